"""What `reconcile` made, made once more from documents, readings and decisions, and held against what stands there."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from counterclaim.executing import Alone
from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.misfit import Misfit
from counterclaim.ledger.reconciled.clustering import incidents_among
from counterclaim.ledger.reconciled.families import family_of
from counterclaim.ledger.reconciled.incident_rows import TABLES, rows_of
from counterclaim.ledger.reconciled.linking import Pairs, Strands, as_rows, links_of
from counterclaim.ledger.reconciled.loading import Documents, documents_numbered
from counterclaim.ledger.reconciled.parting import LedgerLinks, unchanged
from counterclaim.ledger.reconciled.reconciling import current_decisions, is_due, rule_of
from counterclaim.ledger.reconciled.reprinting import (
    contexts_of,
    families_among,
    family_row,
    outline_of,
)
from counterclaim.ledger.reconciled.series import series_among
from counterclaim.ledger.reconciled.stranding import (
    block_number,
    one_of_each,
    readings_of,
    strand_from,
    strand_record,
    told_in,
)
from counterclaim.ledger.reconciled.told_totals import rows_of_claim
from counterclaim.ledger.reconciled.totals import group_of
from counterclaim.reconciling.incidents.blocking import blocks, compared
from counterclaim.reconciling.incidents.clustering import node_of
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.parting import parts_of
from counterclaim.reconciling.series import Sourced

AT_ONCE = 200
"""Documents in memory at a time."""


def reconciled_misfits(connection: Connection) -> Iterator[Misfit]:
    """What was made otherwise than it is made now. Nothing is said while something waits to be reconciled: what stands
    there was made of something else then."""
    if is_due(connection):
        return
    decisions = current_decisions(connection)
    numbers = list(firsts(rows(connection, "SELECT id FROM document ORDER BY id")))
    for start in range(0, len(numbers), AT_ONCE):
        yield from _documents(connection, numbers[start : start + AT_ONCE], decisions)
    yield from _strays(connection)
    yield from _families(connection, numbers)
    yield from _links(connection)
    yield from _incidents(connection, decisions)
    yield from _series(connection)


def _series(connection: Connection) -> Iterator[Misfit]:
    """The series of all groups; which claims are in a group is held against the claims with the rest of a document."""
    missing = set(texts(rows(connection, "SELECT incident_id FROM incident WHERE kind = 'series'")))
    for grouped in sorted({group_of(name) for name in texts(rows(connection, "SELECT grouped FROM series_claim"))}):
        made, told = series_among(connection, grouped)
        names = {grouped, *(str(row[0]) for row in told)}
        sql = "SELECT t.* FROM json_each(?) d CROSS JOIN series_told t ON t.grouped = d.value"
        if told and set(rows(connection, sql, msgspec.json.encode(sorted(names)).decode())) != told:
            yield Misfit("derived", grouped, f"what is told of the running totals of '{grouped}' is not what was read")
        for one, expected in zip(made, rows_of(connection, made), strict=True):
            name = one.columns["incident_id"]
            missing.discard(name)
            number = rows(connection, "SELECT id FROM incident WHERE incident_id = ?", name).fetchone()
            if number is None or _stored(connection, number[0]) != expected:
                yield Misfit("derived", name, f"series {name} is not the one that its claims make")
    for name in sorted(missing):
        yield Misfit("derived", name, f"series {name} is of no claims")


def _documents(connection: Connection, numbers: list[int], decisions: Decisions) -> Iterator[Misfit]:
    documents = documents_numbered(connection, numbers)
    readings = readings_of(connection, documents)
    for number, document in sorted(documents.items()):
        name, outline = document.document_id, outline_of(document)
        row = rows(connection, "SELECT document_id, text, moment FROM reprint WHERE document = ?", number).fetchone()
        if row != (name, outline.text, outline.moment):
            yield Misfit("derived", name, f"what document {name} is compared with others by is not what its text gives")
        expected_origins, expected_strands, expected_parts = [], [], []
        expected_told: set[tuple[object, ...]] = set()
        if number in readings:
            reading, claims = readings[number]
            told = told_in(document, reading, family_of(connection, number), decisions)
            by_claim = dict(zip((c.claim_id for c in reading.claims), claims, strict=True))
            expected_origins = sorted(
                (by_claim[claim], o.key, o.name, o.side, o.kind, document.outlet, family)
                for claim, (o, family) in told.origins.items()
            )  # fmt: skip
            expected_parts = sorted(
                (grouped, int(total), by_claim[claim])
                for claim, several in told.groups.items() for grouped, total in several
            )  # fmt: skip
            expected_told = {
                (*row, by_claim[claim.claim_id])
                for claim in reading.claims
                for row, _ in rows_of_claim(Sourced(
                    claim=claim, origin=told.origins[claim.claim_id][0], family=told.origins[claim.claim_id][1]
                ))
            }  # fmt: skip
            expected_strands = sorted((s.key, node_of(s, decisions), strand_record(s)) for s in told.strands)
        sql = "SELECT claim, key, name, side, kind, outlet, family FROM origin WHERE document = ? ORDER BY claim"
        strands = "SELECT key, shape, record FROM strand WHERE document = ? ORDER BY key"
        if list(rows(connection, sql, number)) != expected_origins:
            yield Misfit("derived", name, f"whose words the claims of document {name} are is not what was read")
        parts = "SELECT grouped, total, claim FROM series_claim WHERE document = ? ORDER BY grouped, total, claim"
        if list(rows(connection, parts, number)) != expected_parts:
            yield Misfit("derived", name, f"what document {name} tells of running totals is not what was read")
        there = rows(connection, "SELECT * FROM series_told WHERE document = ?", number).fetchall()
        if not {row[:-1] for row in there} <= expected_told:  # a row is learnt where a series is made
            yield Misfit("derived", name, f"what series were made of by document {name} is not what was read")
        if list(rows(connection, strands, number)) != expected_strands:
            yield Misfit("derived", name, f"what document {name} tells of incidents is not what was read")


def _strays(connection: Connection) -> Iterator[Misfit]:
    """Rows that are of no document."""
    for table in ("reprint", "reprint_band", "strand", "origin", "series_told"):
        sql = f"SELECT DISTINCT document FROM {table} WHERE document NOT IN (SELECT id FROM document)"  # noqa: S608
        for (number,) in rows(connection, sql):
            yield Misfit(
                "derived", table, f"a row of the table '{table}' is of document number {number}, which is gone"
            )


def _families(connection: Connection, numbers: list[int]) -> Iterator[Misfit]:
    made = families_among(connection, set(numbers), Documents(connection), Alone())
    expected = {row[0]: row for row in map(family_row, made)}
    sql = "SELECT family_id, members, outlets, first, record FROM family"
    there = {row[0]: row for row in rows(connection, sql)}
    for name in sorted(expected.keys() | there.keys()):
        if expected.get(name) != there.get(name):
            yield Misfit("derived", name, f"family {name} is not the one that its dispatches make")
    contexts = {name: (f.family_id, context) for f in made for name, context in contexts_of(f).items()}
    for name, family, context in rows(connection, "SELECT document_id, family, context FROM reprint ORDER BY document"):
        if (family, context) != contexts.get(name, (None, "")):
            yield Misfit("derived", name, f"document {name} is not in the family that its words make")
    yield from _bands(connection)


def _bands(connection: Connection) -> Iterator[Misfit]:
    """The keys by which likely reprints are looked up: of several copies only the earliest stands under them."""
    first = (
        "SELECT document FROM (SELECT document, row_number() OVER (PARTITION BY text ORDER BY moment, document_id, "
        "document) AS place FROM reprint WHERE text IS NOT NULL) WHERE place = 1 ORDER BY document"
    )
    numbers = list(firsts(rows(connection, first)))
    standing = set(numbers)
    for start in range(0, len(numbers), AT_ONCE):
        for number, document in documents_numbered(connection, numbers[start : start + AT_ONCE]).items():
            there = set(firsts(rows(connection, "SELECT band FROM reprint_band WHERE document = ?", number)))
            if there != set(outline_of(document).keys):
                name = document.document_id
                yield Misfit("derived", name, f"document {name} is not found where its likely reprints are looked for")
    for (number,) in rows(connection, "SELECT DISTINCT document FROM reprint_band"):
        if number not in standing:
            yield Misfit("derived", "reprint_band", f"document number {number} is looked for as a reprint, and is none")


def _links(connection: Connection) -> Iterator[Misfit]:
    """Blocks and links of all shapes."""
    shapes = list(firsts(rows(connection, "SELECT DISTINCT shape FROM strand ORDER BY shape")))
    for start in range(0, len(shapes), AT_ONCE):
        for shape, record in one_of_each(connection, shapes[start : start + AT_ONCE]).items():
            strand = strand_from(record)
            there = set(firsts(rows(connection, "SELECT block FROM shape_block WHERE shape = ?", shape)))
            if there != {block_number(block) for block in blocks(strand)}:
                yield Misfit("derived", strand.key, f"strand {strand.key} is not found where it is looked for")
    compared_already: set[tuple[int, int]] = set()
    wanted: set[tuple[int, int, float]] = set()
    strands = Strands()
    for block in list(firsts(rows(connection, "SELECT DISTINCT block FROM shape_block"))):
        under = list(firsts(rows(connection, "SELECT shape FROM shape_block WHERE block = ?", block)))
        pairs = [pair for pair in compared(under) if pair not in compared_already]
        compared_already.update(pairs)
        shapes_here = {shape for pair in pairs for shape in pair}
        strands.load(connection, shapes_here, {})
        wanted |= set(links_of(Pairs(as_rows(pairs), {shape: strands[shape] for shape in shapes_here})))
    for one, other, _ in sorted(wanted ^ set(rows(connection, "SELECT one, other, score FROM shape_link"))):
        yield Misfit("derived", f"{one}-{other}", f"the link between strands {one} and {other} is not what they give")


def _incidents(connection: Connection, decisions: Decisions) -> Iterator[Misfit]:
    left = set(firsts(rows(connection, "SELECT DISTINCT shape FROM strand")))
    missing = set(texts(rows(connection, "SELECT incident_id FROM incident WHERE kind = 'incident'")))
    kept = dict(rows(connection, "SELECT shape, part FROM shape_part"))
    hashed = set(firsts(rows(connection, "SELECT part FROM part_made")))  # of none it is made anew when it is due
    rule = rule_of(connection)
    links = LedgerLinks(connection, decisions)
    while left:
        parts = parts_of(sorted(left)[:AT_ONCE], links)
        for part in parts:
            left -= part
            if any(kept.pop(shape, None) != min(part) for shape in part):
                yield Misfit("derived", str(min(part)), f"the part of shape {min(part)} is not the one that links make")
        same = unchanged(connection, parts, links)
        for part in parts:
            if part in same or min(part) not in hashed:
                continue
            yield Misfit("derived", str(min(part)), f"the part of shape {min(part)} was made of something else")
        every = incidents_among(connection, parts, links, decisions, rule=rule, hands=Alone())
        made = [one for one in every if not isinstance(one, frozenset)]
        for one, expected in zip(made, rows_of(connection, made), strict=True):
            name = one.columns["incident_id"]
            missing.discard(name)
            number = rows(connection, "SELECT id FROM incident WHERE incident_id = ?", name).fetchone()
            if number is None or _stored(connection, number[0]) != expected:
                yield Misfit("derived", name, f"incident {name} is not the one that its claims make")
    for name in sorted(missing):
        yield Misfit("derived", name, f"incident {name} is of no claims")
    strays = "SELECT part FROM part_made WHERE part NOT IN (SELECT part FROM shape_part)"
    for shape in sorted({*kept, *firsts(rows(connection, strays))}):
        yield Misfit("derived", str(shape), f"the shape {shape}, which is in a part, is of no strand")


def _stored(connection: Connection, number: int) -> dict[str, list[tuple[object, ...]]]:
    """The rows of an incident, without its number, by table, in order."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table, names in TABLES.items():
        listed, key = ", ".join(f'"{column}"' for column in names), "id" if table == "incident" else "incident"
        sql = f"SELECT {listed} FROM {table} WHERE {key} = ?"  # noqa: S608  (our own words)
        found[table] = sorted(rows(connection, sql, number), key=repr)
    return found
