"""Owners and offices put together: "Rwanda's foreign ministry", "a spokesman for the army of Mali"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from counterclaim.reading.actors.lexicon import Lexicon, lexicon
from counterclaim.reading.actors.siding import (
    THIRD,
    Side,
    side_of_actor,
    side_of_country,
    side_of_description,
    side_of_epithet,
    side_of_place,
)
from counterclaim.reading.actors.who import Who
from counterclaim.records import Resolution
from counterclaim.theatres import Country, Description, KnownActor, Office, Theatre, countries, offices, terms
from counterclaim.theatres.spelling import keys_in, slug
from counterclaim.theatres.terms import Term

ARMED = frozenset({"armed-group", "military"})
UNITS = frozenset({"oblast", "region", "province", "state", "city", "governorate", "district", "county", "prefecture"})
PEOPLE = frozenset({("investigators",), ("officials",)})
"""Last words of what people of a body are called who are not all of it."""
RESCUING = frozenset({("rescuers",), ("workers",), ("teams",), ("firefighters",), ("responders",)})
"""Last words of what people of an emergency service are called, who are not all of it."""
PRIVATE = frozenset({("colleague",), ("counterpart",)})
"""First words of who is of a town only as anybody is: "a colleague in the city"."""
STAFF = frozenset({"staff", "teams", "team", "employees", "workers", "personnel", "crews", "medics"})
"""What the people of a body are called who act as it does: "UNHCR staff"."""
SPEAKING = frozenset({"spokesperson"})
"""Offices of persons who speak for a body; a press service is nobody in person."""
OPPONENTS = 2
ABROAD = frozenset({"delegation", "embassy", "un-mission"})
"""Bodies that an armed group has without ruling anywhere."""
HOUSES = {"president": "presidency", "prime-minister": "prime-ministers-office"}
"""An office → the body whose spokesman speaks for its holder."""
STATE_KINDS = frozenset({"state", "government", "military", "administration", "party-politician"})


class Composer:
    """Makes actors from owners and offices, in one theatre, as of one day."""

    def __init__(self, lexicon: Lexicon, day: date | None) -> None:
        self.lexicon = lexicon
        self.theatre = lexicon.theatre
        self.day = day
        self._holders: dict[str, list[tuple[KnownActor, bool]]] = {}
        for actor in self.theatre.actors:
            for term in terms(actor):
                self._holders.setdefault(term.office, []).append((actor, self._holds(term)))
        self._offices = {office.id: office for office in offices().offices}

    def _holds(self, term: Term) -> bool:
        """Whether an office is held so on the day. A term without days is not older than the war of its theatre, and of
        an unknown day nobody can say whether a term covers it."""
        if self.day is None:
            return not term.is_dated
        first = self.theatre.first_day
        return term.covers(self.day) and (term.is_dated or first is None or first <= self.day)

    def known(self, actor: KnownActor, *, resolution: Resolution = "name") -> Who:
        """An actor of the theatre."""
        person = actor.gender is not None and not actor.plural
        held = terms(actor)
        return Who(
            id=actor.id, name=actor.name, kind=actor.kind, side=side_of_actor(self.theatre, actor, self.day),
            resolution=resolution, role="person" if person else "body", country=actor.country,
            gender=actor.gender, plural=actor.plural, office=held[0].office if person and held else None,
        )  # fmt: skip

    def state(self, country: Country, *, government: bool = False) -> Who:
        """A state, or its government where a capital stands for it."""
        code = country.code.lower()
        override = self.lexicon.actors.get(f"{code}:government") if government else None
        if override:
            return self.known(override)
        return Who(
            id=f"{code}:government" if government else code,
            name=f"Government of {country.genitive}" if government else country.name,
            kind="government" if government else "state",
            side=side_of_country(self.theatre, country.code), resolution="name", role="state", country=country.code,
        )  # fmt: skip

    def described(self, description: Description, words: str) -> Who:
        """People without a name, in these words, who belong to nobody that could be known, but for the rebels of a
        conflict in which only one group rises."""
        armed = description.kind == "armed-group"
        group = self.group_introduced(side_of_epithet(self.theatre, {*keys_in(words)})) if armed else None
        if group is not None:
            return self.known(group, resolution="description")
        return Who(
            id=description.id, name=words, kind=description.kind,
            side=side_of_description(description),
            resolution="description", role="description", named=False, plural=description.plural,
        )  # fmt: skip

    def group_introduced(self, side: Side) -> KnownActor | None:
        """The armed group that a text of an unknown conflict introduces, whose side this is."""
        return self.lexicon.actors.get(side.side or "") if self.theatre.id == "world" else None

    def office_for_state(self, several: Iterable[Office]) -> Office | None:
        """The office that the words mean with a country as owner."""
        return next((o for o in several if o.owners != "body"), None)

    def office_for_body(self, several: Iterable[Office], owner: Who) -> Office | None:
        """The office that the words mean with an organisation as owner."""
        found = [o for o in several if o.owners != "state"]
        armed = owner.kind in {"armed-group", "military"}
        return next((o for o in found if o.owners == "body" and armed), next(iter(found), None))

    def of_country(
        self,
        country: Country,
        office: Office,
        *,
        words: str,
        former: bool = False,
        indefinite: bool = False,
        definite: bool = False,
    ) -> Who:
        """A state's office: its holder where the theatre knows one for the day, else the office itself."""
        if office.id == "sponsor":
            return self.state(country)
        code = country.code.lower()
        if office.id == "leader":
            if keys_in(words)[-1] not in offices().modifiers.ruling:
                return self._one_of(country, words)
            office = self._offices[country.leader]
        key = f"{code}:{office.id}"
        side = side_of_country(self.theatre, country.code)
        if office.kind == "humanitarian" and office.role == "body":  # a national Red Cross is of no side
            side = Side(THIRD)
        if office.id == "rebels":  # who fights a state is not of it
            side = side_of_epithet(self.theatre, {"rebels"})
            group = self.group_introduced(side)
            if group is not None:
                return self.known(group, resolution="description")
        if former:
            return Who(
                id=f"text:{slug(words)}", name=words, kind=office.kind, side=_former(side), resolution="description",
                role="person", named=False, country=country.code, plural=office.plural,
            )  # fmt: skip
        if office.role == "person" or office.id in SPEAKING:
            holder = None if indefinite or (office.id in SPEAKING and not definite) else self.holder(key)
            if holder:
                return holder
        if office.role == "spokesperson":
            return self._speaking_for(self.state(country, government=True), office)
        override = self.lexicon.actors.get(key)
        if override:
            return self.known(override, resolution="office")
        unnamed = (
            office.role == "members" or keys_in(words)[-1:] in RESCUING | PEOPLE or "mercenaries" in keys_in(words)
        )
        return Who(
            id=key, name=words if unnamed else titled(office, country.genitive, words), kind=office.kind, side=side,
            resolution="description" if unnamed else "office", role=office.role, named=not unnamed,
            country=country.code, office=office.id, plural=office.plural,
        )  # fmt: skip

    def _one_of(self, country: Country, words: str) -> Who:
        """Somebody of a state's whom the words alone describe: "the Kenyan commander"."""
        commands = "command" in keys_in(words)[-1]
        return Who(
            id=f"text:{slug(words)}", name=words, kind="military" if commands else "government",
            side=side_of_country(self.theatre, country.code), resolution="description", role="person", named=False,
            country=country.code,
        )  # fmt: skip

    def of_body(
        self,
        owner: Who,
        office: Office,
        *,
        words: str,
        former: bool = False,
        definite: bool = False,
        indefinite: bool = False,
    ) -> Who:
        """The office of an organisation: RSF spokesman, Hamas fighters, head of the General Staff.

        Only "the" spokesman is the one whom the theatre knows; a spokesman stands for the body.
        """
        if former:
            return Who(
                id=f"text:{slug(words)}", name=words, kind=owner.kind, side=_former(owner.side),
                resolution="description", role="person", named=False, country=owner.country,
            )  # fmt: skip
        speaks = (office.role == "person" and not indefinite) or (office.id in SPEAKING and definite)
        holder = self.holder(f"{owner.id}:{office.id}") if speaks else None
        if holder:
            return holder
        if office.role == "spokesperson":
            return self._speaking_for(owner, office)
        if owner.kind == "media" and office.kind == "media" and office.role == "body":
            return replace(owner, resolution="name")  # "the SANA state news agency"
        if office.owners == "body":
            return self._wing(owner, words) or replace(owner, resolution="name")
        if office.role == "members" and keys_in(words)[-1] in STAFF and owner.role == "body":
            return replace(owner, resolution="description")
        if owner.country and owner.kind in STATE_KINDS and owner.role != "person":
            country = countries().get(owner.country)
            if country and office.role == "body" and owner.side == side_of_country(self.theatre, owner.country):
                return self.of_country(country, office, words=words)
        unnamed = office.role == "members" or (indefinite and office.role == "person")
        unnamed = unnamed or keys_in(words)[-1:] == ("investigators",)
        kind = office.kind if owner.kind in STATE_KINDS and office.kind != "humanitarian" else owner.kind
        if (owner.kind == "military" and office.role in {"members", "person"}) or (
            owner.kind == "administration" and office.kind == "government"
        ):
            kind = owner.kind
        ruling = office.kind in {"government", "medical"} and office.role == "body" and office.id not in ABROAD
        if owner.kind == "armed-group" and ruling:
            kind = "administration"
        kind = office.kind if office.kind == "media" else kind
        return Who(
            id=f"{owner.id}:{office.id}", name=words if unnamed else titled(office, owner.name, words), kind=kind,
            side=owner.side, resolution="description" if unnamed else "office", role=office.role, named=not unnamed,
            country=owner.country, office=office.id, plural=office.plural,
        )  # fmt: skip

    def _wing(self, owner: Who, words: str) -> Who | None:
        """The only force that is a part of a movement, where its armed wing is spoken of."""
        if keys_in(words)[-1] != "wing":
            return None
        parts = [a for a in self.theatre.actors if a.part_of == owner.id and a.kind == "armed-group"]
        return self.known(parts[0], resolution="office") if len(parts) == 1 else None

    def of_person(self, owner: Who, office: Office, *, words: str) -> Who:
        """Somebody of a person's: the president's chief of staff. A spokesman stands for the person."""
        if office.role == "spokesperson":
            return self._speaking_for(self.house_of(owner.id) or owner, office)
        country = countries().get(owner.country) if owner.country else None
        if country and office.role == "body" and office.id in {"government", "local-government"}:
            return self.state(country, government=True)
        return replace(
            owner, id=f"text:{slug(words)}", name=words, resolution="description", role=office.role, named=False,
            office=None, gender=None, plural=office.plural,
        )  # fmt: skip

    def house_of(self, person: str) -> Who | None:
        """The body that speaks for the holder of an office, by his id or the office's: the presidency for a president,
        the ministry for a minister."""
        holder = self.lexicon.actors.get(person)
        held = [t.office for t in terms(holder) if t.covers(self.day)] if holder is not None else [person]
        for code, _, office in (one.partition(":") for one in held):
            country = countries().get(code.upper())
            house = self._offices.get(HOUSES.get(office) or office.removesuffix("minister") + "ministry")
            if country is not None and house is not None:
                return self.of_country(country, house, words=house.id)
        return None

    def of_place(self, name: str, country: str | None, office: Office, *, words: str) -> Who | None:
        """A local office: mayor of a town, authorities of a province. None for an office that places do not have."""
        if not office.local and (office.role != "members" or office.kind == "military"):
            return None
        if keys_in(words)[:1] in PRIVATE:
            return None
        key = f"{office.id}:{place_key(name)}"
        holder = self.holder(key)
        if holder:
            return holder
        side = side_of_place(self.theatre, country, name, self.day) if country else Side(None)
        rescuing = keys_in(words)[:1] in RESCUING
        if rescuing and f"{(country or '').lower()}:{office.id}" not in self.lexicon.actors:
            side = Side(None)  # neighbours may dig too
        unnamed = office.role == "members" or rescuing
        title = titled(office, name, words).removeprefix("National ").replace("Prosecutor General's", "Prosecutor's")
        return Who(
            id=key, name=words if unnamed else title,
            kind="local-official" if office.kind == "government" else office.kind, side=side,
            resolution="description" if unnamed else "office", role=office.role, named=not unnamed,
            country=country, office=office.id, plural=office.plural,
        )  # fmt: skip

    def installed_by(self, owner: Who, office: Office | None, *, words: str) -> Who:
        """An administration that a party installed: it is on that party's side."""
        person = office is not None and office.role in {"person", "members"}
        return Who(
            id=f"{owner.id}:installed:{office.id if office else 'administration'}", name=words, kind="administration",
            side=owner.side, resolution="description", role="person" if person else "body", named=not person,
            country=owner.country, plural=bool(office and office.plural),
        )  # fmt: skip

    def installed_at(self, place: str) -> Who | None:
        """Who heads the administration that a party installed in a place."""
        return self.holder(f"installed-head:{place_key(place)}")

    def office(self, key: str) -> Office | None:
        """An office template by its id."""
        return self._offices.get(key)

    def backed_by(self, owner: Who, office: Office, *, words: str, leaning: bool = False) -> Who:
        """An armed group that fights for a party: on its side where only two fight, else it may be a party itself;
        with `leaning`, as a "pro-Kinshasa" one, it is the state's in whose land the war is."""
        own = leaning and owner.country is not None and owner.country in self.theatre.countries
        party = owner.side.side not in {None, THIRD} and (own or len(self.theatre.parties) == OPPONENTS)
        return Who(
            id=f"text:{slug(words)}", name=words,
            kind="administration" if office.kind == "government" else "armed-group",
            side=owner.side if party else Side(None), resolution="description", role="body", named=True,
            country=None, plural=office.plural,
        )  # fmt: skip

    def against(self, office: Office, *, words: str) -> Who:
        """An armed group known only by whom it fights."""
        return Who(
            id=f"text:{slug(words)}", name=words, kind="armed-group" if office.kind in ARMED else office.kind,
            side=Side(None), resolution="description", role="description", named=False, plural=office.plural,
        )  # fmt: skip

    def holder(self, office: str) -> Who | None:
        """Who holds an office on the day: the one whose term covers it; on an unknown day the one of no known term."""
        known = self._holders.get(office, [])
        now = [actor for actor, holds in known if holds]
        return self.known(now[0], resolution="office") if len(now) == 1 else None

    def by_id(self, key: str) -> Who | None:
        """An office by its id, `ua:general-staff` or an actor's id."""
        actor = self.lexicon.actors.get(key)
        if actor:
            return self.known(actor, resolution="office")
        code, _, office = key.partition(":")
        country, template = countries().get(code.upper()), self._offices.get(office)
        return self.of_country(country, template, words=key) if country and template else None

    def _speaking_for(self, owner: Who, office: Office) -> Who:
        return replace(owner, resolution="office", role="spokesperson", office=office.id, stands_for=owner)


@lru_cache(maxsize=64)
def composer_for(theatre: Theatre, day: date | None) -> Composer:
    """The composer for a theatre on a day."""
    return Composer(lexicon(theatre), day)


def place_key(name: str) -> str:
    """A place's name for comparing offices: "Kharkiv Oblast" and "Kharkiv region" are `kharkiv`."""
    keys = [key for key in keys_in(name) if key not in UNITS and key != "the"]
    return "-".join(keys) or slug(name)


def titled(office: Office, owner: str, words: str) -> str:
    """The name of an owner's office; the noun as `words` have it where the office is called by many."""
    said = " ".join(words.casefold().split())
    if keys_in(owner)[-1:] == ("state",):  # "the Upper Nile state government" is that of Upper Nile State
        said = said.replace("state ", "")
    called = [w for w in office.words if f" {w} " in f" {said} "] if office.as_written else []
    name = f"{max(called, key=len).capitalize()} of {{of}}" if called else office.name
    if owner.split(maxsplit=1)[0] in {"Armed", "Ministry", "General", "Office", "State", "United", "National"}:
        name = name.replace("{of}", "the {of}")
    return name.format(of=owner)


def _former(side: Side) -> Side:
    """Who left a party's office speaks for nobody; a third party's former official is still a third party's."""
    return side if side.side == THIRD else Side(None)
