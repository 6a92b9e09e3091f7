"""Sources put right after every rule has spoken: no joint hangs on their ends, and what cannot speak is no source."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.attribution.speaking import KINDS, is_mute, speaks
from counterclaim.records import Span
from counterclaim.records.span import trimmed

LOOSE_BEFORE = frozenset({"CCONJ", "SCONJ", "ADP", "PUNCT"})
LOOSE_AFTER = frozenset({"CCONJ", "SCONJ", "ADP", "DET", "AUX"})
QUANTIFYING = frozenset({"at", "over", "under", "around", "between", "up", "above", "about", "of", "both", "either"})
"""Words tagged as prepositions that may begin a source: "at least 20 witnesses", "around ten states"."""
NOBODY = frozenset({"nothing", "most", "what", "this", "these", "those", "all", "none", "so", "there", "each"})
PERSONS = frozenset({"he", "she", "it", "they", "him", "her", "them", "we", "i"})
HOUR = re.compile(
    r"[\[(]?\d{1,2}[.:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|local time))?[\])]?\s*", re.IGNORECASE
)
"""A line that is the time of an entry."""
BRACKETS = "()[]\"'“”«»"


def with_sound_source(passage: Passage, cited: Cited) -> Cited:
    """`cited` with its source cut to a phrase of somebody; without a source where no such phrase is found."""
    if len(cited.source) != 1:
        return cited
    tokens = passage.doc.char_span(*cited.source[0], alignment_mode="contract")
    if not tokens:
        return cited
    kept = _cut(passage, tokens)
    beside = _beside(passage, cited) if kept is None or _before_colon(passage, cited) else None
    if beside is not None:
        return replace(cited, source=(beside,))
    if kept is None:
        return replace(cited, source=())
    if (kept.start, kept.end) == (tokens.start, tokens.end):
        return cited
    return replace(cited, source=((kept.start_char, kept.end_char),))


def _is_hour(text: str, end: int) -> bool:
    """Whether a line that ends at an offset is the time of an entry: "14:52 GMT"."""
    return HOUR.fullmatch(text, text.rfind("\n", 0, end) + 1, end) is not None


def _cut(passage: Passage, tokens: Piece) -> Piece | None:
    doc, start, end = passage.doc, tokens.start, tokens.end
    if tokens.root.lower_ in PERSONS and tokens.root.i + 1 < end and doc[tokens.root.i + 1].pos_ == "ADP":
        return doc[
            tokens.root.i : tokens.root.i + 1
        ]  # "he in the studio of the channel": no preposition belongs to "he"
    comma = next((t.i for t in tokens if t.text == ","), None)
    if tokens[0].pos_ == "ADP" and comma is not None and tokens.root.i > comma:
        start = comma + 1  # "at his office, the mayor"
    start = _person_after_place(passage, tokens, start)
    start = max((start, *(t.i + 1 for t in tokens if "\n" in t.text and _is_hour(passage.text, t.idx))))
    while start < end - 1 and _loose_before(doc[start]):
        start += 1
    while end - 1 > start and _loose_after(doc[end - 1]):
        end -= 1
    kept = doc[start:end]
    return None if _is_mute(kept) else kept


def _loose_before(token: Token) -> bool:
    if token.text in BRACKETS or token.lower_ in QUANTIFYING:
        return False
    return token.pos_ in LOOSE_BEFORE or token.is_space


def _loose_after(token: Token) -> bool:
    if token.pos_ == "VERB" and token.tag_ == "VBN" and token.dep_ == "acl":
        return token.lemma_.lower() in cues().issuing  # "a poll released"
    if token.pos_ == "ADP" and any(t.tag_ in ("WDT", "WP") for t in token.head.subtree):
        return False  # "those who critics point to"
    return token.pos_ in LOOSE_AFTER and token.tag_ not in ("RP", "PDT", "DT" if token.lower_ in NOBODY else "")


def _person_after_place(passage: Passage, tokens: Piece, start: int) -> int:
    """ "In Teral region Oluf Barran, the mayor, said": the parser made one phrase of place and person."""
    before = passage.before(tokens[0])
    if before is None or before.pos_ != "ADP" or before.i < before.sent.start:
        return start
    article = next((t.i for t in tokens[1:] if t.tag_ == "DT" and t.lower_ in ("a", "an", "the")), None)
    named = article is not None and all(t.pos_ == "PROPN" for t in passage.doc[tokens.start : article])
    if article is not None and named and before.lower_ in ("in", "at", "near", "from", "outside"):
        return article  # "In Kiryat Shmona a woman who runs a bakery"
    if tokens[0].ent_type_ == "PERSON":
        return start
    person = next((t.i for t in tokens if t.ent_type_ == "PERSON"), None)
    place = person is not None and any(t.ent_type_ in ("GPE", "LOC") for t in passage.doc[tokens.start : person])
    titled = person is not None and any(
        t.lemma_.lower() in cues().speaking or t.pos_ == "ADP" for t in passage.doc[tokens.start : person]
    )
    plain = not titled and person is not None and all(t.text != "," for t in passage.doc[tokens.start : person])
    return person if person is not None and place and plain else start


def _is_mute(phrase: Piece) -> bool:
    """Whether a phrase names nobody: a time, a quantity pronoun, a thing that happens."""
    if len(phrase) == 1 and phrase[0].lower_ in NOBODY:
        return True
    root = phrase.root
    if any(t.ent_type_ in KINDS for t in phrase if t.head == root and t.dep_ == "compound"):
        return False  # "Russia Today"
    if is_mute(root) and not any(speaks(t) for t in phrase if t.i >= root.i and t.dep_ == "appos"):
        return True
    return root.ent_type_ in ("DATE", "TIME") and root.pos_ == "NOUN" and not speaks(root)


def _before_colon(passage: Passage, cited: Cited) -> bool:
    """Whether a colon stands between source and cue: "One call, two accounts: Berlin speaks of …"."""
    between = passage.text[cited.source[0][1] : cited.cue[0][0]] if cited.cue else ""
    return between.startswith(":") and "\n" not in between


def _beside(passage: Passage, cited: Cited) -> Span | None:
    """The phrase of a speaker between a mute source and its cue: "Hours later, the mayor said"."""
    if not cited.cue or cited.source[0][1] >= cited.cue[0][0]:
        return None
    span = trimmed(passage.text, (cited.source[0][1], cited.cue[0][0]), chars=" ,:")
    tokens = passage.doc.char_span(*span, alignment_mode="contract") if span[1] > span[0] else None
    if not tokens or tokens[0].pos_ == "ADP" or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens):
        return None
    return span if any(speaks(t) for t in tokens) else None
