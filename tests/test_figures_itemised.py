"""Lists of losses with one item a line. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claim_reading import claims
from tests.figure_reading import figures

ITEMS = ("crews - about 4,500 (+120) persons", "tanks - 140 (+6)", "artillery systems - 310 (+4)", "boats - 7 (+0)")
TOLD = [
    ("losses", 4500, "about", "cumulative"), ("losses", 120, "exactly", "new"),
    ("tank-lost", 140, "about", "cumulative"), ("tank-lost", 6, "exactly", "new"),
    ("artillery-system-lost", 310, "about", "cumulative"), ("artillery-system-lost", 4, "exactly", "new"),
    ("ship-lost", 7, "about", "cumulative"), ("ship-lost", 0, "exactly", "new"),
]  # fmt: skip
HEAD = "Total combat losses of the enemy from 3 March to 9 April were approximately:"
PERIOD, LAST = (date(2024, 3, 3), date(2024, 4, 9)), (date(2024, 4, 9), date(2024, 4, 9))


@pytest.mark.parametrize(
    "items",
    [
        "\n".join(ITEMS),
        "\n".join(f"- {item}" for item in ITEMS),
        "\n".join(f"‒ {item}".replace(" - ", " ‒ ") for item in ITEMS),
        "\n" + "\n\n".join(f"• {item} units,".replace("persons units", "persons") for item in ITEMS),
    ],
    ids=["bare", "bullets", "dashes", "blank lines"],
)
def test_each_item_of_a_list_of_losses_is_counted_by_its_own_noun(items: str) -> None:
    found = figures(f"{HEAD}\n{items}\n\nThe data is being updated.\n")
    assert [(f.measure, f.value, f.comparator, f.kind) for f in found] == TOLD
    assert not any(f.subset_of for f in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Enemy losses over the past day:\n- 120 personnel\n- 6 tanks\n- 4 guns\n",
            [("losses", 120, None), ("tank-lost", 6, None), ("artillery-system-lost", 4, None)],
        ),
        (
            "Enemy losses since the spring amounted to roughly:\n12 tanks\n3 boats\nThe army has 40 guns.\n",
            [("tank-lost", 12, "cumulative"), ("ship-lost", 3, "cumulative")],
        ),
        ("Enemy losses:\nVehicles and fuel tanks: 33 (+2 in a day)\n", [
            ("vehicle-lost", 33, "cumulative"), ("vehicle-lost", 2, "new")]),
        ("Trophies of the day:\ntanks - 14\nrifles - 9\n", [("tank-captured", 14, None), ("rifle-captured", 9, None)]),
        ("The mayor listed the needs of the town:\ntents - 14 (+2)\nboats - 3\n", []),
    ],
)  # fmt: skip
def test_lists_of_losses_in_other_forms(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert [(f.measure, f.value, f.kind) for f in figures(text)] == expected


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("source", ["", "The General Staff of the Armed Forces of Ukraine said that "])
def test_the_heading_of_such_a_list_dates_its_totals_and_its_last_day_what_they_grew_by(mark: str, source: str) -> None:
    head = f"{source}the {HEAD[0].lower()}{HEAD[1:]}" if source else HEAD
    found = claims(head + "\n" + "\n".join(mark + item for item in ITEMS) + "\n")
    told = [f for claim in found for f in claim.figures]
    assert [(f.measure, f.value) for f in told] == [(measure, value) for measure, value, *_ in TOLD]
    assert [f.window for f in told] == [PERIOD, LAST] * 4


@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. "), ("", "")])
def test_the_outlet_answers_for_a_list_whose_heading_names_no_event(marks: tuple[str, str]) -> None:
    (found,) = claims(f"Enemy losses on 28 April 2024:\n{marks[0]}120 personnel\n{marks[1]}6 tanks\n")
    assert [(f.measure, f.window) for f in found.figures] == [
        (measure, (date(2024, 4, 28), date(2024, 4, 28))) for measure in ("losses", "tank-lost")
    ]
