"""What goes into the ledger comes out as it was, and going in twice changes nothing."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from counterclaim.intake import Blob, Options, Skipped, Taken, taken_from
from counterclaim.ledger import Ledger
from tests.hand_made import small_ledger, taken
from tests.standin import StandIn

TEXT = "The governor said that eight people were killed in the town."
TABLES = ("blob", "document", "reading", "claim", "claim_actor", "claim_event", "claim_figure", "claim_place",
          "claim_day", "claim_issue")  # fmt: skip


def open_ledger(folder: Path) -> Ledger:
    return Ledger(folder / "l.db", clock=lambda: "2026-01-01T00:00:00+00:00")


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    connection.close()
    return found


def dispatch(folder: Path, name: str = "a.txt", text: str = TEXT) -> Path:
    (folder / name).write_bytes(text.encode())
    return folder / name


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_document_and_claims_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    ledger = open_ledger(tmp_path_factory.mktemp("l"))
    (taken,) = taken_from(Blob(input_id="x", data=text.encode(), media_type="text/plain"), Options(language="en"))
    if isinstance(taken, Skipped):
        return
    reading = StandIn().reading(taken.document)
    ledger.store(taken, reading)
    assert ledger.document(taken.document.document_id) == taken.document
    assert ledger.reading(taken.document.document_id) == reading
    assert ledger.claims().claims == reading.claims
    assert ledger.verify().clean


def test_same_input_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    ledger, reader = open_ledger(tmp_path), StandIn()
    inputs = [dispatch(tmp_path), dispatch(tmp_path, "b.txt", "Another text of the day, he said."), tmp_path / "no.txt"]
    assert [s.outcome for s in ledger.add(inputs, reader=reader)] == ["added", "added", "skipped"]
    before = rows_of(ledger.path)
    assert [s.outcome for s in ledger.add(inputs, reader=reader)] == ["already-there", "already-there", "skipped"]
    assert rows_of(ledger.path) == before
    assert len(reader.read_ids) == 2, "what is known is not read again"
    kinds = [entry.kind for entry in ledger.log()]
    assert kinds == ["created", "received", "reading", "received", "reading", "skipped", "sighting", "sighting"]


def test_same_bytes_under_two_names_are_one_document_seen_twice(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    outcomes = [
        s.outcome for s in ledger.add([dispatch(tmp_path, "a.txt"), dispatch(tmp_path, "b.txt")], reader=StandIn())
    ]
    assert outcomes == ["added", "already-there"]
    status = ledger.status()
    assert (status.documents, status.blobs, status.readings, status.sightings) == (1, 1, 1, 1)


def test_newer_reader_adds_a_reading_and_keeps_the_old_one(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    path = dispatch(tmp_path)
    ledger.add(path, reader=StandIn(version="1"))
    assert [s.outcome for s in ledger.add(path, reader=StandIn(version="2"))] == ["read-again"]
    status = ledger.status()
    assert (status.readings, status.claims, status.readers) == (2, 2, {"stand-in 2": 1})
    assert ledger.reading(ledger.claims().claims[0].document_id).components[0].version == "2"
    assert ledger.verify().clean


def test_document_that_broke_the_reader_is_kept_and_tried_again(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    path = dispatch(tmp_path, text="This text BREAKS the reader.")
    assert [s.outcome for s in ledger.add(path, reader=StandIn())] == ["failed"]
    assert ledger.status().unread == 1
    reader = StandIn()
    ledger.add(path, reader=reader)
    assert reader.read_ids == [str(path)]
    assert ledger.verify().clean


def test_language_of_a_document_is_counted(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    text = "Губернатор області повідомив у вівторок, що внаслідок обстрілу загинуло восьмеро людей."
    ledger.add(dispatch(tmp_path, text=text), reader=StandIn())
    assert ledger.status().languages == {"uk": 1}


def test_order_of_inputs_is_kept_around_what_is_not_read(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    first = dispatch(tmp_path, "1.txt")
    ledger.add(first, reader=StandIn())
    ukrainian = dispatch(
        tmp_path, "3.txt", "Губернатор області повідомив у вівторок, що загинуло восьмеро людей у місті."
    )
    inputs = [tmp_path / "0.txt", first, dispatch(tmp_path, "2.txt", TEXT + " More."), ukrainian, tmp_path / "4.txt"]
    found = ledger.add(inputs, reader=StandIn())
    names = [s.item.document.input_id if isinstance(s.item, Taken) else s.item.input_id for s in found]
    assert names == [str(path) for path in inputs]
    assert [s.outcome for s in found] == ["skipped", "already-there", "added", "added", "skipped"]


def test_bytes_of_a_skipped_input_are_kept(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc\0def")
    ledger.add(path, reader=StandIn())
    status = ledger.status()
    assert (status.documents, status.blobs, status.skipped) == (0, 1, {"binary": 1})
    assert ledger.verify().clean


def test_what_was_given_out_is_committed(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    inputs = [dispatch(tmp_path, f"{n}.txt", f"{TEXT} {n}") for n in range(3)]
    running = ledger.adding(inputs, reader=StandIn())
    next(running)
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt())  # type: ignore[attr-defined]
    assert open_ledger(tmp_path).status().documents == 1
    assert [s.outcome for s in ledger.add(inputs, reader=StandIn())] == ["already-there", "added", "added"]


def test_work_of_storing_does_not_grow_with_the_ledger(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "UPDATE", "DELETE", "WITH"}:
            asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        one = taken("Shelling of Testville was denied by an office.", url="https://example.org/a")
        ledger.store(one, StandIn().reading(one.document))
        ledger.versions(one.document.document_id)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(asked) > 5
    with closing(sqlite3.connect(ledger.path)) as connection:
        for statement, parameters in asked:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            every = r"SCAN (claim|document|reading)\b|.*\(current=\?\)$"
            grows = [step for step in plan if re.match(every, step)]
            assert not grows, (statement, plan)
