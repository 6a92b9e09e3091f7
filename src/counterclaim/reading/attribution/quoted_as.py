"""Speech before the one who passes it on: "[The road is open], the agency quoted the mayor as saying"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.span import trimmed

QUOTED_AS = re.compile(
    r",[”\"’']?\s+([^,.;:!?\n]{2,80}?)\s+((?:has |had |have |also )*(?:quoted|quotes|cited|cites))\s+"
    r"([^,.;:!?\n]{2,110}?)\s+(as saying)(?=[.]?[”\"’']?\s*$|,\s|\s+(?:on|in|by|to|at|late|early|earlier)\b)"
)
PASSED_ON = re.compile(r".{0,120}?\bas saying\b[\s,:]*(?=\S)", re.DOTALL)
FINITE = ("VBD", "VBZ", "VBP", "MD")


def quoted_before(passage: Passage) -> Iterator[Cited]:
    """For each sentence of that form two citations of what stands before: by who quotes, and below it by who is
    quoted."""
    for sent in passage.doc.sents:
        start, end = trimmed(passage.text, (sent.start_char, sent.end_char))
        match = QUOTED_AS.search(passage.text, start, end)
        if match is None:
            continue
        reporter = passage.doc.char_span(*match.span(1), alignment_mode="expand")
        speaker = passage.doc.char_span(*match.span(3), alignment_mode="expand")
        verb = passage.doc.char_span(*match.span(2), alignment_mode="expand")
        said = pieces(passage.fitted((start, match.start() + 1), barrier=match.start(2)))
        if not (reporter and speaker and verb and said) or any(t.tag_ in FINITE for t in (*reporter, *speaker)):
            continue
        if not any(speaks(t) or t.lower_ in ("him", "her", "them", "it") for t in speaker):
            continue
        cue: Span = match.span(2)
        yield Cited((match.span(1),), (cue,), said, verb.root.i)
        yield Cited((match.span(3),), (match.span(4),), said, verb.root.i + 1, under=(cue,))


def passed_on(passage: Passage, cited: Cited) -> Cited:
    """ "The agency quoted [him as saying that …]": what the agency passes on is what was said, not who said it."""
    if len(cited.content) != 1 or passage.doc[cited.at].lemma_.lower() not in cues().reported_from:
        return cited
    match = PASSED_ON.match(passage.text, *cited.content[0])
    return replace(cited, content=((match.end(), cited.content[0][1]),)) if match is not None else cited
