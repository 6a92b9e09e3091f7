"""On which day something was said."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Attribution, TimeExpression
from counterclaim.records.span import touches

PASSES = frozenset(
    {"prep", "npadvmod", "pobj", "nmod", "compound", "amod", "advmod", "conj", "appos", "tmod", "dep", "det"}
)
"""Relations by which a time expression may hang below the cue that it dates."""

CONTINUES = frozenset({"conj", "advcl", "parataxis"})
"""Relations by which a second cue ("…, adding that") continues the sentence of a first."""


def dated_by(layers: Layers, index: int) -> TimeExpression | None:
    """The expression that dates the utterance of the attribution at `index`, None where the text leaves its day open.

    The time must modify the cue (or the noun that the cue is: "in a statement on Monday"), outside the content. A
    second cue in the same sentence by the same source takes the day of the first. A day after publication is none.
    """
    attribution = layers.attributions[index]
    cue = _cue_tokens(layers, attribution)
    if not cue:
        return None
    own = _dated(layers, attribution, cue)
    if own is not None:
        return own
    for other in layers.attributions[:index]:
        first = _cue_tokens(layers, other)
        if other.source == attribution.source and any(_continues(token, first) for token in cue):
            return _dated(layers, other, first)
    return None


def _cue_tokens(layers: Layers, attribution: Attribution) -> list[Token]:
    return [token for span in attribution.cue for token in slice_at(layers.doc, span)]


def _continues(token: Token, first: list[Token]) -> bool:
    heads = {t.i for t in first}
    return token.dep_ in CONTINUES and token.head.i in heads


def _dated(layers: Layers, attribution: Attribution, cue: list[Token]) -> TimeExpression | None:
    found = [t for t in layers.times if _may_date(layers, attribution, t) and _modifies(layers, t, cue)]
    return found[0] if len({t.days for t in found}) == 1 else None


def _may_date(layers: Layers, attribution: Attribution, time: TimeExpression) -> bool:
    """A point in time of the reporting, not a duration, not in what was said, not after publication."""
    if time.type not in ("DATE", "TIME") or time.days is None or time.ambiguous:
        return False
    if touches(time.span, attribution.content):
        return False
    first, last = time.days
    published = layers.document.published_day
    return first is not None and last is not None and (published is None or first <= published)


def _modifies(layers: Layers, time: TimeExpression, cue: list[Token]) -> bool:
    head = head_at(layers.doc, time.span)
    if head is None:
        return False
    wanted = {token.i for token in cue}
    token = head
    while token.i not in wanted:
        if token.dep_ not in PASSES or token.head == token:
            return False
        token = token.head
    return True
