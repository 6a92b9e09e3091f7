"""The component that chooses, of all quantities, those that measure something of the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.figures.distribution import divided
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.drafting import draft
from counterclaim.reading.figures.effects import effect_of, thing_of
from counterclaim.reading.figures.enumerations import Group, groups, others
from counterclaim.reading.figures.found import Thing
from counterclaim.reading.figures.itemised import itemised
from counterclaim.reading.figures.lexicon import data_files, units
from counterclaim.reading.figures.likeness import LABELS, NETWORK, Likeness
from counterclaim.reading.figures.measures import EFFECTS
from counterclaim.reading.figures.named_rows import named_rows
from counterclaim.reading.figures.parts import part
from counterclaim.reading.figures.ranks import ranked
from counterclaim.reading.figures.reasons import of_kind, of_whole
from counterclaim.reading.figures.restating import all_but, compared, put_right, told_in_dashes, with_named
from counterclaim.reading.figures.rows import whole_rows
from counterclaim.reading.figures.shot import with_open
from counterclaim.reading.figures.singles import single_things
from counterclaim.reading.figures.telling import Reasoned, echo, told
from counterclaim.reading.figures.wholes import shares, summed, whole_of
from counterclaim.reading.layers import Layers
from counterclaim.records import Figure, Issue, Quantity, Reason, ReasonKey

BODIES = "corpse"
LENGTH_NOT_AREA = (
    "The text gives a length where land was won or lost: it may mean square kilometres, but does not say so."
)
HARMS = frozenset(
    {"killed", "injured", "abducted", "arrested", "missing", "captured", "rescued", "released", "raped", "tortured"}
    | {"sentenced", "deported", "beaten"}
)
"""Effects of which persons are told one by one."""


class Figures:
    """Figures of the text. Ids are f1, f2 … in text order; the windows, events and places are the claim's to link.

    `likeness`: where no rule says what befell those counted, likeness to numbers that were read does.
    """

    NAME = "figures"
    VERSION = "11"
    NEEDS = ("document", "syntax", "quantities")
    SETS = ("figures",)

    def __init__(self, *, likeness: bool = True) -> None:
        self._likeness = likeness

    @property
    def digest(self) -> str:
        """Digest of the tables of measures and relations, and of the trained weights."""
        return digest_of_files(
            *data_files(*EFFECTS, "classes.yaml", "measures.yaml", "relations.yaml", "persons.yaml"),
            *data_files("units.yaml", "factors.yaml", "inheriting.yaml", "reckoning.yaml"),
            *((NETWORK, LABELS) if self._likeness else ()),
        )

    def __call__(self, layers: Layers) -> Layers:
        """The layers with `figures`, in text order."""
        doc = layers.doc
        likeness = Likeness(doc, layers.quantities) if self._likeness else None
        drafts = first_drafts(layers, likeness)
        for another in others(doc):
            one = draft(doc, another, ())
            if one is not None and one.found is not None and one.found.effect in HARMS:
                drafts.append(one)
        apart = (
            *divided(doc, layers.quantities),
            *itemised(doc, layers.quantities),
            *named_rows(doc, layers.quantities),
        )
        parts_of = {one.quantity.start: one for one in apart}
        drafts = [*(one for one in drafts if one.quantity.start not in parts_of), *parts_of.values()]
        drafts.extend(ranked(doc, drafts))
        drafts.extend(single_things(doc, drafts))
        drafts = with_groups(doc, drafts, groups(doc, layers.quantities))
        drafts.sort(key=lambda d: (d.quantity.start, -d.quantity.end))
        made = finished(layers, drafts, likeness)
        figures = with_open(layers.text, tuple(one.figure for one in made))
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {("figure", one.figure.span): one.because for one in made}
        lengths = [f for f in figures if f.measure.startswith("distance-")]
        return (
            replace(layers, figures=figures)
            .with_reasons(reasons)
            .with_issues(*(Issue(code="length-not-area", span=f.span, message=LENGTH_NOT_AREA) for f in lengths))
        )


def first_drafts(layers: Layers, likeness: Likeness | None) -> list[Draft]:
    """The quantities with their effects: by the rules, by their neighbours in a row, else by likeness."""
    doc, quantities = layers.doc, layers.quantities
    again = [i > 0 and restated(layers.text, quantities[i - 1], one) for i, one in enumerate(quantities)]
    ruled = [None if again[i] else draft(doc, one, quantities[max(0, i - 3) : i]) for i, one in enumerate(quantities)]
    out: list[Draft] = []
    for i, one in enumerate(whole_rows(doc, quantities, ruled)):
        made = likeness.draft(quantities[i]) if one is None and likeness and not again[i] else one
        if made is not None:
            out.append(made)
    return out


def restated(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity only says the one before again in another unit: "3,000 square miles (7,770 sq km)"."""
    a, b = units().get(before.unit or ""), units().get(quantity.unit or "")
    return bool(a and b and a.kind == b.kind and text[before.end : quantity.start].strip() == "(")


def with_groups(doc: Doc, drafts: list[Draft], found: Iterable[Group]) -> list[Draft]:
    """The drafts with enumerations counted: their members in figures become parts, their sum a figure of its own."""
    out = list(drafts)
    at: dict[int, list[int]] = {}
    for number, one in enumerate(out):
        at.setdefault(one.quantity.start, []).append(number)
    for group in found:
        if told_in_dashes(doc, group, drafts):
            continue
        effect = effect_of(doc, group.first, thing_of(group.first, area=False))
        harmed = effect is not None and (
            effect.effect in HARMS or effect.measure == BODIES or (effect.effect == "lost" and bool(group.members))
        )
        if not harmed and not part(doc, group.quantity):
            continue
        for member in group.members:
            known = [n for n in at.get(member.start, ()) if out[n].quantity.end == member.end]
            for number in known:
                out[number] = replace(out[number], whole=group.quantity.start)
            if not known:
                out.append(Draft(member, Thing(None, True, None), None, whole=group.quantity.start))
        out.append(Draft(group.quantity, Thing(None, True, None), effect, row=True))
    return out


def finished(layers: Layers, drafts: list[Draft], likeness: Likeness | None) -> Sequence[Reasoned]:
    """Figures of the drafts, with their relations to each other and why they are so."""
    doc = layers.doc
    done: list[Figure] = []
    because: dict[str, tuple[Reason, ...]] = {}
    wholes: dict[int, Figure] = {}
    for one in drafts:
        start = one.quantity.start
        whole = wholes.get(one.whole) if one.whole is not None else whole_of(doc, done, one)
        made = echo(layers, done, one) if one.echo else told(layers, done, one, whole)
        if made is None and one.found is None and likeness and (like := likeness.draft(one.quantity)) is not None:
            made = told(layers, done, like, None)
        if made is not None:
            done.append(made.figure)
            because[made.figure.id] = made.because
            if one.whole is None:
                wholes.setdefault(start, made.figure)
    by_share, by_sum = shares(layers.text, done), summed(layers.text, done)
    parts = {**by_share, **by_sum}
    at = {figure.id: figure for figure in done}
    for number, whole_id in parts.items():
        rule = "adds-up" if number in by_sum else "share-of-the-next"
        because[number] = (*because[number], of_whole(rule, at[whole_id]))
    done = with_named(doc, compared(doc, done))
    done = [msgspec.structs.replace(f, subset_of=parts[f.id], kind=None) if f.id in parts else f for f in done]
    done = put_right(doc, all_but(doc, done))
    return [Reasoned(f, of_kind(because[f.id], at[f.id], f)) for f in done]
