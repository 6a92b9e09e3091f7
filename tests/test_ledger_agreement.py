"""Lists agree with what a reader of the records would find, on ledgers made at random: filters, order, pages, counts,
neighbours. All texts are invented."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from counterclaim.intake import Blob, Taken
from counterclaim.ledger import Filters, Ledger, facets, searching
from counterclaim.ledger.filters import day_range
from counterclaim.ledger.searching import FACETS
from counterclaim.records import (
    Claim,
    ComponentVersion,
    Document,
    Reading,
    Section,
    Stance,
    document_id,
    reading_id,
)
from tests.standin import claim

DAY = date(2031, 3, 1)
WORDS = ("bridge", "Évacuation", "shelled", "a", "dam")
PLACES = ("Riverton", "Upper Riverton", "Hilltown", "O'Town%", None)
SPEAKERS = ("Ministry of Health", "Defence Office", "ÉLYSIAN Council", None)
days = st.integers(0, 12).map(lambda n: DAY + timedelta(days=n))
periods = st.one_of(
    st.none(), st.tuples(days, days).map(lambda pair: (min(pair), max(pair))), st.tuples(st.none(), days)
)


@st.composite
def claims(draw: st.DrawFn, document: Document, at: int) -> Claim:
    speaker = draw(st.sampled_from(SPEAKERS))
    made = claim(
        document, speaker=speaker, side=draw(st.sampled_from(("north", "south", None))),
        stance=draw(st.sampled_from(get_args(Stance)[:3])), at=at, place=draw(st.sampled_from(PLACES)),
        day=draw(periods), deaths=draw(st.sampled_from((8, None))),
    )  # fmt: skip
    return replace(made, issues=made.issues if draw(st.booleans()) else ())


@st.composite
def dispatches(draw: st.DrawFn, number: int) -> tuple[Taken, list[Reading]]:
    text = f"{number} " + " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=8, max_size=12)))
    blob = Blob(input_id=f"{number}.txt", data=text.encode(), media_type="text/plain")
    published = draw(st.one_of(st.none(), days.map(date.isoformat)))
    outlet = draw(st.sampled_from(("Wire A", "wire b", None)))
    document = Document(
        document_id=document_id(blob=blob.sha256, outlet=outlet, published=published), input_id=blob.input_id,
        blob=blob.sha256, text=text, sections=(Section("body", 0, len(text)),), outlet=outlet, published=published,
        language=draw(st.sampled_from(("en", "uk", None))),
    )  # fmt: skip
    readings = []
    for version in range(draw(st.integers(0, 2))):
        components = (ComponentVersion("made", str(version), "x"),)
        key = reading_id(document.document_id, components, None)
        made = [draw(claims(document, at)) for at in range(0, 2 * draw(st.integers(0, 3)), 2)]
        held = tuple(replace(one, reading_id=key) for one in made)
        readings.append(
            Reading(reading_id=key, document_id=document.document_id, components=components, theatre=None, claims=held,
                    issues=())
        )  # fmt: skip
    return Taken(document, blob), readings


ledgers = st.sampled_from((0, 3, 6, 9)).flatmap(lambda n: st.tuples(*(dispatches(number) for number in range(n))))

VALUES: dict[str, tuple[str, ...]] = {
    "side": ("north", "SOUTH", "outlet", "unresolved"), "stance": ("asserts", "Denies"),
    "actor": ("ministry", "t:Defence Office", "élysian"), "event": ("assault", "protest"), "mode": ("shelling",),
    "measure": ("deaths",), "place": ("RIVER", "x:Hilltown", "%", "'"),
    "day": ("2031-03-04", "2031-03", "2031-03-02..2031-03-06", "..2031-03-05", "2031-03-10.."),
    "words": ("bridge", "evacuation", "shel*", '"a dam"'), "outlet": ("WIRE", "b"), "language": ("en", "uk"),
    "issue": ("said-on-unresolved",),
}  # fmt: skip
filters = (
    st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=2, unique=True)
    .flatmap(lambda names: st.fixed_dictionaries({name: st.sampled_from(VALUES[name]) for name in names}))
    .map(lambda asked: msgspec.convert(asked, Filters))
)
"""One filter, or two: more let nothing through."""


def passes(one: Claim, asked: Filters, languages: dict[str, str | None]) -> bool:
    """Whether a claim's record has what is asked for."""
    if asked.day and not asked.undated and not dated(one):
        return False
    return all(
        asked_for is None or test(one, str(asked_for), languages)
        for name, asked_for in asdict(asked).items()
        for test in [TESTS[name]]
    )


def _side(one: Claim, asked: str, _: object) -> bool:
    if not one.attribution:
        return asked == "outlet"
    return (next((a.side for a in one.attribution[-1].actors if a.side), None) or "unresolved") == asked.lower()


def _actor(one: Claim, asked: str, _: object) -> bool:
    people = [a for link in one.attribution for a in link.actors]
    return any(asked.casefold() in a.name.casefold() or asked == a.id for a in people)


def _place(one: Claim, asked: str, _: object) -> bool:
    return any(asked.casefold() in p.name.casefold() or asked == p.place for p in one.places)


def dated(one: Claim) -> list[tuple[str | None, str | None]]:
    """The days that a claim's events and figures have."""
    periods = [event.period for event in one.events] + [figure.window for figure in one.figures]
    return [
        (f.isoformat() if f else None, last.isoformat() if last else None)
        for f, last in filter(None, periods)
        if f or last
    ]


def spans_of(one: Claim) -> list[tuple[str, str]]:
    """The days that a claim is about."""
    days = dated(one) or ([(one.published, one.published)] if one.published else [])
    return [(first or "0001-01-01", last or "9999-12-31") for first, last in days]


def _day(one: Claim, asked: str, _: object) -> bool:
    begin, end = day_range(asked)
    return any(first <= end and last >= begin for first, last in spans_of(one))


def _words(one: Claim, asked: str, _: object) -> bool:
    there = one.text.casefold().replace("é", "e").split()
    if asked.startswith('"'):
        first, second = asked.strip('"').split()
        return (first, second) in set(pairwise(there))
    return any(word.startswith(asked[:-1]) if asked.endswith("*") else word == asked for word in there)


TESTS: dict[str, Any] = {
    "side": _side, "actor": _actor, "place": _place, "day": _day, "words": _words,
    "stance": lambda one, asked, _: one.stance == asked.lower(),
    "event": lambda one, asked, _: any(e.type == asked for e in one.events),
    "mode": lambda one, asked, _: any(e.mode == asked for e in one.events),
    "measure": lambda one, asked, _: any(f.measure == asked for f in one.figures),
    "outlet": lambda one, asked, _: asked.casefold() in (one.outlet or "").casefold(),
    "language": lambda one, asked, languages: languages[one.document_id] == asked,
    "issue": lambda one, asked, _: any(issue.code == asked for issue in one.issues),
    "document": lambda *_: True, "latest": lambda *_: True,
    "undated": lambda *_: True,
}  # fmt: skip


def value_of(one: Claim, name: str) -> set[str]:
    """What a claim counts under."""
    if name == "side":
        return {side for side in ("north", "south", "outlet", "unresolved") if _side(one, side, None)}
    values: dict[str, set[str]] = {
        "stance": {one.stance}, "event": {e.type for e in one.events},
        "mode": {e.mode or "" for e in one.events} - {""},
        "measure": {f.measure for f in one.figures}, "place": {p.name for p in one.places},
    }  # fmt: skip
    return values[name]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledgers") / "empty.db"
    Ledger(path)
    return path


def filled(empty: Path, made: tuple[tuple[Taken, list[Reading]], ...]) -> Ledger:
    path = empty.with_name("filled.db")
    for old in path.parent.glob("filled.db*"):
        old.unlink()
    shutil.copy(empty, path)
    ledger = Ledger(path)
    for item, readings in made:
        ledger.store(item, None)
        for reading in readings:
            ledger.store(item, reading)
    return ledger


def current(made: tuple[tuple[Taken, list[Reading]], ...]) -> Iterator[tuple[int, Claim]]:
    """The claims of the last readings, with their places in them."""
    for _, readings in made:
        yield from enumerate(readings[-1].claims if readings else ())


def in_order(made: tuple[tuple[Taken, list[Reading]], ...]) -> list[Claim]:
    told = sorted(current(made), key=lambda one: (one[1].document_id, one[0]))
    return [one for _, one in sorted(told, key=lambda one: one[1].published or "", reverse=True)]


@pytest.fixture(scope="module", params=["for few claims", "for many claims"], autouse=True)
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both ways by which lists and counts are made, whatever the size of the ledger."""
    many = request.param == "for many claims"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "LOOKED_UP", 10**9 if many else 0)
        patch.setattr(searching, "FEW", 0 if many else 10**9)
        patch.setattr(searching, "STEP", 2)
        patch.setattr(facets, "FREQUENT", 10**9 if many else 1)
        yield


@settings(max_examples=15, deadline=None)
@given(ledgers, st.lists(filters, min_size=3, max_size=3), st.integers(1, 4))
def test_lists_hold_what_the_records_say_once_and_in_order(
    empty: Path, made: tuple[tuple[Taken, list[Reading]], ...], asked: list[Filters], limit: int
) -> None:
    ledger = filled(empty, made)
    languages = {item.document.document_id: item.document.language for item, _ in made}
    for wanted in (Filters(), *asked):
        expected = [one for one in in_order(made) if passes(one, wanted, languages)]
        assert list(ledger.every_claim(wanted)) == expected
        first = ledger.claims(wanted, limit=limit)
        pages = [ledger.claims(wanted, limit=limit, page=page) for page in range(1, first.pages + 1)]
        assert [one for page in pages for one in page.claims] == expected
        assert {page.total for page in pages} == {len(expected)}
        for name, counted in ledger.facets(wanted).items():
            others = replace(wanted, **{name: None})
            values = [v for one in in_order(made) if passes(one, others, languages) for v in value_of(one, name)]
            assert counted == sorted(((v, values.count(v)) for v in set(values)), key=lambda pair: (-pair[1], pair[0]))
        assert list(ledger.facets(wanted)) == list(FACETS)


@settings(max_examples=10, deadline=None)
@given(ledgers)
def test_neighbours_share_a_place_and_a_day(empty: Path, made: tuple[tuple[Taken, list[Reading]], ...]) -> None:
    ledger = filled(empty, made)
    listed = in_order(made)
    for one in listed[:3]:
        places = {p.place for p in one.places}
        near = [
            other for other in listed
            if other.claim_id != one.claim_id and places & {p.place for p in other.places}
            and any(a <= d and b >= c for a, b in spans_of(one) for c, d in spans_of(other))
        ]  # fmt: skip
        near.sort(key=lambda other: other.document_id == one.document_id)
        assert list(ledger.neighbours(one, limit=100)) == near


@settings(max_examples=10, deadline=None)
@given(ledgers, st.sampled_from((None, *WORDS, '"a dam"', "bridge a")), filters, st.sampled_from(("best", "newest")))
def test_dispatches_are_found_once_by_words_and_by_one_claim_that_passes(
    empty: Path, made: tuple[tuple[Taken, list[Reading]], ...], words: str | None, wanted: Filters, order: Any
) -> None:
    ledger = filled(empty, made)
    languages = {item.document.document_id: item.document.language for item, _ in made}
    of_claims = replace(wanted, outlet=None, language=None)
    expected = set()
    for item, readings in made:
        document = item.document
        text = document.text.casefold().replace("é", "e")
        parts = (
            [words.strip('"').casefold().replace("é", "e")]
            if words and '"' in words
            else (words or "").casefold().replace("é", "e").split()
        )
        if not all(f" {part} " in f" {text} " for part in parts):
            continue
        if wanted.outlet and wanted.outlet.casefold() not in (document.outlet or "").casefold():
            continue
        if wanted.language and wanted.language != document.language:
            continue
        held = readings[-1].claims if readings else ()
        if of_claims != Filters() and not any(passes(one, of_claims, languages) for one in held):
            continue
        expected.add(document.document_id)
    pages = ledger.search(words, wanted, order=order, limit=2).pages
    listed = [
        one.document_id
        for page in range(1, pages + 1)
        for one in ledger.search(words, wanted, order=order, limit=2, page=page).documents
    ]
    assert sorted(listed) == sorted(expected)
    assert ledger.search(words, wanted, order=order, limit=100).total == len(expected)
