"""Who passes on whose words, in invented dispatches whose gold was written before any output was seen."""

from __future__ import annotations

from tests.told import cases, claims_in, claims_of, is_named, named, telling

FLOOR = 0.965
"""Share of chains that are right from the outermost speaker to the claimant: all but three. In "the militia's claim
that … is false" the parser takes "is false" into what the militia claims; "parliament had been informed that" has a
link without a speaker; in "denied reports by the rebels that" who denies is the outer link."""


def wrong() -> list[str]:
    """Each chain that came out otherwise, in words."""
    out: list[str] = []
    for case, (text, claims) in zip(cases("chains.yaml"), claims_of("chains.yaml"), strict=True):
        words, *speakers = case["chain"]
        chains = [[link.source for link in claim.attribution] for claim in telling(claims, text, words)]
        found = chains[0] if chains else []
        right = len(found) == len(speakers) and all(map(lambda s, w: is_named(text, s, w), found, speakers))
        if not right:
            said = " < ".join(named(text, source) or "?" for source in found)
            out.append(f"{text!r}: {said or 'nobody'}, not {' < '.join(speakers)}")
    return out


def test_chains_run_from_the_outermost_speaker_to_the_claimant() -> None:
    total = len(cases("chains.yaml"))
    missed = wrong()
    right = (total - len(missed)) / total
    assert right >= FLOOR, f"{right:.1%} of {total} right; wrong are\n" + "\n".join(missed)


def test_who_only_passes_on_what_another_told_somebody_has_no_claim_of_his_own() -> None:
    text = "An official said that Qatar had told the mediators the group would give way."
    assert [len(claim.attribution) for claim in claims_in(text)] == [2]


def test_who_adds_something_to_what_he_passes_on_has_one() -> None:
    text = "The ministry said the road was closed after the mayor had told the mission that it was mined."
    assert [len(claim.attribution) for claim in claims_in(text)] == [1, 2]
