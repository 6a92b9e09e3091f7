"""Why a slot has its value: what set it, by which rule, from which words."""

from __future__ import annotations

import msgspec

from counterclaim.records.span import Span, Spans

ReasonKey = tuple[str, Span | int]
"""What has the slots: its kind (attribution, mention, event, figure, place, time) and its span, or its number."""


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a component noted when it set a slot, or left it open.

    In a claim `slot` begins with the part that has it: `s0.cue` of the outermost speaker, `e1.status`, `f1.measure`,
    `p1.place`, `stance`. `rule` is a code of the component `by` (publishing/explaining/rules.yaml says it in words),
    `words` are the offsets of what the rule went by, `entry` the entry of a list, a table or a theatre that fitted.
    `confidence` is from 0 to 1, None where the component has none.
    """

    slot: str
    by: str
    rule: str
    words: Spans = ()
    entry: str = ""
    confidence: float | None = None
