"""Offices that any state or body may have, and words for people without a name. Read from world/offices.yaml."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records import ActorKind

OfficeRole = Literal["body", "person", "spokesperson", "members"]


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One office template. With a country, a body or a place as its owner it makes an actor.

    A `body` acts in its own name; a `person` is whoever holds it; a `spokesperson` speaks for the owner and stands for
    it where no name is given; `members` are unnamed people of the owner ("Ukrainian officials").
    """

    id: str
    name: str
    """The canonical name, with `{of}` for the owner."""
    kind: ActorKind
    role: OfficeRole = "body"
    words: tuple[str, ...]
    owners: Literal["any", "state", "body"] = "any"
    """What may own it: `state` a country only, `body` an organisation only."""
    local: bool = False
    """Whether towns and provinces have it: governor, mayor, police."""
    like: tuple[str, ...] = ()
    """Offices that these words alone may refer back to: `ministry` to any ministry named before."""
    plural: bool = False


class Description(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for people without a name who belong to nobody: witnesses, residents, medics."""

    id: str
    name: str
    kind: ActorKind
    words: tuple[str, ...]
    plural: bool = True
    side: str | None = None
    """`third-party` where the kind alone does not make it one: a Western diplomat."""
    sided: bool = True
    """Whether they are third parties as such; a bare "official" or "fighter" has no side that could be known."""


class Modifiers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that may stand between an owner and its office, by what they do."""

    fillers: tuple[str, ...]
    """Change nothing: senior, regional."""
    former: tuple[str, ...]
    """The office is not held any more."""
    local: tuple[str, ...]
    """Say that an office is a place's: regional, municipal, elected."""
    installing: tuple[str, ...]
    """`X-installed`: an administration that belongs to X's side."""
    running: tuple[str, ...]
    """`X-run`: belongs to X."""
    backing: tuple[str, ...]
    """`X-backed`, `pro-X`: an armed group on X's side where X is a party."""
    against: tuple[str, ...]
    """`anti-X`: not X's."""
    links: tuple[str, ...]
    """Prepositions between an office and its owner: of, for, in."""
    anybodys: tuple[str, ...]
    """Words for a force that, without an owner, may be either side's."""
    speaking: tuple[str, ...]
    """Lemmas of verbs whose subject, if it is a country or a capital, is its government."""
    titles: tuple[str, ...]
    """Ranks and forms of address before a name: Colonel, Mr."""


class Offices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    offices: tuple[Office, ...]
    descriptions: tuple[Description, ...]
    modifiers: Modifiers
    recalls: dict[str, tuple[ActorKind, ...]]
    """A noun that takes up a body named before ("the group") → the kinds of body it may mean."""
    papers: tuple[str, ...]
    """Lemmas of what somebody issues: communique, notice."""
    outsiders: tuple[str, ...]
    """Words in the name or description of a company: a third party that has no kind of its own."""
    kinds: dict[str, ActorKind]
    """A word in the name of an unknown organisation → its kind."""
    genders: dict[str, tuple[str, ...]]
    """Words that tell a person's gender: `female: [spokeswoman, ms]`."""
