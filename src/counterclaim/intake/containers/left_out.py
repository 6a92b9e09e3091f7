"""What is left out of an input's archives: each named while there are few, counted where there are many."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.errors import LeftOutError, NotADispatchError
from counterclaim.intake.containers.entries import LeftOut
from counterclaim.intake.containers.limits import NAME_LIMIT, NAMED_AT_MOST, REASONS_AT_MOST
from counterclaim.intake.containers.names import shown_name
from counterclaim.intake.containers.packed import Packed
from counterclaim.intake.taken import Skipped

OTHER = "no format of dispatches"
"""The reason of members whose kinds are too many to be counted apart."""


class _Many(msgspec.Struct):
    counted_only: bool
    count: int = 0
    named: list[Skipped] = []
    lost: bool = False


class Tally:
    """The members left out of one input, `top`, by code and reason, those of archives within it included."""

    def __init__(self, top: Packed) -> None:
        self._top = top
        self._found: dict[tuple[type[LeftOutError], str], _Many] = {}

    def note(self, packed: Packed, member: LeftOut) -> None:
        """Count a member of `packed`."""
        key = member.error, member.reason
        if key not in self._found and len(self._found) >= REASONS_AT_MOST:
            key = member.error, OTHER
        many = self._found.setdefault(key, _Many(member.counted_only))
        many.count += 1
        many.lost |= member.lost
        if many.count <= NAMED_AT_MOST and not many.counted_only:
            input_id = f"{packed.input_id}#{shown_name(member.name)[:NAME_LIMIT]}"
            error = member.error(f"'{input_id}'", member.reason)
            many.named.append(Skipped.because(error, input_id, self._top.kept if member.lost else None))

    def told(self) -> Iterator[Skipped]:
        """What was left out, in the order in which each reason came up first."""
        for (error, reason), many in self._found.items():
            if many.count <= NAMED_AT_MOST and not many.counted_only:
                yield from many.named
                continue
            noun = "record" if error is NotADispatchError else "member"
            what = f"{many.count:,} {noun}{'s' if many.count > 1 else ''} of '{self._top.input_id}'"
            told = error(what, reason, many=many.count > 1)
            yield Skipped.because(told, self._top.input_id, self._top.kept if many.lost else None)
