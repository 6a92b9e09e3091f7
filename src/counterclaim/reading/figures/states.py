"""What counted persons and things are in: "8 million people in need", "four hospitals out of service"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing, is_family
from counterclaim.reading.figures.measures import State, measures

BETWEEN = frozenset(
    {
        "left",
        "are",
        "were",
        "was",
        "is",
        "be",
        "been",
        "remain",
        "remained",
        "remains",
        "still",
        "now",
        "currently",
        "have",
        "had",
        "has",
        "sat",
        "sit",
        "sitting",
        "live",
        "lived",
        "living",
        "lie",
        "lay",
    }
)
REACH = 9
"""Tokens after a counted phrase in which its state begins and ends."""


def state_of(last: Token, thing: Thing, *, adjacent: bool = False) -> Found | None:
    """The state that follows a counted phrase at once or, if not only the `adjacent` will do, after "are", "remain"."""
    if (found := state_after(last, thing, adjacent=adjacent)) is not None or adjacent:
        return found
    verb = over(last)
    return state_after(verb, thing) if verb is not None else None


def over(noun: Token) -> Token | None:
    """The "are" or "remain" of which the phrase of a noun is the subject, whatever stands between: "nine of the bridges
    over the river are gone"."""
    for _ in range(4):
        if noun.dep_ in ("nsubj", "nsubjpass"):
            being = next((c for c in noun.head.children if c.dep_ == "auxpass"), noun.head)
            return being if being.lemma_ in ("be", "remain", "lie", "stand", "sit") and being.i > noun.i else None
        if noun.dep_ not in ("pobj", "prep", "nummod", "conj") or noun.head.pos_ in ("VERB", "AUX"):
            return None
        noun = noun.head
    return None


def state_after(last: Token, thing: Thing, *, adjacent: bool = False) -> Found | None:
    """The state that follows a word."""
    after = last.doc[last.i + 1 : min(last.i + REACH, last.sent.end)]
    at = 0
    while (
        not adjacent
        and at < len(after)
        and (after[at].lower_ in BETWEEN or (after[at].pos_ == "ADV" and after[at].lower_ not in ("no", "not")))
    ):
        at += 1
    words = [t.lower_ for t in after]
    for first in dict.fromkeys((at, max(0, at - 1))):
        for state, parts in _by_first_word().get(words[first], ()) if first < len(words) else ():
            if opens_with(words[first:], parts) and (found := happens(state, after[first], thing)):
                return found
    return None


@cache
def _by_first_word() -> dict[str, list[tuple[State, list[str]]]]:
    """The words of each state, in the order of the file, by the first of them."""
    found: dict[str, list[tuple[State, list[str]]]] = {}
    for state in measures().states:
        for parts in map(str.split, state.words):
            found.setdefault(parts[0], []).append((state, parts))
    return found


def opens_with(words: list[str], parts: list[str]) -> bool:
    """Whether words begin with those of a state, of which "*" stands for at most four: "with * injuries"."""
    if "*" not in parts:
        return words[: len(parts)] == parts
    at = parts.index("*")
    if words[:at] != parts[:at]:
        return False
    return any(words[at + n : at + n + len(parts) - at - 1] == parts[at + 1 :] for n in range(1, 5))


def happens(state: State, trigger: Token, thing: Thing) -> Found | None:
    """The state as an effect, None where it is not one of such a thing."""
    if state.only and (thing.noun is None or lemma(thing.noun) not in state.only):
        return None
    if state.persons and (thing.person or is_family(thing)):
        own = state.by_noun and thing.noun is not None
        return Found(
            state.state, f"{lemma(thing.noun)}-{state.state}" if own and thing.noun else state.persons, trigger
        )
    if state.things and not thing.person:
        kind = "household" if thing.kind == "house" and state.state.startswith("without-") else thing.kind
        return Found(state.state, f"{kind}-{state.state}", trigger)
    return None
