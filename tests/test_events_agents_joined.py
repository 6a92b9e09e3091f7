"""Who acts together, and wars that nobody named before them does. Sentences invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The port was struck by US and British forces, the ministry said.", ["us", "uk"]),
        ("Officials said American and British warplanes struck the depot.", ["us", "uk"]),
        ("Officials said Turkish and Syrian National Army forces captured Manbij.", ["tr", "sna"]),
    ],
)
def test_who_acts_together_acts_both(text: str, agents: list[str]) -> None:
    (claim,) = claims(text)
    (event,) = claim.events
    assert len(event.agents) == len(agents)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's war has forced millions from their homes, the agency said.",
        "Yemen's conflict has killed 150,000 people, the agency said.",
    ],
)
def test_a_land_does_not_do_its_war(text: str) -> None:
    (claim,) = claims(text)
    assert all(event.agents == () for event in claim.events)


def test_a_state_does_its_war_on_another() -> None:
    (claim,) = claims("Russia's war on Ukraine has killed 10,000 civilians, the agency said.")
    assert [agent.id for event in claim.events for agent in event.agents][:1] == ["ru"]
