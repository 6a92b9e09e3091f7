"""Processes of this machine: each has its own memory, and what kills one of them costs the item that killed it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from counterclaim.errors import ExecutorError
from counterclaim.executing.beginning import beginning
from counterclaim.executing.executor import Lost, Work
from counterclaim.executing.worker import serve

T = TypeVar("T")
R = TypeVar("R")
Place = Callable[[int], int]
"""The number of a process by that of a chunk."""

CHUNK = 16
"""Items handed over at once: enough for batches, few enough that results flow."""

AHEAD = 3
"""Chunks under way or done for each process, while an earlier one is waited for: memory stays bounded."""

SECONDS = 600.0
"""How long an item may take, unless its executor is told otherwise. Far beyond any that ends."""

STARTING = 300.0
"""Seconds in which a process must have begun."""

RENEWED = 16
"""Jobs after which a forked process makes room for a fresh one, which costs little: what a process learns of words
and names as it reads stays with it, and would grow with every document."""

HOPELESS = 5
"""Items lost one after the other before any was worked on: then it is the workers that are broken."""


class Chunk(Generic[T]):
    """Some items that are worked on, and what has come out of them: results, or the error that work raised."""

    def __init__(self, items: list[T]) -> None:
        self.items = items
        self.results: list[Any] = [None] * len(items)
        self.left = len(items)
        self.raised: Exception | None = None

    def put(self, at: int, results: Sequence[Any]) -> None:
        """Keep results of the items from `at` on."""
        self.results[at : at + len(results)] = results
        self.left -= len(results)


class Job(Generic[T]):
    """What one worker has at a time: a chunk, or one item of a chunk that killed its worker."""

    def __init__(self, chunk: Chunk[T], at: int, size: int) -> None:
        self.chunk, self.at, self.size = chunk, at, size

    @property
    def items(self) -> list[T]:
        """The items to be worked on."""
        return self.chunk.items[self.at : self.at + self.size]

    def alone(self) -> list[Job[T]]:
        """One job for each of its items."""
        return [Job(self.chunk, at, 1) for at in range(self.at, self.at + self.size)]


class Process(Generic[T]):
    """One worker with its pipe; `job` is what it works on, until `deadline` (monotonic seconds). The time that its job
    may take counts from the moment that it is ready. `left`: jobs until it makes room for another; None: for ever."""

    def __init__(self, work: Any, module: str | None) -> None:
        context = beginning(module)
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()
        self.job: Job[T] | None = None
        self.deadline = 0.0
        self.left = RENEWED if module is not None else None
        self._ready = False
        self._seconds = 0.0

    def give(self, job: Job[T], seconds: float) -> bool:
        """Hand a job over; False where the worker has died meanwhile, and has not got it."""
        try:
            self.pipe.send(job.items)
        except OSError:
            return False
        self.job, self._seconds = job, seconds
        self.deadline = time.monotonic() + (seconds if self._ready else STARTING)
        return True

    def begun(self) -> None:
        """It is ready: from now on its job is timed."""
        self._ready = True
        self.deadline = time.monotonic() + self._seconds

    def death(self) -> str:
        """How it died, in words, once its pipe is closed."""
        self._process.join(5)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"the process that worked on it was killed (signal {-code})"
        if code == 0:
            return "the process that worked on it had too little memory"
        return "the process that worked on it died"

    def stop(self) -> None:
        """End it at once, whatever it does."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


class LocalProcesses:
    """Spreads work over `processes` processes of this machine, begun with the first item and stopped with the last.

    `seconds` says how long one item may take. An item is given up, and named, when the process that works on it dies,
    hangs beyond that, or needs too much memory, after it was tried once in the company of its chunk and once alone.
    `module`: what all of them need, loaded once (see beginning).
    """

    def __init__(
        self, processes: int, *, chunk: int = CHUNK, seconds: Callable[[Any], float] | None = None,
        module: str | None = None,
    ) -> None:  # fmt: skip
        self._processes = processes
        self._chunk = chunk
        self._seconds = seconds or (lambda _: SECONDS)
        self._module = module
        self._staying: Staying | None = None

    def run(
        self, work: Work[T, R], items: Iterable[T], *, chunk: int | None = None, place: Place | None = None
    ) -> Iterator[R | Lost]:  # fmt: skip
        """One result an item, in their order. What `work` raises is raised here. `place` gives the process, by the
        number of the chunk, that had better work on it: it may know something already. Raises ExecutorError."""
        yield from self._results(self._run(work, items, chunk or self._chunk, place))

    def begun(
        self, work: Work[T, R], items: Iterable[T], *, chunk: int, place: Place | None = None
    ) -> Iterator[R | Lost]:  # fmt: skip
        """The same among processes that stay, begun at once: those that have nothing to do are given a chunk before any
        result is asked for, the next ones when `tend` is called. Other runs may go on meanwhile; whoever of them waits
        takes in what comes."""
        run = self._run(work, items, chunk, place)
        run.hand_out()
        run.staying.begun.append(run)
        return self._results(run)

    def tend(self) -> None:
        """Take in what is done of what was begun ahead, and hand out more of it; waits for nothing."""
        for run in tuple(self._staying.begun if self._staying is not None else ()):
            if not run.goes_on():
                run.staying.begun.remove(run)

    def _run(self, work: Work[T, R], items: Iterable[T], chunk: int, place: Place | None) -> _Run[T, R]:
        begin = partial(Process[T], work, self._module)
        staying = self._staying if self._staying is not None else Staying([], deque(), deque())
        return _Run(
            begin, iter(items), processes=self._processes, chunk=chunk, seconds=self._seconds, staying=staying,
            place=place,
        )  # fmt: skip

    def _results(self, run: _Run[T, R]) -> Iterator[R | Lost]:
        try:
            yield from run.results()
        finally:
            if run.staying is not self._staying:
                run.staying.stop()

    @contextmanager
    def staying(self) -> Iterator[LocalProcesses]:
        """The same processes for several runs, as long as all do the same work. What a run that is broken off left to
        do is still done, and comes to nothing."""
        self._staying = staying = Staying([], deque(), deque())
        try:
            yield self
        finally:
            staying.stop()
            self._staying = None


class Staying(NamedTuple):
    """Workers, what is to be tried again of what they were given, and the runs that were begun ahead."""

    workers: list[Process[Any]]
    again: deque[Job[Any]]
    begun: deque[_Run[Any, Any]]

    def stop(self) -> None:
        """Stop all workers."""
        for worker in self.workers:
            worker.stop()
        self.workers.clear()
        self.again.clear()
        self.begun.clear()


class _Run(Generic[T, R]):
    """One run: its workers, what waits to be worked on, and what waits for its turn to be given out."""

    def __init__(
        self, begin: Callable[[], Process[T]], items: Iterator[T], *, processes: int, chunk: int,
        seconds: Callable[[T], float], staying: Staying, place: Place | None,
    ) -> None:  # fmt: skip
        self._begin, self._items, self._size, self._seconds = begin, items, chunk, seconds
        self._most = processes
        self.staying = staying
        self.workers, self._again = staying.workers, staying.again
        self._under_way: deque[Chunk[T]] = deque()
        self._place = place
        self._waiting: dict[int, Chunk[T]] = {}
        """Chunks that were taken from their source and wait for the process that had better work on them."""
        self._number = 0
        self._taken = False
        """Whether all items have been taken from their source."""
        self._worked = False
        self._lost = 0

    def results(self) -> Iterator[R | Lost]:
        """All results in their order."""
        while True:
            self.hand_out()
            while self._under_way and self._under_way[0].left <= 0:
                done = self._under_way.popleft()
                if done.raised is not None:
                    raise done.raised
                yield from done.results
                self.hand_out()
            if self._taken and not self._under_way:
                return
            self._take_back()

    def goes_on(self) -> bool:
        """Take in what workers have done, and hand out more; whether there may be more to hand out."""
        busy = {worker.pipe: worker for worker in self.workers if worker.job is not None}
        for pipe in wait(list(busy), timeout=0):
            self._answered(busy[pipe])  # type: ignore[index]  # what `wait` gives is what it was given
        self.hand_out()
        return bool(self._waiting) or not self._taken

    def hand_out(self) -> None:
        """Give work to every worker that has none, and begin workers while there is work for them."""
        while True:
            at = next((at for at, worker in enumerate(self.workers) if worker.job is None), len(self.workers))
            if at >= self._most:
                return
            idle = self.workers[at] if at < len(self.workers) else None
            job = self._next_job(at)
            if job is None:
                return
            if idle is None:
                idle = self._begin()
                self.workers.append(idle)
            if not idle.give(job, sum(self._seconds(item) for item in job.items)):
                self._remove(idle)
                self._again.appendleft(job)

    def _next_job(self, process: int) -> Job[T] | None:
        """What a process does next: what it had better work on, else the first thing that waits."""
        if self._again:
            return self._again.popleft()
        mine = self._waiting_for(process)
        while mine is None and len(self._under_way) < AHEAD * self._most and self._take():
            mine = self._waiting_for(process)
        if mine is None:
            mine = next(iter(self._waiting), None)
        if mine is None:
            return None
        chunk = self._waiting.pop(mine)
        return Job(chunk, 0, len(chunk.items))

    def _waiting_for(self, process: int) -> int | None:
        """The first chunk that waits for a process, or for any."""
        return next((n for n in self._waiting if self._place is None or self._place(n) == process), None)

    def _take(self) -> bool:
        """Take another chunk from the source; whether there was one."""
        items = list(islice(self._items, self._size))
        self._taken = not items
        if items:
            self._waiting[self._number] = chunk = Chunk(items)
            self._under_way.append(chunk)
            self._number += 1
        return bool(items)

    def _take_back(self) -> None:
        """Wait until a worker answers, dies or has had its time, and take in what it did."""
        busy = {worker.pipe: worker for worker in self.workers if worker.job is not None}
        first = min(worker.deadline for worker in busy.values())
        ready = wait(list(busy), timeout=max(0.0, first - time.monotonic()))
        for pipe in ready:
            self._answered(busy[pipe])  # type: ignore[index]  # what `wait` gives is what it was given
        now = time.monotonic()
        for worker in busy.values():
            if worker.job is not None and worker.deadline <= now and not worker.pipe.poll():
                self._gave_out(worker, "the process that worked on it did not come to an end, and was stopped")

    def _answered(self, worker: Process[T]) -> None:
        job = worker.job
        assert job is not None
        try:
            how, what = worker.pipe.recv()
        except (EOFError, OSError):
            self._gave_out(worker, worker.death())
            return
        if how == "ready":
            worker.begun()
            return
        worker.job = None
        self._worked = True
        if how == "raised":
            job.chunk.raised, job.chunk.left = what, 0
        else:
            job.chunk.put(job.at, what)
        if worker.left is not None:
            worker.left -= 1
            if not worker.left:
                self._remove(worker)

    def _remove(self, worker: Process[T]) -> None:
        worker.stop()
        worker.job = None
        self.workers.remove(worker)

    def _gave_out(self, worker: Process[T], reason: str) -> None:
        """A worker is no more. Its items are tried one by one; one that was alone is lost."""
        job = worker.job
        assert job is not None
        self._remove(worker)
        if job.size > 1:
            self._again.extend(job.alone())
            return
        self._lost += 1
        if not self._worked and self._lost >= HOPELESS:
            raise ExecutorError(reason)
        job.chunk.put(job.at, [Lost(f"{reason[0].upper()}{reason[1:]}.")])
