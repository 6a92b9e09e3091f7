"""People without a name whom only a noun tells, and spokespersons as actors of their own. Texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import Cast
from counterclaim.reading.actors.spokespersons import as_spokesperson
from counterclaim.reading.actors.strangers import strangers
from counterclaim.reading.annotations import actor_rows
from tests.actor_layers import mention, read


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("Three clerks of the town hall came back.", ["clerks"], "government"),
        ("The RSF fired on a crowd.", ["crowd"], "civilian"),
        ("The shop was looted by hungry boys.", ["hungry boys"], "civilian"),
        ("The council asked foreign donors for tents.", ["foreign donors"], "humanitarian"),
        ("The midwife wrote to the magistrates.", ["midwife", "magistrates"], "medical"),
    ],
)
def test_people_who_act_or_are_reached_are_actors(text: str, names: list[str], kind: str) -> None:
    found = strangers(read(text, theatre="sudan-2023"))
    assert [one.name for one in found] == names
    assert (found[0].kind, found[0].side, found[0].named) == (kind, None, False)


@pytest.mark.parametrize(
    "text", ["The raid killed 12 people.", "It was a school for girls.", "The actor layer is new."]
)
def test_people_who_are_counted_or_only_named_in_passing_are_none(text: str) -> None:
    assert not strangers(read(text))


def test_soldiers_of_a_party_are_on_its_side_and_others_on_none() -> None:
    layers = read("Snipers of the RSF shot a cook. The sappers left.", theatre="sudan-2023")
    assert [(one.name, one.side) for one in strangers(layers)] == [("cook", None), ("sappers", None)]


def test_a_spokesman_is_an_actor_of_his_own_while_his_words_are_the_bodys() -> None:
    layers = read("[[An RSF spokesman]] denied it.", theatre="sudan-2023")
    (speaker,) = layers.speakers[0]
    assert as_spokesperson(speaker, layers).name == f"Spokesperson of {speaker.name}"
    names = {row["name"] for row in actor_rows(Cast()(read("The M23 spokesman denied it.", theatre="drc-east")))}
    assert names == {"Spokesperson of M23"}


def test_a_body_is_no_spokesman_of_itself() -> None:
    layers = read("The M23 denied it.", theatre="drc-east")
    actor = mention(layers, "M23")
    assert as_spokesperson(actor, layers) is actor


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("The Ukrainian army chief said his troops had moved.", "Armed Forces of Ukraine", "ukraine"),
        ("The mayor said his troops had moved.", "troops", None),
        ("Russian artillery fired on the bridge.", "Armed Forces of the Russian Federation", "russia"),
    ],
)
def test_whose_troops_or_guns_they_are_is_told_by_the_words(text: str, name: str, side: str | None) -> None:
    layers = read(text, theatre="ukraine-2022", published="2014-01-01")
    found = (*layers.mentions, *strangers(layers))
    assert (name, side) in [(one.name, one.side) for one in found]


def test_guns_that_are_only_counted_are_nobody() -> None:
    assert not strangers(read("The raid destroyed Russian artillery.", theatre="ukraine-2022"))
