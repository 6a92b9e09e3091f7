"""How much may come out of what is packed, and the count of what has."""

from __future__ import annotations

MEMBER_LIMIT = 50_000_000
"""Bytes of one member: as of a file that is given by itself."""

ROWS_LIMIT = 500_000_000
"""Bytes of one member that is a table."""

NESTED_LIMIT = 2_000_000_000
"""Bytes of an archive within an archive. It lies on the disk, in a file without a name, while it is read."""

KEPT_LIMIT = 2_000_000_000
"""Bytes up to which a file that gives no document is kept. Beyond, its hash alone is noted."""

TOTAL_LIMIT = 100_000_000_000
"""Bytes unpacked from one input, with the archives within it."""

RATIO_LIMIT = 100
"""Bytes unpacked for one packed byte of an input. Pages pack to a tenth, seldom to a fiftieth."""

RATIO_FLOOR = 100_000_000
"""Bytes that are unpacked whatever the ratio: small archives of much the same texts pack very well."""

MEMBERS_LIMIT = 500_000
"""Members of one input, with those of archives within it, read or not."""

DEPTH_LIMIT = 3
"""Archives within one another, the outermost counted."""

NAME_LIMIT = 1000
"""Characters of a member's name."""

URL_LIMIT = 4000
"""Characters of the address of a record in a web archive."""

DIRECTORY_LIMIT = 50_000_000
"""Bytes of the directory of a zip file, which is held in memory."""

HEADER_LIMIT = 100_000
"""Bytes of one header: of a member of a tar file, of a record of a web archive."""

MEMORY_LIMIT = 128_000_000
"""Bytes of memory that unpacking xz may take: enough for its highest preset."""

CHUNK = 65_536
"""Bytes unpacked at a time."""

NAMED_AT_MOST = 20
"""Members that are named one by one when they are left out for the same reason; more are counted."""

REASONS_AT_MOST = 50
"""Suffixes, or media types, that are counted apart in one input."""


class SpentError(Exception):
    """A limit of the whole input is passed: nothing more is taken out of it. Says which, as the end of a sentence."""


class Budget:
    """What one input, `packed` bytes long, has given so far."""

    def __init__(self, packed: int) -> None:
        self.packed = packed
        self.unpacked = 0
        self.members = 0

    def unpack(self, count: int) -> None:
        """Note bytes that came out. Raises SpentError."""
        self.unpacked += count
        if self.unpacked > TOTAL_LIMIT:
            raise SpentError(f"more than {TOTAL_LIMIT:,} bytes come out of it")
        most = max(RATIO_FLOOR, self.packed * RATIO_LIMIT)
        if self.unpacked > most:
            raise SpentError(f"more than {most:,} bytes come out of the {self.packed:,} that it has")

    def member(self) -> None:
        """Note a member. Raises SpentError."""
        self.members += 1
        if self.members > MEMBERS_LIMIT:
            raise SpentError(f"it has more than {MEMBERS_LIMIT:,} members")
