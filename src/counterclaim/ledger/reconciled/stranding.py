"""What a dispatch tells: its claims' origins and its strands, made anew from its text, its current reading and its
family, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.facets import firsts, rows
from counterclaim.ledger.reconciled.families import families_of
from counterclaim.ledger.reconciled.incident_rows import forget_incidents
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.totals import groups_of
from counterclaim.ledger.storing import claim_from, reading_from, record_id
from counterclaim.reconciling.incidents.blocking import blocks
from counterclaim.reconciling.incidents.clustering import node_of
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.reconcile import origins_in
from counterclaim.reconciling.series.totals import Sourced
from counterclaim.reconciling.telling import shared_family, tellings_in
from counterclaim.records import Document, Family, Reading

_strand = msgspec.msgpack.Decoder(Strand)
_encoder = msgspec.msgpack.Encoder()


class Told(msgspec.Struct, frozen=True):
    """What a dispatch tells: by claim id its origin and the family that has its words, and its strands."""

    origins: dict[str, tuple[Origin, str | None]]
    strands: tuple[Strand, ...]
    follows: dict[str, str] = {}
    """Tellings that go on from others, by their keys."""
    groups: dict[str, tuple[tuple[str, bool], ...]] = {}
    """By claim id the groups of running totals that it has a part in, and whether it tells a total there."""


def told_in(document: Document, reading: Reading, family: Family | None, decisions: Decisions) -> Told:
    """What a dispatch tells; a function of its arguments alone."""
    origins = origins_in(document, reading, family)
    tellings = tellings_in(document, reading, origins=origins, family=family)
    return Told(
        origins={c.claim_id: (origins[c.claim_id], shared_family(c, family)) for c in reading.claims},
        strands=strands_of(tellings, decisions=decisions),
        groups={
            c.claim_id: parts for c in reading.claims
            if (parts := groups_of(Sourced(claim=c, origin=origins[c.claim_id], family=shared_family(c, family))))
        },
        follows={telling.key: telling.follows for telling in tellings if telling.follows is not None},
    )  # fmt: skip


def strand_record(strand: Strand) -> bytes:
    """A strand as a row keeps it, its sets in order: also a set of modes of which one is None."""
    return _encoder.encode(strand.in_order)


@lru_cache(maxsize=16_384)
def block_number(block: str) -> int:
    """A block's key as 63 bits of its hash."""
    return int.from_bytes(blake2b(block.encode(), digest_size=8).digest(), "big") >> 1


def readings_of(connection: Connection, documents: Mapping[int, Document]) -> dict[int, tuple[Reading, list[int]]]:
    """The current readings of some documents, by the document's number, with the numbers of their claims in order."""
    r = schema.reading.c
    by_id = {document.document_id: number for number, document in documents.items()}
    found: dict[int, tuple[Reading, list[int]]] = {}
    names = sorted(by_id)
    for start in range(0, len(names), 500):
        some = select(schema.reading).where(r.document_id.in_(names[start : start + 500]), r.current == 1)
        for row in connection.execute(some).all():
            sql = "SELECT id FROM claim WHERE reading_id = ? ORDER BY position"
            numbers = list(firsts(rows(connection, sql, row.reading_id)))
            found[by_id[row.document_id]] = reading_from(connection, row), numbers
    return found


def forget_told(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Take out what some documents told, and the incidents that it was in. The shapes of which strands went, and of the
    strands that were in incidents with theirs."""
    numbers = str(sorted(documents))
    gone = "SELECT s.shape FROM json_each(?) d CROSS JOIN strand s ON s.document = d.value"
    beside = (
        "SELECT DISTINCT i.incident FROM json_each(?) d CROSS JOIN strand s ON s.document = d.value "
        "CROSS JOIN incident_strand i ON i.strand = s.id"
    )
    shapes = set(firsts(rows(connection, gone, numbers)))
    incidents = set(firsts(rows(connection, beside, numbers)))
    with_them = (
        "SELECT DISTINCT s.shape FROM json_each(?) i CROSS JOIN incident_strand o ON o.incident = i.value "
        "CROSS JOIN strand s ON s.id = o.strand"
    )
    shapes |= set(firsts(rows(connection, with_them, str(sorted(incidents)))))
    forget_incidents(connection, incidents)
    of = [(number,) for number in sorted(documents)]
    due = "INSERT INTO due_series SELECT DISTINCT grouped FROM series_claim WHERE document = ? ON CONFLICT DO NOTHING"
    execute_many(connection, due, of)
    for table in ("strand", "origin", "series_claim", "series_told"):
        execute_many(connection, f"DELETE FROM {table} WHERE document = ?", of)  # noqa: S608  (our own words)
    return shapes


class StrandRow(NamedTuple):
    """A strand as rows: its key, its shape, the tellings that go on from others (JSON), its record, and the numbers of
    the blocks that its shape is found under."""

    key: str
    shape: int
    follows: str
    record: bytes
    blocks: tuple[int, ...]


class ToldRows(NamedTuple):
    """What a dispatch tells as rows: origins (claim id, key, name, side, kind, family, record), parts in running totals
    (group, whether a total, claim id) and strands."""

    origins: list[tuple[str, str, str, str | None, str, str | None, str]]
    parts: list[tuple[str, int, str]]
    strands: list[StrandRow]


class Read(NamedTuple):
    """A dispatch with its current reading as the ledger keeps it: numbers and records of the claims in order."""

    document: Document
    reading: str
    theatre: str | None
    claims: list[int]
    records: list[str]
    family: Family | None
    decisions: Decisions


def told_rows(read: Read) -> ToldRows:
    """What a dispatch tells, as rows; a function of its argument alone."""
    reading = Reading(
        reading_id=read.reading, document_id=read.document.document_id, components=(), theatre=read.theatre,
        claims=tuple(map(claim_from, read.records)), issues=(),
    )  # fmt: skip
    told = told_in(read.document, reading, read.family, read.decisions)
    return ToldRows(
        origins=[
            (claim, o.key, o.name, o.side, o.kind, family, msgspec.json.encode(o).decode())
            for claim, (o, family) in told.origins.items()
        ],
        parts=[(grouped, int(total), claim) for claim, several in told.groups.items() for grouped, total in several],
        strands=[
            StrandRow(
                strand.key, node_of(strand, read.decisions), _follows(strand, told.follows), strand_record(strand),
                tuple(sorted(map(block_number, blocks(strand)))),
            )
            for strand in told.strands
        ],
    )  # fmt: skip


def _follows(strand: Strand, follows: Mapping[str, str]) -> str:
    return msgspec.json.encode({key: follows[key] for key in strand.tellings if key in follows}).decode()


def current_of(connection: Connection, documents: Mapping[int, Document], decisions: Decisions) -> dict[int, Read]:
    """The current readings of some documents, by the document's number."""
    sql = (
        "SELECT o.id, r.reading_id, r.theatre FROM json_each(?) d CROSS JOIN document o ON o.id = d.value "
        "CROSS JOIN reading r ON r.document_id = o.document_id AND r.current = 1 ORDER BY o.id"
    )
    current = list(rows(connection, sql, str(sorted(documents))))
    columns = "c.reading_id, c.position, c.id, c.record"
    claims = f"SELECT {columns} FROM json_each(?) d CROSS JOIN claim c ON c.reading_id = d.value"  # noqa: S608
    of_reading: dict[str, list[tuple[int, int, str]]] = {reading: [] for _, reading, _ in current}
    for reading, *claim in rows(connection, claims, msgspec.json.encode(list(of_reading)).decode()):
        of_reading[reading].append(tuple(claim))
    families = families_of(connection, documents)
    found: dict[int, Read] = {}
    for number, reading, theatre in current:
        several = sorted(of_reading[reading])
        found[number] = Read(
            documents[number], reading, theatre, [claim for _, claim, _ in several],
            [record for _, _, record in several], families.get(number), decisions,
        )  # fmt: skip
    return found


def keep_told(connection: Connection, told: Sequence[tuple[int, Read, ToldRows]]) -> dict[int, StrandRow]:
    """Keep what some dispatches tell, by their numbers. A strand of each of the shapes."""
    origins: list[tuple[object, ...]] = []
    parts: list[tuple[object, ...]] = []
    strands: list[tuple[object, ...]] = []
    shapes: dict[int, StrandRow] = {}
    for number, read, one in told:
        claim_of = dict(zip((record_id(record) for record in read.records), read.claims, strict=True))
        for claim, key, name, side, kind, family, record in one.origins:
            origins.append((number, claim_of[claim], key, name, side, kind, read.document.outlet, family, record))
        parts += [(grouped, total, claim_of[claim], number) for grouped, total, claim in one.parts]
        strands += [(number, row.key, row.shape, row.follows, row.record) for row in one.strands]
        shapes |= {row.shape: row for row in one.strands}
    execute_many(
        connection,
        "INSERT INTO origin (document, claim, key, name, side, kind, outlet, family, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        origins,
    )
    execute_many(connection, "INSERT INTO series_claim VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", sorted(parts))
    put = "INSERT INTO due_series VALUES (?) ON CONFLICT DO NOTHING"
    execute_many(connection, put, [(grouped,) for grouped in sorted({str(part[0]) for part in parts})])
    execute_many(
        connection, "INSERT INTO strand (document, key, shape, follows, record) VALUES (?, ?, ?, ?, ?)", strands
    )
    return shapes


def keep_blocks(connection: Connection, strands: Mapping[int, StrandRow]) -> None:
    """Put shapes under their blocks."""
    put = "INSERT INTO shape_block (block, shape) VALUES (?, ?) ON CONFLICT DO NOTHING"
    execute_many(connection, put, sorted((block, shape) for shape, row in strands.items() for block in row.blocks))


def strands_of_shapes(connection: Connection, shapes: Iterable[int]) -> dict[int, list[tuple[int, Strand]]]:
    """The strands of some shapes with their numbers, by shape."""
    sql = "SELECT s.shape, s.id, s.record FROM json_each(?) d CROSS JOIN strand s ON s.shape = d.value"
    found: dict[int, list[tuple[int, Strand]]] = {}
    for shape, number, record in rows(connection, sql, str(sorted(set(shapes)))):
        found.setdefault(shape, []).append((number, _strand.decode(record)))
    return found


def one_of_each(connection: Connection, shapes: Iterable[int]) -> dict[int, bytes]:
    """The record of a strand of each of some shapes: they are all compared alike."""
    sql = "SELECT d.value, (SELECT record FROM strand WHERE shape = d.value LIMIT 1) FROM json_each(?) d"
    found = rows(connection, sql, str(sorted(set(shapes))))
    return {shape: record for shape, record in found if record is not None}


def strand_from(record: bytes) -> Strand:
    """The strand that a record holds."""
    return _strand.decode(record)
