"""What is only compared with what somebody said: "20 were killed, six more than the mayor had reported"."""

from __future__ import annotations

import re

from counterclaim.reading.attribution.passage import Cited, Passage

COMPARING = re.compile(
    r"(?:(?<!rather )(?<!other )\bthan|\bas (?:many|much|few|large|big|high|low)\b[^.;!?\n]{0,60}\bas)"
    r" (?:(?:the|a|an|its|his|her|their) )?$",
    re.IGNORECASE,
)
"""What ends right before a source that is the standard of a comparison."""
WITHIN = re.compile(r"\b(?:more|fewer|less|higher|lower|larger|smaller|greater) than\b(?! \d)", re.IGNORECASE)
REACH = 90
"""Code points before a source that are looked at."""


def is_compared(passage: Passage, cited: Cited) -> bool:
    """Whether the source stands in a comparison with the content before it: what it said is another number."""
    if len(cited.source) != 1 or not cited.content:
        return False
    start, end = cited.source[0]
    if cited.content[-1][1] > start or passage.text[start].isdigit():
        return False
    if WITHIN.search(passage.text, start, end) is not None:
        return True
    return COMPARING.search(passage.text[max(0, start - REACH) : start]) is not None
