"""The day of an interview or briefing that is printed as questions and answers: every answer was given on it."""

from __future__ import annotations

from counterclaim.reading.claims.issued import stands_alone
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import turns_in
from counterclaim.reading.layout.interviews import TOLD
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import TimeExpression


def interviewed(layers: Layers) -> TimeExpression | None:
    """The one day that the words above the first turn give: in the sentence that tells of the talk ("spoke to us on
    Thursday"), or on a line that says no more; None where they give none or several."""
    turns = turns_in(layers)
    if not turns:
        return None
    above = [t for t in layers.times_at.within((0, turns[0].label[0])) if t.type in ("DATE", "TIME")]
    days = [t for t in above if t.days is not None and t.days[0] == t.days[1] is not None and not t.ambiguous]
    telling = [t for t in days if _is_of_talk(layers, t)] or [t for t in days if stands_alone(layers, t)]
    return telling[0] if len({t.days for t in telling}) == 1 else None


def _is_of_talk(layers: Layers, time: TimeExpression) -> bool:
    """Whether a time stands in a sentence that tells of the talk, on the same line."""
    sentence = slice_at(layers.doc, time.span).sent
    start = max(sentence.start_char, layers.text.rfind("\n", 0, time.start) + 1)
    line = layers.text.find("\n", time.end)
    end = min(sentence.end_char, line if line >= 0 else sentence.end_char)
    return TOLD.search(layers.text, start, end) is not None
