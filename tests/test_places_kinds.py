"""Places told by the words around them: waters by their article, sites of a town, units said once, names in lists, one
name in two places. All sentences are invented."""

from functools import cache
from pathlib import Path

import pytest

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer import Gazetteer
from counterclaim.reading.layers import Layers
from counterclaim.reading.places import Places
from counterclaim.reading.reader import Reader
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Section, Toponym
from counterclaim.theatres import WORLD


@cache
def read(text: str) -> tuple[Toponym, ...]:
    document = Document(document_id="d", input_id="i", blob="b", text=text, sections=(Section("body", 0, len(text)),))
    layers = Syntax()(Layers(document=document))
    return Places()(Layers(document=document, syntax=layers.syntax, theatre=WORLD)).toponyms


def found(text: str, name: str, nth: int = 0) -> Toponym:
    return [t for t in read(text) if t.text == name][nth]


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("In Sudan, the army crossed the Blue Nile near Singa and took the village.", "Blue Nile", "area"),
        ("Fighters attacked Damazin in Blue Nile state, in Sudan, on Monday.", "Blue Nile state", "region"),
        ("Boats on the Congo no longer stop at Bolobo, in the Democratic Republic of the Congo.", "Congo", "area"),
        ("He lived in the Congo for years.", "Congo", "country"),
        ("Russian troops crossed the Dnipro at Nova Kakhovka.", "Dnipro", "area"),
        ("Drones hit Dnipro and Pavlohrad overnight, Ukrainian officials said.", "Dnipro", "settlement"),
    ],
)
def test_a_water_is_told_by_its_article(text: str, name: str, precision: str) -> None:
    assert found(text, name).precision == precision


def test_a_site_of_which_a_town_has_one_is_a_point() -> None:
    text = "Shells hit Kramatorsk railway station and the town of Sloviansk in Ukraine."
    assert found(text, "Kramatorsk railway station").precision == "point"
    assert found(text, "Sloviansk").precision == "settlement"


def test_a_town_of_which_a_part_is_named_stays_a_town() -> None:
    text = "People fled to Maluku, a commune of Kinshasa, in the Democratic Republic of Congo."
    assert found(text, "Kinshasa").precision == "settlement"


def test_a_unit_said_once_above_a_list_holds_for_all_of_it() -> None:
    text = "Displaced in the Gaza Strip. By governorate: Deir al-Balah 700,000, Khan Younis 480,000, Rafah 25,000."
    assert {found(text, name).precision for name in ("Deir al-Balah", "Khan Younis", "Rafah")} == {"district"}


def test_territories_are_districts() -> None:
    text = "In the territories of Mahagi and Aru, in Ituri in the Democratic Republic of Congo, the night was calm."
    assert [found(text, name).precision for name in ("Mahagi", "Aru")] == ["district", "district"]


def test_a_borough_of_the_translators_is_a_small_town() -> None:
    assert found("Shells hit the borough of Chaplynka in Ukraine.", "Chaplynka").precision == "settlement"


def test_one_name_told_to_lie_in_two_places_is_two_places() -> None:
    text = (
        "Shells fell on Ivanivka, in the Henichesk district of the Kherson region of Ukraine. Drones struck another "
        "Ivanivka, in the Kupiansk district of the Kharkiv region."
    )
    first, second = (found(text, "Ivanivka", nth) for nth in (0, 1))
    assert first.place != second.place
    assert first.latitude is not None
    assert second.latitude is not None
    assert first.latitude < 47 < 49 < second.latitude


def test_a_village_among_others_is_no_person() -> None:
    text = "In North Kivu, in the Democratic Republic of Congo, rebels took Kitshanga, then Mweso and Nyanzale."
    assert [t.name for t in read(text)][-3:] == ["Kitshanga", "Mweso", "Nyanzale"]


def test_a_person_of_a_village_s_name_stays_a_person() -> None:
    text = "In North Kivu, in the Democratic Republic of Congo, Jean Mweso fled Goma. Mweso said he walked for days."
    assert "Mweso" not in {t.text for t in read(text)}


def test_a_french_spelling_leads_to_the_english_one() -> None:
    text = "The paramilitaries besiege El-Facher, the last city of Darfur in Sudan that the army holds."
    assert found(text, "El-Facher").name == "El Fasher"


class Broken:
    """A component whose table is not there."""

    NAME, VERSION, NEEDS, SETS, digest = "places", "0", ("document",), ("toponyms",), ""

    def __call__(self, layers: Layers) -> Layers:
        Gazetteer(Path("/nowhere/places.sqlite"))
        return layers


def test_a_missing_table_ends_the_run_instead_of_failing_every_document() -> None:
    document = Document(document_id="d", input_id="i", blob="b", text="Kyiv.", sections=(Section("body", 0, 5),))
    with pytest.raises(GazetteerError, match="not there") as raised:
        list(Reader(components=(Broken(),)).read([document]))
    assert "counterclaim.gazetteer.compiling" in (raised.value.hint or "")
