"""Noun phrases that mean an actor, found left to right over the words: owner, modifiers, offices, "of" and owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.reading.actors.composing import Composer, Who
from counterclaim.reading.actors.lexicon import Entry, Lexicon, Piece, joined, span_of
from counterclaim.records import Span, Toponym
from counterclaim.theatres import Office, offices
from counterclaim.theatres.spelling import Word

ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "own"})
POSSESSIVE = "s"
STATE_RUN = frozenset({"run", "owned", "controlled", "funded"})
DEEPEST = 50
"""Most phrases within each other: "the spokesman for the head of the office of …"."""
FILLED = 3
"""Most words between an owner and its office: "Ukraine's southern military command"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` (the end not included) and who they mean.

    `bare` holds the offices that the words may mean where no owner stands with them: `who` is then None.
    """

    first: int
    last: int
    who: Who | None
    bare: tuple[Office, ...] = ()
    outer: Office | None = None
    """An office of the bare one: the spokesman in "General Staff spokesman"."""
    entry: Entry | None = None
    """The single dictionary entry that the phrase is, where it is no more than that."""
    former: bool = False

    def span(self, words: Sequence[Word]) -> Span:
        """Where the phrase stands."""
        return span_of(words, self.first, self.last)


@cache
def _sets() -> dict[str, frozenset[str]]:
    m = offices().modifiers
    return {
        "fillers": frozenset(m.fillers), "former": frozenset(m.former), "installing": frozenset(m.installing),
        "running": frozenset(m.running), "backing": frozenset(m.backing), "against": frozenset(m.against),
        "links": frozenset(m.links),
    }  # fmt: skip


class Parser:
    """Reads the phrases of one text."""

    def __init__(
        self, lexicon: Lexicon, composer: Composer, words: Sequence[Word], text: str, toponyms: Sequence[Toponym]
    ) -> None:
        self.lexicon, self.composer, self.words, self.text = lexicon, composer, words, text
        self._places = {t.start: t for t in toponyms if t.place is not None and t.precision != "country"}
        self._sets = _sets()
        self._depth = 0
        self.cut: set[int] = set()
        """Where words were left out of a phrase because it goes too deep."""

    def phrases(self) -> list[Phrase]:
        """Every phrase, in text order, without overlaps."""
        found: list[Phrase] = []
        at = 0
        while at < len(self.words):
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
        if word.key in {"pro", "anti"} and self._near(at + 1):
            inner = self._owned(at + 1, pro=word.key)
            return None if inner is None else Phrase(at, inner.last, inner.who, inner.bare)
        piece = self.lexicon.match(self.words, at, self.text)
        place = self._places.get(word.start)
        if piece is None:
            return self._local(at, place) if place else None
        if piece.of("actor") or piece.of("country"):
            if (
                place
                and not piece.of("actor")
                and not any(e.form in {"name", "adjective"} for e in piece.of("country"))
            ):
                local = self._local(at, place)
                if local:
                    return local
            return self._owned(at)
        if piece.of("office"):
            return self._office_first(piece)
        return Phrase(piece.first, piece.last, None, entry=piece.entries[0])

    def _owned(self, at: int, *, pro: str | None = None) -> Phrase | None:
        """OWNER ['s] [modifiers] OFFICE*; the owner alone where no office follows."""
        piece = self.lexicon.match(self.words, at, self.text)
        entry = self._owner_entry(piece) if piece else None
        if piece is None or entry is None:
            return None
        who = self._owner(entry)
        end = piece.last
        current = Phrase(at, end, who, entry=entry)
        while True:
            grown = self._with_office(current, entry if current.last == end else None, pro=pro)
            if grown is None:
                break
            current = grown
            pro = None
        if current.entry is None and not (current.who and current.who.role == "person"):
            return self._linked(current)
        return current

    def _owner_entry(self, piece: Piece) -> Entry | None:
        actors = piece.of("actor")
        if actors:
            full = [e for e in actors if not e.short]
            return (full or list(actors))[0] if len(full or actors) == 1 else (full or actors)[0]
        countries = piece.of("country")
        return countries[0] if countries else None

    def _owner(self, entry: Entry) -> Who:
        if entry.actor is not None:
            return self.composer.known(entry.actor)
        assert entry.country is not None
        return self.composer.state(entry.country, government=entry.form == "capital")

    def _with_office(self, phrase: Phrase, entry: Entry | None, *, pro: str | None) -> Phrase | None:
        """The phrase grown by modifiers and one more office; None where none follows."""
        at, manner, former = phrase.last, pro, phrase.former
        if at < len(self.words) and self.words[at].key == POSSESSIVE and self._possessive(at):
            at += 1
        for _ in range(FILLED + 1):
            if at >= len(self.words) or not self._near(at):
                return None
            key = self.words[at].key
            piece = self.lexicon.match(self.words, at, self.text)
            grown = None
            if piece is not None and piece.of("office"):
                grown = self._grown(phrase, entry, piece, manner=manner, former=former)
            if grown is not None:
                return grown
            if key == "state" and at + 1 < len(self.words) and self.words[at + 1].key in STATE_RUN:
                at += 1  # whose state it is, its owner says
            elif key in self._sets["former"]:
                former = True
            elif key in self._sets["installing"]:
                manner = "installed"
            elif key in self._sets["running"]:
                manner = "run"
            elif key in self._sets["backing"]:
                manner = "pro"
            elif self.words[at].start in self._places and self.words[at - 1].key in self._sets["backing"]:
                # "Russian-backed Kharkiv official"
                at = self._after(self._places[self.words[at].start], at)
                continue
            elif key not in self._sets["fillers"]:
                return None
            at += 1
        return None

    def _grown(
        self, phrase: Phrase, entry: Entry | None, piece: Piece, *, manner: str | None, former: bool
    ) -> Phrase | None:
        owner = phrase.who
        several = piece.of("office")[0].offices
        words = self.text[self.words[phrase.first].start : self.words[piece.last - 1].end]
        assert owner is not None
        description = next((e.description for e in piece.of("description") if e.description), None)
        if description and description.sided and (entry is None or entry.actor is None):
            who = replace(self.composer.described(description), name=words, country=owner.country)
            return Phrase(phrase.first, piece.last, who)
        if owner.role == "person":
            return Phrase(phrase.first, piece.last, self.composer.of_person(owner, several[0], words=words))
        country = entry.country if entry else None
        office = self.composer.office_for_state(several) if country else self.composer.office_for_body(several, owner)
        if office is None:
            return None
        if manner == "anti":
            return Phrase(phrase.first, piece.last, None)
        if manner == "installed":
            who = self.composer.installed_by(owner, office, words=words)
        elif manner == "pro":
            who = self.composer.backed_by(owner, office, words=words)
        elif manner == "run" and country is None:
            who = self.composer.of_body(owner, office, words=words)
        elif manner == "run":
            who = self.composer.installed_by(owner, office, words=words)
        elif country is not None:
            indefinite = self._after_word(phrase.first, {"a", "an", "another", "one"})
            definite = self._definite(phrase.first)
            who = self.composer.of_country(
                country, office, words=words, former=former, indefinite=indefinite, definite=definite
            )
        else:
            who = self.composer.of_body(
                owner, office, words=words, former=former, definite=self._definite(phrase.first)
            )
        return Phrase(phrase.first, piece.last, who, former=former)

    def _office_first(self, piece: Piece) -> Phrase:
        """OFFICE [of|for|in OWNER]; bare where no owner follows."""
        several = piece.of("office")[0].offices
        descriptions = piece.of("description")
        entry = descriptions[0] if descriptions else None
        bare = Phrase(piece.first, piece.last, None, bare=several, entry=entry)
        following = self._direct_office(piece.last)
        if following is not None:  # "General Staff spokesman", "defence ministry official"
            more = following.of("office")[0].offices
            bare = Phrase(piece.first, following.last, None, bare=several, outer=more[0])
        return self._linked(bare)

    def _direct_office(self, at: int) -> Piece | None:
        if at >= len(self.words) or not self._near(at):
            return None
        piece = self.lexicon.match(self.words, at, self.text)
        return piece if piece is not None and piece.of("office") and not piece.of("actor") else None

    def _linked(self, phrase: Phrase) -> Phrase:
        """The phrase with "of the …" after it, where that names its owner."""
        at = phrase.last
        if at >= len(self.words) or not self._near(at) or self.words[at].key not in self._sets["links"]:
            return phrase
        link = self.words[at].key
        at += 1
        while at < len(self.words) and self._near(at) and self._skippable(at):
            at += 1
        if at >= len(self.words) or not self._near(at):
            return phrase
        if phrase.who is not None:
            if phrase.who.kind == "administration" and phrase.who.role == "person":
                return self._installed_at(phrase, at)
            # "Russian-installed officials in Kherson", "UN envoy for Sudan": what follows is where, not whose
            return phrase
        words = self.text[self.words[phrase.first].start : self.words[at].end]
        place = self._places.get(self.words[at].start)
        if place is not None and not self._state_at(at):
            return self._of_place(phrase, place, at)
        inner = self.phrase(at)
        if inner is not None and inner.who is None and inner.bare and inner.outer is None and phrase.outer is None:
            outer = next((o for o in phrase.bare if o.owners != "state"), None)
            return phrase if outer is None else Phrase(phrase.first, inner.last, None, bare=inner.bare, outer=outer)
        if inner is None or inner.who is None or inner.who.role == "person":
            return phrase
        if link == "to" and not any(o.id == "adviser" for o in phrase.bare):
            return phrase
        words = self.text[self.words[phrase.first].start : self.words[inner.last - 1].end]
        former = phrase.first > 0 and self.words[phrase.first - 1].key in self._sets["former"]
        who = self._owned_by(inner, phrase, link, words, former)
        return phrase if who is None else Phrase(phrase.first, inner.last, who)

    def _installed_at(self, phrase: Phrase, at: int) -> Phrase:
        """The head that a party installed in a place, where the theatre knows the person."""
        place = self._places.get(self.words[at].start)
        who = self.composer.installed_at(place.name) if place and phrase.who and "leader" in phrase.who.id else None
        return phrase if who is None or place is None else Phrase(phrase.first, self._after(place, at), who)

    def _after(self, place: Toponym, at: int) -> int:
        while at < len(self.words) and self.words[at].end <= place.end:
            at += 1
        return at

    def _state_at(self, at: int) -> bool:
        piece = self.lexicon.match(self.words, at, self.text)
        return piece is not None and (bool(piece.of("actor")) or any(e.form == "name" for e in piece.of("country")))

    def _of_place(self, phrase: Phrase, place: Toponym, at: int) -> Phrase:
        """OFFICE of PLACE: "mayor of Goma", "authorities in the Kharkiv region"."""
        at = self._after(place, at)
        words = self.text[self.words[phrase.first].start : self.words[at - 1].end]
        if phrase.entry is not None and phrase.entry.description is not None and phrase.entry.description.sided:
            return phrase  # a doctor in a town is no official of the town
        installer = self._installer(at)
        governor = self.composer.office("governor")
        heads = governor is not None and place.precision == "region"  # "the head of Sumy region"
        for several in phrase.bare:
            office = governor if heads and governor and several.id == "leader" else several
            who = self.composer.of_place(place.name, place.country, office, words=words)
            if who is not None and installer is not None and installer.side.side != who.side.side:
                who = self.composer.installed_by(installer, office, words=words)
            if who is not None:
                return Phrase(phrase.first, at, who)
        return phrase

    def _installer(self, at: int) -> Who | None:
        """Who put a local official there: "installed by Moscow", "which was appointed by the rebels"."""
        for by in range(at + 1, min(at + 5, len(self.words) - 1)):
            if self.text[self.words[by - 1].start : self.words[by].end].rstrip().endswith("."):
                return None
            if self.words[by].key == "by" and self.words[by - 1].key in self._sets["installing"]:
                first = by + 1 + (self.words[by + 1].key == "the")
                piece = self.lexicon.match(self.words, first, self.text) if first < len(self.words) else None
                entry = self._owner_entry(piece) if piece else None
                return self._owner(entry) if entry else None
        return None

    def _skippable(self, at: int) -> bool:
        key = self.words[at].key
        if key in ARTICLES:
            return True
        return key in self._sets["fillers"] and self.lexicon.match(self.words, at, self.text) is None

    def _owned_by(self, inner: Phrase, phrase: Phrase, link: str, words: str, former: bool) -> Who | None:
        who, several = inner.who, phrase.bare
        assert who is not None
        country = inner.entry.country if inner.entry and inner.entry.form in {"name", "capital"} else None
        office = self.composer.office_for_state(several) if country else self.composer.office_for_body(several, who)
        if office is None:
            return None
        if country is not None:
            if self._administered(inner.last):
                return None  # "the prime minister of X-administered Y" is not X's
            if link in {"in", "at", "from", "within", "inside", "with"} and office.role not in {"members", "body"}:
                return None
            definite = self._definite(phrase.first)
            made = self.composer.of_country(country, office, words=words, former=former, definite=definite)
        else:
            if who.role in {"members", "description"}:
                return None
            definite = self._definite(phrase.first)
            made = self.composer.of_body(who, office, words=words, former=former, definite=definite)
        return self.composer.of_body(made, phrase.outer, words=words) if phrase.outer else made

    def _administered(self, at: int) -> bool:
        """Whether the country just read only governs what follows: "Pakistan-administered", "Russian-held"."""
        return at < len(self.words) and self.words[at].key in self._sets["running"] and self._near(at)

    def _local(self, at: int, place: Toponym) -> Phrase | None:
        """PLACE ['s] [region] OFFICE: "Goma's mayor", "Kharkiv regional governor"."""
        start_office = self._after(place, at)
        if start_office < len(self.words) and self.words[start_office].key == POSSESSIVE:
            start_office += 1
        for _ in range(FILLED):
            if start_office >= len(self.words) or not self._near(start_office):
                return None
            piece = self.lexicon.match(self.words, start_office, self.text)
            if piece is not None and piece.of("office") and not piece.of("actor"):
                words = self.text[self.words[at].start : self.words[piece.last - 1].end]
                for office in piece.of("office")[0].offices:
                    who = self.composer.of_place(place.name, place.country, office, words=words)
                    if who is not None:
                        return Phrase(at, piece.last, who)
                return None
            if self.words[start_office].key not in self._sets["fillers"]:
                return None
            start_office += 1
        return None

    def _definite(self, first: int) -> bool:
        return self._after_word(first, {"the"})

    def _after_word(self, first: int, keys: set[str]) -> bool:
        return first > 0 and self.words[first - 1].key in keys

    def _near(self, at: int) -> bool:
        return 0 < at < len(self.words) and joined(self.text, self.words[at - 1], self.words[at])

    def _possessive(self, at: int) -> bool:
        return self.text[self.words[at - 1].end : self.words[at].start] in {"'", "’"}
