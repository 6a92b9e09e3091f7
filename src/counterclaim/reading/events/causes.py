"""Effects and their causes: "killed in a drone strike" is the drone strike, told by what it did."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from counterclaim.reading.events.matching import Match

THROUGH = frozenset({"in", "by", "during", "from", "after", "when", "with", "as", "of", "following"})


def causes_of(by_token: Mapping[int, Match]) -> dict[int, Match | None]:
    """For each match, by its token's number, the attack that had that effect, where the same clause names it.

    Of coordinated effects ("killed and wounded"), which share what they hang on, the first that has a cause tells it.
    """
    own = {i: _cause(match, by_token) if match.cue.effect else None for i, match in by_token.items()}
    shared: dict[int, Match | None] = {}
    for i, match in by_token.items():
        if match.cue.effect and own[i] is None:
            first = _first_conjunct(match.token)
            if first.i not in shared:
                told = (own.get(token.i) for token in (first, *first.conjuncts))
                shared[first.i] = next((cause for cause in told if cause is not None), None)
    return {
        i: shared[_first_conjunct(match.token).i] if match.cue.effect and own[i] is None else own[i]
        for i, match in by_token.items()
    }


def _first_conjunct(token: Token) -> Token:
    """The word that others are coordinated with, from one of them."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _cause(match: Match, by_token: Mapping[int, Match]) -> Match | None:
    trigger = match.token
    near = [*match.arguments.subjects, *(t for p in THROUGH for t in match.arguments.preps.get(p, ()))]
    clauses = [t for t in trigger.children if t.dep_ in ("advcl", "npadvmod")]
    near += clauses
    near += [c for t in clauses for c in t.children if c.dep_ == "dobj"]  # "after aircraft carried out strikes"
    near += [c for t in near[:] for c in t.children if c.dep_ == "acl"]  # "by rockets fired from the hill"
    near += _above(trigger)
    for token in near:
        for candidate in (token, *_parts(token)):
            found = by_token.get(candidate.i)
            if found is not None and found is not match and not found.cue.effect and _can_cause(found):
                return found
    return None


def _can_cause(match: Match) -> bool:
    return (
        match.cue.type == "assault" and match.cue.mode != "property-destruction"
    ) or match.cue.mode == "force-against-protesters"


def _above(trigger: Token) -> list[Token]:
    """The verb that an effect clause hangs on ("attacked a church, killing 24"), and its subject and objects."""
    found: list[Token] = []
    token = trigger
    while (
        token.dep_
        in ("advcl", "conj", "amod", "xcomp", "acomp", "oprd", "attr", "pobj", "prep", "dobj", "acl", "relcl", "ccomp")
        and len(found) < 12
    ):
        if token.dep_ == "ccomp" and token.head.lemma_ not in ("leave", "see"):
            break
        token = token.head
        found.append(token)
        found += [c for c in token.children if c.dep_ in ("nsubj", "dobj", "nsubjpass")]
        found += [
            g
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in THROUGH
            for g in c.children
            if g.dep_ == "pobj"
        ]
    return found


def _parts(token: Token) -> list[Token]:
    """What a measuring noun measures: "a series of strikes"."""
    return [g for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
