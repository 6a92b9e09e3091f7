"""Links between shapes, mended where strands came or went: exactly those of the pairs that `blocking.compared` gives.

Under a block that few shapes share all of them are compared. Under one that more than LIMIT share only those near each
other in the order of shapes are; who comes between two of them or goes may part them or bring them together, so that
what is linked does not depend on the order in which dispatches came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from counterclaim.executing import Hands, share
from counterclaim.ledger.facets import firsts, rows
from counterclaim.ledger.reconciled.at_hand import AtHand, Pair, rows_of
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.stranding import StrandRow, keep_blocks, one_of_each, strand_from
from counterclaim.reconciling.incidents.bits import Numbers
from counterclaim.reconciling.incidents.blocking import LIMIT, REACH
from counterclaim.reconciling.incidents.linking_many import Comparing, Numbered

PAIRS = 20_000
"""Pairs that are compared at a time, at most."""


class Strands:
    """The record of a strand of each shape that was compared lately."""

    KEPT = 60_000

    def __init__(self) -> None:
        self._of: dict[int, bytes] = {}

    def load(self, connection: Connection, shapes: Iterable[int], known: Mapping[int, bytes]) -> None:
        """Have those of some shapes ready."""
        if len(self._of) > self.KEPT:
            self._of.clear()
        self._of |= known
        self._of |= one_of_each(connection, set(shapes) - self._of.keys())

    def __getitem__(self, shape: int) -> bytes:
        return self._of[shape]

    def forget(self, shapes: Iterable[int]) -> None:
        """Those of shapes that are gone."""
        for shape in shapes:
            self._of.pop(shape, None)


class Pairs(NamedTuple):
    """Pairs of shapes to be compared, a row each, and the record of a strand of each."""

    pairs: Numbers
    records: dict[int, bytes]


class Lately:
    """Strands that this process compared lately, by their shapes."""

    KEPT = 40_000

    def __init__(self) -> None:
        self._comparing = Comparing()
        self._of: dict[int, Numbered] = {}

    def links_of(self, pairs: Pairs) -> list[tuple[int, int, float]]:
        """The pairs that are linked, with their points."""
        if len(self._of) > self.KEPT:
            self._comparing, self._of = Comparing(), {}
        for shape, record in pairs.records.items():
            if shape not in self._of:
                self._of[shape] = self._comparing.numbered(strand_from(record))
        shapes = sorted(pairs.records)
        strands = [self._of[shape] for shape in shapes]
        background = np.array([one.background for one in strands], dtype=np.bool_)
        places = np.searchsorted(np.array(shapes, dtype=np.int64), pairs.pairs)
        told = places[~background[places].all(axis=1)] if len(places) else places
        found = self._comparing.linked_among(strands, told)
        pair_of = told[[at for at, _ in found]].tolist() if found else []
        return [(shapes[one], shapes[other], points) for (one, other), (_, points) in zip(pair_of, found, strict=True)]


_lately = Lately()


def links_of(pairs: Pairs) -> list[tuple[int, int, float]]:
    """The pairs that are linked, with their points; a function of its argument alone."""
    return _lately.links_of(pairs)


def mend_links(
    connection: Connection, told: Mapping[int, StrandRow], touched: set[int], *, strands: Strands, at_hand: AtHand,
    hands: Hands,
) -> set[int]:  # fmt: skip
    """Bring blocks and links up to date: `told` are strands that came, by shape, `touched` the shapes of which strands
    went. The shapes whose links changed."""
    at_hand.begin(connection)
    there = _there(connection, touched | told.keys())
    known = _blocked(connection, touched | told.keys())
    gone, came = known - there, {shape: row for shape, row in told.items() if shape not in known}
    if not gone and not came:
        return set()
    rows_gone = rows_of(connection, gone)
    removed: dict[int, list[int]] = {}
    for block, shape in rows_gone:
        removed.setdefault(block, []).append(shape)
    orders = at_hand.under(connection, removed)
    size_before = {block: len(orders[block]) for block in removed}
    beside = _forget(connection, gone, at_hand)
    at_hand.went(rows_gone)
    strands.forget(gone)
    keep_blocks(connection, came)
    at_hand.came({shape: row.blocks for shape, row in came.items()})
    hands.tend()
    added: dict[int, list[int]] = {}
    for shape, row in came.items():
        for block in row.blocks:
            added.setdefault(block, []).append(shape)
    changed_blocks = sorted({*removed, *added})
    orders = at_hand.under(connection, changed_blocks)
    hands.tend()
    beside_new: dict[int, set[int]] = {shape: set() for shape in sorted(came, key=lambda shape: came[shape].blocks)}
    brought: set[Pair] = set()
    doubtful: set[Pair] = set()
    for block in changed_blocks:
        order = orders[block]
        new, lost = added.get(block, []), removed.get(block, [])
        before = size_before.get(block, len(order) - len(new) + len(lost))
        if before <= LIMIT and len(order) <= LIMIT:
            for shape in new:
                beside_new[shape].update(order)
            continue
        for shape in new:
            at = bisect_left(order, shape)
            beside_new[shape].update(order[max(0, at - REACH) : at + REACH + 1])
        if len(order) <= LIMIT:  # it was crowded before: now all are compared
            brought |= {_pair(a, b) for at, a in enumerate(order) for b in order[:at]}
        else:
            brought |= _brought_together(order, lost)
            doubtful |= _parted(connection, at_hand, order, new, lost, all_of_them=before <= LIMIT)
    hands.tend()
    changed = beside | {shape for pair in _part(connection, doubtful, at_hand) for shape in pair}
    hands.tend()
    wanted = _of_new(beside_new)
    if brought:
        more = sorted(brought.difference(doubtful, map(tuple, wanted.tolist())))
        wanted = np.concatenate((wanted, as_rows(more)))
    made = _compare(connection, wanted, came, strands, hands)
    at_hand.linked(made)
    return changed.union(chain.from_iterable(made))


def as_rows(pairs: Sequence[Pair]) -> Numbers:
    """Pairs, a row each."""
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _of_new(beside: Mapping[int, Collection[int]]) -> Numbers:
    """The pairs of new shapes and those beside them, each once. The new ones stand in the order of their blocks, so
    that neighbours are mostly compared with the same ones and few records go with some of them: shapes that share many
    blocks mostly have the same smallest one (Broder 1997)."""
    sizes = [*map(len, beside.values())]
    others = np.fromiter(chain.from_iterable(beside.values()), dtype=np.int64, count=sum(sizes))
    number = np.repeat(np.arange(len(beside)), sizes)
    new = np.fromiter(beside, dtype=np.int64, count=len(beside))
    both = (shapes := new[number]) < others
    both |= (others < shapes) & ~np.isin(others, new)
    number, others, shapes = number[both], others[both], shapes[both]
    order = np.lexsort((others, number))
    others, shapes = others[order], shapes[order]
    return np.stack((np.minimum(shapes, others), np.maximum(shapes, others)), axis=1)


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _brought_together(order: Sequence[int], lost: Sequence[int]) -> set[Pair]:
    """The pairs under a crowded block between which some shapes stood that are gone."""
    found: set[Pair] = set()
    for shape in lost:
        at = bisect_left(order, shape)
        for low in range(max(0, at - REACH), at):
            found |= {_pair(order[low], other) for other in order[at : low + REACH + 1]}
    return found


def _parted(
    connection: Connection, at_hand: AtHand, order: Sequence[int], new: Sequence[int], lost: Sequence[int], *,
    all_of_them: bool,
) -> set[Pair]:  # fmt: skip
    """The linked pairs under a crowded block that were compared by it before (or `all_of_them` were) and stand too far
    apart there now."""
    place = {shape: at for at, shape in enumerate(order)} if all_of_them else {}
    for shape in new:
        at = bisect_left(order, shape)
        start = max(0, at - REACH)
        place |= {near: start + behind for behind, near in enumerate(order[start : at + REACH + 1])}
    came, went = sorted(new), sorted(lost)
    was = {shape: at - bisect_left(came, shape) + bisect_left(went, shape) for shape, at in place.items()}
    from_here = place.keys() - set(new)
    links = at_hand.larger(connection, from_here)
    return {
        (a, b) for a in from_here for b in place.keys() & links[a]
        if abs(place[a] - place[b]) > REACH and (all_of_them or abs(was[a] - was[b]) <= REACH)
    }  # fmt: skip


def _part(connection: Connection, doubtful: set[Pair], at_hand: AtHand) -> set[Pair]:
    """Take out the links of pairs that no block brings together any more; which they were."""
    blocks = at_hand.blocks_of(connection, {shape for pair in doubtful for shape in pair})
    shared = {(one, other): blocks[one] & blocks[other] for one, other in doubtful}
    order = at_hand.under(connection, {block for both in shared.values() for block in both})
    gone = [pair for pair, both in shared.items() if not any(_brings_together(order[block], pair) for block in both)]
    execute_many(connection, "DELETE FROM shape_link WHERE one = ? AND other = ?", sorted(gone))
    at_hand.parted(gone)
    return set(gone)


def _brings_together(order: Sequence[int], pair: Pair) -> bool:
    """Whether two shapes under a block, which has its shapes in order, are compared by it."""
    if len(order) <= LIMIT:
        return True
    one, other = (bisect_left(order, shape) for shape in pair)
    return other - one <= REACH


def _compare(
    connection: Connection, order: Numbers, came: Mapping[int, StrandRow], strands: Strands, hands: Hands
) -> list[Pair]:
    """Link what is to be linked of some pairs; which they were."""
    known = {shape: row.record for shape, row in came.items()}
    strands.load(connection, np.unique(order).tolist(), known)
    size = share(len(order), hands, most=PAIRS)
    several = (order[start : start + size] for start in range(0, len(order), size))
    tasks = (Pairs(pairs, {shape: strands[shape] for shape in np.unique(pairs).tolist()}) for pairs in several)
    made = sorted(link for links in hands.map(links_of, tasks, together=1) for link in links)
    put = "INSERT INTO shape_link (one, other, score) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    execute_many(connection, put, made)
    return [(one, other) for one, other, _ in made]


def _forget(connection: Connection, shapes: Iterable[int], at_hand: AtHand) -> set[int]:
    """Take out blocks and links of some shapes; those that they were linked to."""
    numbers = sorted(shapes)
    beside: set[int] = set()
    for end, far in (("one", "other"), ("other", "one")):
        sql = f"SELECT l.one, l.other, l.{far} FROM json_each(?) d CROSS JOIN shape_link l ON l.{end} = d.value"  # noqa: S608
        gone = rows(connection, sql, str(numbers)).fetchall()
        at_hand.parted((one, other) for one, other, _ in gone)
        beside.update(other for _, _, other in gone)
        execute_many(connection, f"DELETE FROM shape_link WHERE {end} = ?", [(n,) for n in numbers])  # noqa: S608
    execute_many(connection, "DELETE FROM shape_block WHERE shape = ?", [(n,) for n in numbers])
    return beside - set(numbers)


def _there(connection: Connection, shapes: Iterable[int]) -> set[int]:
    sql = "SELECT d.value FROM json_each(?) d WHERE EXISTS (SELECT 1 FROM strand s WHERE s.shape = d.value)"
    return set(firsts(rows(connection, sql, str(sorted(shapes)))))


def _blocked(connection: Connection, shapes: Iterable[int]) -> set[int]:
    sql = "SELECT d.value FROM json_each(?) d WHERE EXISTS (SELECT 1 FROM shape_block b WHERE b.shape = d.value)"
    return set(firsts(rows(connection, sql, str(sorted(shapes)))))
