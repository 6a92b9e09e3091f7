"""Which figure another is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from spacy.tokens import Doc

from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.measures import person_measures
from counterclaim.reading.figures.parts import NEAR, first_told, hurt_like, part, pronominal
from counterclaim.reading.figures.relations import is_part
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Figure

GENERIC = frozenset({"person", "casualty", "victim", "human", "individual", "dead", "wounded", "injured", "soul"})
"""Nouns that say nothing of who is counted: what breaks them down may name anybody."""
BREAKS = re.compile(r"[:(–—]|\s-\s")
SEVERE = re.compile(r"\b(?:critical|serious|sever|grave|life-threatening|hospital|intensive care|burn)", re.IGNORECASE)
PAIRED = re.compile(r"(?:\W+[\w'’-]+){0,6}?\W+and(?:\W+[\w'’-]+){0,3}?\W*", re.IGNORECASE)
OPENING = re.compile(r"(?:\(|[–—]|\s-)\s*$")
CLOSING = re.compile(r"\)|[–—]|\s-\s")
OF_THEM = re.compile(r"\bof\s+(?:them|whom)\b", re.IGNORECASE)
ALSO = re.compile(r"(?:\s+(?!and\b|of\b)[\w-]+){0,2}(?:,?\s+and|,)\s+", re.IGNORECASE)
"""Between "20 of them" and another part told with it: "20 of them children and 17 women"."""
PLACED = re.compile(r"\s+(?:by|among|in|at|near|over|from|on|under|aboard|inside|outside|around|along)\s")
"""After a number that only tells where some of those before were: "18 missiles, nine over the capital"."""
SECOND = re.compile(r"\s+(?:by|among|in|at|near|over|from|on|under|to)\s[^.;:()]{1,50}?(?:,|,?\s+and)\s+")
"""Between two parts that are told by where, or whose, they are: "nine by the army and eight by the rebels"."""
ENCLOSED = re.compile(r"\s*(?:[:(–—]|-\s)")
"""After a whole whose parts are listed apart."""
LISTED = 40
"""Figures before a number of which one may be broken down by it."""
OF_WHOLE = re.compile(r"[\w,.-]+\s+(?:[\w-]+\s+)?(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?")
"""From a part to the number of its whole."""
PARTS_OF_CASUALTIES = frozenset({"killed", "injured"})


def told_before(done: Sequence[Figure], start: int) -> Iterator[Figure]:
    """The figures done that stand in the sentence that begins at `start`, the last first."""
    return takewhile(lambda figure: figure.span[0] >= start, reversed(done))


def whole_of(doc: Doc, done: Sequence[Figure], one: Draft) -> Figure | None:
    """The figure that the words around a quantity say it is part of, None where there is none."""
    if one.listed:
        return None
    quantity, text = one.quantity, text_of(doc)
    sentence = doc[slice_at(doc, quantity.span).start].sent
    start = sentence.start_char
    if part(doc, quantity):
        by_pronoun = pronominal(doc, quantity)
        if by_pronoun and first_told(doc, quantity):
            start = doc[max(0, sentence.start - 1)].sent.start_char
        wholes = [
            f
            for f in told_before(done, start)
            if fits(f, one, any_effect=by_pronoun) and not aside(text, f, one) and not part_itself(doc, f)
        ]
        hurt = hurt_like(doc, quantity)
        return best(text, [f for f in wholes if not hurt or f.effect in hurt] or wholes, one, by_pronoun=by_pronoun)
    last = done[-1] if done else None
    if last is not None and last.subset_of and one.found is None and one.thing.noun is not None:
        between = text[last.span[1] : quantity.start]
        if last.span[0] >= start and ALSO.fullmatch(between) and OF_THEM.search(last.text):
            return next((f for f in done if f.id == last.subset_of), None)
    near = islice(told_before(done, start), LISTED)
    return next((f for f in near if broken_down(text, f, one, done)), None)


def part_itself(doc: Doc, figure: Figure) -> bool:
    """Whether a figure is introduced as a part, though of none that is told: 12 of "the dead included 12 students"."""
    sentence = doc[slice_at(doc, figure.span).start].sent
    start = max(sentence.start_char, figure.span[0] - NEAR)
    near = text_of(doc)[start : min(sentence.end_char, figure.span[1] + NEAR)]
    return is_part(near, figure.span[0] - start, figure.span[1] - start)


def best(text: str, wholes: Sequence[Figure], one: Draft, *, by_pronoun: bool) -> Figure | None:
    """The likeliest of the wholes that fit, the last told first: one that counts the same thing before any other; of
    "40 killed and 60 wounded, including five children" the first, unless the words after tell of wounds."""
    if not wholes:
        return None
    first = wholes[0]
    if by_pronoun and not one.thing.person and one.quantity.counted:
        first = next((f for f in wholes if f.counted == one.quantity.counted), first)
    after = text[one.quantity.end : one.quantity.end + 40]
    if one.found is not None and one.found.effect not in (first.effect, "counted"):
        return first
    if first.effect == "injured" and len(wholes) > 1 and wholes[1].effect == "killed" and not SEVERE.search(after):
        dead = wholes[1]
        if one.thing.noun is not None and PAIRED.fullmatch(text[dead.span[1] : first.span[0]]):
            return dead
    return first


def fits(whole: Figure, one: Draft, *, any_effect: bool = False) -> bool:
    """Whether a figure can be the whole of a part: it is no part itself, of the same effect, and not smaller."""
    if whole.subset_of is not None:
        return False
    alike = one.found is None or any_effect or one.found.effect in (whole.effect, "counted", "survived")
    if not alike and one.found is not None and one.found.measure != whole.measure:
        return False
    persons = whole.measure in person_measures()
    told = one.found is None or one.thing.person
    if one.thing.noun is not None and told and one.thing.person != persons:
        return one.thing.person and whole.measure == "corpse"
    fraction = one.quantity.value is not None and 0 < one.quantity.value < 1
    most, least = whole.high or whole.value, one.quantity.low or one.quantity.value
    return fraction or whole.high is None or most is None or least is None or least <= most


def aside(text: str, whole: Figure, one: Draft) -> bool:
    """Whether a figure only says another again in brackets or dashes that close before the part: 35,000 of "5,000
    families - some 35,000 people - of which 400"."""
    opened = OPENING.search(text[max(0, whole.span[0] - 4) : whole.span[0]])
    return bool(opened and CLOSING.search(text[whole.span[1] : one.quantity.start]))


def broken_down(text: str, whole: Figure, one: Draft, done: Sequence[Figure]) -> bool:
    """Whether a number stands in the list that breaks a whole down: "nine killed: five in the town, two outside"."""
    if not fits(whole, one) or one.quantity.value is None or whole.value is None:
        return False
    between = text[whole.span[1] : one.quantity.start]
    if PLACED.match(text, one.quantity.end) and one.quantity.head is None and re.fullmatch(r",\s*", between):
        return one.quantity.value < whole.value
    last = done[-1]
    if (
        last.subset_of == whole.id
        and one.quantity.head is None
        and one.found is None
        and SECOND.fullmatch(text[last.span[1] : one.quantity.start])
    ):
        return (last.value or 0) + one.quantity.value <= whole.value
    mark = BREAKS.search(between)
    if mark is None or ";" in between:
        return False
    listed = sum(f.value or 0 for f in done if f.subset_of == whole.id)
    if listed + one.quantity.value > whole.value:
        return False
    if mark.group() == ":":
        return True
    enclosed = mark.group() != "(" or ")" not in between
    return enclosed and mark.start() <= 2 and (one.thing.noun is None or whole.counted in GENERIC)


def summed(text: str, figures: Sequence[Figure]) -> dict[str, str]:
    """Parts that add up to the figure told right before them: 18 and 19 of "37 casualties, 18 deaths and 19 injuries".
    The id of the whole by that of the part."""
    out: dict[str, str] = {}
    for at, whole in enumerate(figures):
        if whole.comparator != "exactly" or not whole.value or whole.subset_of:
            continue
        if whole.counted not in (*GENERIC, None) and not ENCLOSED.match(text, whole.span[1]):
            continue
        rest = whole.value
        listed: list[Figure] = []
        end = whole.span[1]
        for item in figures[at + 1 : at + 8]:
            if item.subset_of not in (None, whole.id) and any(item.subset_of == one.id for one in listed):
                end = item.span[1]  # "60 soldiers, ten of them officers, and 16 civilians"
                if item.value != rest or OF_THEM.search(item.text):
                    continue
                listed.append(item)
                rest = 0
                break
            gap = text[end : item.span[0]]
            if (
                len(gap) > 60
                or re.search(r"[.;]", gap)
                or not divides(whole, item)
                or item.subset_of not in (None, whole.id)
            ):
                break
            listed.append(item)
            rest -= item.value or 0
            end = item.span[1]
            if rest <= 0:
                break
        if rest == 0 and len(listed) > 1 and re.match(r"\s*[,:(–—-]", text[whole.span[1] : whole.span[1] + 40][:40]):
            out.update((item.id, whole.id) for item in listed)
    return out


def shares(text: str, figures: Sequence[Figure]) -> dict[str, str]:
    """Figures told as so many of the next one: two of "two of the five dead", 10 of "downed 10 of 16 drones"."""
    out: dict[str, str] = {}
    for share, whole in pairwise(figures):
        if (
            share.subset_of is None
            and whole.subset_of is None
            and OF_WHOLE.fullmatch(text[share.span[0] : whole.span[0]])
            and (share.value or 0) <= (whole.value or 0)
        ):
            out[share.id] = whole.id
    return out


def divides(whole: Figure, item: Figure) -> bool:
    """Whether a figure can be one of those that add up to a whole."""
    if item.comparator != "exactly" or not item.value:
        return False
    return item.effect == whole.effect or (whole.effect == "casualty" and item.effect in PARTS_OF_CASUALTIES)
