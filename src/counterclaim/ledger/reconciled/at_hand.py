"""Blocks and links of a ledger that a run has looked at: read once, and changed with the ledger.

What dispatches of one day share with each other they share with those of the days around it, so each transaction of a
run asks for much of what the one before it had.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sqlalchemy import Connection

from counterclaim.ledger.facets import rows

Pair = tuple[int, int]


class AtHand:
    """The shapes under blocks, the blocks of shapes, and the links of shapes to larger ones.

    Whoever changes them in the ledger says so here too. `begin` has to be called first in each transaction."""

    KEPT = 800_000
    """Rows that are kept, about; with more everything is read anew."""

    def __init__(self) -> None:
        self._moment: tuple[Connection, int] | None = None
        self._forget_all()

    def _forget_all(self) -> None:
        self._under: dict[int, list[int]] = {}
        self._blocks: dict[int, frozenset[int]] = {}
        self._larger: dict[int, set[int]] = {}
        self._held = 0

    def begin(self, connection: Connection) -> None:
        """Forget what is kept where somebody else has written since the last transaction, or this is another
        connection, or it is very much."""
        version = rows(connection, "PRAGMA data_version").fetchone()[0]
        moment = connection, version
        if moment != self._moment or self._held > self.KEPT:
            self._forget_all()
        self._moment = moment

    def under(self, connection: Connection, blocks: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """The shapes under some blocks, in order; others may be there too."""
        wanted = sorted(block for block in blocks if block not in self._under)
        if wanted:
            self._under |= {block: [] for block in wanted}
            sql = "SELECT b.block, b.shape FROM json_each(?) d CROSS JOIN shape_block b ON b.block = d.value"
            found = rows(connection, sql, str(wanted)).fetchall()
            for block, shape in found:
                self._under[block].append(shape)
            self._held += len(found) + len(wanted)
        return self._under

    def blocks_of(self, connection: Connection, shapes: Iterable[int]) -> Mapping[int, frozenset[int]]:
        """The blocks of some shapes; those of others may be there too."""
        wanted = sorted(shape for shape in shapes if shape not in self._blocks)
        if wanted:
            found: dict[int, list[int]] = {shape: [] for shape in wanted}
            for block, shape in rows_of(connection, wanted):
                found[shape].append(block)
                self._held += 1
            self._blocks |= {shape: frozenset(several) for shape, several in found.items()}
        return self._blocks

    def larger(self, connection: Connection, shapes: AbstractSet[int]) -> Mapping[int, AbstractSet[int]]:
        """The larger ones of the shapes that some are linked to; those of others may be there too."""
        wanted = shapes - self._larger.keys()
        if wanted:
            self._larger |= {shape: set() for shape in wanted}
            sql = "SELECT l.one, l.other FROM json_each(?) d CROSS JOIN shape_link l ON l.one = d.value"
            for one, other in rows(connection, sql, str(sorted(wanted))):
                self._larger[one].add(other)
                self._held += 1
        return self._larger

    def came(self, blocks: Mapping[int, Sequence[int]]) -> None:
        """Shapes, by number, that stand under blocks now, and under none before."""
        for shape, several in blocks.items():
            self._blocks[shape] = frozenset(several)
            self._larger[shape] = set()
            for block in several:
                if block in self._under:
                    insort(self._under[block], shape)
            self._held += 2 * len(several)

    def went(self, removed: Iterable[Pair]) -> None:
        """Blocks and shapes that do not stand under them any more."""
        for block, shape in removed:
            self._blocks.pop(shape, None)
            self._larger.pop(shape, None)
            if block in self._under:
                order = self._under[block]
                del order[bisect_left(order, shape)]

    def linked(self, pairs: Iterable[Pair]) -> None:
        """Pairs, the smaller shape first, that are linked now."""
        for one, other in pairs:
            if one in self._larger:
                self._larger[one].add(other)
                self._held += 1

    def parted(self, pairs: Iterable[Pair]) -> None:
        """Pairs, the smaller shape first, that are not linked any more."""
        for one, other in pairs:
            if one in self._larger:
                self._larger[one].discard(other)


def rows_of(connection: Connection, shapes: Iterable[int]) -> list[Pair]:
    """Some shapes with the blocks that they stand under: block, shape."""
    sql = "SELECT b.block, b.shape FROM json_each(?) d CROSS JOIN shape_block b ON b.shape = d.value"
    return rows(connection, sql, str(sorted(shapes))).fetchall()
