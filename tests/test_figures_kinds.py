"""How figures of invented dispatches stand to time and to those told before: new, cumulative, revised, a rate."""

from __future__ import annotations

import pytest

from tests.figure_reading import figures


def kinds(text: str) -> list[tuple[float | None, str | None]]:
    return [(f.value, f.kind) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike killed 6 people and wounded 14 others.", [(6, None), (14, "new")]),
        ("Three more villagers were killed.", [(3, "new")]),
        ("Since Monday 40 people have been killed and 90 wounded.", [(40, "cumulative"), (90, "cumulative")]),
        ("The group says 1,511 people perished following the coup.", [(1511, "cumulative")]),
        ("In all, 77 nurses have been killed.", [(77, "cumulative")]),
        ("The group counted 90,000 dead in nine years of war.", [(90000, "cumulative")]),
        (
            "Shelling killed two policemen, bringing the number of those killed since May to 61.",
            [(2, None), (61, "cumulative")],
        ),
        ("It was the deadliest raid since 2014: 35 soldiers were killed.", [(35, None)]),
        ("The rebels have destroyed 12 bridges since May, killing 30 soldiers.", [(12, "cumulative"), (30, None)]),
        (
            "Five people were killed on Monday, and 844 have been killed since the invasion.",
            [(5, None), (844, "cumulative")],
        ),
        ("The ministry said 31 soldiers had been killed, three times as many as first reported.", [(31, "revised")]),
        ("Five divers were rescued, raising the number saved to eleven.", [(5, None), (11, "cumulative")]),
        (
            "Nine sailors were captured, the navy said, correcting an earlier statement that put the number at seven.",
            [(9, "revised"), (7, None)],
        ),
        ("More than 900 Afghans were deported, up from 640 in May.", [(900, "revised"), (640, None)]),
        ("The ministry corrected the toll from 12 to 8 dead.", [(12, None), (8, "revised")]),
        ("The office revised its toll from three dead to five.", [(3, None), (5, "revised")]),
        ("The post said 12 people were killed; the correct figure is 8.", [(12, None), (8, "revised")]),
        ("The ministry said eight people were killed, not 12 as it had earlier reported.", [(8, "revised")]),
        ("Its earlier figure of 30 killed was wrong; 13 people had died.", [(30, None), (13, "revised")]),
        ("The first strike killed 12 people, the second killed 8.", [(12, None), (8, None)]),
        ("Gunmen seized 34 pupils; 21 have since been released.", [(34, None), (21, None)]),
        ("Some 500 families fled, compared with 200 a week earlier.", [(500, None), (200, None)]),
        (
            "Ten people died on Monday, another five on Tuesday and 12 more on Wednesday.",
            [(10, None), (5, "new"), (12, "new")],
        ),
        ("The attackers killed 11 soldiers and captured several others.", [(11, None), (None, "new")]),
        ("We lost 20 men; the enemy lost five times as many.", [(20, None), (100, None)]),
    ],
)
def test_the_kind_goes_as_far_as_the_clause(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Gunners fire an average of 20 shells a day at the port.", "day"),
        ("Every night, the army launched some 40 drones.", "night"),
        ("Smugglers killed 12 people a day after the truce.", None),
        ("The militia abducts 30 people every month.", "month"),
    ],
)
def test_a_rate_is_told_from_a_date(text: str, per: str | None) -> None:
    assert [f.per for f in figures(text)] == [per]
