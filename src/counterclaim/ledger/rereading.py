"""Brings every document to the present reader, one committed after the other; what was read before is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Literal

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, func, select, update

from counterclaim.ledger import schema
from counterclaim.ledger.adding import FAILED, keep_reading
from counterclaim.ledger.carrying import Carrying, carry_over, current_reading
from counterclaim.ledger.comparing import Differences, differences_between
from counterclaim.ledger.storing import components_from, document_from, json_text, reading_digest, reading_from
from counterclaim.records import ComponentVersion, Document, Reading, is_covered, reading_id

BATCH = 50
"""Documents fetched in one transaction: none stays open while they are read."""

OTHERWISE = "The same components read it otherwise than before; the earlier reading stays."

Transaction = Callable[[], AbstractContextManager[Connection]]


class Before(msgspec.Struct, frozen=True):
    """What read some documents last; no reader where `components` is None."""

    components: tuple[ComponentVersion, ...] | None
    documents: int


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What a rereading would do: numbers of documents."""

    documents: int
    read_by: tuple[Before, ...]
    """Those to be read, by what read them before, most first."""
    waiting: dict[str, int]
    """In a language that the reader does not read, by language."""
    current: int
    """Read by exactly this reader."""


class Reread(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document.

    `read`: a new reading is current. `restored`: one by the same components was there and is current again.
    `confirmed`: read once more by the same components, with the same result. `differs`: with another result, which
    should not be; the reading that was there stays. `failed`: a component broke down; what was there stays. `gone`: it
    was withdrawn or changed in the meantime.
    """

    document_id: str
    input_id: str
    outcome: Literal["read", "restored", "confirmed", "differs", "failed", "gone"]
    before: str | None = None
    """The reading that was current."""
    now: str | None = None
    """The reading that is."""
    changes: Differences = Differences()
    judgements: Carrying | None = None
    """How judgements came into the new reading; None where nobody has judged anything of the document."""
    message: str | None = None


class ReaderCount(msgspec.Struct, frozen=True, kw_only=True):
    """A chain of components and how many readings it made, how many of them current."""

    name: str
    components: tuple[ComponentVersion, ...]
    readings: int
    current: int


def reader_name(components: Sequence[ComponentVersion]) -> str:
    """A reader in short: names and versions of its components."""
    return ", ".join(f"{part.name} {part.version}" for part in components) or "no component"


def due(
    connection: Connection,
    components: tuple[ComponentVersion, ...],
    languages: Collection[str],
    *,
    documents: Collection[str] = (),
    every: bool = False,
    theatre: str | None = None,
) -> tuple[list[int], Due]:
    """The numbers of the documents to be read anew, in the order in which they came in, and their counts.

    Those whose current reading was not made by exactly `components`, or was not asked for by `theatre` where one is
    given; `every` takes all. Only of `documents` (full ids) where there are any.
    """
    d, r = schema.document.c, schema.reading.c
    joined = schema.document.outerjoin(schema.reading, (r.document_id == d.document_id) & (r.current == 1))
    found = select(d.id, d.document_id, d.language, r.reading_id, r.components).select_from(joined).order_by(d.id)
    if documents:
        found = found.where(d.document_id.in_(documents))
    wanted = json_text(components)
    numbers: list[int] = []
    read_by: Counter[str | None] = Counter()
    waiting: Counter[str] = Counter()
    current = 0
    for row in connection.execution_options(yield_per=1000).execute(found):
        asked = theatre is None or row.reading_id == reading_id(row.document_id, components, theatre)
        if not is_covered(row.language, languages):
            waiting[row.language] += 1
        elif not every and row.components == wanted and asked:
            current += 1
        else:
            numbers.append(row.id)
            read_by[row.components] += 1
    before = tuple(
        Before(components_from(written) if written is not None else None, number)
        for written, number in read_by.most_common()
    )
    return numbers, Due(documents=len(numbers), read_by=before, waiting=dict(sorted(waiting.items())), current=current)


def documents_numbered(reading: Transaction, numbers: Sequence[int]) -> Iterator[Document]:
    """The documents of these numbers that are still there, in the order of the numbers, fetched a few at a time."""
    c = schema.document.c
    for start in range(0, len(numbers), BATCH):
        some = select(schema.document).where(c.id.in_(numbers[start : start + BATCH])).order_by(c.id)
        with reading() as connection:
            found = [document_from(row) for row in connection.execute(some)]
        yield from found


def settle(connection: Connection, document: Document, reading: Reading | None, *, key: str, at: str) -> Reread:
    """Take a new reading of `document` in, or where it is None the kept one named `key`; what changed by it."""
    c = schema.document.c
    there = connection.execute(select(c.text).where(c.document_id == document.document_id)).scalar()
    about = Reread(document_id=document.document_id, input_id=document.input_id, outcome="gone")
    if there != document.text:
        return replace(about, message="It was withdrawn or changed while it was read.")
    before = current_reading(connection, document.document_id)
    was = before.reading_id if before else None
    kept = connection.execute(select(schema.reading).where(schema.reading.c.reading_id == key)).first()
    failure = next((issue for issue in reading.issues if issue.code == FAILED), None) if reading else None
    if reading is not None and failure is not None:
        keep_reading(connection, reading, at=at)
        return replace(about, outcome="failed", before=was, now=was, message=failure.message)
    outcome: Literal["read", "restored", "confirmed", "differs"] = "read"
    message = None
    if kept is not None:
        outcome = "confirmed" if was == key else "restored"
        if reading is not None and reading_digest(reading) != kept.digest:
            outcome, message = "differs", OTHERWISE
        reading = reading_from(connection, kept)
    if reading is None:
        return replace(about, message="Its reading was taken out in the meantime.")
    keep_reading(connection, reading, at=at)
    if document.theatre is not None:
        connection.execute(
            update(schema.document).where(c.document_id == document.document_id).values(theatre=document.theatre)
        )
    return replace(
        about, outcome=outcome, before=was, now=key, message=message,
        changes=differences_between(before.claims if before else (), reading.claims),
        judgements=carry_over(connection, reading),
    )  # fmt: skip


def reader_counts(connection: Connection) -> tuple[ReaderCount, ...]:
    """Every chain of components that made a reading that is kept, the one with most current readings first."""
    c = schema.reading.c
    rows = connection.execute(select(c.components, func.count(), func.sum(c.current)).group_by(c.components)).all()
    counts = [_reader_count(written, int(readings), int(current)) for written, readings, current in rows]
    return tuple(sorted(counts, key=lambda one: (-one.current, -one.readings, one.name)))


def _reader_count(written: str, readings: int, current: int) -> ReaderCount:
    parts = components_from(written)
    return ReaderCount(name=reader_name(parts), components=parts, readings=readings, current=current)


def behind(
    connection: Connection, components: tuple[ComponentVersion, ...], languages: Collection[str]
) -> tuple[int, dict[str, int]]:
    """How many documents another reader read than the one of `components`, and how many wait, by language."""
    d, r = schema.document.c, schema.reading.c
    joined = schema.document.outerjoin(schema.reading, (r.document_id == d.document_id) & (r.current == 1))
    this = r.components == json_text(components)
    other = (r.reading_id.is_not(None) & ~this).label("other")
    found = select(d.language, other, func.count()).select_from(joined).group_by(d.language, other)
    older = 0
    waiting: Counter[str] = Counter()
    for language, is_other, number in connection.execute(found):
        if not is_covered(language, languages):
            waiting[language] += number
        elif is_other:
            older += number
    return older, dict(sorted(waiting.items()))
