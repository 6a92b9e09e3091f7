"""Figures by the words that carry them: verbs with words of their own, nouns, states, models, peoples, sums. Sentences
are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, figures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        # who is killed, hurt, lost
        ("The blast cost 15 porters their lives.", "deaths"),
        ("The shelling hacked 17 farmers to pieces.", "deaths"),
        ("Nine rangers ended up in hospital.", "injured"),
        ("The whereabouts of 43 students are unknown.", "missing"),
        ("Six shepherds never came back from the hills.", "missing"),
        ("Crews are searching for seven miners.", "missing"),
        # who is held or let go
        ("The surrender of 300 rebels was announced.", "captured"),
        ("The brigade rounded up 230 prisoners of war.", "captured"),
        ("Officers swept up 112 suspects.", "arrested"),
        ("Gunmen forcibly took 40 families to the coast.", "deported"),
        ("The captors let seven pupils go.", "released"),
        ("Twelve convicts are on the run.", "escaped"),
        ("Some 700 fighters handed in their guns.", "disarmed"),
        # who flees, moves, marches, serves
        ("Clashes drove 300 households out.", "displaced"),
        ("Buses took 700 patients out of harm's way.", "evacuated"),
        ("The coastguard picked up 88 migrants from a raft.", "rescued"),
        ("About 2,000 foreign troops would leave the country.", "withdrawn"),
        ("The north sent 200 advisers to the capital.", "deployed"),
        ("Ten thousand students marched through the capital.", "protested"),
        ("The agency assisted 6,000 widows.", "aided"),
        ("Some 600 recruits have completed their training.", "trained"),
        ("The office identified 14 suspects.", "suspect-identified"),
        # land, supplies, buildings
        ("The rebels were driven out of 12 square kilometres.", "area-regained"),
        ("The army controls nine towns.", "settlement-held"),
        ("The retreat cost it seven checkpoints.", "checkpoint-lost"),
        ("A fire covering 5 square kilometres broke out.", "area-burned"),
        ("The tanker leaked 300 tonnes of oil.", "oil-spilled"),
        ("Some 80 tonnes of rice rotted.", "rice-spoiled"),
        ("Only four water points still work.", "water-point-functioning"),
        ("The damage to 17 schools was severe.", "school-damaged"),
        ("The internet has been cut off for 2,000 households.", "household-without-internet"),
        ("Engineers reconnected 30 settlements.", "settlement-reconnected"),
        ("Raiders took 240 goats.", "goat-stolen"),
        # what is hit is not what strikes
        ("The shells hit 11 houses.", "house-hit"),
        ("The raid struck nine depots.", "depot-hit"),
    ],
)
def test_the_words_of_a_report_give_the_measure(text: str, measure: str) -> None:
    assert [measured for measured, _ in brief(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "measure", "counted"),
    [
        ("Two Kinzhals were shot down.", "missile-shot-down", "Kinzhal"),
        ("The rebels captured three M113 carriers.", "vehicle-captured", "carrier"),
        ("The strike destroyed four Leopards.", "tank-destroyed", "Leopard"),
        ("The unit lost 12 T-72s.", "tank-lost", "T-72"),
        ("The attack killed 14 Copts.", "deaths", "Copt"),
        ("Gunmen seized 20 South Sudanese.", "abducted", "South Sudanese"),
        ("The army arrested six bomb makers.", "arrested", "bomb maker"),
    ],
)
def test_models_count_as_their_class_and_names_keep_their_capitals(text: str, measure: str, counted: str) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.counted) == (measure, counted)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Donors cut $40 million in aid.", "aid-cut"),
        ("The agency needs $2 billion for its response.", "aid-needed"),
        ("The bloc froze $300 million.", "money-frozen"),
        ("The war has cost the economy $9 billion.", "damage"),
        ("Robbers took $4 million from the bank.", "money-stolen"),
    ],
)
def test_sums_are_measured_by_what_is_done_with_them(text: str, measure: str) -> None:
    assert [measured for measured, _ in brief(text)] == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "The fisheries feed 5,000 families.",
        "The editor called on 12 readers.",
        "The mayor was named one of 20 delegates.",
        "A lorry can carry 50 workers to the fields.",
        "Warriors of 12 clans drank tea.",
    ],
)
def test_words_that_only_look_like_those_of_a_report_measure_nothing(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Fourteen women said they had been raped by guards.", "raped"),
        ("Power was restored to 30,000 homes.", "household-reconnected"),
        ("Eleven hospitals are no longer functioning.", "hospital-disabled"),
        ("A blackout hit 9,000 customers.", "household-without-power"),
        ("Eleven conscripts were left with life-changing injuries.", "injured"),
        ("Sappers removed 18 booby traps.", "booby-trap-cleared"),
        ("The office documented 340 cases of sexual violence.", "sexual-violence-case"),
    ],
)
def test_what_is_told_in_a_roundabout_way_is_measured(text: str, measure: str) -> None:
    assert [measured for measured, _ in brief(text)] == [measure]
