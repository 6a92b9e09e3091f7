"""From a draft to its figure, beside those told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.figures.conversion import in_its_unit
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.echoes import factor, pair_place
from counterclaim.reading.figures.elided import counted_by
from counterclaim.reading.figures.found import is_family
from counterclaim.reading.figures.kinds import Told, kind_of
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.figures.measures import measures, person_measures
from counterclaim.reading.figures.parts import pronominal
from counterclaim.reading.figures.reasons import of_echo, reasons_for
from counterclaim.reading.figures.reckoning import corrected, plausible, reckoned
from counterclaim.reading.figures.relations import per_of
from counterclaim.reading.figures.unknown_persons import is_among_persons
from counterclaim.reading.figures.wholes import told_before
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, slice_at, text_of
from counterclaim.records import Figure, Original, Reason, Span

REFERRING = re.compile(r"\s+(?:others?\b|more\b(?!\s+than)|of\s+(?:them|whom|which|these|those)\b)", re.IGNORECASE)
"""Words for what was counted before."""


AUXILIARY = frozenset({"aux", "auxpass"})
FREED = frozenset({"released", "exchanged", "returned", "captured", "evacuated", "handed-over"})
"""Effects of which a part that is wounded is a part all the same: "came home, nine of them wounded"."""
OF_WEAPONS = frozenset({"fired", "dropped", "landed", "hit"})
"""Effects of weapons: who gives another number gives it for those whom they harmed."""


class Reasoned(NamedTuple):
    """A figure, and why it is so."""

    figure: Figure
    because: tuple[Reason, ...]


def told(layers: Layers, done: Sequence[Figure], one: Draft, whole: Figure | None) -> Reasoned | None:
    """The figure of a draft with why it is so, None where it has no effect and is part of nothing."""
    doc, quantity, found = layers.doc, one.quantity, one.found
    if whole is None and found is None:
        return None
    counts = whole is not None and (
        (whole.effect == "counted" and one.quantity.head is not None) or pronominal(doc, quantity)
    )
    own = found is not None and (found.effect != "counted" or counts)
    if whole is not None and found is not None and found.effect == "survived" and found.trigger.pos_ == "NOUN":
        own = False  # "released 290, including 42 survivors of the strike": a word for who they are
    if whole is not None and found is not None and whole.effect in FREED and found.effect == "injured":
        own = own and (found.trigger.lemma_ == "have" or any(c.dep_ in AUXILIARY for c in found.trigger.children))
    if own and whole is not None and found is not None and found.trigger.idx < whole.span[0] and whole.effect:
        own = (
            False  # "killing two and wounding 32, eight of them children": what stands before the whole tells of others
        )
    effect, measure = ("", "") if found is None else (found.effect, measures().same.get(found.measure, found.measure))
    if whole is not None and not own:
        effect, measure = whole.effect or "", of_own_class(one, whole)
    sentence = doc[slice_at(doc, quantity.span).start].sent
    span = span_of(doc, one)
    trigger = extent(found.trigger) if found is not None else whole.trigger if whole is not None else None
    amount = in_its_unit(quantity) or quantity
    before = list(told_before(done, sentence.start_char))
    kind = one.kind
    if kind is None and whole is None:
        kind = kind_of(doc, span, found.trigger if found else None, row=one.row)
    figure = Figure(
        id=f"f{len(done) + 1}",
        effect=effect or None,
        counted=counted_by(doc, one, whole, before),
        measure=measure,
        comparator=quantity.comparator,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=unit_of(one),
        original=Original(quantity.original_value, quantity.original_unit),
        kind=kind.kind if kind else None,
        subset_of=whole.id if whole else None,
        per=per_of(sentence.text, quantity.start - sentence.start_char, span[1] - sentence.start_char),
        span=span,
        text=layers.text[slice(*span)],
        trigger=trigger,
    )
    return Reasoned(figure, reasons_for(one, figure, whole, kind))


def of_own_class(one: Draft, whole: Figure) -> str:
    """The measure of a part that its whole lends: missiles of "fired drones and missiles, including 110 missiles"."""
    kind, effect = one.thing.kind, whole.effect
    if one.thing.noun is None or kind is None or not effect or one.thing.person:
        return whole.measure
    own = f"{kind}-{effect}"
    swaps = whole.measure.endswith(f"-{effect}") and effect in measures().mixed and kind in measures().weapons
    return own if swaps else whole.measure


def echo(layers: Layers, done: Sequence[Figure], one: Draft) -> Reasoned | None:
    """Another value for the figure told before in the sentence, as many times its value where that is said; None where
    no figure was told."""
    doc, quantity = layers.doc, one.quantity
    sentence = doc[slice_at(doc, quantity.span).start].sent
    earlier = [f for f in told_before(done, sentence.start_char) if f.subset_of is None]
    if reckoned(doc, quantity):
        earlier = [f for f in earlier if f.effect not in OF_WEAPONS] or earlier
    earlier = [f for f in earlier if f.original.value not in ("a", "an")] or earlier  # "two bases and a station"
    place = pair_place(doc, quantity)
    before = earlier[place] if place < len(earlier) else next(iter(earlier), None)
    given = reckoned(doc, quantity)
    if before is None and given and sentence.start:
        start = doc[sentence.start - 1].sent.start_char
        before = next((f for f in told_before(done, start) if f.subset_of is None), None)
    if before is not None and given and not plausible(quantity, before.value or before.high):
        return None
    times = factor(doc, quantity)
    if before is None or (times and before.value is None):
        return None
    if times and one.found is not None and one.found.effect != before.effect:
        if not {before.measure, one.found.measure} <= person_measures():
            return None
        before = msgspec.structs.replace(before, effect=one.found.effect, measure=one.found.measure)
    if not times and quantity.unit is None and before.unit in units():
        like = next((q for q in layers.quantities if q.start == before.span[0]), None)
        quantity = msgspec.structs.replace(quantity, unit=like.unit if like is not None else None)
        one = replace(one, quantity=quantity)
    if not times and ((quantity.unit or "") in units()) != ((before.unit or "") in units()):
        return None
    span = span_of(doc, one)
    amount = in_its_unit(quantity) or quantity
    value, low, high, comparator = amount.value, amount.low, amount.high, quantity.comparator
    if times and before.value:
        value, low, high, comparator = times * before.value, None, None, "about"
    kind = kind_of(doc, span, None)
    if corrected(doc, quantity):
        kind = Told("revised", "revised", quantity.span)
    elif kind is not None and kind.kind == "revised":
        kind = None
    figure = msgspec.structs.replace(
        before,
        id=f"f{len(done) + 1}",
        comparator=comparator,
        value=value,
        low=low,
        high=high,
        original=Original(quantity.original_value, quantity.original_unit),
        kind=kind.kind if kind is not None else None,
        per=per_of(sentence.text, quantity.start - sentence.start_char, span[1] - sentence.start_char),
        span=span,
        text=layers.text[slice(*span)],
        trigger=extent(one.found.trigger) if one.found is not None else before.trigger,
    )
    return Reasoned(figure, (*of_echo(figure, before), *reasons_for(one, figure, None, kind)[1:]))


def unit_of(one: Draft) -> str:
    """The unit that the figure is given in: "person" for what happens to persons, though the text counts "deaths"."""
    unit = units().get(one.quantity.unit or "")
    if unit is not None and unit.to is not None:
        return unit.to.unit
    if one.thing.noun is not None and is_family(one.thing):
        return lemma(one.thing.noun)
    of_persons = one.thing.noun is not None and is_among_persons(one.thing.noun)
    if one.quantity.unit is None or of_persons or (one.found is not None and one.found.measure in person_measures()):
        return "person"
    return one.quantity.unit


def span_of(doc: Doc, one: Draft) -> Span:
    """From the bound to the counted noun, or the word for those told before ("three of them", "40 others"), or the
    effect word that follows at once."""
    quantity = one.quantity
    start, end = quantity.span
    if quantity.head is not None and quantity.head[0] >= start:
        end = max(end, quantity.head[1])
    elif quantity.head is None and (rest := REFERRING.match(text_of(doc), end)):
        end = rest.end()
    if one.found is not None and not one.found.likened:
        trigger = extent(one.found.trigger)
        if (
            end <= trigger[0] <= end + 1
            and one.found.trigger.pos_ != "ADP"
            and not one.found.effect.startswith("without")
        ):
            end = trigger[1]
    return start, end
