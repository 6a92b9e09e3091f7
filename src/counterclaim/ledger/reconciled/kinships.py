"""Which texts are worth comparing, and what they have from each other: the kinships of a ledger, mended where texts
came or went.

Texts of the same words are one text here, which stands where its earliest dispatch stands. The pairs are those of
`reprints.candidates`: of a key that few texts have all, of one that many have each text with the first ones and the one
before it. So what is compared does not depend on the order in which dispatches came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from counterclaim.executing import Hands, share
from counterclaim.ledger.facets import rows
from counterclaim.ledger.reconciled.loading import Documents
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.reconciling.reprints import Kinship, compare
from counterclaim.reconciling.reprints.families import FEW, FIRST
from counterclaim.reconciling.reprints.in_common import which_may_be_kin
from counterclaim.reconciling.reprints.wording import Brief
from counterclaim.records import Document

Standing = tuple[str, str, int]
"""Where a text stands: the moment of its earliest dispatch, that one's id, its number."""
Pair = tuple[int, int]
"""Numbers of two documents, the smaller one first."""

_kinship = msgspec.json.Decoder(Kinship)


PAIRS = 200
"""Pairs of texts that are compared at a time, at most."""


class Extents:
    """The extents of texts that were looked at lately, by the numbers of their documents."""

    KEPT = 30_000_000
    """Words of texts that are kept, four bytes each: some hundred thousand dispatches."""

    def __init__(self) -> None:
        self._of: dict[int, Brief] = {}
        self._words = 0

    def keep(self, extents: Mapping[int, Brief]) -> None:
        """Have some ready, in the place of those that were asked for longest ago."""
        for number, extent in extents.items():
            self._forget(number)
            self._of[number] = extent
            self._words += extent.words
        while self._words > self.KEPT:
            self._forget(next(iter(self._of)))

    def _forget(self, number: int) -> None:
        gone = self._of.pop(number, None)
        self._words -= gone.words if gone is not None else 0

    def may_be_kin(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those of some pairs of documents that may have words from each other, as far as that is known here, in
        order."""
        beside: dict[int, list[int]] = {}
        for one, other in pairs:  # what came last has the larger number, and is beside several
            beside.setdefault(other, []).append(one)
        found: list[Pair] = []
        for other, several in beside.items():
            known = [one for one in several if one in self._of and other in self._of]
            may = which_may_be_kin(self._of[other], [self._of[one] for one in known]) if known else []
            never = {one for one, may_be in zip(known, may, strict=True) if not may_be}
            found += [(one, other) for one in several if one not in never]
            for one in known:
                self._of[one] = self._of.pop(one)
        return sorted(found)


class Texts(NamedTuple):
    """Pairs of documents to be compared, by their numbers, and the documents."""

    pairs: list[Pair]
    documents: dict[int, Document]


def kinships_in(texts: Texts) -> list[tuple[int, int, str]]:
    """The pairs that have words from each other, with what they have (JSON)."""
    found: list[tuple[int, int, str]] = []
    for one, other in texts.pairs:
        kinship = compare(texts.documents[one], texts.documents[other])
        if kinship is not None:
            found.append((one, other, msgspec.json.encode(kinship).decode()))
    return found


def pairs_under(several: Sequence[Standing]) -> set[Pair]:
    """The pairs of documents under one key that are compared; `several` are in order."""
    numbers = [number for _, _, number in several]
    return _pairs_at(numbers, range(len(numbers)))


def _pairs_at(numbers: Sequence[int], places: Iterable[int]) -> set[Pair]:
    """Of the documents under one key the pairs of those at some places with who stands before them."""
    if len(numbers) <= FEW:
        return {_pair(numbers[at], other) for at in places for other in numbers[:at]}
    return {_pair(numbers[at], other) for at in places for other in (*numbers[: min(at, FIRST)], *numbers[at - 1 : at])}


def pairs_changed(
    before: Sequence[Standing], after: Sequence[Standing], changed: AbstractSet[int]
) -> tuple[set[Pair], set[Pair]]:
    """The pairs under one key that were compared and those that are, but for those that are the same and of no
    `changed` document. Who stands under a key that many have is looked at only beside those who came, went or
    changed."""
    then, now = ([number for _, _, number in several] for several in (before, after))
    if min(len(then), len(now)) <= FEW or then[:FIRST] != now[:FIRST] or not changed.isdisjoint(now[:FIRST]):
        return pairs_under(before), pairs_under(after)
    others = {*then}.symmetric_difference(now) | {number for number in now if number in changed}
    behind = {several[at + 1] for several in (then, now) for at in range(len(several) - 1) if several[at] in others}
    looked_at = others | behind
    was, is_ = (_pairs_at(several, (at for at, n in enumerate(several) if n in looked_at)) for several in (then, now))
    return was, is_


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def under_keys(connection: Connection, keys: Iterable[int]) -> dict[int, list[Standing]]:
    """The texts under each key, in order: by the key; those under which nothing stands are left out."""
    sql = (
        "SELECT b.band, r.moment, r.document_id, r.document FROM json_each(?) k CROSS JOIN reprint_band b "
        "ON b.band = k.value CROSS JOIN reprint r ON r.document = b.document"
    )
    found: dict[int, list[Standing]] = {}
    for key, *standing in rows(connection, sql, str(sorted(set(keys)))):
        found.setdefault(key, []).append(tuple(standing))
    for several in found.values():
        several.sort()
    return found


def keys_of(connection: Connection, documents: Iterable[int]) -> set[int]:
    """The keys under which some documents are kept."""
    sql = "SELECT b.band FROM json_each(?) d CROSS JOIN reprint_band b ON b.document = d.value"
    return {key for (key,) in rows(connection, sql, str(sorted(set(documents))))}


def mend_kinships(
    connection: Connection, before: Mapping[int, Sequence[Standing]], after: Mapping[int, Sequence[Standing]], *,
    changed: set[int], documents: Documents, extents: Extents, hands: Hands,
) -> set[int]:  # fmt: skip
    """Compare what is to be compared under the keys of `after` and was not under those of `before`, and what was
    compared of `changed` documents, whose kinships must be gone already; take out the kinships of pairs that are not to
    be compared any more. The documents whose kinships changed."""
    wanted: set[Pair] = set()
    left: set[Pair] = set()
    looked_at: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for key, several in after.items():
        stood = before.get(key, ())
        both = tuple(one[2] for one in stood), tuple(one[2] for one in several)
        if both in looked_at or max(map(len, both)) < 2:
            continue  # reprints share very many keys
        looked_at.add(both)
        then, now = pairs_changed(stood, several, changed)
        wanted |= {pair for pair in now if pair not in then or not changed.isdisjoint(pair)}
        left |= then - now
    hands.tend()
    touched: set[int] = set()
    order = extents.may_be_kin(wanted)
    hands.tend()
    documents.load(number for pair in order for number in pair)
    order.sort(key=lambda pair: documents(pair[0]).text)  # who has read a text has mostly read its reprints
    size = share(len(order), hands, most=PAIRS)
    chunks = (order[start : start + size] for start in range(0, len(order), size))
    tasks = (Texts(pairs, {n: documents(n) for pair in pairs for n in pair}) for pairs in chunks)
    made = sorted(kinship for kinships in hands.map(kinships_in, tasks, together=1) for kinship in kinships)
    touched |= {number for one, other, _ in made for number in (one, other)}
    sql = "INSERT INTO reprint_pair (one, other, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    execute_many(connection, sql, made)
    gone = _not_compared(connection, left - wanted, after)
    execute_many(connection, "DELETE FROM reprint_pair WHERE one = ? AND other = ?", gone)
    return touched.union(*gone)


def _not_compared(
    connection: Connection, pairs: AbstractSet[Pair], known: Mapping[int, Sequence[Standing]]
) -> list[Pair]:
    """Those of some pairs that are kin and that no key brings together any more; `known` is what stands under some
    keys."""
    sql = (
        "SELECT p.one, p.other FROM json_each(?) d CROSS JOIN reprint_pair p "
        "ON p.one = json_extract(d.value, '$[0]') AND p.other = json_extract(d.value, '$[1]')"
    )
    kin = [(one, other) for one, other in rows(connection, sql, str([list(pair) for pair in sorted(pairs)]))]
    keys: dict[int, set[int]] = {number: set() for pair in kin for number in pair}
    of_each = "SELECT b.document, b.band FROM json_each(?) d CROSS JOIN reprint_band b ON b.document = d.value"
    for number, key in rows(connection, of_each, str(sorted(keys))):
        keys[number].add(key)
    shared = {(one, other): keys[one] & keys[other] for one, other in kin}
    others = {key for both in shared.values() for key in both} - known.keys()
    standing = {**known, **under_keys(connection, others)}
    return [
        pair for pair in kin if not any(_brings_together(standing[key], *pair) for key in shared[pair])
    ]  # fmt: skip


def _brings_together(several: Sequence[Standing], one: int, other: int) -> bool:
    """Whether two documents under one key are compared by it."""
    first, second = (at for at, (_, _, number) in enumerate(several) if number in (one, other))
    return len(several) <= FEW or first < FIRST or second - first == 1


def kinships_of(connection: Connection, documents: Iterable[int]) -> list[tuple[int, int, Kinship]]:
    """The kinships that some documents have, each once, with the numbers of both."""
    numbers = str(sorted(set(documents)))
    sql = "SELECT p.one, p.other, p.record FROM json_each(?) d CROSS JOIN reprint_pair p ON p.{} = d.value"
    found = {(one, other): record for end in ("one", "other")
             for one, other, record in rows(connection, sql.format(end), numbers)}  # fmt: skip
    return [(one, other, _kinship.decode(record)) for (one, other), record in sorted(found.items())]


def forget_kinships(connection: Connection, documents: Iterable[int]) -> set[int]:
    """Take out the kinships of some documents; whom they had them with."""
    numbers = sorted(set(documents))
    partners = {n for one, other, _ in kinships_of(connection, numbers) for n in (one, other)}
    for end in ("one", "other"):
        execute_many(connection, f"DELETE FROM reprint_pair WHERE {end} = ?", [(n,) for n in numbers])  # noqa: S608
    return partners - set(numbers)
