"""The component that chooses, of all quantities, those that measure something of the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import msgspec
from spacy.tokens import Doc, Token

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.figures.carriers import Found, Thing, governed
from counterclaim.reading.figures.effects import effect_of, thing_of
from counterclaim.reading.figures.enumerations import Group, groups, others
from counterclaim.reading.figures.lexicon import data_files, units
from counterclaim.reading.figures.measures import person_measures
from counterclaim.reading.figures.money import sum_of_money
from counterclaim.reading.figures.parts import (
    base_of_part,
    both_ways,
    is_age,
    is_base_of_some,
    one_of_kind,
    own_effect,
    part,
    part_effect,
    part_of_number,
)
from counterclaim.reading.figures.relations import kind_of, per_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, slice_at
from counterclaim.records import Figure, Issue, Original, Quantity, Span

UNFIT = frozenset(
    [
        "time",
        "speed",
        "temperature",
        "length",
        "share",
        "angle",
        "frequency",
        "data",
        "torque",
        "pressure",
        "sound",
        "consumption",
        "tension",
        "charge",
    ]
)
"""Kinds of unit that no measure is in: ages, distances, percentages."""


LENGTH_NOT_AREA = (
    "The text gives a length where land was won or lost: it may mean square kilometres, but does not say so."
)
HARMS = frozenset({"killed", "injured", "abducted", "arrested", "missing"})
"""Effects of which persons are told one by one."""


class Figures:
    """Figures of the text. Ids are f1, f2 … in text order; the windows, events and places are the claim's to link."""

    NAME = "figures"
    VERSION = "1"
    NEEDS = ("document", "syntax", "quantities")
    SETS = ("figures",)

    @property
    def digest(self) -> str:
        """Digest of the tables of measures and relations."""
        return digest_of_files(*data_files("measures.yaml", "relations.yaml", "persons.yaml", "units.yaml"))

    def __call__(self, layers: Layers) -> Layers:
        """The layers with `figures`, in text order."""
        doc = layers.doc
        drafts: list[Draft] = []
        for i, quantity in enumerate(layers.quantities):
            before = layers.quantities[i - 1] if i else None
            one = draft(doc, quantity, layers.quantities[max(0, i - 3) : i])
            if one is not None and not (before is not None and restated(layers.text, before, quantity)):
                drafts.append(one)
        for another in others(doc):
            one = draft(doc, another, ())
            if one is not None and one.found is not None and one.found.effect in HARMS:
                drafts.append(one)
        drafts = with_groups(doc, drafts, groups(doc, [d.quantity for d in drafts]))
        drafts.sort(key=lambda d: (d.quantity.start, -d.quantity.end))
        figures = tuple(finished(layers, drafts))
        lengths = [f for f in figures if f.measure.startswith("distance-")]
        return replace(layers, figures=figures).with_issues(
            *(Issue(code="length-not-area", span=f.span, message=LENGTH_NOT_AREA) for f in lengths)
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity with the effect found for it; None where it may still inherit one as a part of another figure."""

    quantity: Quantity
    thing: Thing
    found: Found | None
    whole: int | None = None
    """Where the whole that it is a part of begins, for a member of an enumeration."""


def top_of(doc: Doc, quantity: Quantity) -> Token | None:
    """The token that heads the quantity's phrase."""
    piece = slice_at(doc, quantity.span)
    if not len(piece):
        return None
    top: Token = piece.root
    while (
        top.dep_ in ("nummod", "quantmod") and top.head.i > top.i and top.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM")
    ):
        top = top.head
    return top


def restated(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity only says the one before again in another unit: "3,000 square miles (7,770 sq km)"."""
    a, b = units().get(before.unit or ""), units().get(quantity.unit or "")
    return bool(a and b and a.kind == b.kind and text[before.end : quantity.start].strip() == "(")


def draft(doc: Doc, quantity: Quantity, before: Sequence[Quantity]) -> Draft | None:
    """The quantity with its effect, None where it can be no figure. A number alone counts, if not persons, what one of
    those `before` it in the sentence counts: "of 45 missiles 37 were shot down"."""
    unit = units().get(quantity.unit or "")
    top = top_of(doc, quantity)
    if one_of_kind(doc, quantity) or is_age(doc, quantity):
        return None
    below_zero = any(v is not None and v < 0 for v in (quantity.value, quantity.low))
    if top is None or below_zero:
        return None
    if unit is not None and unit.kind == "length" and quantity.head is None:
        return length_won(quantity, top)
    if unit is not None and unit.kind in UNFIT and quantity.head is None:
        return None
    noun = noun_at(doc, quantity)
    if unit is not None and unit.kind == "money":
        paid = sum_of_money(doc, top)
        return Draft(quantity, Thing(None, False, "money"), paid) if paid else None
    if unit is not None and unit.kind in UNFIT:
        return None
    if unit is None and quantity.value is not None and 0 < quantity.value < 1:
        return None
    thing = thing_of(noun, area=unit is not None and unit.kind == "area")
    if is_base_of_some(doc, quantity):
        return None
    if base_of_part(doc, quantity):
        whole = own_effect(noun, thing) if noun is not None else None
        return Draft(quantity, thing, whole) if whole else None
    found = part_effect(top, thing) if part_of_number(doc, quantity) else effect_of(doc, top, thing)
    found = both_ways(found) if found is not None else None
    if found is not None and noun is None and before and found.trigger.dep_ == "conj":
        quantity, thing, found = elided(doc, quantity, before[-1], top) or (quantity, thing, found)
    if found is None and noun is None:
        for earlier in reversed(before):
            told = noun_at(doc, earlier)
            if told is None or told.sent.start != top.sent.start:
                continue
            thing = thing_of(told, area=False)
            if not thing.person and (found := effect_of(doc, top, replace(thing, noun=None))) is not None:
                quantity = replace_counted(quantity, earlier)
                break
    if found is not None and found.effect == "counted" and quantity.value == 1:  # "in one of the graves"
        return None
    if found is None and not part(doc, quantity):
        return None
    return Draft(quantity, thing, found)


def length_won(quantity: Quantity, top: Token) -> Draft | None:
    """ "2,000 kilometres had been freed": a length where an area is meant, or a stretch of front or coast."""
    won = governed(top, Thing(None, False, "area"))
    if won is None or won.effect not in ("regained", "captured", "lost"):
        return None
    return Draft(quantity, Thing(None, False, "length"), replace(won, measure=f"distance-{won.effect}"))


def elided(doc: Doc, quantity: Quantity, before: Quantity, top: Token) -> tuple[Quantity, Thing, Found] | None:
    """A number whose noun is left out after things told just before: 34 of "destroyed 16 vehicles and captured 34"."""
    told = noun_at(doc, before)
    if told is None or told.sent.start != top.sent.start or told.head.i != top.head.head.i:
        return None
    thing = thing_of(told, area=False)
    found = None if thing.person else effect_of(doc, top, replace(thing, noun=None))
    return (replace_counted(quantity, before), thing, found) if found is not None else None


def noun_at(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun that the quantity counts."""
    piece = slice_at(doc, quantity.head) if quantity.head else doc[0:0]
    return piece[0] if len(piece) else None


def replace_counted(quantity: Quantity, earlier: Quantity) -> Quantity:
    """The quantity as one of what an earlier one counts."""
    return msgspec.structs.replace(quantity, counted=earlier.counted, unit=earlier.unit)


def with_groups(doc: Doc, drafts: list[Draft], found: Iterable[Group]) -> list[Draft]:
    """The drafts with enumerations counted: their members in figures become parts, their sum a figure of its own."""
    out = list(drafts)
    at: dict[int, list[int]] = {}
    for number, one in enumerate(out):
        at.setdefault(one.quantity.start, []).append(number)
    for group in found:
        thing = Thing(None, True, None)
        effect = effect_of(doc, group.first, thing_of(group.first, area=False))
        if effect is None and part(doc, group.quantity):
            out.append(Draft(group.quantity, thing, None))
            continue
        if effect is None or effect.effect not in HARMS:
            continue
        for number in (n for member in group.members for n in at.get(member.start, ())):
            if out[number].quantity in group.members:
                out[number] = replace(out[number], whole=group.quantity.start)
        out.append(Draft(group.quantity, thing, effect))
    return out


def finished(layers: Layers, drafts: list[Draft]) -> Iterable[Figure]:
    """Figures of the drafts, with their relations to each other."""
    doc = layers.doc
    done: list[Figure] = []
    wholes: dict[int, Figure] = {}
    for one in drafts:
        quantity = one.quantity
        sentence = doc[slice_at(doc, quantity.span).start].sent
        whole: Figure | None = None
        if one.whole is not None:
            whole = wholes.get(one.whole)
        elif part(doc, quantity):
            whole = next((f for f in told_before(done, sentence.start_char) if fits(f, one)), None)
        if whole is None and one.thing.noun is None:
            told = told_before(done, sentence.start_char)
            whole = next((f for f in told if broken_down(layers.text, f, one)), None)
        found = one.found
        if whole is None and found is None:
            continue
        inherits = whole is not None and (found is None or found.effect == "counted")
        span = span_of(one)
        at = sentence.start_char
        figure = Figure(
            id=f"f{len(done) + 1}",
            effect=whole.effect if inherits and whole else found.effect if found else None,
            counted=None if found and found.itself else quantity.counted,
            measure=whole.measure if inherits and whole else found.measure if found else "",
            comparator=quantity.comparator,
            value=converted(quantity, quantity.value),
            low=converted(quantity, quantity.low),
            high=converted(quantity, quantity.high),
            unit=unit_of(one),
            original=Original(quantity.original_value, quantity.original_unit),
            kind=None if whole else kind_of(sentence.text, span[0] - at, span[1] - at),
            subset_of=whole.id if whole else None,
            per=per_of(sentence.text, span[1] - at),
            span=span,
            text=layers.text[slice(*span)],
            trigger=extent(found.trigger) if found else whole.trigger if whole else None,
        )
        done.append(figure)
        if one.whole is None:
            wholes.setdefault(quantity.start, figure)
    return done


def told_before(done: Sequence[Figure], start: int) -> Iterator[Figure]:
    """The figures done that stand in the sentence that begins at `start`, the last first."""
    return takewhile(lambda figure: figure.span[0] >= start, reversed(done))


def broken_down(text: str, whole: Figure, one: Draft) -> bool:
    """Whether a number stands in the list that breaks a whole down: "nine killed: five in the town, two outside"."""
    between = text[whole.span[1] : one.quantity.start]
    return ":" in between and ";" not in between and fits(whole, one)


def fits(whole: Figure, one: Draft) -> bool:
    """Whether a figure can be the whole of a part: it is no part itself, of the same effect, and not smaller."""
    if whole.subset_of is not None or (one.found is not None and one.found.effect not in (whole.effect, "counted")):
        return False
    most, least = whole.high or whole.value, one.quantity.low or one.quantity.value
    return whole.high is None or most is None or least is None or least <= most


def converted(quantity: Quantity, value: float | None) -> float | None:
    """A value of the quantity in the unit that figures are given in."""
    unit = units().get(quantity.unit or "")
    return value if value is None or unit is None or unit.to is None else round(value * unit.to.factor, 6)


def unit_of(one: Draft) -> str:
    """The unit that the figure is given in: "person" for what happens to persons, though the text counts "deaths"."""
    unit = units().get(one.quantity.unit or "")
    if unit is not None and unit.to is not None:
        return unit.to.unit
    if one.quantity.unit is None or (one.found is not None and one.found.measure in person_measures()):
        return "person"
    return one.quantity.unit


def span_of(one: Draft) -> Span:
    """From the bound to the counted noun or, where it follows at once, the effect word."""
    quantity = one.quantity
    start, end = quantity.span
    if quantity.head is not None and quantity.head[0] >= start:
        end = max(end, quantity.head[1])
    if one.found is not None:
        trigger = extent(one.found.trigger)
        if end <= trigger[0] <= end + 1 and not one.found.effect.startswith("without"):
            end = trigger[1]
    return start, end
