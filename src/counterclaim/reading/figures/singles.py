"""One thing told by an article: "a helicopter was shot down", "two howitzers and a truck were destroyed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.classes import counted_name, known_things, model_of
from counterclaim.reading.figures.counting import lemma, next_noun
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.effects import effect_of, thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import has_object
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.figures.rows import shared
from counterclaim.reading.syntax.tree import positions, text_of
from counterclaim.records import Quantity, Span

ARTICLES = frozenset({"a", "an", "another"})
HEAVY = frozenset({"aircraft", "helicopter", "ship", "tank", "drone", "artillery-system", "air-defence-system"})
"""Classes of which one lost or won is told for itself."""
BEFALLING = frozenset(
    {
        "destroyed",
        "lost",
        "shot-down",
        "sunk",
        "captured",
        "damaged",
        "burned",
        "crashed",
        "disabled",
        "hijacked",
        "seized",
    }
)
"""What befalls them."""
JOINED = re.compile(r"\s*(?:,\s*(?:and|plus)?|and|plus|as\s+well\s+as|along\s+with|together\s+with)\s+", re.IGNORECASE)
MAYBE = frozenset({"can", "could", "would", "may", "might", "should", "to", "if"})
"""Before a verb that tells of nothing that has happened."""


def single_things(doc: Doc, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each thing that an article counts: a heavy weapon by what befell it, and what stands in a row with
    numbered things. `drafts` are those of the numbers."""
    taken = [one.quantity.span for one in drafts]
    for i in positions(doc, ARTICLES):
        article = doc[i]
        sized = [t.lower_ for t in doc[i + 1 : i + 4]]
        noun = next_noun(doc, i + 4 if len(sized) == 3 and doc[i + 1].like_num and sized[1] == "-" else i + 1)
        if noun is None or within(article, taken) or (noun.tag_ not in ("NN", "NNP") and model_of(noun) is None):
            continue
        thing = thing_of(noun, area=False)
        if thing.person or thing.kind in (None, "area") or is_measure(noun):
            continue
        found = befallen(doc, noun, thing) or of_row(doc, article, noun, thing, drafts)
        if found is not None:
            yield Draft(one(article, noun), thing, found)


def is_measure(noun: Token) -> bool:
    """Whether a noun only measures out, or is never what befell anything: a load, a group, a day."""
    table = measures()
    word = lemma(noun)
    return word in table.transparent or word in table.portions or word in table.never


def within(article: Token, taken: Sequence[Span]) -> bool:
    """Whether an article belongs to a number: "a dozen", "a further 20"."""
    return any(start <= article.idx < end for start, end in taken)


def befallen(doc: Doc, noun: Token, thing: Thing) -> Found | None:
    """What befell a heavy weapon, None where nothing did or where it only may."""
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"  # "the destruction of a tank"
    if thing.kind not in HEAVY or not (of or noun.dep_ in ("dobj", "nsubjpass", "nsubj", "conj", "ROOT")):
        return None
    if noun.dep_ == "nsubj" and has_object(noun.head):
        return None
    found = effect_of(doc, noun, thing)
    if found is None or found.effect not in BEFALLING or is_maybe(found.trigger) or found.trigger.lemma_ == "make":
        return None
    if found.effect == "burned" and thing.kind == "tank":  # of a refinery
        return None
    return found


def is_maybe(verb: Token) -> bool:
    """Whether a verb tells of nothing that has happened: "can down a helicopter", "to sink a frigate"."""
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "mark", "neg") and c.i < verb.i}
    return bool(helping & (MAYBE | {"not", "n't"}))


def of_row(doc: Doc, article: Token, noun: Token, thing: Thing, drafts: Sequence[Draft]) -> Found | None:
    """What befell the numbered things that a thing stands in a row with, right before or right after them."""
    if (thing.kind not in known_things() and model_of(noun) is None) or noun.dep_ == "pobj":
        return None
    text = text_of(doc)
    end = noun.idx + len(noun)
    for one in drafts:
        if one.found is None or one.echo or one.thing.noun is None or one.thing.person:
            continue
        counted = one.thing.noun
        before = JOINED.fullmatch(text, counted.idx + len(counted), article.idx)
        after = JOINED.fullmatch(text, end, one.quantity.start)
        if (before or after) and (found := shared(one.found, thing)) is not None:
            return found
    return None


def one(article: Token, noun: Token) -> Quantity:
    """The one thing as a quantity."""
    name = counted_name(noun)
    return Quantity(
        start=article.idx,
        end=article.idx + len(article),
        value=1.0,
        low=1.0,
        high=1.0,
        comparator="exactly",
        unit=name,
        counted=name,
        original_value=article.text,
        head=(noun.idx, noun.idx + len(noun)),
    )
