"""Who stands for whom by whose mouth words are in, who fights beside whom, and who was put where: invented texts."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import Cast
from counterclaim.records import Actor
from tests.actor_layers import mention, read
from tests.claim_reading import claims


def cast(text: str, theatre: str, **more: object) -> dict[str, Actor]:
    """Everybody of a text by the words that mean them."""
    layers = Cast()(read(text, theatre=theatre, **{"published": "2024-06-01", **more}))  # type: ignore[arg-type]
    return {layers.text[slice(*actor.span)]: actor for actor in layers.cast}


@pytest.mark.parametrize(
    ("theatre", "text", "content", "words", "name"),
    [
        ("drc-east", "[[M23]] said our soldiers held the hill.", "our soldiers held the hill", "soldiers", "M23"),
        ("ukraine-2022", "[[Ukraine's General Staff]] said our defenders held on.", "our defenders held on",
         "defenders", "Armed Forces of Ukraine"),
        ("drc-east", "[[The Congolese army]] said the terrorists fled.", "the terrorists fled", "terrorists", "M23"),
        ("ukraine-2022", "[[Russia's Defence Ministry]] said its troops beat the invaders.",
         "its troops beat the invaders", "invaders", "Armed Forces of Ukraine"),
    ],
)  # fmt: skip
def test_a_partys_mouth_tells_whose_soldiers_and_whose_enemy(
    theatre: str, text: str, content: str, words: str, name: str
) -> None:
    met = "The M23 took a hill. " if theatre == "drc-east" else ""
    found = cast(met + text, theatre, content={0: content})
    assert found[words].name == name


def test_mercenaries_without_an_article_are_not_the_whole_enemy() -> None:
    found = cast("[[The RSF]] said only mercenaries fled.", "sudan-2023", content={0: "only mercenaries fled"})
    assert "mercenaries" not in found or found["mercenaries"].side != "saf"


@pytest.mark.parametrize(
    ("theatre", "text", "words", "name", "side"),
    [
        ("sudan-2023", "The RSF and its allies signed.", "its allies", "its allies", "rsf"),
        ("sudan-2023", "The army's opponents posted videos.", "army's opponents", "Rapid Support Forces", "rsf"),
        ("drc-east", "The M23 marched with their Rwandan allies.", "their Rwandan allies", "Rwanda", "rwanda"),
        ("sudan-2023", "The RSF named a governor of its own.", "governor", "governor", "rsf"),
        ("sudan-2023", "Medics of the Upper Valley Relief dug.", "Medics", "Medics of the Upper Valley Relief",
         "third-party"),
        ("drc-east", "Fighting reached the Congolese. Burundi fought beside the Congolese.", "Congolese",
         "Armed Forces of the Democratic Republic of the Congo", "drc"),
    ],
)  # fmt: skip
def test_who_fights_beside_or_is_put_there_has_the_side_of_whom_the_words_name(
    theatre: str, text: str, words: str, name: str, side: str
) -> None:
    actor = cast(text, theatre)[words]
    assert (actor.name, actor.side) == (name, side)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The Upper Valley Mothers' Association protested.", "Upper Valley Mothers' Association", "civil-society"),
        ("The Lower Nile Observatory for Human Rights counted ten.", "Lower Nile Observatory for Human Rights",
         "monitor"),
        ("South Hospital closed.", "South Hospital", "medical"),
        ("Karta, a monitoring project, left it grey.", "Karta", "monitor"),
    ],
)  # fmt: skip
def test_a_name_in_capitals_that_ends_in_a_noun_for_a_body_is_one(text: str, words: str, kind: str) -> None:
    actor = mention(read(text, theatre="sudan-2023"), words)
    assert (actor.name, actor.kind) == (words, kind)


def test_a_deputy_and_an_armys_lawyer_hold_offices_of_their_own() -> None:
    layers = read("The RSF's deputy leader spoke. Israel's top military lawyer answered.", theatre="sudan-2023")
    assert mention(layers, "RSF's deputy leader").name == "Abdelrahim Dagalo"
    assert mention(layers, "Israel's top military lawyer").name == "Military Advocate General of Israel"


def test_the_governor_after_a_town_is_that_of_its_province() -> None:
    found = claims("Shells hit Izium. The regional governor said two people were killed.")
    assert found[-1].attribution[0].actors[0].id == "oleh-syniehubov"
