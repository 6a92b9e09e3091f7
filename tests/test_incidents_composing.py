"""An incident's own fields, and why each of its claims is in it."""

from __future__ import annotations

from datetime import timedelta

from counterclaim.reconciling.reconcile import reconcile
from counterclaim.records import Document, Incident, Reading
from tests.dispatches_made import DAY, Story, dispatch

MANY = [
    dispatch("first", Story(dead=4), Story(place=None, day=None, mode="wounding", words="at the Zelenivka depot")),
    dispatch("second", Story(dead=4, at_least=True), published=DAY + timedelta(1)),
    dispatch("third", Story(mode="attack", dead=5), published=DAY + timedelta(1)),
]


def one(many: list[tuple[Document, Reading]]) -> Incident:
    (incident,) = reconcile(many).incidents
    return incident


def test_what_where_and_when() -> None:
    incident = one(MANY)
    assert (incident.type, incident.mode, incident.period) == ("assault", "shelling", (DAY, DAY))
    assert (incident.precision, [place.name for place in incident.places]) == ("day", ["Nikopol"])
    assert incident.input_ids == ("first", *sorted(incident.input_ids[1:], key=incident.input_ids.index))
    assert set(incident.input_ids) == {"first", "second", "third"}


def test_each_telling_but_the_first_has_one_reason_that_names_what_is_in_the_claims() -> None:
    incident = one(MANY)
    claims = {c.claim_id: c for _, reading in MANY for c in reading.claims}
    assert len(incident.joined) == len(incident.claims) - 1
    for joined in incident.joined:
        assert joined.because
        said = " ".join(joined.because)
        assert "\n" not in said
        named = [claims[joined.claim_id], claims[joined.to_claim]]
        values = [str(DAY), "Nikopol", "shelling", "wounding", "attack", "dead"]
        assert any(value in said for value in values), said
        for value in ("Nikopol", str(DAY)):
            if f"both at {value}" in said or f"both on {value}" in said:
                assert all(value in claim.text for claim in named)


def test_the_reasons_join_all_claims_into_one() -> None:
    incident = one(MANY)
    reached = {incident.claims[0].claim_id}
    pairs = [(j.claim_id, j.to_claim) for j in incident.joined]
    for _ in pairs:
        reached |= {a for a, b in pairs if b in reached} | {b for a, b in pairs if a in reached}
    assert reached == {reference.claim_id for reference in incident.claims}


def test_the_id_stays_when_later_dispatches_come() -> None:
    assert one(MANY[:1]).incident_id == one(MANY).incident_id


def test_a_day_that_nobody_tells_is_said_to_be_that_of_publication() -> None:
    incident = one([dispatch("a", Story(day=None, dead=4))])
    assert incident.period == (DAY, DAY)
    assert incident.precision == "unknown"
    assert [issue.code for issue in incident.issues] == ["period-from-publication"]


def test_what_goes_on_from_an_event_stands_with_it() -> None:
    after = Story(place=None, day=None, mode=None, status="planned", words="the call lasted an hour")
    incident = one([dispatch("a", Story(dead=4), after)])
    assert len(incident.claims) == 2
    assert any("it goes on from what is told of shelling" in joined.because[0] for joined in incident.joined)
