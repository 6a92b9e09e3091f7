"""Who did not do it, though the words stand near: aid groups, states that own the owner, seasons. All texts are
invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims
from tests.test_actors_rivals import agents, told


def test_they_of_an_aid_groups_account_are_not_the_aid_group() -> None:
    (_, claim) = told(
        "More than 40 people were killed when fighters entered the camp, the Emergency Response Rooms said. They shot "
        "people in their homes, they said.", "sudan-2023",
    )  # fmt: skip
    assert agents(claim) == []


def test_they_of_an_armys_account_are_the_army() -> None:
    (claim,) = told("The Rapid Support Forces said they had shelled the base.", "sudan-2023")
    assert [agent for agent, _ in agents(claim)] == ["rsf"]


def test_a_drone_of_a_states_paramilitaries_is_not_the_states() -> None:
    (claim,) = told(
        "A drone of Sudan's paramilitary Rapid Support Forces struck a mosque, residents said.", "sudan-2023"
    )
    assert {agent for agent, _ in agents(claim)} == {"rsf"}


def test_its_after_an_attack_is_not_the_attackers() -> None:
    claim = told('The RSF attack was broken, the 6th Infantry Division said, and the city was under the control of its '
                 "troops.", "sudan-2023")[0]  # fmt: skip
    held = [agent.id for event in claim.events if event.mode == "territory-held" for agent in event.agents]
    assert "rsf" not in held


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The governor deplored the fall of the town.", False),
        ("The town was shelled in the fall of 2022.", True),
        ("The town was shelled last fall.", True),
    ],
)
def test_the_fall_of_a_town_is_no_season(text: str, dated: bool) -> None:
    assert any(claim.times for claim in claims(text)) is dated
