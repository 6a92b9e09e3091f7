"""Documents in, readings out: the components in order, in batches, one bad document never stopping the rest."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain as one_after_another
from itertools import islice
from typing import TypeVar

import msgspec

from counterclaim.errors import GazetteerError, TheatreFileError, UnknownTaskError
from counterclaim.executing import Executor, LocalProcesses, Lost
from counterclaim.reading.annotations import TASKS
from counterclaim.reading.component import BatchComponent, Component, chain_for, check_chain, versions
from counterclaim.reading.layers import Layers
from counterclaim.records import (
    Annotations,
    AttributedBy,
    ComponentVersion,
    Document,
    Issue,
    Reading,
    is_covered,
    reading_id,
)

CHUNK = 16
"""Documents read together: enough for batches, few enough that results flow."""

SECONDS, SECONDS_EACH = 300.0, 0.004
"""How long a document may take, and for each of its code points. News takes a hundredth of it."""

LOADED = "counterclaim.reading.loaded"
"""The module whose import loads the models."""

LANGUAGES = frozenset({"en"})
"""Languages that the chain reads."""

FAILED = "component-failed"
"""Code of the issue that a reading carries where a component broke down."""

PRIVATE = "private"
"""Name of the component that finds private names: without it nobody has looked for them."""

ANNOTATED = frozenset({"cast"})
"""Layers that only annotations show: what sets nothing else takes no part in a reading."""

log = logging.getLogger(__name__)
T = TypeVar("T")


class Reader:
    """Reads documents with one chain of components, checked when the reader is built.

    Without `processes` and `executor` it reads in this process. With `processes`, more than a chunk of documents is
    spread over that many (`executor` says over what else); what kills or hangs one of them costs that document. The
    result does not depend on their number. `attribution`: what finds who is cited, the trained tagger with the rules,
    or one of them alone. Cheap to build: models load with the first document. Raises ChainError for a chain that
    cannot work.
    """

    def __init__(
        self, *, processes: int | None = None, executor: Executor | None = None, attribution: AttributedBy = "both",
        components: Sequence[Component] | None = None,
    ) -> None:  # fmt: skip
        if components is None:
            from counterclaim.reading.chain import english_chain

            components = english_chain(attribution)
        check_chain(components)
        self._chain = tuple(components)
        self._read = tuple(c for c in self._chain if not set(c.SETS) or set(c.SETS) - ANNOTATED)
        if executor is None and processes is not None:
            executor = LocalProcesses(processes, chunk=CHUNK, seconds=_seconds, module=LOADED)
        self._executor = executor

    @cached_property
    def components(self) -> tuple[ComponentVersion, ...]:
        """Name, version and data digest of everything that takes part in a reading."""
        return versions(self._read)

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages that it reads. Documents in others are kept and wait."""
        return LANGUAGES

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in their order. A document that cannot be read gives a reading with an issue."""
        return self._run(documents, self._read, partial(_reading, components=self.components))

    def annotate(self, task: str, documents: Iterable[Document]) -> Iterator[Annotations | Issue]:
        """The rows of one task for each document, in their order, with what could not be read, or the issue that
        stopped the document.

        Only the components that the task needs are run. Raises UnknownTaskError.
        """
        if task not in TASKS:
            raise UnknownTaskError(task, TASKS)
        layers, _ = TASKS[task]
        return self._run(documents, chain_for(layers, self._chain), partial(_rows, task=task))

    def _run(
        self, documents: Iterable[Document], chain: Sequence[Component], give: Callable[[Layers], T]
    ) -> Iterator[T]:
        work = partial(_work, chain=tuple(chain), give=give)
        source = iter(documents)
        first = list(islice(source, CHUNK))
        if self._executor is not None and (second := next(source, None)) is not None:
            yield from self._spread(self._executor, one_after_another(first, (second,), source), work, give)
            return
        while first:
            yield from work(first)
            first = list(islice(source, CHUNK))

    def _spread(
        self,
        executor: Executor,
        documents: Iterable[Document],
        work: Callable[[list[Document]], list[T]],
        give: Callable[[Layers], T],
    ) -> Iterator[T]:
        """The same by an executor. A document that it lost says so, like one on which a component failed."""
        under_way: deque[Document] = deque()

        def noted() -> Iterator[Document]:
            for document in documents:
                under_way.append(document)
                yield document

        for result in executor.run(work, noted()):
            document = under_way.popleft()
            yield give(_lost(document, result)) if isinstance(result, Lost) else result


def _seconds(document: Document) -> float:
    return SECONDS + SECONDS_EACH * len(document.text)


def _lost(document: Document, lost: Lost) -> Layers:
    log.debug("lost %s: %s", document.input_id, lost.reason)
    return Layers(document).with_issues(Issue(code=FAILED, message=f"It could not be read. {lost.reason}"))


def _work(documents: list[Document], *, chain: tuple[Component, ...], give: Callable[[Layers], T]) -> list[T]:
    """Run the chain over some documents; runs in a worker process where there are several."""
    fresh = [Layers(document) for document in documents]
    readable = [layers for layers in fresh if is_covered(layers.document.language, LANGUAGES)]
    read = iter(_through_all(readable, chain))
    return [
        give(next(read) if is_covered(layers.document.language, LANGUAGES) else _unread(layers)) for layers in fresh
    ]


def _unread(layers: Layers) -> Layers:
    """What can be said of a dispatch in a language that is not read: what it quotes, and that nothing else is."""
    from counterclaim.reading.chain import in_any_language

    message = (
        f"The dispatch is in a language that is not read yet ({layers.document.language}); it is kept as it is. Of its "
        "words only direct quotations are told apart, without speakers and claims."
    )
    unread = Issue(code="language-not-read", message=message)
    return in_any_language(layers).with_issues(unread)


def _through_all(many: list[Layers], chain: tuple[Component, ...]) -> list[Layers]:
    """Every document through the chain: in batches through a first component that can, then one by one."""
    first, rest = chain[0], chain[1:]
    if isinstance(first, BatchComponent):
        try:
            return [_through(rest, layers) for layers in list(first.batch(many))]
        except Exception:  # one document breaks the batch: read them one by one to find which
            log.debug("a batch failed, reading its documents one by one", exc_info=True)
    return [_through(chain, layers) for layers in many]


def _through(chain: Sequence[Component], layers: Layers) -> Layers:
    """The layers after every component that worked; the first that fails ends the reading with an issue."""
    for component in chain:
        try:
            layers = component(layers)
        except (GazetteerError, TheatreFileError):
            raise  # no document's fault: the run ends with what to correct or build
        except Exception as error:  # hostile input must cost one document, not the run
            log.debug("component %s failed on %s", component.NAME, layers.document.input_id, exc_info=True)
            message = f"The component '{component.NAME}' failed here ({type(error).__name__}: {error})."
            return layers.with_issues(Issue(code=FAILED, message=message))
    return layers


def _reading(layers: Layers, *, components: tuple[ComponentVersion, ...]) -> Reading:
    document = layers.document
    reading = reading_id(document.document_id, components, document.theatre)
    looked = any(c.name == PRIVATE for c in components) and is_covered(document.language, LANGUAGES)
    return Reading(
        reading_id=reading,
        document_id=document.document_id,
        components=components,
        theatre=layers.theatre.id,
        claims=tuple(msgspec.structs.replace(claim, reading_id=reading) for claim in layers.claims),
        issues=(*document.issues, *layers.issues),
        private=layers.private if looked else None,
    )


def _rows(layers: Layers, *, task: str) -> Annotations | Issue:
    failed = next((issue for issue in layers.issues if issue.code == FAILED), None)
    return failed or Annotations(TASKS[task][1](layers), layers.issues)
