"""Which place and which time belongs to which event, by the path through the syntax tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Span

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "pobj", "csubj", "acl", "agent", "ccomp", "xcomp"})


def path_up(token: Token) -> Iterator[Token]:
    """The token and its ancestors within its sentence."""
    yield token
    yield from token.ancestors


def anchored(doc: Doc, adjunct: Span, triggers: Sequence[Span]) -> list[int]:
    """Indices of the `triggers` that the words at `adjunct` (a place, a time, a figure) belong to.

    Walking up from the adjunct, the first word that is a trigger, or that governs triggers as its arguments, decides:
    in "bombardments left eight dead in the region" the place hangs on "left", whose subject is the trigger. Where the
    walk ends without one, an only trigger of the sentence is taken and several are left alone.
    """
    head = head_at(doc, adjunct)
    if head is None:
        return []
    at: dict[int, list[int]] = {}
    in_sentence: list[int] = []
    sentence = head.sent
    for index, trigger in enumerate(triggers):
        token = head_at(doc, trigger)
        if token is not None and sentence.start <= token.i < sentence.end:
            at.setdefault(token.i, []).append(index)
            in_sentence.append(index)
    for ancestor in path_up(head):
        here = list(at.get(ancestor.i, ()))
        if ancestor.i != head.i and ancestor.pos_ in ("VERB", "AUX"):
            here += [i for child in _argument_heads(ancestor) for i in at.get(child.i, ())]
        if here:
            return sorted({*here, *_shared_by_coordination(ancestor, at)})
    return in_sentence if len(in_sentence) == 1 else []


def _argument_heads(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ARGUMENTS:
            yield child
            yield from child.conjuncts
            yield from (g for g in child.children if g.dep_ == "pobj")


def _shared_by_coordination(token: Token, at: Mapping[int, list[int]]) -> list[int]:
    """Triggers coordinated before `token`: in "killed eight and wounded ten in the city" the place is of both."""
    return [i for other in token.conjuncts if other.i < token.i for i in at.get(other.i, ())]


def by_trigger(doc: Doc, adjuncts: Iterable[Span], triggers: Sequence[Span]) -> list[list[int]]:
    """For every trigger the indices of the adjuncts that belong to it, in text order."""
    mine: list[list[int]] = [[] for _ in triggers]
    for index, adjunct in enumerate(adjuncts):
        for trigger in anchored(doc, adjunct, triggers):
            mine[trigger].append(index)
    return mine
