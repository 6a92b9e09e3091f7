"""What a format of archives gives: entries to be read one after the other, and those that it leaves out."""

from __future__ import annotations

import msgspec

from counterclaim.errors import LeftOutError
from counterclaim.intake.containers.streams import Source
from counterclaim.intake.taken import Transport


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A member that is a file. `stream` is good until the next entry is asked for."""

    name: str
    """As the archive writes it, not fit to be printed."""
    stream: Source
    size: int | None = None
    """Bytes that it says it has."""
    sequential: bool = False
    """Whether nothing after it can be read where it breaks."""
    bare: bool = False
    """Whether it is the whole of a packed file: without an extension its content decides what it is."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a web archive that may be a dispatch, read already."""

    name: str
    """Its address, or its id where it has none."""
    member: str
    """Its id."""
    data: bytes
    media_type: str
    transport: Transport


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A member that is left out. `reason` goes on "… is left out: "; those of one reason are counted together."""

    name: str
    error: type[LeftOutError]
    reason: str
    counted_only: bool = False
    """Whether it is never named by itself: there are always many of its kind."""
    lost: bool = False
    """Whether it may be a dispatch and its bytes could not be taken out: the whole input is kept for it."""
