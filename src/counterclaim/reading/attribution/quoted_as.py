"""Speech before the one who passes it on: "[The road is open], the agency quoted the mayor as saying"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.passives import quoted_as
from counterclaim.reading.attribution.sources import agent_of, is_passive, source_span
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span, Spans
from counterclaim.records.located import Stretches
from counterclaim.records.span import trimmed

QUOTED_AS = re.compile(
    r",[”\"’']?\s+([^,.;:!?\n]{2,80}?)\s+((?:has |had |have |also )*(?:quoted|quotes|cited|cites))\s+"
    r"([^,.;:!?\n]{2,110}?)\s+(as saying)(?=[.]?[”\"’']?\s*$|,\s|\s+(?:on|in|by|to|at|late|early|earlier)\b)"
)
PUT_SO = re.compile(
    r"\s*(?:(?:That|This|Such|So)(?:,| (?:is|was)) (?:how|what|the way)\s+(?P<who>[^,.;:!?\n]{2,80}?)\s+"
    r"(?P<cue>(?:has |had )?(?:puts?|described|describes|explained|explains|summed|saw|sees|told|tells|said|says))\b"
    r"|(?P<so>So said|So says|Thus)\s+(?P<by>[^,.;:!?\n]{2,80}?)(?=[,.])"
    r"|(?P<words>(?:Those|These|The words) (?:are|were) (?:the words of|from|those of))\s+"
    r"(?P<of>[^,.;:!?\n]{2,80}?)(?=[,.]))"
)
"""A sentence after a quotation that names who spoke it: "That is how an army spokesman put it"."""
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


def quoted_through(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, with "Y quoted X as saying" and "X was quoted by Y as saying" read as two: Y passes on what X said."""
    out = list(found)
    of_verb = {cited.at: number for number, cited in enumerate(found) if cited.cue}
    for number, inner in enumerate(found):
        verb = passage.doc[inner.at] if inner.cue and inner.source else None
        if verb is None or verb.lemma_.lower() not in (*cues().reported_from, "say", "tell"):
            continue
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
            outer = of_verb.get(verb.head.head.i)
            if outer is not None and found[outer].source != inner.source:
                out[outer] = replace(found[outer], content=inner.content)
                out[number] = replace(inner, under=found[outer].cue)
            continue
        saying = quoted_as(verb) if is_passive(verb) else None
        agent = (agent_of(verb) or agent_of(saying)) if saying is not None else None
        if agent is not None and speaks(agent):
            cue: Spans = ((agent.head.idx, agent.head.idx + len(agent.head)),)
            out[number] = replace(inner, under=cue)
            out.append(Cited((source_span(passage, agent, cue[0]),), cue, inner.content, agent.head.i))
    return out


def passed_on(passage: Passage, cited: Cited) -> Cited:
    """ "The agency quoted [him as saying that …]": what the agency passes on is what was said, not who said it."""
    if len(cited.content) != 1 or passage.doc[cited.at].lemma_.lower() not in cues().reported_from:
        return cited
    match = PASSED_ON.match(passage.text, *cited.content[0])
    return replace(cited, content=((match.end(), cited.content[0][1]),)) if match is not None else cited


def named_after(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, with each quotation whose speaker the next sentence names ("“…” That is how the mayor put it") cited
    from that speaker, and from nobody else."""
    named: list[Cited] = []
    for quotation in passage.outer:
        match = PUT_SO.match(passage.text, quotation.span[1])
        group = next((g for g in ("who", "by", "of") if match is not None and match[g]), None)
        if match is None or group is None or match.end() > passage.paragraph_at(quotation.span[0])[1]:
            continue
        cue = match.span({"who": "cue", "by": "so", "of": "words"}[group])
        source = passage.doc.char_span(*match.span(group), alignment_mode="expand")
        verb = passage.doc.char_span(*cue, alignment_mode="expand")
        content = pieces(passage.fitted(quotation.span))
        if source and verb and content and any(speaks(t) for t in source):
            named.append(Cited((match.span(group),), (cue,), content, verb.root.i, rule="named-after"))
    taken = Stretches(span for cited in named for span in (*cited.content, *cited.cue))
    return [*(c for c in found if not any(taken.touch(span) for span in (*c.content, *c.cue))), *named]
