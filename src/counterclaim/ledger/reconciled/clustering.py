"""Incidents made anew from the shapes that are due: the parts that they are in are clustered, and what came out is kept
in the place of what stood there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from counterclaim.executing import Hands
from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.incident_rows import Listed, forget_incidents, keep_incidents, listed
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.parting import (
    LedgerLinks,
    Part,
    keep_parts,
    that_are_there,
    unchanged,
    with_old_parts,
)
from counterclaim.ledger.reconciled.stranding import strand_from
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.incidents.clustering import clusters_of, pair_of
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.parting import parts_of
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.telling import Telling, following, tellings_of

_origin = msgspec.json.Decoder(Origin)

Placed = tuple[int, Strand]
"""A strand with its number."""
Strands = frozenset[int]
"""The numbers of all strands of an incident."""

AT_ONCE = 60
"""Strands of parts that are clustered at a time."""
KEPT_AT_ONCE = 200
"""Incidents that are kept at a time."""


def mend_incidents(
    connection: Connection, due: Sequence[int], decisions: Decisions, *, rule: str, hands: Hands
) -> tuple[int, int]:
    """Make the incidents anew in which strands of the due shapes are, of those that are in one part with them, and of
    those that were: how many there are, and how many shapes were clustered."""
    links = LedgerLinks(connection, decisions)
    touched, every_part = _touched(connection, due, links)
    same = unchanged(connection, every_part, links)
    parts = [part for part in every_part if part not in same]
    there = _strands_of_incidents(connection, (shape for part in parts for shape in part))
    every = incidents_among(connection, parts, links, decisions, rule=rule, hands=hands, there=frozenset(there))
    made, stay = 0, set[Strands]()
    if there:  # what goes has to go before what comes
        found = list(every)
        stay = {one for one in found if isinstance(one, frozenset)}
        forget_incidents(connection, (number for strands, number in there.items() if strands not in stay))
        every = (one for one in found if not isinstance(one, frozenset))
    while some := [one for one in islice(every, KEPT_AT_ONCE) if not isinstance(one, frozenset)]:
        keep_incidents(connection, some)  # while others go on with the next ones
        made += len(some)
    keep_parts(connection, parts, links, instead_of=touched.difference(*same))
    done = sorted(touched.union(*every_part))
    execute_many(connection, "DELETE FROM due_shape WHERE shape = ?", [(shape,) for shape in done])
    return made + len(stay) + sum(map(len, same.values())), len(done)


def _touched(connection: Connection, due: Sequence[int], links: LedgerLinks) -> tuple[set[int], list[Part]]:
    """The due shapes with all that were in one part with them or with what is now, gone ones too; and their parts now.
    A shape that came to another part by one that is due leaves an old one behind, which it must not leave unseen: it
    may itself be due, and is done with when this is."""
    touched = with_old_parts(connection, due)
    while True:
        there = that_are_there(connection, touched)
        links.beside(there)  # all at once: parts are found strand by strand
        parts = parts_of(there, links)
        held = {shape for part in parts for shape in part}
        more = with_old_parts(connection, held - touched) - touched
        touched |= more
        if more <= held:
            return touched, parts


class Told(NamedTuple):
    """What incidents are composed of: by telling the one that it goes on from, by claim its record, its origin and the
    family that has its words."""

    follows: dict[str, str]
    of: dict[str, tuple[str, str, str | None]]


class Parts(NamedTuple):
    """Whole parts of shapes, the links in them, and all that their incidents are composed of."""

    parts: list[list[tuple[int, int, bytes]]]
    """Of each: shape, number and record of its strands."""
    links: list[dict[tuple[int, int], float]]
    told: Told
    decisions: Decisions
    rule: str
    there: frozenset[Strands] = frozenset()
    """Those that incidents are made of already, and that nothing has changed since."""


def incidents_of(given: Parts) -> list[Listed | Strands]:
    """The incidents of some parts, with their strands, and only these of those that are there already; a function of
    its argument alone."""
    made: list[Listed | Strands] = []
    for part, links in zip(given.parts, given.links, strict=True):
        strands: dict[int, list[Placed]] = {}
        for shape, number, record in part:
            strands.setdefault(shape, []).append((number, strand_from(record)))
        made += _of_part(strands, links, given)
    return made


def _of_part(
    strands: Mapping[int, Sequence[Placed]], links: Mapping[tuple[int, int], float], given: Parts
) -> Iterator[Listed | Strands]:
    first = {shape: min((strand for _, strand in several), key=lambda s: s.key) for shape, several in strands.items()}
    shape_of = {strand.key: shape for shape, strand in first.items()}
    points = {pair_of(first[a].key, first[b].key): score for (a, b), score in links.items()}
    told = Tellings(given.told, [strand for several in strands.values() for _, strand in several])
    for cluster in clusters_of(list(first.values()), given.decisions, points):
        copies = [placed for key in cluster for placed in strands[shape_of[key]]]
        numbers = frozenset(number for number, _ in copies)
        if numbers in given.there:
            yield numbers
            continue
        copies.sort(key=lambda placed: placed[1].key)
        several = [strand for _, strand in copies]
        incident = compose(several, told.of(several), decisions=given.decisions, rule=given.rule)
        yield listed(incident, strands=tuple(number for number, _ in copies))


def incidents_among(
    connection: Connection, parts: Sequence[Part], links: LedgerLinks, decisions: Decisions, *, rule: str,
    hands: Hands, there: frozenset[Strands] = frozenset(),
) -> Iterator[Listed | Strands]:  # fmt: skip
    """The incidents of whole parts of shapes, with their strands; only these of incidents of which they are `there`."""
    tasks = (_task(connection, some, links, decisions, rule=rule, there=there) for some in _together(parts))
    return (one for several in hands.map(incidents_of, tasks, together=2) for one in several)


def _together(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that are clustered at a time."""
    together: list[Part] = []
    for part in parts:
        together.append(part)
        if sum(map(len, together)) >= AT_ONCE:
            yield together
            together = []
    if together:
        yield together


def _task(
    connection: Connection, parts: Sequence[Part], links: LedgerLinks, decisions: Decisions, *, rule: str,
    there: frozenset[Strands],
) -> Parts:  # fmt: skip
    shapes = sorted(shape for part in parts for shape in part)
    sql = "SELECT s.shape, s.id, s.record FROM json_each(?) d CROSS JOIN strand s ON s.shape = d.value"
    of_shape: dict[int, list[tuple[int, int, bytes]]] = {shape: [] for shape in shapes}
    for shape, number, record in rows(connection, sql, str(shapes)):
        of_shape[shape].append((shape, number, record))
    strands = [row for several in of_shape.values() for row in several]
    return Parts(
        parts=[[row for shape in sorted(part) for row in of_shape[shape]] for part in parts],
        links=[links.among(part) for part in parts],
        told=told_by(connection, [(number, _names.decode(record).tellings) for _, number, record in strands]),
        decisions=decisions,
        rule=rule,
        there=there,
    )


class _Names(msgspec.Struct):
    """Of a strand's record its tellings alone."""

    tellings: tuple[str, ...]


_names = msgspec.msgpack.Decoder(_Names)


def told_by(connection: Connection, strands: Sequence[tuple[int, Sequence[str]]]) -> Told:
    """What incidents of some strands, with the keys of their tellings, are composed of."""
    follows: dict[str, str] = {}
    sql = "SELECT s.follows FROM json_each(?) d CROSS JOIN strand s ON s.id = d.value WHERE s.follows <> '{}'"
    for written in texts(rows(connection, sql, str(sorted(number for number, _ in strands)))):
        follows |= msgspec.json.decode(written)
    claims = {_claim_of(key) for _, tellings in strands for key in tellings}
    claims |= {_claim_of(before) for before in follows.values()}
    sql = (
        "SELECT c.claim_id, c.record, o.record, o.family FROM json_each(?) d CROSS JOIN claim c "
        "ON c.claim_id = d.value AND c.current + 0 = 1 CROSS JOIN origin o ON o.claim = c.id"
    )
    names = msgspec.json.encode(sorted(claims)).decode()
    found = rows(connection, sql, names)
    return Told(follows, {claim: (record, origin, family) for claim, record, origin, family in found})


class Tellings:
    """The tellings of strands, made again from their claims and origins."""

    def __init__(self, told: Told, strands: Iterable[Strand]) -> None:
        self._follows, self._of = told
        self._theatre = {claim: strand.theatre for strand in strands for claim in strand.claims}
        for key, before in self._follows.items():
            if _claim_of(key) in self._theatre:
                self._theatre.setdefault(_claim_of(before), self._theatre[_claim_of(key)])

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


def _strands_of_incidents(connection: Connection, shapes: Iterable[int]) -> dict[Strands, int]:
    """The numbers of the incidents in which strands of some shapes are, by their strands. Where a dispatch is told
    anew, or somebody decided about it, the incidents of its strands are gone already (`stranding.forget_told`)."""
    sql = (
        "SELECT DISTINCT i.incident FROM json_each(?) d CROSS JOIN strand s ON s.shape = d.value "
        "CROSS JOIN incident_strand i ON i.strand = s.id"
    )
    incidents = sorted(firsts(rows(connection, sql, str(sorted(shapes)))))
    of_each = "SELECT i.incident, i.strand FROM json_each(?) d CROSS JOIN incident_strand i ON i.incident = d.value"
    found: dict[int, list[int]] = {}
    for incident, strand in rows(connection, of_each, str(incidents)):
        found.setdefault(incident, []).append(strand)
    return {frozenset(strands): incident for incident, strands in found.items()}
