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
    as_written: bool = False
    """Whether its name takes the noun as the text has it: "City council of Mariupol", "Chair of ASEAN"."""


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
    cited: bool = False
    """Whether they are somebody only where they are cited: a woman who speaks, not every woman spoken of."""


class Modifiers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that may stand between an owner and its office, by what they do."""

    deeds: tuple[str, ...]
    """What a force does or holds, which is nobody: the line in "the rebels' lines"."""
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
    rival: tuple[str, ...]
    """Say that a government is another than the state's: parallel, shadow."""
    arms: tuple[str, ...]
    """What a force has that, where it does something, stands for the force: tanks that fire."""
    weapons: tuple[str, ...]
    """Words for a force by its weapons: whose they are, where they came from does not tell."""
    links: tuple[str, ...]
    """Prepositions between an office and its owner: of, for, in."""
    anybodys: tuple[str, ...]
    """Words for a force that, without an owner, may be either side's."""
    speaking: tuple[str, ...]
    """Lemmas of verbs whose subject, if it is a country or a capital, is its government."""
    deciding: tuple[str, ...]
    """Lemmas of more such verbs, which say no more than that it acts or is told: abstain, inform."""
    minded: tuple[str, ...]
    """What only somebody who thinks and decides can be: concerned, ready."""
    ruling: tuple[str, ...]
    """Last words for who leads that, with a state as owner, mean its ruler; a state's "commander" is one of many."""
    titles: tuple[str, ...]
    """Ranks and forms of address before a name: Colonel, Mr."""


class Fighting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Common nouns for those who fight, that mean somebody of the text where no owner stands with them."""

    groups: tuple[str, ...]
    """An armed group, or its people: fighters, the movement."""
    soldiers: tuple[str, ...]
    """A state's army, or its people: troops."""
    bands: tuple[str, ...]
    """Those who fight for somebody, where the words beside them say for whom: its men, fighters of the front."""
    ranks: tuple[str, ...]
    """Single people of a force: an officer, two gunners. They stand for no more than themselves."""
    regulars: tuple[str, ...]
    """Those of the ranks that are a state's where nobody stands with them: an armed group has no conscripts."""
    rising: tuple[str, ...]
    """Those of the groups that fight a state: the rebels."""
    enemies: tuple[str, ...]
    """Whoever fights the one who speaks: the enemy, the terrorists."""
    irregular: tuple[str, ...]
    """Those of them that no state's army is called by a speaker who fights groups too: terrorists."""
    own: tuple[str, ...]
    """What of a force, with "our" before it or in what its side says of the fighting, is that side's: crews."""
    friends: tuple[str, ...]
    """Those who fight beside somebody whom the words name as their owner: allies."""
    foes: tuple[str, ...]
    """Those who fight him: opponents."""
    rule: tuple[str, ...]
    """Those of them that mean whoever rules: the regime."""
    qualities: tuple[str, ...]
    """Adjectives that may stand before them and say nothing of whose they are: same, main."""
    armed: tuple[str, ...]
    """Adjectives that make a group one that fights: rebel, paramilitary."""


class Offices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    offices: tuple[Office, ...]
    descriptions: tuple[Description, ...]
    modifiers: Modifiers
    fighting: Fighting
    recalls: dict[str, tuple[ActorKind, ...]]
    """A noun that takes up a body named before ("the group") → the kinds of body it may mean."""
    papers: tuple[str, ...]
    """Lemmas of what somebody issues: communique, notice."""
    outlets: tuple[str, ...]
    """A medium, or who writes for it: with "this" or "our" before it the outlet itself."""
    outsiders: tuple[str, ...]
    """Words in the name or description of a company: a third party that has no kind of its own."""
    kinds: dict[str, ActorKind]
    """A word in the name of an unknown organisation → its kind."""
    endings: dict[str, ActorKind]
    """The last noun of a body's name in capitals → its kind."""
    people: dict[ActorKind, tuple[str, ...]]
    """Nouns for people who belong to nobody that could be known, by the kind of actor that they are."""
    genders: dict[str, tuple[str, ...]]
    """Words that tell a person's gender: `female: [spokeswoman, ms]`."""
