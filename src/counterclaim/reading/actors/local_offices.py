"""Offices of places: "Goma's mayor", "the governor of Kharkiv region", "the presidency in Kigali"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.actors.composing import UNITS, Composer
from counterclaim.reading.actors.lexicon import Entry, Lexicon, Piece
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.places_near import land_held
from counterclaim.reading.actors.siding import Side, side_of_country, side_of_epithet
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.wording import POSSESSIVE, Wording, modifiers
from counterclaim.records import Toponym
from counterclaim.theatres import countries, offices
from counterclaim.theatres.spelling import slug
from counterclaim.theatres.terms import holder_of_place

CIVIC = frozenset({
    "christian", "muslim", "buddhist", "druze", "catholic", "church", "religious", "faith", "spiritual", "tribal",
    "clan", "community", "business", "youth", "student", "traditional", "civic",
})  # fmt: skip
"""Words before leaders who govern nothing."""
TERRITORIAL = re.compile(r"\bterritor(?:y|ial)\b", re.I)
"""What says of an administrator that his unit is the state's."""
OCCUPYING = frozenset({"occupation"})
"""Words between a place and its office that say that it is not the state's in whose land the place is."""
OCCUPIER = "occupation-authorities"
"""Id of the actor whom a theatre calls the occupation authorities."""
FILLED = 3
"""Most words between an owner or place and its office: "Ukraine's southern military command"."""


def owner_entry(piece: Piece) -> Entry | None:
    """The actor or country that words name, one with a full name before one with a short."""
    actors = piece.of("actor")
    if actors:
        full = [e for e in actors if not e.short]
        return (full or list(actors))[0] if len(full or actors) == 1 else (full or actors)[0]
    countries = piece.of("country")
    return countries[0] if countries else None


def owner_of(entry: Entry, composer: Composer) -> Who:
    """Who an entry for an actor or a country is; a capital stands for its government."""
    if entry.actor is not None:
        return composer.known(entry.actor)
    assert entry.country is not None
    return composer.state(entry.country, government=entry.form == "capital")


class LocalOffices:
    """Reads the offices of places in the words of one text."""

    def __init__(self, lexicon: Lexicon, composer: Composer, wording: Wording) -> None:
        self.lexicon, self.composer, self.wording = lexicon, composer, wording
        self.words, self.text = wording.words, wording.text

    def of_the_place(self, at: int, place: Toponym) -> Phrase | None:
        """PLACE ['s] [region] OFFICE: "Goma's mayor", "Kharkiv regional governor"."""
        start_office = self.wording.beyond(place, at)
        if start_office < len(self.words) and self.words[start_office].key == POSSESSIVE:
            start_office += 1
        for _ in range(FILLED):
            if start_office >= len(self.words) or not self.wording.near(start_office):
                return None
            piece = self.lexicon.match(self.words, start_office, self.text)
            if piece is not None and piece.of("office") and not piece.of("actor"):
                words = self.wording.between(at, piece.last)
                governor = self.composer.office("governor")
                heads = place.precision == "region" and self.words[piece.last - 1].key == "head"
                for several in piece.of("office")[0].offices:
                    office = governor if heads and governor and several.id == "leader" else several
                    who = self.composer.of_place(place.name, place.country, office, words=words)
                    if who is not None:
                        occupied = any(w.key in OCCUPYING for w in self.words[at : piece.first])
                        held = self.composer.lexicon.actors.get(who.id) is not None
                        return Phrase(at, piece.last, self._of_occupier(who) if occupied and not held else who)
                return None
            if self.words[start_office].key not in modifiers()["fillers"] | OCCUPYING:
                return None
            start_office += 1
        return None

    def _of_occupier(self, who: Who) -> Who:
        """An office of a place that is held by another than its state: on the side of whom the theatre calls the
        occupation authorities."""
        occupier = self.lexicon.actors.get(OCCUPIER)
        side = self.composer.known(occupier).side if occupier is not None else Side(None)
        return replace(who, side=side, kind="administration" if occupier is not None else who.kind)

    def of_place(self, phrase: Phrase, place: Toponym, at: int) -> Phrase:
        """OFFICE of PLACE: "mayor of Goma", "authorities in the Kharkiv region"."""
        at = self.wording.beyond(place, at)
        words = self.wording.between(phrase.first, at)
        if phrase.entry is not None and phrase.entry.description is not None and phrase.entry.description.sided:
            return phrase  # a doctor in a town is no official of the town
        if phrase.first and self.words[phrase.first - 1].key in CIVIC and self.wording.near(phrase.first):
            return phrase  # church leaders in a town do not govern it
        if phrase.outer is not None and not any(office.local or office.role == "body" for office in phrase.bare):
            return phrase  # "the president's representative in Crimea" is of no president in Crimea
        if self.wording.possessive(at) and at + 1 < len(self.words) and self.words[at + 1].key not in UNITS:
            return phrase  # "the director of Gaza's main hospital" is not Gaza's
        installer = self._installer(at)
        command = self._command(phrase, place, words)
        if command is not None:
            return Phrase(phrase.first, at, command)
        governor = self.composer.office("governor")
        heads = governor is not None and place.precision == "region"  # "the head of Sumy region"
        for several in phrase.bare:
            office = governor if heads and governor and several.id == "leader" else several
            who = self.composer.of_place(place.name, place.country, office, words=words)
            if who is not None and installer is not None and installer.side.side != who.side.side:
                who = self.composer.installed_by(installer, office, words=words)
            if who is not None and installer is None and TERRITORIAL.search(words):
                who = self._of_the_state(who, place)
            if who is not None and installer is None and self._is_appointed(at):
                side = side_of_epithet(self.composer.theatre, {w.key for w in self.words[at : at + 6]})
                who = replace(who, id=f"text:{slug(words)}", name=words, side=side, resolution="description")
            if who is not None:
                return Phrase(phrase.first, at, who)
        return phrase

    def _of_the_state(self, who: Who, place: Toponym) -> Who:
        """The administrator of a territory that the state's own law knows, where an armed group holds its town: the
        state's, who has left it."""
        holder = holder_of_place(self.composer.theatre.parties, place.name, self.composer.day)
        if holder is None or holder.countries or not place.country or who.gender is not None:
            return who
        return replace(who, side=side_of_country(self.composer.theatre, place.country))

    def _command(self, phrase: Phrase, place: Toponym, words: str) -> Who | None:
        """The command of the army in whose land its seat is, where that state has no part in the war: "the army command
        in Yarze"."""
        office = next((o for o in phrase.bare if o.id in {"armed-forces", "general-staff"}), None)
        country = countries().get(place.country or "")
        seat = self.words[phrase.last - 1].key in {"command", "headquarters", "leadership", "staff"}
        parties = {code for party in self.composer.theatre.parties for code in party.countries}
        fought_in = place.country in self.composer.theatre.countries and len(self.composer.theatre.countries) == 1
        if office is None or country is None or not seat or not parties or country.code in parties or fought_in:
            return None
        return self.composer.of_country(country, office, words=words)

    def in_capital(self, phrase: Phrase, at: int) -> Phrase:
        """OFFICE in CAPITAL: "the presidency in Kigali", "the defence minister in Pretoria"."""
        piece = self.lexicon.match(self.words, at, self.text)
        theirs = self._of_holder(phrase, at)
        if theirs is not None:
            return theirs
        country = next((e.country for e in piece.of("country") if e.form == "capital"), None) if piece else None
        kept = self._of_land_held(phrase, at)
        if kept is not None:
            return kept
        from_there = self.words[at - 1].key in {"in", "from"}
        ministers = self.words[at - 1].key == "in" and self.wording.definite(phrase.first)
        held = (
            o
            for o in phrase.bare
            if o.owners != "body"
            and (
                o.role == "body"
                or (from_there and o.role == "members" and o.kind == "government")
                or (ministers and o.id.endswith("-minister") and o.id != "prime-minister")
            )
        )
        office = next(held, None)
        if piece is None or country is None or office is None or phrase.outer is not None:
            return phrase
        words = self.wording.between(phrase.first, piece.last)
        return Phrase(phrase.first, piece.last, self.composer.of_country(country, office, words=words))

    def _of_land_held(self, phrase: Phrase, at: int) -> Phrase | None:
        """A state's office in a town that the state holds as its own land: "the military prosecutor in Sevastopol"."""
        place = self.wording.place(at)
        code = land_held(place, self.composer.theatre, self.composer.day) if place is not None else None
        stately = (o for o in phrase.bare if o.owners != "body" and o.kind in {"government", "military"})
        office = next((o for o in stately if o.role in {"body", "person"} and not o.local), None)
        if place is None or code in {None, place.country} or office is None or phrase.outer is not None:
            return None
        if code is None or self.words[at - 1].key != "in":
            return None
        last = self.wording.beyond(place, at)
        words = self.wording.between(phrase.first, last)
        return Phrase(phrase.first, last, self.composer.of_country(countries()[code], office, words=words))

    def _of_holder(self, phrase: Phrase, at: int) -> Phrase | None:
        """An office of a group in a town that it governs: "the deputy health minister in Gaza"."""
        place = self.wording.place(at)
        theatre = self.composer.theatre
        holder = holder_of_place(theatre.parties, place.name, self.composer.day) if place is not None else None
        office = next((o for o in phrase.bare if o.owners != "body" and o.kind == "government"), None)
        if place is None or holder is None or holder.countries or office is None or phrase.outer is not None:
            return None
        group = self.lexicon.actors.get(holder.id)
        if group is None or self.words[at - 1].key != "in" or office.role not in {"body", "person"}:
            return None
        last = self.wording.beyond(place, at)
        own = self.lexicon.actors.get(f"{holder.id}:{office.id}")
        if own is not None:
            return Phrase(phrase.first, last, self.composer.known(own, resolution="office"))
        words = self.wording.between(phrase.first, last)
        theirs = self.composer.of_body(self.composer.known(group), office, words=words)
        if office.role == "person":  # by his own words: he is no minister of the group's as such
            words = self.wording.between(phrase.first, phrase.last)
            theirs = replace(theirs, id=f"text:{slug(words)}", name=words, kind=office.kind, resolution="description")
        return Phrase(phrase.first, last, theirs)

    def installed_at(self, phrase: Phrase, at: int) -> Phrase:
        """The head that a party installed in a place, where the theatre knows the person."""
        place = self.wording.place(at)
        who = self.composer.installed_at(place.name) if place and phrase.who and "leader" in phrase.who.id else None
        return phrase if who is None or place is None else Phrase(phrase.first, self.wording.beyond(place, at), who)

    def is_state(self, at: int) -> bool:
        """Whether what begins at word `at` names an actor or a country, and not only a capital."""
        piece = self.lexicon.match(self.words, at, self.text)
        if piece is None:
            return False
        return any(e.form != "capital" for e in piece.of("actor")) or any(e.form == "name" for e in piece.of("country"))

    def _is_appointed(self, at: int) -> bool:
        """Whether "appointed by" and a common noun for an armed group follows: his side is whoever's that is."""
        for by in range(at + 1, min(at + 3, len(self.words) - 2)):
            if self.words[by].key == "by" and self.words[by - 1].key in modifiers()["installing"]:
                return {w.key for w in self.words[by + 1 : by + 3]} & {*offices().fighting.groups} != set()
        return False

    def _installer(self, at: int) -> Who | None:
        """Who put a local official there: "installed by Moscow", "which was appointed by the rebels"."""
        for by in range(at + 1, min(at + 5, len(self.words) - 1)):
            if self.text[self.words[by - 1].start : self.words[by].end].rstrip().endswith("."):
                return None
            if self.words[by].key == "by" and self.words[by - 1].key in modifiers()["installing"]:
                first = by + 1 + (self.words[by + 1].key == "the")
                piece = self.lexicon.match(self.words, first, self.text) if first < len(self.words) else None
                entry = owner_entry(piece) if piece else None
                return owner_of(entry, self.composer) if entry else None
        return None
