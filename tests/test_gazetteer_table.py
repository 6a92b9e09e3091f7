"""The table of places that comes with the program."""

import time
from pathlib import Path

import pytest

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer import Gazetteer, GazetteerPlace, folded_name, gazetteer, kilometres
from counterclaim.gazetteer.compiling import compile_if_stale
from counterclaim.gazetteer.compiling.own_places import rows
from counterclaim.gazetteer.compiling.sources import countries
from counterclaim.gazetteer.compiling.world import own_table
from counterclaim.gazetteer.gazetteer import PATH


def best(name: str, country: str, kind: str = "settlement") -> GazetteerPlace:
    hits = gazetteer().named([folded_name(name)])[folded_name(name)]
    return next(h.place for h in hits if h.place.country == country and h.place.kind == kind)


def test_it_is_small_and_opens_at_once() -> None:
    began = time.perf_counter()
    Gazetteer(PATH).named(["kyiv"])
    assert time.perf_counter() - began < 0.3
    assert PATH.stat().st_size < 150e6


def test_it_is_not_built_again_without_need() -> None:
    assert compile_if_stale(PATH) is False


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("Kiev", "UA", "Kyiv"),
        ("Artyomovsk", "UA", "Bakhmut"),
        ("Slavyansk", "UA", "Sloviansk"),
        ("Балаклія", "UA", "Balakliia"),
        ("Zaporozhye", "UA", "Zaporizhzhia"),
        ("Nikolaev", "UA", "Mykolaiv"),
        ("Kupyansk", "UA", "Kupiansk"),
        ("Al-Fashir", "SD", "El Fasher"),
        ("الفاشر", "SD", "El Fasher"),
        ("Khan Yunis", "PS", "Khan Younis"),
        ("Donetsk", "UA", "Donetsk"),
        ("Robotyne", "UA", "Robotyne"),
    ],
)
def test_every_spelling_leads_to_the_english_name(written: str, country: str, name: str) -> None:
    assert best(written, country).name == name


@pytest.mark.parametrize(
    ("written", "country", "latitude", "longitude"),
    [
        ("Kharkiv Oblast", "UA", 49.6, 36.4),
        ("Kharkov", "UA", 49.6, 36.4),
        ("Donetsk Oblast", "UA", 48.0, 37.7),
        ("Mykolaiv Oblast", "UA", 47.4, 31.8),
        ("Zaporizhzhia Oblast", "UA", 47.3, 35.7),
        ("North Darfur", "SD", 16.0, 25.5),
        ("North Kivu", "CD", -0.8, 29.0),
        ("Rakhine State", "MM", 20.1, 93.6),
        ("Crimea", "UA", 45.3, 34.4),
        ("Texas", "US", 31.25, -99.25),
        ("Anbar", "IQ", 32.6, 41.9),
        ("Gaza Strip", "PS", 31.4, 34.4),
    ],
)
def test_regions_lie_where_they_are(written: str, country: str, latitude: float, longitude: float) -> None:
    place = best(written, country, "region")
    assert kilometres(place.latitude, place.longitude, latitude, longitude) < 100


def test_every_country_has_a_point_and_its_capital() -> None:
    rows = own_table("countries.yaml")
    assert set(countries()) - {"CS", "AN"} == set(rows)
    for iso in ("UA", "SD", "CD", "MM", "LB", "FR", "US", "ZA"):
        capital = best(str(countries()[iso]["capital"]), iso)
        assert capital.capital == 1


def test_adjectives_lead_to_their_countries() -> None:
    for adjective, iso in (
        ("Sudanese", "SD"),
        ("Ukrainian", "UA"),
        ("Burmese", "MM"),
        ("Crimean", "UA"),
        ("Gazan", "PS"),
    ):
        hits = gazetteer().named([folded_name(adjective)])[folded_name(adjective)]
        assert any(h.rank == 2 and h.place.country == iso for h in hits)


def test_an_unlisted_spelling_is_found_with_its_distance() -> None:
    hits = gazetteer().spelled("kostiantinivka")
    assert hits[0].place.name == "Kostiantynivka"
    assert 0 < hits[0].distance < 0.2
    assert gazetteer().spelled("xyzzyqq") == ()


def test_a_missing_or_damaged_table_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError) as missing:
        Gazetteer(tmp_path / "none.sqlite")
    assert "counterclaim.gazetteer.compiling" in (missing.value.hint or "")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no table" * 200)
    with pytest.raises(GazetteerError, match="cannot be read"):
        Gazetteer(broken)


def test_a_table_whose_end_is_missing_is_damaged(tmp_path: Path) -> None:
    cut = tmp_path / "cut.sqlite"
    cut.write_bytes(PATH.read_bytes()[:5_000_000])
    with pytest.raises(GazetteerError, match="damaged"):
        Gazetteer(cut)


def test_a_table_that_breaks_in_use_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    whole = bytearray(PATH.read_bytes())
    whole[4096 * 10 :] = b"\xff" * (len(whole) - 4096 * 10)
    bad.write_bytes(bytes(whole))
    with pytest.raises(GazetteerError, match="cannot be read"):
        Gazetteer(bad).named(["kyiv"])


@pytest.mark.parametrize(
    ("written", "country", "latitude", "longitude"),
    [
        ("Kitchanga", "CD", -1.24, 29.05),
        ("Laiza", "MM", 24.76, 97.56),
        ("Aita al-Shaab", "LB", 33.1, 35.33),
        ("Tin Zaouatine", "ML", 19.95, 2.97),
        ("Robotyne", "UA", 47.45, 35.84),
        ("Kfar Aza", "IL", 31.48, 34.53),
        ("Mocímboa da Praia", "MZ", -11.35, 40.35),
    ],
)
def test_villages_of_the_news_lie_where_they_are(written: str, country: str, latitude: float, longitude: float) -> None:
    place = best(written, country)
    assert place.precision == "settlement"
    assert kilometres(place.latitude, place.longitude, latitude, longitude) < 10


def test_our_own_places_are_many_and_on_the_globe() -> None:
    listed = list(rows())
    assert len(listed) > 2500
    assert all(-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 for row in listed)
    assert all(row.name.strip() == row.name and row.name for row in listed)


def test_own_tables_have_sound_coordinates() -> None:
    points = [row["at"] for row in own_table("areas.yaml")]
    points += [
        row["at"] for name in ("countries.yaml", "regions.yaml") for row in own_table(name).values() if "at" in row
    ]
    assert len(points) > 500
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)
