"""A container as it came: bytes that can be read again and again, with their hash."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import msgspec

from counterclaim.intake.containers.kinds import MEDIA_TYPES, Kind
from counterclaim.intake.containers.limits import KEPT_LIMIT
from counterclaim.intake.spooling import Spool, digest_of
from counterclaim.intake.taken import Container, KeptFile


class Packed(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A container in a file of the user's, or in a spool: standard input, or a container within another."""

    input_id: str
    kind: Kind
    sha256: str
    size: int
    path: str | None = None
    spool: Spool | None = None
    within: Container | None = None

    @classmethod
    def file(cls, input_id: str, kind: Kind, path: str) -> Packed:
        """The container in a file. Raises OSError."""
        with Path(path).open("rb") as file:
            sha256, size = digest_of(file)
        return cls(input_id=input_id, kind=kind, sha256=sha256, size=size, path=path)

    @classmethod
    def spooled(cls, input_id: str, kind: Kind, spool: Spool, *, within: Container | None = None) -> Packed:
        """The container in a spool."""
        return cls(input_id=input_id, kind=kind, sha256=spool.sha256, size=spool.size, spool=spool, within=within)

    def open(self) -> BinaryIO:
        """The bytes, from their beginning. Raises OSError."""
        return self.spool.reader() if self.spool is not None else Path(self.path or "").open("rb")

    def around(self, member: str) -> Container:
        """What the bytes of a member say about where they came from."""
        return Container(
            input_id=self.input_id,
            sha256=self.sha256,
            size=self.size,
            media_type=MEDIA_TYPES[self.kind],
            member=member,
        )

    @cached_property
    def kept(self) -> KeptFile | None:
        """The container itself, for the ledger to keep because something in it could not be taken out."""
        if self.size > KEPT_LIMIT:
            return None
        return KeptFile(
            input_id=self.input_id,
            size=self.size,
            sha256=self.sha256,
            media_type=MEDIA_TYPES[self.kind],
            path=self.path,
            spool=self.spool,
            within=self.within,
        )
