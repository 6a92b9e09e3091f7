"""Citations by preposition: "according to", "in the words of", "citing", "as reported by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import cites_after
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.passives import quoted_as
from counterclaim.reading.attribution.sources import source_span
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span, Spans
from counterclaim.records.span import trimmed

PRONOUNS = frozenset({"him", "her", "them", "it"})
ASIDE = re.compile(r",\s+((?:an?|the)\s[^,.;:!?\n]{2,80}),\s+(?=\w)")
"""An apposition after the source, its commas."""
COUNTS = frozenset({"count", "account", "estimate", "reckoning", "tally", "calculation", "telling", "admission"})
"""Nouns whose "by" cites whose they are: "by its own count"."""
PARTED = frozenset({"have", "be", "will", "would", "can", "could", "may", "might"})
OPENERS = (" that", " said", " says", " after", " because", " and", " but", " while", " when", " where")
"""Words after which a phrase between commas belongs to the clause that follows."""


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(cues().prepositions, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b", re.IGNORECASE)


def prepositional_citations(passage: Passage) -> Iterator[Cited]:
    """Every citation whose cue is one of the lexicon's prepositions."""
    for match in _pattern().finditer(passage.text):
        found = _citation(passage, match.span())
        if found is not None:
            yield found
    yield from counted_by(passage)


def counted_by(passage: Passage) -> Iterator[Cited]:
    """A citation for each "by the midwife's count": its source is whose count it is."""
    for noun in passage.doc:
        if noun.dep_ != "pobj" or noun.lemma_.lower() not in COUNTS or (by := noun.head).lower_ != "by":
            continue
        owner = next((k for k in noun.children if k.dep_ == "poss"), None)
        if owner is None or not (speaks(owner) or owner.tag_ == "PRP$"):
            continue
        who = _owner_named(noun) if owner.tag_ == "PRP$" else None
        start, end = (who.left_edge.idx, who.idx + len(who)) if who else (owner.left_edge.idx, owner.idx + len(owner))
        cue: Span = (by.idx, noun.idx + len(noun))
        content = _cited(passage, by, cue, cue)
        if content:
            yield Cited(((start, end),), (cue,), content, by.i, rule="counted-by")


def _owner_named(noun: Token) -> Token | None:
    """Whose "its own count" is: the subject of the sentence, which is told of itself."""
    if not any(k.lower_ == "own" for k in noun.children):
        return None
    subjects = [t for t in noun.sent if t.dep_ in ("nsubj", "nsubjpass") and speaks(t)]
    before = [t for t in subjects if t.i < noun.i]
    return before[-1] if before else next(iter(subjects), None)


def _citation(passage: Passage, cue: Span) -> Cited | None:
    tokens = passage.doc.char_span(*cue, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    if tokens[0].tag_ == "VBN" and quoted_as(tokens[0]) is not None:
        return None  # "was quoted by the agency as saying": who is quoted is the source
    last = tokens[-1]
    word = tokens.text.lower()
    head = _noun_after(passage, last)
    if head is None or "\n" in passage.text[cue[1] : head.idx]:
        return None
    if word in ("per", "as per") and not (head.pos_ == "PROPN" or _names_speech(head)):
        return None  # "per day", "as per the plan"
    source = _source(passage, head, cue)
    if source[1] <= source[0]:
        return None
    content = _cited(passage, tokens[0], cue, source)
    owner = _owner_named(head)
    if owner is not None and content:  # "The police have, according to their own figures, found 68 bodies"
        cue = (cue[0], source[1])
        source = (owner.left_edge.idx, owner.idx + len(owner))
        return Cited((source,), (cue,), content, tokens[0].i, rule="counted-by")
    return Cited((source,), (cue,), content, tokens[0].i) if content else None


def _noun_after(passage: Passage, last: Token) -> Token | None:
    own = next((k for k in last.children if k.dep_ in ("pobj", "dobj", "obj") and k.i > last.i), None)
    if own is not None:
        return own
    for token in passage.doc[last.i + 1 : last.i + 12]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "amod", "nmod"):
            return token
        if token.is_punct:
            return None
    return None


def _names_speech(head: Token) -> bool:
    return head.lemma_.lower() in cues().nouns or head.lemma_.lower() in cues().media


def _source(passage: Passage, head: Token, cue: Span) -> Span:
    """The source phrase. It stops before a participle (" released on Thursday") and, where the phrase opens its
    sentence, at the comma that closes it, whatever the parser hung on it."""
    text = passage.text
    if head.lower_ in PRONOUNS:
        return head.idx, head.idx + len(head)  # "according to him the town fell", without a comma
    start, end = source_span(passage, head, cue)
    start = max(start, cue[1] + 1)
    for child in head.children:
        if child.dep_ == "acl" and child.i > head.i and child.tag_ in ("VBN", "VBG") and child.idx < end:
            end = child.idx
    if _opens(text, passage.sentence(head)[0], cue[0]):
        limit = passage.sentence(head)[1]
        comma = text.find(",", head.idx, limit)
        unseen = ASIDE.match(text, comma, limit) if comma >= 0 else None
        aside = next((k for k in head.children if k.dep_ in ("appos", "relcl") and k.idx > comma), None)
        if aside is not None and comma >= 0:
            second = text.find(",", aside.right_edge.idx, limit)
            comma = second if second >= 0 else comma
        elif unseen is not None and _is_phrase(passage, (unseen.start(1), unseen.end(1))):
            comma = unseen.end(1)
        end = comma if comma >= 0 else end
    citing = next((k for k in head.rights if k.dep_ == "acl" and k.lemma_.lower() in cues().reported_from), None)
    end = min(end, citing.idx) if citing is not None else end
    colon = text.find(":", start, end)  # "according to an aide: flights over the country"
    end = colon if colon >= 0 and text[colon + 1 : colon + 2].isspace() else end
    return trimmed(text, (start, end), chars=" ,")


def _is_phrase(passage: Passage, span: Span) -> bool:
    """Whether words between commas are a noun phrase without a verb, and so explain the noun before them."""
    tokens = passage.doc.char_span(*span, alignment_mode="expand")
    return tokens is not None and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens)


def _opens(text: str, sentence: int, cue: int) -> bool:
    """Whether nothing but a conjunction or a mark stands before the cue in its sentence."""
    return len(text[sentence:cue].strip(" ,;:—–-\"'`“").split()) <= 1


def _cited(passage: Passage, first: Token, cue: Span, source: Span) -> Spans:
    """The clause that the phrase hangs on: its sentence without the phrase, or the quotation beside it."""
    text = passage.text
    sentence = passage.sentence(first)
    own = passage.quotation_at(cue[0])
    if own is not None:
        sentence = (max(sentence[0], own.inner[0]), min(sentence[1], own.inner[1]))
    lead = text[sentence[0] : cue[0]].rstrip(" ,")
    after: Span = (source[1], _end_of_clause(passage, (source[1], sentence[1])))
    quotation = passage.quotation_at(max(0, sentence[0] + len(lead) - 1))
    if quotation is not None and quotation.span[1] < cue[0] and own is None:
        return pieces(passage.fitted((min(sentence[0], quotation.span[0]), cue[0]), barrier=cue[0]))
    relative = text[slice(*source)].lower() in ("which", "whom")
    interrupts = lead.lower().endswith(OPENERS) and any(sign.isalnum() for sign in text[slice(*after)])
    if relative or _opens(text, sentence[0], cue[0]) or interrupts:
        # What follows is cited: "According to X, the town fell", "a note according to which …", "that, according to X,"
        return pieces(passage.fitted(after, barrier=cue[0]))
    tail = text[slice(*after)]
    if tail.lstrip().startswith(",") and _wants_object(passage, first):
        # "The envoy demanded, according to X, a written answer"
        return pieces(
            passage.fitted((sentence[0], cue[0]), barrier=cue[0]),
            passage.fitted((after[0] + tail.index(",") + 1, after[1]), barrier=cue[0]),
        )
    start = max(sentence[0], text.rfind(";", sentence[0], cue[0]) + 1)
    content = [passage.fitted((start, cue[0]), barrier=cue[0])]
    if _parts_verb(passage, first, source):  # "The police have, according to X, found 68 bodies"
        content.append(passage.fitted(after, barrier=cue[0]))
    elif tail.lstrip().startswith(",") and after[0] <= first.sent.root.idx < after[1]:
        # The main verb is still to come: "The strike, according to X, killed …"
        content.append(passage.fitted((after[0] + tail.index(",") + 1, after[1]), barrier=cue[0]))
    return pieces(*content)


def _parts_verb(passage: Passage, first: Token, source: Span) -> bool:
    """Whether the phrase stands between an auxiliary and its verb."""
    before = passage.before(first)
    before = passage.before(before) if before is not None and before.text == "," else before
    after = next((t for t in passage.doc[first.i : first.sent.end] if t.idx >= source[1] and t.text != ","), None)
    parted = before is not None and before.tag_ in ("VBZ", "VBP", "VBD", "MD") and before.lemma_ in PARTED
    return parted and after is not None and after.tag_ in ("VBN", "VBD", "VB")


def _end_of_clause(passage: Passage, span: Span) -> int:
    """Where what follows the phrase ends: at a semicolon after which somebody else is cited."""
    tokens = passage.doc.char_span(*span, alignment_mode="contract") or ()
    return next((t.idx for t in tokens if t.text == ";" and cites_after(passage, t)), span[1])


def _wants_object(passage: Passage, first: Token) -> bool:
    """Whether a verb that cites an object stands before the phrase without one."""
    comma = passage.before(first)
    verb = passage.before(comma) if comma is not None and comma.text == "," else None
    if verb is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    frames = cues().verbs.get(verb.lemma_.lower(), frozenset())
    return "object" in frames and not any(k.dep_ in ("dobj", "ccomp", "xcomp") and k.i < first.i for k in verb.children)
