"""The parts of a ledger's shapes: found by its links, and kept, so that what leaves a part is made anew too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import firsts, rows
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.stranding import strands_of_shapes
from counterclaim.reconciling.incidents.clustering import decided
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.parting import DECIDED, Linked, Links

Part = frozenset[int]


class LedgerLinks(Linked[int]):
    """The links between shapes that a ledger keeps and people decided, each looked up once."""

    def __init__(self, connection: Connection, decisions: Decisions) -> None:
        self._connection = connection
        self._beside: dict[int, dict[int, float]] = {}
        self._decided = _decided(connection, decisions)

    def beside(self, strands: Iterable[int]) -> Links[int]:
        """The links of some shapes."""
        wanted = [shape for shape in strands if shape not in self._beside]
        if wanted:
            asked = str(wanted)
            self._beside |= {shape: {} for shape in wanted}
            for end, far in (("one", "other"), ("other", "one")):
                sql = (
                    f"SELECT l.{end}, l.{far}, l.score FROM json_each(?) d CROSS JOIN shape_link l ON l.{end} = d.value"  # noqa: S608
                )
                for shape, other, points in rows(self._connection, sql, asked):
                    self._beside[shape][other] = points
            for shape in wanted:
                self._beside[shape] |= self._decided.get(shape, {})
        return self._beside

    def among(self, part: Iterable[int]) -> dict[tuple[int, int], float]:
        """The points of the links within a part, the smaller shape first; of those that people decided none."""
        within = frozenset(part)
        links = self.beside(within)
        return {
            (one, other): points
            for one in within for other, points in links[one].items()
            if one < other and other in within and points != DECIDED
        }  # fmt: skip


def _decided(connection: Connection, decisions: Decisions) -> dict[int, dict[int, float]]:
    """By shape those that people decided to be one with it. A strand about which somebody decided has a shape of its
    own."""
    if not decisions:
        return {}
    sql = (
        "SELECT DISTINCT s.shape FROM json_each(?) d CROSS JOIN claim c ON c.claim_id = d.value AND c.current + 0 = 1 "
        "CROSS JOIN document o ON o.document_id = c.document_id CROSS JOIN strand s ON s.document = o.id"
    )
    asked = msgspec.json.encode(sorted(decisions.claims)).decode()
    by_group: dict[str, set[int]] = {}
    for shape, several in strands_of_shapes(connection, firsts(rows(connection, sql, asked))).items():
        for _, strand in several:
            for group in decided(strand, decisions):
                by_group.setdefault(group, set()).add(shape)
    found: dict[int, dict[int, float]] = {}
    for shapes in by_group.values():
        for shape in shapes:
            found.setdefault(shape, {}).update(dict.fromkeys(shapes - {shape}, DECIDED))
    return found


def with_old_parts(connection: Connection, shapes: Iterable[int]) -> set[int]:
    """Some shapes and those that were in one part with them when incidents were last made of it."""
    wanted = set(shapes)
    sql = (
        "SELECT o.shape FROM json_each(?) d CROSS JOIN shape_part p ON p.shape = d.value "
        "CROSS JOIN shape_part o ON o.part = p.part"
    )
    return wanted | set(firsts(rows(connection, sql, str(sorted(wanted)))))


def that_are_there(connection: Connection, shapes: Iterable[int]) -> list[int]:
    """Those of some shapes of which there are strands, in order."""
    sql = "SELECT d.value FROM json_each(?) d WHERE EXISTS (SELECT 1 FROM strand s WHERE s.shape = d.value)"
    return sorted(firsts(rows(connection, sql, str(sorted(shapes)))))


def keep_parts(
    connection: Connection, parts: Sequence[Part], links: LedgerLinks, *, instead_of: Iterable[int]
) -> None:  # fmt: skip
    """Keep parts, each under its smallest shape, in the place of what was kept of their shapes and some others, once
    their incidents are kept."""
    gone = [(shape,) for shape in sorted({*instead_of, *(shape for part in parts for shape in part)})]
    execute_many(connection, "DELETE FROM shape_part WHERE shape = ?", gone)
    execute_many(connection, "DELETE FROM part_made WHERE part = ?", gone)
    kept = sorted((shape, min(part)) for part in parts for shape in part)
    execute_many(connection, "INSERT INTO shape_part (shape, part) VALUES (?, ?)", kept)
    made = sorted((min(part), one.hashed) for part, one in made_of(connection, parts, links).items())
    execute_many(connection, "INSERT INTO part_made (part, made) VALUES (?, ?)", made)


class Made(NamedTuple):
    """What the incidents of a part are made of, as a hash, and their numbers."""

    hashed: int
    incidents: frozenset[int]


def made_of(connection: Connection, parts: Sequence[Part], links: LedgerLinks) -> dict[Part, Made]:
    """What the incidents of some parts are made of, by what the ledger holds: strands, in which incidents these are,
    and links. Where a dispatch is told anew, or somebody decided about it, the incidents of its strands are gone."""
    asked = str(sorted(shape for part in parts for shape in part))
    sql = (
        "SELECT s.shape, s.id, s.key, i.incident FROM json_each(?) d CROSS JOIN strand s ON s.shape = d.value "
        "LEFT JOIN incident_strand i ON i.strand = s.id"
    )
    of_shape: dict[int, list[tuple[int, str, int | None]]] = {}
    for shape, *strand in rows(connection, sql, asked):
        of_shape.setdefault(shape, []).append(tuple(strand))
    found: dict[Part, Made] = {}
    for part in parts:
        strands = [(shape, sorted(of_shape.get(shape, ()))) for shape in sorted(part)]
        said = msgspec.json.encode((strands, sorted(links.among(part).items())))
        hashed = int.from_bytes(blake2b(said, digest_size=8).digest(), "big") >> 1
        incidents = frozenset(one for _, several in strands for _, _, one in several if one is not None)
        found[part] = Made(hashed, incidents)
    return found


def unchanged(connection: Connection, parts: Sequence[Part], links: LedgerLinks) -> dict[Part, frozenset[int]]:
    """Those of some parts whose incidents are made of the same as when they were made, with the numbers of these."""
    sql = "SELECT m.part, m.made FROM json_each(?) d CROSS JOIN part_made m ON m.part = d.value"
    made = dict(rows(connection, sql, str(sorted(min(part) for part in parts))))
    known = [part for part in parts if min(part) in made]
    return {
        part: one.incidents for part, one in made_of(connection, known, links).items() if one.hashed == made[min(part)]
    }  # fmt: skip
