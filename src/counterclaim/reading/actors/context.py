"""What the text has said so far, for words that need it: "the ministry", "the army", "Peskov"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.who import Who
from counterclaim.records import Toponym
from counterclaim.theatres import Office, countries, offices
from counterclaim.theatres.spelling import keys_in

FAMILY_OF = {"ministry": "-ministry", "minister": "-minister"}
"""A word for any office of a kind → how the ids of that kind end."""
STATE_MEDIA = frozenset({"state-media", "state-television", "state-radio", "state-news-agency"})
DOMESTIC = frozenset({
    "prime-minister", "prime-ministers-office", "health-ministry", "health-minister", "energy-ministry",
    "energy-minister", "education-ministry", "agriculture-ministry", "infrastructure-ministry", "emergency-ministry",
    "parliament", "state-company",
})  # fmt: skip
"""Offices that mean those of the country where the war is, though several states fight it."""
TENDING = DOMESTIC - {"prime-minister", "prime-ministers-office", "parliament"}
"""Those of them that tend to who was hit: they are not the attacker's, whose country alone may be named near."""
SERVICES = frozenset({"police", "prosecutor", "prosecutor-general", "police-chief"})
"""Bodies of a state that are met in its towns."""
HOMELY = frozenset({"interior-minister", "interior-ministry", "emergency-service", "emergency-ministry"})
"""Offices that count and tend in their own country."""
LEVELS = {
    "settlement": frozenset({"mayor", "deputy-mayor", "mayors-office"}),
    "region": frozenset({"governor", "deputy-governor", "governors-office"}),
}
"""What kind of place has which offices."""
CIVIL = frozenset({"director", "founder", "operator", "owner", "manager", "doctor", "nurse", "teacher"})
"""Who, with "its" before him, is no force's."""
PRIVATE = frozenset({"humanitarian", "civil-society", "monitor", "medical"})
"""Kinds of body that are no state's."""
REIGNING = frozenset({"king", "emir", "sultan", "pope"})
"""Offices that only some states have."""
STATELY = frozenset({"government", "military", "media"})
ANYBODYS = frozenset({
    "ministry", "minister", "leader", "media", *STATE_MEDIA, "deputy-head", "adviser", "coordinator", "delegation",
    "embassy", "ambassador", "rebels", "militias",
})  # fmt: skip
"""Offices that a country nearby does not settle: "the leader" may be anybody's."""


@dataclass(slots=True)
class Context:
    """The actors of one text as they are met, in text order."""

    composer: Composer
    offices: dict[str, Who] = field(default_factory=dict)
    """The last actor met with each office."""
    persons: dict[str, dict[str, Who]] = field(default_factory=dict)
    """Family name → those introduced with it, by their ids."""
    named: Counter[str] = field(default_factory=Counter)
    """How often each of them has been named, by id."""
    countries: dict[int, set[str]] = field(default_factory=dict)
    """For each sentence's number the codes of the countries that it mentions."""

    states: dict[int, set[str]] = field(default_factory=dict)
    """The same of those named, or meant by their capital, not by an adjective."""
    towns: dict[int, set[str]] = field(default_factory=dict)
    """The codes of the countries in which the towns and provinces lie that a sentence names."""
    town_sides: dict[int, set[str | None]] = field(default_factory=dict)
    """The sides of whoever governs these towns."""
    local: dict[int, list[Toponym]] = field(default_factory=dict)
    """Those towns and provinces themselves."""
    by_name: set[str] = field(default_factory=set)
    """Ids of the offices of which the text names somebody: "Mayor X", "X, the mayor"."""
    subject: Who | None = None
    """The last body or state that was a subject: whose "its army" is."""
    subject_at: int = -1
    """The number of its sentence."""
    home: str | None = None
    """Code of the country whose offices are meant where nothing nearer tells."""
    fought_in: str | None = None
    """Code of the country that the war is fought in, if it is one party's."""
    ahead: dict[str, dict[str, Who]] = field(default_factory=dict)
    """Whose each office is wherever the text says so, before and after, by their ids."""

    def note(self, who: Who) -> None:
        """Remember an actor that the text has named."""
        if ":installed:" in who.id:  # "the governor" after it is not the one whom the other side installed
            return
        office = who.office or (who.id if ":" in who.id and not who.id.startswith("text:") else None)
        parts = [part for part in (office or "").split(":") if self.composer.office(part) is not None]
        for part in parts[-1:]:  # a ministry's spokesman is not the ministry
            if part:
                self.offices.pop(part, None)  # so that the last met comes last
                self.offices[part] = who
        if who.stands_for is not None:
            self.note(who.stands_for)

    def introduce(self, who: Who, name: str) -> None:
        """Remember a person by family name."""
        keys = keys_in(name)
        if keys:
            self.persons.setdefault(keys[-1], {}).setdefault(who.id, who)
            self.named[who.id] += 1

    def person(self, key: str) -> Who | None:
        """The one introduced with this family name; of several the one named more often than all others, if one is."""
        several = self.persons.get(key, {})
        most = max(several.values(), key=lambda who: self.named[who.id], default=None)
        others = sum(self.named[id_] for id_ in several if most is not None and id_ != most.id)
        return most if most is not None and self.named[most.id] > others else None

    def office_meant(
        self, several: Sequence[Office], outer: Office | None, *, words: str, sentence: int, indefinite: bool = False
    ) -> Who | None:
        """Whose office is meant where no owner stands with it; None where that cannot be known.

        `indefinite`: "an adviser", who need not be the one whom the theatre knows."""
        for office in several:
            if office.role == "members" or self._anybodys(words, outer):
                continue
            who = (
                self._before(office) or self._of_theatre(office, words, sentence) or self._only(office)
                or self._struck(office, words, sentence) or self._nearby(office, words, sentence)
                or self._at_home(office, words, sentence) or self._of_town(office, words, sentence)
                or self._of_land(office, words, sentence) or self._of_place(office, words, sentence)
            )  # fmt: skip
            if who is not None:
                if outer is None:
                    return replace(who, resolution="office")
                return self.composer.of_body(who.stands_for or who, outer, words=words, indefinite=indefinite)
        return None

    @staticmethod
    def _anybodys(words: str, outer: Office | None) -> bool:
        return outer is None and words.casefold() in offices().modifiers.anybodys

    def last_of(self, family: str, country: str | None) -> Who | None:
        """The last of a country's ministries, or ministers, that was named in full: "the Russian ministry"."""
        of_it = [w for o, w in self.offices.items() if o.endswith(FAMILY_OF[family]) and w.country == country]
        return of_it[-1] if of_it else None

    def _before(self, office: Office) -> Who | None:
        ending = FAMILY_OF.get(office.id)
        if ending:
            return next((w for o, w in reversed(self.offices.items()) if o.endswith(ending)), None)
        before = self.offices.get(office.id)
        own = next((d for d in self.composer.theatre.defaults if d.partition(":")[2] == office.id), None)
        if before is None or own is None or before.id == own or office.id not in {"armed-forces", "government"}:
            return before
        return before if self.subject is not None and self.subject.id == before.id else None

    def _of_theatre(self, office: Office, words: str, sentence: int) -> Who | None:
        """What the theatre says the word means; of who tends to those hit only where its country was."""
        if office.local or office.id in ANYBODYS or words.casefold().endswith("authorities"):
            return None
        for default in self.composer.theatre.defaults:
            if default.split(":")[-1] == office.id:
                who = self.composer.by_id(default)
                elsewhere = self._hit(sentence) - {who.country if who is not None else None}
                return None if office.id in TENDING and elsewhere else who
        return None

    def ruling(self, who: Who, sentence: int) -> Who:
        """A state's office, or the one of the party that governs the towns near instead, where the theatre knows it:
        the Palestinian health ministry in Gaza."""
        near = (
            self.town_sides.get(sentence) or self.town_sides.get(sentence - 1) or set().union(*self.town_sides.values())
        )
        office = who.office or who.id.rpartition(":")[2]
        if office not in TENDING or near == {who.side.side}:
            return who
        for default in self.composer.theatre.defaults:
            if default.split(":")[-1] == office:
                other = self.composer.by_id(default)
                if other is not None and other.country == who.country and near == {other.side.side}:
                    return other
        return who

    def _of_town(self, office: Office, words: str, sentence: int) -> Who | None:
        """A service that every town has, of the country of the towns near where its state governs them."""
        hit = self._hit(sentence)
        country = countries().get(next(iter(hit))) if len(hit) == 1 else None
        if country is None or office.id not in SERVICES:
            return None
        who = self.composer.of_country(country, office, words=words)
        near = self.town_sides.get(sentence) or self.town_sides.get(sentence - 1, set())
        return who if near == {who.side.side} else None

    def _struck(self, office: Office, words: str, sentence: int) -> Who | None:
        """Who counts and tends, of the party in whose towns the sentence is: the interior minister after a strike."""
        if office.id not in SERVICES | HOMELY or (office.local and self.towns.get(sentence, set()) == set()):
            return None
        hit = self._hit(sentence)
        return self._of_party(office, hit, words) if not self.states.get(sentence) else None

    def _of_land(self, office: Office, words: str, sentence: int) -> Who | None:
        """A state's office where nothing near tells whose: that of the party in which all towns of the text lie."""
        stately = office.owners != "body" and office.role in {"body", "person"} and office.kind in STATELY
        if not stately or (office.local and office.id not in SERVICES) or office.id in ANYBODYS | REIGNING:
            return None
        states = [party for party in self.composer.theatre.parties if party.countries]
        if office.kind == "military" and len(states) > 1:
            return None  # either army is in that land
        land = set().union(*self.towns.values()) & set(self.composer.theatre.countries)
        if len(self.composer.theatre.countries) != 1 or self.states.get(sentence):
            return None
        return self._of_party(office, land, words)

    def _of_place(self, office: Office, words: str, sentence: int) -> Who | None:
        """An office of a town or province, of the only one that the sentence, else the one before it, names."""
        level = next((level for level, ids in LEVELS.items() if office.id in ids - self.by_name), None)
        near = self.local.get(sentence) or self.local.get(sentence - 1) or ()
        places = {t.name: t for t in near if t.precision == level}
        if len(places) != 1:
            return None
        place = next(iter(places.values()))
        return self.composer.of_place(place.name, place.country, office, words=words)

    def _of_party(self, office: Office, codes: set[str], words: str) -> Who | None:
        """The office of the only one of some countries, where it is a party's."""
        if set(offices().recalls.get(words.casefold(), ())) & PRIVATE:
            return None  # "rescuers" may be anybody's
        parties = {code for party in self.composer.theatre.parties for code in party.countries}
        country = countries().get(next(iter(codes))) if len(codes) == 1 and codes <= parties else None
        return self.composer.of_country(country, office, words=words) if country is not None else None

    def own(self, several: Sequence[Office], *, words: str, sentence: int) -> Who | None:
        """The office of the last subject, or of the only state of the sentence: "its foreign ministry"."""
        near = self.states.get(sentence, set())
        if self.subject_at != sentence and len(near) == 1:
            owner: Who | None = self.composer.state(countries()[next(iter(near))])
        else:
            owner = self.subject
        if owner is None or (owner.kind in {"military", "armed-group"} and keys_in(words)[-1] in CIVIL):
            return None
        country = countries().get(owner.country) if owner.country and owner.kind in STATELY else None
        if country is not None:
            office = self.composer.office_for_state(several)
            return self.composer.of_country(country, office, words=words, indefinite=True) if office else None
        office = self.composer.office_for_body(several, owner)
        return self.composer.of_body(owner, office, words=words) if office else None

    def _only(self, office: Office) -> Who | None:
        """Whose the office is in all of the text, if it is one's only: a headline's "health ministry"."""
        ending = FAMILY_OF.get(office.id)
        met = [
            w
            for o, every in self.ahead.items()
            if o == office.id or (ending and o.endswith(ending))
            for w in every.values()
        ]
        owners = {w.id: w for w in met}
        stately = office.role in {"body", "person"} and not office.local and office.owners != "body"
        return next(iter(owners.values())) if len(owners) == 1 and stately else None

    def _at_home(self, office: Office, words: str, sentence: int) -> Who | None:
        """A state's office where no owner and no country stands near: that of the country of the dateline."""
        code = self.home or (self.fought_in if office.id in DOMESTIC else None)
        country = countries().get(code) if code else None
        stately = office.owners != "body" and not office.local and office.role in {"body", "person"}
        elsewhere = self.states.get(sentence) and code not in self.countries.get(sentence, ())
        hit = self._hit(sentence) if office.id in TENDING else set()
        elsewhere = elsewhere or (hit and code not in hit)
        if (
            country is None
            or elsewhere
            or not stately
            or (office.id in REIGNING and country.leader != office.id)
            or office.id in ANYBODYS - STATE_MEDIA
            or office.kind not in STATELY
        ):
            return None
        return self.composer.of_country(country, office, words=words)

    def _hit(self, sentence: int) -> set[str]:
        """The countries of the towns that this sentence names, else of those that the one before it names."""
        return self.towns.get(sentence, set()) or self.towns.get(sentence - 1, set())

    def _nearby(self, office: Office, words: str, sentence: int) -> Who | None:
        """The office of the only country that this sentence and the one before it mention."""
        if office.local or office.role == "spokesperson" or office.owners == "body" or office.id in ANYBODYS:
            return None
        here, all_here = self.states.get(sentence, set()), self.countries.get(sentence, set())
        agreed = len(here) == 1 and all_here <= here  # "In Kenya, the interior minister"
        near = here if agreed else self.countries.get(sentence - 1, set()) | all_here
        hit = self._hit(sentence)
        if not agreed and office.id in TENDING and hit and not hit & near:
            parties = {code for party in self.composer.theatre.parties for code in party.countries}
            near = hit & parties
        country = countries().get(next(iter(near))) if len(near) == 1 else None
        if country is None or (office.id in REIGNING and country.leader != office.id):
            return None
        return self.composer.of_country(country, office, words=words)
