"""One conflict's parties, actors, aliases, offices and places, read from YAML."""

from __future__ import annotations

from datetime import date

import msgspec

from counterclaim.records import ActorKind, PlacePrecision


class Party(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A side of the conflict. `countries` are the ISO codes whose state it is; `adjectives` as in "Russian forces"."""

    id: str
    name: str
    countries: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    allied_countries: tuple[str, ...] = ()
    """ISO codes of third states that arm it or fight beside it: their officials are third-party, aligned with it."""
    holds: tuple[str, ...] = ()
    """Towns and regions whose local officials are the party's though their country is another's, with days where it
    was not always so: Sanaa, `Goma@2025-01-27/`."""
    epithets: tuple[str, ...] = ()
    """Common nouns that in this conflict's dispatches mean the party: rebel, rebels."""
    fights: tuple[str, ...] = ()
    """Ids of the parties that it fights, where not all others: whom "the enemy" can mean in its mouth."""
    units: tuple[str, ...] = ()
    """Words for a numbered unit that in this conflict only this party has: motor rifle, mechanised brigade."""
    wikidata: str | None = None
    """The Wikidata id of its state or body: Q212."""


class KnownActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor that the theatre knows: a person, an office, an organisation or a state.

    `name` is the English canonical name; `aliases` every other way it is written (short names, transliterations,
    descriptions such as "the Turkish leader"); `holder_of` the ids of offices that a person holds, each with its term
    where it is dated:
    `ru:defence-minister@2012-11-06/2024-05-12` (either end may be empty). An office's id is `country:office`,
    `actor:office` or, for a local one, `office:place`.
    """

    id: str
    name: str
    kind: ActorKind
    side: str | None = None
    """A party's id or `third-party`."""
    aligned_with: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    """`female`, `male`, or None for a body."""
    holder_of: tuple[str, ...] = ()
    plural: bool = False
    country: str | None = None
    """ISO code of the state that it belongs to: without a `side` of its own it takes that state's."""
    since: date | None = None
    """The day from which it is on its side; before it a third party: a group that joined later."""
    until: date | None = None
    """The last day on which it is on its side; after it a third party: somebody who broke with it."""
    part_of: str | None = None
    """Id of the body that it is a part of, whose side and country it has where it says neither."""
    adjectives: tuple[str, ...] = ()
    """Words that make others its own: Ta'ang in "Ta'ang fighters"."""
    epithets: tuple[str, ...] = ()
    """Common nouns that mean it in this conflict's dispatches where nothing nearer does: militia."""
    seats: tuple[str, ...] = ()
    """Towns that stand for it as a capital stands for its state: Port Sudan."""
    wikidata: str | None = None
    """Its Wikidata id: Q38799."""


class LocalPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place that the world's gazetteer lacks or names otherwise. With `id` of the gazetteer it adds aliases to it;
    with coordinates it is a place of its own (a camp, a bridge, a front)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = "settlement"
    country: str | None = None


class NamedDay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day with a name ("Independence Day"), month and day of every year."""

    name: str
    month: int
    day: int


class Theatre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, cache_hash=True):
    """One conflict. `began` anchors counts of days ("the 202nd day of the war")."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    """Other ids under which the theatre can be asked for."""
    began: date | None = None
    since: date | None = None
    """First day of what the theatre covers, where that is before the war whose days are counted."""
    ended: date | None = None
    """Last day of what the theatre covers; documents published later do not choose it by themselves."""
    countries: tuple[str, ...] = ()
    """ISO codes of the countries it is fought in: the prior for places."""
    latitude: float | None = None
    longitude: float | None = None
    parties: tuple[Party, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    places: tuple[LocalPlace, ...] = ()
    days: tuple[NamedDay, ...] = ()
    signs: tuple[str, ...] = ()
    """Towns, regions and other words that tell this theatre, for choosing it: Kharkiv, Donetsk."""
    tells: tuple[str, ...] = ()
    """Common words of its dispatches that tell it where no name does: "war cabinet", "resistance committee"."""
    defaults: tuple[str, ...] = ()
    """Ids of the offices that are meant where no country is named: `ua:general-staff` for "the General Staff"."""
    digest: str = ""
    """Digest of the files that the theatre was read from."""

    @property
    def first_day(self) -> date | None:
        """The first day that the theatre covers."""
        return self.since or self.began
