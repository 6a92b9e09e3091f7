"""What the text has said so far, for words that need it: "the ministry", "the army", "Peskov"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from counterclaim.reading.actors.composing import Composer, Who
from counterclaim.theatres import Office, countries, offices
from counterclaim.theatres.spelling import keys_in

FAMILY_OF = {"ministry": "-ministry", "minister": "-minister"}
"""A word for any office of a kind → how the ids of that kind end."""
STATE_MEDIA = frozenset({"state-media", "state-television", "state-radio", "state-news-agency"})
DOMESTIC = frozenset({
    "prime-minister", "prime-ministers-office", "health-ministry", "health-minister", "energy-ministry",
    "energy-minister", "education-ministry", "agriculture-ministry", "infrastructure-ministry", "emergency-ministry",
    "parliament",
})  # fmt: skip
"""Offices that mean those of the country where the war is, though several states fight it."""
TENDING = DOMESTIC - {"prime-minister", "prime-ministers-office", "parliament"}
"""Those of them that tend to who was hit: they are not the attacker's, whose country alone may be named near."""
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
    persons: dict[str, Who | None] = field(default_factory=dict)
    """Family name → the person introduced with it; None where two share it."""
    countries: dict[int, set[str]] = field(default_factory=dict)
    """For each sentence's number the codes of the countries that it mentions."""

    states: dict[int, set[str]] = field(default_factory=dict)
    """The same of those named, or meant by their capital, not by an adjective."""
    towns: dict[int, set[str]] = field(default_factory=dict)
    """The codes of the countries in which the towns and provinces lie that a sentence names."""
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
        if not keys:
            return
        known = self.persons.get(keys[-1], who)
        self.persons[keys[-1]] = who if known is not None and known.id == who.id else None

    def person(self, key: str) -> Who | None:
        """The one person introduced with this family name."""
        return self.persons.get(key)

    def office_meant(self, several: Sequence[Office], outer: Office | None, *, words: str, sentence: int) -> Who | None:
        """Whose office is meant where no owner stands with it; None where that cannot be known."""
        for office in several:
            if office.role == "members" or self._anybodys(words, outer):
                continue
            who = (
                self._before(office) or self._of_theatre(office) or self._only(office)
                or self._nearby(office, words, sentence) or self._at_home(office, words, sentence)
            )  # fmt: skip
            if who is not None:
                if outer is None:
                    return replace(who, resolution="office")
                return self.composer.of_body(who.stands_for or who, outer, words=words)
        return None

    @staticmethod
    def _anybodys(words: str, outer: Office | None) -> bool:
        return outer is None and words.casefold() in offices().modifiers.anybodys

    def ministry_of(self, country: str | None) -> Who | None:
        """The last ministry of a country that was named in full: "the Russian ministry"."""
        of_it = [w for o, w in self.offices.items() if o.endswith("-ministry") and w.country == country]
        return of_it[-1] if of_it else None

    def _before(self, office: Office) -> Who | None:
        ending = FAMILY_OF.get(office.id)
        if ending:
            return next((w for o, w in reversed(self.offices.items()) if o.endswith(ending)), None)
        return self.offices.get(office.id)

    def _of_theatre(self, office: Office) -> Who | None:
        """What the theatre says the word means, or the office of the only state at war in it."""
        if office.local or office.id in ANYBODYS:
            return None
        for default in self.composer.theatre.defaults:
            if default.split(":")[-1] == office.id:
                return self.composer.by_id(default)
        return None

    def own(self, several: Sequence[Office], *, words: str, sentence: int) -> Who | None:
        """The office of the last subject, or of the only state of the sentence: "its foreign ministry"."""
        near = self.states.get(sentence, set())
        if self.subject_at != sentence and len(near) == 1:
            owner: Who | None = self.composer.state(countries()[next(iter(near))])
        else:
            owner = self.subject
        if owner is None:
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
        stately = office.role in {"body", "person"} and not office.local
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
        return self.composer.of_country(country, office, words=words) if country else None
