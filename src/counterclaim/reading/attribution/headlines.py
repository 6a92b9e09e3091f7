"""Headline style: "Ministry: 12 dead in strike", "12 dead in strike — ministry", "12 dead in strike: UN"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Span as Slice

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.span import trimmed

LONGEST_SOURCE = 6
"""Words: what stands before a headline's colon and is longer is a clause, not a name."""
LONGEST_HEADLINE = 220
"""Code points: a longer line is no headline."""
NAME = re.compile(r"^(?:[A-Z][\w.'’&-]*|of|the|and|for|in|de|al|el|bin|[A-Z]{2,})$")
POSTED = re.compile(
    r"([A-Z][^:.!?\n“”\"]{2,70}?)(\s+(?:on|via|in)\s+(?:its |their |his |her |the |a |an )?(?:official |daily )?"
    r"(?:Telegram|X|Twitter|Facebook|WhatsApp|Weibo|social media|statement|state TV|state television|briefing)"
    r"(?: channel)?:|:)\s+"
)
"""A speaker, perhaps where they wrote it, and a colon."""
STATE = frozenset({"ministry", "minister", "government", "president", "army", "military", "kremlin", "force", "staff"})
STATES = frozenset({"in", "under", "at", "amid", "after", "on"})
"""Prepositions by which it is said how something is."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
STOP = re.compile(r"[.!?][”\"’»]?(?=\s+[A-Z“„«\"]|$)")
TAIL = re.compile(r"\s(?:[—–]|--?)\s+([^—–:.!?]{2,60})$|:\s+([^:.!?]{2,60})$")
DATELINE = re.compile(r"^[A-Z][A-Z .,/-]+$")


def headline_citations(passage: Passage) -> Iterator[Cited]:
    """Citations by a colon or dash in lines that stand as headlines do: one line, no full stop at its end."""
    for number, (start, end) in enumerate(passage.paragraphs):
        line = passage.text[start:end]
        posted = _posted(passage, (start, end))
        if posted is not None:
            yield posted
            continue
        if len(line) > LONGEST_HEADLINE or "\n" in line:
            continue
        headline = not line.rstrip("”\"'’ ").endswith((".", "?", "!")) or number == 0
        if headline:
            found = _leading(passage, (start, end)) or _trailing(passage, (start, end))
            if found is not None:
                yield found


def _posted(passage: Passage, paragraph: Span) -> Cited | None:
    """ "Operations room on Telegram: [14 villages freed, six tanks seized]", "The mayor: [“We hold the town”]" in any
    paragraph: the words after the colon, up to the end of their sentence or quotation."""
    text = passage.text
    match = POSTED.match(text, *paragraph)
    if match is None:
        return None
    source, colon = match.span(1), match.end(2) - 1
    quoted = passage.quotation_beginning((colon, min(paragraph[1], colon + 4)))
    medium = match.group(2) != ":"
    if not medium and (quoted is None or not _names_somebody(passage, source, match.group(1))):
        return None
    stop = STOP.search(text, match.end(), paragraph[1])
    end = quoted.span[1] if quoted is not None and not medium else stop.end() if stop else paragraph[1]
    at = passage.doc.char_span(colon, colon + 1, alignment_mode="expand")
    content = passage.fitted((match.end(), end))
    if at is None or len(text[slice(*content)].split()) < 3:
        return None
    return Cited((source,), (trimmed(text, match.span(2)),), pieces(content), at[0].i)


def _leading(passage: Passage, line: Span) -> Cited | None:
    text = passage.text[line[0] : line[1]]
    colon = re.search(r"\s?:\s+", text)
    if colon is None or not text[colon.end() :].strip():
        return None
    name = text[: colon.start()]
    if not _names_somebody(passage, (line[0], line[0] + colon.start()), name):
        return None
    cut = line[0] + colon.start()
    at = passage.doc.char_span(cut, cut + 1, alignment_mode="expand")
    content = passage.fitted((line[0] + colon.end(), line[1]))
    if len(passage.text[content[0] : content[1]].split()) < 2:
        return None
    colon_at = cut + colon.group().index(":")
    return Cited(
        ((line[0], cut),), ((colon_at, colon_at + 1),), pieces(content), at[0].i if at is not None and len(at) else 0
    )


def _trailing(passage: Passage, line: Span) -> Cited | None:
    text = passage.text[line[0] : line[1]]
    match = TAIL.search(text)
    if match is None or len(text[: match.start()].split()) < 3:
        return None
    group = 1 if match.group(1) else 2
    start, end = line[0] + match.start(group), line[0] + match.end(group)
    words = match.group(group).split()
    if len(words) > 4 or not _can_speak(passage, (start, end)):
        return None
    sign = line[0] + match.start() + len(match.group()) - len(match.group().lstrip())
    cue = (sign, sign + 1)
    content = passage.fitted((line[0], line[0] + match.start()))
    at = passage.doc.char_span(start, end, alignment_mode="expand")
    return Cited(((start, end),), (cue,), pieces(content), at[0].i if at is not None and len(at) else 0)


def _names_somebody(passage: Passage, span: Span, name: str) -> bool:
    """Whether words before a colon name a speaker: a short run of names or an office, not a label or a dateline."""
    words = name.split()
    if not words or len(words) > LONGEST_SOURCE or name.lower().strip() in cues().labels:
        return False
    piece = passage.doc.char_span(*span, alignment_mode="expand")
    if (
        piece is None
        or any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBN" for t in piece)
        or any(c.isdigit() for c in name)
    ):
        return False
    if any(mark in name for mark in '?!,.“”"') and not re.search(r"\b[A-Z]\.", name):
        return False
    root = piece.root
    if _tells_how_it_is(piece):
        return False
    topic = root.ent_type_ == "GPE" and root.lemma_.lower() not in cues().speaking  # "Sudan: fighting resumes"
    if topic and len(piece) == 1 and _is_repeated(passage, span):
        return words[0][0].isupper()
    return speaks(root) and not topic and (words[0][0].isupper() or not words[0][0].isalpha())


def _tells_how_it_is(piece: Slice) -> bool:
    """Whether words before a colon say how a place is: "Goma in turmoil", "Kyiv under fire"."""
    if piece.root.lemma_.lower() in cues().speaking:
        return False
    preps = [t for t in piece if t.dep_ == "prep" and t.lower_ in STATES]
    return any(c.dep_ == "pobj" and c.pos_ == "NOUN" and c.text.islower() for p in preps for c in p.children)


def _is_repeated(passage: Passage, name: Span) -> bool:
    """Whether the next paragraph has an office of state say what the headline says: "Damascus: rebels pushed back"
    names a speaker then, and not a topic."""
    number = bisect_left(passage.paragraphs, (name[0], 0))
    if number + 1 >= len(passage.paragraphs) or passage.paragraphs[number][0] != name[0]:
        return False
    headline = passage.doc.char_span(name[1], passage.paragraphs[number][1], alignment_mode="expand")
    start, end = passage.paragraphs[number + 1]
    first = passage.doc.char_span(start, min(end, start + 40), alignment_mode="expand")
    body = first[0].sent if first is not None and len(first) else None
    if headline is None or body is None:
        return False
    subject = next((t for t in body if t.dep_ == "nsubj" and t.head.lemma_.lower() in cues().verbs), None)
    official = subject is not None and any(t.lemma_.lower() in STATE for t in subject.subtree)
    shared = {t.lemma_.lower() for t in headline if t.pos_ in CONTENT} & {t.lemma_.lower() for t in body}
    return official and len(shared) >= 3


def _can_speak(passage: Passage, span: Span) -> bool:
    piece = passage.doc.char_span(*span, alignment_mode="expand")
    return piece is not None and len(piece) > 0 and speaks(piece.root)
