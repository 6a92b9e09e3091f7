"""Every kind of expression that the news uses, in a sentence: its extent, its TIMEX3 value and its days.

Published on Tuesday 13 September 2022 unless the row says otherwise. Days are "first..last", one where they are the
same, "" where there are none.
"""

from __future__ import annotations

import pytest

from counterclaim.reading.layers import Layers
from counterclaim.reading.periods import Periods
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Section, TimeExpression
from counterclaim.theatres import WORLD, load

TUESDAY = "2022-09-13"


def read(text: str, published: str | None = TUESDAY, theatre: str = "", headline: bool = False) -> Layers:
    document = Document(
        document_id="d",
        input_id="d",
        blob="",
        text=text,
        sections=(Section("headline" if headline else "body", 0, len(text)),),
        published=published,
    )
    return Periods()(Syntax()(Layers(document=document, theatre=load(theatre) if theatre else WORLD)))


def days(time: TimeExpression) -> str:
    if time.days is None:
        return ""
    return "..".join(d.isoformat() if d else "" for d in dict.fromkeys(time.days))


def found(layers: Layers) -> list[tuple[str, str, str]]:
    return [(layers.text[t.start : t.end], t.value, days(t)) for t in layers.times]


def only(text: str, published: str | None = TUESDAY, theatre: str = "", headline: bool = False) -> TimeExpression:
    (time,) = read(text, published, theatre, headline).times
    return time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighting began on 1 and 2 March.",
            [("1", "2022-03-01", "2022-03-01"), ("2 March", "2022-03-02", "2022-03-02")],
        ),
        (
            "It was shelled on 1, 2 and 5 March.",
            [
                ("1", "2022-03-01", "2022-03-01"),
                ("2", "2022-03-02", "2022-03-02"),
                ("5 March", "2022-03-05", "2022-03-05"),
            ],
        ),
        (
            "It was shelled on March 1, 2 and 5, 2021.",
            [
                ("March 1", "2021-03-01", "2021-03-01"),
                ("2", "2021-03-02", "2021-03-02"),
                ("5, 2021", "2021-03-05", "2021-03-05"),
            ],
        ),
        (
            "Shells fell on Friday, Saturday and Sunday.",
            [
                ("Friday", "2022-09-09", "2022-09-09"),
                ("Saturday", "2022-09-10", "2022-09-10"),
                ("Sunday", "2022-09-11", "2022-09-11"),
            ],
        ),
    ],
)
def test_every_day_of_a_list_is_a_day(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expression", "value", "expected"),
    [
        ("It was shelled on the 10th.", "the 10th", "2022-09-10", "2022-09-10"),
        ("It was shelled on the 24th.", "the 24th", "2022-08-24", "2022-08-24"),
        ("The envoy will return on the 24th.", "the 24th", "2022-09-24", "2022-09-24"),
        ("They landed on the 3rd of last month.", "the 3rd of last month", "2022-08-03", "2022-08-03"),
        ("Rockets hit it on the night of the 11th.", "the night of the 11th", "2022-09-11TNI", "2022-09-11"),
        ("It fell on 12-Sep-2022.", "12-Sep-2022", "2022-09-12", "2022-09-12"),
        ("It fell on 2022/09/12.", "2022/09/12", "2022-09-12", "2022-09-12"),
        ("They attacked in the winter of 2021-22.", "the winter of 2021-22", "2021-WI", "2021-12-01..2022-02-28"),
        ("It fell on the 7th of May 2021.", "the 7th of May 2021", "2021-05-07", "2021-05-07"),
        ("He was jailed in nineteen ninety-four.", "nineteen ninety-four", "1994", "1994-01-01..1994-12-31"),
        ("They met in March two years ago.", "March two years ago", "2020-03", "2020-03-01..2020-03-31"),
        ("It fell in the week of 5-11 September.", "the week of 5-11 September", "2022-W36", "2022-09-05..2022-09-11"),
    ],
)  # fmt: skip
def test_absolute_dates_in_every_form(text: str, expression: str, value: str, expected: str) -> None:
    assert found(read(text)) == [(expression, value, expected)]


@pytest.mark.parametrize(
    ("text", "expression", "value", "expected"),
    [
        ("The town fell two years ago today.", "two years ago today", "2020-09-13", "2020-09-13"),
        ("A week ago today, the bridge was hit.", "A week ago today", "2022-09-06", "2022-09-06"),
        ("It was hit the week before last.", "the week before last", "2022-W35", "2022-08-29..2022-09-04"),
        ("It was hit the Friday before last.", "the Friday before last", "2022-09-02", "2022-09-02"),
        ("It was hit this past Sunday.", "this past Sunday", "2022-09-11", "2022-09-11"),
        ("It was hit the day before yesterday.", "the day before yesterday", "2022-09-11", "2022-09-11"),
        ("The army must withdraw within 48 hours.", "48 hours", "PT48H", "2022-09-13..2022-09-15"),
        ("It will spread in the next few days.", "the next few days", "PXD", "2022-09-13.."),
        ("It will spread in the coming days.", "the coming days", "FUTURE_REF", "2022-09-13.."),
        ("The front moved in recent days.", "recent days", "PAST_REF", "..2022-09-13"),
        ("The truce will begin in two weeks' time.", "two weeks' time", "2022-W39", "2022-09-26..2022-10-02"),
        ("The truce will begin in two days.", "two days", "P2D", "2022-09-15"),
        ("It was the third raid in two days.", "two days", "P2D", ""),
        ("The town was shelled earlier this month.", "earlier this month", "2022-09", "2022-09-01..2022-09-13"),
        ("Elections will be held later this month.", "later this month", "2022-09", "2022-09-13..2022-09-30"),
        ("It advanced since the start of September.", "the start of September", "2022-09", "2022-09-01..2022-09-13"),
        ("It is quiet since October.", "October", "2021-10", "2021-10-01..2022-09-13"),
        ("Many died since the coup of 1 September.", "1 September", "2022-09-01", "2022-09-01..2022-09-13"),
        ("Prices will rise over the next month.", "the next month", "P1M", "2022-09-13..2022-10-13"),
        ("The convoy arrives in less than two weeks.", "less than two weeks", "P2W", "2022-09-13..2022-09-27"),
        ("It was shelled earlier in the day.", "the day", "2022-09-13", "2022-09-13"),
        ("It was taken earlier in the year.", "earlier in the year", "2022", "2022-01-01..2022-09-13"),
        ("Troops have held it since Sunday.", "Sunday", "2022-09-11", "2022-09-11..2022-09-13"),
    ],
)  # fmt: skip
def test_expressions_that_count_from_publication(text: str, expression: str, value: str, expected: str) -> None:
    assert found(read(text)) == [(expression, value, expected)]


@pytest.mark.parametrize(
    ("text", "expression", "value", "expected"),
    [
        ("Shells fell on Sunday. A day earlier, it was quiet.", "A day earlier", "2022-09-10", "2022-09-10"),
        ("Overnight, drones flew. A day earlier, it was quiet.", "A day earlier", "2022-09-12", "2022-09-12"),
        ("The garrison fell on 6 September. A week earlier, it was hit.", "A week earlier", "2022-08-30", "2022-08-30"),
        ("Talks were held on 6 September, two days before.", "two days before", "2022-09-04", "2022-09-04"),
        ("Drones flew overnight. Power will be back by the evening.", "the evening", "2022-09-13TEV", "2022-09-13"),
        ("Talks go on at the weekend. Stay in after 6 pm.", "6 pm", "2022-09-13T18:00", "2022-09-13"),
        ("It fell on 6 September. Two days later, troops left.", "Two days later", "2022-09-08", "2022-09-08"),
        ("It fell on Sunday. That night, it burned.", "That night", "2022-09-11TNI", "2022-09-11..2022-09-12"),
        ("It fell on 24 August. The following Friday, it burned.", "The following Friday", "2022-08-26", "2022-08-26"),
        ("It fell on 24 August. The previous Friday, it held.", "The previous Friday", "2022-08-19", "2022-08-19"),
        ("It fell in August. The previous month, it held.", "The previous month", "2022-07", "2022-07-01..2022-07-31"),
        ("Raids began at 11 p.m. on Sunday. Two hours later,", "Two hours later", "2022-09-12T01:00", "2022-09-12"),
        ("It was hit on the day before Independence Day.", "the day before", "2022-08-23", "2022-08-23"),
    ],
)  # fmt: skip
def test_expressions_that_count_from_another(text: str, expression: str, value: str, expected: str) -> None:
    assert (expression, value, expected) in found(read(text, theatre="ukraine-2022"))


def test_two_days_later_than_nothing_is_only_how_long() -> None:
    layers = read("Two days later, the bridge was hit.")
    assert found(layers) == [("Two days later", "P2D", "")]
    assert [issue.code for issue in layers.issues] == ["date-unanchored"]


@pytest.mark.parametrize(
    "text", ["The day before, it was hit.", "It was hit the day before.", "A day earlier, it was hit."]
)
def test_the_day_before_nothing_is_the_one_before_publication_but_ambiguous(text: str) -> None:
    time = only(text)
    assert (time.value, time.ambiguous) == ("2022-09-12", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones attacked overnight.", [("overnight", "2022-09-12TNI", "2022-09-12..2022-09-13")]),
        (
            "They were hit overnight from Sunday to Monday.",
            [
                ("overnight", "2022-09-11TNI", "2022-09-11..2022-09-12"),
                ("Sunday", "2022-09-11", "2022-09-11..2022-09-12"),
                ("Monday", "2022-09-12", "2022-09-11..2022-09-12"),
            ],
        ),
        (
            "The attack came overnight into Sunday.",
            [("overnight", "2022-09-10TNI", "2022-09-10..2022-09-11"), ("Sunday", "2022-09-11", "2022-09-11")],
        ),
        ("It was hit on Monday night.", [("Monday night", "2022-09-12TNI", "2022-09-12")]),
        ("It was hit in the early hours of Monday.", [("the early hours of Monday", "2022-09-12TMO", "2022-09-12")]),
        ("It was hit at noon on Sunday.", [("noon on Sunday", "2022-09-11T12:00", "2022-09-11")]),
        ("It began at midnight on Sunday.", [("midnight on Sunday", "2022-09-11T24:00", "2022-09-11")]),
        ("It began shortly after midnight on Sunday.", [("midnight on Sunday", "2022-09-11T00:00", "2022-09-11")]),
        ("Rockets fell at around 10 a.m. on Sunday.", [("around 10 a.m. on Sunday", "2022-09-11T10:00", "2022-09-11")]),
        ("Rockets fell at 14:30 on 6 September.", [("14:30 on 6 September", "2022-09-06T14:30", "2022-09-06")]),
        ("Rockets fell at 14h30 on Sunday.", [("14h30 on Sunday", "2022-09-11T14:30", "2022-09-11")]),
        (
            "In the 24 hours to Tuesday morning, six died.",
            [
                ("the 24 hours", "PT24H", "2022-09-12..2022-09-13"),
                ("Tuesday morning", "2022-09-13TMO", "2022-09-12..2022-09-13"),
            ],
        ),
        (
            "In the first two weeks of August, 100 died.",
            [("the first two weeks", "P2W", "2022-08-01..2022-08-14"), ("August", "2022-08", "2022-08-01..2022-08-14")],
        ),
        ("Rockets fell on Sunday at 0300 GMT.", [("Sunday at 0300 GMT", "2022-09-11T03:00", "2022-09-11")]),
        ("Rockets fell at 6 o'clock on Sunday.", [("6 o'clock on Sunday", "2022-09-11T06:00", "2022-09-11")]),
        (
            "Between 2 a.m. and 4 a.m. on Monday, drones flew.",
            [("2 a.m.", "2022-09-12T02:00", "2022-09-12"), ("4 a.m. on Monday", "2022-09-12T04:00", "2022-09-12")],
        ),
    ],
)  # fmt: skip
def test_nights_and_times_of_day(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices rose in the nineties.", "199"), ("Prices rose in the mid-80s.", "198"),
        ("Prices rose in fiscal 2023.", "2023"), ("It failed in spring 2021.", "2021-SP"),
        ("It was the plan for Q3 2022.", "2022-Q3"), ("It was hit late in May.", "2022-05"),
        ("Many died last winter.", "2021-WI"),
    ],
)  # fmt: skip
def test_parts_of_the_year_and_decades(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Aid lands twice a week.", "twice a week", "P1W"),
        ("Troops pass three times a week.", "three times a week", "P1W"),
        ("They are shelled every dawn.", "every dawn", "XXXX-XX-XXTMO"),
    ],
)
def test_how_often(text: str, expression: str, value: str) -> None:
    assert [(t, v) for t, v, _ in found(read(text))] == [(expression, value)]


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old boy, a woman aged 36 and a man, 37 years old, were hurt.",
        "The 24th Mechanized Brigade and Resolution 2202 were named.",
        "The 10th anniversary and the 3rd Army came up.",
        "It was a day of mourning.",
        "The army sealed off the quarter.",
        "The split was 60:40.",
        "The owners of the tanker Asteria Dawn and the current in the cables were named.",
    ],
)
def test_ages_and_units_are_no_time(text: str) -> None:
    assert found(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expression", "expected"),
    [
        ("On the 202nd day of the invasion, it went on.", "the 202nd day", "2022-09-13"),
        ("It is day 202 of the war.", "day 202", "2022-09-13"),
        ("The siege entered its third day on Monday.", "third day", "2022-09-12"),
    ],
)
def test_counted_days(text: str, expression: str, expected: str) -> None:
    assert (expression, expected, expected) in found(read(text, theatre="ukraine-2022"))


@pytest.mark.parametrize(
    ("name", "theatre", "published", "expected"),
    [
        ("Independence Day", "ukraine-2022", "2022-09-13", "2022-08-24"),
        ("Orthodox Christmas", "ukraine-2022", "2023-01-09", "2023-01-07"),
        ("Orthodox Easter", "ukraine-2022", "2023-04-20", "2023-04-16"),
        ("Easter Sunday", "sudan-2023", "2024-04-03", "2024-03-31"),
        ("Independence Day", "sudan-2023", "2024-01-03", "2024-01-01"),
        ("Independence Day", "myanmar", "2022-01-06", "2022-01-04"),
        ("Independence Day", "nigeria", "2022-10-04", "2022-10-01"),
        ("Independence Day", "drc-east", "2023-07-04", "2023-06-30"),
        ("Israel's Independence Day", "israel-gaza-lebanon", "2024-05-20", "2024-05-14"),
        ("Israel's Independence Day", "israel-gaza-lebanon", "2025-05-03", "2025-05-01"),
        ("India's Independence Day", "india-pakistan", "2025-08-20", "2025-08-15"),
        ("Pakistan's Independence Day", "india-pakistan", "2025-08-20", "2025-08-14"),
        ("Independence Day", "syria", "2016-04-20", "2016-04-17"),
        ("Independence Day", "afghanistan", "2021-08-20", "2021-08-19"),
        ("Lebanese Independence Day", "israel-gaza-lebanon", "2024-11-25", "2024-11-22"),
        ("Ukraine's Independence Day", "", "2022-09-13", "2022-08-24"),
        ("New Year's Eve", "", "2023-01-02", "2022-12-31"),
    ],
)
def test_named_days_of_theatres(name: str, theatre: str, published: str, expected: str) -> None:
    text = f"Shells fell on {name}."
    assert (expected, expected) in [(v, d) for _, v, d in found(read(text, published, theatre))]


def test_the_independence_day_of_two_countries_is_open_where_the_text_does_not_say_whose() -> None:
    layers = read("Shells fell on Independence Day.", theatre="india-pakistan")
    assert [t.days for t in layers.times] == [None]
    assert [issue.code for issue in layers.issues] == ["date-unanchored"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It was hit on February 30, he said.", "February 30"),
        ("It was hit on 30 February, he said.", "30 February"),
        ("It was hit on 32 May.", "32 May"),
        ("It was hit on the 32nd of May.", "the 32nd of May"),
        ("It was hit on 29 February 2023.", "29 February 2023"),
        ("It was hit on 13/13/2024.", "13/13/2024"),
        ("It was hit on 2022-02-30.", "2022-02-30"),
        ("It was hit on 1 January 99999.", "1 January 99999"),
        ("It was hit in the year 0.", "the year 0"),
        ("It was hit in the year 99999.", "the year 99999"),
        ("It will end in the year 99999 or so.", "the year 99999"),
        ("It was hit at 25 o'clock.", "25 o'clock"),
        ("It was hit at 25:10 local time.", "25:10 local time"),
        ("It was hit on 31 April.", "31 April"),
    ],
)
def test_what_the_calendar_does_not_have_is_an_issue_and_no_day(text: str, span: str) -> None:
    layers = read(text)
    assert found(layers) == []
    assert [(i.code, text[slice(*i.span)] if i.span else "") for i in layers.issues] == [("date-impossible", span)]


def test_a_month_before_a_number_of_persons_is_a_month() -> None:
    assert [t for t, _, _ in found(read("In February 30 people were killed."))] == ["February"]
    assert [t for t, _, _ in found(read("In May 20 people were killed."))] == ["May"]


@pytest.mark.parametrize(
    ("text", "headline", "expected"),
    [
        ("Leaders to meet Friday", True, "2022-09-16"),
        ("Shelling kills four on Wednesday", True, "2022-09-07"),
        ("Minister visits front line on Sunday", True, "2022-09-11"),
        ("Minister to visit front line on Sunday", True, "2022-09-18"),
        ("Talks set for Monday", True, "2022-09-19"),
        ("Opposition calls rally for Friday", True, "2022-09-16"),
        ("The attack began as planned on Friday.", False, "2022-09-09"),
        ("The deadline is Friday.", False, "2022-09-16"),
        ("The truce ends on Friday.", False, "2022-09-16"),
        ("The envoy arrives on Friday.", False, "2022-09-16"),
        ("The meeting is scheduled for Friday.", False, "2022-09-16"),
        ("The envoy is due to visit on Monday.", False, "2022-09-19"),
        ("The truce was to have begun on Monday.", False, "2022-09-12"),
        ("The army expects to be back in the village by Thursday.", False, "2022-09-15"),
        ("The president vowed to respond before Friday.", False, "2022-09-16"),
        ("Residents were ordered to leave by Thursday.", False, "2022-09-15"),
        ("Shells hit the port on Tuesday.", False, "2022-09-13"),
        ("The ministry announced elections for Friday.", False, "2022-09-16"),
    ],
)
def test_direction(text: str, headline: bool, expected: str) -> None:
    time = only(text, headline=headline)
    assert (days(time), time.ambiguous) == (expected, False)


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("Attack on Friday", "2022-09-09", "2022-09-16"),
        ("The crossing may reopen next Friday.", "2022-09-16", "2022-09-23"),
        ("The form is dated 03/05/2022.", "2022-05-03", "2022-03-05"),
        ("The October 7 attack changed the war.", "2022-10-07", "2021-10-07"),
    ],
)
def test_an_ambiguous_day_names_the_runner_up(text: str, meant: str, other: str) -> None:
    time = only(text)
    assert (days(time), time.ambiguous) == (meant, True)
    assert time.otherwise is not None
    assert "..".join(str(d) for d in dict.fromkeys(time.otherwise)) == other
