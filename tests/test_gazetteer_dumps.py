"""A country dump of GeoNames, taken by the command that builds the table."""

import zipfile
from pathlib import Path

import pytest

from counterclaim.gazetteer import Gazetteer, folded_name
from counterclaim.gazetteer.compiling.compiling import write_table
from counterclaim.gazetteer.compiling.dumps import add_dump, digest_of
from counterclaim.gazetteer.compiling.table import Entry, Table

LINES = (
    "1298852\tShan State\tShan State\tShan\t21.5\t98.0\tA\tADM1\tMM\t\t11\t\t\t\t5824432\t\t900\tUTC\t2024",
    "9000001\tHkay Lin\tHkay Lin\tKhe Lin,ခဲလင်း\t22.5\t97.5\tP\tPPL\tMM\t\t11\t\t\t\t0\t\t800\tUTC\t2024",
    "9000002\tNam Ma\tNam Ma\t\t22.9\t97.8\tH\tSTM\tMM\t\t11\t\t\t\t0\t\t700\tUTC\t2024",
    "9000003\tOld Town\tOld Town\t\t22.0\t97.0\tP\tPPLH\tMM\t\t11\t\t\t\t0\t\t700\tUTC\t2024",
    "9000004\tBurnt Hill\tBurnt Hill\t\t22.1\t97.1\tT\tRKS\tMM\t\t11\t\t\t\t0\t\t700\tUTC\t2024",
    "9000005\tOur Village\tOur Village\tUr Vilage\t22.31\t97.31\tP\tPPL\tMM\t\t11\t\t\t\t900\t\t70\tUTC\t2024",
)


def packages() -> Table:
    """A table as the packages would leave it: a state in the wrong place, a village placed by its neighbours."""
    table = Table()
    state = table.put(Entry(1298852, "geonames:1298852", "Shan State", 20.0, 97.0, "region", "region", "MM"))
    table.regions["MM.11"] = state
    table.put(Entry(200000001, "katottg:X", "Our Village", 22.4, 97.4, "settlement", "district", "MM", 1298852))
    return table


def dump(folder: Path) -> Path:
    path = folder / "MM.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def test_a_dump_adds_what_the_packages_lack(tmp_path: Path) -> None:
    table = packages()
    assert add_dump(table, dump(tmp_path)) == 2
    village, river = table.entries[9000001], table.entries[9000002]
    assert (village.kind, village.precision, village.region) == ("settlement", "settlement", 1298852)
    assert "Khe Lin" in village.names
    assert (river.kind, river.precision) == ("river", "area")
    assert 9000003 not in table.entries
    assert 9000004 not in table.entries


def test_a_dump_places_what_was_known_by_its_neighbours_only(tmp_path: Path) -> None:
    table = packages()
    add_dump(table, dump(tmp_path))
    assert (table.entries[1298852].latitude, table.entries[1298852].longitude) == (21.5, 98.0)
    known = table.entries[200000001]
    assert (known.place, known.latitude, known.precision) == ("katottg:X", 22.31, "settlement")
    assert 9000005 not in table.entries


def test_a_table_with_a_dump_can_be_searched_and_told_apart(tmp_path: Path) -> None:
    table, path = packages(), dump(tmp_path)
    add_dump(table, path)
    write_table(table, tmp_path / "places.sqlite", "abc" + digest_of([path]))
    opened = Gazetteer(tmp_path / "places.sqlite")
    (hit,) = opened.named([folded_name("Khe Lin")])[folded_name("Khe Lin")]
    assert hit.place.name == "Hkay Lin"
    assert opened.digest.startswith("abc+")
    assert digest_of([]) == ""


def test_a_zip_is_read_as_its_table_is(tmp_path: Path) -> None:
    packed = tmp_path / "MM.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "GeoNames")
        archive.write(dump(tmp_path), "MM.txt")
    assert add_dump(packages(), packed) == 2


def test_what_is_no_dump_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "XX.txt"
    path.write_text(LINES[0] + "\nid\tname\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 2, is no line of a GeoNames dump: 2 columns, not 19"):
        add_dump(packages(), path)
