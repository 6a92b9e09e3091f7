"""Reporting clauses of translated copy that keep the other language's order: "The road is open, has the mayor written",
"“We are ready“, so the general", "had assured him diplomats"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.reading.attribution.forms import speech_forms
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.span import trimmed

MARKS = '“”„"»«'
BEFORE = rf"(?P<end>[,{MARKS}]\s*[,{MARKS}]?)\s*"
NOUNS = rf"[^,.;:!?\n{MARKS}]{{1,80}}?"
WHO = rf"(?P<source>(?:he|she|it|they|the|an?|his|her|its|their|our|[A-Z])\b{NOUNS}|he|she|it|they)"
SEVERAL = WHO.replace("[A-Z])", "[A-Z]|[a-z]{3,}s)")
"""The same, or a noun in the plural."""
WHERE = (
    r"(?:\s+(?:on|in|at|to|before|via|over|by|during|after)\s+[^,.;:!?\n]{2,60}"
    r"|\s+(?:thereupon|promptly|today|yesterday))*"
)
REPLY = r"(?:\w+ )?(?:answer|reply|response|comment|verdict|retort)"
END = r"(?=[,.;:!?\n]|$)"
MORE = (
    r"launched|reacted|parried|retorted|countered|riposted|let know|let it be known|thrown in|estimated|judged|hit back"
    r"|written|foretold|sworn|made known|explained|assured|precised|specified|deplored|regretted|rejoiced"
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PERSONAL = frozenset({"he", "she", "it", "they"})


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    said = rf"(?:{speech_forms()}|{MORE})"
    verb = rf"(?P<cue>{said})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{BEFORE}(?P<aux>has|have|had)\s+{WHO}\s+{verb}{WHERE}{END}",
            rf"{BEFORE}(?P<aux>has|have|had)\s+{verb}\s+{WHO}{WHERE}{END}",
            rf"{BEFORE}(?P<cue>(?:{MORE}|retorted))(?:\s+(?:thereupon|promptly|then|back))?\s+{WHO}{WHERE}{END}",
            rf"{BEFORE}(?P<cue>so)\s+{WHO}(?:\s+(?:on|in|at)\s+[^,.;:!?\n]{{2,60}})?{END}",
            rf",\s+{SEVERAL}\s+(?P<cue>(?:has|have|had)\s+(?:{said}))\s+(?:him|her|them|us|me|it){WHERE}{END}",
            rf"{BEFORE}(?P<cue>was|is)\s+(?P<source>(?:the|an?)\s+[^,.;:!?\n{MARKS}]{{2,60}}?)['’]?s\s+{REPLY}{WHERE}{END}",
            rf",\s+(?P<cue>wanted)\s+(?P<source>an?\s+\w+(?:\s+\w+)?)\s+to\s+know{WHERE}{END}",
        )
    )


def calqued_citations(passage: Passage) -> Iterator[Cited]:
    """A citation for each reporting clause behind what is said whose words stand in the order of another language."""
    for sent in passage.doc.sents:
        start, end = trimmed(passage.text, (sent.start_char, sent.end_char))
        for pattern in _patterns():
            match = next((m for m in pattern.finditer(passage.text, start, end) if _names_speaker(passage, m)), None)
            if match is None:
                continue
            content = pieces(_said_before(passage, start, match.start()))
            at = passage.doc.char_span(*match.span("cue"), alignment_mode="expand")
            if content and at:
                aux = match.groupdict().get("aux")
                cue: Span = match.span("cue")
                marks = (match.span("aux"), cue) if aux else (cue,)
                yield Cited((match.span("source"),), marks, content, at[0].i, rule="calqued")
            break


def _names_speaker(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the words where the speaker stands are a phrase of somebody, without a verb of its own."""
    tokens = passage.doc.char_span(*match.span("source"), alignment_mode="expand")
    if not tokens or any(t.tag_ in FINITE for t in tokens):
        return False
    so = match["cue"] == "so"
    if len(tokens) == 1 and tokens[0].lower_ in PERSONAL:
        return True
    quoted = any(mark in match.groupdict().get("end", "") for mark in MARKS) if so else True
    return quoted and any(speaks(t) for t in tokens)


def _said_before(passage: Passage, start: int, at: int) -> Span:
    """What stands before the clause: the quotation that ends there, whatever its marks, else the sentence so far."""
    text = passage.text
    quotation = passage.quotation_at(max(0, at - 1)) or passage.quotation_at(at)
    if quotation is not None and quotation.span[0] < at and quotation.span[1] <= at + 2:
        return passage.fitted(quotation.span)
    floor = passage.paragraph_at(at)[0]
    if text[at] in MARKS or text[max(0, at - 1)] in MARKS:
        opened = max((text.rfind(mark, floor, at - 1) for mark in MARKS), default=-1)
        if opened >= floor:
            return trimmed(text, (opened + 1, at), chars=" ,\n" + MARKS)
    colon = text.rfind(": ", max(start, floor), at)  # "…, too high: it was, so it, a third"
    return trimmed(text, (max(start, floor, colon + 1), at), chars=" ,\n")
