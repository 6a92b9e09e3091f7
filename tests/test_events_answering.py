"""Who is said to answer for an act has done it. All sentences are invented, their actors too."""

from __future__ import annotations

import pytest

from tests.event_layers import events, names


@pytest.mark.parametrize(
    "sentence",
    [
        "[the front:n] was responsible for the strike on the clinic.",
        "[the front:n] is behind the bombing of the market.",
        "The mission held [the front:n] responsible for the killing of the villagers.",
        "Residents said [the front:n] was to blame for the shelling.",
        "A court found [the front:n] guilty of burning the camp.",
        "The bombing was blamed on [the front:n].",
        "The governor blamed the attack on [the front:n].",
        "The mission blamed Monday's shelling of the market on [the front:n].",
    ],
)
def test_who_answers_for_an_act_is_its_agent(sentence: str) -> None:
    (event,) = (e for e in events(sentence) if e.type == "assault")
    assert names(event.agents) == ["the front"]
    assert event.status == "occurred"


@pytest.mark.parametrize(
    "sentence",
    [
        "[the front:n] was not responsible for the strike on the clinic.",
        "[the front:n] is not behind the bombing of the market.",
        "The envoy denied that [the front:n] was responsible for the strike.",
    ],
)
def test_who_is_said_not_to_answer_for_an_act_has_it_denied(sentence: str) -> None:
    (event,) = (e for e in events(sentence) if e.type == "assault")
    assert (names(event.agents), event.status) == (["the front"], "denied")


@pytest.mark.parametrize(
    "sentence",
    [
        "[the front:n] may be responsible for the strike on the clinic.",
        "[the front:n] is responsible for the relief of the victims of the strike.",
        "The [north:n]-backed strike on the clinic went on.",
    ],
)
def test_who_may_answer_for_it_or_backs_it_is_no_agent(sentence: str) -> None:
    (event,) = (e for e in events(sentence) if e.type == "assault")
    assert names(event.agents) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The powers conferred on an anti-[land:x] blockade.",
        "Anti-[land:x] attacks rose.",
    ],
)
def test_whom_an_act_is_against_is_no_agent(sentence: str) -> None:
    assert [names(e.agents) for e in events(sentence)] == [[]]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("[the front:n] plans to free the hostages and hand over the town.", ["planned", "planned"]),
        ("The army promised to withdraw from the valley and release the prisoners.", ["planned", "planned"]),
        ("The army will begin withdrawing troops and release the prisoners.", ["planned", "planned"]),
        ("The army did not shell or bomb the town.", ["denied", "denied"]),
        ("The town was not shelled or bombed.", ["denied", "denied"]),
        ("No soldier was killed or wounded.", ["denied", "denied"]),
        ("The town was shelled or bombed.", ["occurred", "occurred"]),
        ("The army shelled the town and withdrew.", ["occurred", "occurred"]),
        ("The army sees no end until the rebels surrender.", ["hypothetical"]),
    ],
)
def test_a_second_verb_shares_the_status_of_the_first(sentence: str, statuses: list[str]) -> None:
    assert [e.status for e in events(sentence)] == statuses


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("[the front:n] denied any role in the attack.", "denied"),
        ("[the front:n] is pressing its offensive in the hills.", "ongoing"),
        ("Capturing the town would open the road.", "hypothetical"),
        ("The troops were able to retake the town.", "occurred"),
        ("The troops were unable to retake the town.", "denied"),
        ("The troops were not able to retake the town.", "denied"),
        ("The troops are able to retake the town.", "hypothetical"),
    ],
)
def test_status_of_what_is_denied_pressed_or_weighed(sentence: str, status: str) -> None:
    assert events(sentence)[0].status == status
