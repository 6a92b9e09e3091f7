"""Readings that follow one another. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from counterclaim.errors import NotInLedgerError
from counterclaim.intake import Options
from counterclaim.ledger import Ledger
from counterclaim.ledger.comparing import Changed, Moved, differences_between
from counterclaim.ledger.rereading import Before
from counterclaim.records import Claim, Document, Issue, Reading
from tests.standin import StandIn, claim

TEXT = "The governor said that eight people were killed in the town."
UKRAINIAN = "Губернатор області повідомив у вівторок, що внаслідок обстрілу загинуло восьмеро людей."


class Other(StandIn):
    """A reader that finds what it is told to find: claims of the stand-in's kind at these offsets."""

    def __init__(self, version: str, *offsets: int, deaths: float = 8) -> None:
        super().__init__(version=version)
        self.offsets = offsets
        self.deaths = deaths

    def reading(self, document: Document) -> Reading:
        made = super().reading(document)
        found = [claim(document, at=at, deaths=self.deaths) for at in self.offsets]
        return replace(made, claims=tuple(replace(one, reading_id=made.reading_id) for one in found))


class Failing(StandIn):
    """A reader of which a component breaks down on everything."""

    def reading(self, document: Document) -> Reading:
        failure = Issue(code="component-failed", message="The component 'x' failed here.")
        return replace(super().reading(document), claims=(), issues=(failure,))


def ledger_with(folder: Path, *texts: str, reader: StandIn | None = None, **options: str) -> Ledger:
    store = Ledger(folder / "l.db", clock=lambda: "2031-03-05T00:00:00+00:00")
    for number, text in enumerate(texts or (TEXT,)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        store.add(folder / f"{number}.txt", options=Options(**options), reader=reader or StandIn())  # type: ignore[arg-type]
    return store


def test_what_this_reader_read_is_not_read_again(tmp_path: Path) -> None:
    ledger, reader = ledger_with(tmp_path), StandIn()
    assert list(ledger.rereading(reader)) == []
    assert reader.read_ids == []
    assert (ledger.due(reader).documents, ledger.due(reader).current) == (0, 1)


def test_newer_reader_reads_all_once_and_keeps_the_old_readings(tmp_path: Path) -> None:
    ledger, reader = ledger_with(tmp_path, TEXT, TEXT + " More."), StandIn(version="2")
    assert ledger.due(reader).read_by == (Before(StandIn().components, 2),)
    done = list(ledger.rereading(reader))
    assert [(one.outcome, one.changes.same, one.changes.number) for one in done] == [("read", 2, 0)] * 2
    assert [one.before != one.now for one in done] == [True, True]
    assert list(ledger.rereading(StandIn(version="2"))) == []
    status = ledger.status(StandIn(version="2"))
    assert (status.readings, status.readers, status.older) == (4, {"stand-in 2": 2}, 0)
    assert [(count.name, count.readings, count.current) for count in status.read_by] == [
        ("stand-in 2", 2, 2), ("stand-in 1", 2, 0),
    ]  # fmt: skip
    assert ledger.verify().clean


def test_status_says_how_many_an_older_reader_read(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, TEXT, UKRAINIAN, "This text BREAKS the reader.")
    status = ledger.status(StandIn(version="2"))
    assert (status.older, status.waiting, status.unread) == (1, {"uk": 1}, 1)
    assert ledger.status().older is None


def test_changes_are_told_by_id_and_slot(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, reader=Other("1", 0, 20, 40))
    (done,) = ledger.rereading(Other("2", 0, 24, 12, deaths=9))
    document = next(ledger.documents())
    ids = {at: claim(document, at=at).claim_id for at in (0, 12, 20, 24, 40)}
    assert done.changes.same == 0
    assert done.changes.changed == (Changed(ids[0], ("figures",)),)
    assert done.changes.came == (ids[24], ids[12]), "six of fourteen characters are not enough to be the same words"
    assert done.changes.went == (ids[20], ids[40])
    (done,) = ledger.rereading(Other("3", 22, 12, deaths=9))
    assert done.changes.moved == (Moved(ids[24], done.changes.moved[0].now, 8 / 12),)
    assert (done.changes.same, done.changes.came, done.changes.went) == (1, (), (ids[0],))


def test_slots_of_the_chain_of_speakers_go_by_their_own_names(tmp_path: Path) -> None:
    ledger_with(tmp_path)
    document = next(Ledger(tmp_path / "l.db").documents())
    old = claim(document)
    new = replace(claim(document, speaker="Another Office", stance="denies"), reading_id="other")
    assert differences_between([old], [new]).changed == (Changed(old.claim_id, ("actors", "stance")),)
    assert differences_between([old], [replace(old, reading_id="other")]).same == 1


def test_claims_on_one_stretch_move_to_one_claim_each(tmp_path: Path) -> None:
    ledger_with(tmp_path)
    document = next(Ledger(tmp_path / "l.db").documents())
    before: list[Claim] = [claim(document, at=0), claim(document, at=2)]
    found = differences_between(before, [claim(document, at=1)])
    assert [(move.before, round(move.overlap, 2)) for move in found.moved] == [(before[0].claim_id, 0.82)]
    assert found.went == (before[1].claim_id,)


def test_claim_keeps_its_id_where_speakers_and_content_stay(tmp_path: Path) -> None:
    document = next(ledger_with(tmp_path).documents())
    first, second = StandIn(version="1").reading(document), StandIn(version="2").reading(document)
    assert first.reading_id != second.reading_id
    assert [one.claim_id for one in first.claims] == [one.claim_id for one in second.claims]
    moved = StandIn(version="2", shift=1).reading(document)
    assert not {one.claim_id for one in moved.claims} & {one.claim_id for one in first.claims}


def test_a_reading_that_is_kept_becomes_current_again_unread(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, reader=Other("1", 0))
    before = ledger.claims().claims
    list(ledger.rereading(Other("2", 30)))
    assert [one.content for one in ledger.claims().claims] == [((30, 40),)]
    first = Other("1", 0)
    (done,) = ledger.rereading(first)
    assert (done.outcome, len(done.changes.came), len(done.changes.went)) == ("restored", 1, 1)
    assert first.read_ids == []
    assert ledger.claims().claims == before
    assert ledger.status().readings == 2
    assert list(ledger.log())[-1].words["again"] is True
    assert ledger.verify().clean


def test_reader_that_breaks_down_leaves_the_old_reading(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path)
    before = ledger.claims().claims
    (done,) = ledger.rereading(Failing(version="2"))
    assert (done.outcome, done.now, done.message) == ("failed", done.before, "The component 'x' failed here.")
    assert ledger.claims().claims == before
    assert [one.outcome for one in ledger.rereading(StandIn(version="3"))] == ["read"], "it is tried again"
    assert ledger.verify().clean


def test_document_that_no_reader_got_through_is_read(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, reader=Failing())
    assert ledger.due(StandIn()).read_by == (Before(None, 1),)
    (done,) = ledger.rereading(StandIn())
    assert (done.outcome, done.before, len(done.changes.came)) == ("read", None, 2)


def test_language_that_is_not_read_waits_until_it_is(tmp_path: Path) -> None:
    ledger, reader = ledger_with(tmp_path, UKRAINIAN), StandIn(version="2")
    assert list(ledger.rereading(reader)) == []
    assert list(ledger.rereading(reader, every=True)) == []
    assert ledger.due(reader).waiting == {"uk": 1}
    both = StandIn(version="3", languages=frozenset({"en", "uk"}))
    assert [one.outcome for one in ledger.rereading(both)] == ["read"]
    assert ledger.status(both).waiting == {}


def test_stopped_it_keeps_what_is_done_and_goes_on_from_there(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, *(f"{TEXT} {n}" for n in range(4)))
    running = ledger.rereading(StandIn(version="2"))
    next(running), next(running)
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt())  # type: ignore[attr-defined]
    assert ledger.status(StandIn(version="2")).older == 2
    rest = StandIn(version="2")
    assert len(list(ledger.rereading(rest))) == len(rest.read_ids) == 2
    assert ledger.verify().clean


def test_only_the_documents_named(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, TEXT, TEXT + " More.")
    wanted = list(ledger.documents())[1].document_id
    assert [one.document_id for one in ledger.rereading(StandIn(version="2"), documents=[wanted[:10]])] == [wanted]
    with pytest.raises(NotInLedgerError):
        list(ledger.rereading(StandIn(version="2"), documents=["zz"]))


def test_all_reads_once_more_and_tells_a_reader_that_is_not_steady(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, reader=Other("1", 0))
    before = ledger.claims().claims
    assert [one.outcome for one in ledger.rereading(Other("1", 0), every=True)] == ["confirmed"]
    (done,) = ledger.rereading(Other("1", 5), every=True)
    assert (done.outcome, done.before) == ("differs", done.now)
    assert ledger.claims().claims == before
    assert ledger.verify().clean


def test_theatre_asked_for_is_kept_with_the_document(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path)
    assert [one.outcome for one in ledger.rereading(StandIn(), theatre="ukraine-2022")] == ["read"]
    assert next(ledger.documents()).theatre == "ukraine-2022"
    assert list(ledger.rereading(StandIn(), theatre="ukraine-2022")) == []
    assert list(ledger.rereading(StandIn())) == []
    ledger.add(tmp_path / "0.txt", options=Options(theatre="sudan-2023"), reader=StandIn())
    assert next(ledger.documents()).theatre == "sudan-2023"


def test_document_withdrawn_while_it_is_read_is_left_alone(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path)

    class Slow(StandIn):
        """While it reads, somebody changes the text."""

        def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
            for document in documents:
                with ledger._writing() as connection:
                    connection.exec_driver_sql("UPDATE document SET text = 'gone'")
                yield self.reading(document)

    assert [one.outcome for one in ledger.rereading(Slow(version="2"))] == ["gone"]
    assert ledger.status().readings == 1


def test_versions_of_the_real_reader_are_known_without_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    from counterclaim.reading.reader import Reader
    from counterclaim.reading.syntax import syntax

    with monkeypatch.context() as patched:
        patched.setattr(syntax, "pipeline", None)
        parts = {part.name: part for part in Reader().components}
    meta = syntax.pipeline().meta
    assert parts["syntax"].digest == f"{meta['lang']}_{meta['name']}-{meta['version']}"


def test_same_components_read_the_same_again(tmp_path: Path) -> None:
    from counterclaim.reading.reader import Reader
    from tests.hand_made import taken

    texts = (
        "The regional governor said that shelling killed at least 8 people in the town on Tuesday.",
        "The ministry denied it. “Nobody was hit,” its spokesman said, adding that 20 drones were shot down.",
    )
    ledger = Ledger(tmp_path / "l.db")
    items = [taken(text, outlet=f"Wire {n}") for n, text in enumerate(texts)]
    for item, reading in zip(items, Reader().read(item.document for item in items), strict=True):
        ledger.store(item, reading)
    assert ledger.status().claims > 2
    done = list(ledger.rereading(Reader(), every=True))
    assert [one.outcome for one in done] == ["confirmed", "confirmed"]
    one = [done for item in items for done in Reader().read([item.document])]
    assert [reading.claims for reading in one] == [ledger.reading(item.document.document_id).claims for item in items]
