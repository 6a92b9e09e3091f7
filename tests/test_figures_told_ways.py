"""What befell the counted told two ways at once, in both voices (docs/figures.md). All sentences are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The troops had killed or captured 40 fighters.", [("losses", 40)]),
        ("Forty fighters were killed or captured.", [("losses", 40)]),
        ("The army said 31 rebels had been captured or killed.", [("losses", 31)]),
        ("Forty men were either killed or taken prisoner.", [("losses", 40)]),
        ("Rebels killed, wounded or captured 4,500 soldiers.", [("losses", 4500)]),
        ("The flood left 300 people dead or missing.", [("losses", 300)]),
        ("The raid killed or maimed 60 civilians.", [("casualties", 60)]),
        ("Sixty civilians were killed or maimed.", [("casualties", 60)]),
        ("The war has killed or displaced 40,000 people.", [("affected", 40000)]),
        ("About 200 insurgents have surrendered or been captured.", [("captured", 200)]),
        ("Police detained or beat 20 activists.", [("arrested", 20)]),
        ("Shelling destroyed or damaged 120 houses.", [("house-damaged", 120)]),
        ("Some 120 houses were damaged or destroyed.", [("house-damaged", 120)]),
        ("The army destroyed or captured 30 tanks.", [("tank-lost", 30)]),
        ("Thirty tanks were destroyed or captured.", [("tank-lost", 30)]),
        ("They killed eight men and wounded or captured 30.", [("deaths", 8), ("losses", 30)]),
        ("Troops killed and captured 300 fighters.", [("losses", 300)]),
        ("Ten soldiers were captured and killed.", [("deaths", 10)]),
        ("Police shot three demonstrators dead and wounded 48 others.", [("deaths", 3), ("injured", 48)]),
    ],
)
def test_what_is_true_of_all_of_them_is_counted(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected
