"""The grammar of time expressions by itself: what it finds and what it leaves alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.periods import recognise
from counterclaim.reading.periods.anchoring import anchored
from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.durations import duration
from counterclaim.reading.periods.meaning import Fixed, Impossible
from counterclaim.reading.periods.normalisation import meanings_of
from counterclaim.reading.periods.numerals import number_of, ordinal_of
from counterclaim.reading.periods.vetoes import vetoed


def found(text: str) -> list[str]:
    return [m.text for m in recognise(text) if not vetoed(m, None)]


@pytest.mark.parametrize(
    "expression",
    [
        "13 September", "September 13, 2022", "13.09.2022", "2022-09-13", "Sept. 13", "Tuesday, September 13",
        "the 13th of September", "two years ago", "earlier this month", "late Monday", "Monday night",
        "the past 24 hours",
        "two and a half years", "the third quarter of 1990", "the late 1970s", "mid-1996", "40-minute",
        "3 a.m. local time",
        "0600 GMT", "early next year", "the following morning", "the day before", "more than four hours",
        "the 19th century",
        "June last year", "the summer of 2022", "every day", "several weeks", "three consecutive days",
    ],
)  # fmt: skip
def test_whole_expression_is_one_match(expression: str) -> None:
    assert found(f"It happened {expression}, they said.") == [expression]


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the city.",
        "The sun rose and the shop is open 24/7.",
        "Some 2,000 troops and 1,990 tanks.",
        "A second strike hit the second floor.",
        "He paid $1995 for it.",
        "Three-quarters of the town is in ruins.",
        "Resolution 2202 was adopted by 14 votes.",
        "The man, 37 years old, was hurt.",
        "It fell by 2000 percent.",
        "He fired off a round at dusky skies.",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_months_that_are_also_verbs_need_their_capital() -> None:
    assert found("In May and March, not in may and march, in August, not august.") == ["May", "March", "August"]


def test_an_expression_never_runs_over_a_blank_line() -> None:
    assert found("Attack on Monday\n\nnight shelling, 13\n\nSeptember") == ["Monday", "September"]


def test_days_that_do_not_exist_mean_nothing() -> None:
    matches = recognise("On February 30, at 25:10 local time and on 31.02.2022, at 13 p.m.")
    meant = [meaning for m in matches for _, meaning in meanings_of(m)]
    assert meant == [Impossible()] * 4


def test_typographic_apostrophe_makes_a_possessive() -> None:
    assert found("last year’s harvest") == ["last year"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty - four", 24), ("2,000", 2000), ("a hundred", 100), ("two hundred and five", 205), ("2 1 / 2", 2.5),
        ("two thousand", 2000), ("half a", 0.5), ("a couple of", 2), ("a", 1), ("several", None), ("a few", None),
        ("a dozen", 12), ("nineteen ninety - four", 1994),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, value: float | None) -> None:
    assert number_of(words.split()) == value


@given(st.integers(1, 999))
def test_ordinals_in_digits_keep_their_number(number: int) -> None:
    assert ordinal_of([f"{number}th"]) == number


@pytest.mark.parametrize(
    ("unit", "amount", "value"),
    [
        ("Y", "2 1 / 2", "P2Y6M"), ("TH", "24", "PT24H"), ("W", "a few", "PXW"), ("E", "two", "P20Y"),
        ("TM", "90", "PT90M"),
        ("TH", "1.5", "PT1H30M"), ("F", "two", "P4W"), ("TH", "half a", "PT30M"), ("C", "three", "P300Y"),
    ],
)  # fmt: skip
def test_durations_are_iso_8601(unit: str, amount: str, value: str) -> None:
    assert duration(unit, number_of(amount.split())) == value


@given(st.text(max_size=300))
def test_matches_are_in_order_apart_and_inside_any_text(text: str) -> None:
    at = 0
    for match in recognise(text):
        assert at <= match.start < match.end <= len(text)
        at = match.end


TIME_WORDS = """the a last next two 13 31 February September Monday night , . - 2022 9999 of in years months ago later
0600 GMT 3 p.m. 10:61 400 first quarter every past 24 hours 99999999999999999999 century half and to 29
weekend dozens Friday following overnight midnight at on 03/05/2024 24th 32 after before later hours this Easter
day war within recent few winter"""
WORDS = st.sampled_from(TIME_WORDS.split())


def test_a_number_of_thousands_of_digits_counts_no_time() -> None:
    (match,) = recognise("It fell " + "9" * 5000 + " years ago.")
    assert [meaning for _, meaning in meanings_of(match)] == [Fixed(type="DATE", value="PAST_REF")]


@given(st.lists(WORDS, max_size=14))
def test_no_sequence_of_time_words_raises(words: list[str]) -> None:
    for match in recognise(" ".join(words)):
        meanings_of(match)


EDGES = st.sampled_from([None, date.min, date.max, date(2024, 2, 29), date(2022, 9, 13)])


@given(st.lists(WORDS, max_size=14), EDGES, EDGES, st.sampled_from([-1, 1, None]))
def test_no_sequence_of_time_words_raises_at_the_edges_of_the_calendar(
    words: list[str], published: date | None, began: date | None, way: int | None
) -> None:
    context = Context(published=published, began=began)
    for match in recognise(" ".join(words)):
        for span, meaning in meanings_of(match):
            found = anchored(meaning, context, way)
            context = context.after(span[1], found.value, own=True, full=True).after_hour(span[1], found.value)
            first, last = found.days or (None, None)
            assert first is None or last is None or first <= last


def test_endless_number_in_words_is_passed_in_linear_time() -> None:
    """Before the number of its parts was bounded, this took hours."""
    assert recognise("five-five " * 2000) == []
