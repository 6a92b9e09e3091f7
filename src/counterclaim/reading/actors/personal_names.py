"""Where persons are named: known ones in any spelling, those that the parser tagged, those with a title beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import cached_property, lru_cache

from spacy.tokens import Doc
from spacy.tokens import Span as Slice

from counterclaim.reading.actors.context import SHORT
from counterclaim.reading.actors.items import Name
from counterclaim.reading.actors.lexicon import Lexicon, joined
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.who import Who
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Span
from counterclaim.records.located import Located
from counterclaim.theatres import KnownActor, Theatre, offices
from counterclaim.theatres.spelling import Word, edits, is_abbreviation, keys_in, sound_of

PERSONAL = frozenset({"person", "spokesperson", "members"})
"""Roles of a phrase that may be somebody's title."""


class PersonalNames:
    """The names of persons in one text."""

    def __init__(self, lexicon: Lexicon, *, words: Sequence[Word], text: str, doc: Doc, places: Sequence[Span]) -> None:
        self.lexicon, self.words, self.text, self.doc = lexicon, words, text, doc
        self._titles = frozenset(offices().modifiers.titles)
        self._local_names = local_names(lexicon.theatre)
        tagged = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in {"GPE", "LOC", "FAC"}]
        self._places = Located(places, itself)
        self._placed = Located([*places, *tagged], itself)
        people = [e for e in doc.ents if e.label_ == "PERSON" and not is_abbreviation(keys_in(e.text))]
        self._entities = [e for e in people if not self._is_place(e)]
        self._persons = Located(((e.start_char, e.end_char) for e in self._entities), itself)

    def names(self, phrases: Sequence[Phrase]) -> list[Name]:
        """Every personal name: those the dictionary found and those the parser tagged, in text order."""
        covered: dict[int, Phrase] = {i: p for p in phrases for i in range(p.first, p.last)}
        found: list[Name] = []
        taken: set[int] = set()  # numbers of the words of names
        full = (p.entry for p in phrases if p.last - p.first > 1 and p.entry and not p.entry.short)
        in_full = {entry.actor.id for entry in full if entry.actor is not None}
        for phrase in phrases:
            actor = phrase.entry.actor if phrase.entry else None
            if actor is None or actor.gender is None or actor.plural or phrase.entry is None:
                continue
            first = phrase.first
            if self._in_place(phrase.span(self.words)):
                continue
            if phrase.entry.short or (phrase.last - phrase.first == 1 and len(keys_in(actor.name)) > 1):
                given = None if self._is_namesakes(phrase, actor, in_full) else self._given(phrase, actor)
                if given is None:
                    for i in range(phrase.first, phrase.last):
                        covered.pop(i, None)
                    continue
                first = given
            elif self._goes_on(phrase.last):
                continue  # "Kyaw Zaw Oo-Thein" is not Kyaw Zaw
            elif self._is_longer(phrase.last, covered):
                for i in range(phrase.first, phrase.last):
                    covered.pop(i, None)
                continue  # "Kyaw Zaw Oo" is not Kyaw Zaw
            found.append(Name(first, phrase.last, (self.words[first].start, self.words[phrase.last - 1].end), actor))
            taken.update(range(first, phrase.last))
        for entity in self._entities:
            name = self._tagged(entity.start_char, entity.end_char, covered)
            if name and taken.isdisjoint(range(name.first, name.last)):
                found.append(name)
                taken.update(range(name.first, name.last))
        for phrase in phrases:
            if phrase.entry is None and may_title(phrase, None):
                name = self._untagged(phrase, covered)
                if name and taken.isdisjoint(range(name.first, name.last)):
                    found.append(name)
                    taken.update(range(name.first, name.last))
        return sorted(found, key=lambda n: n.span)

    def _is_place(self, entity: Slice) -> bool:
        """Whether a tagged person is a town: it is one in this text, or to this theatre."""
        span = (entity.start_char, entity.end_char)
        return self._places.is_within(span) or entity.text.casefold() in self._local_names

    def _in_place(self, span: Span) -> bool:
        """Whether a family name is a part of a place's name here: Khan in Khan Younis."""
        return any(place != span for place in self._placed.around(span))

    def _is_namesakes(self, phrase: Phrase, actor: KnownActor, in_full: Container[str]) -> bool:
        """Whether a family name alone is that of somebody else, whom the text names in full and not the one known;
        `in_full` are the ids of the theatre's persons whom it does."""
        if actor.id in in_full:
            return False
        own = {key for name in (actor.name, *actor.aliases) for key in keys_in(name)[:-1]}
        others = self._families.get(self.words[phrase.last - 1].key, ())
        return any(not any(may_be(one, other) for one in given for other in own) for given in others)

    @cached_property
    def _families(self) -> dict[str, set[tuple[str, ...]]]:
        """Family name → the given names with which the parser tagged somebody, titles left out."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for entity in self._entities:
            keys = keys_in(entity.text.removesuffix("'s").removesuffix("’s"))
            if len(keys) > 1 and keys[0] not in self._titles:
                found.setdefault(keys[-1], set()).add(keys[:-1])
        return found

    def _untagged(self, phrase: Phrase, covered: dict[int, Phrase]) -> Name | None:
        """A name that the tagger missed: capitalised words right after a title, or set off from it by a comma."""
        for first, step, least in ((phrase.last, 1, 1), (self._before_comma(phrase), -1, 2)):
            at, run = first, list[int]()
            while 0 <= at < len(self.words) and at not in covered and self._named(at):
                if run and not touch(self.text, self.words, min(at, at - step), max(at, at - step)):
                    break
                run.append(at)
                at += step
            run = sorted(run)
            while run and self.words[run[0]].key in self._titles:
                run.pop(0)
            beside = touch(self.text, self.words, phrase.last - 1, phrase.last)
            tied = step < 0 or beside or comma(self.text, self.words, phrase.last - 1, phrase.last)
            if tied and least <= len(run) <= 4 and (len(run) > 1 or beside):
                span = (self.words[run[0]].start, self.words[run[-1]].end)
                return Name(run[0], run[-1] + 1, span, self._misspelt(run[0], run[-1] + 1))
        return None

    def _before_comma(self, phrase: Phrase) -> int:
        """The last word before "…, the [title]"; -1 where no comma stands there."""
        at = phrase.first - 1
        while at >= 0 and self.words[at].key in {"the", "a", "an", "regional", "local", "senior", "chief", "top"}:
            at -= 1
        return at if at >= 0 and comma(self.text, self.words, at, at + 1) else -1

    def _named(self, at: int) -> bool:
        word = self.words[at]
        token = head_at(self.doc, (word.start, word.end))
        if token is None or token.pos_ != "PROPN" or token.ent_type_ not in {"", "PERSON"}:
            return False
        located = self._places.touches((word.start, word.end))
        return word.text[0].isupper() and not word.text.isupper() and not located

    def _given(self, phrase: Phrase, actor: KnownActor) -> int | None:
        """Where the name begins if the words before a family name fit the person; None if they are another's."""
        if self._goes_on(phrase.last):
            return None
        first = phrase.first
        givens = {key for n in (actor.name, *actor.aliases) for key in keys_in(n)}
        while first > 0 and touch(self.text, self.words, first - 1, first):
            word = self.words[first - 1]
            if not word.capital or self._is_title(first - 1):
                break
            near = any(edits(word.key, given, most=2) <= (2 if len(given) > 5 else 1) for given in givens)
            if near or (len(word.key) == 1 and any(g.startswith(word.key) for g in givens)):
                first -= 1
                continue
            return None if self._same_entity(first - 1, first) else first
        following = phrase.last
        if (
            following < len(self.words)
            and touch(self.text, self.words, following - 1, following)
            and self._same_entity(following - 1, following)
        ):
            return None if self.words[following].capital and self.words[following].key != "s" else first
        return first

    def _goes_on(self, at: int) -> bool:
        """Whether a name of two parts with a hyphen follows a family name, which then is a given one: "Hassan
        Fadl-Qassir"."""
        if at + 1 >= len(self.words) or not touch(self.text, self.words, at - 1, at):
            return False
        hyphen = self.text[self.words[at].end : self.words[at + 1].start] == "-"
        return hyphen and self.words[at].capital and self.words[at + 1].capital

    def _is_longer(self, at: int, covered: Container[int]) -> bool:
        """Whether a name in full goes on at a word: to the tagger both are one name, the word is nobody else's."""
        if at in covered or not touch(self.text, self.words, at - 1, at) or not self._same_entity(at - 1, at):
            return False
        return self.words[at].capital and self.words[at].key != "s"

    def _is_title(self, at: int) -> bool:
        return self.words[at].key in self._titles or any(
            self.words[at].key in keys_in(w) for w in ("spokesman", "spokeswoman", "president", "minister")
        )

    def _same_entity(self, left: int, right: int) -> bool:
        return self._persons.is_within((self.words[left].start, self.words[right].end))

    def _tagged(self, start: int, end: int, covered: dict[int, Phrase]) -> Name | None:
        """A tagged person without the title words that the tagger took with it."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        beyond = bisect_left(self.words, end, key=lambda word: word.start)
        inside = [i for i in range(first, beyond) if self.words[i].end <= end]
        while inside and (inside[0] in covered or self.words[inside[0]].key in self._titles):
            if inside[0] in covered and covered[inside[0]].last - 1 >= inside[-1]:
                return None
            inside.pop(0)
        while inside and (self.words[inside[-1]].key == "s" or not self.words[inside[-1]].capital):
            inside.pop()
        if not inside or any(i in covered for i in inside):
            return None
        first, last = inside[0], inside[-1] + 1
        span = (self.words[first].start, self.words[last - 1].end)
        return Name(first, last, span, self._misspelt(first, last))

    def _misspelt(self, first: int, last: int) -> KnownActor | None:
        """The one person of the theatre whose name this is in another transliteration, given name included."""
        if last - first < 2:
            return None
        family = self.words[last - 1].key
        candidates = self.lexicon.persons_by_sound.get(sound_of(family), [])
        given = self.words[first].key
        fitting = {
            a.id: a
            for a in candidates
            for name in (a.name, *a.aliases)
            if len(keys_in(name)) > 1 and _alike(given, keys_in(name)[0])
            if len(family) > SHORT or len(keys_in(name)) == last - first  # Kyaw Swar Zaw is not Kyaw Zaw
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def may_title(phrase: Phrase, who: Who | None) -> bool:
    """Whether a phrase may be somebody's title; `who` is whom it turned out to mean."""
    if phrase.who is not None:
        return (who or phrase.who).role in PERSONAL
    return any(o.role in PERSONAL for o in phrase.bare) or (phrase.outer is not None)


def touch(text: str, words: Sequence[Word], left: int, right: int) -> bool:
    """Whether two neighbouring words, by their numbers, can belong to one name."""
    return right < len(words) and joined(text, words[left], words[right])


def comma(text: str, words: Sequence[Word], left: int, right: int) -> bool:
    """Whether a comma, and nothing but quotation marks with it, stands between two neighbouring words."""
    if right != left + 1 or right >= len(words):
        return False
    return text[words[left].end : words[right].start].strip(" \"'”’\n") == ","


@lru_cache(maxsize=32)
def local_names(theatre: Theatre) -> frozenset[str]:
    """The names of a theatre's own places, case folded."""
    return frozenset(n.casefold().removeprefix("the ") for p in theatre.places for n in (p.name, *p.aliases))


def itself(span: Span) -> Span:
    """The span that is its own place."""
    return span


def _alike(a: str, b: str) -> bool:
    """Whether two given names are one in two spellings: same sound, or one or two letters apart."""
    return sound_of(a) == sound_of(b) or edits(a, b, most=2) <= (2 if min(len(a), len(b)) > 5 else 1)


def may_be(a: str, b: str) -> bool:
    """Whether two given names may be one, or one the other's initial."""
    return _alike(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])
