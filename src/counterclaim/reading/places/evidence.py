"""Whether a word that is listed as a place stands for one in this text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import GazetteerPlace, Hit
from counterclaim.reading.layout.leads import in_dateline
from counterclaim.reading.places.cues import cues, unit_kinds
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.windows import ARTICLES, following, previous

PLACE_LABELS = frozenset({"GPE", "LOC"})
BODY_LABELS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
KNOWN = 100_000
"""A place of this weight is taken for one inside the name of a body, and without a preposition."""
CONTINENT = 5_000_000
"""Areas of this weight are as evident as countries."""
LONGEST_ACRONYM = 4
SHORTEST_WEAK = 3
"""Letters of a word that the parser takes for no name and that may yet be a place among others."""
MARKS = frozenset("-–—•●▪*·")
"""What an item of a list begins with."""
LABELLED = 6
"""Tokens after a label's colon within which a number must come where the line is no item."""
AGENCY_LINE = 14
"""Tokens from the beginning of a line within which a dateline's dash must come."""


class Verdict(Enum):
    """What the evidence says of one listed name: a place, a place if another mention of it is sure, or no place."""

    PLACE = 1
    PERHAPS = 2
    NO = 3


@dataclass(frozen=True, slots=True)
class Usage:
    """How the text uses words elsewhere: the last words of persons' full names, and words that it also writes small."""

    surnames: frozenset[str]
    common: frozenset[str]


def usage_of(doc: Doc, suspects: Iterable[str]) -> Usage:
    """The usage of the words of `suspects` (lower case) in the text."""
    people = frozenset(e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and e[-1].text[0].isupper())
    wanted = set(suspects)
    return Usage(people, frozenset(t.text for t in doc if t.text in wanted))


def judged(doc: Doc, mention: Mention, usage: Usage) -> Verdict:
    """The verdict on one mention; notes on it whether it is an adjective, embedded, or a place to the parser too."""
    first, last = doc[mention.first], doc[mention.last]
    label = first.ent_type_ or last.ent_type_
    shouted = is_shouted(first)
    adjectives = tuple(h for h in mention.hits if h.rank == 2)
    nouns = tuple(h for h in mention.hits if h.rank < 2)
    if not is_written_as_a_name(doc, mention):
        return Verdict.NO
    if adjectives and (not nouns or is_modifier(doc, last)):
        if label in {"LANGUAGE", "PERSON"} or not is_modifier(doc, last):
            return Verdict.NO
        mention.hits, mention.adjective = adjectives, True
        mention.embedded = label in BODY_LABELS and entity_goes_on(doc, mention)
        return Verdict.PLACE
    if is_acronym(doc, mention):
        nouns = tuple(h for h in nouns if h.place.kind not in {"settlement", "district"})
    if not nouns:
        return Verdict.NO
    mention.hits = nouns
    mention.strong = label in PLACE_LABELS
    return judged_shouted(mention) if shouted else judged_noun(doc, mention, usage, label)


def judged_shouted(mention: Mention) -> Verdict:
    """The verdict on a name in a line in capitals, where any word may be one: places that everybody knows, and what the
    parser takes for one; others if the text names them elsewhere."""
    best = mention.hits[0].place
    lone = mention.first == mention.last
    if lone and (mention.key in cues().seldom or mention.key in cues().directions):
        return Verdict.NO
    if is_evident(mention.hits) or (mention.strong and (best.weight >= KNOWN or not lone)):
        return Verdict.PLACE
    return Verdict.PERHAPS


def is_part_of_a_name(doc: Doc, token: Token) -> bool:
    """Whether another word of a name stands right beside a word that is one."""
    beside = (doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc))
    return any(t.pos_ == "PROPN" and t.text[0].isupper() for t in beside)


def is_evident(hits: Sequence[Hit]) -> bool:
    """Whether one of the heaviest places of a name is so well known that the name alone says that it is meant."""
    return any(is_landmark(hit.place) for hit in hits[:2])


def is_landmark(place: GazetteerPlace) -> bool:
    """Whether everybody knows the place: a country, a capital, a continent, a site."""
    return (
        place.kind in {"country", "site"} or place.capital == 1 or (place.kind == "area" and place.weight >= CONTINENT)
    )


def is_shouted(token: Token) -> bool:
    """Whether a name begins with a word that only capitals all over its line made one."""
    return token.text[0].islower() and token.text not in ARTICLES


def judged_noun(doc: Doc, mention: Mention, usage: Usage, label: str) -> Verdict:
    """The verdict on a name of a place, by what the parser takes it for."""
    first, last = doc[mention.first], doc[mention.last]
    lone = mention.first == mention.last
    word = mention.word
    best = mention.hits[0].place
    known = best.kind in {"country", "site"} or best.capital == 1 or best.weight >= KNOWN
    before = previous(doc, first)
    doubtful = lone and (mention.key in cues().seldom or mention.key in usage.common)
    if lone and (mention.key in cues().directions or is_titled(before) or is_initial(before)):
        return Verdict.NO
    if lone and first.lower_ in cues().landforms and is_part_of_a_name(doc, first):
        return Verdict.NO
    if is_dateline(doc, mention):
        mention.strong = True
        return Verdict.PLACE
    placed = is_placed(doc, mention) or is_label(doc, mention)
    evident = is_evident(mention.hits)
    if label == "PERSON":
        if entity_goes_on(doc, mention) or doubtful or (lone and word in usage.surnames):
            return Verdict.NO
        if (
            placed
            or any(h.place.capital for h in mention.hits[:2])
            or (not lone and best.kind not in {"settlement", "district"})
        ):
            return Verdict.PLACE
        return Verdict.PERHAPS
    if lone and word in usage.surnames and best.kind != "country" and not placed:
        return Verdict.NO
    if label in PLACE_LABELS:
        return Verdict.NO if doubtful and not known and not placed else Verdict.PLACE
    if label in BODY_LABELS and entity_goes_on(doc, mention):
        mention.embedded = True
        own_name = any((h.rank == 0 and h.place.weight >= KNOWN) or h.place.kind == "region" for h in mention.hits)
        return Verdict.PLACE if evident or (own_name and not doubtful) else Verdict.NO
    if doubtful or (lone and first.is_stop and first.text.istitle()):
        return Verdict.NO
    if placed or evident:
        return Verdict.PLACE
    if lone and first.pos_ != "PROPN":
        mention.weak = True
        return (
            Verdict.NO if len(mention.key) <= SHORTEST_WEAK or first.pos_ in {"PRON", "DET", "AUX"} else Verdict.PERHAPS
        )
    after = following(doc, last)
    if (after is not None and is_name(after)) or (before is not None and is_name(before)):
        return Verdict.NO
    own_name = any(h.rank == 0 and h.place.weight >= KNOWN for h in mention.hits)
    return Verdict.PLACE if known and own_name else Verdict.PERHAPS


def is_written_as_a_name(doc: Doc, mention: Mention) -> bool:
    """Whether the letters allow a name: "Ill." only as a state's abbreviation, "us" never."""
    word = mention.word
    if mention.key in cues().never:
        return False
    if mention.first == mention.last:
        if mention.key in cues().abbreviations and not (word.isupper() and len(word) == 2):
            return is_state_abbreviation(doc, doc[mention.first])
        if is_shouted(doc[mention.first]):
            return len(mention.key) > 3 or mention.key in {"uk", "eu", "uae", "usa", "drc"}
        if len(mention.key) <= 3 and not word.isupper() and not word.istitle():
            return False
    return len(mention.key) > 2 or word.replace(".", "").isupper()


def is_acronym(doc: Doc, mention: Mention) -> bool:
    """Whether the mention is a short word in capitals that opens no dateline: a body or a country ("GRU", "DRC")."""
    word = mention.word
    return len(word) <= LONGEST_ACRONYM and word.isupper() and not is_dateline(doc, mention)


def is_name(token: Token) -> bool:
    """Whether a token is a capitalised name."""
    return token.pos_ == "PROPN" and token.text[0].isupper()


def is_titled(before: Token | None) -> bool:
    """Whether a title or rank stands before: a person follows."""
    return before is not None and before.text[0].isupper() and before.lower_.rstrip(".") in cues().titles


def is_initial(before: Token | None) -> bool:
    """Whether an initial stands before: "J. Paris"."""
    return before is not None and len(before.text) == 2 and before.text[1] == "." and before.text[0].isupper()


def is_state_abbreviation(doc: Doc, token: Token) -> bool:
    """Whether "Ill" stands as a state's abbreviation: after a comma, with its full stop."""
    before, after = previous(doc, token), following(doc, token)
    stopped = token.text.endswith(".") or (after is not None and after.text == ".")
    return before is not None and before.text == "," and stopped


def is_modifier(doc: Doc, token: Token) -> bool:
    """Whether an adjective stands before what it modifies: "Russian soldiers", "Russian-backed", "French and"."""
    after = following(doc, token)
    if after is None:
        return False
    if after.text == "-" or after.text in {",", "and", "or", "/"}:
        return token.dep_ in {"amod", "compound", "nmod", "conj", "npadvmod"} and token.head.i != token.i
    return after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or (after.pos_ == "VERB" and token.dep_ == "amod")


def is_dateline(doc: Doc, mention: Mention) -> bool:
    """Whether a line begins with the mention in capitals and a dash or date follows soon: "KHARTOUM, Sudan (AP) —"."""
    word = mention.word
    if not word.isupper() or previous(doc, doc[mention.first]) is not None:
        return False
    for token in doc[mention.last + 1 : mention.last + AGENCY_LINE]:
        if "\n" in token.text:
            return False
        if token.text in {"-", "--", "—", "–"}:
            return True
    end = doc[mention.last].idx + len(doc[mention.last])
    return in_dateline(doc.text, (doc[mention.first].idx, end))


def is_label(doc: Doc, mention: Mention) -> bool:
    """Whether the mention with a colon opens an item of a list, or a line of numbers: "- Vuhledar: 31 shells"."""
    before, after = previous(doc, doc[mention.first]), following(doc, doc[mention.last])
    if after is None or after.text != ":":
        return False
    item = before is not None and before.text in MARKS and previous(doc, before) is None
    return item or (before is None and any(t.like_num for t in doc[after.i + 1 : after.i + LABELLED]))


def entity_goes_on(doc: Doc, mention: Mention) -> bool:
    """Whether the parser's entity has more words than the mention, articles and possessives aside."""
    label = doc[mention.first].ent_type_ or doc[mention.last].ent_type_
    left, right = mention.first - 1, mention.last + 1
    beside = []
    if doc[mention.first].ent_iob_ == "I" and left >= 0:
        beside.append(doc[left])
    if right < len(doc) and doc[right].ent_iob_ == "I" and doc[right].ent_type_ == label:
        beside.append(doc[right])
    listed = {"and", "or"} if label == "ORG" and is_pair(doc, mention) else set()
    return any(t.text not in {"'s", "'", "the", "The", "-", ",", *listed} for t in beside)


def is_pair(doc: Doc, mention: Mention) -> bool:
    """Whether the parser's entity is two names with "and": "Lyptsi and Hlyboke", which is no body."""
    entity = next((e for e in doc.ents if e.start <= mention.first < e.end), None)
    return entity is not None and len(entity) == 3 and entity[1].lower_ in {"and", "or"}


def is_taken(doc: Doc, mention: Mention) -> bool:
    """Whether the name is the object of a verb that only ground can have, first or not: "retook Goma and Sake"."""
    head = doc[mention.last]
    while head.dep_ in {"conj", "appos"} and head.head.pos_ == "PROPN":
        head = head.head
    return head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_.lower() in cues().taking


def is_placed(doc: Doc, mention: Mention) -> bool:
    """Whether the words around say that a place is meant: a preposition of place, a unit word, or a verb that takes
    ground."""
    if is_taken(doc, mention):
        return True
    before, after = previous(doc, doc[mention.first]), following(doc, doc[mention.last])
    if after is not None and after.lower_ in unit_kinds() and after.text[0].islower():
        return True
    while before is not None and (
        before.lower_ in {"the", "occupied", "besieged"} or before.lower_ in cues().directions
    ):
        if before.lower_ in cues().compass:
            return True
        before = previous(doc, before)
    if before is None:
        return False
    if before.lower_ in unit_kinds() and before.text[0].islower():
        return True
    if before.lower_ in {"of", "to", "from", "for", "over"}:
        head = before.head.lower_
        return before.pos_ == "ADP" and (
            head in unit_kinds() or head in cues().compass or head in cues().relation_nouns or head in cues().taken
        )
    return before.lower_ in cues().place_prepositions
