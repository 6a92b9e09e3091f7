"""Names that begin as a known person's and go on. The texts and their villagers are made up."""

from __future__ import annotations

import pytest

from tests.actor_layers import read


@pytest.mark.parametrize(
    ("theatre", "text", "known"),
    [
        ("myanmar", "Aung Myo Min Htet, a villager, said troops had burned ten houses.", "Aung Myo Min"),
        ("myanmar", "Nyo Saw Htay, a trader in Myawaddy, said four people were killed by shelling.", "Nyo Saw"),
        ("israel-gaza-lebanon", "Ali Fayyad Mansour, a doctor, said four were wounded.", "Ali Fayyad"),
        ("sudan-2023", "Mohamed Mukhtar al-Tahir, a party's secretary, said the war must stop.", "Mohamed al-Mukhtar"),
    ],
)
def test_a_longer_name_is_somebody_elses(theatre: str, text: str, known: str) -> None:
    assert known not in {m.name for m in read(text, theatre=theatre, published="2025-06-01").mentions}


@pytest.mark.parametrize(
    ("theatre", "text", "known"),
    [
        ("myanmar", "Aung Myo Min said troops had burned ten houses.", "Aung Myo Min"),
        ("israel-gaza-lebanon", "Ali Fayyad said four were wounded.", "Ali Fayyad"),
    ],
)
def test_a_name_in_full_is_whoever_the_theatre_knows_by_it(theatre: str, text: str, known: str) -> None:
    assert known in {m.name for m in read(text, theatre=theatre, published="2025-06-01").mentions}
