"""Why an attribution is one: the rule that found it, the tagger's probability, and the marks that give its voice."""

from __future__ import annotations

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.records import Attribution, Reason
from counterclaim.records.span import hull, touches

NAME = "attribution"
BOTH = "both"
"""Entry of a citation that the tagger and a rule found."""


def reasons_of(passage: Passage, cited: Cited, attribution: Attribution) -> tuple[Reason, ...]:
    """Reasons for the cue of an attribution (that it is a citation at all) and for its voice."""
    agreed = BOTH if cited.both else ""
    sure = None if cited.confidence is None else round(cited.confidence, 3)
    found = [Reason(slot="cue", by=NAME, rule=cited.rule or "tagger", entry=agreed, confidence=sure)]
    if cited.laid_out:
        found.append(Reason(slot="voice", by=NAME, rule="layout-voice"))
    elif attribution.voice != "indirect":
        marked = passage.quotations_in(hull(attribution.content))
        words = tuple(q.span for q in marked if touches(q.span, attribution.content))
        found.append(Reason(slot="voice", by=NAME, rule=f"{attribution.voice}-marks", words=words))
    return tuple(found)
