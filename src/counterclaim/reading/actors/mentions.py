"""Every mention of an actor, in text order, as far as text and theatre tell who is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from counterclaim.reading.actors.beside import Beside
from counterclaim.reading.actors.common_nouns import taken_up
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.context import FAMILY_OF, Context
from counterclaim.reading.actors.home import fought_in, home
from counterclaim.reading.actors.introductions import introduced
from counterclaim.reading.actors.items import Item, Items
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.personal_names import PersonalNames
from counterclaim.reading.actors.persons import Persons
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.phrases import DEEPEST, Parser
from counterclaim.reading.actors.reasons import changed_sides, of_common_noun, of_mention, of_unit
from counterclaim.reading.actors.siding import side_of_place
from counterclaim.reading.actors.standing import SUBJECTS, Standing
from counterclaim.reading.actors.units import units_in, with_units
from counterclaim.reading.actors.who import Who, actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import UNREAD, Issue, Reason, ReasonKey, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres import Office, countries, offices, terms
from counterclaim.theatres.spelling import Word, slug, words_in

VERSION = "6"
HIS = frozenset({"his", "her", "my"})
OWN = frozenset({"its", "their"})
REGION = re.compile(r"\s?(?:region|oblast|province|governorate|state)\b", re.I)


class Mentions:
    """Names, offices, nationalities, states that stand for governments, and descriptions."""

    NAME = "mentions"
    VERSION = VERSION
    NEEDS = ("document", "syntax", "theatre", "toponyms")
    SETS = ("mentions",)

    @property
    def digest(self) -> str:
        """Digest of the world's tables; each theatre's own digest is part of the theatre layer."""
        return data_digest()

    def __call__(self, layers: Layers) -> Layers:
        """The layers with every mention."""
        scan = Scan(layers)
        named = scan.mentions()
        found = replace(layers, mentions=tuple(actor_of(who, span) for span, who in named))
        units = units_in(found)
        found = replace(layers, mentions=with_units(found.mentions, units))
        told = changed_sides(found.mentions, mentions := introduced(found))
        found = replace(layers, mentions=mentions)
        taken = replace(layers, mentions=taken_up(found))
        again = introduced(taken)  # by what a common noun means: "the regime's spokesman, X"
        told |= changed_sides(taken.mentions, again)
        done = replace(layers, mentions=again).with_issues(*map(_too_deep, sorted(scan.cut)))
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {("mention", unit.span): of_unit(unit) for unit in units}
        kept = {m.span for m in mentions}
        for span, who in named:
            if span in kept and ("mention", span) not in reasons:
                by_name, by_side = of_mention(who, scan.composer)
                reasons["mention", span] = (by_name, told.get(span, by_side))
        before = set(mentions)
        reasons |= {("mention", m.span): of_common_noun(m) for m in taken.mentions if m not in before}
        return done.with_reasons(reasons)


@lru_cache(maxsize=1)
def data_digest() -> str:
    """Digest of everything that actors are read with: all theatres and the world's tables."""
    from counterclaim.records import digest
    from counterclaim.theatres import available, load

    theatres = [load(t).digest for t in available()]
    return digest(theatres, offices(), list(countries().values()))[:16]


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
        self.context = Context(self.composer, home=home(layers), fought_in=fought_in(layers))
        self.cut: set[int] = set()
        """Where a phrase was cut because it goes too deep."""
        self._held: dict[tuple[str, str], tuple[str, Who]] = {}
        self._sentences = [s.start_char for s in self.doc.sents]
        self._ends = [s.end_char for s in self.doc.sents]
        self.beside = Beside(self.words, self.text, starts=frozenset(self._sentences), theatre=layers.theatre)

    def mentions(self) -> list[tuple[Span, Who]]:
        """Phrases, then persons, then organisations that nobody knows."""
        for town in self.layers.toponyms:
            if town.country and town.place is not None and town.precision != "country" and town.role == "literal":
                number = bisect_right(self._sentences, town.start)
                self.context.towns.setdefault(number, set()).add(town.country)
                if town.relation not in {"from", "to"}:
                    self.context.local.setdefault(number, []).append(town)
                side = side_of_place(self.layers.theatre, town.country, town.name, self.composer.day)
                self.context.town_sides.setdefault(number, set()).add(side.side)
        parser = Parser(self.lexicon, self.composer, self.words, self.text, self.layers.toponyms)
        phrases = parser.phrases()
        self.cut = parser.cut
        located = [t.span for t in self.layers.toponyms if t.place is not None]
        persons = Persons(self.composer, self.context, words=self.words, text=self.text, doc=self.doc)
        items = [Item(p) for p in phrases]
        for phrase in phrases:
            for key in self._offices_in(phrase):
                if phrase.who is not None:
                    self.context.ahead.setdefault(key, {})[phrase.who.id] = phrase.who
        self.context.by_name.update(o.id for p in phrases if self.beside.is_title(p) for o in p.bare)
        self._held = {
            (term.office, entry.actor.id): (term.office, self.composer.known(entry.actor, resolution="office"))
            for entry in (p.entry for p in phrases)
            if entry is not None and entry.actor is not None and entry.actor.gender is not None
            for term in terms(entry.actor)
            if term.covers(self.layers.document.published_day)
        }
        ordered = Items(items, self.words)
        named = PersonalNames(self.lexicon, words=self.words, text=self.text, doc=self.doc, places=located)
        names = named.names(phrases)
        found: list[tuple[Span, Who]] = []
        at_name = 0
        for i, item in enumerate(items):
            start = self.words[item.phrase.first].start
            while at_name < len(names) and names[at_name].span[0] < start:
                found += persons.introduced(names[at_name], ordered, self._resolved)
                at_name += 1
            self._meet(item)
            if self._ends_name(item.phrase):
                item.who = None
            if item.who is not None and item.phrase.entry is None:
                self._share_office(items, i, item.who)
                item.who = persons.unless_former(item.phrase, item.who)
        for name in names[at_name:]:
            found += persons.introduced(name, ordered, self._resolved)
        taken = Stretches(span for span, _ in found)
        standing = Standing(self.layers, self.words)
        for item in items:
            if item.who is None or not item.keep:
                continue
            span = item.phrase.span(self.words)
            if not taken.touch(span) and standing.holds(item, span):
                found.append((span, item.who))
        met = [i.phrase.span(self.words) for i in items if i.phrase.entry is None or i.phrase.entry.actor is not None]
        places = [t.span for t in self.layers.toponyms]
        found += persons.organisations([*(span for span, _ in found), *met], places)
        found += persons.short_names([span for span, _ in found])
        return sorted(found, key=lambda pair: pair[0])

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
        item.who = self._resolved(item.phrase)
        if item.who is None and item.phrase.alone is not None:
            item.phrase = item.phrase.alone
            item.who = self._resolved(item.phrase)
        if item.who is None:
            return
        item.who = self.context.ruling(item.who, self._sentence(item.phrase))
        entry = item.phrase.entry
        if entry is not None and entry.country is not None and entry.form in {"name", "capital"}:
            self.context.states.setdefault(self._sentence(item.phrase), set()).add(entry.country.code)
        if item.who.country and item.phrase.who is not None and item.who.kind != "media":
            self.context.countries.setdefault(self._sentence(item.phrase), set()).add(item.who.country)
        entry_words = {w.key for w in self.words[item.phrase.first : item.phrase.last]}
        slur = item.who.id.endswith(":armed-forces") and not entry_words & army_words()
        place = entry is not None and entry.country is not None
        if (
            not slur
            and not place
            and (item.phrase.who is not None or (item.phrase.bare and self.beside.after(item.phrase, OWN)))
        ):
            self.context.note(item.who)
        if item.who.role in {"body", "state"} and item.who.kind != "media" and self._is_subject(item.phrase):
            self.context.subject, self.context.subject_at = item.who, self._sentence(item.phrase)

    def _is_subject(self, phrase: Phrase) -> bool:
        head = head_at(self.doc, phrase.span(self.words))
        if head is not None and head.dep_ in {"compound", "nmod"}:  # "the UN agency said"
            head = head.head
        return head is not None and head.dep_ in SUBJECTS

    def _resolved(self, phrase: Phrase) -> Who | None:
        if phrase.who is not None:
            if phrase.who.office in FAMILY_OF:
                return self.context.last_of(phrase.who.office, phrase.who.country) or phrase.who
            return phrase.who
        start, end = phrase.span(self.words)
        if phrase.bare and (self.beside.after(phrase, HIS) or self.beside.has_owner(phrase)):
            return None
        if phrase.bare and self.beside.after(phrase, frozenset(offices().modifiers.rival)):
            return None
        if phrase.bare and phrase.outer is None and self.beside.after(phrase, OWN):
            if self.context.subject_at != self._sentence(phrase) and self._has_subject(start):
                return None
            return self.context.own(phrase.bare, words=self.text[start:end], sentence=self._sentence(phrase))
        named = phrase.bare and self.beside.is_named_otherwise(phrase)
        if phrase.bare and not named and (phrase.outer is not None or not self.beside.indefinite(phrase)):
            words = self.text[start:end]
            meant = self.context.office_meant(
                phrase.bare, phrase.outer, words=words, sentence=self._sentence(phrase),
                indefinite=self.beside.indefinite(phrase),
            )  # fmt: skip
            if meant is not None and self._of_elsewhere(meant, phrase):
                return None
            meant = meant or self._holder(phrase.bare, start)
            if meant is not None:
                return meant
        if phrase.entry is not None and phrase.entry.description is not None:
            return replace(self.composer.described(phrase.entry.description), name=self.text[start:end])
        return None

    def _has_subject(self, at: int) -> bool:
        """Whether a noun is the subject of the words before `at` in their sentence: whose "its" then is."""
        token = head_at(self.doc, (at, at + 1))
        if token is None:
            return False
        return any(t.dep_ in SUBJECTS and t.pos_ in {"NOUN", "PROPN"} for t in self.doc[token.sent.start : token.i])

    def _holder(self, several: Sequence[Office], at: int) -> Who | None:
        """Whom an office alone in a headline means: the only person named below it who holds such an office."""
        if self.layers.document.section_of(at) != "headline":
            return None
        ids = {o.id for o in several if o.role == "person" and o.id != "leader"}
        ends = tuple(f"-{i}" for i in ids)
        held = {
            w.id: w for office, w in self._held.values() if any(p in ids or p.endswith(ends) for p in office.split(":"))
        }
        return next(iter(held.values())) if len(held) == 1 else None

    def _of_elsewhere(self, who: Who, phrase: Phrase) -> bool:
        """Whether the sentence is about another region than that of the local office met last."""
        office, _, place = (who.office or "").partition(":")
        if not place or all(o.id != office or not o.local for o in phrase.bare):
            return False
        here = bisect_right(self._ends, phrase.span(self.words)[0])
        towns = self.layers.toponyms_at.beginning_in((self._sentences[here], self._ends[here]))
        regions = [slug(t.name or t.text) for t in towns if REGION.match(self.text, t.end) or REGION.search(t.text)]
        return bool(regions) and not any(place in r or r in place for r in regions)

    def _sentence(self, phrase: Phrase) -> int:
        return bisect_right(self._sentences, self.words[phrase.first].start)


def _too_deep(at: int) -> Issue:
    message = f"More than {DEEPEST} offices hang on each other before this; they were not read as one."
    return Issue(code="offices-too-deep", span=(at, at + 1), message=message)


@lru_cache(maxsize=1)
def army_words() -> frozenset[str]:
    """The words of what an army is called; "aggressors" of one are not "the army" that is spoken of next."""
    office = next(o for o in offices().offices if o.id == "armed-forces")
    return frozenset(w.key for written in office.words for w in words_in(written)) | {"force"}
