"""The component that finds every quantity of a text with its bound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.figures.amounts import Amount, limits, recognised
from counterclaim.reading.figures.bounding import bound_after
from counterclaim.reading.figures.classes import counted_name
from counterclaim.reading.figures.conversion import in_its_unit
from counterclaim.reading.figures.counting import counted_token, is_state, lemma, numeral_token
from counterclaim.reading.figures.digits import TOO_LARGE, TOO_LONG, UNREADABLE
from counterclaim.reading.figures.folding import Folded, folded
from counterclaim.reading.figures.lexicon import DATA, areas, data_files, numerals
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.numeral import Illegible
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Issue, Quantity, Span
from counterclaim.records.located import Stretches

NOT_ONE = frozenset(
    ["no", "any", "every", "each", "this", "that", "the", "another", "which", "some", "every", "last", "only"]
)
"""Words before "one" that make it a pronoun or an emphasis; not so "only" where a noun follows, and no "the" stands
before: "only one soldier was wounded"."""

MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"]
)  # fmt: skip


class Quantities:
    """Quantities of the text: numbers with bound, unit and counted noun, dates and names with numbers left out."""

    NAME = "quantities"
    VERSION = "8"
    NEEDS = ("document", "syntax", "times")
    SETS = ("quantities",)

    @property
    def digest(self) -> str:
        """Digest of the number grammar's data."""
        return digest_of_files(*data_files(*DATA, "persons.yaml", "classes.yaml", "measures.yaml"))

    def __call__(self, layers: Layers) -> Layers:
        """The layers with `quantities`, in text order."""
        fold = folded(layers.doc.text)
        calendar = Stretches(t.span for t in layers.times if t.type in ("DATE", "TIME", "SET"))
        kept: list[Quantity] = []
        amounts, unreadable = recognised(fold)
        illegible = [*unreadable]
        marked: list[Span] = []
        for amount in amounts:
            number = fold.origin(*amount.number)
            written = layers.text[slice(*number)]
            if scripts_of(written) > 1:
                illegible.append(Illegible(*amount.number, UNREADABLE))
                continue
            if not DIRECTIONS.isdisjoint(written):
                marked.append(number)
            if of_calendar(amount, number, fold, calendar):
                continue
            quantity = counted(layers.doc, amount, number, fold.origin(amount.start, amount.end), layers.text)
            if quantity is not None:
                kept.append(msgspec.structs.replace(quantity, converted=in_its_unit(quantity)))
        issues = (Issue(code=MARKED, span=span, message=MESSAGES[MARKED]) for span in marked)
        return replace(layers, quantities=tuple(kept)).with_issues(*unread(illegible, fold), *issues)


def of_calendar(amount: Amount, number: Span, fold: Folded, calendar: Stretches) -> bool:
    """Whether the number is part of a date or time of day ("May 3"); not so a length in it ("three days later"), nor
    what has a unit that is none of time ("the 1520 sq m centre")."""
    unit = amount.unit
    if unit is not None and unit.unit.kind == "time":
        return False
    if unit is not None and unit.start >= amount.number[1] and not unit.written.isupper():
        return calendar.touch(fold.origin(unit.start, unit.end))
    return calendar.touch(number)


def counted(doc: Doc, amount: Amount, number: Span, span: Span, text: str) -> Quantity | None:
    """The amount as a quantity with what it counts, None where the parse shows that it is none."""
    last = numeral_token(doc, number)
    noun = noun_of(doc, amount, number, span)
    if last is None or (amount.unit is None and not amount.like and not counts(amount, last, noun)):
        return None
    if amount.unit is None and ((noun is None and is_age(last, amount)) or is_aged(text, amount, number)):
        return Quantity(
            start=span[0],
            end=span[1],
            value=amount.value,
            low=amount.low,
            high=amount.high,
            comparator=amount.comparator,
            unit="year",
            original_value=text[slice(*number)],
            number=number,
        )
    if noun is not None and amount.value is not None and amount.value < 0 and amount.unit is None:
        return None
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
        counted=counted_name(noun) if noun is not None else None,
        original_value=text[slice(*number)],
        number=number,
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


HARMED = re.compile(r"\s+(?:dead|killed|slain|wounded|injured|hurt|missing|arrested|others|more)\b", re.IGNORECASE)
"""After a number that is no age: "below the age of 15, and 48 wounded"."""


def is_aged(text: str, amount: Amount, number: Span) -> bool:
    """Whether a number is an age by the word before it: "children aged 3, 11 and 15"."""
    oldest = amount.high or amount.value
    if oldest is None or oldest >= 120 or HARMED.match(text, number[1]):
        return False
    return aged().search(text, max(0, number[0] - 60), number[0]) is not None


@cache
def aged() -> re.Pattern[str]:
    """A word for age, and ages, right before another age."""
    age = "|".join([r"\d{1,2}", *numerals().cardinals])
    opened = r"(?:(?:between|from|under|over|about|at\sleast)\s+)?"
    return re.compile(
        rf"\b(?:(?:oldest|youngest|eldest)(?:\s+of\s+(?:them|whom|these))?(?:\s+(?:is|was|being|only))*|aged|ages(?:\s+of)?|age\s+of|(?:at|under|over)\s+(?:the\s+)?age|(?:children|infants|kids|boys|girls)(?=\s+(?:under|below|over)))\s+{opened}"
        rf"(?:(?:{age})(?:,\s+(?:and\s+)?|\s+(?:and|to|or)\s+)){{0,5}}$",
        re.IGNORECASE,
    )


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
        of_which = before is not None and before.lower_ == "which" and before.i and doc[before.i - 1].lower_ == "of"
        if before is not None and before.lower_ in NOT_ONE and not of_which and not is_sole(before, noun):
            return False
        if after is not None and after.like_num:
            return False
        if noun is None or after is None:
            return after is not None and (
                after.lower_ == "of"
                or (past_adverb(after).pos_ in ("VERB", "AUX") and last.dep_ in ("nsubj", "nsubjpass", "conj"))
                or after.lower_
                in ("killed", "dead", "wounded", "injured", "missing", "hurt", "unaccounted", "critical")
                or listed_by_place(last)
                or is_rivals(last)
                or is_hurt(last)
                or (last.dep_ == "dobj" and last.head.lemma_.lower() in measures().harming)
                or is_one_of_earlier(last)
            )
        return noun.i > last.i
    if amount.form == "indefinite":
        if after is not None and (after.lower_ in ("others", "more") or is_state(after)):
            return True
        if noun is None and last.dep_ == "dobj" and last.lower_ == "several":
            return last.head.lemma_.lower() in measures().harming
        return noun is not None and noun.tag_ in ("NNS", "NNPS")
    if amount.form == "multiple":
        after_it = " ".join(t.lower_ for t in doc[last.i + 1 : last.i + 3])
        as_many = len(doc) > last.i + 3 and after_it in ("as many", "that number", "that many")
        return after is None or last.head.pos_ == "VERB" or (as_many and doc[last.i + 3].lower_ not in ("as", "of"))
    if before is not None and re.fullmatch(r"[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*", before.text):  # a model: "iPhone 11"
        return noun is not None and noun.tag_ == "NNS"
    if before is not None and before.lower_ in MONTHS and after is not None and begins_predicate(after):
        return True
    named = before is not None and (before.pos_ == "PROPN" or before.text[1:] != before.text[1:].lower())
    if amount.form == "digits" and named and "," not in last.text and not is_country(before):
        if noun is None:
            return (
                last.dep_ != "nummod" or last.head.i > last.i or (after is not None and after.lower_ in ("were", "are"))
            )
        return noun.tag_ in ("NNS", "NNPS")
    return True


def past_adverb(word: Token) -> Token:
    """The word after an adverb, or the word itself: sank of "one later sank"."""
    return word.nbor(1) if word.pos_ == "ADV" and word.i + 1 < len(word.doc) else word


def is_country(word: Token | None) -> bool:
    """Whether a word names a country or city, which numbers no thing by its name: "Azerbaijan lost 50 men and Armenia
    105"."""
    return word is not None and word.text in areas()


def begins_predicate(token: Token) -> bool:
    """Whether a finite verb or its auxiliary stands at `token`: what a number right before it is the subject of."""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def listed_by_place(last: Token) -> bool:
    """Whether a "one" goes on with a place where a number before it told of another, or stands in a list of places
    after a colon: "killed three in Bahri and one in Omdurman", "ten killed: two in Bakhmut, one in Raihorodok"."""
    doc, i = last.doc, last.i
    if not is_placed(doc, i):
        return False
    before = doc[last.sent.start : i]
    if any(t.text == ":" for t in before):
        return True
    joined = i > 0 and doc[i - 1].lower_ in (",", "and", ";")
    numbers = [t.i for t in before if t.like_num]
    if not joined or not numbers:
        return False
    goes_on = any(t.like_num and is_placed(doc, t.i) for t in doc[i + 1 : last.sent.end])
    return goes_on or any(is_placed(doc, k) for k in range(numbers[-1], i - 2))


def is_sole(only: Token, noun: Token | None) -> bool:
    """Whether an "only" stands before the one thing counted, and no "the" before it."""
    first = not only.i or only.nbor(-1).lower_ not in ("the", "is", "was", "'s", "’s")
    return only.lower_ == "only" and noun is not None and first


def is_rivals(last: Token) -> bool:
    """Whether a "one" goes on with a clause of which only the side changes: "Israel killed two men, and Hezbollah
    one"."""
    doc, i = last.doc, last.i
    if i < 3 or doc[i - 1].pos_ != "PROPN" or doc[i + 1].text not in {".", ",", ";"}:
        return False
    opened = next((k for k in range(i - 2, max(i - 5, 0), -1) if doc[k].pos_ != "PROPN" and doc[k].pos_ != "DET"), i)
    return doc[opened].lower_ in ("and", "while") and any(t.like_num for t in doc[last.sent.start : opened])


def is_one_of_earlier(last: Token) -> bool:
    """Whether a "one" is the object of a verb that ends a clause, and a number before tells of others to whom something
    was done: "condemned 25 officers and acquitted one"."""
    doc, i = last.doc, last.i
    closed = i + 1 >= len(doc) or doc[i + 1].text in {".", ",", ";"} or doc[i + 1].lower_ in ("out", "ablaze", "alight")
    verb = last.head
    if last.dep_ != "dobj" or not closed or verb.i != i - 1 or verb.dep_ not in ("conj", "advcl"):
        return False
    told = any(e.persons for e in by_role()["verbs"].get(verb.lemma_.lower(), ())) or verb.lemma_ in ("put", "set")
    return told and any(t.like_num for t in doc[last.sent.start : verb.i])


def is_hurt(last: Token) -> bool:
    """Whether a "one" is told to have wounds: "all 14 were rescued, one with burns"."""
    words = [t.lower_ for t in last.doc[last.i + 1 : last.i + 5]]
    return words[:1] == ["with"] and bool({"burns", "wounds", "injuries"} & set(words))


def is_placed(doc: Doc, i: int) -> bool:
    """Whether a preposition of place and a name follow a token."""
    return i + 2 < len(doc) and doc[i + 1].lower_ in ("in", "at", "near") and doc[i + 2].pos_ == "PROPN"


def scripts_of(written: str) -> int:
    """In digits of how many scripts a number is written: two of "12" and an Arabic-Indic three."""
    return 0 if written.isascii() else len({ord(c) - unicodedata.decimal(c) for c in written if c.isdecimal()})


DIRECTIONS = frozenset("\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")
"""Marks of writing direction."""
MARKED = "number-marked"
MESSAGES = {
    MARKED: "Marks of writing direction stand inside this number; it was read without them.",
    TOO_LONG: "A number of so many digits was not read as a quantity.",
    TOO_LARGE: "A number too large for anything that is counted was not read as a quantity.",
    UNREADABLE: "These digits fit no way of writing one number; they were not read as a quantity.",
}
"""What is said of a number that was not read, by the issue's code."""


def unread(illegible: Iterable[Illegible], fold: Folded) -> Iterator[Issue]:
    """An issue for each number that was left unread."""
    for one in illegible:
        yield Issue(code=one.code, span=fold.origin(one.start, one.end), message=MESSAGES[one.code])
