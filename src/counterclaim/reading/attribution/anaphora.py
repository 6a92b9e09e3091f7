"""Citations of the sentence before: "Three drones were shot down. This was reported by the air force." and, in
translated copy, "About this informs the press service"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.forms import speech_forms
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.reading.attribution.unnamed import is_unnamed_charge
from counterclaim.reading.syntax.untruth import UNTRUE
from counterclaim.records import Span, Spans
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import merged, trimmed

ALL = frozenset({"it all", "all of it", "all of this", "all this", "both"})
IT = frozenset({"it", "this", "that"}) | ALL
POINTERS = frozenset({"this", "that", "about this", "about it", "of this"})
TELLING = frozenset({"say", "report", "announce", "state", "confirm", "inform", "write", "note", "declare",
    "communicate", "specify", "reveal", "relay", "acknowledge", "admit"})  # fmt: skip
"""Verbs with which "this" is the sentence before; what "rejected this" rejects may stand further back."""
DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "contradict", "confirm", "scoff", "contest"})
"""Verbs with which "it" is what was said or told just before, whoever said it."""
SET_ASIDE = frozenset({"brush aside", "brush off", "wave away", "wave aside", "shrug off", "laugh off", "turn down"})
ENDS = frozenset({".", '"', "'"})
"""How a sentence of prose ends: a headline is none."""
FURTHER = 2
"""Sentences past the one before it in which what is only called "the accusation" may be told."""
VERSIONS = re.compile(r"\b(?:claims?|reports?|assertions?|versions?|accounts?|suggestions?|rumou?rs?)\b", re.IGNORECASE)
"""What is denied though its speaker told it of himself: "said it had taken the bridge, a claim the rebels denied"."""
COLON = re.compile(r"\s?:\s+(?=\S)")
SUBJECTS = frozenset({"this", "that", "it"})
PERSONS = frozenset({"him", "her", "them"})
"""Whom one contradicts, who contradicts what they said."""


@cache
def _about_this() -> re.Pattern[str]:
    return re.compile(
        r"(?:About|On|Of) (?:this|it|that),?\s+"
        rf"(?P<cue>(?:(?:was|is|has|have|had)\s+)?(?:been\s+)?(?:{speech_forms()}))"
        r"(?:\s+by|\s+on \w+|\s+in an? \w+)*\s+(?P<source>[^,.;:!?\n]{3,120})"
    )


@cache
def _that_is() -> re.Pattern[str]:
    """How a sentence begins that says who said the one before it: "That, at least, is what the governor told us"."""
    return re.compile(
        r"(?:That|This|It)(?:,? [\w ]{2,24},?)? (?:is|was) what (?P<source>[^,.;:!?\n]{3,80}?) "
        rf"(?P<cue>(?:(?:has|have|had)\s+)?(?:{speech_forms()}))\b(?! to\b)"
    )


def with_sentences_before(passage: Passage, found: Sequence[Cited], beside: Sequence[Cited]) -> Iterator[Cited]:
    """`found`, each "denied this" with what was said before, each other content that is only "this" replaced by the
    sentence before, where nobody else is cited for it; and what "About this reports …" and "That is what … says" cite.
    `beside` are citations of other kinds, which may have said what is denied."""
    taken = Stretches(span for c in found for span in (*c.content, *c.cue) if not _points(passage, c))
    told_of = Located((c for c in (*found, *beside) if c.content), lambda c: (c.content[0][0], c.content[-1][1]))
    for cited in found:
        if cited.source and _denies_it(passage, cited):
            told = _told_before(passage, cited, told_of)
            said = _explained(passage, cited) or cited.content
            yield replace(cited, content=said, takes_up=True, taken=told) if told else cited
        elif cited.source and _points(passage, cited):
            before = _sentence_before(passage, cited.at, taken)
            yield replace(cited, content=(before,)) if before else cited
        else:
            yield cited
    cues = Stretches(span for c in found for span in c.cue if c.source)
    for sent in passage.doc.sents:
        start, end = trimmed(passage.text, (sent.start_char, sent.end_char))
        match = _about_this().match(passage.text, start, end) or _that_is().match(passage.text, start, end)
        if match is None or cues.touch(match.span("cue")):
            continue
        source = passage.doc.char_span(*match.span("source"), alignment_mode="expand")
        verb = passage.doc.char_span(*match.span("cue"), alignment_mode="expand")
        before = _sentence_before(passage, sent.start, taken)
        if before and source is not None and verb is not None and any(speaks(t) for t in source):
            source_words = (trimmed(passage.text, match.span("source")),)
            yield Cited(source_words, (match.span("cue"),), (before,), verb.root.i, rule="sentence-before")


def _points(passage: Passage, cited: Cited) -> bool:
    """Whether the content is a pronoun for what was said before: "said this", "this was said by"."""
    if len(cited.content) != 1 or passage.doc[cited.at].lemma_.lower() not in TELLING:
        return False
    said = passage.text[slice(*cited.content[0])].lower()
    return said in POINTERS or (said in SUBJECTS and cited.content[0] < cited.cue[0])


def _denies_it(passage: Passage, cited: Cited) -> bool:
    """Whether the citation is "denied it", "rejected this", "dismissed the accusation", with nothing more."""
    verb = passage.doc[cited.at]
    named_untrue = "naming" in cues().verbs.get(verb.lemma_.lower(), ()) or verb.lemma_ == "describe"
    if len(cited.content) != 1 or not (_denies(verb) or named_untrue):
        return False
    if is_unnamed_charge(passage, cited):
        return not named_untrue or _calls_untrue(passage, cited)
    if named_untrue:
        return False
    said = passage.text[slice(*cited.content[0])].lower()
    if cited.content[0] < cited.cue[0]:  # "Which was denied by the ministry."
        return said in SUBJECTS | {"which"} and cited.content[0][0] == passage.sentence(passage.doc[cited.at])[0]
    return said in IT or (said in PERSONS and passage.doc[cited.at].lemma_.lower() == "contradict")


def _calls_untrue(passage: Passage, cited: Cited) -> bool:
    """Whether the content has a word that calls what was told untrue: "called the report a lie"."""
    return any(
        t.lemma_.lower() in UNTRUE for t in passage.doc.char_span(*cited.content[0], alignment_mode="expand") or ()
    )


def _denies(verb: Token) -> bool:
    """Whether a verb, or a verb with its particle ("brushed aside"), denies."""
    particles = {k.lower_ for k in verb.rights if k.dep_ in ("prt", "advmod")}
    return verb.lemma_.lower() in DENYING or any(f"{verb.lemma_.lower()} {word}" in SET_ASIDE for word in particles)


def _explained(passage: Passage, cited: Cited) -> Spans:
    """What stands after the colon that ends the denial: "denied this: [the men had signed]", "Which was denied by the
    colonel: [“We hold the town”]"."""
    after = max(span[1] for span in (*cited.content, *cited.cue, *cited.source))
    colon = COLON.match(passage.text, after)
    token = passage.doc.char_span(colon.end(), colon.end() + 1, alignment_mode="expand") if colon is not None else None
    if colon is None or not token or colon.end() >= passage.paragraph_at(after)[1]:
        return ()
    quotation = passage.quotation_at(colon.end())
    end = quotation.span[1] if quotation is not None else passage.sentence(token[0])[1]
    return pieces(passage.fitted((colon.end(), end), barrier=cited.cue[0][0]))


def _told_before(passage: Passage, cited: Cited, found: Located[Cited]) -> Spans:
    """What "denied it" denies: what somebody else is cited for just before it, in its sentence or the one before; else
    the sentence before itself, in the same paragraph. A headline is none."""
    verb = passage.doc[cited.at]
    start = passage.sentence(verb)[0]
    first = next((t for t in verb.sent if not t.is_space), None)
    last = passage.before(first) if first is not None else None
    known = last is not None and last.text in ENDS
    floor = passage.sentence(last)[0] if last is not None and known else start
    charged, cited_there = is_unnamed_charge(passage, cited), False
    if charged and known and last is not None:
        floor = _further_back(passage, last)
    others = [
        c
        for c in found.within((floor, cited.cue[0][0]))
        if c is not cited and c.source != cited.source and not _denies_it(passage, c)
    ]
    if charged:
        cited_there = bool(others)
        of_self = VERSIONS.search(passage.text, *cited.content[0]) is not None
        others = [c for c in others if _may_be_charge(passage, c.content, of_self=of_self)][-1:]
    for sentence in ((start, cited.cue[0][0]), (floor, start)):
        said = [c.content for c in others if sentence[0] <= c.content[0][0] < sentence[1]]
        said = [content for content in said if _is_clause(passage, content)]
        if said and passage.text[slice(*cited.content[0])].lower() in ALL:
            return merged(span for content in said for span in content)
        if said:
            return max(said, key=lambda content: sum(e - s for s, e in content))
    floor = passage.sentence(last)[0] if last is not None and known else start
    if charged and cited_there:
        return ()
    near = last is not None and passage.paragraph_at(last.idx) == passage.paragraph_at(verb.idx)
    return pieces(passage.fitted(passage.sentence(last))) if last is not None and near and floor < start else ()


def _further_back(passage: Passage, last: Token) -> int:
    """Where the reach of an accusation that is only named begins: three sentences before it, from the one that ends
    with `last` on."""
    for _ in range(FURTHER):
        start = passage.doc[last.sent.start]
        before = passage.before(start)
        if before is None or before.text not in ENDS:
            return passage.sentence(last)[0]
        last = before
    return passage.sentence(last)[0]


def _may_be_charge(passage: Passage, content: Spans, *, of_self: bool) -> bool:
    """Whether a content may be what somebody is charged with: nothing denied, demanded or ahead, nor told by its
    speaker of himself, but for `of_self`."""
    tokens = [t for span in content for t in passage.doc.char_span(*span, alignment_mode="expand") or ()]
    first = next((t for t in tokens if t.dep_ in ("nsubj", "nsubjpass")), None)
    own = first is not None and first.lower_ in ("they", "it", "we", "he", "she", "i")
    return not (own and not of_self) and not any(t.tag_ == "MD" or t.dep_ == "neg" for t in tokens)


def _is_clause(passage: Passage, content: Spans) -> bool:
    """Whether a content says that something happened: "blamed [Kyiv]" does not, and its sentence is denied instead."""
    tokens = (t for span in content for t in passage.doc.char_span(*span, alignment_mode="expand") or ())
    return any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _sentence_before(passage: Passage, at: int, taken: Stretches) -> Span | None:
    """The sentence before the one of token `at`, None where there is none or where it cites somebody."""
    first = next((t for t in passage.doc[at].sent if not t.is_space), None)
    last = passage.before(first) if first is not None else None
    if last is None or last.text not in ENDS:
        return None  # a headline is no sentence before
    span = pieces(passage.fitted(passage.sentence(last)))
    return span[0] if span and not taken.touch(span[0]) and len(passage.text[slice(*span[0])].split()) > 2 else None
