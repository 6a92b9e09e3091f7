"""The day of what is said at an occasion that a text dates once. Every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.reader import Reader
from counterclaim.records import Claim, Days, Document, Section

TUESDAY, MONDAY, SUNDAY = date(2031, 3, 4), date(2031, 3, 3), date(2031, 3, 2)


def claims_of(text: str) -> tuple[Claim, ...]:
    document = Document(
        document_id="d", input_id="i", blob="", text=text, sections=(Section("body", 0, len(text)),),
        published="2031-03-05", published_from="option", language="en",
    )  # fmt: skip
    (reading,) = Reader().read([document])
    return reading.claims


def day_of(text: str, words: str) -> Days | None:
    """The day on which the claimant said these words."""
    at = text.index(words)
    around = [c for c in claims_of(text) if c.attribution and any(s <= at < e for s, e in c.content)]
    return min(around, key=lambda c: sum(e - s for s, e in c.content)).attribution[-1].said_on


BRIEFING = (
    "The spokesman of the Ukrainian Foreign Ministry told a briefing in Kyiv on Tuesday that the talks went well. "
    "Asked about the prisoners, he said that no date had been set.\n\n"
    "He denied a report that the envoys had left. A reporter wanted to know who had fired on the convoy. "
    "“Nobody of ours fired,” the spokesman replied. Officials said that the road was open."
)


@pytest.mark.parametrize("words", ["no date had been set", "a report that", "who had fired", "Nobody of ours fired"])
def test_a_briefing_dates_what_its_speaker_says_further_down(words: str) -> None:
    assert day_of(BRIEFING, words) == (TUESDAY, TUESDAY)


def test_a_briefing_dates_nothing_of_others() -> None:
    assert day_of(BRIEFING, "the road was open") is None


def test_what_is_written_or_said_later_has_no_day_of_the_briefing() -> None:
    told = "The governor of Sumy region told a briefing on Tuesday that the bridge was open. "
    assert day_of(told + "He wrote on Telegram that the school was shut.", "the school was shut") is None
    assert day_of(told + "He later said that the school was shut.", "the school was shut") is None
    assert day_of(told + "He has said that the school was shut.", "the school was shut") is None


def test_a_plain_day_of_saying_dates_no_other_utterance() -> None:
    text = "The governor of Sumy region said on Tuesday that the bridge was open. He said that the school was shut."
    assert day_of(text, "the school was shut") is None


def test_a_statement_dates_both_of_its_clauses() -> None:
    text = (
        "The Russian Defence Ministry, in a statement read out on state television on 2 March, said that its aircraft "
        "had hit a camp and denied that civilians had been hit."
    )
    assert day_of(text, "civilians had been hit") == (SUNDAY, SUNDAY)


def test_a_claim_rejected_in_its_sentence_is_rejected_on_its_day() -> None:
    text = "The rebels said on Tuesday they had entered the town, a claim that the army rejected at once."
    assert day_of(text, "a claim") == (TUESDAY, TUESDAY)


def test_a_briefing_that_is_opened_on_a_day_dates_what_is_said_there() -> None:
    text = (
        "The spokesman of the Ukrainian army opened his briefing on Monday with a map. Forty soldiers had been "
        "captured near Lyman, he said."
    )
    assert day_of(text, "Forty soldiers") == (MONDAY, MONDAY)


STATEMENT = (
    "Statement of the Ministry of Foreign Affairs of Ukraine on the attack on the ports\n4 March 2031\n\n"
    "The Ministry of Foreign Affairs of Ukraine strongly condemns the attack on the port of Izmail. We recall that 30 "
    "depots have been damaged since May.\n\n"
    "The Ministry of Infrastructure reports that two stores burned down."
)


@pytest.mark.parametrize("words", ["the attack on the port of", "30 depots"])
def test_the_heading_of_a_statement_dates_what_its_issuer_says(words: str) -> None:
    assert day_of(STATEMENT, words) == (TUESDAY, TUESDAY)


def test_the_heading_of_a_statement_dates_nothing_of_others() -> None:
    assert day_of(STATEMENT, "two stores burned") is None


def test_a_report_gives_its_own_day_to_nothing() -> None:
    text = STATEMENT.replace("Statement of", "Report of")
    assert day_of(text, "the attack on the port of") is None
