"""Whose an office is where no owner stands with it: "the ministry", "its army", "the mayor".

The ways are tried in order: who was met with it, whom the theatre means, the only one of the text, who was struck, the
country near, that of the dateline, of the towns, of the land, of the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.forces_of_sides import is_either_sides, is_one_sides
from counterclaim.reading.actors.office_kinds import ANYBODYS, FAMILY_OF, LEVELS, STATE_MEDIA
from counterclaim.reading.actors.places_near import region_of
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.staged_offices import StagedOffices
from counterclaim.reading.actors.staging import Stage
from counterclaim.reading.actors.told_offices import BACK, FLEETS, PRIVATE, REIGNING, ToldOffices
from counterclaim.reading.actors.who import Who
from counterclaim.theatres import Office, Party, countries, offices
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import keys_in, slug

DOMESTIC = frozenset({
    "prime-minister", "prime-ministers-office", "health-ministry", "health-minister", "energy-ministry",
    "energy-minister", "education-ministry", "agriculture-ministry", "infrastructure-ministry", "emergency-ministry",
    "parliament", "state-company",
})  # fmt: skip
"""Offices that mean those of the country where the war is, though several states fight it."""
TENDING = DOMESTIC - {"prime-minister", "prime-ministers-office", "parliament"}
"""Those of them that tend to who was hit: they are not the attacker's, whose country alone may be named near."""
SERVICES = frozenset({"gendarmerie", "police", "prosecutor", "prosecutor-general", "police-chief"})
"""Bodies of a state that are met in its towns."""
HOMELY = frozenset({"interior-minister", "interior-ministry", "emergency-service", "emergency-ministry"})
"""Offices that count and tend in their own country."""
GOVERNED = {"provincial": "region", "regional": "region", "state": "region", "municipal": "settlement"}
"""What kind of place a government is of by the word before it."""
TOWNLY = frozenset({"hall", "municipality", "authority"})
"""Last words of what a town is governed from."""
CIVIL = frozenset({"director", "founder", "operator", "owner", "manager", "doctor", "nurse", "teacher"})
"""Who, with "its" before him, is no force's."""
OF_BODIES = CIVIL | {"commander", "manager", "chairman"}
"""Who, with "its" before him, is no state's."""
MARTIAL = frozenset({"commander", "supreme commander", "military leader", "strongman"})
"""Words for who leads that no body without arms has."""
UNARMED = PRIVATE | {"media", "intergovernmental", "party-politician"}
RESCUING = frozenset({"rescuers", "rescue workers", "rescue teams", "firefighters", "first responders"})
"""Words for an emergency service that volunteers are called by too."""
STATELY = frozenset({"government", "military", "media"})


class WhoseOffice:
    """Asks it of the offices of one text, whose `context` grows as it is read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.composer = context.composer
        self.staged = StagedOffices(context)
        self.told = ToldOffices(context)

    def office_meant(
        self, several: Sequence[Office], outer: Office | None, *, words: str, sentence: int, at: int,
        indefinite: bool = False, told: bool = False, carried: Stage | None = None, downing: bool = False,
    ) -> Who | None:  # fmt: skip
        """Whose office is meant where no owner stands with it, at the offset `at`; None where that cannot be known.

        `indefinite`: "an adviser", who need not be the one whom the theatre knows. `told`: the words stand in what the
        subject of the sentence says. `carried` is the town in which the paragraph plays so far, `downing` whether the
        sentence tells of what was shot down."""
        for office in several:
            if office.role == "members" or office.id == "fighters":
                continue
            if self._anybodys(words, outer) and not is_one_sides(office, words, self.composer.theatre):
                continue
            stage = self.staged.stage(sentence, at)
            if stage is None and self.told.of_installed(office):
                continue
            if stage is not None and self.staged.is_abroad(office, stage.town):
                continue
            who = self.staged.office(office, stage.town, words) if stage is not None else None
            if who is None and stage is not None and self.told.of_visitor(office, stage.town.name):
                continue
            who = who or (None if outer is not None and is_either_sides(words, self.composer.theatre) else (
                self.told.of_wire(office, words, sentence)
                or self._before(office, sentence) or self._carried(office, carried, words)
                or self._dated_abroad(office, words, sentence)
                or self.told.of_downing(office, words, sentence, downing)
                or self._of_theatre(office, words, sentence) or self._only(office, sentence)
                or self.told.of_defender(office, words, sentence) or self.told.of_teller(office, words, sentence, told)
                or self._struck(office, words, sentence) or self._nearby(office, words, sentence)
                or self._at_home(office, words, sentence) or self._of_town(office, words, sentence)
                or self._of_land(office, words, sentence) or self._of_place(office, words, sentence)
                or self.told.media_of_land(office, words) or self._unlabelled(office, words)
            ))  # fmt: skip
            if who is not None and self.told.stands_in(office, words) and who.gender is not None:
                continue  # who holds an office for years is nobody's stand-in
            if who is not None and words.casefold() in MARTIAL and who.kind in UNARMED:
                continue
            if who is not None and words.casefold() in RESCUING and who.id not in self.composer.lexicon.actors:
                continue  # anybody's, where the theatre knows no service of the state's
            if who is not None:
                if outer is None:
                    return replace(who, resolution="office")
                part = words.casefold().startswith(offices().modifiers.anybodys)
                return self.composer.of_body(who.stands_for or who, outer, words=words, indefinite=indefinite or part)
        return None

    def _carried(self, office: Office, stage: Stage | None, words: str) -> Who | None:
        """A civil office of whoever governs the town that the paragraph put first, where nothing told of another."""
        if stage is None or office.kind not in {"government", "local-official"} or office.role == "spokesperson":
            return None
        return self.staged.office(office, stage.town, words)

    @staticmethod
    def _anybodys(words: str, outer: Office | None) -> bool:
        return outer is None and words.casefold() in offices().modifiers.anybodys

    def flying(self, several: Sequence[Office], words: str) -> Who | None:
        """Whose warplanes or ships are meant, also by "a warplane", where the theatre says that one side alone has any:
        its default air force or navy."""
        for office in several:
            default = next((d for d in self.composer.theatre.defaults if d.endswith(f":{office.id}")), None)
            who = self.composer.by_id(default) if default and office.id in FLEETS else None
            if who is not None and self._anybodys(words, None):
                return replace(who, resolution="office")
        return None

    def _before(self, office: Office, sentence: int) -> Who | None:
        ending = FAMILY_OF.get(office.id)
        if ending:
            return next((w for o, w in reversed(self.context.offices.items()) if o.endswith(ending)), None)
        before = self.context.offices.get(office.id)
        own = next((d for d in self.composer.theatre.defaults if d.partition(":")[2] == office.id), None)
        if before is None or own is None or before.id == own or office.id not in {"armed-forces", "government"}:
            return before
        subject = self.context.subject if self.context.subject_at >= sentence - 1 else None
        guests = before.side.side == THIRD and before.country not in self.composer.theatre.countries
        if guests and self.context.called.get(before.id) in offices().fighting.soldiers:
            return None  # "the army" after a third state's troops
        return before if subject is not None and subject.id == before.id else None

    def _dated_abroad(self, office: Office, words: str, sentence: int) -> Who | None:
        """Who counts and tends, of the land of a dateline that has no part in the war: the gendarmes of a camp for its
        refugees."""
        code = self.context.dated
        parties = {c for party in self.composer.theatre.parties for c in party.countries}
        if code is None or not parties or code in parties or self.context.states.get(sentence, {code}) != {code}:
            return None
        caretaker = "caretaker" in words.casefold()
        if office.id not in SERVICES | HOMELY and not caretaker:
            return None
        return self.composer.of_country(countries()[code], office, words=words)

    def _of_theatre(self, office: Office, words: str, sentence: int) -> Who | None:
        """What the theatre says the word means; of who tends to those hit only where its country was, and nobody of
        another state than the dateline's."""
        if "caretaker" in words.casefold():
            return None  # the war's states are ruled by others
        if office.id == "security-forces":
            return self._of_army_s_state(office, words)
        if office.role == "spokesperson" and words.casefold().startswith("military "):
            return self._of_army(office, words, sentence)
        states = office.id == "emergency-service" and words.casefold().startswith("state ")
        if (office.local and not states) or office.id in ANYBODYS or words.casefold().endswith("authorities"):
            return None
        for default in self.composer.theatre.defaults:
            if default.split(":")[-1] == office.id:
                who = self.composer.by_id(default)
                elsewhere = self.context.hit(sentence) - {who.country if who is not None else None}
                sides = self.context.town_sides.get(sentence) or set()
                abroad = office.role == "person" and office.kind == "government" and THIRD in sides
                dated = (
                    self.context.home is not None and who is not None and who.country not in {None, self.context.home}
                )
                return None if (office.id in TENDING and elsewhere) or abroad or dated else who
        return None

    def _of_army(self, office: Office, words: str, sentence: int) -> Who | None:
        """A military spokesman, of the army that the theatre says is meant, unless a group has just acted."""
        default = next((d for d in self.composer.theatre.defaults if d.endswith(":armed-forces")), None)
        army = self.composer.by_id(default) if default is not None else None
        subject = self.context.subject if self.context.subject_at >= sentence - 1 else None
        if army is None or (subject is not None and subject.kind == "armed-group"):
            return None
        return self.composer.of_body(army, office, words=words, definite=True)

    def _of_army_s_state(self, office: Office, words: str) -> Who | None:
        """The office of the state whose army the theatre says is meant."""
        army = next((d for d in self.composer.theatre.defaults if d.endswith(":armed-forces")), None)
        country = countries().get(army.partition(":")[0].upper()) if army is not None else None
        return self.composer.of_country(country, office, words=words) if country is not None else None

    def ruling(self, who: Who, sentence: int) -> Who:
        """A state's office, or the one of the party that governs the towns near instead, where the theatre knows it:
        the Palestinian health ministry in Gaza."""
        sides = self.context.town_sides
        near = sides.get(sentence) or sides.get(sentence - 1) or set().union(*sides.values())
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
        hit = self.context.hit(sentence)
        country = countries().get(next(iter(hit))) if len(hit) == 1 else None
        if country is None:
            return None
        abroad = country.code in self.composer.theatre.countries and not self.context.states.get(sentence)
        served = office.id in DOMESTIC or "caretaker" in words.casefold() or self._is_own_army(office, country.code)
        if office.id not in SERVICES and not (abroad and served):
            return None
        who = self.composer.of_country(country, office, words=words)
        near = self.context.town_sides.get(sentence) or self.context.town_sides.get(sentence - 1, set())
        return who if near == {who.side.side} else None

    def _is_own_army(self, office: Office, code: str) -> bool:
        """Whether a force in the land of a state is that state's: several states of the war fight groups, and none of
        them another state, so that the army in Mali is Mali's."""
        states = [party for party in self.composer.theatre.parties if party.countries]
        ids = {party.id for party in states}
        at_peace = len(states) > 1 and all(party.fights and not ids & {*party.fights} for party in states)
        stately = office.kind == "military" and office.id not in ANYBODYS and office.role in {"body", "person"}
        return at_peace and stately and any(code in party.countries for party in states)

    def _struck(self, office: Office, words: str, sentence: int) -> Who | None:
        """Who counts and tends, of the party in whose towns the sentence is: the interior minister after a strike."""
        if office.id not in SERVICES | HOMELY or (office.local and self.context.towns.get(sentence, set()) == set()):
            return None
        hit = self.context.hit(sentence)
        return self.told.of_party(office, hit, words) if not self.context.states.get(sentence) else None

    def _of_land(self, office: Office, words: str, sentence: int) -> Who | None:
        """A state's office where nothing near tells whose: that of the party in which all towns of the text lie."""
        stately = office.owners != "body" and office.role in {"body", "person"} and office.kind in STATELY
        if not stately or (office.local and office.id not in SERVICES) or office.id in ANYBODYS | REIGNING:
            return None
        states = [party for party in self.composer.theatre.parties if party.countries]
        if office.kind == "military" and len(states) > 1:
            return None  # either army is in that land
        land = set().union(*self.context.towns.values()) & set(self.composer.theatre.countries)
        if land & self.context.scorned:
            return None
        if len(self.composer.theatre.countries) != 1 or self.context.states.get(sentence):
            return None
        if office.id not in DOMESTIC | SERVICES | HOMELY and self._told_of_both(states, sentence):
            return None
        hit = self.told.invader_hit(sentence) if words.casefold() != "head of state" else set()
        return self.told.of_party(office, hit or land, words)

    def _unlabelled(self, office: Office, words: str) -> Who | None:
        """A force of the state whose forces the text gives no nation."""
        code = self.context.unlabelled
        if code is None or office.kind != "military" or office.local or office.owners == "body":
            return None
        if office.id in ANYBODYS or office.role not in {"body", "person"}:
            return None
        return self.composer.of_country(countries()[code], office, words=words)

    def _told_of_both(self, states: Sequence[Party], sentence: int) -> bool:
        """Whether the sentence before names two of the states at war, or their capitals."""
        near = self.context.states.get(sentence - 1, set())
        return sum(not near.isdisjoint(party.countries) for party in states) > 1

    def _of_place(self, office: Office, words: str, sentence: int) -> Who | None:
        """An office of a town or province, of the only one that the sentence, else the one before it, names."""
        level = self._level(office, words)
        back = (self.context.local.get(number) for number in range(sentence, sentence - BACK, -1))
        near = next((towns for towns in back if towns), ())
        if self.context.home is not None and all(t.country != self.context.home for t in near):
            own = (t for number in range(sentence, 0, -1) for t in self.context.local.get(number, ()))
            near = [t for t in own if t.country == self.context.home][:1] or near
        places = {t.name: t.country for t in near if t.precision == level}
        if level == "region" and not places:  # a town's governor is that of its province
            towns_ = (t for t in near if slug(t.text) not in capitals())
            places = {region: t.country for t in towns_ if (region := region_of(t)) is not None}
        if len(places) != 1:
            return None
        name, country = next(iter(places.items()))
        return self.composer.of_place(name, country, office, words=words)

    def _level(self, office: Office, words: str) -> str | None:
        """What kind of place an office is of."""
        if office.id == "local-government" and words.casefold().endswith("government"):
            first = words.casefold().split()[0]
            return GOVERNED.get(first)
        if office.id == "local-government" and words.casefold().split()[-1] in TOWNLY:
            return "settlement"
        return next((level for level, ids in LEVELS.items() if office.id in ids - self.context.by_name), None)

    def own(self, several: Sequence[Office], *, words: str, sentence: int, opens: bool = False) -> Who | None:
        """The office of the last subject, or of the only state of the sentence: "its foreign ministry"."""
        near = self.context.states.get(sentence, set())
        if self.context.subject_at != sentence and len(near) == 1 and not opens:
            owner: Who | None = self.composer.state(countries()[next(iter(near))])
        else:
            owner = self.context.subject
        last = keys_in(words)[-1]
        acting = self.context.acting if self.context.acting_at == sentence else None
        if any(o.id.endswith("-minister") for o in several) and owner is not None:
            state = self.told.state_of(acting)  # after the prime minister, "its information minister" is his state's
            owner = state or (owner if owner.kind != "military" else None)
        if owner is None or (owner.kind in {"military", "armed-group"} and last in CIVIL):
            return None
        if owner.kind in {"state", "government"} and last in OF_BODIES:
            return None
        country = countries().get(owner.country) if owner.country and owner.kind in STATELY else None
        if country is not None:
            office = self.composer.office_for_state(several)
            return self.composer.of_country(country, office, words=words, indefinite=True) if office else None
        office = self.composer.office_for_body(several, owner)
        return self.composer.of_body(owner, office, words=words) if office else None

    def _only(self, office: Office, sentence: int) -> Who | None:
        """Whose the office is in all of the text, if it is one's only: a headline's "health ministry"."""
        ending = FAMILY_OF.get(office.id)
        met = [
            w
            for o, every in self.context.ahead.items()
            if o == office.id or (ending and o.endswith(ending))
            for w in every.values()
        ]
        owners = {w.id: w for w in met}
        stately = office.role in {"body", "person"} and not office.local and office.owners != "body"
        who = next(iter(owners.values())) if len(owners) == 1 and stately else None
        if who is None or not who.country:
            return who
        if self.told.of_others(who, sentence):
            return None
        abroad = self.context.home is not None and who.country != self.context.home
        return None if abroad or self._is_foreign(who.country, office) else who

    def _is_foreign(self, code: str, office: Office) -> bool:
        """Whether a state without a part in the war is not the one whose offices the dispatch means: its army, named
        once, is not "the army" of a text about a war of other states."""
        parties = {c for party in self.composer.theatre.parties for c in party.countries}
        home = self.context.home or self.context.fought_in
        if home is None:
            led = any(d.endswith(":prime-minister") for d in self.composer.theatre.defaults)
            minister = led and office.id.endswith("-minister")
            return (office.kind == "military" or minister) and bool(parties) and code not in parties
        return code not in {home, *parties}

    def _at_home(self, office: Office, words: str, sentence: int) -> Who | None:
        """A state's office where no owner and no country stands near: that of the country of the dateline."""
        states = [party for party in self.composer.theatre.parties if party.countries]
        domestic = office.id in DOMESTIC or (office.id in STATE_MEDIA and len(states) == 1)
        code = self.context.home or self._scorning(states) or (self.context.fought_in if domestic else None)
        country = countries().get(code) if code else None
        stately = office.owners != "body" and not office.local and office.role in {"body", "person"}
        elsewhere = self.context.states.get(sentence) and code not in self.context.countries.get(sentence, ())
        hit = self.context.hit(sentence) if office.id in TENDING else set()
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

    def _scorning(self, states: Sequence[Party]) -> str | None:
        """Code of the state at war that alone is left where the text calls the other's government a regime."""
        left = [p.countries[0] for p in states if not self.context.scorned & set(p.countries)]
        return left[0] if self.context.scorned and len(left) == 1 else None

    def _nearby(self, office: Office, words: str, sentence: int) -> Who | None:
        """The office of the only country that this sentence and the one before it mention."""
        if office.local or office.role == "spokesperson" or office.owners == "body" or office.id in ANYBODYS:
            return None
        if "caretaker" in words.casefold():
            return None
        here, all_here = self.context.states.get(sentence, set()), self.context.countries.get(sentence, set())
        agreed = len(here) == 1 and all_here <= here  # "In Kenya, the interior minister"
        near = here if agreed else self.context.countries.get(sentence - 1, set()) | all_here
        hit = self.context.hit(sentence)
        if not agreed and office.id in TENDING and hit and not hit & near:
            parties = {code for party in self.composer.theatre.parties for code in party.countries}
            near = hit & parties
        country = countries().get(next(iter(near))) if len(near) == 1 else None
        if country is None or (office.id in REIGNING and country.leader != office.id):
            return None
        if not agreed and self._is_foreign(country.code, office):
            return None
        if not agreed and self.context.dated is not None and self.context.home not in {None, country.code}:
            return None  # the land of the dateline is nearer
        return self.composer.of_country(country, office, words=words)
