"""Persons by name: known ones in any spelling, unknown ones by the title before them; unknown organisations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Slice

from counterclaim.reading.actors.composing import Composer, Who
from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.lexicon import joined
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.actors.siding import THIRD, Side, side_of_kind
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import ActorKind, Span
from counterclaim.records.located import Located, Stretches
from counterclaim.theatres import KnownActor, Theatre, offices
from counterclaim.theatres.spelling import Word, edits, keys_in, slug, sound_of

PERSONAL = frozenset({"person", "spokesperson", "members"})
"""Roles of a phrase that may be somebody's title."""
ORGANISATION = 2
"""Fewest words of an organisation that nobody knows; a single one is mostly a product or a typing error."""


@dataclass(slots=True)
class Item:
    """A phrase of the dictionary as it was met in the text, with who it turned out to mean."""

    phrase: Phrase
    who: Who | None = None
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the text: words `first` to `last`, and whom the theatre knows by it."""

    first: int
    last: int
    span: Span
    known: KnownActor | None


class Items:
    """The phrases of one text in their order, to be asked for those at some words."""

    def __init__(self, items: Sequence[Item], words: Sequence[Word]) -> None:
        self._at = Located(items, lambda item: item.phrase.span(words))
        self._words = words

    def at(self, span: Span) -> list[Item]:
        """Those that share a code point with `span`."""
        return self._at.touching(span)

    def beside(self, first: int, last: int, sentence: Span) -> list[Item]:
        """Those at the words numbered `first` to `last`, and in the sentence."""
        first, last = max(first, 0), min(last, len(self._words) - 1)
        return self._at.touching((self._words[first].start, self._words[last].end), sentence)


class Persons:
    """The persons and unknown organisations of one text."""

    def __init__(
        self,
        composer: Composer,
        context: Context,
        *,
        words: Sequence[Word],
        text: str,
        doc: Doc,
        places: Sequence[Span],
    ) -> None:
        self.lexicon, self.composer, self.context = composer.lexicon, composer, context
        self.words, self.text, self.doc = words, text, doc
        self._titles = frozenset(offices().modifiers.titles)
        self._former = frozenset(offices().modifiers.former)
        self._ents = tuple(doc.ents)
        self._local_names = local_names(composer.theatre)
        tagged = [(e.start_char, e.end_char) for e in self._ents if e.label_ in {"GPE", "LOC", "FAC"}]
        self._places = Located(places, itself)
        self._placed = Located([*places, *tagged], itself)
        self._entities = [e for e in self._ents if e.label_ == "PERSON" and not self._is_place(e)]
        self._persons = Located(((e.start_char, e.end_char) for e in self._entities), itself)
        self._longer = Located(((e.start_char, e.end_char) for e in self._ents if len(e) > 1), itself)

    def _is_place(self, entity: Slice) -> bool:
        """Whether a tagged person is a town: it is one in this text, or to this theatre."""
        span = (entity.start_char, entity.end_char)
        return self._places.is_within(span) or entity.text.casefold() in self._local_names

    def _in_place(self, span: Span) -> bool:
        """Whether a family name is a part of a place's name here: Khan in Khan Younis."""
        return any(place != span for place in self._placed.around(span))

    def names(self, phrases: Sequence[Phrase]) -> list[Name]:
        """Every personal name: those the dictionary found and those the parser tagged, in text order."""
        covered: dict[int, Phrase] = {i: p for p in phrases for i in range(p.first, p.last)}
        found: list[Name] = []
        taken: set[int] = set()  # numbers of the words of names
        for phrase in phrases:
            actor = phrase.entry.actor if phrase.entry else None
            if actor is None or actor.gender is None or actor.plural or phrase.entry is None:
                continue
            first = phrase.first
            if self._in_place(phrase.span(self.words)):
                continue
            if phrase.entry.short or (phrase.last - phrase.first == 1 and len(keys_in(actor.name)) > 1):
                given = self._given(phrase, actor)
                if given is None:
                    for i in range(phrase.first, phrase.last):
                        covered.pop(i, None)
                    continue
                first = given
            found.append(Name(first, phrase.last, (self.words[first].start, self.words[phrase.last - 1].end), actor))
            taken.update(range(first, phrase.last))
        for entity in self._entities:
            name = self._tagged(entity.start_char, entity.end_char, covered)
            if name and taken.isdisjoint(range(name.first, name.last)):
                found.append(name)
                taken.update(range(name.first, name.last))
        for phrase in phrases:
            if phrase.entry is None and self._may_title(phrase, None):
                name = self._untagged(phrase, covered)
                if name and taken.isdisjoint(range(name.first, name.last)):
                    found.append(name)
                    taken.update(range(name.first, name.last))
        return sorted(found, key=lambda n: n.span)

    def _untagged(self, phrase: Phrase, covered: dict[int, Phrase]) -> Name | None:
        """A name that the tagger missed: capitalised words right after a title, or set off from it by a comma."""
        for first, step, least in ((phrase.last, 1, 1), (self._before_comma(phrase), -1, 2)):
            at, run = first, list[int]()
            while 0 <= at < len(self.words) and at not in covered and self._named(at):
                if run and not self._touch(min(at, at - step), max(at, at - step)):
                    break
                run.append(at)
                at += step
            run = sorted(run)
            while run and self.words[run[0]].key in self._titles:
                run.pop(0)
            tied = step < 0 or self._touch(phrase.last - 1, phrase.last) or self._comma(phrase.last - 1, phrase.last)
            if tied and least <= len(run) <= 4 and (len(run) > 1 or self._touch(phrase.last - 1, phrase.last)):
                span = (self.words[run[0]].start, self.words[run[-1]].end)
                return Name(run[0], run[-1] + 1, span, self._misspelt(run[0], run[-1] + 1))
        return None

    def _before_comma(self, phrase: Phrase) -> int:
        """The last word before "…, the [title]"; -1 where no comma stands there."""
        at = phrase.first - 1
        while at >= 0 and self.words[at].key in {"the", "a", "an", "regional", "local", "senior", "chief", "top"}:
            at -= 1
        return at if at >= 0 and self._comma(at, at + 1) else -1

    def _named(self, at: int) -> bool:
        word = self.words[at]
        token = head_at(self.doc, (word.start, word.end))
        if token is None or token.pos_ != "PROPN" or token.ent_type_ not in {"", "PERSON"}:
            return False
        located = self._places.touches((word.start, word.end))
        return word.text[0].isupper() and not word.text.isupper() and not located

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
            if met is None and title is None and name.last - name.first == 1:
                return []
            who = met if met and (not title or name.last - name.first == 1) else self._unknown(written, title, titled)
        if apposed and not before and (titled is None or titled.role in PERSONAL):
            apposed.who = replace(who, resolution="office")
        self.context.introduce(who, written)
        self.context.note(who)
        return [(name.span, who)]

    def unless_former(self, phrase: Phrase, who: Who) -> Who:
        """Who left an office holds it no more: "former Ukrainian president" is not the president."""
        if phrase.first == 0 or self.words[phrase.first - 1].key not in self._former or who.role not in PERSONAL:
            return who
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
        for i, word in enumerate(self.words):
            who = self.context.person(word.key) if word.capital and len(word.key) > 2 else None
            if who is None or who.role != "person" or self._in_longer_name(i):
                continue
            if not others.touch((word.start, word.end)):
                found.append(((word.start, word.end), who))
        return found

    def organisations(self, taken: Sequence[Span], places: Sequence[Span]) -> list[tuple[Span, Who]]:
        """Organisations that the parser tagged and nobody knows: their kind, and side, only where the name tells."""
        local = {self.text[slice(*p)].casefold() for p in places} | self._local_names
        others = Stretches(taken)
        found: list[tuple[Span, Who]] = []
        kinds, outsiders = offices().kinds, set(offices().outsiders)
        for entity in self._ents:
            span = (entity.start_char, entity.end_char)
            name = self.text[span[0] : span[1]].strip(" '\"’“”")
            keys = keys_in(name.removeprefix("the ").removeprefix("The "))
            if entity.label_ != "ORG" or len(keys) < ORGANISATION or "\n" in name or keys[-1] in {"of", "the"}:
                continue
            if others.touch(span) or name.casefold() in local:
                continue
            kind: ActorKind = next((kinds[word] for word in kinds if word in keys), "unknown")
            plain = name.removeprefix("the ").removeprefix("The ")
            start = self.text.index(plain, span[0])
            who = Who(
                id=f"text:{slug(plain)}",
                name=plain,
                kind=kind,
                side=Side(THIRD) if outsiders & set(keys) else side_of_kind(kind),
                resolution="name",
                role="body",
            )
            found.append(((start, start + len(plain)), who))
        return found

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
        while first > 0 and self.words[first - 1].key in self._titles and self._touch(first - 1, first):
            first -= 1
        person = head_at(self.doc, name.span)
        sentence = person.sent if person is not None else self.doc[0:0]
        around = (sentence.start_char, sentence.end_char) if len(sentence) else name.span
        for item in items.beside(first - 1, name.last + 3, around):
            phrase = item.phrase
            if not self._may_title(phrase, item.who):
                continue
            if phrase.last in {first, name.first} or first <= phrase.first < phrase.last <= name.first:
                if self._touch(phrase.last - 1, phrase.last) or phrase.first >= first:
                    before = item
            elif (phrase.last <= name.first and self._comma(phrase.last - 1, first)) or self._apposition(
                phrase, person
            ):
                apposed = apposed or item
            elif name.last <= phrase.first <= name.last + 3 and self._comma(name.last - 1, name.last):
                between = self.text[self.words[name.last].start : self.words[phrase.first].start]
                if not set(between) & set(',.;:\n"'):
                    apposed = apposed or item
        return before, apposed

    def _may_title(self, phrase: Phrase, who: Who | None) -> bool:
        if phrase.who is not None:
            return (who or phrase.who).role in PERSONAL
        return any(o.role in PERSONAL for o in phrase.bare) or (phrase.outer is not None)

    def _apposition(self, phrase: Phrase, person: Token | None) -> bool:
        """Whether the parser has one as the apposition of the other: "the head of the town, X"."""
        title = head_at(self.doc, phrase.span(self.words))
        if title is None or person is None or title.sent != person.sent:
            return False
        return (person.dep_ == "appos" and person.head == title) or (title.dep_ == "appos" and title.head == person)

    def _touch(self, left: int, right: int) -> bool:
        return right < len(self.words) and joined(self.text, self.words[left], self.words[right])

    def _comma(self, left: int, right: int) -> bool:
        if right != left + 1 or right >= len(self.words):
            return False
        return self.text[self.words[left].end : self.words[right].start].strip(" \"'”’\n") == ","

    def _given(self, phrase: Phrase, actor: KnownActor) -> int | None:
        """Where the name begins if the words before a family name fit the person; None if they are another's."""
        first = phrase.first
        givens = {key for n in (actor.name, *actor.aliases) for key in keys_in(n)}
        while first > 0 and self._touch(first - 1, first):
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
            and self._touch(following - 1, following)
            and self._same_entity(following - 1, following)
        ):
            return None if self.words[following].capital and self.words[following].key != "s" else first
        return first

    def _is_title(self, at: int) -> bool:
        return self.words[at].key in self._titles or any(
            self.words[at].key in keys_in(w) for w in ("spokesman", "spokeswoman", "president", "minister")
        )

    def _same_entity(self, left: int, right: int) -> bool:
        return self._persons.is_within((self.words[left].start, self.words[right].end))

    def _in_longer_name(self, at: int) -> bool:
        return self._longer.is_within((self.words[at].start, self.words[at].end))

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
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None


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
