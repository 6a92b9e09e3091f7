"""How a place is mentioned: where something is, who acts, or part of another name; how the passage lies to it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import GazetteerPlace
from counterclaim.reading.places.cues import cues, unit_kinds
from counterclaim.reading.places.evidence import PLACE_LABELS
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.windows import following, previous
from counterclaim.reading.syntax.answering import answers
from counterclaim.records import ToponymRole

SEATS = frozenset({"Kremlin", "White House", "Pentagon", "Downing Street", "Élysée Palace", "Quai d'Orsay", "Whitehall",
                   "Capitol Hill", "European Union"})  # fmt: skip
JOINED = frozenset({"compound", "nmod", "conj", "appos", "nummod", "amod", "flat"})
LENGTHS = frozenset({"km", "kilometer", "kilometre", "mile", "m", "meter", "metre", "kms", "hour", "minute"})


def role_of(doc: Doc, mention: Mention, place: GazetteerPlace | None) -> ToponymRole:
    """Literal, modifier, metonym or embedded."""
    if mention.embedded:
        return "embedded"
    if mention.adjective:
        return "modifier"
    root = doc[mention.first : mention.last + 1].root
    after = following(doc, doc[mention.last])
    if (
        after is not None
        and after.text == "-"
        and after.i + 1 < len(doc)
        and doc[after.i + 1].tag_ in {"VBN", "VBD", "JJ"}
    ):
        return "modifier" if doc[after.i + 1].lower_ in cues().seat_suffixes else "metonym"
    unit = after is not None and after.lower_ in unit_kinds() and after.lower_ not in cues().unit_adjectives
    if unit:
        root = after if after is not None else root
    acts = place is None or place.kind in {"country", "area"} or place.capital or place.name in SEATS
    head = climbed(root)
    if head.dep_ in {"compound", "nmod", "amod", "poss"} and head.head.i > mention.last and not unit:
        noun = head.head
        at_place = noun.lower_ in cues().sites or (
            noun.lower_ in unit_kinds() and noun.lower_ not in cues().unit_adjectives
        )
        named = head.dep_ == "poss" and noun.ent_type_ in PLACE_LABELS  # "Yemen's Hodeidah"
        return "literal" if at_place or named or is_put_first(doc, mention, noun) else "modifier"
    if not acts or unit:
        return "literal"
    verb = head.head
    if answers(head):
        return "metonym"
    if head.dep_ == "nsubj" and verb.lemma_.lower() in cues().metonym_verbs:
        return "metonym"
    if head.dep_ == "nsubj" and place is not None and place.name in SEATS:
        return "metonym"
    if head.dep_ in {"dobj", "obj", "nsubjpass"} and verb.lemma_.lower() in cues().metonym_objects:
        return "metonym"
    if head.dep_ == "pobj" and verb.lower_ in {"against", "with", "by"} and verb.head.lower_ not in cues().sites:
        return "metonym"
    if head.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lemma_ in {"accord", "accuse"}:
        return "metonym"
    return "literal"


def is_put_first(doc: Doc, mention: Mention, noun: Token) -> bool:
    """Whether a sentence begins with "in" and a place, and then says who acts there: "In Kramatorsk rescuers dug"."""
    before = previous(doc, doc[mention.first])
    if before is None or before.lower_ not in {"in", "at", "near"} or before.i != noun.sent.start:
        return False
    if noun.i != mention.last + 1 or noun.tag_ not in {"NNS", "NN"} or noun.i + 1 >= len(doc):
        return False
    misread = noun.dep_ == "pobj" and noun.tag_ == "NNS" and doc[noun.i + 1].dep_ == "acl"
    return noun.dep_ in {"nsubj", "nsubjpass"} or (misread and doc[noun.i + 1].tag_ in {"VBN", "VBD"})


def climbed(token: Token) -> Token:
    """The first of a list: what "Ukraine" is to the sentence, so is "Russia" in "Ukraine and Russia"."""
    steps = 0
    while token.dep_ in {"conj", "appos"} and steps < 4:
        token = token.head
        steps += 1
    return token


def relation_of(doc: Doc, mention: Mention) -> str:
    """How the passage lies to the place: `in`, `near`, `north-of`, `from` …; `in` where nothing says otherwise."""
    token = previous(doc, doc[mention.first])
    steps = 0
    while token is not None and steps < 5 and is_passed_over(token):
        token = previous(doc, token)
        steps += 1
    found = stated(doc, token)
    if found is not None:
        return found
    head = climbed(doc[mention.first : mention.last + 1].root)
    steps = 0
    while head.dep_ in JOINED and steps < 4:
        head = head.head
        steps += 1
    return (stated(doc, head.head) if head.dep_ == "pobj" else None) or "in"


def is_passed_over(token: Token) -> bool:
    """Whether a word may stand between a preposition and its place: articles, directions, unit words."""
    word = token.lower_
    if word in {"the", "of", "a", "both", "occupied", "besieged", "-"}:
        return word != "of" or (token.i > 0 and token.nbor(-1).lower_ in unit_kinds())
    return (
        word in unit_kinds()
        or (word in cues().directions and word.endswith("ern"))
        or (token.pos_ == "ADJ" and word not in cues().compass)
    )


def stated(doc: Doc, token: Token | None) -> str | None:
    """The relation that a preposition states, with the noun before it: "35 km from", "north of", "the outskirts of"."""
    if token is None or token.pos_ not in {"ADP", "SCONJ", "PART", "ADV", "VERB", "ADJ", "NOUN"}:
        return None
    word = token.lower_
    before = previous(doc, token)
    if word == "of" and before is not None:
        if before.lower_ in cues().compass:
            article = previous(doc, before)
            return "in" if article is not None and article.lower_ == "the" else cues().compass[before.lower_]
        return cues().relation_nouns.get(before.lower_, "in")
    if word == "from" and before is not None and before.lemma_.lower() in LENGTHS:
        return "near"
    return cues().relations.get(word)
