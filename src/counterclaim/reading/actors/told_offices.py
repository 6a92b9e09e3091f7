"""Whose an office is by what the sentence and the text tell: who speaks of it, what was shot down, whose land it is."""

from __future__ import annotations

from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.office_kinds import ANYBODYS, STATE_MEDIA
from counterclaim.reading.actors.who import Who
from counterclaim.theatres import Office, countries, offices

REIGNING = frozenset({"king", "emir", "sultan", "pope"})
"""Offices that only some states have."""
FLEETS = frozenset({"air-force", "navy"})
"""Forces that only one side of some wars has."""
TELLING = frozenset({"government", "military", "state"})
"""Kinds of those who, telling of "the president", mean their own."""
DEFENDING = frozenset({"air force", "air force command", "navy", "naval forces"})
"""Words for such a force as a whole."""
PRIVATE = frozenset({"humanitarian", "civil-society", "monitor", "medical"})
"""Kinds of body that are no state's."""
MEETING = frozenset({"New York", "New York City", "Geneva", "Addis Ababa", "Brussels", "The Hague", "Strasbourg"})
"""Towns where heads of many states come to speak."""
BACK = 6
"""Sentences back to which the places of an office without an owner are looked for."""
VISITING = frozenset({"president", "prime-minister", "foreign-minister"})


class ToldOffices:
    """Asks it of the offices of one text, whose `context` grows as it is read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.composer = context.composer

    def of_teller(self, office: Office, words: str, sentence: int, told: bool) -> Who | None:
        """The head or minister of the state whose body tells of him: the president whom the White House speaks of."""
        teller = self.context.acting if told and self.context.acting_at == sentence else None
        ruling = office.role == "person" and office.kind == "government" and not office.local
        if teller is None or not teller.country or teller.kind not in TELLING or not ruling or office.owners == "body":
            return None
        if office.id not in {"president", "prime-minister"} and not office.id.endswith("-minister"):
            return None
        states = self.context.states.get(sentence, set()) | self.context.countries.get(sentence, set())
        country = countries().get(teller.country)
        if country is None or states - {teller.country} or (office.id in REIGNING and country.leader != office.id):
            return None
        return self.composer.of_country(country, office, words=words)

    def of_wire(self, office: Office, words: str, sentence: int) -> Who | None:
        """A state's office whose words a medium of that state at war has: the ministry that told the news agency."""
        country = countries().get(self.context.wires.get(sentence, ""))
        stately = office.kind in {"government", "military"} and office.role in {"body", "person"} and not office.local
        if country is None or not stately or office.owners == "body" or office.id in ANYBODYS:
            return None
        if office.id in REIGNING and country.leader != office.id:
            return None
        return self.composer.of_country(country, office, words=words)

    def state_of(self, who: Who | None) -> Who | None:
        """The state whose official somebody is."""
        country = countries().get(who.country or "") if who is not None else None
        return self.composer.state(country) if country is not None else None

    @staticmethod
    def of_visitor(office: Office, town: str) -> bool:
        """Whether an office that a sentence puts in a town may be of any state that sends somebody there."""
        return town in MEETING and office.id in VISITING

    def of_installed(self, office: Office) -> bool:
        """Whether a local office may be one that another state put there: the text begins with an administration of
        that state's."""
        first, theatre = self.context.opened, self.composer.theatre
        if first is None or first.kind != "administration" or not (office.local or office.id == "emergency-service"):
            return False
        invading = {
            party.id for party in theatre.parties if party.countries and not {*party.countries} & {*theatre.countries}
        }
        return first.side.side in invading

    def of_downing(self, office: Office, words: str, sentence: int, downing: bool) -> Who | None:
        """The air force or navy of the party in whose towns something was shot down: it defends them."""
        if not downing or office.id not in FLEETS or words.casefold() not in DEFENDING:
            return None
        return self.of_party(office, self.context.hit(sentence), words)

    def of_defender(self, office: Office, words: str, sentence: int) -> Who | None:
        """The air force of the party in whose land alone the war is fought, where the text has just told of the state
        that attacks it: it counts what was launched and shot down."""
        theatre = self.composer.theatre
        states = {code for party in theatre.parties for code in party.countries}
        land = set(theatre.countries)
        attackers = states - land
        if office.id != "air-force" or len(land) != 1 or not land <= states:
            return None
        if not attackers & self.context.states.get(sentence - 1, set()):
            return None
        if attackers & (self.context.states.get(sentence, set()) | self.context.countries.get(sentence, set())):
            return None
        return self.of_party(office, land, words) if words.casefold().endswith(tuple(DEFENDING)) else None

    def invader_hit(self, sentence: int) -> set[str]:
        """The land of a party that is not the one fought in, where the last towns that the text named lie there alone:
        Moscow, which drones have reached."""
        back = (self.context.towns.get(number) for number in range(sentence, sentence - BACK, -1))
        last = next((towns for towns in back if towns), set[str]())
        parties = {code for party in self.composer.theatre.parties for code in party.countries}
        return last if last <= parties and not last & set(self.composer.theatre.countries) else set()

    def of_others(self, who: Who, sentence: int) -> bool:
        """Whether the sentence names the state or bodies of another party and not somebody's, or the text has told up
        to it of one other party alone, and of no place or state of his: the president who signs in the Kremlin is not
        the one whom the next sentence names."""
        codes = {code for party in self.composer.theatre.parties for code in party.countries}
        here = self.context.owned.get(sentence, set()) & codes
        if here and who.country in codes - here:
            return True
        parties = {party.id for party in self.composer.theatre.parties}
        told = self.context.sides & parties
        if who.side.side not in parties or len(told) != 1 or who.side.side in told:
            return False
        places = (self.context.towns, self.context.states, self.context.countries)
        named = (codes for lands in places for number, codes in lands.items() if number <= sentence)
        return not any(who.country in codes for codes in named)

    def media_of_land(self, office: Office, words: str) -> Who | None:
        """A state's media, of the only party in whose towns the text plays."""
        if office.id not in STATE_MEDIA or self.context.scorned:
            return None
        land = set().union(*self.context.towns.values()) | set().union(*self.context.states.values())
        alone = len([party for party in self.composer.theatre.parties if party.countries]) == 1
        if not land and alone and self.context.fought_in is not None:
            land = {self.context.fought_in}
        return self.of_party(office, land, words)

    def stands_in(self, office: Office, words: str) -> bool:
        """Whether the words are a head of state or government for the time being, of whichever of several states."""
        several = len([party for party in self.composer.theatre.parties if party.countries]) > 1
        heads = office.id in {"president", "prime-minister"}
        return several and heads and words.casefold().startswith(("acting ", "interim "))

    def of_party(self, office: Office, codes: set[str], words: str) -> Who | None:
        """The office of the only one of some countries, where it is a party's."""
        if set(offices().recalls.get(words.casefold(), ())) & PRIVATE:
            return None  # "rescuers" may be anybody's
        parties = {code for party in self.composer.theatre.parties for code in party.countries}
        country = countries().get(next(iter(codes))) if len(codes) == 1 and codes <= parties else None
        return self.composer.of_country(country, office, words=words) if country is not None else None
