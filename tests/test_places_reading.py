"""What the places component makes of sentences as agencies write them."""

from functools import cache

import pytest

from counterclaim.gazetteer import kilometres
from counterclaim.reading.layers import Layers
from counterclaim.reading.places import Places
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Section, Toponym
from counterclaim.theatres import WORLD, Theatre
from counterclaim.theatres.theatre import LocalPlace


@cache
def parsed(text: str) -> Layers:
    document = Document(document_id="d", input_id="i", blob="b", text=text, sections=(Section("body", 0, len(text)),))
    return Syntax()(Layers(document=document))


def read(text: str, theatre: Theatre = WORLD) -> dict[str, Toponym]:
    layers = parsed(text)
    found = Places()(Layers(document=layers.document, syntax=layers.syntax, theatre=theatre)).toponyms
    for toponym in found:
        assert text[toponym.start : toponym.end] == toponym.text
    return {t.text: t for t in found}


def test_a_town_in_a_region_keeps_both_apart() -> None:
    found = read("Ukrainian troops retook Balakliia, in the Kharkiv region, and shells hit the city of Kharkiv.")
    assert found["Balakliia"].place == "geonames:712926"
    assert (found["Kharkiv region"].name, found["Kharkiv region"].precision) == ("Kharkiv Oblast", "region")
    assert (found["Kharkiv"].name, found["Kharkiv"].precision) == ("Kharkiv", "settlement")
    assert (found["Ukrainian"].role, found["Ukrainian"].name) == ("modifier", "Ukraine")


def test_a_unit_word_holds_for_the_whole_list() -> None:
    found = read(
        "Shells fell in the southern regions of Mykolaiv and Zaporizhzhia and in that of Kharkiv, officials said."
    )
    assert {t.precision for t in found.values()} == {"region"}
    assert found["Kharkiv"].name == "Kharkiv Oblast"


def test_brackets_do_not_end_a_list_and_a_new_clause_does() -> None:
    found = read("Fighting went on in the regions of Odesa (south) and Poltava (centre), Kyiv said.")
    assert [found[n].precision for n in ("Odesa", "Poltava", "Kyiv")] == ["region", "region", "settlement"]
    assert found["Kyiv"].role == "metonym"


def test_a_shared_head_is_given_to_each() -> None:
    found = read("Thousands fled fighting in the states of North and West Darfur last week.")
    assert (found["North"].name, found["West Darfur"].name) == ("North Darfur", "West Darfur")


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Russia claimed the Ukrainian town of Artyomovsk.", "Artyomovsk", "Bakhmut"),
        ("Strikes cut power in Zaporojie and Nikolaev, Ukraine said.", "Nikolaev", "Mykolaiv"),
        ("The paramilitaries shelled El-Fasher, in Sudan.", "El-Fasher", "El Fasher"),
        ("Troops left Kupyansk, in the Kharkov region.", "Kharkov region", "Kharkiv Oblast"),
        ("The army of Sudan said it held Omdurman.", "Omdurman", "Omdurman"),
    ],
)
def test_other_spellings_resolve(text: str, mention: str, name: str) -> None:
    assert read(text)[mention].name == name


def test_a_spelling_that_nobody_listed_says_how_far_off_it_is() -> None:
    found = read("Clashes shook El Facher and Nyala, in Darfur, Sudan, on Monday.")
    assert 0 < found["El Facher"].distance < 0.2
    assert found["Nyala"].distance == 0.0


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("A man was shot in Paris, Texas, on Friday.", "Paris", "US"),
        ("A man was shot in Paris on Friday.", "Paris", "FR"),
        ("Rebels were seen near Goma, DRC.", "Goma", "CD"),
        ("Police in London, Ontario, arrested two.", "London", "CA"),
        ("Tbilisi said Georgia would not give way to Russia.", "Georgia", "GE"),
        ("Voters in Georgia and Florida queued, the Atlanta paper said.", "Georgia", "US"),
    ],
)
def test_the_words_around_decide_between_namesakes(text: str, mention: str, country: str) -> None:
    assert read(text)[mention].country == country


@pytest.mark.parametrize(
    ("text", "mention", "relation"),
    [
        ("The front is 35 km from Sloviansk.", "Sloviansk", "near"),
        ("A camp north of Khartoum was hit.", "Khartoum", "north-of"),
        ("Clashes broke out near Goma.", "Goma", "near"),
        ("Civilians fled from Sumy to Poltava.", "Poltava", "to"),
        ("They advanced towards Tokmak.", "Tokmak", "towards"),
        ("Shells hit the outskirts of Nyala.", "Nyala", "around"),
        ("Trenches run along the Dnieper.", "Dnieper", "along"),
        ("He died in the north of Mali.", "Mali", "in"),
        ("The column was 20 miles west of Aleppo.", "Aleppo", "west-of"),
    ],
)
def test_prepositions_give_the_relation(text: str, mention: str, relation: str) -> None:
    assert read(text)[mention].relation == relation


@pytest.mark.parametrize(
    ("text", "mention", "role"),
    [
        ("Russia has claimed the attack.", "Russia", "metonym"),
        ("The Kremlin denied it.", "Kremlin", "metonym"),
        ("The army recaptured Sake and drove the rebels out.", "Sake", "literal"),
        ("Fighters overran Barah and killed dozens.", "Barah", "literal"),
        ("The siege of Barah went on.", "Barah", "literal"),
        ("Russia was responsible for the strike.", "Russia", "metonym"),
        ("Israel is behind the strike.", "Israel", "metonym"),
        ("The envoy held Russia responsible for the strike.", "Russia", "metonym"),
        ("Kyiv accused Minsk of helping.", "Minsk", "metonym"),
        ("The Paris-initiated talks failed.", "Paris", "metonym"),
        ("Russian soldiers left.", "Russian", "modifier"),
        ("The University of Khartoum closed.", "Khartoum", "embedded"),
        ("He was born in Ukraine.", "Ukraine", "literal"),
        ("The Kherson region was flooded.", "Kherson region", "literal"),
    ],
)
def test_roles(text: str, mention: str, role: str) -> None:
    assert read(text)[mention].role == role


def test_persons_months_and_common_words_are_no_places() -> None:
    found = read(
        "Colonel Jordan Smith said in March that Reading of the bill was delayed. Victoria Lincoln spoke English."
    )
    assert found == {}


def test_land_and_water_in_a_longer_name_are_no_places_of_their_own() -> None:
    found = read("Shells fell by Lake Baikal Street, at Turtle Point and near Willow Creek in Kherson.")
    assert not {"Lake", "Point", "Creek"} & set(found)
    assert "Kherson" in found


def test_a_dateline_is_a_place() -> None:
    found = read("KHARTOUM (Reuters) - Fighting resumed on Monday.")
    assert found["KHARTOUM"].name == "Khartoum"


def test_a_headline_in_capitals_names_places_and_no_common_words() -> None:
    text = (
        "RUSSIA SHELLS KHARKIV AND IZIUM AS KYIV WARNS OF A NEW DEAL\n\n"
        "Shells fell near Kharkiv and Izium on Monday, officials in Ukraine said."
    )
    assert [n for n in read(text) if n.isupper()] == ["RUSSIA", "KHARKIV", "IZIUM", "KYIV"]


def test_a_small_town_far_from_a_document_of_one_country_is_not_the_village_that_it_tells_of() -> None:
    text = (
        "OUAGADOUGOU - Soldiers killed 44 people in Soro, in Yatenga province, Burkina Faso. Many fled to Ouahigouya, "
        "and others from Djibo to Kaya."
    )
    found = read(text)
    assert found["Soro"].place is None
    assert found["Soro"].candidates
    assert found["Ouahigouya"].country == "BF"


def test_an_unknown_place_stays_unresolved_and_says_so() -> None:
    layers = parsed("Troops were seen in the village of Qwertopolis in Ukraine.")
    read_layers = Places()(layers)
    unknown = [t for t in read_layers.toponyms if t.place is None]
    for toponym in unknown:
        assert toponym.latitude is None and toponym.precision is None and toponym.name == toponym.text
    assert [i.span for i in read_layers.issues] == [t.span for t in unknown if t.role == "literal"]


def test_a_theatre_adds_places_aliases_and_its_prior() -> None:
    theatre = Theatre(
        id="t",
        name="T",
        countries=("UA",),
        latitude=48.5,
        longitude=37.5,
        places=(
            LocalPlace(
                id="t:ridge", name="Falcon Ridge", latitude=48.1, longitude=37.9, precision="point", country="UA"
            ),
            LocalPlace(id="geonames:713174", name="Bakhmut", aliases=("Fortress B",)),
        ),
    )
    found = read("Soldiers held Falcon Ridge and Fortress B near Pokrovsk.", theatre)
    assert (found["Falcon Ridge"].place, found["Falcon Ridge"].precision) == ("t:ridge", "point")
    assert found["Fortress B"].name == "Bakhmut"
    pokrovsk = found["Pokrovsk"]
    assert pokrovsk.latitude is not None and pokrovsk.longitude is not None
    assert kilometres(pokrovsk.latitude, pokrovsk.longitude, 48.28, 37.18) < 10


def test_crimea_lies_in_ukraine() -> None:
    assert read("Drones struck Crimea overnight.")["Crimea"].country == "UA"


def test_armed_groups_and_weapons_are_no_places() -> None:
    found = read("Hamas and Wagner fighters fired Grad rockets, the Azov brigade said. Fatah and Hezbollah denied it.")
    assert found == {}


def test_a_town_that_the_parser_takes_for_a_person_counts_in_its_theatre() -> None:
    theatre = Theatre(id="t", name="T", countries=("UA",))
    found = read("They shelled Avdiivka and the army said Lyman was liberated.", theatre)
    assert {t.name for t in found.values()} == {"Avdiivka", "Lyman"}
