"""Work spread over processes: results in order, and what kills, hangs or fills a process costs itself alone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from counterclaim.errors import ExecutorError
from counterclaim.executing import LocalProcesses, Lost, cores, hands, share

PATIENT = 30.0


def doubled(items: list[int]) -> list[int]:
    return [2 * item for item in items]


def hostile(items: list[str]) -> list[str]:
    """Does to its process what an item says."""
    for item in items:
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif item == "exit":
            os._exit(3)
        elif item == "hang":
            time.sleep(PATIENT * 20)
        elif item == "grow":
            bytearray(4_000_000_000)
    return [item.upper() for item in items]


def broken(items: list[str]) -> list[str]:
    raise ValueError(f"nobody can do {items[0]}")


def dead(_: list[str]) -> list[str]:
    os._exit(1)


@pytest.mark.parametrize(("processes", "chunk"), [(1, 3), (2, 1), (2, 16), (3, 5)])
def test_results_come_in_the_order_of_the_items(processes: int, chunk: int) -> None:
    assert list(LocalProcesses(processes, chunk=chunk).run(doubled, range(50))) == [2 * n for n in range(50)]


def test_no_items_begin_no_process() -> None:
    assert list(LocalProcesses(2).run(dead, [])) == []


def test_items_are_taken_only_as_fast_as_they_are_worked_on() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken = number
            yield number

    results = LocalProcesses(2, chunk=2).run(doubled, items())
    assert next(results) == 0
    assert taken < 50
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("die", "was killed (signal 9)"), ("exit", "died"), ("grow", "too little memory")],
)
def test_what_kills_a_process_is_named_and_the_rest_goes_on(fault: str, reason: str) -> None:
    items = [f"item {number}" for number in range(20)]
    items[7] = fault
    results = list(LocalProcesses(2, chunk=5).run(hostile, items))
    lost = results.pop(7)
    assert isinstance(lost, Lost)
    assert reason in lost.reason
    assert results == [item.upper() for item in items if item != fault]


def test_what_hangs_a_process_is_named_and_the_rest_goes_on() -> None:
    items = ["a", "hang", "b", "c"]
    begun = time.monotonic()
    results = list(LocalProcesses(2, chunk=2, seconds=lambda _: 4.0).run(hostile, items))
    assert [r for r in results if not isinstance(r, Lost)] == ["A", "B", "C"]
    (lost,) = (r for r in results if isinstance(r, Lost))
    assert "did not come to an end" in lost.reason
    assert time.monotonic() - begun < PATIENT * 10


def test_what_work_raises_ends_the_run() -> None:
    with pytest.raises(ValueError, match="nobody can do a"):
        list(LocalProcesses(2).run(broken, ["a", "b"]))


def test_worker_that_dies_while_it_waits_costs_nothing() -> None:
    import multiprocessing

    def items() -> Iterator[int]:
        for number in range(8):
            if number == 4:  # whoever is to have this one has done all that it was given
                for child in multiprocessing.active_children():
                    child.kill()
                    child.join()
            yield number

    assert list(LocalProcesses(1, chunk=1).run(doubled, items())) == [2 * n for n in range(8)]


def test_workers_that_cannot_work_at_all_end_the_run() -> None:
    with pytest.raises(ExecutorError, match="died"):
        list(LocalProcesses(1, chunk=4).run(dead, [str(number) for number in range(100)]))


def test_a_run_that_is_left_leaves_no_process() -> None:
    import multiprocessing

    results = LocalProcesses(2, chunk=1).run(doubled, range(1000))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_this_machine_can_do_something() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def killing(parent: int) -> str:
    """Kills its process, unless that is the one that gave the work."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def test_hands_stay_from_one_work_to_the_next() -> None:
    with hands(2) as two:
        first, second = (list(two.map(squared, range(40), together=1)) for _ in range(2))
    assert [number for number, _ in first] == [number for number, _ in second] == [n * n for n in range(40)]
    workers = {worker for _, worker in (*first, *second)}
    assert len(workers) <= 2 and os.getpid() not in workers


def test_what_kills_a_hand_is_done_by_who_gave_it() -> None:
    with hands(2) as two:
        assert list(two.map(killing, [os.getpid()] * 3)) == ["done here"] * 3
        assert [number for number, _ in two.map(squared, range(5))] == [0, 1, 4, 9, 16]


def slowly(number: int) -> int:
    time.sleep(0.05)
    return -number


def failing(number: int) -> int:
    raise ValueError(f"nobody can do {number}")


def test_a_share_is_one_with_which_all_are_at_work_to_the_end() -> None:
    with hands(2) as two, hands(1) as one:
        shares = [share(items, two, most=100) for items in (0, 1, 7, 200, 201, 390, 401)]
        assert shares == [1, 1, 4, 100, 51, 98, 67]
        assert [share(items, one, most=100) for items in (0, 7, 150)] == [1, 7, 75]
        assert share(401, two) == 201


def test_other_work_goes_on_while_work_begun_ahead_waits_to_be_asked_for() -> None:
    with hands(2) as two:
        ahead = [two.ahead(slowly, range(start, start + 7)) for start in (0, 100)]
        assert [number for number, _ in two.map(squared, range(9))] == [n * n for n in range(9)]
        assert list(ahead[1]) == [-n for n in range(100, 107)]
        assert [number for number, _ in two.map(squared, range(3))] == [0, 1, 4]
        assert list(ahead[0]) == [-n for n in range(7)]
        assert list(two.ahead(slowly, [])) == []


def test_what_was_begun_ahead_goes_on_when_it_is_tended() -> None:
    with hands(2) as two:
        ahead = [two.ahead(squared, range(start, start + 60)) for start in (0, 100)]
        for _ in range(100):
            two.tend()
            time.sleep(0.005)
        assert [number for number, _ in two.map(squared, range(3))] == [0, 1, 4]
        assert [number for number, _ in ahead[0]] == [n * n for n in range(60)]
        assert [number for number, _ in ahead[1]] == [n * n for n in range(100, 160)]
        two.tend()


def test_a_part_goes_to_who_had_the_same_part_before() -> None:
    with hands(2) as two:
        each = [[worker for _, worker in two.map(squared, range(2), together=1)] for _ in range(5)]
    assert len({tuple(one) for one in each}) == 1 and len({*each[0]}) == 2


def test_what_work_begun_ahead_raises_is_raised_where_it_is_asked_for() -> None:
    with hands(2) as two:
        ahead = two.ahead(failing, [7])
        assert [number for number, _ in two.map(squared, range(9))] == [n * n for n in range(9)]
        with pytest.raises(ValueError, match="nobody can do 7"):
            list(ahead)


def test_work_begun_ahead_that_kills_a_hand_is_done_by_who_gave_it() -> None:
    with hands(2) as two:
        ahead = two.ahead(killing, [os.getpid()] * 3)
        assert [number for number, _ in two.map(squared, range(20))] == [n * n for n in range(20)]
        assert list(ahead) == ["done here"] * 3


def test_work_that_is_not_taken_to_its_end_leaves_nothing_behind() -> None:
    with hands(2) as two:
        assert next(two.map(squared, range(100)))[0] == 0
        assert [number for number, _ in two.map(squared, range(3))] == [0, 1, 4]


def test_what_all_processes_need_is_loaded_once() -> None:
    from counterclaim.executing.local import RENEWED

    too_few = RENEWED - 1  # for either process to make room for a third, however slowly the other one begins
    program = f"from tests import loaded_once; print(loaded_once.told({too_few}), loaded_once.IMPORTED_IN)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    told, own = done.stdout.rsplit("]", 1)
    pairs = {(int(imported), int(worked)) for imported, worked in re.findall(r"\((\d+), (\d+)\)", told)}
    loaded = {imported for imported, _ in pairs}
    assert len(loaded) == 1
    assert len({worked for _, worked in pairs}) == 2
    assert not loaded & {worked for _, worked in pairs}
    assert int(own) not in loaded


def test_a_forked_process_makes_room_for_a_fresh_one() -> None:
    from counterclaim.executing.local import RENEWED

    program = f"from tests import loaded_once; print(loaded_once.told({3 * RENEWED}, 1))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    workers = [worked for _, worked in re.findall(r"\((\d+), (\d+)\)", done.stdout)]
    assert len(workers) == 3 * RENEWED
    assert [workers.count(one) for one in dict.fromkeys(workers)] == [RENEWED] * 3
