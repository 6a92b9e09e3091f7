"""Time expressions in dispatches: direction, anchors, windows, gaps."""

from datetime import date

import pytest

from counterclaim.reading.layers import Layers
from counterclaim.reading.periods import Periods
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Section, TimeExpression
from counterclaim.theatres import WORLD, NamedDay, Theatre

TUESDAY = "2022-09-13"
WAR = Theatre(id="war", name="War", began=date(2022, 2, 24), days=(NamedDay(name="Independence Day", month=8, day=24),))


def read(text: str, published: str | None = TUESDAY, theatre: Theatre = WORLD) -> Layers:
    document = Document(
        document_id="d",
        input_id="d",
        blob="",
        text=text,
        sections=(Section("body", 0, len(text)),),
        published=published,
    )
    return Periods()(Syntax()(Layers(document=document, theatre=theatre)))


def times(text: str, published: str | None = TUESDAY, theatre: Theatre = WORLD) -> dict[str, TimeExpression]:
    return {text[t.start : t.end]: t for t in read(text, published, theatre).times}


def day(text: str, expression: str, published: str | None = TUESDAY) -> str:
    days = times(text, published)[expression].days
    assert days is not None
    return "..".join(d.isoformat() if d else "" for d in dict.fromkeys(days))


@pytest.mark.parametrize(
    ("text", "expression", "meant"),
    [
        ("Shells hit the town on Tuesday, the governor said.", "Tuesday", "2022-09-13"),
        ("Shells hit the town on Wednesday, the governor said.", "Wednesday", "2022-09-07"),
        ("The president will meet the delegation on Friday.", "Friday", "2022-09-16"),
        ("Talks are due to resume on Wednesday in Geneva.", "Wednesday", "2022-09-14"),
        ("He urged residents to leave by Friday.", "Friday", "2022-09-16"),
        ("The convoy had been due to arrive on Friday.", "Friday", "2022-09-09"),
        ("The fighting that began on February 24 has displaced millions.", "February 24", "2022-02-24"),
        ("Elections will be held in March.", "March", "2023-03-01..2023-03-31"),
        ("They were captured last Thursday.", "last Thursday", "2022-09-08"),
        ("Four people were killed over the weekend.", "the weekend", "2022-09-10..2022-09-11"),
        ("Twenty drones were shot down overnight.", "overnight", "2022-09-12..2022-09-13"),
        ("The town was shelled earlier this month.", "earlier this month", "2022-09-01..2022-09-13"),
    ],
)
def test_direction_follows_the_tense_and_what_is_expected(text: str, expression: str, meant: str) -> None:
    assert day(text, expression) == meant


def test_a_day_without_a_verb_is_said_to_be_ambiguous() -> None:
    assert times("Attack on Friday")["Friday"].ambiguous
    assert not times("Rockets struck the port on Friday.")["Friday"].ambiguous


def test_expressions_count_from_the_one_before() -> None:
    text = "It began on 6 September. Two days later, the town fell. The following morning, soldiers left."
    found = times(text)
    assert (found["Two days later"].value, found["Two days later"].anchor) == ("2022-09-08", "expression")
    assert found["The following morning"].value == "2022-09-09TMO"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The camp was hit on 26 August. Nine people died that Friday.", "2022-08-26"),
        ("The camp was hit on 26 August. That Friday the town fell.", "2022-08-26"),
        ("The camp was hit on 26 August. The army said that Friday's strike killed two.", "2022-09-09"),
    ],
)
def test_that_weekday_counts_from_the_day_named_before(text: str, meant: str) -> None:
    assert day(text, "Friday") == meant


def test_a_following_day_with_nothing_before_it_is_a_gap() -> None:
    layers = read("The following day, the bridge was hit.")
    assert layers.times[0].days is None
    assert [issue.code for issue in layers.issues] == ["date-unanchored"]


@pytest.mark.parametrize(
    ("text", "expression", "window"),
    [
        ("In the past 24 hours, eight people were killed.", "the past 24 hours", "2022-09-12..2022-09-13"),
        ("Since the start of September they retook it.", "the start of September", "2022-09-01..2022-09-13"),
        ("It has held the city since 24 February 2022.", "24 February 2022", "2022-02-24..2022-09-13"),
        ("From 6 to 16 August, 40 villages were freed.", "6", "2022-08-06..2022-08-16"),
        ("From 6 to 16 August, 40 villages were freed.", "16 August", "2022-08-06..2022-08-16"),
        ("Between Monday and Wednesday, three bridges were hit.", "Monday", "2022-09-05..2022-09-07"),
        ("In the ten days to August 20, at least 89 died.", "the ten days", "2022-08-11..2022-08-20"),
        ("They advanced for five days from September 6.", "five days", "2022-09-06..2022-09-10"),
        (
            "It shelled since the Wednesday of the week before.",
            "Wednesday of the week before",
            "2022-09-07..2022-09-13",
        ),
        ("Sept. 6-12 was quiet.", "Sept. 6", "2022-09-06..2022-09-12"),
        ("The strike came on the night of 10 to 11 September.", "10", "2022-09-10..2022-09-11"),
        ("In recent days, fighting intensified.", "recent days", "..2022-09-13"),
        ("In the next few days it may spread.", "the next few days", "2022-09-13.."),
    ],
)
def test_windows(text: str, expression: str, window: str) -> None:
    assert day(text, expression) == window


def test_two_days_joined_by_and_are_no_window() -> None:
    found = times("Shells fell on 6 and 7 September.")
    assert found["6"].days == (date(2022, 9, 6),) * 2
    assert found["7 September"].days == (date(2022, 9, 7),) * 2


def test_a_time_of_day_takes_the_day_of_its_sentence() -> None:
    found = times("After the raid on 9 September, a missile fell at 0600 GMT on 12 September.")
    assert found["0600 GMT on 12 September"].value == "2022-09-12T06:00"
    found = times("After the raid on 9 September, a missile fell at 0600 GMT.")
    assert found["0600 GMT"].value == "2022-09-09T06:00"


def test_a_time_of_day_alone_is_of_today_but_ambiguous() -> None:
    found = times("At 3 a.m. local time, a missile hit a house.")["3 a.m. local time"]
    assert (found.value, found.ambiguous) == ("2022-09-13T03:00", True)


def test_days_of_the_war_count_from_its_beginning() -> None:
    found = times("On the 202nd day of the war, shelling went on.", theatre=WAR)["the 202nd day"]
    assert (found.value, found.anchor) == ("2022-09-13", "theatre")
    unknown = read("On the 202nd day of the war, shelling went on.")
    assert unknown.times[0].days is None
    assert [issue.code for issue in unknown.issues] == ["date-unanchored"]


def test_named_days_of_the_world_and_of_the_theatre() -> None:
    text = "On Easter Sunday and on Independence Day, rockets fell."
    assert {name: t.value for name, t in times(text, theatre=WAR).items()} == {
        "Easter Sunday": "2022-04-17",
        "Independence Day": "2022-08-24",
    }
    assert "Independence Day" not in times(text)


def test_without_a_publication_date_relative_days_stay_open_and_are_said() -> None:
    layers = read("On Tuesday, troops entered the town, which fell on 13 September 2022.", published=None)
    relative, absolute = layers.times
    assert (relative.value, relative.days, relative.anchor) == ("XXXX-WXX-2", None, "none")
    assert (absolute.value, absolute.anchor) == ("2022-09-13", "absolute")
    assert [(issue.code, issue.span) for issue in layers.issues] == [("date-unanchored", relative.span)]


def test_a_window_without_a_publication_date_is_said_too() -> None:
    layers = read("In the past 24 hours, eight people died.", published=None)
    assert [t.days for t in layers.times] == [None]
    assert [issue.code for issue in layers.issues] == ["date-unanchored"]


def test_the_day_after_something_unknown_is_a_gap() -> None:
    layers = read("It rained on Monday. The market burned the day after the strike.")
    assert [t.days for t in layers.times][1:] == [None]
    assert [issue.code for issue in layers.issues] == ["date-unanchored"]


def test_the_weekday_beside_a_date_finds_its_year() -> None:
    found = times("The camp was attacked on Friday 11 April.", published="2026-03-02")
    assert found["Friday 11 April"].value == "2025-04-11"


def test_the_start_of_the_war_is_a_day_only_where_the_theatre_knows_it() -> None:
    text = "Since the start of the war, thousands have died."
    known = times(text, theatre=WAR)["the start of the war"]
    assert known.days == (date(2022, 2, 24), date(2022, 9, 13))
    assert times(text) == {}


def test_spans_of_years_are_whole() -> None:
    found = times("The war of 2014-2022 and the elections from 2010 to 2012.")
    assert found["2014"].days == (date(2014, 1, 1), date(2022, 12, 31))
    assert found["2012"].days == (date(2010, 1, 1), date(2012, 12, 31))


def test_half_a_month_is_no_half_year() -> None:
    assert day("In the first half of August it lost ground.", "the first half of August") == "2022-08-01..2022-08-15"


def test_durations_and_sets_have_no_days() -> None:
    found = times("After a 40-minute walk, a 5-year-old boy waits two weeks and calls every day.")
    assert {k: (t.type, t.value, t.days) for k, t in found.items()} == {
        "40-minute": ("DURATION", "PT40M", None),
        "two weeks": ("DURATION", "P2W", None),
        "every day": ("SET", "P1D", None),
    }


def test_today_in_a_name_is_no_day() -> None:
    assert times("The agency quoted Russia Today.") == {}


def test_verbs_that_are_spelt_like_months_are_vetoed_by_syntax() -> None:
    assert times("May they rest in peace, he said.") == {}


def test_a_month_that_continues_a_story_of_another_year_is_ambiguous() -> None:
    found = times("The region was annexed in March 2014. In April, fighting began in the east.")
    assert found["April"].ambiguous


def test_time_of_publication_anchors_hours() -> None:
    found = times("The blast occurred two hours ago.", published="2022-09-13T01:30:00+03:00")
    assert found["two hours ago"].value == "2022-09-12T23:30"


def test_a_publication_date_at_the_calendars_edge_is_no_exception() -> None:
    text = "Last year, next year, on Friday, yesterday, tomorrow, in the next 300 years, two centuries ago, at Easter."
    for published in ("0001-01-01", "9999-12-31"):
        assert len(read(text, published).times) >= 6


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("A truce was to begin at 6 a.m. on Friday; by noon it was broken.", "6 a.m. on Friday"),
        ("The envoys were to meet on Friday in the capital.", "Friday"),
        ("Buses were to leave the town by Friday.", "Friday"),
    ],
)
def test_what_was_to_happen_may_lie_behind_or_ahead_and_the_past_goes_first(text: str, expression: str) -> None:
    time = times(text)[expression]
    assert time.ambiguous
    assert (time.days, time.otherwise) == ((date(2022, 9, 9),) * 2, (date(2022, 9, 16),) * 2)


def test_what_was_to_happen_and_did_not_is_past() -> None:
    time = times("The brigade was to hand over the bridge on Friday but did not.")["Friday"]
    assert (time.value, time.ambiguous) == ("2022-09-09", False)


@pytest.mark.parametrize(
    ("text", "expression"),
    [("The envoys are to meet on Friday.", "Friday"), ("The envoys were due to meet on Friday.", "Friday")],
)
def test_what_is_to_happen_lies_ahead(text: str, expression: str) -> None:
    assert day(text, expression) == "2022-09-16"


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("the first half of June", "2022-06-01..2022-06-15"),
        ("the second half of June", "2022-06-16..2022-06-30"),
        ("the last week of May", "2022-05-25..2022-05-31"),
        ("the first week of March", "2022-03-01..2022-03-07"),
        ("the third week of May", "2022-05-15..2022-05-21"),
        ("the last weekend of July", "2022-07-30..2022-07-31"),
        ("the second third of August", "2022-08-11..2022-08-20"),
        ("the last third of August", "2022-08-21..2022-08-31"),
    ],
)
def test_an_exact_part_of_a_month_has_its_own_days(expression: str, meant: str) -> None:
    assert day(f"Shells killed nine people in {expression}.", expression) == meant


@pytest.mark.parametrize(
    "expression",
    ["late January", "mid-May", "late 2021", "early last year", "the end of April", "the last days of May"],
)
def test_a_vague_part_of_a_month_or_a_year_has_no_days_and_is_no_gap(expression: str) -> None:
    layers = read(f"Shells killed nine people in {expression}.")
    assert [layers.text[slice(*time.span)] for time in layers.times] == [expression]
    assert layers.times[0].value.startswith("202")
    assert layers.times[0].days is None
    assert not layers.issues


def test_a_vague_part_without_a_year_is_still_a_gap_where_no_day_of_publication_is_known() -> None:
    assert [issue.code for issue in read("It fell in late May.", None).issues] == ["date-unanchored"]


def test_a_stamp_of_a_live_report_is_of_the_day_of_the_dispatch() -> None:
    text = (
        "09:40 The bridge is shut; it may open again tomorrow morning.\n[11:05] Officials met on Sunday.\n"
        "14:20 GMT - Two wounded. 16:55 Sirens again, a day after Saturday's raid."
    )
    found = times(text)
    assert [time.value for time in found.values() if time.precision == "hour"] == [
        "2022-09-13T09:40", "2022-09-13T11:05", "2022-09-13T14:20", "2022-09-13T16:55",
    ]  # fmt: skip


def test_a_stamp_below_the_heading_of_a_day_is_of_that_day() -> None:
    assert times("Sunday, 11 September\n09:40 The bridge is shut.")["09:40"].value == "2022-09-11T09:40"


def test_a_time_within_a_sentence_is_no_stamp() -> None:
    assert times("The raid on Sunday began at 09:40 and killed two.")["09:40"].value == "2022-09-11T09:40"


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Police said on Monday that a raid, at 4 p.m. three days earlier, hurt two.", "4 p.m.", "2022-09-09T16:00"),
        ("Shells hit on Sunday and at 5 a.m. the next day.", "5 a.m.", "2022-09-12T05:00"),
        ("Shells hit the port on Sunday. Later in the day, a school burned.", "the day", "2022-09-11"),
        ("Shells hit the port. Later in the day, a school burned.", "the day", "2022-09-13"),
        ("Shells hit the port on Sunday. The council will meet later in the day.", "the day", "2022-09-13"),
    ],
)
def test_a_time_belongs_to_the_day_behind_it_and_a_later_hour_to_the_day_last_told(
    text: str, expression: str, value: str
) -> None:
    assert times(text)[expression].value == value
