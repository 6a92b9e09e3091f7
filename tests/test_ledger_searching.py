"""Filters, pages, neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import AmbiguousIdError, NoSuchPageError, NotInLedgerError, QueryError
from counterclaim.intake import Options, Taken
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.filters import day_range
from counterclaim.ledger.match_words import match_expression
from tests.hand_made import small_ledger
from tests.standin import StandIn


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Three dispatches with two claims each: the ministry asserts (Riverton), the office denies (Hilltown)."""
    folder = tmp_path_factory.mktemp("l")
    store = Ledger(folder / "l.db", clock=lambda: "2026-01-01T00:00:00+00:00")
    for day, text in (
        ("2022-09-11", "Évacuation of the town"),
        ("2022-09-12", "Shelling of it"),
        ("2022-09-13", "AND OR x"),
    ):
        path = folder / f"{day}.txt"
        path.write_text(f"{text}, an official said on that day.")
        store.add(path, options=Options(published=day, language="en"), reader=StandIn())
    return store


def total(ledger: Ledger, **filters: Any) -> int:
    return ledger.claims(Filters(**filters)).total


@pytest.mark.parametrize(("filters", "expected"), [
    ({}, 6), ({"side": "north"}, 3), ({"side": "south"}, 3), ({"side": "west"}, 0), ({"side": "outlet"}, 0),
    ({"stance": "denies"}, 3), ({"actor": "ministry"}, 3), ({"actor": "t:Defence Office"}, 3), ({"actor": "100%"}, 0),
    ({"event": "assault"}, 6), ({"event": "assault", "mode": "shelling"}, 6), ({"mode": "air-strike"}, 0),
    ({"measure": "deaths"}, 3), ({"place": "river"}, 3), ({"place": "x:Hilltown"}, 3), ({"place": "_"}, 0),
    ({"side": "north", "stance": "denies"}, 0),
])  # fmt: skip
def test_filter(ledger: Ledger, filters: dict[str, str], expected: int) -> None:
    assert total(ledger, **filters) == expected


def test_day_is_the_day_of_the_event(ledger: Ledger) -> None:
    assert total(ledger, day="2022-09-10") == 3, "the three that date their event"
    assert total(ledger, day="2022-09-12") == 0, "its dispatch's day is not when it happened"
    assert total(ledger, day="2022-09") == 3
    assert total(ledger, day="2022-09-10..2022-09-12") == 3


def test_claims_that_date_nothing_count_under_their_dispatch_where_that_is_asked(ledger: Ledger) -> None:
    assert total(ledger, day="2022-09-12", undated=True) == 1
    assert total(ledger, day="2022-09-10..2022-09-12", undated=True) == 5
    assert total(ledger, day="2022-09", undated=True) == 6
    assert total(ledger, day="2022-09-14..", undated=True) == 0
    assert total(ledger, undated=True) == 6, "without days it asks for nothing"


def test_words_are_folded_and_never_operators(ledger: Ledger) -> None:
    assert total(ledger, words="EVACUATION") == 1, "accents and case are folded"
    assert total(ledger, words="evac*") == 1
    assert total(ledger, words='"shelling o"') == 1
    assert total(ledger, words="AND OR") == 1
    for odd in ('"', "(", "* *", "NEAR(", "a:b", "^x", "-", '"unclosed'):
        total(ledger, words=odd)


@given(st.text())
def test_any_words_make_a_query_or_none(words: str) -> None:
    expression = match_expression(words)
    assert expression is None or expression.count('"') % 2 == 0


@pytest.mark.parametrize("day", ["", "..", "2022-02-30", "tomorrow", "2022-09-13..2022-09-12", "a..b..c", "2022-13"])
def test_day_that_cannot_be_understood(day: str) -> None:
    with pytest.raises(QueryError):
        day_range(day)


def test_ends_of_a_range_may_be_open() -> None:
    assert day_range("2022-12") == ("2022-12-01", "2022-12-31")
    assert day_range("..2022-02") == ("0001-01-01", "2022-02-28")
    assert day_range("2022-02..") == ("2022-02-01", "9999-12-31")


def test_pages_hold_every_claim_once_newest_dispatch_first(ledger: Ledger) -> None:
    pages = [ledger.claims(limit=4, page=number) for number in (1, 2)]
    assert [len(page.claims) for page in pages] == [4, 2]
    assert pages[0].pages == 2
    listed = [claim for page in pages for claim in page.claims]
    assert listed == list(ledger.every_claim())
    assert [claim.published for claim in listed] == sorted((claim.published for claim in listed), reverse=True, key=str)
    assert len({claim.claim_id for claim in listed}) == 6


def test_facets_count_claims(ledger: Ledger) -> None:
    facets = ledger.facets()
    assert facets["side"] == [("north", 3), ("south", 3)]
    assert facets["measure"] == [("deaths", 3)]
    assert ledger.facets(Filters(side="south"))["place"] == [("Hilltown", 3)]


def test_neighbours_share_a_place_and_a_day(ledger: Ledger) -> None:
    (claim,) = ledger.claims(Filters(side="north"), limit=1).claims
    near = ledger.neighbours(claim)
    assert len(near) == 2
    assert claim.claim_id not in {other.claim_id for other in near}
    assert {other.places[0].name for other in near} == {"Riverton"}


def test_claim_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    claim = ledger.claims().claims[0]
    assert ledger.claim(claim.claim_id[:12]) == claim
    assert ledger.claim(claim.claim_id) == claim


@pytest.mark.parametrize("key", ["", "zzzz", "%", "g"])
def test_id_that_is_not_there(ledger: Ledger, key: str) -> None:
    with pytest.raises(NotInLedgerError):
        ledger.claim(key)
    with pytest.raises(NotInLedgerError):
        ledger.document(key)


def test_id_that_fits_several(tmp_path: Path) -> None:
    store = Ledger(tmp_path / "l.db")
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"Text number {number} of them, he said.")
    store.add([tmp_path / f"{number}.txt" for number in range(40)], reader=StandIn())
    firsts = [claim.claim_id[0] for claim in store.every_claim()]
    doubled = next(letter for letter in firsts if firsts.count(letter) > 1)
    with pytest.raises(AmbiguousIdError):
        store.claim(doubled)


def test_upper_and_lower_case_do_not_count(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    for filters in (Filters(side="NORTH"), Filters(stance="Denies"), Filters(measure="Deaths"), Filters(actor="SOUTH")):
        assert ledger.claims(filters).total == 1, filters
    assert ledger.claims(Filters(event="Assault", mode="Shelling")).total == 3


def test_page_after_the_last_is_said(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    with pytest.raises(NoSuchPageError, match="there is no page 3; there are 2 pages") as said:
        ledger.claims(limit=2, page=3)
    assert said.value.hint == "--page 2 is the last"


def test_facets_follow_the_other_filters_and_name_open_sides(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    assert dict(ledger.facets()["side"]) == {"north": 1, "south": 1, "unresolved": 1}
    found = ledger.facets(Filters(side="south"))
    assert dict(found["side"]) == {"north": 1, "south": 1, "unresolved": 1}
    assert found["stance"] == [("denies", 1)]


def test_an_alias_finds_the_actor_and_the_place() -> None:
    from counterclaim.ledger.known_names import actor_ids, nearest, place_ids

    assert actor_ids("vladimir putin") == actor_ids("Vladimir Putin") != frozenset()
    assert place_ids("Kiev") & place_ids("Kyiv")
    assert place_ids("Nowhere-at-all") == frozenset()
    assert nearest("Kharkov", ["Kharkiv", "Kyiv", "El Fasher"]) == ["Kharkiv"]


def test_another_text_of_the_same_file_is_another_version(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db")
    file = tmp_path / "a.txt"
    file.write_text("The governor said that eight people were killed in the town.")
    (first,) = ledger.add(file, reader=StandIn())
    (again,) = ledger.add(file, reader=StandIn())
    file.write_text("The governor said that nine people were killed in the town.")
    (second,) = ledger.add(file, reader=StandIn())
    assert (first.version_of, again.version_of) == (None, None)
    assert isinstance(first.item, Taken) and second.version_of == first.item.document.document_id
    assert len(list(ledger.documents())) == 2


def test_note_of_a_document_is_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db")
    file = tmp_path / "a.md"
    file.write_text("---\nnote: Made up for a test.\n---\nThe governor said that eight people were killed in the town.")
    (stored,) = ledger.add(file, reader=StandIn())
    assert isinstance(stored.item, Taken)
    key = stored.item.document.document_id
    assert ledger.document(key).note == "Made up for a test."
    assert ledger.notes([key, "none"]) == {key: "Made up for a test."}
