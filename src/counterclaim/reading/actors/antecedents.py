"""Whom the pronoun that an attribution has as its source means: those cited before, or the words that it takes up."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.describing import mention_as, unresolved
from counterclaim.reading.actors.governing import agents, person_before, person_governing, plural_subject
from counterclaim.reading.actors.issuing import issued_by
from counterclaim.reading.actors.joint import cited_together
from counterclaim.reading.actors.of_issuer import issuer_above
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.pronouns import COLLECTIVE, PERSONAL, SEVERAL, antecedent, paper_before, subject_before
from counterclaim.reading.actors.reasons import Meant
from counterclaim.reading.actors.spoken import Met, Spoken
from counterclaim.reading.actors.taking_up import recalled
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Attribution, Span
from counterclaim.records.span import hull

CLOSING = re.compile(r"[”\"»’']")
"""Marks that close a quotation."""

Done = dict[int, tuple[Actor, ...]]
"""The speakers of the attributions read so far, by number."""


class Antecedents:
    """Of one document; `by_words` tells whom the words of an attribution's source mean."""

    def __init__(
        self, layers: Layers, spoken: Spoken, met: Met, by_words: Callable[[Attribution, Done], Meant]
    ) -> None:
        self._layers, self._spoken, self._met, self._by_words = layers, spoken, met, by_words

    def of(self, pronoun: Token, index: int, done: Done) -> tuple[Actor, ...]:
        """The actors that a pronoun in the source of the attribution numbered `index` means."""
        attribution = self._layers.attributions[index]
        outer = done.get(attribution.parent, ()) if attribution.parent is not None else ()
        span = (pronoun.idx, pronoun.idx + len(pronoun))
        actors = antecedent(
            pronoun, self._spoken, outer, self._layers, content=attribution.content,
            taken_up=self._taken_up(pronoun, attribution, done), strangers=self._strangers(pronoun, index, outer, done),
        )  # fmt: skip
        if not actors and pronoun.lower_ == "we" and not outer:
            issuer = issuer_above(pronoun.idx, self._layers) or issued_by(self._layers)
            actors = (issuer,) if issuer else ()
        if not actors:
            return (unresolved(self._layers.text, span),)
        return tuple(mention_as(actor, span, "pronoun") for actor in actors)

    def _taken_up(self, pronoun: Token, attribution: Attribution, done: Done) -> tuple[Actor, ...]:
        """Whom the words mean that "it", "they" and "he" take up, where these are no mention, several or unnamed."""
        paper = paper_before(pronoun, self._layers) if pronoun.lower_ == "it" else None
        if paper:
            return self._by_words(msgspec.structs.replace(attribution, source=(paper,)), done).actors
        subject = subject_before(pronoun, self._layers) if pronoun.lower_ in COLLECTIVE else None
        taken_up: tuple[Actor, ...] = ()
        if subject:
            taken_up = cited_together(subject, self._spoken, self._layers)
            taken_up = taken_up or recalled(subject, self._spoken, self._met, self._layers)
        if taken_up or pronoun.lower_ in PERSONAL:
            return taken_up or self._telling_person(pronoun, attribution, done)
        if pronoun.lower_ not in SEVERAL:
            return ()
        several = plural_subject(pronoun, self._layers)
        if several is None:
            return ()
        found = self._by_words(msgspec.structs.replace(attribution, source=(several,)), done).actors
        one = found[0] if len(found) == 1 else None
        return () if one is not None and (one.named or is_person(one, self._layers)) else found

    def _telling_person(self, pronoun: Token, attribution: Attribution, done: Done) -> tuple[Actor, ...]:
        """The person without a name whom the text tells of last before a pronoun: "The baker counts his sacks." """
        span = person_governing(pronoun, self._layers) or person_before(pronoun, attribution.content, self._layers)
        if span is None:
            return ()
        found = self._by_words(msgspec.structs.replace(attribution, source=(span,)), done).actors
        return found if len(found) == 1 and is_person(found[0], self._layers) else ()

    def _is_quoted(self, index: int) -> bool:
        """Whether an attribution's content is a quotation that closes."""
        attribution = self._layers.attributions[index]
        end = hull(attribution.content)[1]
        return attribution.voice == "direct" and bool(CLOSING.search(self._layers.text, end - 2, end + 2))

    def _strangers(self, pronoun: Token, index: int, outer: tuple[Actor, ...], done: Done) -> frozenset[str]:
        """Ids of those whom the pronoun that an attribution has as its source cannot mean: whoever is cited in its own
        content ("he quoted the chancellor"), who speaks in the quotation around it, and who does something to whom it
        means ("asked by a reporter, he said")."""
        parent = self._layers.attributions[index].parent
        quoting = {a.id for a in outer} if parent is not None and self._is_quoted(parent) else set()
        sources = self._layers.kept(sources_inside).get(index, ())
        inside = [m for m in self._layers.mentions_at.within(*sources) if m.named or is_person(m, self._layers)]
        doing = [m for t in agents(pronoun) for m in self._layers.mentions_at.touching((t.idx, t.idx + 1))]
        cited = [a for n in self._layers.kept(numbers_inside).get(index, ()) for a in done.get(n, ())]
        cited = [a for a in cited if is_person(a, self._layers) and a.resolution != "pronoun"]
        return frozenset(quoting | {m.id for m in (*inside, *doing, *cited)})


def numbers_inside(layers: Layers) -> dict[int, list[int]]:
    """For each attribution with others in its content, by number, their numbers."""
    inside: dict[int, list[int]] = {}
    for number, attribution in enumerate(layers.attributions):
        if attribution.parent is not None:
            inside.setdefault(attribution.parent, []).append(number)
    return inside


def sources_inside(layers: Layers) -> dict[int, list[Span]]:
    """For each attribution with others in its content, by number, the pieces of their sources."""
    inside: dict[int, list[Span]] = {}
    for attribution in layers.attributions:
        if attribution.parent is not None:
            inside.setdefault(attribution.parent, []).extend(attribution.source)
    return inside
