"""Theatre files: what they give, and how a mistake in one is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import TheatreFileError, UnknownTheatreError
from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.lexicon import lexicon
from counterclaim.reading.actors.siding import side_of_actor
from counterclaim.theatres import Party, available, countries, load, offices, terms
from counterclaim.theatres.loading import read
from counterclaim.theatres.terms import holder_of_place

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
        (HEAD + "colour: red\n", "$.colour", "unknown field `colour`"),
        (ACTOR % "colour: red", "$.actors[0].members[0].colour", "unknown field `colour`"),
        (HEAD + "began: 2020-02-31\n", "$.began", "not a day of the calendar"),
        (HEAD + "began: 2020-02-01\nended: 2020-01-31\n", "$.ended", "ends before it begins"),
        (HEAD + "began: 2020-02-01\nsince: 2020-03-01\n", "$.since", "before the first day covered"),
        (HEAD + "days:\n  - {name: No Day, month: 2, day: 30}\n", "$.days[0].day", "month 2 has no day 30"),
        (HEAD + "days:\n  - {name: No Day, month: 13, day: 1}\n", "$.days[0].month", "no month 13"),
        (HEAD + "  - {id: north, name: Nord}\n", "$.parties[1].id", "stands twice"),
        (HEAD + "  - {id: south, name: South, holds: ['Hill@2020-02-30/']}\n", "$.parties[1].holds[0]", "Hill@"),
        (HEAD + "places:\n  - {id: hill, name: Hill, latitude: 91}\n", "$.places[0].latitude", "between -90 and 90"),
        (HEAD + "places:\n  - {id: hill, name: Hill}\n  - {id: hill, name: Mount}\n", "$.places[1].id", "twice"),
        (ACTOR % "aliases: [G, Ward, G]", "$.actors[0].members[0].aliases[2]", "'G' stands twice"),
        (ACTOR % "wikidata: q7", "$.actors[0].members[0].wikidata", "not Q and a number"),
        (ACTOR % "part_of: staff", "$.actors[0].members[0].part_of", "no actor 'staff'"),
        (ACTOR % "id: a, part_of: b" + "      - {name: B, id: b, part_of: c}\n      - {name: C, id: c, part_of: a}\n",
         "$.actors[0].members[2].part_of", "cycle: a → b → c → a"),
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


@pytest.mark.parametrize("field", ["adjectives", "epithets", "seats"])
def test_what_means_two_actors_is_refused(tmp_path: Path, field: str) -> None:
    members = f"      - {{name: Guard, {field}: [Blue]}}\n      - {{name: Watch, {field}: [blue]}}\n"
    folder = theatre_file(tmp_path, HEAD + "actors:\n  - kind: military\n    members:\n" + members)
    with pytest.raises(TheatreFileError, match=rf"members\[1\]\.{field}\[0\]: 'blue' is also a name of 'guard'"):
        read(folder)


def test_a_part_of_a_body_has_its_side(tmp_path: Path) -> None:
    guard, staff = "      - {name: Guard, side: north}\n", "      - {name: Staff, part_of: guard}\n"
    members = guard + staff + "      - {name: Post, part_of: staff}\n"
    folder = theatre_file(tmp_path, HEAD + "actors:\n  - kind: military\n    members:\n" + members)
    assert [actor.side for actor in read(folder).actors] == ["north"] * 3


def test_who_joined_a_side_later_was_a_third_party_before() -> None:
    theatre = load("sudan-2023")
    group = next(a for a in theatre.actors if a.id == "splm-n-hilu")
    sides = [side_of_actor(theatre, group, day).side for day in (date(2024, 1, 1), date(2025, 6, 1), None)]
    assert sides == ["third-party", "rsf", "rsf"]


def test_a_place_is_held_from_a_day_on() -> None:
    parties = (Party(id="north", name="North", holds=("Hill@2020-02-01/2020-03-01", "Low Town")),)
    held = [holder_of_place(parties, "Hill", date(2020, month, 1)) for month in (1, 2, 3, 4)]
    assert [party is not None for party in held] == [False, True, True, False]
    assert holder_of_place(parties, "low town", None) is parties[0]


def test_the_digest_changes_with_the_files(tmp_path: Path) -> None:
    first = read(theatre_file(tmp_path, HEAD)).digest
    assert read(theatre_file(tmp_path, HEAD)).digest == first
    assert read(theatre_file(tmp_path, HEAD + "# a comment\n")).digest != first


@pytest.mark.parametrize("theatre", available())
def test_every_default_is_an_actor(theatre: str) -> None:
    composer = Composer(lexicon(load(theatre)), None)
    assert all(composer.by_id(default) is not None for default in load(theatre).defaults)
