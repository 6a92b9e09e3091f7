"""Whom the source of each attribution names: the head mention, a pronoun's antecedent, or the text's own words."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.anaphora import (
    Earlier,
    antecedent_phrase,
    owned,
    part_of,
    same_again,
    same_noun_before,
    told_of,
)
from counterclaim.reading.actors.antecedents import Antecedents
from counterclaim.reading.actors.attackers_told import by_attackers
from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.canonical import canonical
from counterclaim.reading.actors.companions import companion_cited
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import described, mention_as, unresolved
from counterclaim.reading.actors.documents import document_of
from counterclaim.reading.actors.elsewhere import elsewhere, is_named_person, names_somebody
from counterclaim.reading.actors.enemies import enemies_of_speakers
from counterclaim.reading.actors.foes_told import by_foe
from counterclaim.reading.actors.headlined import headlines
from counterclaim.reading.actors.joint import cited_together
from counterclaim.reading.actors.leading import by_what_they_lead
from counterclaim.reading.actors.lexicon import BEFORE_FAMILY
from counterclaim.reading.actors.mentions import data_digest
from counterclaim.reading.actors.of_issuer import of_issuer, of_issuers_state
from counterclaim.reading.actors.of_land import worded
from counterclaim.reading.actors.outlet_itself import outlet_itself
from counterclaim.reading.actors.own_people import own_of_speakers
from counterclaim.reading.actors.own_words import by_own_words
from counterclaim.reading.actors.owned import body_after
from counterclaim.reading.actors.placing import one_of_many, placed, quoted
from counterclaim.reading.actors.pronouns import PRONOUNS
from counterclaim.reading.actors.reasons import Meant, of_speakers
from counterclaim.reading.actors.roles import of_role
from counterclaim.reading.actors.same_person import alike, sides_told
from counterclaim.reading.actors.source_names import named_in, speaking_words
from counterclaim.reading.actors.spoken import Met, Spoken
from counterclaim.reading.actors.spokesmen import of_the_subject, spokesman_of_last
from counterclaim.reading.actors.taking_up import recalled, recalled_of
from counterclaim.reading.actors.unlabelled import of_land
from counterclaim.reading.actors.voices import Voices
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.reading.whom import whom_unknown
from counterclaim.records import Actor, Attribution, Issue, Reason, ReasonKey, Span
from counterclaim.records.span import hull
from counterclaim.theatres.spelling import words_in

UNRESOLVED = "speaker-unresolved"
PUT = re.compile(r"(?:Asked|Pressed|Questioned|Quizzed|Challenged)\b")
CLAUSE = re.compile(r",? (?:who|which|whose|whom)\b")
"""Where a relative clause begins in a source."""
RELATIVE = frozenset({"who", "which", "that", "whom"})
POSSESSIVES = frozenset({"his", "her", "its", "their"})
LEANING = (
    ("part-of-those-before", part_of), ("owned-by-one-before", owned), ("document", document_of),
    ("spokesman-of-one-before", spokesman_of_last),
)  # fmt: skip
"""Ways by which a source leans on what was said before, in the order in which they are tried."""
LATELY = 4
"""Speakers back to which "the general" reaches."""


class Speakers:
    """For each attribution a tuple of actors, parallel to the attributions; empty where it has no source at all."""

    NAME = "speakers"
    VERSION = "15"
    NEEDS = ("document", "syntax", "theatre", "mentions", "attributions")
    SETS = ("speakers", "facing")

    @property
    def digest(self) -> str:
        """The same data as the mentions'."""
        return data_digest()

    def __call__(self, layers: Layers) -> Layers:
        """The layers with the speakers of every attribution, and an issue for each that stays unresolved."""
        resolver = Resolver(layers)
        order = sorted(range(len(layers.attributions)), key=resolver.begins.__getitem__)
        found: dict[int, tuple[Actor, ...]] = {}
        meant: dict[int, Meant] = {}
        for i in order:
            meant[i] = resolver.speakers(i, found)
            found[i] = meant[i].actors
            if not is_put(layers.attributions[i], layers.text):
                resolver.spoken.add(i, layers.attributions[i], resolver.begins[i], found[i])
        below = headlines(order, found, layers)
        found |= below
        meant |= {i: Meant(actors, "named-below-headline") for i, actors in below.items()}
        found = {i: tuple(left_open_if_contested(actor, layers) for actor in actors) for i, actors in found.items()}
        found = {i: by_foe(actors, layers.attributions[i], layers) for i, actors in found.items()}
        found = {i: of_land(actors, layers) for i, actors in found.items()}
        found = by_attackers(order, found, layers)
        found = {
            i: tuple(by_what_they_lead(by_own_words(actor, layers), layers) for actor in actors)
            for i, actors in found.items()
        }
        told = sides_told((*layers.mentions, *(actor for actors in found.values() for actor in actors)))
        found = {i: tuple(alike(actor, told) for actor in actors) for i, actors in found.items()}
        issues = [
            Issue(code=UNRESOLVED, span=actor.span, message=whom_unknown(actor, layers))
            for actors in found.values()
            for actor in actors
            if actor.resolution == "unresolved"
        ]  # fmt: skip
        unique = {issue.span: issue for issue in issues}
        # whoever goes back to words left open keeps their id
        left_open = {actor.id for actors in found.values() for actor in actors if actor.resolution == "unresolved"}
        speakers = tuple(
            tuple(actor if actor.id in left_open else canonical(actor) for actor in found[i])
            for i in range(len(layers.attributions))
        )
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {
            ("attribution", i): of_speakers(meant[i], actors) for i, actors in enumerate(speakers)
        }
        voices = Voices(layers, speakers)
        facing = tuple(sorted([*enemies_of_speakers(voices), *own_of_speakers(voices)], key=by_place))
        return replace(layers, speakers=speakers, facing=facing).with_issues(*unique.values()).with_reasons(reasons)


def left_open_if_contested(actor: Actor, layers: Layers) -> Actor:
    """The actor, unresolved where his words may mean several: "it" after them was somebody to take up until then."""
    contested = actor.side is None and actor.span in layers.contested
    return msgspec.structs.replace(actor, resolution="unresolved") if contested else actor


def by_place(actor: Actor) -> Span:
    """Where an actor is mentioned."""
    return actor.span


def is_put(attribution: Attribution, text: str) -> bool:
    """Whether an attribution is what somebody was asked who answers next: "Asked by a reporter why, he said …"."""
    cue = text[slice(*attribution.cue[0])] if attribution.cue else ""
    return not attribution.speech and PUT.match(cue) is not None


def _begins(attribution: Attribution) -> tuple[int, int]:
    """Reading order: by where the source (or, without one, the content) begins; outer ones first."""
    spans = (*attribution.source, *attribution.content)
    return (hull(attribution.source or attribution.content or attribution.cue)[0] if spans or attribution.cue else 0,
            -hull(attribution.content)[1] if attribution.content else 0)  # fmt: skip


class Resolver:
    """Resolves the sources of one document in reading order."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.begins = [_begins(attribution) for attribution in layers.attributions]
        self.spoken = Spoken(layers)
        """Those of the attributions before the one in hand."""
        self.met = Met(layers)
        self.antecedents = Antecedents(layers, self.spoken, self.met, self._by_words)

    def speakers(self, index: int, done: dict[int, tuple[Actor, ...]]) -> Meant:
        """The actors that one attribution's source names."""
        attribution = self.layers.attributions[index]
        if not attribution.source:
            return Meant(self._carried(attribution, done) if attribution.carried else (), "carried")
        whole = hull(attribution.source)
        pronoun = self._pronoun(attribution)
        if pronoun is not None:
            return Meant(self.antecedents.of(pronoun, index, done), "pronoun")
        if attribution.carried:
            earlier = self._carried(attribution, done)
            if earlier:
                return Meant(earlier, "carried")
        speaking = self._possessor(whole, index, done)
        if speaking:
            return Meant(speaking, "possessive")
        relative = self._relative(attribution)
        if relative:
            return Meant(relative, "relative-pronoun")
        if self._is_relative(attribution):
            phrase = antecedent_phrase(whole, self.layers)
            if phrase is None:
                return Meant((unresolved(self.layers.text, whole),), "relative-pronoun")
            return self._by_words(msgspec.structs.replace(attribution, source=(phrase,)), done)
        return self._by_words(attribution, done)

    def _by_words(self, attribution: Attribution, done: dict[int, tuple[Actor, ...]]) -> Meant:
        """The actors that the words of a source mean, with the side that the words around tell where it is open."""
        whole = self._without_clause(hull(attribution.source))
        meant = self._meant(attribution)
        found = tuple(one_of_many(actor, whole, self.layers) for actor in meant.actors)
        found = tuple(msgspec.structs.replace(actor, name=worded(actor, whole, self.layers)) for actor in found)
        outer = done.get(attribution.parent, ()) if attribution.parent is not None else ()
        at_place = tuple(actor if meant.way == "contested" else placed(actor, whole, self.layers) for actor in found)
        done_with = tuple(quoted(actor, outer) for actor in at_place)
        if at_place != found:
            return Meant(done_with, meant.way, "side-of-words-around")
        return Meant(done_with, meant.way, "side-of-state-medium" if done_with != at_place else "")

    def _meant(self, attribution: Attribution) -> Meant:
        whole = self._without_clause(hull(attribution.source))
        earlier = Earlier(self.spoken, attribution.parent)
        together = cited_together(whole, self.spoken, self.layers)
        if together:
            return Meant(tuple(mention_as(actor, whole, "description") for actor in together), "cited-together")
        outlet = outlet_itself(whole, self.layers)
        if outlet is not None:
            return Meant((outlet,), "outlet-itself")
        issuer = of_issuer(whole, self.layers) or of_issuers_state(whole, self.layers)
        if issuer is not None:
            return Meant((issuer,), "issuer-of-statement")
        rival = self._rival(whole)
        if rival is not None:
            return Meant((rival,), "contested")
        head = head_at(self.layers.doc, whole)
        spokesman = head is not None and head.lower_.startswith("spokes")
        of_whom = named_in(attribution, whole, self.layers) if spokesman else ()
        by_name = elsewhere(of_whom, whole, self.layers) if spokesman and not names_somebody(whole, self.layers) else ()
        if by_name:
            return Meant(by_name, "named-elsewhere")
        beside = companion_cited(whole, self.layers)
        if beside is not None:
            return Meant((beside,), "companion-of-one-before")
        for way, resolve in LEANING:
            actor = resolve(whole, earlier, self.layers)
            if actor is not None:
                return Meant((actor,), way)
        of_somebody = recalled_of(whole, self.layers)
        if of_somebody:
            return Meant(of_somebody, "body-named-before")
        following = body_after(whole, self.layers)
        if following is not None:
            return Meant((mention_as(following, whole, "description"),), "body-named-after")
        way = "named-in-source"
        named = named_in(attribution, whole, self.layers)
        if not named and (short := self._short(whole, attribution.parent)):
            named, way = short, "family-name"
        if not (named and named[0].resolution == "name") and not any(is_named_person(a, self.layers) for a in named):
            persons = elsewhere(named, whole, self.layers)
            if persons:
                return Meant(persons, "named-elsewhere")
        if not named or named[0].resolution == "description":
            again = same_again(whole, earlier, self.layers)
            if again:
                return Meant((again,), "same-words-before")
            if back := recalled(whole, self.spoken, self.met, self.layers):
                return Meant(back, "body-named-before")
            if role := self._of_role(named, whole, earlier):
                return Meant(role, "role-of-one-before")
        if named:
            return Meant(named, way)
        same = same_noun_before(whole, self.layers)
        if same is not None:
            told = described(self.layers, msgspec.structs.replace(attribution, source=(same,)), same, self.met)
            if told.side is not None:
                return Meant((mention_as(told, whole, "description"),), "same-words-before")
        return Meant((described(self.layers, attribution, whole, self.met),), "described")

    def _rival(self, whole: Span) -> Actor | None:
        """The mention that the source is, where several are called so and the text tells nothing more."""
        head = head_at(self.layers.doc, whole)
        if head is None:
            return None
        here = self.layers.mentions_at.touching((head.idx, head.idx + len(head)))
        rival = next((m for m in here if m.span in self.layers.contested), None)
        return msgspec.structs.replace(rival, resolution="description") if rival is not None else None

    def _of_role(self, named: tuple[Actor, ...], whole: Span, earlier: Earlier) -> tuple[Actor, ...]:
        """The person cited lately whom "the general" and "the Kenyan official" mean by rank, office and side."""
        found = of_role(whole, named, reversed(earlier.cited(LATELY)), self.layers)
        return (mention_as(found, whole, "description"),) if found is not None else ()

    def _short(self, whole: Span, parent: int | None) -> tuple[Actor, ...]:
        """A family name alone of somebody cited before whose words end in it, though nobody took it for a name."""
        words = words_in(self.layers.text, whole)
        if not words or not words[0].capital or any(w.key not in BEFORE_FAMILY for w in words[:-1]):
            return ()
        known = self.spoken.with_family_name(words[-1].key, parent) or self.met.with_initials(words, before=whole[0])
        return (mention_as(known, whole, "name"),) if known is not None else ()

    def _carried(self, attribution: Attribution, done: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
        """The speakers of the last attribution before this one with its source, or without one at the same depth."""
        last = self.spoken.carried(attribution)
        return done[last] if last is not None else ()

    def _is_relative(self, attribution: Attribution) -> bool:
        tokens = [t for s in attribution.source for t in slice_at(self.layers.doc, s) if not t.is_punct]
        return len(tokens) == 1 and tokens[0].lower_ in RELATIVE and not tokens[0].text.isupper()

    def _pronoun(self, attribution: Attribution) -> Token | None:
        words = [t for s in attribution.source for t in slice_at(self.layers.doc, s) if not (t.is_punct or t.is_space)]
        if (
            words
            and words[0].lower_ in PRONOUNS
            and (len(words) == 1 or words[1].lower_ in {"himself", "herself", "also"})
        ):
            return words[0]
        return None

    def _without_clause(self, whole: Span) -> Span:
        """The source without the relative clause after it: "the union, which blamed the army"."""
        match = CLAUSE.search(self.layers.text, *whole)
        return (whole[0], match.start()) if match and match.start() > whole[0] else whole

    def _possessor(self, whole: Span, index: int, done: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
        """Whom "his office" and "its update" speak for."""
        tokens = [t for t in slice_at(self.layers.doc, whole) if not (t.is_punct or t.is_space)]
        if len(tokens) < 2 or tokens[0].lower_ not in POSSESSIVES or tokens[1].lower_ not in speaking_words():
            return ()
        aside = len(tokens) > 2 and tokens[1].nbor().is_punct and tokens[0].lower_ == "its"
        apart = aside and tokens[2].text.islower()  # "its spokesman, also under sanctions"
        if len(tokens) > 2 and tokens[2].tag_ != "IN" and not apart:  # "its spokesman on inquiry"
            return ()
        person = tokens[0].lower_ in {"his", "her"}
        body = possessor(whole[0], self.layers, person=True) if person else told_of(whole, self.layers)
        actors = (body,) if body else self.antecedents.of(tokens[0], index, done)
        if person and not of_the_subject(self.layers.attributions[index], actors, self.layers):
            actors = (unresolved(self.layers.text, whole),)
        elif all(actor.resolution == "unresolved" for actor in actors):
            before = possessor(whole[0], self.layers)
            actors = (before,) if before else (unresolved(self.layers.text, whole),)
        if tokens[1].lower_ in {"office", "ministry"} and len(actors) == 1:
            composer = composer_for(self.layers.theatre, self.layers.document.published_day)
            house = composer.house_of(actors[0].id)
            actors = (actor_of(house, whole),) if house is not None else actors
        return tuple(
            mention_as(a, whole, a.resolution if a.resolution == "unresolved" else "description") for a in actors
        )

    def _relative(self, attribution: Attribution) -> tuple[Actor, ...]:
        """Who "who" and "which" mean: the mention that the clause hangs on."""
        tokens = [t for s in attribution.source for t in slice_at(self.layers.doc, s) if not t.is_punct]
        if len(tokens) != 1 or tokens[0].lower_ not in RELATIVE or tokens[0].text.isupper():
            return ()
        verb = next((t for t in (tokens[0], *tokens[0].ancestors) if t.dep_ == "relcl"), None)
        span = (tokens[0].idx, tokens[0].idx + len(tokens[0]))
        held = self.layers.mentions_at.touching((verb.head.idx, verb.head.idx + 1)) if verb is not None else []
        if not held:
            near = self.layers.mentions_at.touching((span[0] - 3, span[0]))
            held = [m for m in near if 0 <= span[0] - m.span[1] <= 2]
        return tuple(mention_as(m, span, "pronoun") for m in held[-1:])
