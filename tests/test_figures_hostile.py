"""Numbers that cannot be read are named and given no value; nothing that is written raises, turns a bound round, or
counts below zero. Numbers that can be read come back as they were written."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from counterclaim.reading.figures import Quantities
from counterclaim.reading.figures.amounts import amounts, recognised
from counterclaim.reading.figures.folding import folded
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.layers import Layers
from counterclaim.records import Document, Section
from tests.amount_reading import read


def values(text: str) -> list[float | None]:
    return [a.value for a in read(text)]


@pytest.mark.parametrize(
    ("text", "unread", "code"),
    [
        ("9" * 400, "9" * 400, "number-too-long"),
        ("1," + "000," * 20 + "000 people", "1," + "000," * 20 + "000", "number-too-long"),
        ("0." + "3" * 400 + " km", "0." + "3" * 400, "number-too-long"),
        ("a " + "million " * 100 + "people", ("a " + "million " * 100).strip(), "number-too-large"),
        ("two thousand trillion trillion people", "two thousand trillion trillion", "number-too-large"),
        ("900000000000000 trillion people", "900000000000000 trillion", "number-too-large"),
        ("1e999 people", "1e999", "number-too-large"),
        ("10^400 people", "10^400", "number-too-large"),
        ("10⁴⁰⁰ people", "10⁴⁰⁰", "number-too-large"),
        ("1,2,3,4 people", "1,2,3,4", "number-unreadable"),
        ("12,3456 people", "12,3456", "number-unreadable"),
        ("1.234,567.8 people", "1.234,567.8", "number-unreadable"),
        ("3,5 people", "3,5", "number-unreadable"),
        ("300² people", "300", "number-unreadable"),
        ("10² people", "10²", "number-unreadable"),
        ("minus 5 soldiers", "minus 5", "number-unreadable"),
        ("\u202e21\u202c people", "21", "number-unreadable"),
    ],
)
def test_a_number_that_cannot_be_read_is_named(text: str, unread: str, code: str) -> None:
    fold = folded(text)
    found, illegible = recognised(fold)
    assert found == ()
    assert [(text[slice(*fold.origin(i.start, i.end))], i.code) for i in illegible] == [(unread, code)]


@pytest.mark.parametrize(
    "text", ["NaN people", "inf", "-inf", "Infinity", "1.2.3", "٪", "½", "Ⅳ ①", "", "\u200f", "- - -"]
)
def test_what_is_no_number_makes_no_issue(text: str) -> None:
    assert recognised(folded(text))[1] == ()


@pytest.mark.parametrize(
    "numbers", ["1 ", "123 ", "1,2", "1.", "1-", "one ", "a ", "and ", "$", "ten million ", "1/", "٣", "½"]
)
def test_a_text_of_numbers_only_is_read_to_its_end(numbers: str) -> None:
    text = numbers * (10_000 // len(numbers))
    found, illegible = recognised(folded(text))
    spans = [(a.start, a.end) for a in found] + [(i.start, i.end) for i in illegible]
    assert all(0 <= start < end <= len(text) for start, end in spans)


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
)
ONES += "eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = ("", "thousand", "million", "billion", "trillion")


def below_thousand(number: int, *, british: bool, hyphen: str) -> str:
    """A number below a thousand in words."""
    words = []
    hundreds, rest = divmod(number, 100)
    if hundreds:
        words += [ONES.split()[hundreds], "hundred"] + (["and"] if rest and british else [])
    if rest >= 20:
        tens = TENS.split()[rest // 10 - 2]
        words.append(tens + (hyphen + ONES.split()[rest % 10] if rest % 10 else ""))
    elif rest:
        words.append(ONES.split()[rest])
    return " ".join(words)


def in_words(number: int, *, british: bool, hyphen: str) -> str:
    """A whole number in words."""
    if number == 0:
        return "zero"
    groups = []
    for power, scale in enumerate(SCALES):
        part = number // 1000**power % 1000
        if part:
            words = below_thousand(part, british=british, hyphen=hyphen)
            and_ = "and " if british and not power and part < 100 and number > 1000 else ""
            groups.append(f"{and_}{words} {scale}".strip())
    return " ".join(reversed(groups))


NUMBERS = st.one_of(st.integers(0, 10**4), st.integers(0, 10**15 - 1), st.integers(0, 999).map(lambda n: n * 10**9))


@given(NUMBERS, st.booleans(), st.sampled_from(["-", " "]), st.sampled_from([str, str.upper, str.capitalize]))
def test_a_number_in_words_is_read_back(number: int, british: bool, hyphen: str, case: type[str]) -> None:
    words = case(in_words(number, british=british, hyphen=hyphen))
    assert values(f"{words} apples") == [float(number)]
    assert values(f"at least {words} apples") == [float(number)]


GROUPINGS = (",", " ", "\u00a0", "\u202f", "\u2009", "'", "’", ".", "")
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "０１２３４５６７８９")


def indian(number: int) -> str:
    """A number with the groups of India, 12,34,567."""
    head, tail = divmod(number, 1000)
    if not head:
        return str(tail)
    pairs = []
    while head:
        head, pair = divmod(head, 100)
        pairs.append(f"{pair:02}" if head else str(pair))
    return ",".join((*reversed(pairs), f"{tail:03}"))


@given(st.integers(10**4, 10**15 - 1), st.sampled_from(GROUPINGS), st.sampled_from(SCRIPTS))
def test_a_number_in_digits_is_read_back(number: int, grouping: str, script: str) -> None:
    digits = f"{number:,}".replace(",", grouping).translate(dict(zip(map(ord, "0123456789"), script, strict=True)))
    assert values(f"about {digits} apples") == [float(number)]
    assert values(f"about {indian(number)} apples") == [float(number)]


@given(
    st.integers(10**4, 10**15 - 1),
    st.lists(st.sampled_from("\u200b\u200e\u200f\u2066\u2069\ufeff"), min_size=1, max_size=4),
)
def test_marks_inside_a_number_change_nothing_and_its_span_holds_them(number: int, marks: list[str]) -> None:
    digits = str(number)
    text = "some " + "".join(a + b for a, b in zip(digits, marks, strict=False)) + digits[len(marks) :] + " apples"
    fold = folded(text)
    (one,) = amounts(fold)
    assert one.value == float(number)
    start, end = fold.origin(*one.number)
    assert (text[start], text[end - 1]) == (digits[0], digits[-1])


@given(
    st.decimals(min_value="0.01", max_value="99999", places=2),
    st.sampled_from([(" million", 10**6), ("bn", 10**9), (" thousand", 1000), ("k", 1000), (" crore", 10**7), ("", 1)]),
)
def test_a_decimal_with_its_scale_is_read_back(number: Decimal, scale: tuple[str, int]) -> None:
    assert values(f"$ {number}{scale[0]}") == [float(number * scale[1])]


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "from {} to {}"]),
)
def test_a_range_has_its_lower_end_first(a: int, b: int, form: str) -> None:
    low, high = sorted((a + 3000, b + 3001))
    (one,) = read(form.format(f"{low:,}", f"{high:,}") + " apples") if low < high else (None,)
    assert one is None or (one.comparator, one.low, one.high) == ("between", float(low), float(high))


WORDS = [
    "at least", "up to", "more than", "fewer than", "about", "some", "between", "and", "to", "or", "-", "–", "from",
    "a", "an", "the", "no | none", "half", "quarter", "third", "thirds", "of", "one", "two", "five", "ten", "twelve",
    "twenty", "ninety", "hundred", "thousand | million", "billion", "dozen", "dozens", "scores", "hundreds",
    "thousands", "several", "many", "a couple of", "a few", "twice | double", "times", "in", "out of", "every",
    "point", "0", "1", "7", "12", "300", "1,200", "1.200", "3,5", "1,2,3", "2022", "24", "1e9", "10^6", "10⁶", "½",
    "3/4", "1 1/2", "%", "percent", "km2", "square miles", "km", "tonnes", "$", "£", "€", "US$", "°C", "minus", "−5",
    "+7", "±", "~ | ≥", "<=", "50+", "bn", "m", "k", "people", "soldiers", "killed", "wounded", "tanks",
    "the size of Luxembourg", "pounds", "pounds of explosives", "or more", "or so", "plus", "first", "twenty-third",
    "May", "24 February 2022", "T-72", "Article 5", ",", ".", ";", ":", "(", ")", '"', "'", "\u200f", "\u202e",
    "\u202c", "٣٤", "１２", "NaN", "\n", "year-old", "per day", "another", "a further", "rose", "fell", "by",
]  # fmt: skip
MIXTURES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", "", "-", "\n"])), max_size=14
).map(lambda parts: "".join(word + gap for word, gap in parts))


def check(text: str) -> None:
    """What holds of every text."""
    fold = folded(text)
    found, illegible = recognised(fold)
    assert recognised(fold) == (found, illegible)
    for one in found:
        assert 0 <= one.start <= one.number[0] < one.number[1] <= len(fold.text)
        assert one.start < one.end <= len(fold.text)
        start, end = fold.origin(one.start, one.end)
        assert 0 <= start < end <= len(text)
        ordered = [v for v in (one.low, one.value, one.high) if v is not None]
        assert ordered == sorted(ordered)
        assert all(abs(v) <= 1e30 for v in ordered)
        if one.unit is None and "minus" not in fold.text[one.start : one.end].lower():
            assert not ordered or ordered[0] >= 0
    numbers = [one.number for one in found]
    assert all(a[1] <= b[0] for a, b in pairwise(numbers))
    assert all(0 <= one.start < one.end <= len(fold.text) for one in illegible)


@given(MIXTURES)
@settings(max_examples=400, deadline=None)
def test_a_mixture_of_number_words_breaks_nothing(text: str) -> None:
    check(text)


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_anything(text: str) -> None:
    check(text)


def parsed(text: str, seed: list[int]) -> Layers:
    """The text with a parse as wrong as can be: any head in reach, any label, any tag."""
    words, spaces = [], []
    for piece in text.replace("\n", " ").split(" "):
        if piece:
            words.append(piece)
            spaces.append(True)
    labels = ["nummod", "quantmod", "nsubj", "dobj", "pobj", "prep", "conj", "compound", "amod", "ROOT"]
    tags = [
        ("NOUN", "NNS"),
        ("NUM", "CD"),
        ("VERB", "VBD"),
        ("PROPN", "NNP"),
        ("ADJ", "JJ"),
        ("ADP", "IN"),
        ("PUNCT", ","),
    ]
    at = [seed[i % len(seed)] for i in range(len(words))]
    pos = [tags[n % len(tags)] for n in at]
    doc = Doc(
        Vocab(), words=words, spaces=spaces, pos=[p for p, _ in pos], tags=[t for _, t in pos],
        lemmas=[w.lower() for w in words],
        heads=[min(len(words) - 1, max(0, i + n % 5 - 2)) if i and n % 3 else 0 for i, n in enumerate(at)],
        deps=[labels[n % len(labels)] for n in at],
    )  # fmt: skip
    plain = doc.text
    document = Document(document_id="d", input_id="d", blob="", text=plain, sections=(Section("body", 0, len(plain)),))
    return Layers(document=document, syntax=doc)


@given(MIXTURES, st.lists(st.integers(0, 1000), min_size=1, max_size=9))
@settings(max_examples=150, deadline=None)
def test_the_component_takes_any_parse_and_counts_nothing_below_zero(text: str, seed: list[int]) -> None:
    layers = parsed(text, seed)
    done = Quantities()(layers)
    for one in done.quantities:
        assert 0 <= one.start < one.end <= len(layers.doc.text)
        ordered = [v for v in (one.low, one.value, one.high) if v is not None]
        assert ordered == sorted(ordered)
        if one.counted is not None and one.unit not in units():
            assert not ordered or ordered[0] >= 0
    assert Quantities()(layers) == done
    assert all(issue.span and issue.message for issue in done.issues)
