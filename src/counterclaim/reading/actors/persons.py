"""Whom the names of persons mean: known ones, those introduced before, unknown ones by the title beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.context import SHORT, Context
from counterclaim.reading.actors.items import Item, Items, Name
from counterclaim.reading.actors.lexicon import BEFORE_FAMILY
from counterclaim.reading.actors.organisations import organisations
from counterclaim.reading.actors.personal_names import PERSONAL, comma, itself, local_names, may_be, may_title, touch
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.siding import Side
from counterclaim.reading.actors.who import Who
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import ActorKind, Span
from counterclaim.records.located import Located, Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import Word, keys_in, slug


class Persons:
    """The persons and unknown organisations of one text."""

    def __init__(self, composer: Composer, context: Context, *, words: Sequence[Word], text: str, doc: Doc) -> None:
        self.composer, self.context = composer, context
        self.words, self.text, self.doc = words, text, doc
        self._titles = frozenset(offices().modifiers.titles)
        self._former = frozenset(offices().modifiers.former)
        self._ents = tuple(doc.ents)
        self._local_names = local_names(composer.theatre)
        self._longer = Located(((e.start_char, e.end_char) for e in self._ents if len(e) > 1), itself)

    def introduced(self, name: Name, items: Items, resolved: Callable[[Phrase], Who | None]) -> list[tuple[Span, Who]]:
        """Who a name means: the theatre's person, one introduced before, or a new one known by title.

        Nothing for a single word without a title that the tagger took for a person: mostly it is a place.
        """
        for item in items.at(name.span):
            item.keep = False
        before, apposed = self._title(name, items)
        title = before or apposed
        titled = (title.who or resolved(title.phrase)) if title else None
        if before:
            before.keep = False
        written = self.text[name.span[0] : name.span[1]]
        if name.known is not None:
            who = self.composer.known(name.known)
        else:
            met = self.context.person(self.words[name.last - 1].key)
            family = self._is_family(name, met)
            if met is None and title is None and family:
                return []
            same = met is not None and (family or self._may_name(name, met))
            who = met if met is not None and same else self._unknown(written, title, titled)
        if apposed and not before and (titled is None or titled.role in PERSONAL):
            apposed.who = replace(who, resolution="office")
        self.context.introduce(who, written)
        self.context.note(who)
        return [(name.span, who)]

    def unless_former(self, phrase: Phrase, who: Who) -> Who:
        """Who left an office holds it no more: "former Ukrainian president" is not the president."""
        if phrase.first == 0 or self.words[phrase.first - 1].key not in self._former or who.role not in PERSONAL:
            return who
        if not touch(self.text, self.words, phrase.first - 1, phrase.first):
            return who  # "the town has fallen. Kinshasa's ambassador"
        start, end = phrase.span(self.words)
        side = who.side if who.side.side == "third-party" else Side(None)
        return Who(
            id=f"text:{slug('former ' + self.text[start:end])}", name=f"former {self.text[start:end]}", kind=who.kind,
            side=side, resolution="description", role="person", named=False, country=who.country,
        )  # fmt: skip

    def short_names(self, taken: Sequence[Span]) -> list[tuple[Span, Who]]:
        """Family names alone of persons that the text introduced, where the parser did not see a person."""
        found: list[tuple[Span, Who]] = []
        others = Stretches(taken)
        for word in self.words:
            who = self.context.person(word.key) if word.capital and len(word.key) > 2 else None
            if who is None or who.role != "person" or self._longer.is_within((word.start, word.end)):
                continue
            if not others.touch((word.start, word.end)):
                found.append(((word.start, word.end), who))
        return found

    def organisations(self, taken: Sequence[Span], places: Sequence[Span]) -> list[tuple[Span, Who]]:
        """Organisations that the parser tagged and nobody knows."""
        local = {self.text[slice(*p)].casefold() for p in places} | self._local_names
        return organisations(self._ents, self.text, self.context, taken=taken, local=local)

    def _unknown(self, written: str, title: Item | None, titled: Who | None) -> Who:
        office = title.phrase.bare[0] if title and title.phrase.bare else None
        kind: ActorKind = titled.kind if titled else office.kind if office else "unknown"
        body = titled.stands_for if titled else None
        return Who(
            id=f"text:{slug(written)}", name=" ".join(written.split()), kind=body.kind if body else kind,
            side=titled.side if titled else Side(None), resolution="name", role="person",
            country=titled.country if titled else None,
            office=titled.office if titled else (office.id if office else None),
            gender=self._gender(title),
        )  # fmt: skip

    def _gender(self, title: Item | None) -> str | None:
        if title is None:
            return None
        keys = {self.words[i].key for i in range(max(0, title.phrase.first - 1), title.phrase.last)}
        return next((g for g, words in offices().genders.items() if keys & set(words)), None)

    def _title(self, name: Name, items: Items) -> tuple[Item | None, Item | None]:
        """The phrase that stands right before a name, and one set off by a comma before or after it."""
        before = apposed = None
        first = name.first
        words, text = self.words, self.text
        while first > 0 and words[first - 1].key in self._titles and touch(text, words, first - 1, first):
            first -= 1
        person = head_at(self.doc, name.span)
        sentence = person.sent if person is not None else self.doc[0:0]
        around = (sentence.start_char, sentence.end_char) if len(sentence) else name.span
        for item in items.beside(first - 1, name.last + 3, around):
            phrase = item.phrase
            if not may_title(phrase, item.who):
                continue
            if phrase.last in {first, name.first} or first <= phrase.first < phrase.last <= name.first:
                if touch(text, words, phrase.last - 1, phrase.last) or phrase.first >= first:
                    before = item
            elif (phrase.last <= name.first and comma(text, words, phrase.last - 1, first)) or self._apposition(
                phrase, person
            ):
                apposed = apposed or item
            elif name.last <= phrase.first <= name.last + 3 and comma(text, words, name.last - 1, name.last):
                between = self.text[self.words[name.last].start : self.words[phrase.first].start]
                if not set(between) & set(',.;:\n"'):
                    apposed = apposed or item
        return before, apposed

    def _apposition(self, phrase: Phrase, person: Token | None) -> bool:
        """Whether the parser has one as the apposition of the other: "the head of the town, X"."""
        title = head_at(self.doc, phrase.span(self.words))
        if title is None or person is None or title.sent != person.sent:
            return False
        return (person.dep_ == "appos" and person.head == title) or (title.dep_ == "appos" and title.head == person)

    def _is_family(self, name: Name, met: Who | None) -> bool:
        """Whether a name is a family name alone, with particles at most that somebody met has too: "de Blasio"."""
        before = {word.key for word in self.words[name.first : name.last - 1]}
        if met is not None and "-" in self.text[name.span[0] : name.span[1]]:
            written = keys_in(self.text[name.span[0] : name.span[1]])
            if written == keys_in(met.name)[-len(written) :]:
                return True
        return not before or (met is not None and before <= BEFORE_FAMILY and before <= {*keys_in(met.name)})

    def _may_name(self, name: Name, who: Who) -> bool:
        """Whether a name in full may be that of somebody met with its family name: they share a name or an initial.

        Two of one family are two: a president's daughter is not the president.
        """
        written = [word.key for word in self.words[name.first : name.last - 1]]
        his = keys_in(who.name)[:-1]
        if len(self.words[name.last - 1].key) <= SHORT and his:  # there are many of them: Zaw, Tun
            return {*written} <= {*his}
        return not his or any(may_be(one, other) for one in written for other in his)
