"""Documents in, readings out: the components in order, in batches, one bad document never stopping the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property, partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

import msgspec

from counterclaim.errors import GazetteerError, UnknownTaskError
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
"""Documents handed to a worker at once: enough for batches, few enough that results flow."""

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

    With `processes` above 1 and more than a chunk of documents the work is spread; the result does not depend on their
    number. `attribution`: what finds who is cited, the trained tagger with the rules, or one of them alone. Cheap to
    build: models load with the first document. Raises ChainError for a chain that cannot work.
    """

    def __init__(
        self, *, processes: int = 1, attribution: AttributedBy = "both", components: Sequence[Component] | None = None
    ) -> None:
        if components is None:
            from counterclaim.reading.chain import english_chain

            components = english_chain(attribution)
        check_chain(components)
        self._chain = tuple(components)
        self._read = tuple(c for c in self._chain if not set(c.SETS) or set(c.SETS) - ANNOTATED)
        self._processes = processes

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
        chunks = _chunks(iter(documents))
        work = partial(_work, chain=tuple(chain), give=give)
        if self._processes == 1:
            for chunk in chunks:
                yield from work(chunk)
            return
        first = next(chunks, None)
        if first is None:
            return
        second = next(chunks, None)
        if second is None:
            yield from work(first)
            return
        with ProcessPoolExecutor(self._processes, mp_context=get_context("spawn")) as pool:
            yield from _in_order(pool, work, _again(first, second, chunks), ahead=2 * self._processes)


def _chunks(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while chunk := list(islice(documents, CHUNK)):
        yield chunk


def _again(first: list[Document], second: list[Document], rest: Iterator[list[Document]]) -> Iterator[list[Document]]:
    yield first
    yield second
    yield from rest


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[list[Document]], list[T]],
    chunks: Iterator[list[Document]],
    *,
    ahead: int,
) -> Iterator[T]:
    """Results in the order of the chunks, with at most `ahead` chunks under way: memory stays bounded."""
    running = [pool.submit(work, chunk) for chunk in islice(chunks, ahead)]
    while running:
        yield from running.pop(0).result()
        running.extend(pool.submit(work, chunk) for chunk in islice(chunks, 1))


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
        except GazetteerError:
            raise  # no document's fault: the run ends with how to build the table
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
