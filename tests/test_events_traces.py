"""Events told by what they leave, how they failed, who stands where and what is lacking. Sentences invented."""

from __future__ import annotations

import pytest

from tests.event_layers import event, events, modes


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Two bombs fell on the orchard after lunch.", "airstrike"),
        ("Rescuers dug seven bodies out of the rubble of the mill.", "killing"),
        ("The warehouse caught fire when debris fell on it.", "property-destruction"),
        ("Craters of three shells can be seen beside the chapel.", "explosion"),
        ("The landing was foiled on the river before it began.", "clash"),
        ("Shots rang out behind the depot.", "shooting"),
        ("The mechanised brigade covered 12 kilometres in a night.", "offensive"),
        ("The farmers' village is ours again.", "territory-held"),
        ("Marines gained a foothold on the far bank.", "territory-taken"),
        ("The militia turned the school into a barracks.", "military-use"),
        ("Engineers raised a berm of sand round the town.", "siege"),
        ("Passengers were taken off the bus at the barrier.", "abduction"),
        ("The garrison ran.", "withdrawal"),
        ("Our units took up positions behind the canal.", "regrouping"),
        ("The mothers were taken to the other bank.", "evacuation"),
        ("The port town has gone dark.", "power-cut"),
        ("The unit was taken off the grid at noon.", "nuclear-plant"),
    ],
)
def test_what_happened_is_read_without_its_usual_word(sentence: str, mode: str) -> None:
    assert mode in modes(sentence)


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("No convoy has been let through since May.", "aid-obstructed"),
        ("The wounded driver did not survive the night.", "killing"),
        ("No trains run between the two towns.", "transport-cut"),
    ],
)
def test_that_it_is_not_so_is_an_event_and_no_denial(sentence: str, mode: str) -> None:
    assert event(sentence, mode).status == "occurred"


@pytest.mark.parametrize(
    "sentence",
    [
        "A convoy has been let through.",
        "The wounded driver survived the night.",
        "Trains run between the two towns.",
    ],
)
def test_what_is_lacking_is_an_event_only_where_it_is_negated(sentence: str) -> None:
    assert not {"aid-obstructed", "killing", "transport-cut"} & {one.mode for one in events(sentence)}
