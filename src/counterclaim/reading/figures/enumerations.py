"""Counts by enumeration: "a man, his wife and two children" are four."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.classes import counted_name
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import by_role, measures, nouns
from counterclaim.reading.figures.persons import is_person, people_of, sorts
from counterclaim.reading.syntax.tree import text_of
from counterclaim.records import Quantity

SINGLE = frozenset({"a", "an", "another"})
ALONE = frozenset({"police", "personnel", "staff", "crew", "army", "youth", "group"})
"""Nouns in the singular that may be many."""
ARGUMENTS = frozenset({"dobj", "dative", "nsubjpass", "nsubj", "ROOT"})
"""Places in a sentence in which a lone "a woman" counts one; "the father of a slain soldier" tells of no new death."""
AMONG = re.compile(r"(?:\s+of\s+(?:\d{1,2}|[a-z]+))?\s+among\s+(?:them|the\s+(?:dead|wounded|injured|victims))\b")
"""After somebody who is one of those told before: "52 mourners, a boy of eight among them"."""
SELF = frozenset({"himself", "herself", "itself", "themselves"})
POSSESSIVE = frozenset({"his", "her", "their", "my", "our"})
OTHERS = re.compile(r"\s+(?:[a-z]+\s+)?others\b")


@dataclass(frozen=True, slots=True)
class Group:
    """Persons told one by one: the first noun, the sum, and those of the quantities that are part of it."""

    first: Token
    quantity: Quantity
    members: tuple[Quantity, ...]


JOINTS = re.compile(r"\s*(?:,\s*)?(?:and|plus|(?:along|together) with|as well as|,)\s+(?:also\s+)?", re.IGNORECASE)
CONTINUING = re.compile(r"[^,]{0,30},\s*(?!and\b|plus\b|along\b|together\b|as well)")
"""A comma alone: what follows is a member of the row only if an "and" follows it."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AGE = re.compile(r"(?:\d{1,3}|[a-z]+)-(?:year|month|week|day)s?-old\s+", re.IGNORECASE)
"""What may stand before a noun in a row: "and her 8-year-old son"."""
ORIGIN = re.compile(
    r"\s+(?:(?:from|of|in)\s+(?:the\s+)?[A-Z][\w-]*(?:\s[A-Z][\w-]*)?|of\s+(?:the|a|an)\s+[a-z-]+(?=\s+and\s+(?:his|her|their|a|an|the|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|(?:aged|of)\s+(?:\d{1,2}|[a-z]+)(?=\s+and\b|,)|,\s*\d{1,3}(?=,))"
)
"""What may follow a noun before the row goes on: "a peacekeeper from Ghana and"."""
PREMODIFIERS = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "npadvmod", "quantmod"})
PREMODIFYING = frozenset({"ADJ", "NUM", "ADV", "PROPN", "VERB"})
PAIRS = {"parent": 2.0, "twin": 2.0}
"""Nouns whose plural without a number are two."""
COUPLES = frozenset({"couple"})


def enumerated(noun: Token) -> list[Token]:
    """`noun` and the heads of the phrases that follow it in a row: ", his wife and two children". Read without the
    tree, which often takes such rows apart."""
    chain = [noun]
    closed = 1
    shared = _whose(noun) or _by_article(noun, [noun]) > 0
    while (follower := following(chain[-1], shared=shared)) is not None:
        if follower.dep_ in SUBJECTS and (noun.dep_ not in SUBJECTS or _speaks(follower)):
            break  # "… and three others were hurt", "…, the governor said"
        if not _whose(noun) and _is_bare(follower) and not are_two(noun, follower):
            break
        joint = text_of(noun.doc)[chain[-1].idx + len(chain[-1]) : follower.idx]
        chain.append(follower)
        if not CONTINUING.match(joint):
            closed = len(chain)
    return chain[:closed]


def following(noun: Token, *, shared: bool) -> Token | None:
    """The noun of the next phrase in a row of persons after `noun`, None where the row ends. `shared`: the first says
    whose the others are too ("his mother, father and brother")."""
    doc = noun.doc
    at = noun.idx + len(noun)
    if (origin := ORIGIN.match(text_of(doc), at, at + 40)) is not None:
        at = origin.end()
    joint = JOINTS.match(text_of(doc), at, at + 40)
    if joint is None:
        return None
    opening = doc.char_span(joint.end(), joint.end() + 1, alignment_mode="expand")
    if opening is None:
        return None
    first = opening[0]
    shares = first.pos_ in ("NOUN", "ADJ") and shared and first.tag_ in ("NN", "JJ", "JJR", "JJS")
    if not (first.tag_ in ("PRP$", "CD") or first.lower_ in (*SINGLE, "the") or shares):
        return None
    after = first.idx + len(first) + 1
    aged = AGE.match(text_of(doc), after if first.tag_ != "CD" else first.idx, after + 40)
    i = first.i if shares else first.i + 1
    if first.tag_ == "CD" and doc[i : i + 1].text == "of":
        i += 2
    while aged is not None and i < len(doc) and doc[i].idx < aged.end():
        i += 1
    head: Token | None = None
    for token in doc[i : i + 6]:
        if token.text == "-" and token.i + 1 < len(doc) and token.nbor(1).lower_ == "by":  # "a passer-by"
            continue
        if token.pos_ == "NOUN" or is_of_people(token) or (head is None and token.lower_ == "others"):
            head = token
        elif head is not None or not (token.pos_ in PREMODIFYING or token.text == "-"):
            break
    if head is None or not (names_persons(head) or (head.lower_ == "others" and first.tag_ == "CD")):
        return None
    return head


INCLUDED = re.compile(r",?\s+(?:included|among\s+them|inclusive)\b", re.IGNORECASE)


def says_who(chain: Sequence[Token], whole: Quantity | None) -> bool:
    """Whether a row only says who some of those are whose number is its first: "nine people, a couple and their four
    children included, died"."""
    last = max(chain, key=lambda noun: noun.i)
    told = lemma(chain[0]) in ("person", "civilian", "victim") and whole is not None
    return told and INCLUDED.match(text_of(last.doc), last.idx + len(last)) is not None


def others(doc: Doc) -> Iterator[Quantity]:
    """Every "another" that stands alone for one more person: "one was killed and another injured"."""
    for token in doc:
        if token.lower_ != "another" or token.dep_ not in ("nsubjpass", "dobj", "nsubj"):
            continue
        if token.head.pos_ not in ("VERB", "AUX", "ADJ") or (token.i and doc[token.i - 1].lower_ == "one"):
            continue
        span = token.idx, token.idx + len(token)
        yield Quantity(
            start=span[0],
            end=span[1],
            value=1.0,
            low=1.0,
            high=1.0,
            comparator="exactly",
            unit="person",
            original_value=token.text,
        )


def _speaks(noun: Token) -> bool:
    """Whether a person only says something: the subject of a verb with a clause or quotation of its own."""
    if noun.dep_ == "nsubj" and noun.head.dep_ == "parataxis" and noun.head.lemma_ in measures().testifying:
        return True
    if noun.dep_ != "nsubj" or noun.head.lemma_ in by_role()["subjects"]:  # the latter: "…; a man died"
        return False
    return any(c.dep_ == "ccomp" for c in noun.head.children)


def _blows_up(noun: Token) -> bool:
    """Whether somebody blows up himself: "a suicide bomber blew himself up", whom tolls leave out."""
    acts = noun.dep_ == "nsubj" and noun.head.lemma_ in ("blow", "detonate", "explode")
    return acts and any(c.dep_ == "dobj" and c.lower_ in SELF for c in noun.head.children)


def groups(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Group]:
    """Every coordination of persons in which somebody is counted by an article; a lone "a woman" is a group of one."""
    by_head = {q.head[0]: q for q in quantities if q.head}
    by_head.update((_others_after(doc, q), q) for q in quantities if q.head is None)
    after = 0
    for noun in doc:
        if not names_persons(noun) or noun.i < after or _speaks(noun) or _blows_up(noun):
            continue
        chain = enumerated(noun)
        if len(chain) > 2 and says_who(chain, by_head.get(noun.idx)):
            continue
        members: list[Quantity] = []
        value, implicit = 0.0, 0
        for member in chain:
            quantity = by_head.get(member.idx)
            if quantity is not None and quantity.start <= member.idx:
                if quantity.comparator != "exactly" or not quantity.value:
                    break
                value += quantity.value
                members.append(quantity)
            elif told := _by_article(member, chain):
                value += told
                implicit += 1
            else:
                break
        opening = doc[max(0, noun.left_edge.i - 1) : noun.i]
        if any(t.lower_ in ("not", "no") for t in opening):
            continue
        after = max(t.i for t in chain) + 1
        included = noun.dep_ == "pobj" and noun.head.lower_ == "including"
        first = _opening(noun).idx
        opened = text_of(doc)[max(0, first - 14) : first]
        included = (
            included
            or opened.endswith(("among them ", "among whom "))
            or AMONG.match(text_of(doc), noun.idx + len(noun)) is not None
        )
        told = noun.dep_ == "conj" and any(
            c.dep_ == "acl" and c.tag_ == "VBN" and c.i == noun.i + 1 for c in noun.rights
        )
        dead = (
            noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("life", "bodies", "remains")
        )
        if (len(chain) == 1 or dead) and not (dead or included or told or noun.dep_ in ARGUMENTS):
            continue
        if len(members) + implicit != len(chain) or not implicit:
            continue
        yield Group(noun, _sum(doc, chain, members, value), tuple(members))


def names_persons(noun: Token) -> bool:
    """Whether a noun, or the name of a people, stands for persons: tailor, customers, Kenyan."""
    if noun.pos_ == "NOUN":
        return is_person(noun) or (noun.tag_ == "NNS" and lemma(noun) in nouns().buying)
    return is_of_people(noun)


def is_of_people(word: Token) -> bool:
    """Whether a word is the name of one or more of a people, no adjective: Kenyan of "two drivers and a Kenyan"."""
    if word.pos_ not in ("PROPN", "ADJ") or not word.text[:1].isupper():
        return False
    if word.ent_type_ != "NORP" and people_of(word) is None:
        return False
    after = word.nbor(1) if word.i + 1 < len(word.doc) else word
    return after.pos_ not in ("NOUN", "ADJ", "PROPN") and after.text != "-"


def _others_after(doc: Doc, quantity: Quantity) -> int:
    """Where the "others" that a number stands before begins, -1 where none does."""
    match = OTHERS.match(text_of(doc), quantity.end)
    return match.end() - len("others") if match else -1


def _is_bare(noun: Token) -> bool:
    """Whether a noun has no article, no number, and no word that says whose it is."""
    return not {c.dep_ for c in noun.children} & {"det", "poss", "nummod"} and noun.tag_ == "NN"


def are_two(first: Token, other: Token) -> bool:
    """Whether two nouns under one article are two persons, "a mother and daughter", and not two names for one, "a
    teacher and activist": the verb says so, or they cannot be one by sex or age."""
    helping = {c.lower_ for c in first.head.children if c.dep_ in ("aux", "auxpass")} | {first.head.lower_}
    if helping & {"were", "are", "have"}:
        return True
    one, two = _sorts(first), _sorts(other)
    return bool(one and two) and one != two


def _sorts(noun: Token) -> frozenset[str]:
    """The sex and age that a noun tells."""
    return frozenset(sort for sort, words in sorts().items() if lemma(noun) in words)


def _whose(noun: Token) -> bool:
    """Whether a pronoun says whose relative or friend somebody is."""
    return any(c.dep_ == "poss" and c.lower_ in POSSESSIVE for c in noun.children)


def _by_article(noun: Token, chain: Sequence[Token]) -> float:
    """How many a noun without a number is: one by its article or whose it is, two of "her parents"; 0 where open."""
    alone = len(chain) == 1
    words = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    if not words:
        first = next(
            (t for t in reversed(noun.doc[max(0, noun.i - 6) : noun.i]) if t.pos_ in ("DET", "PRON", "CCONJ")), None
        )
        words = {first.lower_} if first is not None else set()
    elif any(c.dep_ == "poss" and c.tag_ == "NN" for c in noun.children):  # "a mayor's brother"
        words |= {t.lower_ for c in noun.children if c.dep_ == "poss" for t in c.children if t.dep_ in ("det", "poss")}
    if noun.tag_ == "NNS" and lemma(noun) in PAIRS and words & (POSSESSIVE | {"both"}):
        return PAIRS[lemma(noun)]
    if noun.tag_ not in ("NN", "NNP", "JJ") or noun.lower_ in ALONE:
        return 0.0
    shared = noun is not chain[0] and _is_bare(noun) and (_whose(chain[0]) or are_two(chain[0], noun))
    definite = not alone and "the" in words
    if not (words & (SINGLE | POSSESSIVE) or shared or definite):
        return 0.0
    if alone and words & POSSESSIVE and noun.dep_ not in ("dobj", "nsubjpass", "nsubj"):
        return 0.0
    return 2.0 if lemma(noun) in COUPLES else 1.0


def _opening(noun: Token) -> Token:
    """The first word of what stands before a noun in its phrase."""
    if is_of_people(noun) and noun.i and noun.nbor(-1).pos_ == "DET":
        return noun.nbor(-1)
    before = [t for c in noun.lefts if c.dep_ in PREMODIFIERS for t in c.subtree]
    return min((*before, noun), key=lambda t: t.i)


def _sum(doc: Doc, chain: Sequence[Token], members: Sequence[Quantity], value: float) -> Quantity:
    """The persons of a row as one quantity."""
    first, last = min(chain, key=lambda t: t.i), max(chain, key=lambda t: t.i)
    start = min([_opening(first).idx, *(m.start for m in members)])
    end = last.idx + len(last)
    return Quantity(
        start=start,
        end=end,
        value=value,
        low=value,
        high=value,
        comparator="exactly",
        unit="person",
        counted="person" if value > 1 else counted_name(chain[0]),
        original_value=text_of(doc)[start:end],
        head=(chain[0].idx, chain[0].idx + len(chain[0])),
    )
