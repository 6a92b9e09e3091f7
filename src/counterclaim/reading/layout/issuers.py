"""Who issued a document, where its heading says so: "Statement by the Ministry of Defence", "OCHA Flash Update 5"."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.lines import lines_of
from counterclaim.records import Actor, Span

PAPER = (
    r"(?:statement|communiqu[eé]|press release|news release|bulletin|flash update|situation report|sitrep"
    r"|situation update|operational update|operational summary|daily update|update|daily report|weekly report|report"
    r"|announcement|declaration|notice|summary|briefing note|brief)"
)
KIND = (
    r"(?:(?:official|press|joint|public|daily|weekly|morning|evening|operational|military|urgent|final|short|situation"
    r"|humanitarian|information|media|emergency)\s+)*"
)
NUMBERED = r"\s*(?:no\.?|nr\.?|number|№|#)?\s*\d{1,4}(?:/\d{2,4})?"
NUMBER = rf"(?:{NUMBERED})?"
WHEN = (
    r"(?:\s*[,(–—:-]?\s*(?:(?:as\s+of|as\s+at|at|on|for|dated|issued)\b.*|\d.*|[A-Z][a-z]+ \d.*"
    r"|morning|evening|night)\)?)?"
)
BY = re.compile(
    rf"(?:the\s+)?{KIND}(?P<paper>{PAPER}){NUMBER}\s+(?:of|by|from|issued by)\s+(?P<issuer>.+?){WHEN}", re.I
)
OF = re.compile(
    rf"(?P<issuer>.+?)(?:['’]s?)?\s*[,:–—-]?\s+{KIND}(?P<paper>{PAPER})"
    rf"(?:{NUMBERED}(?:\s*[:–—-]\s.*)?|{NUMBER}{WHEN})",
    re.I,
)
SAYS = re.compile(
    r"(?P<issuer>.+?)\s+(?P<paper>(?:has\s+)?(?:reports?|informs?|announces?|states?|communicates?|declares?"
    r"|issued (?:the following|this) \w+|issues the following \w+))\s*(?:the following)?\s*[.:]?",
    re.I,
)
TITLE = re.compile(rf"(?:the\s+)?{KIND}(?P<paper>{PAPER}){NUMBER}(?:\s+on\s+.+?)?(?:\s+of)?{WHEN}", re.I)
"""A line that is the title of what was issued and names nobody: "Statement of 25 July 2024"."""
TITLED = re.compile(rf"(?:the\s+)?{KIND}{PAPER}{NUMBER}\s*(?:of|dated|issued|issued\s+on|on|,)?", re.I)
"""The same up to its day."""
SENT = re.compile(r",\s+(?:issued|released|published|dated)\b.*", re.I)
"""What stands behind the issuer on a line of a letterhead."""
OWNER = re.compile(r"\s+of\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s*|of\s+|the\s+|and\s+)+$")
"""Whose a body is, behind its name: "of the Republic of Sudan"."""
HEADING = 6
"""Lines at the top of a document among which its heading stands."""
LONGEST = 160
TITLE_WORDS = 6
"""Most words of a line that stands between the issuer's name and what was issued."""
MEDIA = frozenset({"media", "witness", "civilian", "unknown"})
"""Kinds of actor that issue no statement of their own here: what a medium issues is the outlet's."""


OWN_VOICE = re.compile(
    r"\b(?:the enemy|our (?:\w+ )?(?:forces|troops|soldiers|army|defenders|units|fighters|gunners|pilots))\b",
    re.I,
)
"""Words with which a side speaks of itself and of who it fights."""
QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")


class Issuer(NamedTuple):
    """Where the heading names who issued the document, the word for what it is (None where it is only a name), and
    where what was issued begins."""

    name: Span
    paper: Span | None
    start: int


def letterhead_of(layers: Layers) -> Issuer | None:
    """Who issued the document, by its heading or by a letterhead: the issuer on one of the first lines, and on another
    what was issued ("Statement of 25 July 2024"), or a side's own voice below it. Needs the mentions."""
    return issuer_of(layers) or layers.kept(_letterhead) or layers.kept(_voiced)


def _letterhead(layers: Layers) -> Issuer | None:
    text = layers.text
    lines = [line.span for line in list(lines_of(text))[:HEADING] if line.span[1] - line.span[0] <= LONGEST]
    stripped = [SENT.sub("", text[slice(*span)].strip("*#_ ").rstrip(".")) for span in lines]
    titles = [(span, match) for span, words in zip(lines, stripped, strict=True) if (match := TITLE.fullmatch(words))]
    if len(titles) != 1:
        return None
    ((title, match),) = titles
    paper = (text.index(match["paper"], title[0]), text.index(match["paper"], title[0]) + len(match["paper"]))
    for span, words in zip(lines, stripped, strict=True):
        begin = text.index(words, span[0]) if words else span[0]
        name = (begin, begin + len(words))
        if span != title and words and _is_one_body(layers.mentions_at.touching(name), name, text):
            return Issuer(name, paper, max(span[1], title[1]))
    above = [words.casefold() for span, words in zip(lines, stripped, strict=True) if span[1] <= title[0] and words]
    named = next((m for m in layers.mentions if m.span[0] >= title[1] and _is_headed(m, above, text)), None)
    return Issuer(named.span, paper, title[1]) if named is not None else None


def _voiced(layers: Layers) -> Issuer | None:
    """The body that is all of the first line, where the text below speaks as one side does: of "the enemy", of "our
    forces"."""
    text = layers.text
    lines = list(lines_of(text))
    line = lines[0] if lines else None
    if line is None or line.span[1] - line.span[0] > LONGEST:
        return None
    words = text[slice(*line.span)].strip("*#_ :")
    start = text.index(words, line.span[0]) if words else line.span[0]
    name = (start, start + len(words))
    if not words or not _is_one_body(layers.mentions_at.touching(name), name, text):
        return None
    start = next((line.span[0] for line in lines[1:] if not _is_of_heading(text[slice(*line.span)])), len(text))
    return Issuer(name, None, start) if _has_own_voice(text[start:]) else None


def _has_own_voice(text: str) -> bool:
    """Whether a text speaks as one side does, outside of quotations."""
    return OWN_VOICE.search(QUOTED.sub(" ", text)) is not None


def _is_of_heading(line: str) -> bool:
    """Whether a line under the issuer's is a day or a title, and no sentence."""
    return len(line.split()) <= TITLE_WORDS and not line.rstrip().endswith((".", ":", ";", "!"))


def _is_headed(mention: Actor, above: list[str], text: str) -> bool:
    """Whether a body is named in the text by the words with which one of the lines above the title begins, where
    another line says whose it is: "REPUBLIC OF MALI", "GENERAL STAFF OF THE ARMED FORCES", "The General Staff …"."""
    words = text[slice(*mention.span)].casefold()
    body = mention.named and mention.kind not in MEDIA and mention.resolution != "unresolved"
    return body and " " in words and any(line.startswith(words) for line in above)


def speaking_issuer_of(layers: Layers, *, cites: bool) -> Issuer | None:
    """Who issued the document and speaks in it: by its heading, by its first line with a side's own voice below it, or
    by a letterhead with that voice below it where the text cites nobody.

    `cites`: whether it does. What stands under another letterhead may be what its bureau gathered from others.
    """
    issuer = issuer_of(layers) or layers.kept(_voiced)
    if issuer is not None or cites:
        return issuer
    letterhead = letterhead_of(layers)
    return letterhead if letterhead is not None and _has_own_voice(layers.text[letterhead.start :]) else None


def issuer_of(layers: Layers) -> Issuer | None:
    """Who issued the document, by its heading; None where no heading says so. Needs the mentions."""
    return layers.kept(_issuer)


def _issuer(layers: Layers) -> Issuer | None:
    text = layers.text
    for number, line in enumerate(lines_of(text)):
        if number >= HEADING:
            return None
        start, end = line.span
        if end - start > LONGEST:
            continue
        words = text[start:end].strip("*#_ ")
        begin = text.index(words, start) if words else start
        for pattern in (BY, OF, SAYS):
            match = pattern.fullmatch(words.rstrip("."))
            if match is None:
                continue
            name = (begin + match.start("issuer"), begin + match.end("issuer"))
            if _is_one_body(layers.mentions_at.touching(name), name, text):
                paper = (begin + match.start("paper"), begin + match.end("paper"))
                return Issuer(name, paper, end)
    return None


def _is_one_body(mentions: list[Actor], name: Span, text: str) -> bool:
    """Whether the words name one body that can issue a statement, and nothing besides."""
    bodies = [m for m in mentions if m.kind not in MEDIA]
    covered = {at for m in mentions for at in range(*m.span)}
    free = OWNER.sub("", "".join(text[at] for at in range(*name) if at not in covered))
    rest = re.sub(r"\b(?:the|of|for|in|and|at|press|service|office|bureau|centre|center)\b|[^\w]", "", free, flags=re.I)
    return bool(bodies) and len(rest) <= 2
