"""What holds of estimates, accounts and flags whatever the claims are."""

from __future__ import annotations

from itertools import count

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.accounts import accounts_of
from counterclaim.reconciling.estimates import RULES, estimates_of
from counterclaim.reconciling.standing import flags_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Comparator, FigureKind, Stance
from tests.tellings_made import (
    ALLY,
    HOSPITAL,
    MONITOR,
    NORTH_ARMY,
    NORTH_HEALTH,
    SOUTH_ARMY,
    UNKNOWN,
    WIRE,
    actor,
    event,
    fig,
    place,
    told,
)

COMPARATORS: list[Comparator] = [
    "exactly",
    "at-least",
    "more-than",
    "at-most",
    "less-than",
    "about",
    "between",
    "unknown",
]
STANCES: list[Stance] = ["asserts", "accuses", "denies", "condemns"]
KINDS: list[FigureKind | None] = [None, None, "new", "cumulative", "revised"]
NUMBERS = count()

figures = st.builds(
    lambda comparator, value, wider, counted, kind, where, at: fig(
        value, comparator, high=value + wider, counted=counted, kind=kind, places=where, at=at, id=f"f{at}"
    ),
    st.sampled_from(COMPARATORS), st.integers(0, 30), st.integers(0, 20),
    st.sampled_from(["person", None, "child", "woman", "soldier", "civilian", "medic"]), st.sampled_from(KINDS),
    st.sampled_from([(), ("town",), ("village",)]), st.integers(0, 90),
)  # fmt: skip
agents = st.sampled_from([(), (actor("north-forces", "north"),), (actor("south-forces", "south"),)])
tellings = st.builds(
    lambda by, told_figures, day, stance, agent, target, family, section, mode: told(
        by, *told_figures, published=f"2031-03-{day:02}", stance=stance, family=family, section=section,
        what=event(mode=mode, agents=agent, targets=target), number=next(NUMBERS), places=(place("town"),
        place("village")),
    ),
    st.sampled_from([NORTH_ARMY, NORTH_HEALTH, SOUTH_ARMY, MONITOR, HOSPITAL, ALLY, WIRE, UNKNOWN]),
    st.lists(figures, max_size=3), st.integers(4, 9), st.sampled_from(STANCES), agents, agents,
    st.sampled_from([None, "family-1", "family-2"]), st.sampled_from(["body", "body", "headline"]),
    st.sampled_from(["shelling", "airstrike", "mine-explosion"]),
)  # fmt: skip
incidents = st.lists(tellings, min_size=1, max_size=7)


@given(incidents, st.sampled_from(sorted(RULES)))
@settings(max_examples=150, deadline=None)
def test_low_is_at_most_best_and_best_at_most_high(incident: list[Telling], rule: str) -> None:
    for estimate in estimates_of(incident, rule=rule).values():
        known = [bound for bound in (estimate.low, estimate.best, estimate.high) if bound is not None]
        assert known == sorted(known), estimate.because
        assert known, estimate
        assert "\n" not in estimate.because


@given(incidents, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_does_not_matter(incident: list[Telling], random: object) -> None:
    shuffled = list(incident)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert estimates_of(incident) == estimates_of(shuffled)
    accounts = accounts_of(incident)
    assert accounts == accounts_of(shuffled)
    assert flags_of(incident, accounts) == flags_of(shuffled, accounts)


@given(incidents, st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_a_reprint_changes_no_estimate_and_no_flag(incident: list[Telling], which: int, later: int) -> None:
    one = incident[which % len(incident)]
    family = one.family or "a-family-of-its-own"
    original = msgspec.structs.replace(one, family=family)
    others = [t for t in incident if t is not one]
    reprint = msgspec.structs.replace(
        original,
        key=f"reprint/{one.key}",
        claim=msgspec.structs.replace(
            one.claim, claim_id=f"reprint-{one.claim.claim_id}", document_id="reprint", outlet="Another",
            published=f"2031-03-{9 + later:02}",
        ),
    )  # fmt: skip
    before, after = [*others, original], [*others, original, reprint]
    for rule in RULES:
        assert estimates_of(before, rule=rule) == estimates_of(after, rule=rule)
    assert flags_of(before, accounts_of(before)) == flags_of(after, accounts_of(after))


@given(incidents)
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_one_account(incident: list[Telling]) -> None:
    accounts = accounts_of(incident)
    told_in = sorted(c for account in accounts for c in account.claims)
    assert told_in == sorted({t.claim.claim_id for t in incident})
    for account in accounts:
        assert set(account.denials) | set(account.alone) <= set(account.claims)
