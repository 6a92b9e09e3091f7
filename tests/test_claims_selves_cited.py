"""Whoever cites nobody but themselves is one link of the chain. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("OCHA said in a report that, according to OCHA, 40 people had fled the town.", "40 people"),
        ("The World Food Programme said that it reported 40 deaths in the town.", "40 deaths"),
    ],
)
def test_who_cites_themselves_is_named_once(text: str, said: str) -> None:
    chains = [[actor.id for link in c.attribution for actor in link.actors] for c in claims(text) if said in c.text]
    assert chains
    assert all(len(ids) == len(set(ids)) for ids in chains)


def test_lies_are_denials() -> None:
    assert [c.stance for c in claims('"These are lies," the Kremlin spokesman said.')] == ["denies"]
