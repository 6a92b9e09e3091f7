"""Whom one phrase of a text means by what stands beside it and by what the text has said before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.reading.actors.beside import Beside
from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.groups_before import group_before
from counterclaim.reading.actors.lands import of_noun
from counterclaim.reading.actors.local_offices import OCCUPIER
from counterclaim.reading.actors.numbering import numbered
from counterclaim.reading.actors.of_un import secretary_general
from counterclaim.reading.actors.office_kinds import FAMILY_OF
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.siding import Side, side_of_country
from counterclaim.reading.actors.staging import Stage
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.whose_office import WhoseOffice
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Toponym
from counterclaim.theatres import Office, countries, offices
from counterclaim.theatres.spelling import Word, keys_in, slug

HIS = frozenset({"his", "her", "my"})
OUR = frozenset({"our"})
OWN = frozenset({"its", "their"})
PROVINCIAL = frozenset({"regional", "provincial", "municipal", "district"})
"""Words for a part of the land before an office that a state has too."""
IN = re.compile(r" in (?=[A-Z])")
SELF = re.compile(
    r"\b(?:self-(?:proclaimed|styled|declared|appointed) (?:republic['’]s )?|so-called |de facto )[\"“”'‘]?$", re.I
)
RISEN = re.compile(
    r"\b(?:separatist|breakaway|puppet|unrecogni[sz]ed) (?:republic|statelet|authorities|region)['’]s? $", re.I
)
"""What stands before an office of those who broke away: "the separatist republic's defence ministry"."""
SELVES = 40
"""Code points before an office within which that stands."""
CIVIC = frozenset({
    "youth", "student", "students", "union", "club", "school", "university", "parish", "chamber", "association",
    "alumni",
})  # fmt: skip
"""Words before somebody who leads what is no state's."""
HOSTS = frozenset({
    "host", "hosts", "guest", "guests", "neighbour", "neighbours", "neighbor", "neighbors", "ally", "allies", "patron",
    "mediator", "mediators", "guarantor", "guarantors", "visitor", "visitors",
})  # fmt: skip
"""Nouns for other states than the one whose offices stand without an owner: "the host's top diplomat"."""
ACCUSING = frozenset({"accuse", "blame", "condemn", "denounce", "fight", "repel", "ambush"})
"""Verbs of what somebody does to others than his own."""
APPOINTED = frozenset({"appointed", "installed"})
"""Words before an office that say that somebody made its holder so, and not who."""
FOREIGN = frozenset({"foreign", "neighbouring", "neighboring"})
"""Words before an army that say that it is another state's."""
MOVING = frozenset({"retreating", "advancing", "attacking", "fleeing", "invading", "besieging", "approaching"})
"""Words before an army that say that it is not the teller's own."""
REPORTING = frozenset({"report", "answer"})
"""Verbs with "to" before whom somebody serves."""
CARRIED = 5
"""Sentences within which a town that is put first goes on to be where all plays."""
FIRST = 16
"""Code points from the beginning of a sentence within which such a town begins."""
DOWNING = re.compile(
    r"\b(?:shot|shoot|brought|bring|took|take)\w* (?:\w+ ){0,4}?down\b|\b(?:downed|intercept\w+)\b", re.I
)
HEADS = frozenset({"head of state", "heads of state"})
SPEAKS = re.compile(r"['’]s? ")
"""What stands between somebody and who speaks for him."""
REGION = re.compile(r"\s?(?:region|oblast|province|governorate|state)\b", re.I)


ASKING = frozenset({
    "accuse", "blame", "criticise", "criticize", "urge", "ask", "beg", "implore", "press", "sue", "denounce", "mock",
    "condemn", "petition", "attack", "question",
})  # fmt: skip
"""Verbs of what people do to those who govern them."""


@cache
def lay() -> frozenset[str]:
    """Nouns for people who neither govern nor fight."""
    table = offices()
    fighting = {"government", "military", "armed-group"}
    people = {noun for kind, nouns in table.people.items() if kind not in fighting for noun in nouns}
    return frozenset(people | {keys_in(w)[-1] for d in table.descriptions if d.kind not in fighting for w in d.words})


@cache
def owning() -> frozenset[str]:
    """Nouns for groups and unions that have offices of their own: the rebels of "the rebels' new governor"."""
    table = offices()
    armed = {noun for noun, kinds in table.recalls.items() if "armed-group" in kinds}
    return frozenset(armed) | frozenset((*table.fighting.groups, *table.fighting.rising))


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
        self._sentences = [start for start, _ in numbered(self.doc)]
        self._ends = [end for _, end in numbered(self.doc)]

    def sentence(self, phrase: Phrase) -> int:
        """The number of the sentence that a phrase begins in."""
        return bisect_right(self._sentences, self.words[phrase.first].start)

    def of(self, phrase: Phrase) -> Who | None:
        """Who a phrase means; None where that cannot be known."""
        if phrase.who is not None:
            if phrase.who.office in FAMILY_OF and not self.beside.indefinite(phrase):
                return self.whose.staged.last_of(phrase.who.office, phrase.who.country) or phrase.who
            return phrase.who
        start, end = phrase.span(self.words)
        if phrase.land:
            return of_noun(phrase, start, self.composer, self.layers)
        if phrase.bare and (self.beside.after(phrase, HIS) or self.beside.has_owner(phrase)):
            return None
        if any(o.id == "armed-forces" for o in phrase.bare) and self.beside.after(phrase, OUR):
            return None  # whose they are, only the speaker tells
        if phrase.bare and phrase.outer is None and SELF.search(self.text, max(0, start - SELVES), start):
            return self._self_proclaimed(phrase)
        risen = phrase.bare and phrase.outer is None and any(o.role == "body" for o in phrase.bare)
        if risen and RISEN.search(self.text, max(0, start - SELVES), start):
            return self._self_proclaimed(phrase)
        if phrase.bare and self.beside.after(phrase, frozenset(offices().modifiers.rival)):
            return None
        if phrase.bare and (self.beside.right_after(phrase, CIVIC) or self.beside.right_after(phrase, MOVING)):
            return None  # a youth president governs nothing; a retreating army is whoever's the text tells of
        if any(o.kind == "military" for o in phrase.bare) and self.beside.right_after(phrase, FOREIGN):
            return None
        if phrase.bare and (self.beside.is_put_there(phrase) or self.beside.right_after(phrase, APPOINTED)):
            return None
        heads = phrase.bare and phrase.outer is None and self.text[start:end].casefold() in HEADS
        staged = self.whose.staged.stage(self.sentence(phrase), start) if heads else None
        if heads and self.context.reigning and staged is None and not self._is_told(start):
            return replace(self.context.reigning, resolution="office")
        of_un = self._secretary_general(phrase) if phrase.bare else None
        if of_un is not None:
            return of_un
        if phrase.bare and any(o.id == "leader" for o in phrase.bare):
            alone = all(o.id == "leader" for o in phrase.bare)
            if self.beside.possessed(phrase) or (alone and self.beside.is_qualified(phrase)):
                return None
        owner = self.beside.owner(phrase) if phrase.bare else None
        if owner is not None and (owner in owning() or owner in HOSTS):
            return None  # whom the noun means is asked later
        if phrase.bare and phrase.outer is None and self.beside.after(phrase, OWN):
            if self.context.subject_at != self.sentence(phrase) and self._has_subject(start):
                return None
            if self._is_about_others(phrase) or self._is_accused(start, end):
                return None
            if self.context.subject_at < self.sentence(phrase) and group_before(start, self.layers) is not None:
                return None  # the group that the sentence before tells of, whoever that is, is asked later
            number = self.sentence(phrase)
            opens = not self.text[self._sentences[number - 1] : start].strip().count(" ")  # nothing but "its"
            return self.whose.own(phrase.bare, words=self.text[start:end], sentence=number, opens=opens)
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
        accused = self._of_accusers(phrase, start) if phrase.bare and phrase.outer is None and not named else None
        if accused is not None:
            return accused
        if phrase.bare and not named and (phrase.outer is not None or not self.beside.indefinite(phrase)):
            words = self.text[start:end]
            meant = self.whose.office_meant(
                phrase.bare, phrase.outer, words=words, sentence=self.sentence(phrase), at=start,
                indefinite=self.beside.indefinite(phrase), told=self._is_told(start), carried=self._carried(phrase),
                downing=DOWNING.search(self.text, *self._span(phrase)) is not None,
            )  # fmt: skip
            if meant is not None and self._of_elsewhere(meant, phrase):
                return None
            meant = meant or self._holder(phrase.bare, start)
            if meant is not None:
                return self._of_province(phrase, meant) or meant
        if phrase.bare and not named and self.beside.indefinite(phrase):
            stage = self.whose.staged.stage(self.sentence(phrase), start)
            town = stage.town if stage is not None else self._town_after(end)
            there = self.whose.staged.one_there(phrase.bare, town, words=self.text[start:end])
            if there is not None:
                return there
        if phrase.entry is not None and phrase.entry.description is not None:
            return self.composer.described(phrase.entry.description, self.text[start:end])
        return None

    def _self_proclaimed(self, phrase: Phrase) -> Who:
        """Whoever calls himself what he is not by law: of those whom the theatre calls the occupation authorities."""
        occupier = self.composer.lexicon.actors.get(OCCUPIER)
        words = self.text[slice(*phrase.span(self.words))]
        office = phrase.bare[0]
        return Who(
            id=f"text:{slug('self-proclaimed ' + words)}", name=words, kind="administration",
            side=self.composer.known(occupier).side if occupier is not None else Side(None), resolution="description",
            role=office.role, named=False, plural=office.plural,
        )  # fmt: skip

    def reigns(self, phrase: Phrase) -> bool:
        """Whether the last word of a phrase is what a head of state is called."""
        return self.words[phrase.last - 1].key in {"president", "king", "emir", "leader"}

    def _secretary_general(self, phrase: Phrase) -> Who | None:
        """The United Nations', or his spokesman, where a text calls him by no owner."""
        start, end = phrase.span(self.words)
        stage = self.whose.staged.stage(self.sentence(phrase), start)
        called = self.text[start:end] if phrase.outer is None else SPEAKS.split(self.text[start:end])[0]
        if not self.beside.after(phrase, frozenset({"the"})):
            return None
        who = secretary_general(
            called, town=stage.town.name if stage is not None else None, text=self.text, composer=self.composer
        )
        if who is None or phrase.outer is None:
            return who
        body = self.composer.lexicon.actors["un"]
        words = self.text[start:end]
        return self.composer.of_body(self.composer.known(body), phrase.outer, words=words, definite=True)

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

    def _span(self, phrase: Phrase) -> tuple[int, int]:
        """Where the sentence of a phrase stands."""
        number = self.sentence(phrase) - 1
        return self._sentences[number], self._ends[number]

    def _carried(self, phrase: Phrase) -> Stage | None:
        """The town that a sentence shortly before put first, where the paragraph has told of no other land since."""
        here = self.sentence(phrase)
        if self.context.stages.get(here):
            return None
        lands: set[str] = set()
        for number in range(here, max(0, here - CARRIED), -1):
            lands |= self.context.towns.get(number, set()) | self.context.states.get(number, set())
            stages = self.context.stages.get(number)
            if stages is None:
                continue
            town, opens = stages[-1].town, self._sentences[number - 1]
            first = town.start - opens <= FIRST and "\n" not in self.text[opens : phrase.span(self.words)[0]].strip()
            return stages[-1] if first and lands <= {town.country or ""} else None
        return None

    def _is_told(self, at: int) -> bool:
        """Whether the word at an offset stands in the clause that the subject of its sentence says."""
        token = head_at(self.doc, (at, at + 1))
        if token is not None and token.dep_ == "pobj" and token.head.lower_ == "to":
            verb = token.head.head
            return verb.lemma_ in REPORTING and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
        clause = next((t for t in (token, *token.ancestors) if t.dep_ == "ccomp"), None) if token is not None else None
        return clause is not None and any(c.dep_ == "nsubj" and c.i < clause.i for c in clause.head.children)

    def _of_accusers(self, phrase: Phrase, at: int) -> Who | None:
        """The state's office that its own people accuse or ask: "Russian bloggers accuse the high command"."""
        office = next((o for o in phrase.bare if o.owners != "body" and o.kind in {"government", "military"}), None)
        head = head_at(self.doc, (at, phrase.span(self.words)[1]))
        if office is None or office.local or office.role == "members" or head is None or head.dep_ != "dobj":
            return None
        subject = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
        if head.head.lemma_.lower() not in ASKING or subject is None or subject.lower_ not in lay():
            return None
        told = [w for w in self.words if subject.left_edge.idx <= w.start < subject.idx]
        pieces = self.composer.lexicon.pieces(told, self.text)
        country = next((e.country for p in pieces for e in p.of("country") if e.form == "adjective"), None)
        if country is None or all(country.code not in p.countries for p in self.layers.theatre.parties):
            return None
        return self.composer.of_country(country, office, words=self.text[slice(*phrase.span(self.words))])

    def _town_after(self, end: int) -> Toponym | None:
        """The town in which the text says right after somebody that he is."""
        link = IN.match(self.text, end)
        found = self.layers.toponyms_at.beginning_in((link.end(), link.end() + 1)) if link is not None else []
        return next(iter(found), None)

    def _of_province(self, phrase: Phrase, who: Who) -> Who | None:
        """A ministry, minister or prosecutor's office of a province or town, by its own words: "the provincial health
        minister" is not the state's."""
        start, end = phrase.span(self.words)
        before = self.words[phrase.first - 1] if phrase.first else None
        near = before is not None and self.text[before.end : start] == " "
        adjective = self.words[phrase.first] if self.words[phrase.first].key in PROVINCIAL else before
        ministry = (who.office or who.id.rpartition(":")[2]).endswith(("-ministry", "-minister"))
        state = near and before is not None and before.key == "state" and ministry
        told = adjective is not None and adjective.key in PROVINCIAL and (adjective is not before or near)
        if phrase.outer is not None or not (state or (told and (ministry or who.id.endswith(":prosecutor")))):
            return None
        words = self.text[
            min(
                start, (adjective if told and adjective is not None else before or self.words[phrase.first]).start
            ) : end
        ]
        return replace(who, id=f"text:{slug(words)}", name=words, resolution="description", gender=None)

    def _has_subject(self, at: int) -> bool:
        """Whether a noun is the subject of the words before `at` in their sentence: whose "its" then is."""
        token = head_at(self.doc, (at, at + 1))
        if token is None:
            return False
        return any(t.dep_ in SUBJECTS and t.pos_ in {"NOUN", "PROPN"} for t in self.doc[token.sent.start : token.i])

    def _is_about_others(self, phrase: Phrase) -> bool:
        """Whether the sentence before a phrase has a subject that is a noun for which no body is known yet, so that
        "its" after it is not of the body that was a subject before that: "The group holds the town. Its leader …"."""
        before = self.sentence(phrase) - 1
        if before < 1 or self.context.subject_at >= before:
            return False
        here = self.layers.toponyms_at.within((self._ends[before - 1], phrase.span(self.words)[0]))
        told = any(town.country for town in here) or self.context.states.get(before)
        return not told and self._has_subject(self._ends[before - 1] - 1)

    def _is_accused(self, start: int, end: int) -> bool:
        """Whether the subject of the sentence accuses or fights those whom "its" and a noun mean: another's then."""
        head = head_at(self.doc, (start, end))
        return head is not None and head.dep_ == "dobj" and head.head.lemma_ in ACCUSING

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
