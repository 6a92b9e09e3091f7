"""The component that finds every quantity of a text with its bound."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.figures.amounts import Amount, amounts, limits
from counterclaim.reading.figures.bounding import bound_after
from counterclaim.reading.figures.counting import counted_token, lemma, numeral_token
from counterclaim.reading.figures.folding import folded
from counterclaim.reading.figures.lexicon import DATA, data_files
from counterclaim.reading.figures.numerals import MOST_DIGITS
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Issue, Quantity, Span
from counterclaim.records.located import Stretches

NOT_ONE = frozenset(
    ["no", "any", "every", "each", "this", "that", "the", "another", "which", "some", "every", "last", "only"]
)
"""Words before "one" that make it a pronoun or an emphasis."""


class Quantities:
    """Quantities of the text: numbers with bound, unit and counted noun, dates and names with numbers left out."""

    NAME = "quantities"
    VERSION = "1"
    NEEDS = ("document", "syntax", "times")
    SETS = ("quantities",)

    @property
    def digest(self) -> str:
        """Digest of the number grammar's data."""
        return digest_of_files(*data_files(*DATA, "persons.yaml"))

    def __call__(self, layers: Layers) -> Layers:
        """The layers with `quantities`, in text order."""
        fold = folded(layers.doc.text)
        calendar = Stretches(t.span for t in layers.times if t.type in ("DATE", "TIME", "SET"))
        kept: list[Quantity] = []
        for amount in amounts(fold):
            number = fold.origin(*amount.number)
            if of_calendar(amount, number, calendar):
                continue
            quantity = counted(layers.doc, amount, number, fold.origin(amount.start, amount.end), layers.text)
            if quantity is not None:
                kept.append(quantity)
        return replace(layers, quantities=tuple(kept)).with_issues(*too_long(fold.text))


def of_calendar(amount: Amount, number: Span, calendar: Stretches) -> bool:
    """Whether the number is part of a date or time of day ("May 3"); not so a length in it ("three days later")."""
    if amount.unit and amount.unit.unit.kind == "time":
        return False
    return calendar.touch(number)


def counted(doc: Doc, amount: Amount, number: Span, span: Span, text: str) -> Quantity | None:
    """The amount as a quantity with what it counts, None where the parse shows that it is none."""
    last = numeral_token(doc, number)
    noun = noun_of(doc, amount, number, span)
    if last is None or (amount.unit is None and not amount.like and not counts(amount, last, noun)):
        return None
    if amount.unit is None and noun is None and is_age(last, amount):
        return Quantity(
            start=span[0],
            end=span[1],
            value=amount.value,
            low=amount.low,
            high=amount.high,
            comparator=amount.comparator,
            unit="year",
            original_value=text[slice(*number)],
        )
    unit = amount.unit.unit.unit if amount.unit else "km2" if amount.like else None
    word = lemma(noun) if noun is not None else None
    if unit is None and noun is not None:
        unit = "person" if is_person(noun) else word
    start, end = span
    value, low, high, comparator = amount.value, amount.low, amount.high, amount.comparator
    after = bound_after(text, noun.idx + len(noun)) if noun is not None and value and comparator == "exactly" else None
    if after is not None:
        comparator, end = after
        low, high = limits(comparator, value or 0.0)
    return Quantity(
        start=start,
        end=end,
        value=value,
        low=low,
        high=high,
        comparator=comparator,
        unit=unit,
        counted=word,
        original_value=text[slice(*number)],
        original_unit=amount.like or (amount.unit.written if amount.unit else ""),
        head=extent(noun) if noun is not None else None,
    )


def is_age(last: Token, amount: Amount) -> bool:
    """Whether a bare number between commas is the age of the person named before: "the mayor, 52, said"."""
    doc, i = last.doc, last.i
    if i < 2 or i + 1 >= len(doc) or amount.form != "digits" or amount.value is None or not 0 < amount.value < 120:
        return False
    named = doc[i - 2].pos_ == "PROPN" or (doc[i - 2].pos_ == "NOUN" and is_person(doc[i - 2]))
    return doc[i - 1].text == "," and named and (doc[i + 1].text in {",", ".", ")", ";"} or doc[i + 1].lower_ == "who")


def noun_of(doc: Doc, amount: Amount, number: Span, span: Span) -> Token | None:
    """The noun counted: after a unit only by its "of" ("two tonnes of ammunition")."""
    if amount.like:
        return None
    if amount.unit is None:
        return counted_token(doc, number)
    last = numeral_token(doc, (number[0], max(span[1], number[1])))
    if last is None or last.i + 1 >= len(doc) or amount.unit.unit.kind in ("time", "money"):
        return None
    return counted_token(doc, (number[0], span[1])) if doc[last.i + 1].lower_ == "of" else None


def counts(amount: Amount, last: Token, noun: Token | None) -> bool:
    """Whether a number without unit is a quantity at all: not a name's number, nor the pronoun "one"."""
    doc = last.doc
    before = doc[last.i - 1] if last.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if amount.form == "words" and amount.value == 1 and last.lower_ == "one":
        if before is not None and before.lower_ in NOT_ONE:
            return False
        if after is not None and after.like_num:
            return False
        if noun is None or after is None:
            return after is not None and (
                after.lower_ == "of"
                or (after.pos_ in ("VERB", "AUX") and last.dep_ in ("nsubj", "nsubjpass", "conj"))
                or after.lower_ in ("killed", "dead", "wounded", "injured", "missing")
            )
        return noun.i > last.i
    if amount.form == "indefinite":
        return noun is not None and noun.tag_ in ("NNS", "NNPS")
    if amount.form == "multiple":
        return after is None or last.head.pos_ == "VERB"
    if before is not None and re.fullmatch(r"[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*", before.text):  # a model: "iPhone 11"
        return noun is not None and noun.tag_ == "NNS"
    named = before is not None and (before.pos_ == "PROPN" or before.text[1:] != before.text[1:].lower())
    if amount.form == "digits" and named and "," not in last.text:
        if noun is None:
            return last.dep_ != "nummod" or last.head.i > last.i
        return noun.tag_ in ("NNS", "NNPS")
    return True


def too_long(text: str) -> tuple[Issue, ...]:
    """An issue for each run of digits that is too long to be a number of things."""
    return tuple(
        Issue(
            code="number-too-long", span=match.span(), message="A number of so many digits was not read as a quantity."
        )
        for match in re.finditer(rf"\d{{{MOST_DIGITS + 1},}}", text)
    )
