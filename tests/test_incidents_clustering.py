"""Incidents do not depend on the order of dispatches, nor on which of them came and went."""

from __future__ import annotations

import time
from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.incidents.blocking import LIMIT, MOST, blocks, compared
from counterclaim.reconciling.incidents.clustering import likes, links_among, pair_of, parts
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.reconcile import clustered, reconcile, tellings_of_dispatch
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


def test_ten_thousand_copies_are_one_incident() -> None:
    copies = [dispatch(f"copy {number}", Story(dead=4, words="near the Zelenivka depot")) for number in range(10_000)]
    began = time.perf_counter()
    (incident,) = told(copies)
    assert len(incident.documents) == 10_000
    assert time.perf_counter() - began < 120


def strands_in(many: Many) -> dict[str, Strand]:
    """All strands of some dispatches, none of which is a reprint of another."""
    return {s.key: s for document, reading in many for s in strands_of(tellings_of_dispatch(document, reading, None))}


@settings(max_examples=60, deadline=None)
@given(dispatches)
def test_a_new_dispatch_changes_only_what_it_is_linked_to(many: Many) -> None:
    """What the ledger stands on: parts without a link to a new strand keep their clusters."""
    decisions = Decisions()
    before, after = strands_in(many[1:]), strands_in(many)
    new = after.keys() - before.keys()
    copies = likes(after.values(), decisions)  # what is told in the same words is one, and linked as one
    one_each = {key: after[key] for key in copies}
    links = {pair_of(link.a, link.b): link.score for link in links_among(one_each, decisions)}
    whole = [{copy for key in part for copy in copies[key]} for part in parts(one_each.values(), links, decisions)]
    untouched = [component for component in whole if not new & component]
    kept = {cluster for cluster in clustered(before, decisions) if any(set(cluster) <= c for c in untouched)}
    assert kept == {cluster for cluster in clustered(after, decisions) if any(set(cluster) <= c for c in untouched)}


@settings(max_examples=40, deadline=None)
@given(dispatches, st.integers(0, 8))
def test_a_dispatch_withdrawn_is_as_if_it_had_never_come(many: Many, which: int) -> None:
    gone = many[which % len(many)]
    assert told([one for one in many if one is not gone]) == told(list(reversed([o for o in many if o is not gone])))
    documents = {document.document_id for document, _ in many if document is not gone[0]}
    assert {d for incident in told([o for o in many if o is not gone]) for d in incident.documents} <= documents


@settings(max_examples=40, deadline=None)
@given(dispatches)
def test_the_clusters_do_not_depend_on_what_hash_comes_first(many: Many) -> None:
    found = clustered(strands_in(many), Decisions())
    assert found == sorted(found)
    assert len({key for cluster in found for key in cluster}) == sum(map(len, found))


def test_a_list_of_three_hundred_places_in_one_sentence_has_few_keys_and_ends_soon() -> None:
    document, reading = dispatch("list", Story(dead=4))
    claim = reading.claims[0]
    places = tuple(
        msgspec.structs.replace(
            claim.places[0],
            id=f"p{n}",
            place=f"test:{n}",
            name=f"Place {n}",
            latitude=44 + n / 40,
            longitude=30 + n / 30,
        )
        for n in range(300)
    )
    event = msgspec.structs.replace(claim.events[0], places=tuple(p.id for p in places))
    listed = msgspec.structs.replace(claim, places=places, events=(event,))
    many = [(document, msgspec.structs.replace(reading, claims=(listed,))), dispatch("b", Story(dead=4))]
    began = time.perf_counter()
    assert told(many)
    assert time.perf_counter() - began < 5
    for strand in strands_in(many).values():
        assert len(blocks(strand)) <= MOST


def test_one_dispatch_that_mixes_two_incidents_up_does_not_make_them_one() -> None:
    nikopol = [dispatch(f"n{n}", Story(dead=4, words="near the Zelenivka depot")) for n in range(3)]
    kharkiv = [dispatch(f"k{n}", Story(place="Kharkiv", dead=9, words="in Hollis Street")) for n in range(3)]
    both = dispatch("both", Story(place=None, dead=4, words="near the Zelenivka depot and in Hollis Street"))
    found = [set(incident.input_ids) for incident in told([*nikopol, *kharkiv, both])]
    assert not any({"n0", "k0"} <= names for names in found)


def test_no_more_pairs_are_compared_under_a_key_than_its_length_allows() -> None:
    keys = list(range(3 * LIMIT))
    pairs = list(compared(keys))
    assert len(pairs) <= len(keys) * LIMIT // 8
    assert len(set(pairs)) == len(pairs)
    assert {key for pair in pairs for key in pair} == set(keys)
    assert len(list(compared(keys[:50]))) == 50 * 49 // 2
