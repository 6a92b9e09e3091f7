"""Published dates: what is written, in forms that have one meaning."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import DateError
from counterclaim.intake.published import first_published, published_date


@pytest.mark.parametrize(("written", "meant"), [
    ("2022-09-13", "2022-09-13"), ("20220913", "2022-09-13"), ("2022/09/13", "2022-09-13"),
    ("2022-09-13T10:00:00Z", "2022-09-13T10:00:00+00:00"), ("2022-09-13 10:00 +0300", "2022-09-13T10:00:00+03:00"),
    ("2022-09-13T10:00:00.5-04:00", "2022-09-13T10:00:00.500000-04:00"),
    ("2022-09-13 10:00 UTC", "2022-09-13T10:00:00+00:00"),
    ("13 September 2022", "2022-09-13"), ("Sept 13, 2022", "2022-09-13"), ("September 13, 2022", "2022-09-13"),
    ("Tue, 13 Sep 2022 10:00:00 +0300", "2022-09-13T10:00:00+03:00"), (" 2022-09-13 ", "2022-09-13"),
    ("2022-09-13 10:00 EEST", "2022-09-13"), ("13.9.2022", "2022-09-13"),
    ("13.09.2022 10:00", "2022-09-13T10:00:00"), ("Tue, 13 Sep 2022", "2022-09-13"),
])  # fmt: skip
def test_written_date(written: str, meant: str) -> None:
    assert published_date(written) == meant


@pytest.mark.parametrize(
    "written",
    ["2022-02-30", "2022-13-01", "09/13/2022", "13.09.22", "09.13.2022", "yesterday", "2022", "31 June 2022", "0"],
)
def test_date_that_does_not_exist_or_has_two_meanings_is_refused(written: str) -> None:
    with pytest.raises(DateError):
        published_date(written)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_survives(day: date) -> None:
    assert published_date(day.isoformat()) == day.isoformat()
    assert published_date(f"{day.day} {day:%B} {day.year}") == day.isoformat()


@given(st.text())
def test_anything_else_is_refused_and_nothing_else_happens(written: str) -> None:
    with suppress(DateError):
        date.fromisoformat(published_date(written)[:10])


def test_a_wrong_date_is_not_replaced_by_another_source() -> None:
    published, kind, issues = first_published((("front-matter", "2022-02-30"), ("column", "2022-03-01")))
    assert (published, kind) == (None, None)
    assert [issue.code for issue in issues] == ["date-invalid", "published-unknown"]


def test_the_first_source_that_says_something_counts() -> None:
    assert first_published((("option", None), ("column", " "), ("metadata", "2022-03-01"))) == (
        "2022-03-01",
        "metadata",
        (),
    )
