"""A state's adjective before an act says who acted. Every text is invented."""

from __future__ import annotations

import pytest

from counterclaim.verbs import annotate


def agents(text: str, mode: str | None = None) -> set[tuple[str, str | None]]:
    rows = annotate("event", text, published="2024-05-05", theatre="ukraine-2022")
    return {(a["name"], a["side"]) for row in rows if mode in (None, row["mode"]) for a in row["agents"]}


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Russian shelling hit the town of Nikopol.", ("Russia", "russia")),
        ("Ukraine's attack on the depot failed.", ("Ukraine", "ukraine")),
        ("The town was hit by Russian missiles.", ("Russia", "russia")),
        ("Three people were killed in Ukrainian strikes.", ("Ukraine", "ukraine")),
    ],
)
def test_adjective_or_genitive_of_a_state_names_the_agent(text: str, agent: tuple[str, str]) -> None:
    assert agent in agents(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian deaths rose to ten.",
        "Shelling hit the Ukrainian town of Nikopol.",
        "Russian football fans attacked a cafe.",
        "Ukrainian rioters clashed with police.",
        "Prices rose after the Kuwait invasion.",
        "The powers conferred on an anti-Iraq naval blockade.",
    ],
)
def test_adjective_of_the_victim_or_the_place_is_no_agent(text: str) -> None:
    assert agents(text) == set()
