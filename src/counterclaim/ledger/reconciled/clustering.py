"""Incidents made anew from the shapes that are due: the parts that they are in are clustered, and what came out is kept
in the place of what stood there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.incident_rows import forget_incidents, keep_incidents
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.parting import LedgerLinks, Part, keep_parts, that_are_there, with_old_parts
from counterclaim.ledger.reconciled.stranding import strands_of_shapes
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.incidents.clustering import clusters_of, pair_of
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.parting import parts_of
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
    """Make the incidents anew in which strands of the due shapes are, of those that are in one part with them, and of
    those that were: how many there are, and how many shapes were clustered."""
    links = LedgerLinks(connection, decisions)
    touched = with_old_parts(connection, due)
    parts = parts_of(that_are_there(connection, touched), links)
    strands = strands_of_shapes(connection, (shape for part in parts for shape in part))
    made = incidents_among(connection, parts, strands, links, decisions, rule=rule)
    _forget_incidents_of(connection, [number for several in strands.values() for number, _ in several])
    keep_incidents(connection, made)
    keep_parts(connection, parts, instead_of=touched)
    done = sorted({*touched, *strands})
    execute_many(connection, "DELETE FROM due_shape WHERE shape = ?", [(shape,) for shape in done])
    return len(made), len(done)


def incidents_among(
    connection: Connection, parts: Sequence[Part], strands: Mapping[int, Sequence[Placed]], links: LedgerLinks,
    decisions: Decisions, *, rule: str,
) -> list[Made]:  # fmt: skip
    """The incidents of whole parts of shapes, with their strands."""
    first = {shape: min((strand for _, strand in several), key=lambda s: s.key) for shape, several in strands.items()}
    shape_of = {strand.key: shape for shape, strand in first.items()}
    made: list[Made] = []
    told = Tellings(connection, [placed for several in strands.values() for placed in several])
    for part in parts:
        points = {pair_of(first[a].key, first[b].key): score for (a, b), score in links.among(part).items()}
        for cluster in clusters_of([first[shape] for shape in part], decisions, points):
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


def _forget_incidents_of(connection: Connection, strands: Sequence[int]) -> None:
    sql = "SELECT DISTINCT i.incident FROM json_each(?) d CROSS JOIN incident_strand i ON i.strand = d.value"
    forget_incidents(connection, set(firsts(rows(connection, sql, str(sorted(strands))))))
