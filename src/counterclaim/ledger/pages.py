"""The pages of a SQLite file as they lie on disk, read without SQLite: what is left of a damaged file is found so.

After "Database File Format" (sqlite.org/fileformat2.html): b-tree pages, records, overflow chains, the list of free
pages, and the write-ahead log, whose committed pages lie over those of the file. Nothing here writes.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.errors import LedgerMissingError, LedgerUnreadableError
from counterclaim.ledger.opening import SQLITE_HEADER

Value = int | float | str | bytes | None
Row = tuple[int | None, list[Value]]
"""The row's number (None in an index), and its values as they were stored."""

INDEX_INSIDE, TABLE_INSIDE, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
BTREE = (INDEX_INSIDE, TABLE_INSIDE, INDEX_LEAF, TABLE_LEAF)
SIZES = tuple(512 << power for power in range(8))
"""Bytes that a page can have."""
TRIED = 4_000_000
"""Bytes that are looked at to find out how large the pages are, where the header does not say so."""
FIRST = 100
"""Bytes of the file's header, before the b-tree of page 1."""
WAL_HEADER, FRAME_HEADER = 32, 24
WAL_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""Byte order of the words that its checksums add up."""


class Broken(Exception):
    """A page, cell or record that is no such thing."""


class Pages:
    """The pages of one file, counted from 1."""

    def __init__(self, file: bytes | mmap.mmap, log: bytes = b"") -> None:
        said = int.from_bytes(file[16:18], "big") if file[: len(SQLITE_HEADER)] == SQLITE_HEADER else 0
        said = 65536 if said == 1 else said
        self.size = said if said in SIZES else likely_size(file)
        self.usable = self.size - (file[20] if said in SIZES else 0)
        self._file, self._log = file, log
        self._over, after = committed(log, self.size)
        self.count = after or -(-len(file) // self.size)

    def __getitem__(self, number: int) -> bytes:
        """The bytes of a page, newest first; filled with zeros where the file was cut off. Raises Broken."""
        if not 1 <= number <= self.count:
            raise Broken(f"there is no page {number}")
        if number in self._over:
            at = self._over[number]
            return self._log[at : at + self.size]
        return bytes(self._file[(number - 1) * self.size : number * self.size]).ljust(self.size, b"\0")

    def kind(self, number: int) -> int:
        """What a page says it is: one of BTREE, or anything else for overflow, free and destroyed pages."""
        return self[number][FIRST if number == 1 else 0]

    def rows(self, number: int) -> Iterator[Row | None]:
        """The rows of one b-tree page; None for one that cannot be read. Raises Broken where it is no b-tree page."""
        page = self[number]
        kind, cells = self._cells(number, page)
        if kind == TABLE_INSIDE:
            return
        for at in cells:
            try:
                yield self._row(page, at, kind)
            except (Broken, IndexError, struct.error, UnicodeDecodeError):
                yield None

    def below(self, number: int) -> list[int]:
        """The pages that an inner page points to. Raises Broken."""
        page = self[number]
        kind, cells = self._cells(number, page)
        if kind not in (TABLE_INSIDE, INDEX_INSIDE):
            return []
        start = FIRST if number == 1 else 0
        return [*(_u32(page, at) for at in cells), _u32(page, start + 8)]

    def _cells(self, number: int, page: bytes) -> tuple[int, list[int]]:
        start = FIRST if number == 1 else 0
        kind = page[start]
        if kind not in BTREE:
            raise Broken(f"page {number} is damaged")
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + (12 if kind in (INDEX_INSIDE, TABLE_INSIDE) else 8)
        if first + 2 * count > self.usable:
            raise Broken(f"page {number} is damaged")
        found = list(struct.unpack_from(f">{count}H", page, first))
        if any(not first + 2 * count <= at < self.usable for at in found):
            raise Broken(f"page {number} is damaged")
        return kind, found

    def _row(self, page: bytes, at: int, kind: int) -> Row:
        at += 4 if kind == INDEX_INSIDE else 0
        length, at = _varint(page, at)
        number = None
        if kind == TABLE_LEAF:
            number, at = _varint(page, at)
        return number, record(self._payload(page, at, length, kind))

    def _payload(self, page: bytes, at: int, length: int, kind: int) -> bytes:
        """A cell's bytes, with those on its overflow pages."""
        if length > self.count * self.size:
            raise Broken("a row is longer than the file")
        most = self.usable - 35 if kind == TABLE_LEAF else (self.usable - 12) * 64 // 255 - 23
        if length <= most:
            if at + length > self.usable:
                raise Broken("a row runs over its page")
            return page[at : at + length]
        least = (self.usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.usable - 4)
        local = local if local <= most else least
        parts, left = [page[at : at + local]], length - local
        following = _u32(page, at + local)
        while left > 0:
            beyond = self[following]
            parts.append(beyond[4 : 4 + min(left, self.usable - 4)])
            left -= len(parts[-1])
            following = _u32(beyond, 0)
        return b"".join(parts)

    def free(self) -> set[int]:
        """The pages that hold nothing now, though old rows may still lie in them; as far as their list can be read."""
        found: set[int] = set()
        trunk = _u32(self[1], 32)
        while 1 <= trunk <= self.count and trunk not in found:
            page = self[trunk]
            found.add(trunk)
            count = min(_u32(page, 4), self.usable // 4 - 2)
            found |= set(struct.unpack_from(f">{count}I", page, 8))
            trunk = _u32(page, 0)
        return found

    def tree(self, root: int) -> Iterator[tuple[int, bool]]:
        """Every page of a b-tree as far as it can be followed, and whether it is whole."""
        waiting, seen = [root], set()
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            try:
                waiting += reversed(self.below(number))
                yield number, all(row is not None for row in self.rows(number))
            except Broken:
                yield number, False

    def trees(self) -> dict[str, int]:
        """The root page of every table and index by its name, as far as the schema can be read."""
        found: dict[str, int] = {}
        for number, _ in self.tree(1):
            try:
                rows = list(self.rows(number))
            except Broken:
                continue
            for row in rows:
                match row:
                    case (_, [str(), str(name), str(), int(root), *_]) if root > 0:
                        found[name] = root
        return found


@contextmanager
def opened_pages(path: Path) -> Iterator[Pages]:
    """The pages of the file at `path`. Raises LedgerMissingError, LedgerUnreadableError."""
    log = Path(f"{path}-wal")
    try:
        with path.open("rb") as file:
            length = file.seek(0, 2)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if length else mmap.mmap(-1, 1) as content:
                yield Pages(content, log.read_bytes() if log.exists() else b"")
    except FileNotFoundError:
        raise LedgerMissingError(str(path)) from None
    except OSError as error:
        raise LedgerUnreadableError(str(path), error.strerror or type(error).__name__) from None


def likely_size(file: bytes | mmap.mmap) -> int:
    """How large the pages of a file are whose header is lost: the smallest size by which most of it is b-tree pages."""

    def covered(size: int) -> int:
        return sum(size for at in range(0, min(len(file), TRIED), size) if _is_btree(file[at : at + size]))

    found = {size: covered(size) for size in SIZES}
    most = max(found.values())
    return next(size for size in SIZES if found[size] >= 0.7 * most) if most else 4096


def _is_btree(page: bytes) -> bool:
    if len(page) < 512 or page[0] not in BTREE or page[7] > 60:
        return False
    count, content = struct.unpack_from(">2H", page, 3)
    first = 12 if page[0] in (INDEX_INSIDE, TABLE_INSIDE) else 8
    cells = struct.unpack_from(f">{count}H", page, first) if count > 0 and first + 2 * count < len(page) else ()
    return bool(cells) and all(content <= at < len(page) for at in cells)


def record(payload: bytes) -> list[Value]:
    """The values of a record. Raises Broken, IndexError, struct.error or UnicodeDecodeError for what is none."""
    header, at = _varint(payload, 0)
    if header > len(payload):
        raise Broken("a row has no end")
    values: list[Value] = []
    body = header
    while at < header:
        kind, at = _varint(payload, at)
        value, length = _value(payload, body, kind)
        values.append(value)
        body += length
    if body > len(payload):
        raise Broken("a row has no end")
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, 0
    if kind <= 6:
        length = (0, 1, 2, 3, 4, 6, 8)[kind]
        return int.from_bytes(payload[at : at + length], "big", signed=True), length
    if kind == 7:
        return float(struct.unpack_from(">d", payload, at)[0]), 8
    if kind in (8, 9):
        return kind - 8, 0
    if kind < 12:
        raise Broken("a value of no kind")
    length = (kind - 12) // 2
    content = payload[at : at + length]
    return (content.decode() if kind % 2 else content), length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = 0
    for index in range(8):
        byte = data[at + index]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + index + 1
    number = number << 8 | data[at + 8]
    return (number - (1 << 64) if number >> 63 else number), at + 9


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def committed(log: bytes, size: int) -> tuple[dict[int, int], int]:
    """Where in a write-ahead log the newest committed bytes of each page begin, and how many pages the file has then
    (0 where the log commits nothing). It counts as far as its checksums fit, as it does for SQLite."""
    if len(log) < WAL_HEADER:
        return {}, 0
    magic, _, page_size = struct.unpack_from(">3I", log, 0)
    order = WAL_MAGIC.get(magic)
    salts = log[16:24]
    if order is None or page_size != size or (sums := _sums(log[:24], (0, 0), order)) != _pair(log, 24):
        return {}, 0
    found: dict[int, int] = {}
    pending: dict[int, int] = {}
    pages = 0
    for at in range(WAL_HEADER, len(log) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        number, after = struct.unpack_from(">2I", log, at)
        if log[at + 8 : at + 16] != salts:
            break
        sums = _sums(log[at : at + 8] + log[at + FRAME_HEADER : at + FRAME_HEADER + size], sums, order)
        if sums != _pair(log, at + 16):
            break
        pending[number] = at + FRAME_HEADER
        if after:
            found |= pending
            pending, pages = {}, after
    return found, pages


def _pair(data: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(">2I", data, at)
    return first, second


def _sums(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = before
    for one, other in struct.iter_unpack(f"{order}2I", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
