"""Counts by enumeration: "a man, his wife and two children" are four."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.persons import is_person
from counterclaim.records import Quantity

SINGLE = frozenset({"a", "an", "another"})
ARGUMENTS = frozenset({"dobj", "nsubjpass", "nsubj", "ROOT"})
"""Places in a sentence in which a lone "a woman" counts one; "the father of a slain soldier" tells of no new death."""
POSSESSIVE = frozenset({"his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Group:
    """Persons told one by one: the first noun, the sum, and those of the quantities that are part of it."""

    first: Token
    quantity: Quantity
    members: tuple[Quantity, ...]


def enumerated(noun: Token) -> list[Token]:
    """`noun` and the heads of the phrases that follow it in a row: ", his wife and two children". Read without the
    tree, which often takes such rows apart."""
    chain = [noun]
    while True:
        at = chain[-1].i + 1
        words = noun.doc[at : at + 7]
        joints = 0
        while joints < len(words) and words[joints].lower_ in (",", "and"):
            joints += 1
        rest = words[joints:]
        if not joints or not len(rest) or not (rest[0].tag_ in ("PRP$", "CD") or rest[0].lower_ in SINGLE):
            return chain
        follower = next((t for t in rest if t.pos_ == "NOUN"), None)
        between = rest[1 : follower.i - rest.start] if follower is not None else ()
        if (
            follower is None
            or not is_person(follower)
            or any(t.pos_ not in ("ADJ", "NUM", "NOUN", "ADV") for t in between)
        ):
            return chain
        chain.append(follower)


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
    return noun.dep_ == "nsubj" and any(c.dep_ == "ccomp" for c in noun.head.children)


def groups(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Group]:
    """Every coordination of persons in which somebody is counted by an article; a lone "a woman" is a group of one."""
    by_head = {q.head[0]: q for q in quantities if q.head}
    after = 0
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.i < after or not is_person(noun) or _speaks(noun):
            continue
        chain = enumerated(noun)
        values: list[float] = []
        members: list[Quantity] = []
        implicit = 0
        for member in chain:
            quantity = by_head.get(member.idx)
            determiners = {c.lower_ for c in member.children if c.dep_ in ("det", "poss")}
            if (
                quantity is not None
                and quantity.comparator == "exactly"
                and quantity.value
                and quantity.start <= member.idx
            ):
                values.append(quantity.value)
                members.append(quantity)
            elif (
                is_person(member)
                and member.tag_ == "NN"
                and determiners & (SINGLE if not values else SINGLE | POSSESSIVE)
            ):
                values.append(1.0)
                implicit += 1
            else:
                break
        opening = doc[max(0, noun.left_edge.i - 1) : noun.i]
        if any(t.lower_ in ("not", "no") for t in opening):
            continue
        after = max(t.i for t in chain) + 1
        included = noun.dep_ == "pobj" and noun.head.lower_ == "including"
        if len(chain) == 1 and noun.dep_ not in ARGUMENTS and not included:
            continue
        if len(values) != len(chain) or not implicit:
            continue
        first, last = min(chain, key=lambda t: t.i), max(chain, key=lambda t: t.i)
        start = min([first.left_edge.idx, *(m.start for m in members)])
        value, end = sum(values), last.idx + len(last)
        yield Group(
            noun,
            Quantity(
                start=start,
                end=end,
                value=value,
                low=value,
                high=value,
                comparator="exactly",
                unit="person",
                counted="person" if len(chain) > 1 else noun.lemma_.lower(),
                original_value=doc.text[start:end],
                head=(noun.idx, noun.idx + len(noun)),
            ),
            tuple(members),
        )
