"""Why a figure measures what it does: the word that carries the effect, the bound, the relation to figures before."""

from __future__ import annotations

from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.kinds import Told
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Figure, Quantity, Reason, Span, Spans

NAME = "figures"


def reasons_for(one: Draft, figure: Figure, whole: Figure | None, kind: Told | None) -> tuple[Reason, ...]:
    """The reasons for a figure made from a draft; `whole` is what it is a part of, `kind` what told its kind."""
    out = [_of_measure(one, figure, whole), *_of_amount(one, figure)]
    if kind is not None and figure.kind is not None:
        out.append(Reason(slot="kind", by=NAME, rule=f"{kind.rule}-words", words=(kind.words,)))
    if whole is not None:
        out.append(of_whole("part-of", whole))
    return tuple(out)


def of_whole(rule: str, whole: Figure) -> Reason:
    """Of which figure another is a part, and by which rule."""
    return Reason(slot="subset_of", by=NAME, rule=rule, words=(whole.span,))


def of_kind(because: tuple[Reason, ...], before: Figure, now: Figure) -> tuple[Reason, ...]:
    """The reasons of a figure whose kind may have changed by a later figure that says what it was before."""
    if before.kind == now.kind:
        return because
    others = tuple(reason for reason in because if reason.slot != "kind")
    revised = Reason(slot="kind", by=NAME, rule="former-value-told", words=(now.span,))
    return (*others, revised) if now.kind is not None else others


def of_echo(figure: Figure, before: Figure) -> tuple[Reason, ...]:
    """Another value for what a figure before it measures."""
    return (Reason(slot="measure", by=NAME, rule="echo", words=(before.span, figure.span)),)


def _of_measure(one: Draft, figure: Figure, whole: Figure | None) -> Reason:
    found = one.found
    if found is None or (figure.effect != found.effect and whole is not None):
        words = (whole.span,) if whole is not None else ()
        return Reason(slot="measure", by=NAME, rule="measure-of-its-whole", words=words)
    words = (extent(found.trigger),)
    if found.likened:
        return Reason(slot="measure", by=NAME, rule="likeness", words=words, entry=found.effect)
    if found.itself:
        return Reason(slot="measure", by=NAME, rule="noun-is-the-effect", words=words, entry=found.effect)
    if found.effect == "counted":
        return Reason(slot="measure", by=NAME, rule="merely-counted", words=words)
    counted = (one.quantity.head,) if one.quantity.head is not None else ()
    rule = "row-of-persons" if one.row else "effect-word"
    return Reason(slot="measure", by=NAME, rule=rule, words=(*words, *counted), entry=found.effect)


def _of_amount(one: Draft, figure: Figure) -> list[Reason]:
    quantity = one.quantity
    number: Span = quantity.number or quantity.span
    out: list[Reason] = []
    if figure.comparator != "exactly":
        bounds = _bounds(quantity, number)
        rule = "bound-words" if bounds and figure.value is not None else "range-of-the-words"
        out.append(Reason(slot="comparator", by="quantities", rule=rule, words=bounds if figure.value else (number,)))
    if quantity.converted is not None:
        out.append(
            Reason(slot="value", by="quantities", rule="converted", words=(number,), entry=quantity.original_unit)
        )
    return out


def _bounds(quantity: Quantity, number: Span) -> Spans:
    """The words before the number that bound it, or those after what it counts: "20 people or more"."""
    before, last = (quantity.start, number[0]), max(number[1], quantity.head[1] if quantity.head else 0)
    after = (last, quantity.end) if quantity.unit not in units() else (last, last)
    return tuple(span for span in (before, after) if span[0] < span[1])
