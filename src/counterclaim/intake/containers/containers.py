"""A container → the bytes of its members, one at a time and never to disk by their names: the main path."""

from __future__ import annotations

import io
from collections.abc import Iterator

from counterclaim.errors import (
    ArchiveBrokenError,
    ArchiveLimitError,
    MemberBrokenError,
    MemberLimitError,
    MemberUnknownError,
    NoMembersError,
)
from counterclaim.intake.containers.entries import Entry, LeftOut, Record
from counterclaim.intake.containers.kinds import CONTAINER_SUFFIXES, HEAD, kind_of, suffix_of, unpacked_name
from counterclaim.intake.containers.left_out import Tally
from counterclaim.intake.containers.limits import (
    CHUNK,
    DEPTH_LIMIT,
    MEMBER_LIMIT,
    NAME_LIMIT,
    NESTED_LIMIT,
    ROWS_LIMIT,
    Budget,
    SpentError,
)
from counterclaim.intake.containers.names import is_clutter, shown_name
from counterclaim.intake.containers.packed import Packed
from counterclaim.intake.containers.streams import BrokenError, ChecksumError, Counted, inflated, read_up_to
from counterclaim.intake.sniffing import BY_SUFFIX, MEDIA_TYPE, format_of
from counterclaim.intake.spooling import Spool
from counterclaim.intake.taken import Blob, Skipped

ROWS = ("jsonl", "json", "csv")


def members(top: Packed, *, strict: bool = False) -> Iterator[Blob | Skipped]:
    """The members of a container in their order, those of containers within it in place; then what was left out.

    `strict` leaves out a single packed file whose name has no extension of dispatches, as in a folder. Raises OSError
    where the file of the container itself cannot be read.
    """
    unpacking = _Unpacking(top, strict=strict)
    try:
        yield from unpacking.members(top, depth=1)
    except SpentError as error:
        spent = ArchiveLimitError(top.input_id, str(error), after=unpacking.last)
        yield Skipped.because(spent, top.input_id, top.kept)
    yield from unpacking.tally.told()


class _Unpacking:
    """One input: what may still come out of it, and what was left out."""

    def __init__(self, top: Packed, *, strict: bool) -> None:
        self._top = top
        self._strict = strict
        self._budget = Budget(top.size)
        self.tally = Tally(top)
        self.last: str | None = None
        """The member that was last begun, fit to be shown."""

    def members(self, packed: Packed, *, depth: int) -> Iterator[Blob | Skipped]:
        last = None
        empty = True
        try:
            for one in self._contents(packed):
                self._budget.member()
                if isinstance(one, Entry) and not one.bare and is_clutter(one.name):
                    continue
                empty = False
                if isinstance(one, LeftOut):
                    self.tally.note(packed, one)
                    continue
                self.last = last = f"{packed.input_id}#{shown_name(one.name)}"
                if isinstance(one, Record):
                    yield _record_blob(packed, one, last)
                else:
                    yield from self._entry(packed, one, last, depth)
            if empty:
                yield Skipped.because(NoMembersError(packed.input_id), packed.input_id, packed.kept)
        except BrokenError as error:
            broken = ArchiveBrokenError(packed.input_id, str(error), after=last)
            yield Skipped.because(broken, packed.input_id, packed.kept)

    def _contents(self, packed: Packed) -> Iterator[Entry | Record | LeftOut]:
        """What is in the container. Raises BrokenError and SpentError."""
        from counterclaim.intake.containers.tars import tar_entries
        from counterclaim.intake.containers.warcs import warc_records
        from counterclaim.intake.containers.zips import zip_entries

        with packed.open() as file:
            if packed.kind == "zip":
                yield from zip_entries(file, self._budget)
                return
            if packed.kind in ("gzip", "bzip2", "xz"):
                stream = inflated(packed.kind, file, self._budget)
                name = unpacked_name(packed.input_id)
                head = stream.peek(HEAD)[:HEAD]
                kind = kind_of("", head) or kind_of(name, head)
                if kind not in ("tar", "warc"):
                    yield Entry(name=name, stream=stream, sequential=True, bare=True)
                    return
            else:
                stream, kind = io.BufferedReader(Counted(file, self._budget), CHUNK), packed.kind
            yield from tar_entries(stream) if kind == "tar" else warc_records(stream, self._budget)

    def _entry(self, packed: Packed, entry: Entry, input_id: str, depth: int) -> Iterator[Blob | Skipped]:
        suffix = suffix_of(entry.name)
        unknown = suffix not in BY_SUFFIX and suffix not in CONTAINER_SUFFIXES

        def left_out(error: type[MemberLimitError | MemberUnknownError], reason: str, *, lost: bool = True) -> None:
            self.tally.note(packed, LeftOut(name=entry.name, error=error, reason=reason, lost=lost))

        if len(entry.name) > NAME_LIMIT:
            return left_out(MemberLimitError, f"a name of more than {NAME_LIMIT:,} characters")
        strict = self._strict or depth > 1
        if unknown and not (entry.bare and not (suffix and strict)):
            reason = f"{shown_name(suffix)[:40] or 'a name without extension'} is no format of dispatches"
            return left_out(MemberUnknownError, reason, lost=False)
        limit = ROWS_LIMIT if BY_SUFFIX.get(suffix) in ROWS else MEMBER_LIMIT
        head, failure = read_up_to(entry.stream, HEAD - 1)
        kind = kind_of(entry.name, head)
        if kind is not None and failure is None:
            yield from self._nested(packed, entry, head, input_id, depth)
            return
        if (entry.size or 0) > limit:
            return left_out(MemberLimitError, f"more than {limit:,} bytes")
        if failure is None:
            rest, failure = read_up_to(entry.stream, limit - len(head))
            head += rest
        if failure is not None and entry.sequential:
            raise failure
        if len(head) > limit:
            return left_out(MemberLimitError, f"more than {limit:,} bytes")
        blob = Blob(
            input_id=input_id,
            data=head,
            media_type=MEDIA_TYPE[format_of(entry.name, head)],
            within=packed.around(shown_name(entry.name)),
        )
        if failure is None:
            yield blob
            return
        # Where bytes are missing the archive is kept, from which somebody may get more.
        there = blob if isinstance(failure, ChecksumError) else self._top.kept
        yield Skipped.because(MemberBrokenError(f"'{input_id}'", str(failure)), input_id, there)

    def _nested(self, packed: Packed, entry: Entry, head: bytes, input_id: str, depth: int) -> Iterator[Blob | Skipped]:
        error: type[MemberLimitError | MemberBrokenError] = MemberLimitError
        reason = f"an archive within {DEPTH_LIMIT} others" if depth >= DEPTH_LIMIT else ""
        spool = Spool()
        while head and not reason:
            spool.write(head)
            if spool.size > NESTED_LIMIT:
                reason = f"an archive of more than {NESTED_LIMIT:,} bytes"
            head, failure = read_up_to(entry.stream, CHUNK - 1)
            if failure is not None:
                if entry.sequential:
                    raise failure
                error, reason = MemberBrokenError, str(failure)
        if reason:
            self.tally.note(packed, LeftOut(name=entry.name, error=error, reason=reason, lost=True))
            return
        within = packed.around(shown_name(entry.name))
        kind = kind_of(entry.name, spool.read_at(0, HEAD))
        assert kind is not None
        yield from self.members(Packed.spooled(input_id, kind, spool, within=within), depth=depth + 1)


def _record_blob(packed: Packed, record: Record, input_id: str) -> Blob:
    return Blob(
        input_id=input_id,
        data=record.data,
        media_type=record.media_type,
        within=packed.around(shown_name(record.member)),
        transport=record.transport,
    )
