"""Whom one phrase of a text means by what stands beside it and by what the text has said before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.actors.beside import Beside
from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.lands import of_noun
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.siding import Side, side_of_country
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.whose_office import FAMILY_OF, WhoseOffice
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.theatres import Office, countries, offices
from counterclaim.theatres.spelling import Word, slug

HIS = frozenset({"his", "her", "my"})
OUR = frozenset({"our"})
OWN = frozenset({"its", "their"})
REGION = re.compile(r"\s?(?:region|oblast|province|governorate|state)\b", re.I)


class Meaning:
    """Asks it of the phrases of one text in their order; `held` are the persons with an office whom the text names."""

    def __init__(
        self, layers: Layers, context: Context, beside: Beside, *, words: Sequence[Word],
        held: dict[tuple[str, str], tuple[str, Who]],
    ) -> None:  # fmt: skip
        self.layers, self.context, self.beside, self.words = layers, context, beside, words
        self.text, self.doc = layers.text, layers.doc
        self.composer: Composer = context.composer
        self.whose = WhoseOffice(context)
        self._held = held
        self._sentences = [s.start_char for s in self.doc.sents]
        self._ends = [s.end_char for s in self.doc.sents]

    def sentence(self, phrase: Phrase) -> int:
        """The number of the sentence that a phrase begins in."""
        return bisect_right(self._sentences, self.words[phrase.first].start)

    def of(self, phrase: Phrase) -> Who | None:
        """Who a phrase means; None where that cannot be known."""
        if phrase.who is not None:
            if phrase.who.office in FAMILY_OF and not self.beside.indefinite(phrase):
                return self.whose.last_of(phrase.who.office, phrase.who.country) or phrase.who
            return phrase.who
        start, end = phrase.span(self.words)
        if phrase.land:
            return of_noun(phrase, start, self.composer, self.layers)
        if phrase.bare and (self.beside.after(phrase, HIS) or self.beside.has_owner(phrase)):
            return None
        if any(o.id == "armed-forces" for o in phrase.bare) and self.beside.after(phrase, OUR):
            return None  # whose they are, only the speaker tells
        if phrase.bare and self.beside.after(phrase, frozenset(offices().modifiers.rival)):
            return None
        if phrase.bare and self.beside.is_put_there(phrase):
            return None
        if phrase.bare and any(o.id == "leader" for o in phrase.bare) and self.beside.possessed(phrase):
            return None
        if phrase.bare and phrase.outer is None and self.beside.after(phrase, OWN):
            if self.context.subject_at != self.sentence(phrase) and self._has_subject(start):
                return None
            return self.whose.own(phrase.bare, words=self.text[start:end], sentence=self.sentence(phrase))
        if phrase.own and phrase.outer is not None:
            words = self.text[start:end]
            body = self.whose.own(phrase.bare, words=words, sentence=self.sentence(phrase))
            return body and self.composer.of_body(body, phrase.outer, words=words)
        unlisted = self._unlisted(phrase)
        if unlisted is not None:
            return unlisted
        named = phrase.bare and self.beside.is_named_otherwise(phrase)
        flying = self.whose.flying(phrase.bare, self.text[start:end]) if phrase.outer is None and not named else None
        if flying is not None:
            return flying
        if phrase.bare and not named and (phrase.outer is not None or not self.beside.indefinite(phrase)):
            words = self.text[start:end]
            meant = self.whose.office_meant(
                phrase.bare, phrase.outer, words=words, sentence=self.sentence(phrase), at=start,
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

    def _unlisted(self, phrase: Phrase) -> Who | None:
        """A ministry, or its minister, that no list has, by its own words and not as the last one named: "the
        irrigation ministry", "the Minister of Reconciliation". It is of the country that the war is fought in, or of
        the dateline's, where the sentence names no other."""
        if not phrase.bare or phrase.outer is not None or not any(o.id in FAMILY_OF for o in phrase.bare):
            return None
        called = self.beside.department(phrase)
        if called is None:
            return None
        code = self.context.home or self.context.fought_in
        near = self.context.states.get(self.sentence(phrase), set())
        country = countries().get(code) if code and (not near or code in near) else None
        side = side_of_country(self.layers.theatre, country.code) if country is not None else Side(None)
        person = any(o.id == "minister" for o in phrase.bare)
        return Who(
            id=f"text:{slug(called)}", name=called, kind="government", side=side, resolution="office",
            role="person" if person else "body", named=not person, country=country.code if country else None,
        )  # fmt: skip

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
