"""Common nouns that mean a body or force of the text, and states where they act."""

from __future__ import annotations

import pytest

from tests.actor_layers import mention, read


@pytest.mark.parametrize(
    ("theatre", "text", "words", "name", "side"),
    [
        ("myanmar", "The National Unity Consultative Council met. The council rejected the vote.", "council",
         "National Unity Consultative Council", "resistance"),
        ("myanmar", "The regime stayed silent.", "regime", "State Administration Council", "junta"),
        ("myanmar", "The Arakan Army took a base. The fighters burned it.", "fighters", "Arakan Army", "ethnic-armies"),
        ("myanmar", "Ta'ang fighters resumed attacks.", "Ta'ang fighters", "Ta'ang National Liberation Army",
         "ethnic-armies"),
        ("myanmar", "The Arakan Army said 60 soldiers had surrendered.", "soldiers", "Myanmar Armed Forces", "junta"),
        ("sudan-2023", "The militia shelled a bus.", "militia", "Rapid Support Forces", "rsf"),
        ("sudan-2023", "The army said the terrorists had fled.", "terrorists", "Rapid Support Forces", "rsf"),
        ("drc-east", "The governor fled as rebel fighters neared.", "rebel fighters", "M23", "m23"),
        ("ukraine-2022", "Ukraine's General Staff said the enemy had lost 40 tanks.", "enemy",
         "Armed Forces of the Russian Federation", "russia"),
        ("myanmar", "The local People's Defence Force said so.", "People's Defence Force", "People's Defence Forces",
         "resistance"),
        ("myanmar", "The Kachin rebels met the Thai army. Three ethnic armies attacked.", "ethnic armies",
         "Ethnic armed organisations", "ethnic-armies"),
        ("drc-east", "Kinshasa's army and pro-government militias fought the rebels.", "rebels", "M23", "m23"),
        ("drc-east", "The presidency in Kigali denied it.", "presidency in Kigali", "Presidency of Rwanda", "rwanda"),
        ("sudan-2023", "Army sources said so.", "Army sources", "Army sources", "saf"),
        ("sudan-2023", "Port Sudan rejected the plan.", "Port Sudan", "Government of Sudan", "saf"),
        ("drc-east", "Kinshasa accused Kigali of an act of war.", "Kigali", "Government of Rwanda", "rwanda"),
        ("drc-east", "Burundi closed the border.", "Burundi", "Burundi", "third-party"),
    ],
)  # fmt: skip
def test_a_noun_means_whoever_the_text_or_the_theatre_calls_so(
    theatre: str, text: str, words: str, name: str, side: str
) -> None:
    actor = mention(read(text, theatre=theatre, published="2024-06-01"), words)
    assert (actor.name, actor.side) == (name, side)


@pytest.mark.parametrize(
    ("theatre", "text"),
    [
        ("drc-east", "The ADF and the FDLR were there. The fighters left."),
        ("drc-east", "The Rwandan army and the Congolese army met. Soldiers fired."),
        ("myanmar", "A militia shelled a bus."),
        ("sudan-2023", "Militia of the north shelled a bus."),
        ("israel-gaza-lebanon", "Israel's army said the terrorists had fled."),
        ("ukraine-2022", "The enemy had lost 40 tanks."),
        ("sudan-2023", "Drones struck the port."),
        ("myanmar", "The government fell. A rival government denied it."),
        ("israel-gaza-lebanon", "An Iran-backed militia fired rockets."),
    ],
)
def test_a_noun_that_may_mean_several_means_nobody(theatre: str, text: str) -> None:
    said = read(text, theatre=theatre, published="2024-06-01").mentions
    meant = {"fighters", "Soldiers", "militia", "Militia", "terrorists", "enemy", "Drones"}
    meant |= {"rival government", "Iran-backed militia", "militia"}
    assert all(m.side is None for m in said if text[m.span[0] : m.span[1]] in meant)


def test_whoever_speaks_of_a_rebel_group_is_not_it() -> None:
    layers = read("Amnesty International accused the M23. The rebel group denied it.", theatre="drc-east")
    assert mention(layers, "rebel group").name == "M23"


def test_a_country_where_something_happens_is_no_actor() -> None:
    assert not read("Rain fell in Rwanda and people left Rwanda.", theatre="drc-east").mentions


def test_its_soldiers_are_the_subjects_of_the_same_sentence() -> None:
    layers = read("Rwanda denied it. The convoy said its soldiers left.", theatre="drc-east")
    assert all(m.side != "rwanda" for m in layers.mentions if m.span[0] > 16)


def test_a_ministry_of_another_ruler_is_told_by_the_towns_around() -> None:
    text = "The Palestinian health ministry said 20 people died in Gaza."
    layers = read(text, theatre="israel-gaza-lebanon", published="2024-03-01", places={"Gaza": "PS"})
    assert mention(layers, "Palestinian health ministry").side == "hamas"
    layers = read(text.replace("Gaza", "Nablus"), theatre="israel-gaza-lebanon", places={"Nablus": "PS"})
    assert mention(layers, "Palestinian health ministry").side == "third-party"


def test_a_commander_of_a_group_is_not_its_leader() -> None:
    layers = read("A commander of Hamas was killed.", theatre="israel-gaza-lebanon", published="2024-07-13")
    actor = mention(layers, "commander of Hamas")
    assert (actor.name, actor.side, actor.named) == ("commander of Hamas", "hamas", False)
