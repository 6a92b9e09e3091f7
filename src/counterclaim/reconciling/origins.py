"""Whom the words of a claim come from, over documents: corroboration counts these and not articles.

A chain of speakers is followed to the innermost one who is known, and he to the body that he speaks for: a ministry,
its minister, its spokesman and "a source in the ministry" are one origin, in however many outlets. Sources without a
name count once in a family of reprints. The outlet's own voice is the outlet's, or that of whoever it has the words
from.
docs/reprints.md has worked cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from counterclaim.reading.actors.siding import THIRD, side_of_actor, side_of_body, side_of_kind
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.reprints.credits import agencies_of
from counterclaim.reconciling.speaking_for import HOLDER, Body, actor_named, bodies, body_of, known_actors
from counterclaim.records import Actor, Claim, Document, Family, Member
from counterclaim.records.span import within
from counterclaim.theatres import Theatre, load
from counterclaim.theatres.spelling import keys_in, slug

ANYBODYS = frozenset({"state", "government", "military", "armed-group", "administration"})
"""Kinds of which an unnamed one, whose side is a party's, speaks as that party's own."""


def origins_of(
    claims: Iterable[Claim], document: Document, *, family: Family | None = None, theatre: Theatre | None = None
) -> dict[str, Origin]:
    """The origin of each claim of a dispatch, by claim id. `family` is the family of reprints that the dispatch is of:
    passages that none of its other members has are the dispatch's own, the others come from its earliest member."""
    credits, day = agencies_of(document), document.published_day

    @cache
    def outlets(*, alone: bool) -> Origin:
        return origin_of_outlet(
            document.outlet, document_id=document.document_id, credits=credits, family=None if alone else family,
            theatre=theatre, day=day,
        )  # fmt: skip

    found: dict[str, Origin] = {}
    for claim in claims:
        alone = family is None or is_own(claim, family)
        told_by = None if alone or family is None else family.family_id
        found[claim.claim_id] = (
            _origin_of_speakers(claim, told_by, theatre) if claim.attribution else outlets(alone=alone)
        )
    return found


class _Indexed(NamedTuple):
    """A family looked up: its members by document, and the agencies that one of them alone credits."""

    family: Family
    members: Mapping[str, Member]
    credited: frozenset[str]


_LATELY: dict[int, _Indexed] = {}
"""The families asked for last, by their identity in memory: each of thousands of reprints asks for the same one."""


def _indexed(family: Family) -> _Indexed:
    found = _LATELY.get(id(family))
    if found is None or found.family is not family:
        if len(_LATELY) >= 64:
            _LATELY.clear()
        credited = frozenset(m.credits[0] for m in family.members if len(m.credits) == 1)
        found = _LATELY[id(family)] = _Indexed(family, {m.document_id: m for m in family.members}, credited)
    return found


def is_own(claim: Claim, family: Family) -> bool:
    """Whether a claim stands in a passage of its dispatch that no other member of the family has."""
    member = _indexed(family).members.get(claim.document_id)
    if member is None or not claim.content:
        return True
    return bool(member.own) and all(within(piece, member.own) for piece in claim.content)


def origin_of(
    claim: Claim, *, outlet_origin: Origin, family: str | None = None, theatre: Theatre | None = None
) -> Origin:
    """The ultimate speaker of `claim`.

    `outlet_origin` is whose the dispatch's own voice is (`origin_of_outlet`); `family` the id of the family of reprints
    that has the claim's words, None for a dispatch's own: who is not named in them is one origin in all its members.
    `theatre` knows which offices people held on the day of publication; without it only ids tell.
    """
    return _origin_of_speakers(claim, family, theatre) if claim.attribution else outlet_origin


def _origin_of_speakers(claim: Claim, family: str | None, theatre: Theatre | None) -> Origin:
    day = date.fromisoformat(claim.published[:10]) if claim.published else None
    place = family or claim.document_id
    for further_in, link in enumerate(reversed(claim.attribution)):
        actor = next((actor for actor in link.actors if actor.resolution != "unresolved"), None)
        if actor is None:
            continue
        found = _origin_of_actor(actor, place, theatre, day)
        if further_in:
            return replace(found, because=f"{found.because}; the speaker further in is not known")
        if len(claim.attribution) > 1:
            return replace(found, because=f"{found.because}, cited through others")
        return found
    words = next((actor.name for link in reversed(claim.attribution) for actor in link.actors), "somebody")
    return Origin(
        key=f"unknown:{place}:{slug(words)}", name=words, side=None, aligned_with=(), kind="unknown",
        because=f"it is not known whom “{words}” means; counted once in a dispatch and its reprints",
    )  # fmt: skip


def origin_of_outlet(
    outlet: str | None,
    *,
    document_id: str,
    credits: tuple[str, ...] = (),
    family: Family | None = None,
    theatre: Theatre | None = None,
    day: date | None = None,
) -> Origin:
    """Whose a dispatch's own voice is: the agency that it credits, else, in a family of reprints, its earliest member's
    (or the agency which that one credits), else the outlet's own.

    `credits` are the agencies from which the dispatch says it has its words; where it names several, or none, they tell
    nothing of it. A dispatch without an outlet is an origin of its own.
    """
    if len(credits) == 1:
        return _origin_of_medium(credits[0], f"the dispatch credits {credits[0]}", theatre, day)
    if family is not None:
        first = family.members[0]
        credited = _indexed(family).credited
        if len(first.credits) == 1 or len(credited) == 1:
            agency = first.credits[0] if len(first.credits) == 1 else next(iter(credited))
            return _origin_of_medium(agency, f"reprints of this text credit {agency}", theatre, day)
        if first.outlet is not None:
            own = first.document_id == document_id
            why = "its reprints came later" if own else f"a reprint of what {first.outlet} had first"
            return _origin_of_medium(first.outlet, why, theatre, day)
        outlet = None
        document_id = first.document_id
    if outlet is None:
        return Origin(
            key=f"document:{document_id}", name="an outlet that is not named", side=None, aligned_with=(),
            kind="media", because="the dispatch's own voice; it names no outlet",
        )  # fmt: skip
    return _origin_of_medium(outlet, "the outlet's own voice", theatre, day)


def independent(origin: Origin, theatre: Theatre | str | None = None) -> bool:
    """Whether the origin can corroborate what a party says: a third party that no party of the theatre arms, fights
    beside or commands. Somebody whose side is not known is not counted as one."""
    if origin.side != THIRD:
        return False
    known = load(theatre) if isinstance(theatre, str) else theatre
    if known is None:
        return not origin.aligned_with
    return not set(origin.aligned_with) & {party.id for party in known.parties}


def _origin_of_actor(actor: Actor, within: str, theatre: Theatre | None, day: date | None) -> Origin:
    body = body_of(actor.id, actor.name, theatre=theatre, day=day)
    if actor.named or body.id != actor.id or _is_known(actor.id, theatre):
        because = _why(actor, body)
        return replace(_as_body(actor, body, theatre, day), because=because)
    party = _party_behind(actor, theatre)
    if party is not None:
        because = f"“{actor.name}”, who is not named, counts as {party.name}"
        return replace(_as_body(actor, party, theatre, day), because=because)
    called = bodies().unnamed[actor.kind]
    return Origin(
        key=f"unnamed:{within}:{actor.side or 'unknown'}:{slug(called)}", name=called, side=actor.side,
        aligned_with=actor.aligned_with, kind=actor.kind,
        because=f"nobody is named (“{actor.name}”): {called} count once in a dispatch and its reprints",
    )  # fmt: skip


def _why(actor: Actor, body: Body) -> str:
    if not actor.named:
        return f"“{actor.name}”, who is not named, counts as {body.name}"
    if not body.speaking_as or actor.name == body.name:
        return f"{body.name} is cited"
    if body.speaking_as == HOLDER:
        return f"{actor.name} is the {body.name}"
    return f"{actor.name} speaks for {body.name} as {body.speaking_as}"


def _as_body(actor: Actor, body: Body, theatre: Theatre | None, day: date | None) -> Origin:
    """The origin of an actor's body, on the side that the actor was read on: he speaks for it."""
    known = known_actors(theatre or load("world")).get(body.id)
    kind = known.kind if known is not None else actor.kind
    side, aligned_with = actor.side, actor.aligned_with
    if side is None and known is not None:
        side, aligned_with = side_of_actor(theatre or load("world"), known, day)
    return Origin(key=body.id, name=body.name, side=side, aligned_with=aligned_with, kind=kind, because="")


def _party_behind(actor: Actor, theatre: Theatre | None) -> Body | None:
    """The party's own body that an unnamed official, officer or fighter on its side counts as."""
    if theatre is None or actor.side in {None, THIRD} or actor.kind not in ANYBODYS:
        return None
    party = next((p for p in theatre.parties if p.id == actor.side), None)
    if party is None:
        return None
    if party.countries:
        office = "armed-forces" if actor.kind in {"military", "armed-group"} else "government"
        return body_of(f"{party.countries[0].lower()}:{office}", party.name, theatre=theatre, day=None)
    known = known_actors(theatre).get(party.id)
    return Body(party.id, known.name if known is not None else party.name)


def _is_known(actor_id: str, theatre: Theatre | None) -> bool:
    return actor_id in known_actors(theatre or load("world"))


def _origin_of_medium(name: str, because: str, theatre: Theatre | None, day: date | None) -> Origin:
    known = actor_named(name, theatre)
    if known is not None:
        side = side_of_actor(theatre or load("world"), known, day)
        if side.side is None:
            side = side_of_kind(known.kind) if known.country is None else side
        if side.side is None and known.country is None and known.kind == "media":
            side = side_of_body("media", set(keys_in(known.name)))
        return Origin(
            key=known.id, name=known.name, side=side.side, aligned_with=side.aligned_with, kind=known.kind,
            because=because,
        )  # fmt: skip
    side = side_of_body("media", set(keys_in(name)))
    return Origin(
        key=f"text:{slug(name)}", name=name, side=side.side, aligned_with=side.aligned_with, kind="media",
        because=because,
    )  # fmt: skip
