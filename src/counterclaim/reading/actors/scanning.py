"""One pass over a text: its phrases, persons and unknown organisations, each resolved by what stands before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from counterclaim.reading.actors.beside import Beside
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.home import dateline, dateline_country, fought_in, home
from counterclaim.reading.actors.items import Item, Items
from counterclaim.reading.actors.lands import CROWNED
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.meaning import OWN, Meaning
from counterclaim.reading.actors.named_bodies import apposed, named_body, runs
from counterclaim.reading.actors.numbering import numbered
from counterclaim.reading.actors.of_owner import of_owner
from counterclaim.reading.actors.personal_names import PersonalNames
from counterclaim.reading.actors.persons import Persons
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.phrases import Parser
from counterclaim.reading.actors.places_near import land_held
from counterclaim.reading.actors.rivals import Rivals, label, open_one
from counterclaim.reading.actors.siding import side_of_place
from counterclaim.reading.actors.staging import stages
from counterclaim.reading.actors.standing import SUBJECTS, Standing
from counterclaim.reading.actors.unlabelled import land_of_unlabelled
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.wires import carriers
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, is_quoted
from counterclaim.records import UNREAD, ActorKind, Span, Toponym
from counterclaim.records.located import Stretches
from counterclaim.records.span import overlap
from counterclaim.theatres import offices, terms
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import Word, slug, words_in

DEEDS = frozenset({
    "attack", "strike", "offensive", "assault", "shelling", "bombardment", "advance", "raid", "fire", "withdrawal",
    "retreat", "operation", "incursion", "drone", "missile", "shell",
})  # fmt: skip
"""Nouns for what somebody does, by whose being a subject nobody is one: "the RSF attack was broken"."""


STATELY = frozenset({"government", "military"})
"""Kinds of those who, where their words name a capital, are of its state."""
POSTS = frozenset({"ambassador", "coordinator"})
POSTED = frozenset({"to", "for", "in"})


class Scan:
    """One pass over one document."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.text = layers.text
        self.doc: Doc = layers.doc
        self.words: list[Word] = [
            word
            for section in layers.document.sections
            if section.kind not in UNREAD
            for word in words_in(self.text, section.span)
        ]
        self.composer = composer_for(layers.theatre, layers.document.published_day)
        self.lexicon: Lexicon = self.composer.lexicon
        dated = dateline_country(layers)
        self.context = Context(self.composer, home=home(layers), dated=dated, fought_in=fought_in(layers))
        self.context.wires = carriers(layers)
        own = layers.kept(land_of_unlabelled)
        self.context.unlabelled = own.countries[0] if own is not None else None
        self.cut: set[int] = set()
        """Where a phrase was cut because it goes too deep."""
        self._held: dict[tuple[str, str], tuple[str, Who]] = {}
        self.dateline = dateline(layers.text)
        self._sentences = [start for start, _ in numbered(self.doc)]
        starts = frozenset(s.start_char for s in self.doc.sents)
        self.beside = Beside(self.words, self.text, starts=starts, theatre=layers.theatre)
        self.meaning = Meaning(layers, self.context, self.beside, words=self.words, held=self._held)
        self.rivals = Rivals(layers, self.context, self.beside, self.words)
        self.contested: dict[Span, tuple[str, ...]] = {}
        """Words that several may be called by, where nothing tells who of them is meant, with their names."""

    def mentions(self) -> list[tuple[Span, Who]]:
        """Phrases, then persons, then organisations that nobody knows."""
        parser = Parser(self.lexicon, self.composer, self.words, self.text, self.layers.toponyms)
        phrases = parser.phrases()
        self.cut = parser.cut
        stately = (p for p in phrases if p.who is not None and p.entry is None and p.who.kind in STATELY)
        seats = Stretches(p.span(self.words) for p in stately)
        for town in self.layers.toponyms:
            if seats.touch(town.span) and slug(town.text) in capitals():
                continue  # "the ministry in Moscow": nothing happens there
            if town.country and town.place is not None and town.precision != "country" and town.role == "literal":
                number = bisect_right(self._sentences, town.start)
                self.context.towns.setdefault(number, set()).add(
                    land_held(town, self.layers.theatre, self.composer.day) or town.country
                )
                if town.relation not in {"from", "to"}:
                    self.context.local.setdefault(number, []).append(town)
                side = side_of_place(self.layers.theatre, town.country, town.name, self.composer.day)
                self.context.town_sides.setdefault(number, set()).add(side.side)
        for stage in stages(self.layers):
            self.context.stages.setdefault(bisect_right(self._sentences, stage.town.start), []).append(stage)
        located = [t.span for t in self.layers.toponyms if t.place is not None or self._beside_place(t)]
        persons = Persons(self.composer, self.context, words=self.words, text=self.text, doc=self.doc)
        named = PersonalNames(self.lexicon, words=self.words, text=self.text, doc=self.doc, places=located)
        names = named.names(phrases)
        ends = {name.span[0]: name.span[1] for name in names}
        phrases = [p for p in phrases if not self._begins_name(p, ends)]
        items = [Item(p) for p in phrases]
        for phrase in phrases:
            for key in self._offices_in(phrase):
                if phrase.who is not None:
                    self.context.ahead.setdefault(key, {})[phrase.who.id] = phrase.who
        for phrase in phrases:
            if phrase.who is not None and phrase.who.country:
                number = bisect_right(self._sentences, self.words[phrase.first].start)
                self.context.owned.setdefault(number, set()).add(phrase.who.country)
        self.context.by_name.update(o.id for p in phrases if self.beside.is_title(p) for o in p.bare)
        self._held |= {
            (term.office, entry.actor.id): (term.office, self.composer.known(entry.actor, resolution="office"))
            for entry in (p.entry for p in phrases)
            if entry is not None and entry.actor is not None and entry.actor.gender is not None
            for term in terms(entry.actor)
            if term.covers(self.layers.document.published_day)
        }
        ordered = Items(items, self.words)
        bodies = [(span, kind) for span, kind in runs(self.words, self.text) if self._is_read(span)]
        self._leave_parts(items, bodies)
        found: list[tuple[Span, Who]] = []
        at_name = 0
        for i, item in enumerate(items):
            start = self.words[item.phrase.first].start
            while at_name < len(names) and names[at_name].span[0] < start:
                found += persons.introduced(names[at_name], ordered, self.meaning.of)
                at_name += 1
            self._meet(item)
            if self._ends_name(item.phrase):
                item.who = None
            if item.who is not None and item.phrase.entry is None:
                self._share_office(items, i, item.who)
                item.who = persons.unless_former(item.phrase, item.who)
        for name in names[at_name:]:
            found += persons.introduced(name, ordered, self.meaning.of)
        taken = Stretches(span for span, _ in found)
        standing = Standing(self.layers, self.words)
        for item in items:
            if item.who is None or not item.keep:
                continue
            span = item.phrase.span(self.words)
            if not taken.touch(span) and standing.holds(item, span):
                forces = self._forces_of(item.who) if standing.as_forces(item, span) else None
                found.append((span, forces or item.who))
        met = [i.phrase.span(self.words) for i in items if i.phrase.entry is None or i.phrase.entry.actor is not None]
        places = [t.span for t in self.layers.toponyms]
        others = Stretches([*(span for span, _ in found), *met])
        found += [
            (span, of_owner(named_body(span, kind, self.text), span[1], self.text, self.composer))
            for span, kind in bodies
            if not others.touch(span)
        ]
        found += persons.organisations([*(span for span, _ in found), *met], places)
        others = Stretches([*(span for span, _ in found), *met, *places])
        told = (pair for pair in apposed(self.doc) if self._is_read(pair[0]) and not others.touch(pair[0]))
        found += [(span, named_body(span, kind, self.text)) for span, kind in told]
        found += persons.short_names([span for span, _ in found])
        return sorted(found, key=lambda pair: pair[0])

    def _forces_of(self, who: Who) -> Who | None:
        """The armed forces of a state that is a party."""
        parties = {code for party in self.composer.theatre.parties for code in party.countries}
        code = who.country if who.country in parties else None
        forces = self.composer.by_id(f"{code.lower()}:armed-forces") if code else None
        return replace(forces, resolution="description") if forces is not None else None

    def _is_read(self, span: Span) -> bool:
        """Whether words stand in a section that is read."""
        return any(s.kind not in UNREAD and s.start <= span[0] < s.end for s in self.layers.document.sections)

    def _leave_parts(self, items: Sequence[Item], bodies: Sequence[tuple[Span, ActorKind]]) -> None:
        """Leave out the descriptions that are a part of a body's name: "South Hospital", "Back Valley Nurses"."""
        named = Stretches(span for span, _ in bodies)
        for item in items:
            described = item.phrase.entry is not None and item.phrase.entry.description is not None
            if described and named.touch(item.phrase.span(self.words)):
                item.keep = False

    def _beside_place(self, town: Toponym) -> bool:
        """Whether a name that may be a place's, though nobody knows which, is joined to a place: "Dovha and Ruda"."""
        head = head_at(self.doc, town.span) if town.role == "literal" else None
        others = (o for o in head.conjuncts if o.idx < town.start) if head is not None else ()
        return any(t.place is not None for o in others for t in self.layers.toponyms_at.touching((o.idx, o.idx + 1)))

    def _begins_name(self, phrase: Phrase, ends: Mapping[int, int]) -> bool:
        """Whether a known person's name begins somebody else's: Johnson in "General Johnson Olony". `ends`: where names
        begin → where they end."""
        actor = phrase.entry.actor if phrase.entry is not None else None
        if actor is None or actor.gender is None:
            return False
        start, end = phrase.span(self.words)
        return ends.get(start, end) > end

    def _ends_name(self, phrase: Phrase) -> bool:
        """Whether a noun for a monitor is the last word of a name: "the Upper Land Rights Monitor"."""
        described = phrase.entry.description if phrase.entry is not None else None
        start = phrase.span(self.words)[0]
        if described is None or described.kind != "monitor" or self.layers.document.section_of(start) == "headline":
            return False
        here = self.words[phrase.first : phrase.last]
        before = self.words[max(0, phrase.first - 2) : phrase.first]
        joined = len(before) == 2 and before[1].capital and self.text[before[1].end : start] == " "
        return joined and all(word.capital for word in here) and (before[0].capital or before[0].key == "the")

    def _offices_in(self, phrase: Phrase) -> set[str]:
        """Ids of the offices that a phrase with an owner holds: the ministry in "health ministry in Gaza"."""
        if phrase.who is None:
            return set()
        if phrase.entry is None:
            return {phrase.who.office.split(":")[-1]} if phrase.who.office else set()
        if phrase.who.role == "person":
            return set()
        found = [
            self.lexicon.match(self.words[:last], first, self.text)
            for first in range(phrase.first, phrase.last)
            for last in range(first + 2, min(phrase.last, first + 4) + 1)
        ]
        return {o.id for p in found if p for e in p.of("office") for o in e.offices}

    def _share_office(self, items: Sequence[Item], at: int, who: Who) -> None:
        """Give the office to an adjective coordinated with its owner: "Ukrainian and Russian officials"."""
        before = items[at - 1] if at else None
        entry = before.phrase.entry if before else None
        if before is None or entry is None or entry.country is None or entry.form != "adjective" or who.office is None:
            return
        first, last = before.phrase.last, items[at].phrase.first
        office = self.composer.office(who.office.split(":")[-1])
        if office is None or last != first + 1 or self.words[first].key not in {"and", "or"}:
            return
        tail = self.text[self.words[items[at].phrase.first].end : self.words[items[at].phrase.last - 1].end]
        words = self.text[slice(*before.phrase.span(self.words))] + tail
        before.who = self.composer.of_country(entry.country, office, words=words)
        before.phrase = replace(before.phrase, who=before.who, entry=None)

    def _meet(self, item: Item) -> None:
        """Resolve a phrase with what the text has said before it, and remember it."""
        item.who = self.meaning.of(item.phrase)
        if item.who is None and item.phrase.alone is not None and item.phrase.land not in CROWNED:
            item.phrase = item.phrase.alone
            item.who = self.meaning.of(item.phrase)
        self._among_rivals(item)
        if item.who is None:
            return
        self.context.opened = self.context.opened or item.who
        self.context.sides.add(item.who.side.side)
        item.who = self.meaning.whose.ruling(item.who, self.meaning.sentence(item.phrase))
        item.who = self._posted(item.phrase, item.who)
        if item.phrase.entry is None and item.who.role == "person" and self.meaning.reigns(item.phrase):
            self.context.reigning = item.who
        entry = item.phrase.entry
        if overlap(item.phrase.span(self.words), self.dateline):
            return
        if entry is not None and entry.country is not None and entry.form in {"name", "capital"}:
            self.context.states.setdefault(self.meaning.sentence(item.phrase), set()).add(entry.country.code)
        entry_words = {w.key for w in self.words[item.phrase.first : item.phrase.last]}
        scorned = "regime" in entry_words
        if item.who.country and scorned:
            self.context.scorned.add(item.who.country)
        slur = item.who.id.endswith(":armed-forces") and not entry_words & army_words()
        called = scorned or (slur and self._is_epithet(item.phrase, item.who))
        if item.who.country and item.phrase.who is not None and item.who.kind != "media" and not called:
            self.context.countries.setdefault(self.meaning.sentence(item.phrase), set()).add(item.who.country)
        place = entry is not None and entry.country is not None
        if (
            not slur
            and not place
            and (item.phrase.who is not None or (item.phrase.bare and self.beside.after(item.phrase, OWN)))
        ):
            self.context.note(item.who)
            self.context.called[item.who.id] = self.words[item.phrase.last - 1].key
        if item.who.country and self._is_subject(item.phrase):
            self.context.acting, self.context.acting_at = item.who, self.meaning.sentence(item.phrase)
        body = item.who.stands_for if item.who.role == "spokesperson" and item.who.stands_for else item.who
        if body.role in {"body", "state"} and body.kind != "media" and self._is_subject(item.phrase):
            self.context.subject, self.context.subject_at = body, self.meaning.sentence(item.phrase)

    def _is_epithet(self, phrase: Phrase, who: Who) -> bool:
        """Whether the words name no land: who speaks of "the occupiers" is not of their state."""
        known = self.lexicon.actors.get(who.id)
        written = self.text[slice(*phrase.span(self.words))].casefold()
        return written in offices().fighting.enemies or (known is not None and written in known.epithets)

    def _posted(self, phrase: Phrase, who: Who) -> Who:
        """An ambassador or coordinator with the country or body that he is sent to in his name."""
        office = (who.office or "").rpartition(":")[2]
        at = phrase.last
        if office not in POSTS or not who.named or at + 1 >= len(self.words) or self.words[at].key not in POSTED:
            return who
        piece = self.lexicon.match(self.words, at + 1 + (self.words[at + 1].key == "the"), self.text)
        there = [e for e in (piece.entries if piece is not None else ()) if e.form == "name" or e.actor is not None]
        if piece is None or not there or self.text[self.words[at - 1].end : self.words[at].start] != " ":
            return who
        country = next((e.country.genitive for e in there if e.country is not None), None)
        where = country or next(e.actor.name for e in there if e.actor is not None)
        return replace(who, id=f"{who.id}:{slug(where)}", name=f"{who.name} {self.words[at].key} {where}")

    def _among_rivals(self, item: Item) -> None:
        """Remember who is called by an office with an owner, and what a party makes; leave who is called without an
        owner open where several may be."""
        sentence = self.meaning.sentence(item.phrase)
        made = self.rivals.install(item.phrase, item.who, sentence)
        if made is not None:
            item.who = made
        elif item.phrase.bare and not self.beside.after(item.phrase, OWN):
            item.who, several = self.rivals.settle(item.phrase, item.who, sentence)
            if several:
                item.who = open_one(item.phrase, self.words, self.text)
                self.contested[item.phrase.span(self.words)] = tuple(label(who) for who in several)
        elif item.who is not None:
            self.rivals.note(item.phrase, item.who, sentence)

    def _is_subject(self, phrase: Phrase) -> bool:
        head = head_at(self.doc, phrase.span(self.words))
        if head is not None and head.dep_ in {"compound", "nmod"} and head.head.lemma_.lower() not in DEEDS:
            head = head.head  # "the UN agency said"
        return head is not None and head.dep_ in SUBJECTS and not is_quoted(head)


@lru_cache(maxsize=1)
def army_words() -> frozenset[str]:
    """The words of what an army is called; "aggressors" of one are not "the army" that is spoken of next."""
    office = next(o for o in offices().offices if o.id == "armed-forces")
    own = (written for written in office.words if written not in offices().modifiers.anybodys)
    return frozenset(w.key for written in own for w in words_in(written)) | {"force"}
