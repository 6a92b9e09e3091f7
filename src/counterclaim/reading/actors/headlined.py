"""Whom a headline cites by a common noun: the first below it whom the noun fits ("doctors say" of a doctors' union)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.known_as import introduced_persons
from counterclaim.reading.actors.people import is_person, is_several, trades
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.roles import holds, kinds_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Actor, Span
from counterclaim.records.span import hull
from counterclaim.theatres.spelling import keys_in

STATELY = frozenset({"government", "military", "state", "unknown"})
"""Kinds of which many may speak: they bind nobody by themselves."""


def headlines(
    order: Sequence[int], done: Mapping[int, tuple[Actor, ...]], layers: Layers
) -> dict[int, tuple[Actor, ...]]:
    """The speakers of headlines that only what stands below them tells, by the numbers of their attributions."""
    above = {i for i in order if done[i] and layers.document.section_of(done[i][0].span[0]) == "headline"}
    below = [actor for i in order if i not in above for actor in done[i]]
    found: dict[int, tuple[Actor, ...]] = {}
    for i in above:
        actor, whole = done[i][0], hull(layers.attributions[i].source or (done[i][0].span,))
        meant = headlined(actor, whole, below, layers) if len(done[i]) == 1 else None
        if meant is not None:
            found[i] = (mention_as(meant, actor.span, "description"),)
    return found


def headlined(actor: Actor, whole: Span, below: Iterable[Actor], layers: Layers) -> Actor | None:
    """The first of those cited below a headline who may be its `actor`, cited by the words at `whole`; None where that
    one is without a name too, or where there is none."""
    head = head_at(layers.doc, whole)
    if head is None or (actor.named and not _is_general(actor, head, layers)):
        return None
    for other in below:
        if other.id == actor.id or (not actor.named and not other.named and other.kind == actor.kind):
            return None
        if other.named and _fits(actor, head.lemma_.lower(), whole, other, layers):
            return other
    return None


def _is_general(actor: Actor, head: Token, layers: Layers) -> bool:
    """Whether somebody named is only whose the noun is ("army division", "Kremlin spokesman") or any ministry."""
    by_name = is_person(actor, layers) and ":" not in actor.id
    outside = not actor.span[0] <= head.idx < actor.span[1] or head.lower_ in trades()
    return actor.id.endswith(":ministry") or (outside and not by_name)


def _fits(actor: Actor, noun: str, whole: Span, other: Actor, layers: Layers) -> bool:
    if actor.side is not None and other.side is not None and actor.side != other.side:
        return False
    if is_person(other, layers):
        known = any(noun in one.nouns for one in layers.kept(introduced_persons) if one.person.id == other.id)
        known = known or bool(holds(other, noun, layers))
        return known or (not is_several(actor, layers) and _of_kind(noun, actor, other))
    head = head_at(layers.doc, whole)
    nouns = {noun, head.lower_ if head is not None else noun}
    if nouns & {*keys_in(other.name)} or any(may_take_up(n, whole, other, layers) for n in nouns):
        return True
    return actor.kind == other.kind and actor.kind not in STATELY


def _of_kind(noun: str, actor: Actor, person: Actor) -> bool:
    """Whether a person is of the rank, office or trade of a noun, and both of one side or administration."""
    if actor.kind == "administration" == person.kind:
        return True
    return person.kind in kinds_of(noun) and (actor.side is not None or person.kind not in {"government", "unknown"})
