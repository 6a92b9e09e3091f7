"""Noun phrases that mean an actor, found left to right over the words: owner, modifiers, offices, "of" and owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.actors.composing import UNITS, Composer
from counterclaim.reading.actors.coordinated import Coordinated
from counterclaim.reading.actors.lands import noun_owner
from counterclaim.reading.actors.lexicon import Entry, Lexicon, Piece
from counterclaim.reading.actors.local_offices import FILLED, LocalOffices, owner_entry, owner_of
from counterclaim.reading.actors.of_land import service_at
from counterclaim.reading.actors.offices_after import OfficesAfter
from counterclaim.reading.actors.owned_parts import OwnedParts
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.run_by_rebels import rebels_at
from counterclaim.reading.actors.siding import THIRD, side_of_body
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.wording import ARTICLES, Wording, modifiers
from counterclaim.records import Toponym
from counterclaim.theatres import countries
from counterclaim.theatres.spelling import Word, keys_in, slug

STATE_RUN = frozenset({"run", "owned", "controlled", "funded"})
PROCLAIMING = frozenset({"self", "proclaimed", "declared", "styled"})
"""Words before a name by which somebody made himself what he is called: "of the self-proclaimed republic"."""
RANKS = frozenset({"lieutenant", "captain", "sergeant", "corporal", "major", "colonel", "soldier", "officer"})
DEEPEST = 50
"""Most phrases within each other: "the spokesman for the head of the office of …"."""


class Parser:
    """Reads the phrases of one text."""

    def __init__(
        self, lexicon: Lexicon, composer: Composer, words: Sequence[Word], text: str, toponyms: Sequence[Toponym]
    ) -> None:
        self.lexicon, self.composer, self.words, self.text = lexicon, composer, words, text
        self.wording = Wording(words, text, toponyms)
        self.local = LocalOffices(lexicon, composer, self.wording)
        self.coordinated = Coordinated(lexicon, composer, self.wording)
        self.owned_parts = OwnedParts(lexicon, composer, self.wording)
        self.following = OfficesAfter(lexicon, self.wording)
        self._depth = 0
        self.cut: set[int] = set()
        """Where words were left out of a phrase because it goes too deep."""

    def phrases(self) -> list[Phrase]:
        """Every phrase, in text order, without overlaps."""
        found: list[Phrase] = []
        at = 0
        while at < len(self.words):
            several = self.coordinated.at(at)
            if several:
                found += several
                at = several[-1].last
                continue
            phrase = self.phrase(at)
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = phrase.last
        return found

    def phrase(self, at: int) -> Phrase | None:
        """The phrase that begins at word `at`, as long as it goes."""
        if self._depth == DEEPEST:
            self.cut.add(self.words[at].start)
            return None
        self._depth += 1
        found = self._phrase(at)
        self._depth -= 1
        return found

    def _phrase(self, at: int) -> Phrase | None:
        word = self.words[at]
        called = self.lexicon.match(self.words, at, self.text) if word.key in {"pro", "anti"} else None
        if (called is None or not called.of("actor")) and word.key in {"pro", "anti"} and self.wording.near(at + 1):
            inner = self._owned(at + 1, pro=word.key)
            if inner is None:
                beyond = self._beyond_leaning(at)
                return None if beyond == at else Phrase(at, beyond, None)
            alone = inner.entry is not None  # "pro-junta" says nothing of the junta
            return Phrase(at, inner.last, None if alone else inner.who, inner.bare)
        owned = noun_owner(at, self.lexicon, self.wording)
        if owned is not None:
            return owned
        risen = rebels_at(at, self.composer, self.wording)
        run = self._with_office(risen, None, pro=None) if risen is not None else None
        if run is not None:
            return run
        piece = self.lexicon.match(self.words, at, self.text)
        place = self.wording.place(at)
        if piece is None:
            return self.local.of_the_place(at, place) if place else None
        if piece.of("actor") or piece.of("country"):
            within = place is not None and self.wording.beyond(place, at) > piece.last
            if place and (within or self._names_region(piece)) and all(e.form == "adjective" for e in piece.entries):
                local = self.local.of_the_place(at, place)  # "the Rakhine state chief minister"
                if local:
                    return local
            if (
                place
                and not any(e.form != "capital" for e in piece.of("actor"))
                and not any(e.form in {"name", "adjective"} for e in piece.of("country"))
            ):
                local = self.local.of_the_place(at, place)
                if local:
                    return local
            return self._owned(at)
        if piece.of("office"):
            return self._office_first(piece)
        if place and all(
            entry.kind == "place" for entry in piece.entries
        ):  # a sign of two words: "South Kivu's governor"
            local = self.local.of_the_place(at, place)
            if local:
                return local
        if self.wording.possessive(piece.last):
            return None  # "local People's Defence Force"
        return Phrase(piece.first, piece.last, None, entry=piece.entries[0])

    def _names_region(self, piece: Piece) -> bool:
        """Whether a people's adjective and the word after it name their land: "Kachin State"."""
        following = self.words[piece.last].key if self.wording.near(piece.last) else ""
        return bool(piece.of("actor")) and following in UNITS

    def _owned(self, at: int, *, pro: str | None = None) -> Phrase | None:
        """OWNER ['s] [modifiers] OFFICE*; the owner alone where no office follows."""
        piece = self.lexicon.match(self.words, at, self.text)
        entry = owner_entry(piece) if piece else None
        if piece is None or entry is None:
            return None
        who = owner_of(entry, self.composer)
        end = piece.last
        current = Phrase(at, end, who, entry=entry)
        while True:
            grown = self._with_office(current, entry if current.last == end else None, pro=pro)
            if grown is None:
                break
            current = grown
            pro = None
        part = self.owned_parts.force(current)
        if part is not None:
            return part
        person = current.who is not None and current.who.role == "person" and current.who.kind != "administration"
        if current.entry is None and not person:
            return self._linked(current)
        return current

    def _with_office(self, phrase: Phrase, entry: Entry | None, *, pro: str | None) -> Phrase | None:
        """The phrase grown by modifiers and one more office; None where none follows."""
        at, manner, former = phrase.last, pro, phrase.former
        if self.wording.possessive(at):
            at += 1
        for _ in range(FILLED + 1):
            if at >= len(self.words) or not self.wording.near(at):
                return None
            key = self.words[at].key
            house = self.owned_parts.house(phrase, at)
            if house is not None:
                return house
            piece = self.lexicon.match(self.words, at, self.text)
            grown = None
            if piece is not None and piece.of("office"):
                grown = self._grown(phrase, entry, piece, manner=manner, former=former)
            if grown is not None:
                return grown
            if key == "state" and at + 1 < len(self.words) and self.words[at + 1].key in STATE_RUN:
                at += 1  # whose state it is, its owner says
            elif key in modifiers()["former"]:
                former = True
            elif key in modifiers()["installing"]:
                manner = "installed"
            elif key in modifiers()["running"]:
                manner = "run"
            elif key in modifiers()["backing"]:
                manner = "backed"
            elif (place := self.wording.place(at)) is not None and self.words[at - 1].key in modifiers()["backing"]:
                # "Russian-backed Kharkiv official"
                at = self.wording.beyond(place, at)
                continue
            elif key not in modifiers()["fillers"]:
                return None
            at += 1
        return None

    def _grown(
        self, phrase: Phrase, entry: Entry | None, piece: Piece, *, manner: str | None, former: bool
    ) -> Phrase | None:
        owner = phrase.who
        several = piece.of("office")[0].offices
        if self.words[piece.last - 1].key == "side" and self.wording.after(phrase.first - 1, {"on", "to", "from"}):
            return None  # a place
        words = self.wording.between(phrase.first, piece.last)
        local = self.wording.is_within(piece.last)
        assert owner is not None
        description = next((e.description for e in piece.of("description") if e.description), None)
        of_party = owner.side.side not in {None, THIRD} and description is not None and description.side is not None
        if description and description.sided and not of_party and (entry is None or entry.actor is None):
            who = replace(self.composer.described(description, words), country=owner.country)
            return Phrase(phrase.first, piece.last, who)
        if owner.role == "person" and owner.kind == "administration" and several[0].role == "body":
            return Phrase(phrase.first, piece.last, owner)  # "the head of the region's administration" is its head
        if owner.role == "person":
            return Phrase(phrase.first, piece.last, self.composer.of_person(owner, several[0], words=words))
        country = entry.country if entry else None
        office = self.composer.office_for_state(several) if country else self.composer.office_for_body(several, owner)
        if office is None and owner.kind == "military" and owner.country and not manner:
            state = countries().get(owner.country)  # "the Iranian army chief of staff"
            office = self.composer.office_for_state([o for o in several if o.kind == "military"])
            country = state if office is not None else None
        if office is None:
            return None
        if manner == "anti":
            against = self.composer.against(office, words=f"anti-{words}")
            return Phrase(phrase.first, piece.last, against)
        if manner == "installed":
            who = self.composer.installed_by(owner, office, words=words)
        elif manner in {"pro", "backed"}:
            who = self.composer.backed_by(owner, office, words=words, leaning=manner == "pro")
        elif manner == "run" and country is None:
            who = self.composer.of_body(owner, office, words=words)
        elif manner == "run":
            who = self.composer.installed_by(owner, office, words=words)
        elif country is not None:
            indefinite = self.wording.indefinite(phrase.first) or local
            definite = self.wording.definite(phrase.first) and not local
            who = self.composer.of_country(
                country, office, words=words, former=former, indefinite=indefinite, definite=definite
            )
            if office.id == "media" and self._is_title(phrase, piece, entry):  # "Yemen Press Agency" is no state's
                who = replace(who, id=f"text:{slug(words)}", side=side_of_body("media", set(keys_in(words))))
        else:
            who = self.composer.of_body(
                owner, office, words=words, former=former, definite=self.wording.definite(phrase.first) and not local,
                indefinite=self.wording.indefinite(phrase.first) or local,
            )  # fmt: skip
        return Phrase(phrase.first, piece.last, who, former=former)

    def _is_title(self, phrase: Phrase, piece: Piece, entry: Entry | None) -> bool:
        """Whether the words are one name in capitals that begins with a country's."""
        named = entry is not None and entry.form == "name" and phrase.last == piece.first
        return named and all(word.capital for word in self.words[piece.first : piece.last])

    def _office_first(self, piece: Piece) -> Phrase:
        """OFFICE [of|for|in OWNER]; bare where no owner follows."""
        several = piece.of("office")[0].offices
        descriptions = piece.of("description")
        entry = descriptions[0] if descriptions else None
        bare = Phrase(piece.first, piece.last, None, bare=several, entry=entry)
        if all(o.role == "person" for o in several) and self.wording.has_house(piece.last):
            return Phrase(piece.first, piece.last + 2, None, bare=several, entry=entry)
        following = self.following.direct(piece.last) or self.following.possessed(piece)
        chief = piece.last - piece.first > 2 and self.wording.possessive(piece.last - 2)
        speaking = self.following.direct(piece.last - 1) if chief else None
        said = speaking is not None and any(o.role == "spokesperson" for o in speaking.of("office")[0].offices)
        if speaking is not None and (said or speaking.last > piece.last):
            # "the army's chief spokesman" is no army chief's, "the military's spokesman" its own
            shorter = self.lexicon.match(self.words[: piece.last - 2], piece.first, self.text)
            if shorter is not None and shorter.of("office"):
                several = shorter.of("office")[0].offices
                bare = Phrase(piece.first, speaking.last, None, bare=several, outer=speaking.of("office")[0].offices[0])
                return self._linked(bare)
        if following is not None:  # "General Staff spokesman", "defence ministry official"
            more = following.of("office")[0].offices
            bare = Phrase(piece.first, following.last, None, bare=several, outer=more[0])
        return self._linked(bare)

    def _linked(self, phrase: Phrase) -> Phrase:
        """The phrase with "of the …" after it, where that names its owner."""
        at = phrase.last
        if at >= len(self.words) or not self.wording.near(at) or self.words[at].key not in modifiers()["links"]:
            return phrase
        link = self.words[at].key
        if link != "of" and self.words[at - 1].key in modifiers()["weapons"]:
            return phrase
        at += 1
        while at < len(self.words) and self.wording.near(at) and self._skippable(at):
            at += 1
        at = self._beyond_leaning(at)
        if at >= len(self.words) or not self.wording.near(at):
            return phrase
        if phrase.who is not None:
            if phrase.who.kind == "administration" and phrase.who.role == "person":
                return self.local.installed_at(phrase, at)
            # "Russian-installed officials in Kherson", "UN envoy for Sudan": what follows is where, not whose
            return phrase
        words = self.wording.between(phrase.first, at + 1)
        place = self.wording.place(at)
        if place is not None and not self.local.is_state(at):
            local = self.local.of_place(phrase, place, at)
            return local if local is not phrase else self.local.in_capital(phrase, at)
        inner = self.phrase(at)
        described = inner.entry.description if inner is not None and inner.who is None and inner.entry else None
        personal = any(o.role != "body" and o.kind != "military" for o in phrase.bare) and phrase.outer is None
        personal = personal and self.words[phrase.last - 1].key not in RANKS  # a lieutenant in the hospital
        if described is not None and described.sided and inner is not None and personal:
            words = self.wording.between(phrase.first, inner.last)
            return Phrase(phrase.first, inner.last, self.composer.described(described, words))
        if inner is not None and inner.who is None and inner.bare and inner.outer is None and phrase.outer is None:
            outer = next((o for o in phrase.bare if o.owners != "state"), None)
            if outer is None or link == "with":  # "killed terrorists with its drones"
                return phrase
            own = self.words[inner.first - 1].key in {"its", "their"}
            return Phrase(phrase.first, inner.last, None, bare=inner.bare, outer=outer, alone=phrase, own=own)
        if inner is not None and inner.who is not None and inner.who.role == "person" and link == "to":
            adviser = next((o for o in phrase.bare if o.id == "adviser"), None)
            if adviser is None or phrase.outer is not None:
                return phrase
            words = self.wording.between(phrase.first, inner.last)
            return Phrase(phrase.first, inner.last, self.composer.of_person(inner.who, adviser, words=words))
        if inner is None or inner.who is None or inner.who.role == "person":
            return phrase
        if inner.who.role == "state" and self.wording.possessive(inner.last):
            named = self._named_after(inner.last + 1)
            if named is not None:  # "the leader of Ethiopia's Tigray People's Liberation Front"
                inner = named
            elif any(o.kind == "military" for o in phrase.bare):
                return phrase  # "a drone of Sudan's paramilitary forces" is not Sudan's
        if link == "to" and not any(o.id == "adviser" for o in phrase.bare):
            return phrase
        words = self.wording.between(phrase.first, inner.last)
        former = phrase.first > 0 and self.words[phrase.first - 1].key in modifiers()["former"]
        who = self._owned_by(inner, phrase, link, words, former)
        if who is None:
            return phrase
        adjective = inner.entry is not None and inner.entry.form == "adjective" and inner.entry.country is not None
        service = service_at(self.words, inner.last) if adjective else None
        if service is not None:  # "the head of the Ukrainian railway company" is not Ukraine's
            words = self.wording.between(phrase.first, service)
            return Phrase(phrase.first, service, replace(who, id=f"text:{slug(words)}", name=words, gender=None))
        made = Phrase(phrase.first, inner.last, who)
        return self._linked(made) if who.kind == "administration" and who.role == "person" else made

    def _named_after(self, at: int) -> Phrase | None:
        """The body whose name begins at `at`, after the state that it is in."""
        piece = self.lexicon.match(self.words, at, self.text) if at < len(self.words) else None
        entry = next((e for e in piece.of("actor") if e.form not in {"adjective", "capital"}), None) if piece else None
        who = owner_of(entry, self.composer) if entry is not None else None
        return Phrase(at, piece.last, who, entry=entry) if piece and who and who.role == "body" else None

    def _beyond_leaning(self, at: int) -> int:
        """The word after "pro-government" and "anti-junta" at `at`, which say of a group whom it is for; `at` where
        none stands there."""
        if at + 1 >= len(self.words) or self.words[at].key not in {"pro", "anti"} or not self.wording.near(at + 1):
            return at
        hyphen = self.text[self.words[at].end : self.words[at + 1].start]
        piece = self.lexicon.match(self.words[: at + 2], at + 1, self.text)
        return piece.last if hyphen.strip() and piece is not None and piece.of("office") else at

    def _skippable(self, at: int) -> bool:
        key = self.words[at].key
        if key in ARTICLES or key in PROCLAIMING:
            return True
        return key in modifiers()["fillers"] and self.lexicon.match(self.words, at, self.text) is None

    def _owned_by(self, inner: Phrase, phrase: Phrase, link: str, words: str, former: bool) -> Who | None:
        who, several = inner.who, phrase.bare
        assert who is not None
        country = inner.entry.country if inner.entry and inner.entry.form in {"name", "capital"} else None
        office = self.composer.office_for_state(several) if country else self.composer.office_for_body(several, who)
        if office is None:
            return None
        if country is not None:
            if self.wording.is_administered(inner.last):
                return None  # "the prime minister of X-administered Y" is not X's
            if link in {"in", "at", "from", "within", "inside", "with"} and office.role not in {"members", "body"}:
                return None
            definite = self.wording.definite(phrase.first)
            made = self.composer.of_country(country, office, words=words, former=former, definite=definite)
        else:
            if who.role in {"members", "description"}:
                return None
            definite = self.wording.definite(phrase.first)
            made = self.composer.of_body(
                who,
                office,
                words=words,
                former=former,
                definite=definite,
                indefinite=self.wording.indefinite(phrase.first) or self.wording.is_within(inner.last),
            )
        return self.composer.of_body(made, phrase.outer, words=words) if phrase.outer else made
