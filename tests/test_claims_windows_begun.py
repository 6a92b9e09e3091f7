"""Windows of totals that began on a day and go on, and that are told as of another. Sentences invented, published on
1 May 2024."""

from __future__ import annotations

import pytest

from tests.test_claims_windows import windows_of


@pytest.mark.parametrize(
    "text",
    [
        "Some 9,000 people have fled Rafah in the offensive that began on April 6.",
        "Beginning from April 6, 300 people have been killed in Rafah.",
        "At least 12 people were killed in clashes which started on April 6.",
        "The siege that began on April 6 has killed 40 people.",
    ],
)
def test_what_began_on_a_day_goes_on(text: str) -> None:
    assert windows_of(text) == ["2024-04-06..2024-05-01"]


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Shelling killed 12 people on Monday in the war that began on April 6.", ["2024-04-29"]),
        (
            "Twelve people died on Monday; 300 have been killed in the war that began in October 2023.",
            ["2024-04-29", "2023-10-01..2024-05-01"],
        ),
    ],
)
def test_a_day_of_its_own_comes_first(text: str, windows: list[str]) -> None:
    assert windows_of(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        (
            "As of Sunday, 3,410 residents have been killed and 7,700 injured since October 7.",
            ["2023-10-07..2024-04-28"] * 2,
        ),
        ("As of Sunday, 300 people have been killed since October 7.", ["2023-10-07..2024-04-28"]),
        ("As of Sunday, 40 people had been killed.", ["2024-04-28"]),
    ],
)
def test_since_one_day_as_of_another(text: str, windows: list[str]) -> None:
    assert windows_of(text) == windows
