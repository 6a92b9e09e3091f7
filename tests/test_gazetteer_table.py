"""The table of places that comes with the program."""

import time
from pathlib import Path

import pytest

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer import Gazetteer, GazetteerPlace, folded_name, gazetteer, kilometres
from counterclaim.gazetteer.compiling import compile_if_stale
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


def test_own_tables_have_sound_coordinates() -> None:
    points = [row["at"] for row in own_table("areas.yaml")]
    points += [
        row["at"] for name in ("countries.yaml", "regions.yaml") for row in own_table(name).values() if "at" in row
    ]
    assert len(points) > 500
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)
