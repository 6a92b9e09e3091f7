"""Theatre files: what they give, and how a mistake in one is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import TheatreFileError, UnknownTheatreError
from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.lexicon import lexicon
from counterclaim.theatres import available, countries, load, offices, terms
from counterclaim.theatres.loading import read

HEAD = "id: war\nname: A war\nparties:\n  - {id: north, name: North}\n"


def theatre_file(folder: Path, text: str) -> Path:
    (folder / "war").mkdir(exist_ok=True)
    (folder / "war" / "theatre.yaml").write_text(text, encoding="utf-8")
    return folder / "war"


@pytest.mark.parametrize("theatre", [*available(), "world"])
def test_every_theatre_loads_and_names_only_its_own_parties(theatre: str) -> None:
    found = load(theatre)
    sides = {party.id for party in found.parties}
    assert all(actor.side in {*sides, None, "third-party"} for actor in found.actors)
    assert len({actor.id for actor in found.actors}) == len(found.actors)


@pytest.mark.parametrize("theatre", available())
def test_every_office_held_is_one_that_can_be_found_by_its_id(theatre: str) -> None:
    found = load(theatre)
    known = {office.id for office in offices().offices} | {"installed-head"}
    owners = {actor.id for actor in found.actors} | {code.lower() for code in countries()} | known
    for actor in found.actors:
        for term in terms(actor):
            first, _, last = term.office.rpartition(":")
            local = term.office.split(":")[0] in known
            assert local or (last in known and (first in owners or first.split(":")[0] in owners)), term.office


def test_a_theatre_stands_in_the_world() -> None:
    assert {"un", "icrc", "antonio-guterres"} <= {actor.id for actor in load("sudan-2023").actors}


def test_a_theatre_is_found_under_its_other_ids() -> None:
    assert load("sudan-el-fasher-2025").id == "sudan-2023"


def test_an_unknown_theatre_is_told_with_the_valid_ids() -> None:
    with pytest.raises(UnknownTheatreError) as error:
        load("atlantis")
    assert error.value.code == "unknown-theatre"
    assert "ukraine-2022" in (error.value.hint or "")


def test_the_files_of_a_folder_are_joined(tmp_path: Path) -> None:
    folder = theatre_file(tmp_path, HEAD + "began: 2020-05-01\n")
    group = (
        "actors:\n  - kind: military\n    side: north\n    members:\n      - {name: Northern Guard, aliases: [NG]}\n"
    )
    (folder / "actors.yaml").write_text(group, encoding="utf-8")
    theatre = read(folder)
    assert theatre.began == date(2020, 5, 1)
    assert (theatre.actors[0].id, theatre.actors[0].side) == ("northern-guard", "north")


ACTOR = HEAD + "actors:\n  - kind: military\n    members:\n      - {name: Guard, %s}\n"


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        (HEAD + "colour: red\n", "$", "unknown field `colour`"),
        (HEAD + "began: 2020-02-31\n", "$", "day is out of range"),
        (HEAD + "countries: [ZZ]\n", "$.countries", "no country 'ZZ'"),
        (HEAD + "latitude: north\n", "$.latitude", "Expected `float | null`"),
        (ACTOR % "side: south", "$.actors[0].members[0].side", "no party 'south'"),
        (ACTOR % "kind: soldier", "$.actors[0].members[0].kind", "Invalid enum value"),
        (ACTOR % "gender: unknown", "$.actors[0].members[0].gender", "neither female nor male"),
        (ACTOR % "holder_of: ['xx:president@2020-13-01/']", "$.actors[0].members[0].holder_of[0]", "month"),
        (ACTOR % "holder_of: ['xx:president@2021-01-01/2020-01-01']", "$.actors[0].members[0].holder_of[0]", "ends"),
        (ACTOR % "aliases: ['...']", "$.actors[0].members[0].aliases[0]", "no letter"),
        ("name: A war\n", "$.id", "gives the theatre's id"),
        (HEAD.replace("id: war", "id: peace"), "$.id", "not the folder's name"),
        (HEAD + "actors: [", "$", "not valid YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_file_and_path(tmp_path: Path, text: str, at: str, why: str) -> None:
    folder = theatre_file(tmp_path, text)
    with pytest.raises(TheatreFileError) as error:
        read(folder)
    assert f", {at}: " in str(error.value) or f"war, {at}" in str(error.value)
    assert why in str(error.value)


def test_one_name_for_two_actors_is_refused(tmp_path: Path) -> None:
    members = "      - {name: Guard}\n      - {name: Watch, aliases: [guard]}\n"
    folder = theatre_file(tmp_path, HEAD + "actors:\n  - kind: military\n    members:\n" + members)
    with pytest.raises(TheatreFileError, match=r"members\[1\]\.aliases\[0\]: 'guard' is also a name of 'guard'"):
        read(folder)


def test_the_digest_changes_with_the_files(tmp_path: Path) -> None:
    first = read(theatre_file(tmp_path, HEAD)).digest
    assert read(theatre_file(tmp_path, HEAD)).digest == first
    assert read(theatre_file(tmp_path, HEAD + "# a comment\n")).digest != first


@pytest.mark.parametrize("theatre", available())
def test_every_default_is_an_actor(theatre: str) -> None:
    composer = Composer(lexicon(load(theatre)), None)
    assert all(composer.by_id(default) is not None for default in load(theatre).defaults)
