"""Every mention of an actor, in text order, as far as text and theatre tell who is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from counterclaim.reading.actors.composing import Who, composer_for
from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.home import fought_in, home
from counterclaim.reading.actors.introductions import introduced
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.persons import Item, Items, Persons
from counterclaim.reading.actors.phrases import DEEPEST, Parser, Phrase
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import UNREAD, Actor, Issue, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres import Office, offices, terms
from counterclaim.theatres.spelling import Word, slug, words_in

VERSION = "3"
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "no"})
HIS = frozenset({"his", "her", "my"})
OWN = frozenset({"its", "their"})
REGION = re.compile(r"\s?(?:region|oblast|province|governorate|state)\b", re.I)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


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
        found = replace(layers, mentions=tuple(actor_of(who, span) for span, who in scan.mentions()))
        return replace(layers, mentions=introduced(found)).with_issues(*map(_too_deep, sorted(scan.cut)))


@lru_cache(maxsize=1)
def data_digest() -> str:
    """Digest of everything that actors are read with: all theatres and the world's tables."""
    from counterclaim.records import digest
    from counterclaim.theatres import available, countries, load

    theatres = [load(t).digest for t in available()]
    return digest(theatres, offices(), list(countries().values()))[:16]


def actor_of(who: Who, span: Span) -> Actor:
    """A mention as the record of the contract."""
    return Actor(
        id=who.id, name=who.name, side=who.side.side, aligned_with=who.side.aligned_with, kind=who.kind,
        named=who.named, span=span, resolution=who.resolution,
    )  # fmt: skip


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

    def mentions(self) -> list[tuple[Span, Who]]:
        """Phrases, then persons, then organisations that nobody knows."""
        for town in self.layers.toponyms:
            if town.country and town.place is not None and town.precision != "country" and town.role == "literal":
                number = bisect_right(self._sentences, town.start)
                self.context.towns.setdefault(number, set()).add(town.country)
        parser = Parser(self.lexicon, self.composer, self.words, self.text, self.layers.toponyms)
        phrases = parser.phrases()
        self.cut = parser.cut
        located = [t.span for t in self.layers.toponyms if t.place is not None]
        persons = Persons(self.composer, self.context, words=self.words, text=self.text, doc=self.doc, places=located)
        items = [Item(p) for p in phrases]
        for phrase in phrases:
            for key in self._offices_in(phrase):
                if phrase.who is not None:
                    self.context.ahead.setdefault(key, {})[phrase.who.id] = phrase.who
        self._held = {
            (term.office, entry.actor.id): (term.office, self.composer.known(entry.actor, resolution="office"))
            for entry in (p.entry for p in phrases)
            if entry is not None and entry.actor is not None and entry.actor.gender is not None
            for term in terms(entry.actor)
            if term.covers(self.layers.document.published_day)
        }
        ordered = Items(items, self.words)
        names = persons.names(phrases)
        found: list[tuple[Span, Who]] = []
        at_name = 0
        for i, item in enumerate(items):
            start = self.words[item.phrase.first].start
            while at_name < len(names) and names[at_name].span[0] < start:
                found += persons.introduced(names[at_name], ordered, self._resolved)
                at_name += 1
            self._meet(item)
            if item.who is not None and item.phrase.entry is None:
                self._share_office(items, i, item.who)
                item.who = persons.unless_former(item.phrase, item.who)
        for name in names[at_name:]:
            found += persons.introduced(name, ordered, self._resolved)
        taken = Stretches(span for span, _ in found)
        for item in items:
            if item.who is None or not item.keep:
                continue
            span = item.phrase.span(self.words)
            if not taken.touch(span) and self._stands(item, span):
                found.append((span, item.who))
        met = [i.phrase.span(self.words) for i in items if i.phrase.entry is None or i.phrase.entry.actor is not None]
        places = [t.span for t in self.layers.toponyms]
        found += persons.organisations([*(span for span, _ in found), *met], places)
        found += persons.short_names([span for span, _ in found])
        return sorted(found, key=lambda pair: pair[0])

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
        if item.who is None:
            return
        entry = item.phrase.entry
        if entry is not None and entry.country is not None and entry.form in {"name", "capital"}:
            self.context.states.setdefault(self._sentence(item.phrase), set()).add(entry.country.code)
        if item.who.country and item.phrase.who is not None and item.who.kind != "media":
            self.context.countries.setdefault(self._sentence(item.phrase), set()).add(item.who.country)
        if item.phrase.who is not None or (item.phrase.bare and self._after(item.phrase, OWN)):
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
            if phrase.who.office == "ministry":
                return self.context.ministry_of(phrase.who.country) or phrase.who
            return phrase.who
        start, end = phrase.span(self.words)
        if phrase.bare and (self._after(phrase, HIS) or self._has_owner(phrase)):
            return None
        if phrase.bare and phrase.outer is None and self._after(phrase, OWN):
            return self.context.own(phrase.bare, words=self.text[start:end], sentence=self._sentence(phrase))
        if phrase.bare and (phrase.outer is not None or not self._indefinite(phrase)):
            words = self.text[start:end]
            meant = self.context.office_meant(phrase.bare, phrase.outer, words=words, sentence=self._sentence(phrase))
            if meant is not None and self._of_elsewhere(meant, phrase):
                return None
            meant = meant or self._holder(phrase.bare, start)
            if meant is not None:
                return meant
        if phrase.entry is not None and phrase.entry.description is not None:
            return replace(self.composer.described(phrase.entry.description), name=self.text[start:end])
        return None

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

    def _has_owner(self, phrase: Phrase) -> bool:
        """Whether "of …" follows a spokesman: he is of somebody whom the dictionary does not know."""
        speaks = all(o.role == "spokesperson" for o in phrase.bare)
        after = self.words[phrase.last] if phrase.last < len(self.words) else None
        return (
            speaks
            and after is not None
            and after.key in {"of", "for"}
            and after.start - phrase.span(self.words)[1] == 1
        )

    def _indefinite(self, phrase: Phrase) -> bool:
        return self._after(phrase, INDEFINITE)

    def _after(self, phrase: Phrase, keys: frozenset[str]) -> bool:
        """Whether one of the words stands before the phrase, adjectives between them left out."""
        at = phrase.first - 1
        while at > 0 and self.words[at].key in offices().modifiers.fillers:
            at -= 1
        return at >= 0 and self.words[at].key in keys

    def _sentence(self, phrase: Phrase) -> int:
        return bisect_right(self._sentences, self.words[phrase.first].start)

    def _stands(self, item: Item, span: Span) -> bool:
        """Whether the words are an actor here: a country's name mostly is a place, its adjective no actor at all."""
        entry = item.phrase.entry
        head = head_at(self.doc, span)
        if entry is None:
            return True
        if entry.country is None:
            return entry.description is None or head is None or _is_noun(head)
        if head is None or entry.form == "adjective" or self._dateline(item.phrase):
            return False
        roles = {t.role for t in self.layers.toponyms_at.touching(span)}
        if "metonym" in roles:
            return True
        subject = _acts(head)
        if entry.form == "people":
            return subject and self._after_article(item.phrase)
        if roles:
            return subject and (entry.form == "capital" or "literal" not in roles)
        return subject and entry.form in {"name", "capital"}

    def _dateline(self, phrase: Phrase) -> bool:
        start, end = phrase.span(self.words)
        opens = start == 0 or self.text[start - 1] == "\n"
        return (
            opens
            and self.text[start:end].isupper()
            and self.text[end : end + 2].lstrip()[:1] in {",", "(", "-", "–", "—"}
        )

    def _after_article(self, phrase: Phrase) -> bool:
        return phrase.first > 0 and self.words[phrase.first - 1].key == "the"


def _too_deep(at: int) -> Issue:
    message = f"More than {DEEPEST} offices hang on each other before this; they were not read as one."
    return Issue(code="offices-too-deep", span=(at, at + 1), message=message)


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "X"} and token.dep_ not in {"compound", "amod"}


def _acts(token: Token) -> bool:
    """Whether the word is the subject of a verb that only an actor can be the subject of, or that verb's agent."""
    top = token
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    speaking = speaking_lemmas()
    if top.dep_ in SUBJECTS:
        return top.head.lemma_.lower() in speaking
    return top.dep_ == "pobj" and top.head.dep_ == "agent"


@lru_cache(maxsize=1)
def speaking_lemmas() -> frozenset[str]:
    """Lemmas of verbs whose subject is somebody who acts."""
    return frozenset(offices().modifiers.speaking)
