"""Incidents do not depend on the order of dispatches, nor on which of them came and went."""

from __future__ import annotations

import time
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.reconcile import reconcile
from counterclaim.records import Decision, Document, Incident, Reading
from tests.dispatches_made import DAY, TOWNS, Story, dispatch

stories = st.builds(
    Story,
    place=st.sampled_from([*TOWNS, None]),
    day=st.sampled_from([DAY, DAY + timedelta(1), None]),
    dead=st.sampled_from([None, 2, 4, 9]),
    at_least=st.booleans(),
    mode=st.sampled_from(["shelling", "airstrike", "attack", "clash"]),
    status=st.sampled_from(["occurred", "denied", "planned"]),
    background=st.booleans(),
    words=st.sampled_from(["", "near the Zelenivka grain elevator", "in Baker Street by the Hollis depot"]),
)
dispatches = st.lists(st.lists(stories, min_size=1, max_size=3), min_size=2, max_size=9).map(
    lambda many: [dispatch(f"d{number}", *told) for number, told in enumerate(many)]
)
Many = list[tuple[Document, Reading]]


def told(many: Many, decisions: tuple[Decision, ...] = ()) -> tuple[Incident, ...]:
    return reconcile(many, decisions=decisions).incidents


@settings(max_examples=60, deadline=None)
@given(dispatches, st.randoms(use_true_random=False))
def test_the_order_of_dispatches_does_not_matter(many: Many, random: object) -> None:
    shuffled = list(many)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(shuffled) == told(many)


@settings(max_examples=30, deadline=None)
@given(dispatches)
def test_every_claim_is_in_each_incident_once(many: Many) -> None:
    for incident in told(many):
        assert len(set(incident.claims)) == len(incident.claims)
        assert len(incident.joined) == len(incident.claims) - 1  # a tree over its tellings, one a claim here


def test_thousands_of_copies_are_one_incident() -> None:
    copies = [dispatch(f"copy {number}", Story(dead=4, words="near the Zelenivka depot")) for number in range(2_000)]
    began = time.perf_counter()
    (incident,) = told(copies)
    assert len(incident.documents) == 2_000
    assert time.perf_counter() - began < 60
