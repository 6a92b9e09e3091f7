"""Who did it by their own word. All sentences are invented, their actors too."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from counterclaim.reading.events import Events
from counterclaim.records import ActorKind
from tests.event_layers import names, read


def agents(marked: str, kind: ActorKind = "armed-group") -> list[list[str]]:
    """The agents of each event, where every actor mentioned is of one kind."""
    layers = read(marked)
    mentions = tuple(msgspec.structs.replace(mention, kind=kind) for mention in layers.mentions)
    return [names(event.agents) for event in Events(likeness=False)(replace(layers, mentions=mentions)).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "[the front:n] claimed responsibility for the attack on the port.",
        "[the front:n] claimed the attack on the port.",
        "The attack on the port was claimed by [the front:n].",
        "[the front:n] took responsibility for a rocket attack on the port.",
    ],
)
def test_who_claims_an_attack_is_its_agent(sentence: str) -> None:
    assert agents(sentence) == [["the front"]]


def test_what_a_claimed_attack_did_its_claimant_did() -> None:
    found = agents("[the front:n] claimed responsibility for an attack that killed [six men:].")
    assert found == [["the front"], ["the front"]]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("[the front:n] has not claimed responsibility for the attack on the port.", "armed-group"),
        ("Neither [side:n] has claimed the attack on the port.", "armed-group"),
        ("[the front:n] denied responsibility for the attack on the port.", "armed-group"),
        ("[the office:x] claimed the attack on the port.", "monitor"),
        ("[the capital:n] claimed drone attacks on the port.", "government"),
    ],
)
def test_who_does_not_claim_it_or_only_tells_of_it_is_no_agent(sentence: str, kind: ActorKind) -> None:
    assert agents(sentence, kind) == [[]]


def test_who_is_said_to_have_attacked_did_and_not_who_claims_it() -> None:
    assert agents("[the army:s] claimed the attack by [the front:n] on the port.") == [["the front"]]
