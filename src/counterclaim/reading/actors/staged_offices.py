"""Whose an office is that speaks in a town put first: "In Kigali, the government", "In Sanaa, the health ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.office_kinds import ANYBODYS, FAMILY_OF, LEVELS
from counterclaim.reading.actors.siding import THIRD, side_of_country
from counterclaim.reading.actors.staging import Stage
from counterclaim.reading.actors.who import Who
from counterclaim.records import Toponym
from counterclaim.theatres import Country, Office, Party, countries
from counterclaim.theatres.spelling import slug
from counterclaim.theatres.terms import holder_of_place


class StagedOffices:
    """Asks it of the offices of one text, whose `context` grows as it is read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.composer = context.composer

    def stage(self, sentence: int, at: int) -> Stage | None:
        """The town that a sentence puts first before an offset."""
        return next((s for s in reversed(self.context.stages.get(sentence, [])) if s.since <= at), None)

    def is_abroad(self, office: Office, town: Toponym) -> bool:
        """Whether an army or its chief, for whom the theatre has a default, may be that of the state without a part in
        the war in whose capital a sentence plays."""
        country, theatre = countries().get(town.country or ""), self.composer.theatre
        parties = {code for party in theatre.parties for code in party.countries}
        held = holder_of_place(theatre.parties, town.name, self.composer.day) is not None
        known = any(default.endswith(f":{office.id}") for default in theatre.defaults)
        if country is None or country.code in parties or held or office.kind != "military" or not known:
            return False
        return slug(town.text) in {slug(name) for name in country.capitals}

    def office(self, office: Office, town: Toponym, words: str) -> Who | None:
        """The office of whoever governs the town that the sentence puts first: of a state in its capital, of a group
        that rules in a town of a state. A third state's capital has guests: only its ministries speak there."""
        theatre, country = self.composer.theatre, countries()[town.country or ""]
        governing = office.owners != "body" and office.kind in {"government", "military"} and office.id not in ANYBODYS
        holder = holder_of_place(theatre.parties, town.name, self.composer.day)
        if office.id in LEVELS["settlement"]:
            return self.composer.of_place(town.name, town.country, office, words=words)
        if office.local and holder is not None and not holder.countries:
            return self.composer.of_place(town.name, town.country, office, words=words)
        if not governing and office.id != "ministry":
            return None
        if holder is not None and not holder.countries:
            return self._of_holder(office, holder, town, words)
        seats = {seat for actor in theatre.actors if actor.country == country.code for seat in actor.seats}
        if not {slug(town.text), slug(town.name)} & {slug(name) for name in (*country.capitals, *seats)}:
            return None
        party = any(country.code in p.countries for p in theatre.parties)
        if office.id == "ministry":
            return self.last_of("ministry", country.code) or (self._of_war(country) if party else None)
        if office.local or office.role not in {"body", "person"} or not (party or office.id.endswith("-ministry")):
            return None
        return self.composer.of_country(country, office, words=words)

    def one_there(self, several: Sequence[Office], town: Toponym | None, *, words: str) -> Who | None:
        """Somebody of a state at war who is in its capital: "In Kyiv, an adviser said", "an aide in Kyiv"."""
        country = countries()[town.country or ""] if town is not None and town.country else None
        if town is None or country is None or slug(town.text) not in map(slug, country.capitals):
            return None
        side = side_of_country(self.composer.theatre, country.code)
        office = next((o for o in several if o.kind in {"government", "military"} and o.role != "body"), None)
        if office is None or side.side in {None, THIRD}:
            return None
        return Who(
            id=f"text:{slug(words)}", name=words, kind=office.kind, side=side, resolution="description", role="person",
            named=False, country=country.code, plural=office.plural,
        )  # fmt: skip

    def last_of(self, family: str, country: str | None) -> Who | None:
        """The last of a country's ministries, or ministers, that was named in full: "the Russian ministry"."""
        of_it = [w for o, w in self.context.offices.items() if o.endswith(FAMILY_OF[family]) and w.country == country]
        return of_it[-1] if of_it else None

    def _of_holder(self, office: Office, holder: Party, town: Toponym, words: str) -> Who | None:
        """An office of a group that governs a town: its own ministry where it has its seat, else the town's rulers."""
        group = self.composer.lexicon.actors.get(holder.id)
        if words.casefold().endswith("authorities") or office.local:
            rulers = office if office.local else self.composer.office("local-government")
            if rulers is None:
                return None
            return self.composer.of_place(town.name, town.country, rulers, words=words)
        if group is None or office.role != "body" or office.kind != "government" or town.name not in group.seats:
            return None
        own = self.composer.lexicon.actors.get(f"{holder.id}:{office.id}")
        known = self.composer.known(group)
        return self.composer.known(own) if own is not None else self.composer.of_body(known, office, words=words)

    def _of_war(self, country: Country) -> Who | None:
        """A state's ministry of defence, which "the ministry" is in a war where no other was named."""
        office = self.composer.office("defence-ministry")
        return self.composer.of_country(country, office, words="ministry") if office is not None else None
