"""Dates of publication that a text proposes, and given ones that cannot be right. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.layers import Layers
from counterclaim.reading.periods import Periods
from counterclaim.reading.periods.published import Published
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, ProposedDate, PublishedFrom, Section
from counterclaim.theatres import WORLD, Theatre

WAR = Theatre(id="war", name="River War", began=date(2022, 2, 24))
TODAY = date(2026, 11, 29)
SYNTAX = Syntax()


def read(
    text: str,
    *,
    theatre: Theatre = WORLD,
    published: str | None = None,
    published_from: PublishedFrom | None = None,
    retrieved: str | None = None,
    today: date = TODAY,
) -> Layers:
    document = Document(
        document_id="d", input_id="d", blob="", text=text, sections=(Section("body", 0, len(text)),),
        published=published, published_from=published_from or ("option" if published else None), retrieved=retrieved,
    )  # fmt: skip
    return Published(today=lambda: today)(Periods()(SYNTAX(Layers(document=document, theatre=theatre))))


def proposal(text: str, theatre: Theatre = WORLD, **given: str) -> ProposedDate | None:
    return read(text, theatre=theatre, retrieved=given.get("retrieved")).proposed


def day(text: str, theatre: Theatre = WORLD) -> str | None:
    """What a user would be told."""
    found = read(text, theatre=theatre)
    told = [issue for issue in found.issues if issue.code == "published-proposed"]
    return found.proposed.published if found.proposed and told else None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("PORT VELA, March 4, 2021 (Agency) — ", "2021-03-04"),
        ("PORT VELA (Agency), 4 March 2021 - ", "2021-03-04"),
        ("Port Vela, 4 March 2021. /AGENCY/. ", "2021-03-04"),
        ("PORT VELA/NORTHAM, Mar. 4, 2021 -- ", "2021-03-04"),
        ("GENEVA (4 March 2021) – ", "2021-03-04"),
        ("Port Vela, Thursday 4 March 2021\n\n", "2021-03-04"),
        ("4 March 2021\n\n", "2021-03-04"),
        ("2021-03-04 14:20 UTC\n\n", "2021-03-04"),
        ("04.03.2021, 14:20\n\n", "2021-03-04"),
        ("Published: 4 March 2021, 14:20 GMT\nUpdated: 6 March 2021\n\n", "2021-03-04"),
        ("Last updated: March 4, 2021\n\n", "2021-03-04"),
        ("Posted 4 March 2021 | Updated 5 March 2021\n\n", "2021-03-04"),
        ("Date: Thu, 4 Mar 2021 14:20:00 +0300\n\n", "2021-03-04"),
        ("Press statement No. 12\nMarch 4, 2021\n\n", "2021-03-04"),
        ("Port Vela, March 2021 — ", "2021-03"),
        ("The governor of the northern province says that the dam will hold\n4 March 2021\n\n", "2021-03-04"),
        ("Radio Vela, news at seven, Thursday 4 March 2021\n\n", "2021-03-04"),
        ("LIVE: The flood in the north-east, Thursday 4 March 2021\n\n", "2021-03-04"),
        ("Vela television, a bulletin read at noon, Thursday 4 March 2021, transcript\n\n", "2021-03-04"),
        ("Port Vela: flood update no. 3 (as of 4 March 2021)\n\n", "2021-03-04"),
        ("Dam bulletin - Thursday 4 March 2021\n\n2. Market of Vela, 10 May. Dry. ", "2021-03-04"),
    ],
)
def test_a_date_in_a_heading_is_proposed(head: str, published: str) -> None:
    assert day(f"{head}The dam held, the governor said. Nobody was hurt.") == published


@pytest.mark.parametrize(
    "text",
    [
        "The dam held on Tuesday, the governor said.",
        "The dam was built on 4 March 2001. It held, the governor said.",
        "Weekly report\nReporting period: 1–7 March 2021\n\nThe dam held.",
        "File photo, 4 March 2001\n\nThe dam held, the governor said.",
        "Correction, 4 March 2021: the dam is in the south.\n\nThe dam held.",
        "On 4 March 2021 - a day that nobody here forgets - the dam held.",
        "PORT VELA, March 4 (Agency) — The dam held, the governor said on Thursday.",
        "PORT VELA, Monday, March 4, 2021 (Agency) — The dam held.",
        "PORT VELA, February 30 (Agency) — The dam held.",
        "The report, published on 4 March 2021, says that the dam will hold.",
        "A dam like this one was last seen to hold by the people of the valley in\nJanuary 1997. It held again.",
        "Talks will open on 4 March 2021, both sides said.",
        "© 2021 Northern Wire",
        "12345 678 90",
        "",
    ],
)
def test_nothing_is_proposed_where_nothing_tells(text: str) -> None:
    assert day(text) is None


def test_a_line_at_the_foot_is_a_heading_too() -> None:
    assert day("The dam held.\n\n" * 12 + "Port Vela, 4 March 2021") == "2021-03-04"


@pytest.mark.parametrize(
    "head",
    [
        "Twenty years after the flood in the north, 4 March 2001\n\n",  # no weekday: what is remembered
        "The dam broke. It was in the night, Thursday 4 March 2021\n\n",
        "A photograph of the dam in the north, Thursday 4 March 2021\n\n",
        "The council meets in the old town, Thursday 4 March 2021, and will hear the engineers.\n\n",
    ],
)
def test_a_date_behind_other_words_is_none(head: str) -> None:
    assert day(f"{head}The dam held, the governor said. Nobody was hurt.") is None


def test_a_date_deep_in_the_text_is_none() -> None:
    assert day("The dam held.\n\n" * 12 + "Port Vela, 4 March 2021 - It held again.\n\n" + "It held.\n\n" * 12) is None


def test_the_weekday_chooses_the_year_among_those_of_the_war() -> None:
    found = proposal("PORT VELA, Sept 13 (Agency) — The dam held, the governor said on Tuesday.", WAR)
    assert found is not None
    assert found.published == "2022-09-13"
    (second, *_) = found.others
    assert second.published == "2023-09-13" and found.confidence > 5 * second.confidence
    words = "PORT VELA, Sept 13 (Agency) — The dam held, the governor said on Tuesday."
    assert [words[slice(*reason.span)] for reason in found.reasons if reason.span] == ["Sept 13", "Tuesday"]


def test_years_with_the_same_weekday_share_the_confidence() -> None:
    found = proposal("PORT VELA, Sept 13 (Agency) — The dam held, the governor said on Tuesday.")
    assert found is not None and found.confidence < 0.5
    assert {"2011-09-13", "2016-09-13", "2022-09-13"} <= {found.published, *(o.published for o in found.others)}


def test_a_day_told_in_full_is_the_earliest_and_one_to_come_the_latest() -> None:
    text = (
        "PORT VELA, Sept 13 (Agency) — The dam held, the governor said on Tuesday. The flood began on {told}. "
        "Repairs will end on {ahead}."
    )
    after = proposal(text.format(told="1 August 2013", ahead="1 October 2018"))
    assert after is not None and after.published == "2016-09-13" and after.confidence >= 0.5


def test_a_weekday_with_its_date_fixes_the_day_after_it() -> None:
    since = "The lights have been out since Monday, 12 September, the mayor said. The dam held, he said on Tuesday."
    assert day(since, WAR) == "2022-09-13"
    told = "The lights went out on Monday, 12 September, the mayor said. The dam held, the governor said on Tuesday."
    found = proposal(told, WAR)
    assert found is not None and found.published == "2022-09-13" and found.confidence < 0.5


def test_today_and_yesterday_beside_a_date() -> None:
    assert day("The dam held, the governor said today, 4 March 2021.") == "2021-03-04"
    assert day("The governor said that the dam had held yesterday (4 March 2021).") == "2021-03-05"


def test_a_day_of_the_war_in_the_title_counts_from_its_beginning() -> None:
    text = "Day 202 of the war: what we know\n\nThe dam held, the governor said on Tuesday."
    assert day(text, WAR) == "2022-09-13"
    assert day(text) is None


def test_a_slashed_date_needs_its_weekday() -> None:
    assert day("Update, 04/05/2022\n\nThe dam held, the governor said.") is None
    assert day("Update, 04/05/2022\n\nThe dam held on Wednesday, the governor said.") == "2022-05-04"
    assert day("Update, 04/05/2022\n\nThe dam held on Tuesday, the governor said.") == "2022-04-05"
    assert day("Update, 14/05/2022\n\nThe dam held.") == "2022-05-14"


def test_what_contradicts_the_dateline_is_a_reason_against_it() -> None:
    text = "PORT VELA, March 4, 2021 (Agency) — The dam broke on 9 March 2021, the governor said."
    found = proposal(text)
    assert found is not None and found.published == "2021-03-04" and found.confidence < 0.5
    assert any("but '9 March 2021' is told as past" in reason.because for reason in found.reasons)


def test_no_day_after_today_or_after_the_retrieval_is_proposed() -> None:
    text = "PORT VELA, March 4, 2021 (Agency) — The dam held."
    assert read(text, today=date(2021, 3, 3)).proposed is not None  # it is the fourth somewhere
    assert read(text, today=date(2021, 3, 2)).proposed is None
    assert proposal(text, retrieved="2021-03-02T10:00:00+00:00") is None
    assert proposal(text, retrieved="no time") is not None


def test_a_proposal_is_not_used() -> None:
    found = read("PORT VELA, March 4, 2021 (Agency) — The dam held on Thursday.")
    assert found.document.published is None
    assert [time.days for time in found.times][-1] is None
    (issue,) = [issue for issue in found.issues if issue.code == "published-proposed"]
    assert issue.span == (11, 24)
    assert issue.message == (
        "No date of publication is given. The dateline 'March 4, 2021' proposes 2021-03-04 (confidence 0.94): "
        "'Thursday' is its weekday. Pass --published 2021-03-04 if it is right."
    )


def test_nothing_is_proposed_beside_a_given_date() -> None:
    found = read("PORT VELA, March 4, 2021 (Agency) — The dam held.", published="2021-03-05")
    assert found.proposed is None and not [i for i in found.issues if i.code.startswith("published")]


def test_an_accepted_proposal_says_so() -> None:
    text = "PORT VELA, March 4, 2021 (Agency) — The dam held on Thursday."
    found = read(text, published="2021-03-04", published_from="proposed")
    (issue,) = [issue for issue in found.issues if issue.code == "published-proposed"]
    assert "was proposed by the text and accepted" in issue.message and issue.span == (11, 24)
    assert found.proposed is not None and found.proposed.published == "2021-03-04"
    otherwise = read("The dam held.", published="2021-03-04", published_from="proposed")
    assert [issue.span for issue in otherwise.issues] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on 9 March 2021, the governor said.",
        "The governor said that the dam broke in April 2021.",
    ],
)
def test_a_date_before_what_is_told_as_past_is_an_issue(text: str) -> None:
    found = read(text, published="2021-03-04")
    (issue,) = [issue for issue in found.issues if issue.code == "published-before-events"]
    assert issue.span is not None and "2021" in text[slice(*issue.span)]
    assert found.document.published == "2021-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on 5 March 2021, the governor said.",
        "The dam will be opened on 9 March 2021, the governor said.",
        "The governor announced a summit on 9 March 2021.",
        "The election on 9 March 2021 worried the governor.",
        "Repairs were due to end on 9 March 2021.",
        "They agreed to meet on 9 March 2021.",
        "The dam broke on Tuesday.",
    ],
)
def test_what_may_lie_ahead_is_none(text: str) -> None:
    found = read(text, published="2021-03-04")
    assert not [issue for issue in found.issues if issue.code == "published-before-events"]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "9999-12-30T23:00:00+14:00"])
@pytest.mark.parametrize(
    "text",
    [
        "PORT VELA, Jan 1, 0001 (Agency) — The dam held on Tuesday. It broke yesterday, 31 December 9999.",
        "31 December 9999\n\nThe dam will hold tomorrow, 31 December 9999.",
        "Day 4000000000 of the war: the dam held",
    ],
)
def test_absurd_dates_stop_nothing(text: str, published: str) -> None:
    for today in (date.min, TODAY, date.max):
        read(text, theatre=WAR, published=published, today=today)
        read(text, theatre=WAR, today=today)
        read(text, theatre=WAR, published=published, published_from="proposed", today=today)


def test_a_year_of_copyright_before_the_day_speaks_against_it() -> None:
    found = proposal("© 2023 Agency.\n\nPORT VELA, July 9 - Shells killed two on Tuesday.", WAR)
    assert found is not None
    assert found.confidence <= 0.6
    because = [reason.because for reason in found.reasons if "copyright" in reason.because]
    assert because and all(words.startswith("but ") == (found.published > "2024") for words in because)


@pytest.mark.parametrize(
    ("head", "called"),
    [
        ("Last updated 9 July 2024, 16:40 GMT ", "the day of its update"),
        ("Last updated 9 July 2024, 16:40 GMT\n", "the day of its update"),
        ("Published: 19/07/2024 - ", "the line that says when it was published"),
    ],
)
def test_a_label_goes_before_what_follows_the_date(head: str, called: str) -> None:
    found = proposal(f"{head}The dam held, the governor said.")
    assert found is not None
    assert found.published[:7] == "2024-07"
    assert found.reasons[0].because.startswith(called)


def test_an_objection_alone_follows_no_colon() -> None:
    issues = read("PORT VELA, 9 July 2024 - The dam broke on Friday.").issues
    message = next(issue.message for issue in issues if issue.code == "published-proposed")
    assert "), but 'Friday' is not its weekday." in message


def test_the_weekday_before_the_day_is_no_objection() -> None:
    found = proposal("Today, 9 July 2024, the governor said that the dam broke on Monday.")
    assert found is not None
    assert not [reason.because for reason in found.reasons if reason.because.startswith("but")]
