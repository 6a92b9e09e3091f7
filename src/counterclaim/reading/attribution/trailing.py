"""Reporting clauses after what is reported that the parser missed: "Dozens killed in strikes, medics say", and the
order of translated copy: "the town has fallen, announced Monday the press service of the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span as Piece

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.forms import speech_forms
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import touches, trimmed

FINITE = ("VBD", "VBZ", "VBP", "MD")
HEARERS = r"(?:\s+(?:reporters|journalists|lawmakers|parliament|(?:the\s+)?[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,3}))?"
WHERE = r"(?:\s+(?:on|in|at|by|via|late|early|during)\s[^,.;:!?\n]{2,60})?"
AFTER = r"(?=[.]?[”\"’']?\s*$|,\s+(?:\w+ing|and|as|while|after|when|in|during|amid|without)\b)"
WHEN = (
    r"(?:\s+(?:(?:on\s+|late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|evening|night|afternoon))?"
    r"|today|yesterday|later|again|also|the same day|the day before|this \w+|earlier|in turn"
    r"|on\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z]\w+"
    r"|in (?:an?|his|her|its|their)\s+[\w-]+(?:\s+message)?"
    r"|to\s+(?:the\s+)?(?:journalists|reporters|agency|newspaper|press|media|[A-Z]\w+)))*"
)
SOURCE_ENDS = re.compile(
    r",\s+(?:who|which|that|whose|according|quoted|cited|as|while|after|when|in|on|at|via|speaking|and|but|\w+ing)\b"
    r"|\s+(?:on|in|via|at|during|through)\s+(?:(?:his|her|its|their|an?|the|official|personal|daily|evening)\s+)*"
    r"(?:Telegram|channel|statement|message|briefing|interview|post|page|Facebook|Twitter|X\b|communiqu|video|address"
    r"|conference|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"|\s+(?:quoted|cited)\s+by\b"
)


@cache
def _after_source() -> re.Pattern[str]:
    return re.compile(rf",[”\"’']?\s+([^,.;:!?\n]{{2,110}}?)\s+{_said()}")


@cache
def _after_apposition() -> re.Pattern[str]:
    part = r"(?:[^,.;:!?\n]|(?<=\b[A-Z])\.)"
    return re.compile(rf",[”\"’']?\s+({part}{{2,110}}?,\s+{part}{{2,90}}?,)\s+{_said()}")


@cache
def _said() -> str:
    """The verb as group 2 (telling somebody) or 3, its hearers, where and when, up to the sentence's end."""
    perfect = r"(?:(?:has|have|had)\s+)?(?:(?:also|earlier|later|then|since)\s+)?"
    return (
        rf"(?:({perfect}(?:tell|tells|told))\s+[^,.;:!?\n]{{2,80}}?"
        rf"|({perfect}(?:{speech_forms()}))\b{HEARERS}){WHERE}{AFTER}"
    )


@cache
def _before_source() -> re.Pattern[str]:
    return re.compile(
        rf"[,”»\"“’—–-]\s+((?:ha(?:s|ve|d)\s+)?(?:(?:also|further|then)\s+)?(?:{speech_forms()})){WHEN}"
        r"(?:\s+(?:in|by))?\s+"
        r"((?:the|an?|one|his|her|its|their|our|[A-Z][\w'’.-]*)\b[^.;:!?\n]{2,160}|\w+(?: \w+){0,2}$)"
    )


@cache
def _as_said() -> re.Pattern[str]:
    return re.compile(
        rf"As\s+((?:(?:has|have|is|was)\s+)?(?:been\s+)?(?:{speech_forms()})){WHEN}(?:\s+(?:in|by))?"
        r"\s+((?:the|an?|his|her|its|their|[A-Z][\w'’.-]*)\b[^.,;:!?\n]{2,120}),\s+(?=\w)"
    )


def trailing_citations(passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """A citation for each sentence that ends in ", SOURCE VERB" or ", VERB SOURCE", where no verb of `found` cites with
    a source of its own."""
    cited = Stretches(span for c in found if c.source for span in c.cue)
    cues = Located(((c, span) for c in found for span in c.cue), lambda pair: pair[1])
    sources = Located((c for c in found if c.source), lambda c: (c.source[0][0], c.source[0][0] + 1))
    for sent in passage.doc.sents:
        start, end = trimmed(passage.text, (sent.start_char, sent.end_char))
        match = _after_apposition().search(passage.text, start, end)
        if match is not None and not any(_agrees(c, match) for c in sources.beginning_in(match.span(1))):
            apposed = _apposed(passage, match, start)
            if apposed is not None:
                yield apposed
                continue
        match = _after_source().search(passage.text, start, end)
        cue = match.span(match.lastindex or 0) if match is not None else (0, 0)
        if match is not None and not cited.touch(cue):
            late = _with_source(passage, match.span(1), cue, (start, match.start() + 1))
            if late is not None:
                yield late
                continue
        match = _as_said().match(passage.text, start, end)
        if match is not None and not cited.touch(match.span(1)):
            early = _with_source(passage, match.span(2), match.span(1), (match.end(), end))
            if early is not None:
                yield early
                continue
        for match in _before_source().finditer(passage.text, start, end):
            # the speaker taken for what is said, or a phrase before the verb that cannot speak taken for the speaker
            misread = (
                (begin_of(c) == match.start(2) and not _speaks_before(passage, c)) or _is_mute(passage, c)
                for c, _ in cues.touching(match.span(1))
            )
            if not cited.touch(match.span(1)) or any(misread):
                inverted = _inverted(passage, match, (start, end))
                if inverted is not None:
                    yield inverted


def _agrees(cited: Cited, match: re.Match[str]) -> bool:
    """Whether the parse found the same source before the same verb."""
    source = match.span(1)
    same = bool(cited.source) and cited.source[0][0] == source[0] and cited.source[0][1] in (source[1] - 1, source[1])
    return same and bool(cited.content) and touches(match.span(match.lastindex or 0), cited.cue)


def _apposed(passage: Passage, match: re.Match[str], start: int) -> Cited | None:
    """ "[…], the head of the region, NAME, said on Monday": surer than the parse, which hangs the apposition on the
    content's last noun. Both halves have to be phrases, one of them of a speaker; a clause stands before them."""
    before = passage.doc.char_span(start, match.start() + 1, alignment_mode="expand")
    if not before or not any(t.tag_ in (*FINITE, "VBN") for t in before):
        return None
    comma = match.start(1) + match.group(1).index(",")
    halves = [
        passage.doc.char_span(*span, alignment_mode="expand")
        for span in (
            (match.start(1), comma),
            trimmed(passage.text, (comma + 1, match.end(1) - 1)),
        )
    ]
    if not all(half and half[0].pos_ not in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX", "NUM") for half in halves):
        return None
    if passage.quotation_at(match.end(1) - 1) is not None:
        return None
    return _with_source(passage, match.span(1), match.span(match.lastindex or 0), (start, match.start() + 1))


def begin_of(cited: Cited) -> int:
    """Where a content that stands right after its cue begins; -1 for one that does not."""
    return next((start for start, _ in cited.content if 0 < start - cited.cue[0][1] <= 60), -1) if cited.cue else -1


def with_late_speakers(passage: Passage, found: Sequence[Cited], late: Sequence[Cited]) -> Iterator[Cited]:
    """`found`; a participle (", adding that …") after a citation of `late`, in its sentence, has its source. So does
    a verb after "and" that the parser gave no subject ("called on both to stop, and said …")."""
    ending = Located(late, _at)
    speaking = Located((c for c in found if c.source), _at)
    for cited in found:
        verb = passage.doc[cited.at]
        before = ending.beginning_in((verb.sent.start, cited.at))
        if verb.tag_ == "VBG" and before and verb.lemma_.lower() in cues().additive:
            yield replace(cited, source=before[-1].source)
        elif not cited.source and verb.tag_ in FINITE and _is_joined(passage, cited):
            first = speaking.beginning_in((verb.sent.start, cited.at))
            yield replace(cited, source=first[-1].source) if first else cited
        else:
            yield cited


def _at(cited: Cited) -> Span:
    """The token of the cue's head."""
    return cited.at, cited.at + 1


def _is_joined(passage: Passage, cited: Cited) -> bool:
    """Whether nothing but a conjunction stands before the cue: no subject of its own."""
    first = passage.doc.char_span(*cited.cue[0], alignment_mode="expand")
    before = passage.before(first[0]) if first else None
    return before is not None and before.dep_ == "cc" and before.lower_ in ("and", "but")


def _speaks_before(passage: Passage, cited: Cited) -> bool:
    """Whether a source that can speak ends right at the cue, but for a comma: no speaker comes after the verb then."""
    gap = cited.cue[0][0] - cited.source[0][1] if cited.source else -1
    tokens = passage.doc.char_span(*cited.source[0], alignment_mode="expand") if 0 <= gap <= 2 else None
    return tokens is not None and next(_can_say(tokens[tokens.root.i - tokens.start :]), False)


def _is_mute(passage: Passage, cited: Cited) -> bool:
    """Whether a citation's source stands before its verb and holds nobody who can speak ("most of them in flight")."""
    if not cited.source or not cited.cue or cited.source[0][0] > cited.cue[0][0]:
        return False
    tokens = passage.doc.char_span(*cited.source[0], alignment_mode="expand")
    return tokens is None or (tokens[0].tag_ in ("JJS", "JJR", "CD", "DT") and not any(_can_say(tokens)))


def _with_source(passage: Passage, source: Span, cue: Span, content: Span) -> Cited | None:
    tokens = passage.doc.char_span(*source, alignment_mode="expand")
    verb = passage.doc.char_span(*cue, alignment_mode="expand")
    if not tokens or not verb or not any(_can_say(tokens)) or any(t.tag_ in FINITE for t in tokens):
        return None
    if tokens[0].dep_ == "cc" or (verb.root.pos_ in ("NOUN", "ADJ", "PROPN") and verb.root.lower_ in cues().verbs):
        return None  # "live bullets, and a protest"
    said = pieces(passage.fitted(content, barrier=cue[0]))
    return Cited((source,), (cue,), said, verb.root.i) if said else None


def _inverted(passage: Passage, match: re.Match[str], sentence: Span) -> Cited | None:
    text, cue = passage.text, match.span(1)
    begin, limit = match.span(2)
    stop = SOURCE_ENDS.search(text, begin, limit)
    source = trimmed(text, (begin, stop.start() if stop else limit), chars=" ,")
    source = source if '"' in text[source[0] : source[1] - 1] else trimmed(text, source, chars="\"'")
    tokens = passage.doc.char_span(*source, alignment_mode="expand")
    if not tokens or not any(_can_say(tokens)) or any(t.tag_ in FINITE and t.pos_ != "NOUN" for t in tokens):
        return None
    before = passage.doc.char_span(sentence[0], match.start() + 1, alignment_mode="expand")
    quoted = passage.quotation_at(match.start())
    if not before or not (quoted or any(t.tag_ in (*FINITE, "VBN") for t in before)):
        return None
    said = [passage.fitted((sentence[0], match.start() + 1), barrier=cue[0])]
    if text[source[1] : source[1] + 2].lstrip().startswith(":"):
        colon = text.index(":", source[1])
        said.append(passage.fitted((colon + 1, _end_after(passage, colon, sentence[1])), barrier=cue[0]))
    verb = passage.doc.char_span(*cue, alignment_mode="expand")
    content = pieces(*said)
    return Cited((source,), (cue,), content, verb.root.i) if content and verb is not None else None


def _end_after(passage: Passage, colon: int, end: int) -> int:
    """Where the sentence after a colon ends; the parser may begin a sentence of its own there."""
    if passage.text[colon + 1 : end].strip():
        return end
    sign = passage.doc.char_span(colon, colon + 1, alignment_mode="expand")
    following = passage.after(sign[-1]) if sign else None
    limit = passage.paragraph_at(colon)[1]
    return passage.sentence(following)[1] if following is not None and following.idx < limit else end


def _can_say(tokens: Piece) -> Iterator[bool]:
    """For each word whether it names a speaker or a document that shows something."""
    documents = cues().documents
    return (speaks(t) or t.lemma_.lower() in documents for t in tokens)
