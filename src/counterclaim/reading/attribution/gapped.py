"""Two speakers with one verb: "Moscow speaks of a provocation, Kyiv of a theft of boats"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks

SECOND = re.compile(
    r"(?:,|;|,? (?:and|but|while))\s+((?:the\s+)?[A-Z\d][^,;:.!?\n“”\"]{1,50}?|the [^,;:.!?\n“”\"]{2,50}?)"
    r"\s+(of)\s+(?=\S)"
)
"""A second speaker and the preposition that stands for the verb."""


def parted_at_gaps(passage: Passage, cited: Cited) -> Iterator[Cited]:
    """`cited`, and after it what a second speaker is cited for whose verb is left out."""
    said = passage.text[slice(*cited.cue[0])] if len(cited.cue) == 1 else ""
    match = SECOND.search(passage.text, *cited.content[0]) if said.endswith(" of") and len(cited.content) == 1 else None
    name = passage.doc.char_span(*match.span(1), alignment_mode="expand") if match is not None else None
    if match is None or not name or not speaks(name.root) or any(t.pos_ in ("VERB", "AUX") for t in name):
        yield cited
        return
    first = pieces((cited.content[0][0], match.start()))
    second = pieces((match.end(), cited.content[0][1]))
    yield Cited(cited.source, cited.cue, first, cited.at, rule=cited.rule)
    if second:
        yield Cited((match.span(1),), (match.span(2),), second, name.root.i, rule="gapped")
