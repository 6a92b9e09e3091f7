"""The decision table of standing row by row, and docs/standing.md held to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from counterclaim.reconciling.estimates.reliability import tiers
from counterclaim.reconciling.standing import row_of, rows, standing_of
from counterclaim.reconciling.standing.camps import in_one_camp
from counterclaim.reconciling.standing.control import holding_differs
from counterclaim.records import Flags, Place, Standing
from tests.tellings_made import NORTH_ARMY, SOUTH_ARMY, actor, event, place, told

DOCS = (Path(__file__).parents[1] / "docs" / "standing.md").read_text(encoding="utf-8")


def flags(
    *, by: str = "", independent: int = 0, denied: str = "", clash: str = "", admitted: str = "", told: str = ""
) -> Flags:  # fmt: skip
    """Flags, sides and differences given as words."""
    return Flags(
        claimed_by=tuple(by.split()), independent=independent, denied_by=tuple(denied.split()),
        incompatible=tuple(clash.split()), admitted_by=tuple(admitted.split()), told_by=tuple(told.split()),
    )  # fmt: skip


CASES: list[tuple[Flags, int, Standing]] = [
    (flags(by="north south", clash="agent"), 1, "disputed"),
    (flags(by="north", clash="cause", independent=3), 1, "disputed"),
    (flags(by="north", denied="south", clash="control deaths"), 1, "disputed"),
    (flags(by="north", independent=1, denied="south"), 2, "disputed"),
    (flags(independent=2, denied="south", told="north south"), 2, "disputed"),
    (flags(by="south", denied="south"), 3, "disputed"),
    (flags(by="north south", denied="third-party"), 4, "disputed"),
    (flags(by="south", denied="north", admitted="south"), 5, "disputed"),
    (flags(by="north", denied="south"), 6, "denied"),
    (flags(denied="south third-party"), 6, "denied"),
    (flags(by="north", denied="south", clash="deaths"), 6, "denied"),
    (flags(by="north south"), 7, "both-sides"),
    (flags(by="north south", independent=4, clash="deaths injured"), 7, "both-sides"),
    (flags(by="south", admitted="south"), 8, "both-sides"),
    (flags(by="south", told="south third-party"), 9, "both-sides"),
    (flags(independent=1), 10, "third-party"),
    (flags(by="north", independent=2, clash="deaths"), 10, "third-party"),
    (flags(by="north"), 11, "one-side"),
    (flags(), 11, "one-side"),
    (flags(by="south", told="south"), 11, "one-side"),
]


@pytest.mark.parametrize(("given_flags", "row", "word"), CASES)
def test_each_row_gives_its_word(given_flags: Flags, row: int, word: Standing) -> None:
    assert row_of(given_flags).row == row
    assert standing_of(given_flags) == word


@pytest.mark.parametrize(
    ("parties", "theatre", "together"),
    [
        (("m23", "rwanda"), "drc-east", True),
        (("drc", "m23"), "drc-east", False),
        (("drc", "m23", "rwanda"), "drc-east", False),
        (("m23",), "drc-east", False),
        (("m23", "rwanda"), "sudan-2023", False),
        (("m23", "rwanda"), None, False),
    ],
)
def test_who_fights_one_enemy_is_one_camp(parties: tuple[str, ...], theatre: str | None, together: bool) -> None:
    assert in_one_camp(parties, theatre) is together


def test_parties_of_one_camp_count_as_one() -> None:
    said = Flags(claimed_by=("m23", "rwanda"), independent=0, denied_by=(), incompatible=(), one_camp=True)
    assert standing_of(said) == "one-side"
    assert standing_of(replace(said, one_camp=False)) == "both-sides"
    assert standing_of(replace(said, denied_by=("drc",))) == "denied"


def test_every_row_has_a_test_above() -> None:
    assert {row for _, row, _ in CASES} == {row.row for row in rows()}


sides = st.sets(st.sampled_from(["north", "south", "east"])).map(lambda s: tuple(sorted(s)))


@given(sides, st.integers(0, 5), sides, st.sets(st.sampled_from(["agent", "cause", "control", "deaths"])), sides, sides)
def test_some_row_always_fits_and_more_witnesses_never_make_less_of_it(
    claimed: tuple[str, ...], independent: int, denied: tuple[str, ...], clash: set[str], admitted: tuple[str, ...],
    told: tuple[str, ...],
) -> None:  # fmt: skip
    made = Flags(
        claimed_by=claimed, independent=independent, denied_by=denied, incompatible=tuple(sorted(clash)),
        admitted_by=admitted, told_by=told,
    )  # fmt: skip
    word = standing_of(made)
    assert (word in ("denied", "disputed")) == bool(denied or clash & {"agent", "cause", "control"})
    assert word != "one-side" or independent == 0


def block(name: str) -> list[str]:
    """The lines that the docs print between two marks, the head of the table left out."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", DOCS, re.DOTALL)
    assert found is not None
    return [one for one in found.group(1).splitlines() if one][2:]


def test_the_docs_print_the_table() -> None:
    def cell(value: bool | None) -> str:
        return {True: "yes", False: "no", None: ""}[value]

    wanted = [
        [str(r.row), cell(r.clash), cell(r.denied), cell(r.self_denied), many(r.parties), cell(r.admitted),
         many(r.told_by), many(r.independent), r.word, r.why]
        for r in rows()
    ]  # fmt: skip
    assert block("table") == ["| " + " | ".join(row) + " |" for row in wanted]


def many(number: int) -> str:
    """A least number, empty where none is asked for."""
    return str(number) if number else ""


def test_the_docs_print_the_tiers_of_reliability() -> None:
    wanted = [[str(n), t.standing, ", ".join(t.kinds) or "all", t.words] for n, t in enumerate(tiers(), start=1)]
    assert block("tiers") == ["| " + " | ".join(row) + " |" for row in wanted]


def test_who_holds_another_place_is_no_difference() -> None:
    north, south = actor("north-forces", "north"), actor("south-forces", "south")
    took = event("control", "territory-retaken", agents=(north,))
    holds = event("control", "territory-held", agents=(south,))
    town, village, region = place("town"), place("village"), place("region", "region")

    def differs(one: tuple[Place, ...], other: tuple[Place, ...]) -> bool:
        return holding_differs([told(NORTH_ARMY, what=took, places=one), told(SOUTH_ARMY, what=holds, places=other)])

    assert differs((town,), (town,))
    assert differs((town, village), (town,))
    assert differs((town, region), ())
    assert not differs((town,), (village,))
    assert not differs((town, village), ())
    assert not differs((region,), (town,))
