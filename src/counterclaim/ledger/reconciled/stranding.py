"""What a dispatch tells: its claims' origins and its strands, made anew from its text, its current reading and its
family, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.facets import firsts, rows
from counterclaim.ledger.reconciled.incident_rows import forget_incidents
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.totals import groups_of
from counterclaim.ledger.storing import reading_from
from counterclaim.reconciling.incidents.blocking import blocks
from counterclaim.reconciling.incidents.clustering import node_of
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.reconcile import tellings_of_dispatch, theatre_of
from counterclaim.reconciling.series.totals import Sourced
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
    from counterclaim.reconciling.origins import origins_of
    from counterclaim.reconciling.telling import shared_family

    theatre = theatre_of(reading)
    origins = origins_of(reading.claims, document, family=family, theatre=theatre)
    tellings = tellings_of_dispatch(document, reading, family)
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
    return _encoder.encode({
        name: sorted(value, key=str) if isinstance(value := getattr(strand, name), frozenset) else value
        for name in strand.__struct_fields__
    })  # fmt: skip


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
    for table in ("strand", "origin", "series_claim"):
        execute_many(connection, f"DELETE FROM {table} WHERE document = ?", of)  # noqa: S608  (our own words)
    return shapes


def keep_told(
    connection: Connection, number: int, told: Told, *, outlet: str | None, claims: Mapping[str, int],
    decisions: Decisions,
) -> dict[int, Strand]:  # fmt: skip
    """Keep what a dispatch tells; `claims` are the numbers of its claims. Its strands by their shapes."""
    execute_many(
        connection,
        "INSERT INTO origin (document, claim, key, name, side, kind, outlet, family, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, claims[claim], o.key, o.name, o.side, o.kind, outlet, family,
             msgspec.json.encode(o).decode())
            for claim, (o, family) in told.origins.items()
        ],
    )  # fmt: skip
    parts = [
        (grouped, int(total), claims[claim], number)
        for claim, several in told.groups.items() for grouped, total in several
    ]  # fmt: skip
    execute_many(connection, "INSERT INTO series_claim VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", parts)
    put = "INSERT INTO due_series VALUES (?) ON CONFLICT DO NOTHING"
    execute_many(connection, put, [(grouped,) for grouped in sorted({part[0] for part in parts})])
    shapes = [(node_of(strand, decisions), strand) for strand in told.strands]
    rest = [
        (shape, strand, {k: told.follows[k] for k in strand.tellings if k in told.follows}) for shape, strand in shapes
    ]
    execute_many(
        connection, "INSERT INTO strand (document, key, shape, follows, record) VALUES (?, ?, ?, ?, ?)",
        [
            (number, strand.key, shape, msgspec.json.encode(follows).decode(), strand_record(strand))
            for shape, strand, follows in rest
        ],
    )  # fmt: skip
    return dict(shapes)


def keep_blocks(connection: Connection, strands: Mapping[int, Strand]) -> None:
    """Put shapes under their blocks."""
    put = "INSERT INTO shape_block (block, shape) VALUES (?, ?) ON CONFLICT DO NOTHING"
    under = sorted((block_number(block), shape) for shape, strand in strands.items() for block in blocks(strand))
    execute_many(connection, put, under)


def strands_of_shapes(connection: Connection, shapes: Iterable[int]) -> dict[int, list[tuple[int, Strand]]]:
    """The strands of some shapes with their numbers, by shape."""
    sql = "SELECT s.shape, s.id, s.record FROM json_each(?) d CROSS JOIN strand s ON s.shape = d.value"
    found: dict[int, list[tuple[int, Strand]]] = {}
    for shape, number, record in rows(connection, sql, str(sorted(set(shapes)))):
        found.setdefault(shape, []).append((number, _strand.decode(record)))
    return found


def one_of_each(connection: Connection, shapes: Iterable[int]) -> dict[int, Strand]:
    """A strand of each of some shapes: they are all compared alike."""
    sql = "SELECT d.value, (SELECT record FROM strand WHERE shape = d.value LIMIT 1) FROM json_each(?) d"
    found = rows(connection, sql, str(sorted(set(shapes))))
    return {shape: _strand.decode(record) for shape, record in found if record is not None}
