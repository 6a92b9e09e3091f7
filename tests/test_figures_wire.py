"""Measures by what is counted and by the words that govern it, as wire copy tells them. The texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from tests.figure_reading import brief, document_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # weapons that strike were fired, those told of again hit
        ("Four rockets struck the barracks.", [("rocket-fired", 4)]),
        ("The militia fired six missiles; two hit the port.", [("missile-fired", 6), ("missile-hit", 2)]),
        ("Air defence shot down 31 of 40 drones.", [("drone-shot-down", 31), ("drone-fired", 40)]),
        ("Two missiles left the coast for the capital.", [("missile-fired", 2)]),
        # what is found, hidden, robbed
        ("Troops found 12 rifles hidden in a well.", [("rifle-found", 12)]),
        ("Looters emptied the depot of 200 tonnes of rice.", [("rice-stolen", 200)]),
        ("Thieves stripped the clinic of its 14 beds.", [("bed-stolen", 14)]),
        ("The police fled, leaving 20 rifles to the attackers.", [("rifle-abandoned", 20)]),
        ('The army burned "scores" of villages.', [("settlement-burned", None)]),
        # persons
        ("There were 400 civilian casualties, 90 of them killed.", [("casualties", 400), ("deaths", 90)]),
        ("The number of missing has fallen to 38.", [("missing", 38)]),
        ("They returned the bodies of seven hostages.", [("corpse", 7)]),
        ("The gang still holds five guards.", [("abducted", 5)]),
        ("Rescuers brought out four pupils alive.", [("rescued", 4)]),
        ("The attack left 43 in need of hospital care.", [("injured", 43)]),
        ("The town shelters 900 villagers.", [("displaced", 900)]),
        ("Sixty prisoners of war came home on Friday.", [("released", 60)]),
        ("More than 900 families went back to the valley, the office said.", [("returned", 900)]),
        ("The siege ended: 300 enemy dead lay in the field.", [("deaths", 300)]),
        # land, works, money
        ("The column advanced on 98 square kilometres.", [("area-captured", 98)]),
        ("Sappers gave back 300 hectares to the farmers.", [("area-demined", 3)]),
        ("The raid knocked two power stations off the grid.", [("power-station-disabled", 2)]),
        ("The kidnappers let him go after his firm paid 40 million naira.", [("ransom-paid", 40_000_000)]),
    ],
)  # fmt: skip
def test_the_governing_words_give_the_measure(text: str, found: list[tuple[str, float | None]]) -> None:
    assert brief(text) == found


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Three tankers were hit by mines in the strait.", "ship-hit"),
        ("Three tankers were hit on the ring road.", "vehicle-hit"),
        ("Monitors recorded 18 violations of the ceasefire.", "ceasefire-violation"),
        ("Lawyers recorded 18 violations of the children's rights.", "violation"),
        ("Looters took 30 guns from the police station.", "gun-stolen"),
        ("The brigade lost 30 guns in the valley.", "artillery-system-lost"),
    ],
)
def test_a_word_beside_it_tells_what_an_ambiguous_noun_counts(text: str, measure: str) -> None:
    assert [found for found, _ in brief(text)] == [measure]


def test_the_wounded_beside_ambulances_are_no_vehicles() -> None:
    text = "The Red Cross had 17 ambulances there, 45 wounded taken to three hospitals."
    assert ("injured", 45) in brief(text)


def test_who_is_only_aboard_is_not_read_by_likeness() -> None:
    layers = Quantities()(
        Syntax()(Layers(document=document_of("The bus was carrying 52 people when it was ambushed.")))
    )
    assert Figures()(layers).figures == ()


def test_as_many_quarters_as_there_are_make_no_fraction() -> None:
    layers = Quantities()(Syntax()(Layers(document=document_of("They fought in four quarters of the city."))))
    assert [quantity.value for quantity in layers.quantities] == [4]
