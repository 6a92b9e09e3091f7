"""What of the quotations could not be read for certain, said as issues."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reading.attribution.passage import Passage
from counterclaim.records import Attribution, Issue
from counterclaim.records.located import Stretches

NEAR = 3
"""Code points between a content and the mark that closes it: a full stop and a space."""


def doubts_about(passage: Passage, attributions: Iterable[Attribution]) -> tuple[Issue, ...]:
    """An issue for each cited quotation that lacks a mark (its end is an estimate), and for each without a speaker."""
    issues: list[Issue] = []
    for attribution in attributions:
        if not attribution.source and not attribution.cue:
            message = "A quotation stands without a speaker, and none before it fits."
            issues.append(Issue(code="quotation-without-speaker", span=attribution.content[0], message=message))
    contents = Stretches(piece for a in attributions for piece in a.content)
    for quotation in passage.outer:
        lacking = "opening" if not quotation.opened else "closing" if not quotation.closed else None
        if lacking is None or quotation.runs_on or not contents.touch(quotation.span):
            continue
        end = "beginning" if lacking == "opening" else "end"
        message = f"A quotation has no {lacking} mark; its {end} is an estimate."
        issues.append(Issue(code="unbalanced-quotation", span=quotation.span, message=message))
    for mark in passage.strays:
        if contents.touch((max(0, mark[0] - NEAR), mark[1])):
            message = "A quotation has no opening mark, and nothing says where it begins."
            issues.append(Issue(code="unbalanced-quotation", span=mark, message=message))
    return tuple(issues)
