"""Which current claims have which value: the bits that the triggers of the ledger keep, as numbers to calculate with.

A mask is an int whose bit n stands for the claim of number n (its row in `claim`): `a & b` are the claims under both,
`a.bit_count()` how many there are. Bit maps are the classical index for counting under many filters at once (O'Neil and
Quass, "Improved query performance with variant indexes", 1997).
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

ASKED = 64
"""Filters whose claims are kept in memory between two searches, each some bytes for eight claims."""

PATCHED = 500
"""Words that may have changed between two searches for the masks to be mended and not read anew."""

FREQUENT = 1_500
"""A value that more than one claim in so many has is kept in memory between two searches, as a mask as long as the
ledger; the others are few rows."""


ALONE = 16
"""Values of which the words are asked for one value after the other."""

ALL_BITS = (1 << 64) - 1


class Value(NamedTuple):
    """A value of a facet: its number, and how many current claims have it."""

    id: int
    value: str
    claims: int


class Facets:
    """The values of a ledger as one moment saw them. What was read once is kept while the ledger stays the same."""

    def __init__(self, moment: tuple[int, str], masks: dict[int, int] | None = None) -> None:
        self.moment = moment
        """The last entry of the custody log: its number and hash."""
        self._values: dict[str, list[Value]] = {}
        self._masks = {} if masks is None else masks
        self._asked: dict[tuple[str, str], int] = {}

    def once(self, name: str, asked: str, find: Callable[[], int]) -> int:
        """The claims of a filter, by `find` where they were not found before."""
        mask = self._asked.get((name, asked))
        if mask is None:
            mask = find()
            if len(self._asked) >= ASKED:
                self._asked.clear()
            self._asked[name, asked] = mask
        return mask

    def values(self, connection: Connection, name: str) -> list[Value]:
        """The values of a facet, those of most claims first, then by value."""
        if name not in self._values:
            sql = "SELECT id, value, claims FROM facet WHERE name = ? ORDER BY claims DESC, value"
            self._values[name] = [Value(*row) for row in rows(connection, sql, name)]
        return self._values[name]

    def masks(self, connection: Connection, values: Iterable[Value]) -> dict[int, int]:
        """The claims of each value, by the value's number."""
        wanted = {value.id: value.claims for value in values}
        found = {id_: self._masks[id_] for id_ in wanted if id_ in self._masks}
        often = self._often(connection)
        for id_, mask in _masks(connection, wanted.keys() - found.keys()):
            found[id_] = mask
            if wanted[id_] > often:
                self._masks[id_] = mask
        return found

    def counts(self, connection: Connection, values: Iterable[Value], mask: int) -> dict[int, int]:
        """How many claims of a mask each value has, by the value's number; values without any are left out."""
        wanted = list(values)
        often = self._often(connection)
        frequent = self.masks(connection, (value for value in wanted if value.claims > often))
        counts = {id_: (claims & mask).bit_count() for id_, claims in frequent.items()}
        size = max(mask.bit_length(), self.every(connection).bit_length())
        words = array("Q", mask.to_bytes(8 * (-(-size // 64)), sys.byteorder))
        if sys.byteorder == "big":
            words.reverse()
        for id_, word, bits in _words(connection, {value.id for value in wanted} - frequent.keys()):
            counts[id_] = counts.get(id_, 0) + (bits & words[word]).bit_count()
        return {id_: count for id_, count in counts.items() if count}

    def keep(self, connection: Connection, name: str) -> None:
        """Keep the masks of a facet's frequent values in memory."""
        often = self._often(connection)
        self.masks(connection, (value for value in self.values(connection, name) if value.claims > often))

    def _often(self, connection: Connection) -> int:
        """The number of claims from which on a value is frequent."""
        return sum(value.claims for value in self.values(connection, "claim")) // FREQUENT

    def mask(self, connection: Connection, name: str, wanted: Callable[[str], bool]) -> int:
        """The claims that have any of the values of a facet which `wanted` is true of."""
        asked = [value for value in self.values(connection, name) if wanted(value.value)]
        often = self._often(connection)
        found = 0
        for mask in self.masks(connection, (value for value in asked if value.claims > often)).values():
            found |= mask
        joined: dict[int, int] = {}  # one mask for all the rare ones
        for _, word, bits in _words(connection, (value.id for value in asked if value.claims <= often)):
            joined[word] = joined.get(word, 0) | bits
        return found | _joined([(0, word, bits) for word, bits in sorted(joined.items())])

    def since(self, connection: Connection, moment: tuple[int, str]) -> Facets:
        """The facets at a later moment, which the connection sees: the masks are mended where words changed."""
        seq, hashed = self.moment
        if rows(connection, "SELECT hash FROM custody WHERE seq = ?", seq).fetchone() != (hashed,):
            return Facets(moment)  # another file, or another history, stands in its place
        changed = list(firsts(rows(connection, "SELECT word FROM facet_word WHERE entry >= ?", seq)))
        if len(changed) > PATCHED:
            return Facets(moment)
        sql = (
            "SELECT facet, word, bits FROM json_each(?) f CROSS JOIN json_each(?) w "
            "CROSS JOIN facet_bits ON facet = f.value AND word = w.value"
        )
        gone = ~sum(ALL_BITS << 64 * word for word in changed)
        masks = {id_: mask & gone for id_, mask in self._masks.items()}
        for id_, word, bits in rows(connection, sql, str(list(masks)), str(changed)):
            masks[id_] |= (bits & ALL_BITS) << 64 * word
        return Facets(moment, masks)

    def every(self, connection: Connection) -> int:
        """All current claims."""
        return self.mask(connection, "claim", lambda _: True)


class Remembered:
    """The facets of a ledger's last moment, for one Ledger object and all of its threads."""

    def __init__(self) -> None:
        self._last: Facets | None = None

    def at(self, connection: Connection) -> Facets:
        """The facets as this connection's transaction sees the ledger: others than last time where another entry is the
        last of the custody log. Whoever changes claims notes it there, in this process or in another."""
        last = rows(connection, "SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
        facets = self._last
        if facets is None:
            self._last = facets = Facets(last)
        elif facets.moment != last:
            self._last = facets = facets.since(connection, last)
        return facets


def rows(connection: Connection, sql: str, *parameters: object) -> sqlite3.Cursor:
    """Rows as plain tuples, in the connection's transaction: a search looks at many thousands."""
    return cast(sqlite3.Cursor, connection.exec_driver_sql(sql, parameters).cursor)


def mask_of(claims: Iterable[int]) -> int:
    """The mask of claims by their numbers."""
    numbers = np.fromiter(claims, dtype=np.int64)
    return _mask(numbers) if len(numbers) else 0


def _mask(numbers: NDArray[np.int64]) -> int:
    flags = np.zeros(int(numbers.max()) + 1, dtype=np.uint8)
    flags[numbers] = 1
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def mask_from(connection: Connection, sql: str, *parameters: object) -> int:
    """The mask of the claims whose numbers are the only column of rows. They come as one row: to hand over a row takes
    longer than to find it."""
    together = f"WITH found (claim) AS ({sql}) SELECT group_concat(claim) FROM found"  # noqa: S608  (our own words)
    written = rows(connection, together, *parameters).fetchone()[0]
    return 0 if written is None else _mask(np.fromstring(written, dtype=np.int64, sep=","))


def flags_of(mask: int) -> bytes:
    """A byte a claim, 49 ("1") where its bit is set; as long as the mask's highest bit asks for."""
    return bin(mask)[:1:-1].encode()


def numbers_of(mask: int) -> Iterator[int]:
    """The claims of a mask, rising."""
    flags = flags_of(mask)
    at = flags.find(b"1")
    while at >= 0:
        yield at
        at = flags.find(b"1", at + 1)


def firsts(found: Iterable[tuple[int]]) -> Iterator[int]:
    """The only column of rows."""
    return chain.from_iterable(found)


def texts(found: Iterable[tuple[str]]) -> Iterator[str]:
    """The only column of rows, which holds words."""
    return chain.from_iterable(found)


def _words(connection: Connection, values: Iterable[int]) -> Iterable[tuple[int, int, int]]:
    """Number of the value, number of the word, its bits with their sign: by value and word."""
    sql = (
        "SELECT facet, word, bits FROM json_each(?) CROSS JOIN facet_bits ON facet = value"  # in the order of the list
    )
    wanted = sorted(values)
    return rows(connection, sql, str(wanted)) if wanted else ()


def _masks(connection: Connection, values: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The mask of each value. Of a few values the words of each come as one row: to hand over a row takes as long as to
    read it."""
    wanted = sorted(values)
    if len(wanted) > ALONE:
        for id_, words in groupby(_words(connection, wanted), itemgetter(0)):
            yield id_, _joined(list(words))
        return
    sql = "SELECT group_concat(word), group_concat(bits) FROM facet_bits WHERE facet = ?"
    for id_ in wanted:
        words, bits = rows(connection, sql, id_).fetchone()
        if words is not None:
            at, of_each = (np.fromstring(written, dtype=np.int64, sep=",") for written in (words, bits))
            joined = np.zeros(int(at.max()) + 1, dtype="<i8")
            joined[at] = of_each
            yield id_, int.from_bytes(joined.tobytes(), "little")


def _joined(words: list[tuple[int, int, int]]) -> int:
    """The words of a value, rising, as one number."""
    joined = array("q", bytes(8 * (words[-1][1] + 1 if words else 0)))
    for _, word, bits in words:
        joined[word] = bits
    if sys.byteorder == "big":
        joined.reverse()
    return int.from_bytes(joined.tobytes(), sys.byteorder)
