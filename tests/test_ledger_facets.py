"""The bits by which claims are found and counted are right whatever happens to claims. All texts are invented."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake import Options
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.facets import flags_of, mask_of, numbers_of
from tests.hand_made import small_ledger
from tests.standin import StandIn


def kept(path: Path) -> dict[tuple[str, str], set[int]]:
    """What the bits say: facet and value → claims."""
    found: dict[tuple[str, str], set[int]] = {}
    with closing(sqlite3.connect(path)) as connection:
        for name, value, claims in connection.execute("SELECT name, value, claims FROM facet"):
            found[name, value] = set()
            words = connection.execute(
                "SELECT word, bits FROM facet_bits JOIN facet ON facet = id WHERE name = ? AND value = ?", (name, value)
            )
            for word, bits in words:
                found[name, value] |= {64 * word + bit for bit in range(64) if bits >> bit & 1}
            assert len(found[name, value]) == claims, (name, value)
    return found


def true(path: Path) -> dict[tuple[str, str], set[int]]:
    """What they should say, from the claims themselves."""
    found: dict[tuple[str, str], set[int]] = {}
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT u.name, u.value, u.claim FROM found_under u JOIN claim c ON c.id = u.claim WHERE c.current = 1"
        )
        for name, value, claim in rows:
            found.setdefault((name, value), set()).add(claim)
    return found


def add(ledger: Ledger, folder: Path, name: str, text: str, *, version: str = "1", language: str = "en") -> None:
    (folder / name).write_text(text, encoding="utf-8")
    ledger.add(
        folder / name, options=Options(published="2031-03-04", language=language), reader=StandIn(version=version)
    )


def test_claims_that_come_are_found(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    bits = kept(ledger.path)
    assert bits == true(ledger.path)
    assert bits["side", "unresolved"] and bits["claim", ""] == {1, 2, 3}


def test_claims_of_an_earlier_reading_go_and_come_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db")
    for number in range(40):  # more than one word of bits
        add(ledger, tmp_path, f"{number}.txt", f"Text number {number} of them, he said.")
    for version in ("2", "1", "3"):
        add(ledger, tmp_path, "7.txt", "Text number 7 of them, he said.", version=version)
        assert kept(ledger.path) == true(ledger.path)
        assert len(true(ledger.path)["claim", ""]) == 80


def test_a_document_or_a_name_that_is_withdrawn_leaves_no_bit_and_no_value(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    ledger.withdraw_name(["Testville"], reason="test")
    assert kept(ledger.path) == true(ledger.path)
    assert ("place", "Testville") not in kept(ledger.path)
    first = ledger.claims(Filters(side="south")).claims[0]
    ledger.withdraw(first.document_id, reason="test")
    assert kept(ledger.path) == true(ledger.path)
    assert ("outlet", "Wire B") not in kept(ledger.path) and ("stance", "denies") not in kept(ledger.path)


@pytest.mark.parametrize(("change", "gone", "new"), [
    ("UPDATE claim SET stance = 'denies' WHERE id = 1", ("claim", "x"), ("stance", "denies")),
    ("UPDATE claim SET voice = NULL WHERE id = 1", ("side", "north"), ("side", "outlet")),
    ("UPDATE claim SET side = NULL, outlet = NULL WHERE id = 1", ("outlet", "Wire A"), ("side", "unresolved")),
    ("UPDATE claim_event SET mode = 'air-strike' WHERE claim = 1", ("mode", "x"), ("mode", "air-strike")),
    ("UPDATE claim_figure SET measure = 'injured'", ("measure", "deaths"), ("measure", "injured")),
    ("UPDATE claim_place SET name = 'Other' WHERE name = 'Elsewhere'", ("place", "Elsewhere"), ("place", "Other")),
    ("UPDATE claim_actor SET name = 'Other' WHERE claim = 1", ("actor", "The Northern Army"), ("actor", "Other")),
    ("UPDATE document SET language = 'uk'", ("language", "en"), ("language", "uk")),
    ("UPDATE document SET language = NULL", ("language", "en"), ("side", "north")),
    ("INSERT INTO claim_issue VALUES (1, 'odd')", ("issue", "x"), ("issue", "odd")),
    ("DELETE FROM claim_figure", ("measure", "deaths"), ("side", "north")),
    ("INSERT INTO claim_event SELECT * FROM claim_event WHERE claim = 1", ("mode", "x"), ("mode", "shelling")),
])  # fmt: skip
def test_any_change_of_a_row_is_followed(
    tmp_path: Path, change: str, gone: tuple[str, str], new: tuple[str, str]
) -> None:
    path = small_ledger(tmp_path / "l.db").path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    assert kept(path) == true(path)
    assert gone not in kept(path) and new in kept(path)


def test_one_of_two_equal_parts_may_go(tmp_path: Path) -> None:
    path = small_ledger(tmp_path / "l.db").path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO claim_place SELECT * FROM claim_place WHERE claim = 1")
        connection.execute("DELETE FROM claim_place WHERE rowid = (SELECT max(rowid) FROM claim_place)")
    assert kept(path) == true(path)
    assert 1 in kept(path)["place", "Testville"]


def test_another_ledger_object_sees_what_was_written(tmp_path: Path) -> None:
    """Its masks are mended, not read anew, and say the same as masks read anew."""
    writer, reader = Ledger(tmp_path / "l.db"), Ledger(tmp_path / "l.db")
    dice = random.Random(1)
    for number in range(90):
        version = str(dice.randint(1, 3))
        add(writer, tmp_path, f"{number % 40}.txt", f"Text number {number % 40} of them, he said.", version=version)
        if number % 9 == 0:
            for filters in (Filters(), Filters(side="north"), Filters(measure="deaths", place="river")):
                anew = Ledger(tmp_path / "l.db")
                assert reader.claims(filters) == anew.claims(filters)
                assert reader.facets(filters) == anew.facets(filters)
    assert reader.claims(Filters(side="north")).total == 40


def test_masks_are_mended_only_within_one_history(tmp_path: Path) -> None:
    """A backup put in the file's place has other entries under the same numbers."""
    path = tmp_path / "l.db"
    ledger = Ledger(path)
    add(ledger, tmp_path, "a.txt", "Text of one, he said.")
    assert ledger.facets(Filters(stance="asserts"))["side"] == [("north", 1)]
    path.unlink()
    other = small_ledger(path)
    assert ledger.facets(Filters(stance="denies")) == other.facets(Filters(stance="denies"))
    assert ledger.claims() == other.claims()


@given(st.sets(st.integers(0, 700)))
def test_mask_holds_the_numbers_that_it_was_made_of(numbers: set[int]) -> None:
    mask = mask_of(numbers)
    assert list(numbers_of(mask)) == sorted(numbers)
    assert mask.bit_count() == len(numbers)
    assert all((flags_of(mask)[n : n + 1] == b"1") == (n in numbers) for n in range(701))


def test_a_reading_knows_from_which_claim_to_which(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db")
    for name in "ab":
        add(ledger, tmp_path, f"{name}.txt", f"Text of {name}, he said.")
    with closing(sqlite3.connect(ledger.path)) as connection:
        assert connection.execute("SELECT first_claim, last_claim FROM reading ORDER BY 1").fetchall() == [
            (1, 2),
            (3, 4),
        ]


def test_filters_of_the_dispatch(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    add(ledger, tmp_path, "a.txt", "Text of one, he said.", language="uk")
    assert ledger.claims(Filters(outlet="wire")).total == 2, "part of the name, case does not count"
    assert ledger.claims(Filters(language="UK")).total == 2
    assert ledger.claims(Filters(issue="said-on-unresolved")).total == 2
    assert ledger.facets(names=("language", "issue"))["language"] == [("en", 3), ("uk", 2)]
