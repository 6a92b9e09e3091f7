"""What people decided outlives every reading. All texts and names are invented."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from counterclaim.errors import AmbiguousIdError, JudgementError, NotInLedgerError
from counterclaim.ledger import Ledger
from counterclaim.ledger.carrying import Carrying, successor
from counterclaim.records import Claim, Document, PlacedJudgement, Reading, Verdict, claim_id
from tests.hand_made import taken
from tests.standin import StandIn, claim

VERDICTS: tuple[Verdict, ...] = ("unsure", "wrong")
TEXT = "The governor said that eight people were killed in the town, and that ten houses burned."


class Finds(StandIn):
    """A reader that finds claims on these stretches, each with these characters as its speaker."""

    def __init__(self, version: str, *found: tuple[int, int, int]) -> None:
        """`found`: start and end of the content, start of a speaker of three characters."""
        super().__init__(version=version)
        self.found = found

    def reading(self, document: Document) -> Reading:
        made = super().reading(document)
        return replace(made, claims=tuple(replace(one, reading_id=made.reading_id) for one in self.claims(document)))

    def claims(self, document: Document) -> tuple[Claim, ...]:
        return tuple(on(document, *spans) for spans in self.found)


def on(document: Document, start: int, end: int, speaker: int) -> Claim:
    made = claim(document)
    content, source = ((start, end),), ((speaker, speaker + 3),)
    links = (replace(made.attribution[0], source=source),)
    return replace(
        made, claim_id=claim_id(document.document_id, [source], content), content=content, attribution=links,
        text=document.text[start:end],
    )  # fmt: skip


def clock() -> Callable[[], str]:
    """Seconds that go on with every question."""
    seconds = iter(range(10_000))
    return lambda: f"2031-03-05T{(n := next(seconds)) // 3600:02}:{n // 60 % 60:02}:{n % 60:02}+00:00"


def ledger_read_by(folder: Path, reader: StandIn) -> Ledger:
    store = Ledger(folder / "l.db", clock=clock())
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    store.add(folder / "a.txt", reader=reader)
    return store


def reread(ledger: Ledger, reader: StandIn) -> Carrying:
    (done,) = ledger.rereading(reader)
    assert done.judgements is not None
    return done.judgements


def first(ledger: Ledger) -> Claim:
    return ledger.claims().claims[0]


def only(ledger: Ledger) -> PlacedJudgement:
    (made,) = ledger.judgements()
    return made


def test_judgement_is_kept_with_who_when_and_why_and_is_in_the_log(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, StandIn())
    judged = first(ledger)
    made = ledger.judge(judged.claim_id[:8], verdict="wrong", by=" Reviewer A ", note="The council said it.")
    assert (made.by, made.verdict, made.note) == ("Reviewer A", "wrong", "The council said it.")
    assert (made.claim_id, made.document_id, made.reading_id) == (
        judged.claim_id, judged.document_id, judged.reading_id,
    )  # fmt: skip
    assert (made.content, made.speakers) == (judged.content, (judged.attribution[0].source,))
    assert (made.stands_at, made.overlap, made.text) == (judged.claim_id, 1.0, judged.text)
    entry = list(ledger.log())[-1]
    assert (entry.kind, entry.subject, entry.at) == ("judged", made.judgement_id, made.at)
    assert "Reviewer" not in entry.payload and "council" not in entry.payload
    assert ledger.verify().clean


def test_what_was_judged_cannot_be_changed_unseen(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, StandIn())
    ledger.judge(first(ledger).claim_id, verdict="wrong", by="A")
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute("UPDATE judgement SET verdict = 'right'")
    assert [misfit.what for misfit in ledger.verify().misfits] == ["judgement"]


def test_second_judgement_stands_beside_the_first_newest_first(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, StandIn())
    key = first(ledger).claim_id
    for verdict in VERDICTS[:2]:
        ledger.judge(key, verdict=verdict, by="A")
    ledger.judge(key, verdict="right", by="B")
    assert [(one.by, one.verdict) for one in ledger.judgements(claim=key)] == [
        ("B", "right"), ("A", "wrong"), ("A", "unsure"),
    ]  # fmt: skip
    assert [one.verdict for one in ledger.judgements(by="A")] == ["wrong", "unsure"]
    assert ledger.status().judgements.by == {"A": 2, "B": 1}


def test_same_judgement_again_is_one_until_something_else_was_said(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, StandIn())
    key = first(ledger).claim_id
    made = [ledger.judge(key, verdict=verdict, by="A").judgement_id for verdict in ("wrong", "wrong", "right", "wrong")]
    assert made[0] == made[1] and len(set(made)) == 3
    assert [one.verdict for one in ledger.judgements(claim=key)] == ["wrong", "right", "wrong"]


def test_within_a_second_the_later_is_first_and_the_same_twice_is_one(tmp_path: Path) -> None:
    store = ledger_read_by(tmp_path, StandIn())
    ledger = Ledger(store.path, clock=lambda: "2031-03-06T00:00:00+00:00")
    key = first(ledger).claim_id
    for verdict in (*VERDICTS, VERDICTS[1]):
        ledger.judge(key, verdict=verdict, by="A")
    assert [one.verdict for one in ledger.judgements()] == ["wrong", "unsure"]


@pytest.mark.parametrize(("given_", "message"), [
    ({"verdict": "true"}, "no verdict 'true'"), ({"by": "  "}, "needs the name"),
    ({"verdict": "note"}, "needs its words"),
    ({"by": "A\nB"}, "several lines"), ({"by": "A" * 201}, "201 characters"), ({"note": "\x1b[2J"}, "no text"),
    ({"note": "\udcff"}, "no text"), ({"note": "n" * 20_001}, "20,001 characters"),
])  # fmt: skip
def test_judgement_that_cannot_be_kept_is_refused(tmp_path: Path, given_: dict[str, str], message: str) -> None:
    ledger = ledger_read_by(tmp_path, StandIn())
    with pytest.raises(JudgementError, match=message):
        ledger.judge(first(ledger).claim_id, **({"verdict": "right", "by": "A"} | given_))  # type: ignore[arg-type]
    assert list(ledger.judgements()) == []
    with pytest.raises(NotInLedgerError):
        ledger.judge("zz", verdict="right", by="A")


def test_same_claim_in_a_newer_reading_keeps_its_judgement(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, StandIn())
    ledger.judge(first(ledger).claim_id, verdict="right", by="A")
    assert reread(ledger, StandIn(version="2")) == Carrying(same=1)
    made = only(ledger)
    assert made.stands_at == made.claim_id and made.reading_id != first(ledger).reading_id
    counts = ledger.status().judgements
    assert (counts.total, counts.carried, counts.moved, counts.left_behind) == (1, 1, 0, 0)
    assert list(ledger.log())[-1].words["judgements"] == {"same": 1, "moved": 0, "left_behind": 0}


def test_judgement_moves_to_the_claim_that_has_most_of_its_words(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, Finds("1", (20, 40, 0)))
    ledger.judge(first(ledger).claim_id, verdict="right", by="A")
    assert reread(ledger, Finds("2", (20, 30, 0), (20, 36, 4), (50, 60, 0))) == Carrying(moved=1)
    made = only(ledger)
    assert (made.stands_at, made.overlap) == (ledger.claims().claims[1].claim_id, 0.8)
    assert made.has_moved and made.text == TEXT[20:40], "the words judged, not those where it stands"
    assert ledger.judgements_by_claim() == {made.stands_at: (made,)}


def test_equal_overlap_goes_by_the_speakers_then_by_position(tmp_path: Path) -> None:
    document = next(ledger_read_by(tmp_path, StandIn()).documents())
    old = on(document, 20, 40, 0)
    spans = [link.source for link in old.attribution]
    other, same = on(document, 20, 44, 9), on(document, 20, 44, 1)
    assert successor(old.claim_id, spans, old.content, [other, same]) == (same, 20 / 24)
    first_, second = on(document, 20, 44, 9), on(document, 16, 40, 9)
    assert successor(old.claim_id, spans, old.content, [first_, second])[0] == first_


@pytest.mark.parametrize(("end", "stands"), [(30, True), (29, False)])
def test_half_of_the_words_are_enough(tmp_path: Path, end: int, stands: bool) -> None:
    ledger = ledger_read_by(tmp_path, Finds("1", (20, 40, 0)))
    ledger.judge(first(ledger).claim_id, verdict="right", by="A")
    reread(ledger, Finds("2", (20, end, 0)))
    assert only(ledger).is_left_behind is not stands


def test_left_behind_is_said_and_comes_back(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, Finds("1", (20, 40, 0)))
    key = first(ledger).claim_id
    ledger.judge(key, verdict="wrong", by="A")
    assert reread(ledger, Finds("2", (60, 70, 0))) == Carrying(left_behind=1)
    assert [one.claim_id for one in ledger.judgements(left_behind=True)] == [key]
    assert [one.claim_id for one in ledger.judgements(claim=key)] == [key], "shown at the claim that has gone"
    assert ledger.status().judgements.left_behind == 1
    assert reread(ledger, Finds("3", (20, 40, 0), (60, 70, 0))) == Carrying(same=1)
    assert list(ledger.judgements(left_behind=True)) == []
    assert ledger.verify().clean


def test_carried_from_what_was_judged_not_from_where_it_stood_last(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, Finds("1", (20, 40, 0)))
    ledger.judge(first(ledger).claim_id, verdict="right", by="A")
    reread(ledger, Finds("2", (26, 46, 0)))
    assert only(ledger).overlap == 14 / 26
    assert reread(ledger, Finds("3", (32, 52, 0))) == Carrying(left_behind=1), "8 of 32 characters; it does not drift"


def test_claim_of_an_earlier_reading_is_found_and_says_what_stands_there(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, Finds("1", (20, 40, 0), (60, 70, 0)))
    moved, gone = ledger.claims().claims
    assert ledger.superseded(moved) is None
    list(ledger.rereading(Finds("2", (20, 36, 0))))
    (now,) = ledger.claims().claims
    assert ledger.claim(moved.claim_id) == moved
    found, lost = ledger.superseded(moved), ledger.superseded(gone)
    assert found is not None and lost is not None
    assert (found.claim, found.overlap, found.reading_id) == (now, 0.8, now.reading_id)
    assert (lost.claim, lost.overlap) == (None, 0.0)
    made = ledger.judge(moved.claim_id, verdict="wrong", by="A")
    assert (made.claim_id, made.stands_at) == (moved.claim_id, now.claim_id)


def test_beginning_of_an_id_means_the_current_claim_where_there_is_one(tmp_path: Path) -> None:
    ledger = ledger_read_by(tmp_path, Finds("1", *((n, n + 10, 0) for n in range(40))))
    document = next(ledger.documents())
    firsts = [one.claim_id[0] for one in ledger.claims().claims]
    doubled = next(letter for letter in firsts if firsts.count(letter) > 1)
    with pytest.raises(AmbiguousIdError):
        ledger.claim(doubled)
    kept = next(n for n in range(40) if on(document, n, n + 10, 0).claim_id[0] == doubled)
    list(ledger.rereading(Finds("2", (kept, kept + 10, 0))))
    assert ledger.claim(doubled) == first(ledger)


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 40), st.integers(0, 6)).map(lambda s: (s[0], s[0] + s[1], s[2]))
NUMBERS = itertools.count()
FOUND = st.lists(SPANS, max_size=5, unique=True).map(tuple)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """One ledger for all that hypothesis tries, a document each; everything fits in the end."""
    ledger = Ledger(tmp_path_factory.mktemp("l") / "l.db", clock=clock())
    yield ledger
    assert ledger.verify().clean


@settings(max_examples=15, deadline=None)
@given(data=st.data(), original=st.lists(SPANS, min_size=1, max_size=4, unique=True),
       readings=st.lists(FOUND, max_size=4))  # fmt: skip
def test_no_sequence_of_readings_loses_a_judgement(
    shelf: Ledger,
    data: st.DataObject,
    original: list[tuple[int, int, int]],
    readings: list[tuple[tuple[int, int, int], ...]],
) -> None:
    reader = Finds("1", *original)
    item = taken(f"{TEXT} {next(NUMBERS)}")
    key = item.document.document_id
    shelf.store(item, reader.reading(item.document))
    made = [shelf.judge(one.claim_id, verdict="right", by="A").judgement_id for one in shelf.reading(key).claims]
    placed_at_first = {one.judgement_id: one for one in shelf.judgements(document=key)}
    for version, found in enumerate(readings):
        list(shelf.rereading(Finds(f"2.{version}", *found), documents=[key]))
        current = sorted(one.claim_id for one in shelf.reading(key).claims)
        if current:
            chosen: str = data.draw(st.sampled_from(current))
            made.append(shelf.judge(chosen, verdict="wrong", by="B").judgement_id)
        placed = list(shelf.judgements(document=key))
        assert sorted(one.judgement_id for one in placed) == sorted(made), "each is there once"
        assert all(one.stands_at in current and one.overlap >= 0.5 for one in placed if not one.is_left_behind)
        assert all(one.stands_at == one.claim_id for one in placed if one.claim_id in current)
        left = list(shelf.judgements(document=key, left_behind=True))
        assert left == [one for one in placed if one.is_left_behind]
    list(shelf.rereading(reader, documents=[key]))
    back = {one.judgement_id: one for one in shelf.judgements(document=key)}
    assert {name: back[name] for name in placed_at_first} == placed_at_first
    assert set(back) == set(made)
