"""Ledgers merged: everything once, both logs kept, in any order the same. All texts are invented."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from counterclaim.cli.merge import command
from counterclaim.errors import (
    LedgerMissingError,
    LedgerTooNewError,
    MergeConflictError,
    MergeUnverifiedError,
    NotALedgerError,
)
from counterclaim.intake import Skipped, Taken
from counterclaim.ledger import Ledger
from counterclaim.ledger.migrating import newest
from counterclaim.ledger.wiping import copies_beside
from tests.hand_made import taken
from tests.standin import StandIn
from tests.test_ledger_migrating import old_ledger

DAY = "2031-03-05T00:00:{:02}+00:00"


class Clock:
    """Ticks a second at every question."""

    def __init__(self) -> None:
        self.second = itertools.count()

    def __call__(self) -> str:
        return DAY.format(next(self.second) % 60)


def dispatch(number: int) -> Taken:
    return taken(f"Dispatch {number}: the governor said that shelling hit the town.", outlet=f"Wire {number}")


def ledger(path: Path, *numbers: int, version: str = "1", clock: Clock | None = None) -> Ledger:
    made = Ledger(path, clock=clock or Clock())
    read(made, numbers, version)
    return made


def read(made: Ledger, numbers: Iterable[int], version: str = "1") -> None:
    reader = StandIn(version=version)
    for number in numbers:
        item = dispatch(number)
        made.store(item, reader.reading(item.document))


def content(made: Ledger) -> object:
    """What a ledger says, whatever way it came in: documents, current claims, and where judgements stand."""
    judged = sorted((j.judgement_id, j.stands_at, j.note) for j in made.judgements())
    return [(d.document_id, d.text) for d in made.documents()], list(made.every_claim()), judged


def log_of(made: Ledger) -> list[str]:
    return [entry.hash for entry in made.log()]


def merged_logs(made: Ledger) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(made.path)) as connection:
        return connection.execute("SELECT ledger, count(*) FROM merged_custody GROUP BY ledger").fetchall()


def judged(made: Ledger, number: int, note: str) -> None:
    document = dispatch(number).document.document_id
    made.judge(made.reading(document).claims[0].claim_id, verdict="right", by="desk", note=note)


def test_documents_come_in_once_and_both_logs_are_kept(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1, 2), ledger(tmp_path / "b.db", 2, 3)
    theirs, before = log_of(two), two.path.read_bytes()
    found = one.merge(two.path)
    assert (found.documents, found.known, found.readings, found.entries) == (1, 1, 1, len(theirs))
    assert [d.outlet for d in one.documents()] and one.status().documents == 3
    assert one.verify().clean
    assert log_of(two) == theirs and two.path.read_bytes() == before, "the other one was not touched"
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.endswith(("-wal", "-shm"))) == ["a.db", "b.db"]
    last = list(one.log())[-1]
    assert last.kind == "merged" and last.words["head"] == theirs[-1]
    assert one.verify().entries == len(log_of(one)) + len(theirs)


def test_nothing_is_written_to_or_left_beside_the_other_ledger(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    ours = ledger(tmp_path / "a.db", 1)
    other = ledger(tmp_path / "b" / "b.db", 2)
    before = other.path.read_bytes()
    assert [file.name for file in other.path.parent.iterdir()] == ["b.db"]
    ours.merge(other.path)
    assert [file.name for file in other.path.parent.iterdir()] == ["b.db"]
    assert other.path.read_bytes() == before


def test_merging_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 2)
    judged(two, 2, "seen")
    two.skip(Skipped(input_id="x.bin", code="binary", message="'x.bin' is not text", blob=dispatch(9).blob))
    assert one.merge(two.path).is_new
    before = log_of(one), content(one), list(one.skipped())
    assert not one.merge(two.path).is_new
    assert (log_of(one), content(one), list(one.skipped())) == before
    assert len(before[2]) == 1


def test_two_that_merge_each_other_come_to_rest(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 2)
    for _ in range(3):
        one.merge(two.path)
        two.merge(one.path)
    assert not one.merge(two.path).is_new and not two.merge(one.path).is_new
    assert content(one) == content(two)
    assert one.verify().clean and two.verify().clean


def test_log_of_a_ledger_merged_before_is_continued(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 2)
    one.merge(two.path)
    read(two, [3])
    found = one.merge(two.path)
    assert (found.documents, found.entries) == (1, 2)
    assert merged_logs(one)[0][1] == len(log_of(two))
    assert one.verify().clean


def test_logs_come_with_a_ledger_that_merged_others(tmp_path: Path) -> None:
    one, two, three = (ledger(tmp_path / f"{n}.db", n) for n in (1, 2, 3))
    two.merge(three.path)
    found = one.merge(two.path)
    assert found.documents == 2 and len(merged_logs(one)) == 2
    assert one.verify().clean
    assert not one.merge(three.path).is_new


def test_copies_that_were_both_added_to_are_not_merged(tmp_path: Path) -> None:
    one = ledger(tmp_path / "a.db", 1)
    two = Ledger(one.backup(tmp_path / "b.db").path)
    assert not one.merge(two.path).is_new, "a copy holds nothing new"
    read(two, [2])
    parted = len(log_of(one)) + 1
    with pytest.raises(MergeConflictError, match=f"entry {parted}") as raised:
        one.merge(two.path)
    assert "older copy" in str(raised.value.hint)
    assert not two.merge(one.path).is_new
    read(one, [3])
    before = log_of(one), content(one)
    with pytest.raises(MergeConflictError, match=f"part at entry {parted}"):
        one.merge(two.path)
    third = ledger(tmp_path / "c.db", 7)
    third.merge(one.path)
    with pytest.raises(MergeConflictError, match=f"part at entry {parted}"):
        third.merge(two.path)
    assert (log_of(one), content(one)) == before and third.status().documents == 3 and third.verify().clean


def test_reader_that_came_into_use_later_is_the_current_one(tmp_path: Path) -> None:
    clock = Clock()
    old = ledger(tmp_path / "a.db", 1, 2, clock=clock)
    new = ledger(tmp_path / "b.db", 1, version="2", clock=clock)
    read(old, [3])
    found = old.merge(new.path)
    assert found.changed == 0 and old.reading(dispatch(1).document.document_id).components[0].version == "2"
    read(new, [1], version="1")  # read again by the older reader: a merge brings the newer one back
    assert new.reading(dispatch(1).document.document_id).components[0].version == "1"
    before = new.facets()
    assert new.merge(old.path).changed == 1
    assert new.facets() == Ledger(new.path, create=False).facets() and before["side"]
    assert list(new.log())[-1].words["current"].keys() == {dispatch(n).document.document_id for n in (1, 2, 3)}
    assert new.reading(dispatch(1).document.document_id).components[0].version == "2"
    assert content(new) == content(old)


def test_judgements_come_in_and_stand_at_the_current_claims(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1, version="2"), ledger(tmp_path / "b.db", 1)
    judged(one, 1, "by a")
    judged(two, 1, "by b")
    one.merge(two.path)
    notes = {j.note: j.stands_at for j in one.judgements()}
    assert set(notes) == {"by a", "by b"} and None not in notes.values()
    two.merge(one.path)
    assert content(one) == content(two) and one.verify().clean and two.verify().clean


def test_what_was_withdrawn_here_does_not_come_back(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1, 2), ledger(tmp_path / "b.db", 1, 3)
    gone = dispatch(1).document.document_id
    one.withdraw(gone, reason="at the source's wish")
    found = one.merge(two.path)
    assert found.withheld == (gone,) and found.documents == 1
    assert gone not in {d.document_id for d in one.documents()}
    assert one.verify().clean
    with closing(sqlite3.connect(one.path)) as connection:
        words = connection.execute("SELECT payload FROM merged_custody WHERE subject = ?", (gone,)).fetchall()
    assert words and {word for (word,) in words} == {""}, "what the other log says of it did not come back either"
    third = ledger(tmp_path / "c.db", 5)
    third.merge(one.path)
    assert third.verify().clean
    with pytest.raises(Exception, match="withdrawn"):
        third.document(gone)


def test_what_was_withdrawn_there_and_is_held_here_is_named(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1, 2), ledger(tmp_path / "b.db", 1, 3)
    gone = dispatch(1).document.document_id
    two.withdraw(gone, reason="at the source's wish")
    found = one.merge(two.path)
    assert found.withdrawn_there == (gone,)
    assert one.document(gone).document_id == gone and one.verify().clean
    said = CliRunner().invoke(command, [str(two.path), "--ledger", str(one.path)], standalone_mode=False)
    assert said.exception is None and f"counterclaim withdraw {gone[:8]}" in said.output


def test_older_schema_is_brought_forward_in_a_copy(tmp_path: Path) -> None:
    old = old_ledger(tmp_path)
    before = old.read_bytes()
    one = ledger(tmp_path / "a.db", 1)
    found = one.merge(old)
    assert found.documents == 1 and found.entries == 5 and found.skipped == 1
    assert one.verify().clean and old.read_bytes() == before
    assert not one.merge(old).is_new, "a copy made later gets the same name"
    Ledger(old).add(tmp_path / "none.txt", reader=StandIn())  # comes forward itself
    assert one.merge(old).entries >= 1 and one.verify().clean


def test_what_cannot_be_merged_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 2)
    before = log_of(one)
    (tmp_path / "text.txt").write_text("no ledger")
    with pytest.raises(LedgerMissingError):
        one.merge(tmp_path / "no.db")
    with pytest.raises(NotALedgerError):
        one.merge(tmp_path / "text.txt")
    with pytest.raises(MergeConflictError, match="itself"):
        one.merge(one.path)
    with closing(sqlite3.connect(two.path)) as connection, connection:
        connection.execute("INSERT INTO schema_version VALUES (?, '2031', '9')", (newest() + 1,))
    with pytest.raises(LedgerTooNewError):
        one.merge(two.path)
    assert log_of(one) == before and one.status().documents == 1


def test_what_does_not_verify_is_refused_or_left_out(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 2, 3)
    changed = dispatch(2).document.document_id
    with closing(sqlite3.connect(two.path)) as connection, connection:
        connection.execute("UPDATE document SET text = text || '.' WHERE document_id = ?", (changed,))
    with pytest.raises(MergeUnverifiedError, match=f"text of document {changed}"):
        one.merge(two.path)
    found = one.merge(two.path, anyway=True)
    assert (found.documents, found.left_out) == (1, 1)
    assert one.verify().clean and changed not in {d.document_id for d in one.documents()}


def test_merge_that_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 2)
    before = log_of(one), content(one)

    def broken(*_: object) -> None:
        raise OSError("the machine went away")

    monkeypatch.setattr("counterclaim.ledger.bringing.settle_current", broken)
    with pytest.raises(OSError, match="went away"):
        one.merge(two.path)
    assert (log_of(one), content(one)) == before
    monkeypatch.undo()
    assert one.merge(two.path).documents == 1


def test_versions_of_one_page_know_each_other_after_merging(tmp_path: Path) -> None:
    one, two = Ledger(tmp_path / "a.db", clock=Clock()), Ledger(tmp_path / "b.db", clock=Clock())
    url = "https://example.org/shelling"
    first = taken("The governor said that shelling hit the town.", url=url)
    second = taken("The governor said that shelling hit the town and killed two.", url=url)
    one.store(first, None)
    two.store(second, None)
    one.merge(two.path)
    versions = one.versions(second.document.document_id, compared=False).versions
    assert {v.document_id for v in versions} == {first.document.document_id, second.document.document_id}


steps = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.sampled_from("12"), st.booleans()), min_size=1, max_size=10
)


@given(steps=steps)
@settings(
    max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_order_of_merging_ends_the_same(
    steps: list[tuple[str, int, str, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, clock = tmp_path_factory.mktemp("orders"), Clock()
    made = {name: Ledger(folder / f"{name}.db", clock=clock) for name in "abc"}
    for name, number, version, judging in steps:
        read(made[name], [number], version)
        if judging:
            judged(made[name], number, f"{name} {number} {version}")
    ends = []
    for number, (first, second, third) in enumerate(itertools.permutations("abc")):
        target = Ledger(made[first].backup(folder / f"{number}.db", verify=False).path, clock=clock)
        target.merge(made[second].path)
        target.merge(made[third].path)
        assert target.verify().clean
        ends.append(content(target))
    assert all(end == ends[0] for end in ends[1:])


def test_reading_that_comes_after_the_judgement_on_its_document_carries_it(tmp_path: Path) -> None:
    one, two, three = ledger(tmp_path / "a.db"), ledger(tmp_path / "b.db", 1), ledger(tmp_path / "c.db", 1, version="2")
    judged(two, 1, "seen")
    with closing(sqlite3.connect(two.path)) as connection, connection:
        connection.execute("UPDATE reading SET components = '[]'")
    one.merge(two.path, anyway=True)
    assert [judgement.is_left_behind for judgement in one.judgements()] == [True]
    one.merge(three.path)
    assert one.verify().clean
    assert [judgement.stands_at is not None for judgement in one.judgements()] == [True]


def test_command_says_what_came_in(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "a.db", 1), ledger(tmp_path / "b.db", 1, 2)
    arguments = [str(two.path), "--ledger", str(one.path)]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert done.exception is None and done.return_value == 0
    assert "1 new document" in done.output and "1 document was here already" in done.output
    again = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert "nothing was changed" in again.output
    assert replace(dispatch(1).document).document_id in {d.document_id for d in one.documents()}


def test_what_a_killed_merge_left_beside_the_ledger_goes_with_the_next(tmp_path: Path) -> None:
    one, two = ledger(tmp_path / "l.db"), ledger(tmp_path / "other.db", 1)
    stale = tmp_path / ".merging-killed"
    stale.mkdir()
    (stale / "other.db").write_bytes(b"a copy")
    (stale / "lock").touch()
    assert copies_beside(one.path) == [stale]
    one.merge(two.path)
    assert not stale.exists()
