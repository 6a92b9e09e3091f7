"""Whom the source of each attribution names: the head mention, a pronoun's antecedent, or the text's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.anaphora import Earlier, antecedent_phrase, document_of, owned, part_of, same_again
from counterclaim.reading.actors.belonging import belonging, possessor, sided
from counterclaim.reading.actors.canonical import canonical
from counterclaim.reading.actors.describing import described, mention_as, unresolved
from counterclaim.reading.actors.introductions import introductions
from counterclaim.reading.actors.issuing import issued_by
from counterclaim.reading.actors.mentions import data_digest
from counterclaim.reading.actors.pronouns import COLLECTIVE, PRONOUNS, antecedent, is_person, subject_before
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.spoken import Met, Spoken
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, Attribution, Issue, Span
from counterclaim.records.span import hull
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

UNRESOLVED = "speaker-unresolved"
CLAUSE = re.compile(r",? (?:who|which|whose|whom)\b")
"""Where a relative clause begins in a source."""
RELATIVE = frozenset({"who", "which", "that", "whom"})
OFFICIAL = frozenset({"government", "military", "local-official"})
POSSESSIVES = frozenset({"his", "her", "its", "their"})
LATELY = 4
"""Speakers back to which "the group" reaches."""
NEAR = 600
"""Code points back to which it reaches among bodies that have not spoken, if there is only one."""


class Speakers:
    """For each attribution a tuple of actors, parallel to the attributions; empty where it has no source at all."""

    NAME = "speakers"
    VERSION = "3"
    NEEDS = ("document", "syntax", "theatre", "mentions", "attributions")
    SETS = ("speakers",)

    @property
    def digest(self) -> str:
        """The same data as the mentions'."""
        return data_digest()

    def __call__(self, layers: Layers) -> Layers:
        """The layers with the speakers of every attribution, and an issue for each that stays unresolved."""
        resolver = Resolver(layers)
        order = sorted(range(len(layers.attributions)), key=resolver.begins.__getitem__)
        found: dict[int, tuple[Actor, ...]] = {}
        for i in order:
            found[i] = resolver.speakers(i, found)
            resolver.spoken.add(i, layers.attributions[i], resolver.begins[i], found[i])
        issues = [
            Issue(
                code=UNRESOLVED, span=actor.span,
                message=f"It is not known whom “{layers.text[slice(*actor.span)]}” means here.",
            )
            for actors in found.values()
            for actor in actors
            if actor.resolution == "unresolved"
        ]  # fmt: skip
        unique = {issue.span: issue for issue in issues}
        speakers = tuple(tuple(canonical(a) for a in found[i]) for i in range(len(layers.attributions)))
        return replace(layers, speakers=speakers).with_issues(*unique.values())


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

    def speakers(self, index: int, done: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
        """The actors that one attribution's source names."""
        attribution = self.layers.attributions[index]
        if not attribution.source:
            return self._carried(attribution, done) if attribution.carried else ()
        whole = hull(attribution.source)
        pronoun = self._pronoun(attribution)
        if pronoun is not None:
            return self._antecedents(pronoun, index, done)
        if attribution.carried:
            earlier = self._carried(attribution, done)
            if earlier:
                return earlier
        speaking = self._possessor(whole, index, done)
        if speaking:
            return speaking
        relative = self._relative(attribution)
        if relative:
            return relative
        if self._is_relative(attribution):
            phrase = antecedent_phrase(whole, self.layers)
            if phrase is None:
                return (unresolved(self.layers.text, whole),)
            return self._by_words(msgspec.structs.replace(attribution, source=(phrase,)), done)
        return self._by_words(attribution, done)

    def _by_words(self, attribution: Attribution, done: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
        """The actors that the words of a source mean, with the side that the words around tell where it is open."""
        found = self._meant(attribution)
        whole = self._without_clause(hull(attribution.source))
        outer = done.get(attribution.parent, ()) if attribution.parent is not None else ()
        return tuple(self._quoted(self._placed(actor, whole), outer) for actor in found)

    @staticmethod
    def _quoted(actor: Actor, outer: tuple[Actor, ...]) -> Actor:
        """An unnamed official whom a state's own media quote is that state's."""
        if actor.side is not None or actor.named or actor.kind not in OFFICIAL or len(outer) != 1:
            return actor
        medium = outer[0]
        if medium.kind != "media" or (":state-" not in medium.id and medium.side in {None, THIRD}):
            return actor
        return msgspec.structs.replace(actor, side=medium.side, aligned_with=medium.aligned_with)

    def _placed(self, actor: Actor, whole: Span) -> Actor:
        if actor.side is not None or actor.resolution not in {"description", "unresolved", "name", "office"}:
            return actor
        name = actor.span if actor.named else None
        words = [*introductions(name, self.layers), whole] if name and actor.resolution == "name" else [whole]
        every = (belonging(w, self.layers, name=name) for w in words)
        told = next((b for b in every if b is not None and b.side.side is not None), None)
        if told is None or told.side.side is None:
            return actor
        if actor.resolution == "unresolved":
            actor = msgspec.structs.replace(actor, resolution="description")
        return sided(actor, told)

    def _meant(self, attribution: Attribution) -> tuple[Actor, ...]:
        whole = self._without_clause(hull(attribution.source))
        earlier = Earlier(self.spoken, attribution.parent)
        for resolve in (part_of, owned, document_of):
            actor = resolve(whole, earlier, self.layers)
            if actor is not None:
                return (actor,)
        named = self._named(attribution, whole) or self._short(whole, attribution.parent)
        if not named or named[0].resolution == "description":
            again = same_again(whole, earlier, self.layers)
            named = (again,) if again else self._recalled(whole) or named
        if named:
            return named
        return (described(self.layers, attribution, whole, self.met),)

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

    def _antecedents(self, pronoun: Token, index: int, done: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
        parent = self.layers.attributions[index].parent
        outer = done.get(parent, ()) if parent is not None else ()
        span = (pronoun.idx, pronoun.idx + len(pronoun))
        subject = subject_before(pronoun, self.layers) if pronoun.lower_ in COLLECTIVE else None
        taken_up = self._recalled(subject) if subject else ()
        actors = antecedent(
            pronoun, self.spoken, outer, self.layers,
            content=self.layers.attributions[index].content, taken_up=taken_up[0] if taken_up else None,
        )  # fmt: skip
        if not actors and pronoun.lower_ == "we" and not outer:
            issuer = issued_by(self.layers)
            actors = (issuer,) if issuer else ()
        if not actors:
            return (unresolved(self.layers.text, span),)
        return tuple(mention_as(actor, span, "pronoun") for actor in actors)

    def _named(self, attribution: Attribution, whole: Span) -> tuple[Actor, ...]:
        """The mentions that the source is: its head, with those coordinated with it or apposed to it."""
        inside = [m for m in self.layers.mentions_at.within(*attribution.source) if m.span[1] <= whole[1]]
        if not inside:  # a source cut short by a span edge: take what it shares most of
            inside = self.layers.mentions_at.touching(whole)[:1]
        if not inside:
            return ()
        heads = self._heads(whole)
        first = next((m for m in inside if any(_holds(m, h) for h in heads)), None)
        chosen = first or (inside[0] if self._leads(inside[0], whole) else None)
        if chosen is None:
            chosen = inside[0] if len(inside) == 1 and self._near_head(inside[0], whole) else None
        if chosen is None:
            return ()
        chosen = self._apposed(chosen, inside)
        found = [chosen]
        for mention in inside[inside.index(chosen) + 1 :]:
            between = self.layers.text[found[-1].span[1] : mention.span[0]]
            link = [w.key for w in words_in(between)]
            joint = "and" in link or "&" in between or (not link and "," in between)
            if joint and len(link) <= 4 and not self._appositive(found[-1], mention, between):
                found.append(mention)
        unique = {actor.id: actor for actor in reversed(found)}
        return tuple(sorted(unique.values(), key=lambda a: a.span))

    def _short(self, whole: Span, parent: int | None) -> tuple[Actor, ...]:
        """A family name alone of somebody cited before whose words end in it, though nobody took it for a name."""
        words = words_in(self.layers.text, whole)
        if len(words) != 1 or not words[0].capital:
            return ()
        known = self.spoken.with_family_name(words[0].key, parent)
        return (mention_as(known, whole, "name"),) if known is not None else ()

    def _heads(self, whole: Span) -> list[Token]:
        piece = slice_at(self.layers.doc, whole)
        if not len(piece):
            return []
        root = piece.root
        return [root, *(t for t in root.children if t.dep_ == "appos"), *root.conjuncts]

    def _leads(self, mention: Actor, whole: Span) -> bool:
        """Whether nothing but articles, titles and adjectives stands before the mention in the source."""
        before = words_in(self.layers.text, (whole[0], mention.span[0]))
        m = offices().modifiers
        light = {"the", "a", "an", "and", "by", "to", *m.fillers, *m.titles, *m.former}
        return all(w.key in light or len(w.key) < 2 for w in before)

    def _near_head(self, mention: Actor, whole: Span) -> bool:
        """Whether the source is a title that ends in the mention ("police chief in the town, X")."""
        text = self.layers.text
        before = text[whole[0] : mention.span[0]].rpartition(",")
        return not text[mention.span[1] : whole[1]].strip(" ,\"'”’") and bool(before[1]) and not words_in(before[2])

    def _without_clause(self, whole: Span) -> Span:
        """The source without the relative clause after it: "the union, which blamed the army"."""
        match = CLAUSE.search(self.layers.text, *whole)
        return (whole[0], match.start()) if match and match.start() > whole[0] else whole

    def _possessor(self, whole: Span, index: int, done: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
        """Whom "his office" and "its update" speak for."""
        tokens = [t for t in slice_at(self.layers.doc, whole) if not (t.is_punct or t.is_space)]
        if len(tokens) != 2 or tokens[0].lower_ not in POSSESSIVES or tokens[1].lower_ not in speaking_words():
            return ()
        person = tokens[0].lower_ in {"his", "her"}
        body = possessor(whole[0], self.layers, person=True) if person else None
        actors = (body,) if body else self._antecedents(tokens[0], index, done)
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

    def _recalled(self, whole: Span) -> tuple[Actor, ...]:
        """The body that "the group" or "the network" takes up: the last one whose name has the word, or of its kind."""
        comma = self.layers.text.find(", a", *whole)
        bare = (whole[0], comma) if comma > 0 else whole  # "the network, a group of medics"
        piece = slice_at(self.layers.doc, bare)
        words = words_in(self.layers.text, bare)
        if len(piece) == 0 or not words or words[0].key not in {"the", "this", "that"}:
            return ()
        head = piece.root.lower_
        same = {head, piece.root.lemma_.lower()}
        told = frozenset(w.key for w in words[1:] if w.end <= piece.root.idx)
        if any(w.capital for w in words[1:]):
            return ()  # "the Obama administration" takes up nothing
        body = self.spoken.body_with(same, told) or self.met.body_with(same, told, before=whole[0])
        if body is not None:
            return (mention_as(body, whole, "description"),)
        if len(words) > 3:
            return ()
        lately = self.spoken.last(LATELY)
        spoke = [a for a in lately if a.named and self._may_be(head, bare, a)]
        near = spoke[-1:] or [
            m
            for m in self.layers.mentions_at.touching((whole[0] - NEAR, whole[0]))
            if m.span[1] <= whole[0] and m.named and m.resolution != "unresolved" and self._may_be(head, bare, m)
        ]  # fmt: skip
        return (mention_as(near[-1], whole, "description"),) if len({a.id for a in near}) == 1 else ()

    def _may_be(self, noun: str, phrase: Span, body: Actor) -> bool:
        return may_take_up(noun, phrase, body, self.layers) and not is_person(body, self.layers)

    def _apposed(self, chosen: Actor, inside: list[Actor]) -> Actor:
        """The person named in apposition to an office: "the Kremlin's spokesman, X"."""
        at = inside.index(chosen)
        if at + 1 >= len(inside):
            return chosen
        following = inside[at + 1]
        if chosen.resolution == "name" and not self._is_wing(chosen, following):
            return chosen
        if following.resolution == "description":
            return chosen
        between = self.layers.text[chosen.span[1] : following.span[0]]
        return following if chosen.resolution == "name" or self._appositive(chosen, following, between) else chosen

    def _is_wing(self, owner: Actor, body: Actor) -> bool:
        """Whether a body's part has a name of its own: "X's armed wing, the Y Brigades"."""
        words = words_in(self.layers.text, owner.span)
        between = self.layers.text[owner.span[1] : body.span[0]].strip(" ,\"'”’")
        return (
            owner.side == body.side and owner.id != body.id and body.named and between in {"", "the"}
            and "," in self.layers.text[owner.span[1] : body.span[0]] and bool(words) and not words[-1].capital
        )  # fmt: skip

    def _appositive(self, one: Actor, other: Actor, between: str) -> bool:
        if one.id == other.id and one.named:
            return True
        if (between.strip() and "," not in between) or len(words_in(between)) > 5:
            return False
        if [w for w in words_in(between) if w.key in {"and"}]:
            return False
        return one.resolution != "name" or other.resolution != "name"


@cache
def speaking_words() -> frozenset[str]:
    """Nouns that speak for whose they are: office, statement, update."""
    said = (w for o in offices().offices if o.role == "spokesperson" for w in o.words)
    return frozenset(said) | {"office", "team", "figure", "estimate", "count", "account", "force", "forces"}


def _holds(mention: Actor, token: Token) -> bool:
    return mention.span[0] <= token.idx < mention.span[1]
