"""Whose soldiers, officers and bands are that stand alone, by owner, land and what is near. Texts are invented."""

from __future__ import annotations

import pytest

from tests.actor_layers import mention, read


@pytest.mark.parametrize(
    ("theatre", "text", "words", "name", "side"),
    [
        ("sudan-2023", "The army said the RSF had left. Soldiers came.", "Soldiers", "Sudanese Armed Forces", "saf"),
        ("israel-gaza-lebanon", "The Houthis fired. In Gaza, nurses said soldiers had shot people.", "soldiers",
         "Israel Defense Forces", "israel"),
        ("sudan-2023", "The RSF fired, a nurse said. She saw two officers leave.", "officers", "officers", "saf"),
        ("drc-east", "Burundian troops crossed. The soldiers were tired.", "soldiers", "Burundi National Defence Force",
         "third-party"),
        ("israel-gaza-lebanon", "Egyptian soldiers exchanged fire with troops at the gate.", "troops",
         "Israel Defense Forces", "israel"),
        ("myanmar", "Soldiers of Light Infantry Battalion 7 came.", "Soldiers", "Light Infantry Battalion 7", "junta"),
        ("ukraine-2022", "Guards from Rosgvardia beat him.", "Guards", "National Guard of Russia", "russia"),
        ("drc-east", "Assailants identified as ADF burned the huts.", "Assailants", "Allied Democratic Forces", "adf"),
    ],
)  # fmt: skip
def test_a_rank_is_of_its_owner_or_of_the_army_that_is_meant(
    theatre: str, text: str, words: str, name: str, side: str
) -> None:
    actor = mention(read(text, theatre=theatre, published="2024-06-01"), words)
    assert (actor.name, actor.side) == (name, side)


@pytest.mark.parametrize(
    ("theatre", "text", "words"),
    [
        ("ukraine-2022", "The town was quiet. Soldiers came at noon.", "Soldiers"),
        ("ukraine-2022", "Ukrainian soldiers fired and Russian troops answered. The soldiers left.", "The soldiers"),
        ("sudan-2023", "The RSF fired on both generals.", "generals"),
        ("drc-east", "The coordinator of a league said his men had left, and the army came.", "men"),
    ],
)
def test_where_two_may_be_meant_a_rank_has_no_side(theatre: str, text: str, words: str) -> None:
    layers = read(text, theatre=theatre, published="2024-06-01")
    at = text.index(words) + len(words) - 1
    sides = {m.side for m in layers.mentions if m.span[0] <= at < m.span[1]}
    assert sides <= {None} or (theatre == "ukraine-2022" and "Ukraine fired" in text)


@pytest.mark.parametrize(
    ("theatre", "text", "side"),
    [
        ("ukraine-2022", "The 999th Motor Rifle Brigade left.", "russia"),
        ("ukraine-2022", "The 999th Separate Mechanised Brigade left.", "ukraine"),
        ("ukraine-2022", "The 999th brigade left.", None),
        ("sudan-2023", "The 33rd Division left.", "saf"),
        ("myanmar", "Infantry Battalion 999 left.", "junta"),
    ],
)
def test_a_unit_is_of_the_party_that_alone_has_its_sort(theatre: str, text: str, side: str | None) -> None:
    layers = read(text, theatre=theatre)
    assert {m.side for m in layers.mentions if "999" in m.name or "33rd" in m.name} == {side}


@pytest.mark.parametrize(
    ("theatre", "text", "words", "side"),
    [
        ("sudan-2023", "Warplanes bombed the market, a nurse said.", "Warplanes", "saf"),
        ("drc-east", "Kigali left: a spokeswoman for its government said so.", "spokeswoman for its government",
         "rwanda"),
    ],
)  # fmt: skip
def test_whose_planes_and_spokesmen_are(theatre: str, text: str, words: str, side: str) -> None:
    assert mention(read(text, theatre=theatre, published="2024-06-01"), words).side == side


@pytest.mark.parametrize(
    ("theatre", "text", "words", "side"),
    [
        ("sudan-2023", "The RSF left. A nurse said the militia's drivers had fled.", "drivers", "rsf"),
        ("myanmar", "A villager said pro-army militiamen had come.", "militiamen", "junta"),
        ("drc-east", "ADF came. The attackers burned huts, a nurse said.", "attackers", "adf"),
        ("israel-gaza-lebanon", "Hezbollah said it had forced the enemy to withdraw.", "enemy", "israel"),
        ("sahel", "BAMAKO - Washington was concerned and told the junta so.", "Washington", "third-party"),
    ],
)
def test_owners_states_and_enemies_are_told_by_the_clause(theatre: str, text: str, words: str, side: str) -> None:
    assert mention(read(text, theatre=theatre, published="2024-06-01"), words).side == side


def test_a_statement_says_at_its_head_who_speaks_of_the_enemy() -> None:
    text = "Communique of the Rapid Support Forces. The enemy left 70 vehicles."
    found = read(text, theatre="sudan-2023", published="2024-06-01").facing
    assert [(actor.name, actor.side) for actor in found] == [("Sudanese Armed Forces", "saf")]


def test_a_governor_whom_a_group_appointed_is_not_the_states() -> None:
    text = "The governor of Kivuland, appointed by the movement, came."
    layers = read(text, theatre="drc-east", published="2025-06-01", places={"Kivuland": "CD"})
    assert {m.side for m in layers.mentions if "governor" in m.name} == {None}


def test_the_president_of_a_committee_is_no_head_of_state() -> None:
    layers = read("GOMA - The president of the camp's committee wept.", theatre="drc-east", published="2024-06-01")
    assert all(m.side != "drc" for m in layers.mentions)


def test_a_dash_parts_the_dateline_from_the_text() -> None:
    layers = read("BANGKOK - Air force jets bombed a village, it said.", theatre="myanmar", published="2024-06-01")
    assert [m.side for m in layers.mentions if "jets" in layers.text[slice(*m.span)]] == ["junta"]
