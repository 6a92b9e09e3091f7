"""What is told of the future, what a page is called, and what is old. Texts invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Qatar warned that further strikes could end the talks.", "hypothetical"),
        ("Qatar said that renewed shelling could force thousands to flee.", "hypothetical"),
    ],
)
def test_acts_that_could_do_something_are_supposed(text: str, status: str) -> None:
    (claim,) = claims(text)
    assert claim.events[0].status == status


def test_what_is_set_for_later_is_told_in_the_outlets_own_voice() -> None:
    (claim,) = claims("Hamas is due to release three hostages on Saturday.")
    (event,) = claim.events
    assert not claim.attribution
    assert event.status == "planned"
    assert [agent.name for agent in event.agents] == ["Hamas"]


@pytest.mark.parametrize("text", ["The army could attack the town next week.", "The army is ready to attack the town."])
def test_what_only_may_be_is_not(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize("text", ["LIVE: Myanmar fighting", "Live updates: fighting in Sudan"])
def test_what_a_live_page_is_about_claims_nothing(text: str) -> None:
    assert not claims(text)


def test_what_a_live_page_tells_is_a_claim() -> None:
    assert claims("LIVE: 12 killed in strike on Kherson")


def test_a_century_dates_no_event() -> None:
    (claim,) = claims("Shelling damaged an 11th century temple in Preah Vihear on Friday, the culture ministry said.")
    period = claim.events[0].period
    assert period is not None
    assert str(period[0]) == "2024-04-26"
    assert not [issue for issue in claim.issues if issue.code == "period-open"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The struggle will go on until the last occupier is driven out, the Ukrainian army said.", "announces"),
        ("The war will continue until spring, the United Nations said.", "predicts"),
        ("Russia's offensive will continue until spring, the Ukrainian army said.", "predicts"),
    ],
)
def test_who_fights_announces_to_go_on(text: str, stance: str) -> None:
    assert claims(text)[0].stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "The junta's spokesman called the UN report fabricated.",
        "Rwanda described the claims as a fabrication.",
        "Russia's defence ministry called the report fake.",
    ],
)
def test_who_calls_a_report_fabricated_denies_it(text: str) -> None:
    assert claims(text)[0].stance == "denies"


def test_troops_that_nobody_names_are_not_the_other_sides() -> None:
    denied, sending = claims(
        "The army of the Democratic Republic of the Congo said nothing. Rwanda denies sending troops to Goma. "
        "North Korea is sending troops to Russia, Ukraine said."
    )[-2:]
    assert not denied.events[0].targets
    assert {actor.side for actor in sending.events[0].targets} <= {sending.events[0].agents[0].side}


@pytest.mark.parametrize(
    ("text", "mode", "status"),
    [
        ("Hamas said it would not return to negotiations.", "talks", "denied"),
        ("The European Union is expected to approve a package of sanctions, diplomats said.", "sanctions", "planned"),
        ("Hostages would be freed in exchange for prisoners, the mediators said.", "prisoner-exchange", "planned"),
    ],
)
def test_what_is_governed_from_afar_is_not_done(text: str, mode: str, status: str) -> None:
    events = [event for claim in claims(text) for event in claim.events]
    assert [event.status for event in events if event.mode == mode] == [status]


def test_a_side_that_will_stay_announces_it() -> None:
    (claim,) = claims("Israel's army said that its forces would stay there as long as necessary.")
    assert claim.stance == "announces"
