"""Worked cases of standing: tellings, the flags they come to, and the word. docs/standing.md prints them."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from counterclaim.reconciling.accounts import accounts_of
from counterclaim.reconciling.standing import flags_of, row_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Event, EventStatus, Flags
from tests.tellings_made import (
    ALLY,
    HOSPITAL,
    MONITOR,
    NORTH_ARMY,
    NORTH_HEALTH,
    SOUTH_ADMIN,
    SOUTH_ARMY,
    UNKNOWN,
    WIRE,
    actor,
    event,
    fig,
    origin,
    told,
)

DOCS = Path(__file__).parents[1] / "docs" / "standing.md"

NORTH, SOUTH = actor("north-forces", "north"), actor("south-forces", "south")
BY_SOUTH, BY_NORTH = event(agents=(SOUTH,)), event(agents=(NORTH,))
NORTH_TV = origin("north-television", "north", kind="media")
SOUTH_PRESIDENT = origin("south-presidency", "south", kind="government")
STATE = origin("far-ministry", kind="government")


def control(mode: str, *, by: tuple[str, ...] = (), status: EventStatus = "occurred") -> Event:
    """A change of control, by the forces of `by`."""
    forces = {"north": NORTH, "south": SOUTH}
    return event("control", mode, agents=tuple(forces[b] for b in by), status=status)


def with_event(telling: Telling, other: Event) -> Telling:
    """A telling whose claim tells of another event too."""
    claim = msgspec.structs.replace(telling.claim, events=(*telling.claim.events, other))
    return msgspec.structs.replace(telling, claim=claim)


def cases() -> dict[str, list[Telling]]:
    """The cases by what they show."""
    denial = told(SOUTH_ARMY, what=BY_SOUTH, stance="denies")
    call = event("consult", "call")
    soldiers = event("assault", "missile-strike", agents=(NORTH,), targets=(SOUTH,))
    return {
        "the north says that the south shelled a town": [told(NORTH_ARMY, what=BY_SOUTH)],
        "two offices of the north and its television say so": [
            told(NORTH_ARMY, what=BY_SOUTH), told(NORTH_HEALTH, what=BY_SOUTH), told(NORTH_TV, what=BY_SOUTH),
        ],
        "the north says so, and its ally": [told(NORTH_ARMY, what=BY_SOUTH), told(ALLY, what=BY_SOUTH)],
        "the north says so, and the monitors": [told(NORTH_ARMY, what=BY_SOUTH), told(MONITOR)],
        "the monitors alone say so": [told(MONITOR)],
        "three outlets have it from the monitors": [told(MONITOR, outlet=o) for o in ("A", "B", "C")],
        "the monitors and the hospital say so": [told(MONITOR), told(HOSPITAL)],
        "an outlet's reporter saw it": [told(WIRE, own_voice=True)],
        "an outlet says in its headline what the north said": [
            told(WIRE, own_voice=True, section="headline", document="d"), told(NORTH_ARMY, what=BY_SOUTH, document="d"),
        ],
        "an outlet repeats in its own voice what it cites the north for": [
            told(WIRE, own_voice=True, document="d"), told(NORTH_ARMY, what=BY_SOUTH, document="d"),
        ],
        "the north says so, and another outlet in its own voice": [
            told(NORTH_ARMY, what=BY_SOUTH, document="d"), told(WIRE, own_voice=True, document="e"),
        ],
        "the north says so, and another outlet's reporters saw it": [
            told(NORTH_ARMY, what=BY_SOUTH, document="d"),
            told(WIRE, own_voice=True, document="e", text="Shells fell on the town, reporters saw."),
        ],
        "an outlet says so in its own voice, by somebody else's account": [
            told(WIRE, own_voice=True, text="By his account the town was shelled."),
            told(WIRE, own_voice=True, text="The town, he claimed, was shelled.", number=1),
        ],
        "the north says so, and sources of whom nothing is told": [
            told(NORTH_ARMY, what=BY_SOUTH), told(origin("unnamed:d:third-party:sources", kind="unknown")),
        ],
        "the north says so, and medics without a name": [
            told(NORTH_ARMY, what=BY_SOUTH), told(origin("unnamed:d:third-party:medics", kind="medical")),
        ],
        "somebody of no known side says so": [told(UNKNOWN, what=BY_SOUTH)],
        "a far state condemns it": [told(NORTH_ARMY, what=BY_SOUTH), told(STATE, what=BY_SOUTH, stance="condemns")],
        "each blames the other": [told(NORTH_ARMY, what=BY_SOUTH), told(SOUTH_ARMY, what=BY_NORTH)],
        "each blames the other, and the south tells beside that whom it killed": [
            told(NORTH_ARMY, what=BY_SOUTH), told(SOUTH_ARMY, what=BY_NORTH),
            told(SOUTH_ARMY, fig(80, counted="fighter"), what=event(agents=(SOUTH,), targets=(NORTH,)), number=1),
        ],
        "the monitors blame another than the south does": [
            told(MONITOR, what=BY_SOUTH), told(SOUTH_ADMIN, what=BY_NORTH),
        ],
        "each blames the other for a power cut": [
            told(NORTH_ARMY, what=event("service", "power-cut", agents=(SOUTH,))),
            told(SOUTH_ADMIN, what=event("service", "power-cut", agents=(NORTH,))),
        ],
        "each blames the other's shelling for a power cut": [
            told(NORTH_ARMY, what=event("service", "power-cut", agents=(SOUTH,))),
            with_event(told(SOUTH_ADMIN, what=event("service", "power-cut")), BY_NORTH),
        ],
        "the north says so, the south denies it": [told(NORTH_ARMY, what=BY_SOUTH), denial],
        "the south denies what nobody here says": [denial],
        "the monitors say so, the south denies it": [told(MONITOR, what=BY_SOUTH), denial],
        "the south's army says so, its administration denies it": [
            told(SOUTH_ARMY, what=BY_SOUTH), told(SOUTH_ADMIN, what=BY_SOUTH, stance="denies"),
        ],
        "both say so, the monitors deny it": [
            told(NORTH_ARMY, what=BY_SOUTH), told(SOUTH_ARMY, what=BY_SOUTH),
            told(MONITOR, stance="denies"),
        ],
        "the south says that it lost soldiers, the north denies the strike": [
            told(SOUTH_ARMY, fig(3, counted="soldier"), what=soldiers),
            told(NORTH_ARMY, what=soldiers, stance="denies"),
        ],
        "the north says so, the south says it was its battery": [
            told(NORTH_ARMY, what=BY_SOUTH), told(SOUTH_ARMY, what=BY_SOUTH),
        ],
        "the south says that it hit civilians": [told(SOUTH_ARMY, fig(2, counted="civilian"), what=BY_SOUTH)],
        "the south says that its soldiers were killed": [
            told(SOUTH_ARMY, fig(3, counted="soldier"), what=soldiers),
        ],
        "the south's withdrawal: the south calls it a regrouping, the north a place retaken": [
            told(SOUTH_ARMY, what=event("retreat", "regrouping", agents=(SOUTH,))),
            told(NORTH_ARMY, what=control("territory-retaken", by=("north",))),
        ],
        "the south's army calls its withdrawal a regrouping, its administration says that villages are lost": [
            told(SOUTH_ARMY, what=event("retreat", "regrouping", agents=(SOUTH,))),
            told(SOUTH_ADMIN, what=control("territory-lost", by=("south",))),
            told(NORTH_ARMY, what=control("territory-retaken", by=("north",))),
        ],
        "the south's withdrawal: both call it one": [
            told(SOUTH_ARMY, what=event("retreat", "withdrawal", agents=(SOUTH,))),
            told(NORTH_ARMY, what=event("retreat", "withdrawal", agents=(SOUTH,))),
        ],
        "the south's withdrawal: only the south tells of it": [
            told(SOUTH_ARMY, what=event("retreat", "withdrawal", agents=(SOUTH,))),
        ],
        "both say that they hold the town": [
            told(SOUTH_ARMY, what=control("territory-held", by=("south",))),
            told(NORTH_ARMY, what=control("territory-retaken", by=("north",))),
        ],
        "the north says that it retook the town, the south that it is under control": [
            told(NORTH_ARMY, what=control("territory-retaken", by=("north",))),
            told(SOUTH_ADMIN, what=control("territory-held")),
        ],
        "the south predicts that a town will not be in its hands": [
            told(SOUTH_ADMIN, what=control("territory-held", status="denied"), stance="predicts"),
        ],
        "the south says that villages have been lost": [told(SOUTH_ADMIN, what=control("territory-lost"))],
        "the north says that it took the town, the south denies that it is lost": [
            told(NORTH_ARMY, what=control("territory-taken", by=("north",))),
            told(SOUTH_ADMIN, what=control("territory-lost", status="denied"), stance="denies"),
        ],
        "the south says that the town is not in its hands": [
            told(SOUTH_ADMIN, what=control("territory-held", by=("south",), status="denied")),
        ],
        "the south says that the north took the town": [
            told(SOUTH_ADMIN, what=control("territory-taken", by=("north",))),
        ],
        "two readouts of one call": [told(ALLY, what=call), told(SOUTH_PRESIDENT, what=call)],
        "two readouts of one call, one of which only tells what was demanded": [
            told(ALLY, what=event("agree", "ceasefire", status="hypothetical"), stance="demands"),
            told(SOUTH_PRESIDENT, what=call),
        ],
        "one readout of a call": [told(SOUTH_PRESIDENT, what=call)],
        "an exchange of prisoners that both tell of": [
            told(SOUTH_ARMY, what=event("control", "prisoner-exchange", agents=(SOUTH, NORTH))),
            told(NORTH_ARMY, what=event("control", "prisoner-exchange", agents=(NORTH, SOUTH))),
        ],
        "both say so, and count differently": [
            told(NORTH_ARMY, fig(12), what=BY_SOUTH), told(SOUTH_ARMY, fig(3), what=BY_SOUTH),
        ],
        "both say so, at least 8 and 11": [
            told(NORTH_ARMY, fig(8, "at-least"), what=BY_SOUTH), told(SOUTH_ARMY, fig(11), what=BY_SOUTH),
        ],
        "shelling by the north's account, a mine by the south's": [
            told(NORTH_ARMY), told(SOUTH_ADMIN, what=event("assault", "mine-explosion")),
        ],
        "people evacuated by the south's account, carried off by the north's": [
            told(SOUTH_ADMIN, what=event("retreat", "evacuation")),
            told(NORTH_ARMY, what=event("coerce", "forced-transfer", agents=(SOUTH,))),
        ],
        "the north announces an attack that nobody says has come": [
            told(NORTH_ARMY, what=event(agents=(NORTH,), status="planned"), stance="announces"),
        ],
    }  # fmt: skip


def line(name: str, flags: Flags) -> str:
    """A case as a line of the table of docs/standing.md."""
    row = row_of(flags)
    sides = [", ".join(flags.claimed_by), str(flags.independent), ", ".join(flags.denied_by)]
    more = [", ".join(flags.incompatible), ", ".join(flags.admitted_by), ", ".join(flags.told_by)]
    return f"| {' | '.join([name, *sides, *more, row.word, str(row.row)])} |".replace("  ", " ")


def printed() -> list[str]:
    """The lines of the cases in the docs."""
    block = re.search(r"<!-- cases -->\n(.*?)<!-- end -->", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    return [one for one in block.group(1).splitlines()[2:] if one]


@pytest.mark.parametrize("name", cases())
def test_a_case_comes_out_as_the_docs_say(name: str) -> None:
    tellings = cases()[name]
    said = line(name, flags_of(tellings, accounts_of(tellings)))
    assert said in printed()


def test_the_docs_print_no_other_cases() -> None:
    assert len(printed()) == len(cases()) >= 25
