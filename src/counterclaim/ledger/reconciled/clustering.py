"""Incidents made anew from the shapes that are due: those hanging together with them are clustered, and what came out
is kept in the place of what stood there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.incident_rows import forget_incidents, keep_incidents
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.stranding import strands_of_shapes
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.incidents.clustering import clusters_of, components, pair_of
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.telling import Telling, following, tellings_of
from counterclaim.records import Incident

_origin = msgspec.json.Decoder(Origin)

Placed = tuple[int, Strand]
"""A strand with its number."""


class Made(msgspec.Struct, frozen=True):
    """An incident, and the numbers of its strands."""

    incident: Incident
    strands: tuple[int, ...] = ()
    grouped: str | None = None
    """Of a series: its group."""


def mend_incidents(connection: Connection, due: Sequence[int], decisions: Decisions, *, rule: str) -> tuple[int, int]:
    """Make the incidents anew in which strands of the due shapes are, or of those that hang together with them: how
    many there are, and how many shapes were clustered."""
    shapes = hanging_together(connection, due, decisions)
    strands = strands_of_shapes(connection, shapes)
    made = incidents_among(connection, strands, links_among(connection, shapes), decisions, rule=rule)
    _forget_incidents_of(connection, [number for several in strands.values() for number, _ in several])
    keep_incidents(connection, made)
    done = sorted({*shapes, *due})
    execute_many(connection, "DELETE FROM due_shape WHERE shape = ?", [(shape,) for shape in done])
    return len(made), len(done)


def incidents_among(
    connection: Connection, strands: Mapping[int, Sequence[Placed]], links: Mapping[tuple[int, int], float],
    decisions: Decisions, *, rule: str,
) -> list[Made]:  # fmt: skip
    """The incidents of whole components of shapes, with their strands."""
    first = {shape: min((strand for _, strand in several), key=lambda s: s.key) for shape, several in strands.items()}
    key_of = {shape: strand.key for shape, strand in first.items()}
    shape_of = {strand.key: shape for shape, strand in first.items()}
    points = {pair_of(key_of[a], key_of[b]): score for (a, b), score in links.items() if a in first and b in first}
    parts = components(first.values(), points, decisions)
    where = {key: number for number, part in enumerate(parts) for key in part}
    known: list[dict[tuple[str, str], float]] = [{} for _ in parts]
    for pair, score in points.items():
        known[where[pair[0]]][pair] = score
    made: list[Made] = []
    told = Tellings(connection, [placed for several in strands.values() for placed in several])
    for part, mine in zip(parts, known, strict=True):
        for cluster in clusters_of([first[shape_of[key]] for key in part], decisions, mine):
            copies = [placed for key in cluster for placed in strands[shape_of[key]]]
            copies.sort(key=lambda placed: placed[1].key)
            several = [strand for _, strand in copies]
            incident = compose(several, told.of(several), decisions=decisions, rule=rule)
            made.append(Made(incident, tuple(number for number, _ in copies)))
    return made


class Tellings:
    """The tellings of strands, made again from the claims and origins that the ledger keeps."""

    def __init__(self, connection: Connection, strands: Iterable[Placed]) -> None:
        several = list(strands)
        self._follows: dict[str, str] = {}
        sql = "SELECT s.follows FROM json_each(?) d CROSS JOIN strand s ON s.id = d.value WHERE s.follows <> '{}'"
        for follows in texts(rows(connection, sql, str(sorted(number for number, _ in several)))):
            self._follows |= msgspec.json.decode(follows)
        self._theatre = {claim: strand.theatre for _, strand in several for claim in strand.claims}
        for key, before in self._follows.items():
            self._theatre.setdefault(_claim_of(before), self._theatre[_claim_of(key)])
        self._of: dict[str, tuple[str, str, str | None]] = {}
        sql = (
            "SELECT c.claim_id, c.record, o.record, o.family FROM json_each(?) d CROSS JOIN claim c "
            "ON c.claim_id = d.value AND c.current + 0 = 1 CROSS JOIN origin o ON o.claim = c.id"
        )
        names = msgspec.json.encode(sorted(self._theatre)).decode()
        for claim, record, origin, family in rows(connection, sql, names):
            self._of[claim] = record, origin, family

    def has(self, strand: Strand) -> bool:
        """Whether the claims that a strand was made of are still the current ones."""
        keys = {*strand.tellings, *(self._follows[key] for key in strand.tellings if key in self._follows)}
        return all(_claim_of(key) in self._of for key in keys)

    def of(self, strands: Iterable[Strand]) -> dict[str, Telling]:
        """The tellings of some strands, by key."""
        keys = {key for strand in strands for key in strand.tellings}
        found: dict[str, Telling] = {}
        for claim in {_claim_of(key) for key in keys if key not in self._follows}:
            found |= self._told(claim)
        for key in sorted(keys & self._follows.keys()):
            before = self._follows[key]
            if before not in found:
                found |= self._told(_claim_of(before))
            found[key] = following(found[before], claim_from(self._of[_claim_of(key)][0]))
        return found

    def _told(self, claim: str) -> dict[str, Telling]:
        record, origin, family = self._of[claim]
        told = tellings_of(
            claim_from(record), _origin.decode(origin), family=family, theatre=self._theatre[claim]
        )  # fmt: skip
        return {telling.key: telling for telling in told}


def _claim_of(telling: str) -> str:
    return telling.split("/", maxsplit=1)[0]


def hanging_together(connection: Connection, due: Iterable[int], decisions: Decisions) -> set[int]:
    """All shapes that are connected with some by links or by what people decided."""
    there = "SELECT d.value FROM json_each(?) d WHERE EXISTS (SELECT 1 FROM strand s WHERE s.shape = d.value)"
    found = set(firsts(rows(connection, there, str(sorted(due)))))
    front = set(found)
    while front:
        asked = str(sorted(front))
        beside: set[int] = set()
        for end, far in (("one", "other"), ("other", "one")):
            sql = f"SELECT l.{far} FROM json_each(?) d CROSS JOIN shape_link l ON l.{end} = d.value"  # noqa: S608
            beside |= set(firsts(rows(connection, sql, asked)))
        if decisions:
            beside |= _decided_with(connection, front, decisions)
        front = beside - found
        found |= front
    return found


def _decided_with(connection: Connection, shapes: Iterable[int], decisions: Decisions) -> set[int]:
    """The shapes of strands about whose claims people decided together with those of some."""
    claims = {c for several in strands_of_shapes(connection, shapes).values() for _, s in several for c in s.claims}
    beside = sorted({other for claim in claims for other in decisions.touching(claim)})
    sql = (
        "SELECT DISTINCT s.shape FROM json_each(?) d CROSS JOIN claim c ON c.claim_id = d.value AND c.current + 0 = 1 "
        "CROSS JOIN document o ON o.document_id = c.document_id CROSS JOIN strand s ON s.document = o.id"
    )
    return set(firsts(rows(connection, sql, msgspec.json.encode(beside).decode()))) if beside else set()


def links_among(connection: Connection, shapes: set[int]) -> dict[tuple[int, int], float]:
    """The links among some shapes with their scores."""
    sql = "SELECT l.one, l.other, l.score FROM json_each(?) d CROSS JOIN shape_link l ON l.one = d.value"
    found = rows(connection, sql, str(sorted(shapes)))
    return {(one, other): score for one, other, score in found if other in shapes}


def _forget_incidents_of(connection: Connection, strands: Sequence[int]) -> None:
    sql = "SELECT DISTINCT i.incident FROM json_each(?) d CROSS JOIN incident_strand i ON i.strand = d.value"
    forget_incidents(connection, set(firsts(rows(connection, sql, str(sorted(strands))))))
