"""The slots of one claim with their reasons, as a value that prints as JSON."""

from __future__ import annotations

import msgspec

from counterclaim.records import Span


class Words(msgspec.Struct, frozen=True):
    """Some words of the dispatch, with their offsets."""

    span: Span
    text: str


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One slot: `slot` is its name (`s0.voice`, `e1.status`, `f1.measure`), `part` the id of the part that has it.

    `value` is in words; open, it says so and `why` says what is missing. `component` set it, in that `version` (None
    where the reading does not name it). `rule` is None where no rule had to be noted: the component's ordinary case.
    """

    slot: str
    part: str
    value: str
    is_open: bool
    component: str
    version: str | None
    rule: str | None
    why: str
    words: tuple[Words, ...]
    confidence: float | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why a claim is as it is. `noted` is false for a claim of an earlier reader, which noted no reasons: its slots
    then say what set them and from which words, as far as the record tells."""

    claim_id: str
    reading_id: str
    text: str
    theatre: str | None
    noted: bool
    slots: tuple[Slot, ...]

    @property
    def open(self) -> tuple[Slot, ...]:
        """The slots that stayed unresolved."""
        return tuple(slot for slot in self.slots if slot.is_open)
