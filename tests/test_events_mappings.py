"""The tables from our modes to other codebooks: whole, and only with names that those codebooks have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.errors import OntologyError
from counterclaim.reading.events.mappings import acled, case2021, plover, ucdp
from counterclaim.reading.events.ontology import ontology
from counterclaim.records import EventType

PAIRS = [(type_, mode) for type_, modes in ontology().modes.items() for mode in modes]
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip


@pytest.mark.parametrize(("type_", "mode"), PAIRS)
def test_every_mode_is_in_every_table(type_: EventType, mode: str) -> None:
    row = plover(type_, mode)
    assert row.event in PLOVER | {None}
    assert row.event is not None or row.mode is None
    for by in (None, "state", "group"):
        coded = acled(type_, mode, by=by)
        assert coded.sub_event_type in (ACLED[coded.event_type] if coded.event_type else {None})
    assert ucdp(type_, mode) in (None, 1, 2, 3)
    assert case2021(type_, mode) is None or case2021(type_, mode) == str(case2021(type_, mode)).upper()


def test_ground_taken_is_coded_by_who_took_it() -> None:
    assert acled("control", "territory-taken").sub_event_type == "Non-state actor overtakes territory"
    assert acled("control", "territory-taken", by="state").sub_event_type == "Government regains territory"
    assert acled("control", "territory-retaken", by="group").sub_event_type == "Non-state actor overtakes territory"


def test_where_a_codebook_has_nothing_the_table_says_so() -> None:
    assert plover("service", "power-restored").event is None
    assert acled("aid", "asylum").event_type is None
    assert ucdp("protest", "demonstration") is None


@pytest.mark.parametrize("look_up", [plover, acled, ucdp, case2021])
def test_an_unknown_mode_is_an_error(look_up: Callable[[EventType, str], object]) -> None:
    with pytest.raises(OntologyError, match="assault/nothing"):
        look_up("assault", "nothing")
