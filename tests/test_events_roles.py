"""Who did it and to whom. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.event_layers import event, events, names


@pytest.mark.parametrize(
    ("sentence", "mode", "agents", "targets"),
    [
        ("[The rebels:n] shelled [the garrison:s].", "shelling", ["The rebels"], ["the garrison"]),
        ("[The garrison:s] was shelled by [the rebels:n].", "shelling", ["the rebels"], ["The garrison"]),
        ("[The garrison:s] was shelled.", "shelling", [], ["The garrison"]),
        ("The shelling of [the garrison:s] by [the rebels:n] went on.", "shelling", ["the rebels"], ["the garrison"]),
        ("[Rebel:n] bombardments of the town resumed.", "shelling", ["Rebel"], []),
        ("[The rebels:n] carried out airstrikes on [the garrison:s].", "airstrike", ["The rebels"], ["the garrison"]),
        ("[The garrison:s] came under shelling.", "shelling", [], ["The garrison"]),
        ("[The envoy:x] accused [the rebels:n] of torturing [farmers:].", "torture", ["the rebels"], ["farmers"]),
        ("[The envoy:x] accused [the rebels:n] of torture.", "torture", ["the rebels"], []),
        ("Shells fell on [the rebels:n], who looted shops.", "looting", ["the rebels"], []),
        ("[The rebels:n] and [the militia:m] looted shops.", "looting", ["The rebels", "the militia"], []),
        ("[The rebels:n] stormed the base and abducted [a doctor:].", "abduction", ["The rebels"], ["a doctor"]),
        ("[The militia:m] tried to abduct [a doctor:].", "abduction", ["The militia"], ["a doctor"]),
        ("[Two farmers:] were abducted.", "abduction", [], ["Two farmers"]),
        ("[Six men:] were killed at [the hospital:].", "killing", [], ["Six men"]),
        (
            "[The envoy:x] pressed [the rebels:n] to withdraw and to free hostages.",
            "prisoners-released",
            ["the rebels"],
            [],
        ),
        ("[The ministry:x] condemned an attack on [the garrison:s].", "ground-assault", [], ["the garrison"]),
        ('[The monitor:x] called the airstrike a "crime".', "airstrike", [], []),
        ("[A medic:] gave the number of dead as 15.", "killing", [], []),
    ],
)
def test_roles_follow_syntax(sentence: str, mode: str, agents: list[str], targets: list[str]) -> None:
    found = event(sentence, mode)
    assert (names(found.agents), names(found.targets)) == (agents, targets)


def test_the_killed_were_killed_by_whoever_struck() -> None:
    first, second = events("Shelling by [the rebels:n] killed [six men:].")
    assert names(first.agents) == names(second.agents) == ["the rebels"]
    assert names(second.targets) == ["six men"]


def test_killed_in_a_strike_has_no_agent_until_the_text_gives_one() -> None:
    killed, strike = events("[Six men:] were killed in an airstrike near a base of [the rebels:n].")
    assert killed.agents == strike.agents == ()
    assert names(killed.targets) == ["Six men"]
