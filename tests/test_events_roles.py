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
        ("[The rebels:n] abducted and tortured [a nurse:].", "abduction", ["The rebels"], ["a nurse"]),
        ("[The rebels:n] detained and tortured [a doctor:].", "arrest", ["The rebels"], ["a doctor"]),
        ("[The rebels:n] staged an attack on [the garrison:s].", "ground-assault", ["The rebels"], ["the garrison"]),
        ("[The garrison:s] came under shelling.", "shelling", [], ["The garrison"]),
        ("[The envoy:x] accused [the rebels:n] of torturing [farmers:].", "torture", ["the rebels"], ["farmers"]),
        ("[The envoy:x] accused [the rebels:n] of torture.", "torture", ["the rebels"], []),
        ("Shells fell on [the rebels:n], who looted shops.", "looting", ["the rebels"], []),
        ("[The rebels:n] and [the militia:m] looted shops.", "looting", ["The rebels", "the militia"], []),
        ("[The rebels:n] stormed the base and abducted [a doctor:].", "abduction", ["The rebels"], ["a doctor"]),
        ("[The militia:m] tried to abduct [a doctor:].", "abduction", ["The militia"], ["a doctor"]),
        ("[Two farmers:] were abducted.", "abduction", [], ["Two farmers"]),
        ("[Two farmers:] were reported killed on Monday.", "killing", [], ["Two farmers"]),
        ("[The council:x] neither confirmed nor denied the attack.", "attack", [], []),
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
        ("[Six men:] died at the hands of [the militia:m].", "killing", ["the militia"], ["Six men"]),
        ("[Six men:] died by the count of [the union:x].", "killing", [], ["Six men"]),
        ("In May, [the monitor:x] assessed, the army retook the village.", "territory-retaken", [], []),
        ("The rebels have regrouped [their troops:n] near the town.", "regrouping", ["their troops"], []),
        ("[The north:n] used the retreat of [the rebels:r].", "withdrawal", ["the rebels"], []),
        ("The town is under the control of [the rebels:n].", "territory-held", ["the rebels"], []),
        ("The [northern military:n] aid reached the port.", "military-aid", [], []),
        ("The [military:s] operation continues.", "offensive", [], []),
        (
            "[The envoy:x] urged [the rebels:n] to agree to a ceasefire, to withdraw their tanks and to go home.",
            "withdrawal",
            ["the rebels"],
            [],
        ),
    ],
)
def test_roles_follow_syntax(sentence: str, mode: str, agents: list[str], targets: list[str]) -> None:
    found = event(sentence, mode)
    assert (names(found.agents), names(found.targets)) == (agents, targets)


def test_the_killed_were_killed_by_whoever_struck() -> None:
    first, second = events("Shelling by [the rebels:n] killed [six men:].")
    assert names(first.agents) == names(second.agents) == ["the rebels"]
    assert names(second.targets) == ["six men"]


def test_who_shells_is_told_by_a_phrase_with_by() -> None:
    shelling, killed = events("Shelling by [the rebels:n] killed [six men:] in the town.")
    assert names(shelling.agents) == names(killed.agents) == ["the rebels"]


def test_who_raises_a_toll_did_not_kill() -> None:
    assert [names(e.agents) for e in events("[Officials:n] raised the toll to three killed.")] == [[], []]


def test_who_dies_in_shelling_did_not_shell() -> None:
    assert all("Six men" not in names(e.agents) for e in events("[Six men:] died in shelling near the town."))


def test_killed_in_a_strike_has_no_agent_until_the_text_gives_one() -> None:
    killed, strike = events("[Six men:] were killed in an airstrike near a base of [the rebels:n].")
    assert killed.agents == strike.agents == ()
    assert names(killed.targets) == ["Six men"]
