"""Versions of a dispatch: which they are, their order, what changed, marks on the claims of older ones. All texts are
invented; offices, no persons."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import AmbiguousIdError, NotInLedgerError
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.claim_changes import claim_changes
from counterclaim.ledger.lineage import alike
from counterclaim.ledger.passages import IN_ORDER, passages
from counterclaim.records import Document, NoticeKind
from tests.hand_made import DAY, claim
from tests.versions_made import CORRECTED, FIRST, RETRACTED, SECOND, URL, ledger_at, stored, two_versions, version

OTHER = "The harbour council met on Friday and spoke about the budget of the fishing boats, a clerk told reporters."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_at(tmp_path / "l.db")


def numbers(ledger: Ledger, of: str) -> dict[str, int]:
    return {v.document_id: v.number for v in ledger.versions(of, limit=100, compared=False).versions}


def marks(ledger: Ledger, document: Document) -> list[tuple[str, str]]:
    """Code and message of what is said on the document's claims beyond what was read."""
    return [(i.code, i.message) for c in ledger.claims(Filters(document=document.document_id)).claims for i in c.issues]


def only(ledger: Ledger, *items: str) -> dict[str, int]:
    return {item: n for n, item in enumerate(items, 1)}


# --- which documents are versions of one ---


def test_new_bytes_at_the_same_address_are_a_version_whatever_they_say(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST))
    b = stored(ledger, version(OTHER, url="http://www.example.org/shelling/?utm_source=x#top", path="b.html"),
               claimed=False)  # fmt: skip
    stored(ledger, version(FIRST + " More.", url="https://example.org/other", path="c.html"))
    assert numbers(ledger, a.document_id) == only(ledger, a.document_id, b.document_id)
    assert ledger.versions(b.document_id).total == 2


def test_custody_names_the_version_that_a_new_one_follows(ledger: Ledger) -> None:
    a, b = stored(ledger, version(FIRST)), stored(ledger, version(SECOND))
    older = stored(ledger, version(FIRST + " Old.", retrieved="2031-03-01T00:00:00Z"))
    words = {e.subject: e.words for e in ledger.log() if e.kind == "received"}
    assert words[b.document_id]["version_of"] == a.document_id
    assert "version_of" not in words[a.document_id]
    assert "version_of" not in words[older.document_id], "it came in last and is the oldest"
    assert ledger.verify().clean


@pytest.mark.parametrize(("second", "is_version"), [
    ({"text": SECOND}, True),
    ({"text": SECOND, "outlet": None}, True),
    ({"text": SECOND, "outlet": "Wire B"}, False),
    ({"text": OTHER}, False),
    ({"text": RETRACTED, "notice": "retraction"}, True),
    ({"text": SECOND, "path": "folder/a.html"}, False),
    ({"text": SECOND, "url": URL}, True),
])  # fmt: skip
def test_file_without_an_address_is_a_version_where_its_words_say_so(
    ledger: Ledger, second: dict[str, str], is_version: bool
) -> None:
    a = stored(ledger, version(FIRST, url=None))
    b = stored(ledger, version(**{"url": None} | second), claimed=False)  # type: ignore[arg-type]
    assert (b.document_id in numbers(ledger, a.document_id)) is is_version


@pytest.mark.parametrize("path", ["wires.zip#a.html", "feed.xml#3", "-"])
def test_place_in_a_container_and_standard_input_name_nothing_that_lasts(ledger: Ledger, path: str) -> None:
    a = stored(ledger, version(FIRST, url=None, path=path))
    stored(ledger, version(SECOND, url=None, path=path))
    assert ledger.versions(a.document_id).total == 1


def test_rows_are_versions_only_where_address_and_words_agree(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST, url=None, path="wires.csv", locus="row 3"))
    stored(ledger, version(SECOND, url=None, path="wires.csv", locus="row 3"))
    assert ledger.versions(a.document_id).total == 1
    b = stored(ledger, version(FIRST, path="b.csv", locus="row 1"))
    stored(ledger, version(OTHER, path="b.csv", locus="row 2"), claimed=False)
    c = stored(ledger, version(SECOND, path="b.csv", locus="row 3"))
    assert numbers(ledger, b.document_id) == only(ledger, b.document_id, c.document_id)


def test_front_page_of_a_site_names_no_dispatch(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST, url="https://example.org/"))
    stored(ledger, version(OTHER, url="https://example.org", path="b.html"), claimed=False)
    assert ledger.versions(a.document_id).total == 1
    b = stored(ledger, version(FIRST, url="https://example.org/?p=7", path="c.html"))
    stored(ledger, version(OTHER, url="https://example.org/?p=7", path="d.html"), claimed=False)
    assert ledger.versions(b.document_id).total == 2, "a query names a page"


def test_texts_are_alike_by_what_the_shorter_has_in_common() -> None:
    assert alike(FIRST, SECOND) > 0.5
    assert alike(FIRST, FIRST + " " + OTHER) == 1
    assert alike(FIRST, OTHER) < 0.1
    assert alike("Yes", "No") == 0


def test_one_of_another_dispatch_saved_under_the_same_name_does_not_part_two_versions(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST, url=None))
    stored(ledger, version(OTHER, url=None), claimed=False)
    b = stored(ledger, version(SECOND, url=None))
    assert numbers(ledger, a.document_id) == only(ledger, a.document_id, b.document_id)


# --- their order ---


def test_order_is_that_of_fetching_else_of_coming_in(ledger: Ledger) -> None:
    items = [
        version(FIRST, retrieved="2031-03-04T12:00:00+02:00"),
        version(FIRST + " 2", retrieved="2031-03-04T11:00:00Z"),
        version(FIRST + " 3", retrieved="2031-03-04T09:00:00+00:00"),
        version(FIRST + " 4"),
    ]
    a, b, c, d = [stored(ledger, item).document_id for item in items]
    assert numbers(ledger, a) == only(ledger, c, a, b, d)
    listed = ledger.versions(a).versions
    assert [v.seen_from for v in listed] == ["retrieved"] * 3 + ["received"]
    assert listed[0].seen == "2031-03-04T09:00:00+00:00"


def test_published_days_order_versions_that_nobody_saw_fetched(ledger: Ledger) -> None:
    newer = stored(ledger, version(SECOND, published="2031-03-05"))
    older = stored(ledger, version(FIRST, published="2031-03-04T23:00:00+00:00"))
    assert numbers(ledger, newer.document_id) == only(ledger, older.document_id, newer.document_id)
    assert [v.published for v in ledger.versions(URL).versions] == ["2031-03-04T23:00:00+00:00", "2031-03-05"]
    undated = stored(ledger, version(FIRST + " Undated.", published=None))
    assert numbers(ledger, undated.document_id)[undated.document_id] == 3, "one without a date: as they came in"


def test_time_of_fetching_that_is_none_counts_as_unknown_in_the_order(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST, retrieved="last week"))
    b = stored(ledger, version(SECOND))
    assert numbers(ledger, a.document_id) == only(ledger, a.document_id, b.document_id)


# --- found by ---


def test_dispatch_is_named_by_document_claim_address_or_path(ledger: Ledger) -> None:
    a, b = stored(ledger, version(FIRST)), stored(ledger, version(SECOND))
    (one,) = ledger.claims(Filters(document=a.document_id)).claims
    for named in (a.document_id[:10], one.claim_id[:10]):
        assert ledger.versions(named).document_id == a.document_id
    for named in (URL, "example.org/shelling", "HTTP://WWW.EXAMPLE.ORG/shelling/", "a.html"):
        assert ledger.versions(named).document_id == b.document_id, "the newest"
    for nothing in ("https://example.org/none", "fffffffff", "", "none.html", "[::1"):
        with pytest.raises(NotInLedgerError):
            ledger.versions(nothing)


def test_beginning_of_several_ids_is_refused(ledger: Ledger) -> None:
    documents = [stored(ledger, version(FIRST + f" {n}", url=f"https://example.org/{n}")) for n in range(18)]
    prefixes = [d.document_id[0] for d in documents]
    with pytest.raises(AmbiguousIdError):
        ledger.versions(next(p for p in prefixes if prefixes.count(p) > 1))


def test_one_that_stands_alone_has_one_version_and_no_marks(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST))
    history = ledger.versions(a.document_id)
    assert (history.total, [v.document_id for v in history.versions], history.changes) == (1, [a.document_id], ())
    assert marks(ledger, a) == []


def test_newest_versions_and_the_one_asked_for_are_listed(ledger: Ledger) -> None:
    ids = [stored(ledger, version(f"{FIRST} {n}")).document_id for n in range(6)]
    history = ledger.versions(ids[1], limit=2)
    assert [v.number for v in history.versions] == [2, 5, 6]
    assert history.total == 6
    assert [(c.before, c.after) for c in history.changes] == [(ids[1], ids[4]), (ids[4], ids[5])]


# --- what changed ---


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_changed_words_of_a_sentence_have_spans_in_both_texts() -> None:
    (one,) = passages(f"Before. {FIRST} After.", f"Before.\n\n{FIRST.replace('8', '11')}  After.")
    assert one.kind == "changed"
    assert one.before and one.after and one.before[0] == 8 and one.after[0] == 9
    assert words(f"Before. {FIRST} After.", one.gone) == ["8"]
    assert words(f"Before.\n\n{FIRST.replace('8', '11')}  After.", one.come) == ["11"]


def test_sentences_that_came_went_and_moved() -> None:
    before = "One is here. The bridge of the town was hit. Power is out in four districts.\n\nLast of all."
    after = "Last of all. One is here. Power is out in four districts. A curfew was called by the mayor."
    kinds = [(p.kind, p.old or p.new) for p in passages(before, after)]
    assert kinds == [
        ("moved", "Last of all."),
        ("removed", "The bridge of the town was hit."),
        ("added", "A curfew was called by the mayor."),
    ]


def test_white_space_is_no_change() -> None:
    assert passages("One  here.\r\nTwo\nhere.", "One here. Two here.") == ()


def test_texts_too_long_to_compare_in_order_are_compared_all_the_same() -> None:
    many = [f"Sentence {n} of many." for n in range(IN_ORDER + 10)]
    found = passages(" ".join(["A bridge fell.", *many]), " ".join([*reversed(many), "Power is out."]))
    assert [(p.kind, p.old or p.new) for p in found] == [("removed", "A bridge fell."), ("added", "Power is out.")]


@given(st.lists(st.sampled_from(["A b c.", "D e f.", "A b d.", "X.", "x\n\n"]), max_size=12),
       st.lists(st.sampled_from(["A b c.", "D e f.", "A b d.", "Y?"]), max_size=12))  # fmt: skip
def test_spans_are_the_words_and_every_sentence_is_accounted_for(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    found = passages(before, after)
    for p in found:
        assert p.before is None or before[slice(*p.before)] == p.old
        assert p.after is None or after[slice(*p.after)] == p.new
        assert (p.before is None) == (p.kind == "added") and (p.after is None) == (p.kind == "removed")
    gone = sum(p.kind == "removed" for p in found)
    come = sum(p.kind == "added" for p in found)
    count = [len([s for s in side if s.strip()]) for side in (old, new)]
    assert count[1] - count[0] == come - gone


def test_changed_figure_is_found_and_what_it_was_matched_by(tmp_path: Path) -> None:
    ledger, first, second = two_versions(tmp_path / "l.db")
    (changes,) = ledger.versions(URL).changes
    (one,) = changes.claims or ()
    (figure,) = one.figures
    assert figure.before and figure.after and (figure.before.text, figure.after.text) == ("at least 8", "at least 11")
    assert (one.kind, one.matched_by) == ("changed", "speaker, event, measure and place")
    assert not one.speaker_changed
    assert changes.summary == "2 passages changed; 1 figure changed"
    assert ledger.changes(first.document_id[:9], second.document_id) == changes


def test_speaker_who_changed_is_found_by_the_words() -> None:
    texts = ["Night shelling hit the mill, the army said.", "Night shelling hit the mill, the council said."]
    a, b = (claim(version(t).document, t.split(", ")[1][:-6], "said", "Night shelling hit the mill") for t in texts)
    (one,) = claim_changes([a], [b])
    assert one.matched_by == "same words" and one.speaker == ("The Army", "The Council") and one.speaker_changed


def test_claims_come_and_go_and_what_only_moved_has_not_changed() -> None:
    texts = ["Night shelling hit the mill, the army said. Night shelling of the road killed at least 3, the army said.",
             "In all, shelling took the lives of at least 9 in Testville, the army said. "
             "Night shelling hit the mill, the army said."]  # fmt: skip
    old, new = (version(t).document for t in texts)
    before = [
        claim(old, "the army", "said", "Night shelling hit the mill"),
        claim(old, "the army", "said", "Night shelling of the road killed at least 3", dead="at least 3"),
    ]
    after = [
        claim(
            new,
            "the army",
            "said",
            "In all, shelling took the lives of at least 9 in Testville",
            dead="at least 9",
            place="Testville",
        ),
        claim(new, "the army", "said", "Night shelling hit the mill"),
    ]
    assert [(c.kind, c.text) for c in claim_changes(before, after)] == [
        ("came", (None, after[0].text)),
        ("went", (before[1].text, None)),
    ]


def test_new_toll_in_new_words_is_the_same_claim_and_that_of_another_day_is_not() -> None:
    texts = ["Monday's shelling of Testville killed at least 8 people, the army said.",
             "The toll of the shelling of Testville rose to at least 11, the army said."]  # fmt: skip
    old, new = (version(text).document for text in texts)
    before = claim(old, "the army", "said", texts[0][:-16], dead="at least 8", place="Testville")
    after = claim(new, "the army", "said", texts[1][:-16], dead="at least 11", place="Testville")
    (one,) = claim_changes([before], [after])
    assert one.matched_by == "speaker, event, measure and place" and len(one.figures) == 1
    another_day = claim(new, "the army", "said", texts[1][:-16], dead="at least 11", place="Testville",
                        day=DAY + timedelta(days=1))  # fmt: skip
    assert [c.kind for c in claim_changes([before], [another_day])] == ["came", "went"]


def test_same_text_is_said_to_be_the_same(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST))
    stored(ledger, version(FIRST, blob=b"<p>other bytes</p>", published="2031-03-05"))
    (changes,) = ledger.versions(a.document_id).changes
    assert changes.passages == () and changes.summary == "another published"


def test_claims_are_not_compared_where_one_was_not_read(ledger: Ledger) -> None:
    a = stored(ledger, version(FIRST))
    ledger.store(version(SECOND), None)
    history = ledger.versions(a.document_id)
    assert history.changes[0].claims is None
    assert [v.claims for v in history.versions] == [1, None]


# --- marks on the claims of older versions ---


def test_claims_of_an_older_version_say_that_there_is_a_newer_one(ledger: Ledger) -> None:
    a, b = stored(ledger, version(FIRST)), stored(ledger, version(SECOND))
    message = f"A newer version of this dispatch is in the ledger: document {b.document_id[:8]}, received 2031-03-05."
    assert marks(ledger, a) == [("newer-version", message)]
    assert marks(ledger, b) == []


def test_every_way_by_which_claims_are_given_out_marks_them(tmp_path: Path) -> None:
    ledger, first, second = two_versions(tmp_path / "l.db")
    (old,) = ledger.claims(Filters(document=first.document_id)).claims
    (new,) = ledger.claims(Filters(document=second.document_id)).claims
    code = ["corrected-later"]
    assert [i.code for i in old.issues] == code and new.issues == ()
    assert ledger.claim(old.claim_id) == old
    assert list(ledger.every_claim(Filters(document=first.document_id))) == [old]
    assert ledger.neighbours(new) == (old,)
    assert ledger.reading(first.document_id).claims[0].issues == (), "the stored record stays as it was read"
    assert ledger.verify().clean


@pytest.mark.parametrize(("kinds", "code", "says"), [
    (["correction"], "corrected-later", "Corrected later"),
    (["retraction"], "retracted-later", "Retracted later"),
    (["clarification"], "newer-version", "Made clearer later"),
    (["update"], "newer-version", "Brought up to date later"),
    (["retraction", None], "retracted-later", "Retracted later"),
    (["retraction", "correction"], "retracted-later", "Retracted later"),
    (["correction", "update"], "corrected-later", "Corrected later"),
])  # fmt: skip
def test_gravest_notice_in_any_newer_version_counts(
    ledger: Ledger, kinds: list[NoticeKind | None], code: str, says: str
) -> None:
    first = stored(ledger, version(FIRST))
    later = [
        stored(ledger, version(f"{SECOND} {n}\n\n{CORRECTED}", notice=kind, words=CORRECTED if kind else ""))
        for n, kind in enumerate(kinds)
    ]
    ((found, message),) = marks(ledger, first)
    assert found == code
    assert message.startswith(f"{says}: document {later[0].document_id[:8]}, received 2031-03-05, says “{CORRECTED}”.")
    newest = f" The newest version is document {later[-1].document_id[:8]}, received 2031-03-05."
    assert message.endswith(newest) is (len(later) > 1)


def test_claims_and_dispatches_are_found_by_the_marks_that_they_are_shown_with(ledger: Ledger) -> None:
    kinds: dict[str, NoticeKind | None] = {"a": None, "b": "correction", "c": "retraction", "d": "update"}
    for name, kind in kinds.items():
        url = f"https://example.org/{name}"
        stored(ledger, version(FIRST, url=url, path=f"{name}1"))
        stored(ledger, version(f"{SECOND}\n\n{CORRECTED}", url=url, path=f"{name}2", notice=kind, words=CORRECTED))
    stored(ledger, version(OTHER, url="https://example.org/e", path="e"), claimed=False)
    every = ledger.claims().claims
    assert ledger.facets(names=["issue"])["issue"] == [
        ("newer-version", 2),
        ("corrected-later", 1),
        ("retracted-later", 1),
    ]
    for code, count in ledger.facets(names=["issue"])["issue"]:
        wanted = [claim for claim in every if code in [issue.code for issue in claim.issues]]
        asked = Filters(issue=code.upper())
        assert list(ledger.claims(asked).claims) == wanted and len(wanted) == count
        assert list(ledger.every_claim(asked)) == wanted
        for searched in (None, "shelling"):
            found = ledger.search(searched, asked)
            assert {one.document_id for one in found.documents} == {claim.document_id for claim in wanted}
    assert ledger.facets(Filters(issue="newer-version"))["stance"] == [("asserts", 2)]


def test_notice_says_nothing_about_versions_after_it(ledger: Ledger) -> None:
    stored(ledger, version(f"{FIRST} {CORRECTED}", notice="correction", words=CORRECTED))
    second = stored(ledger, version(SECOND))
    stored(ledger, version(SECOND + " End."))
    ((code, _),) = marks(ledger, second)
    assert code == "newer-version"


def test_retraction_that_stands_alone_marks_what_it_replaced(ledger: Ledger) -> None:
    first = stored(ledger, version(FIRST))
    stored(ledger, version(RETRACTED, notice="retraction"), claimed=False)
    ((code, message),) = marks(ledger, first)
    assert code == "retracted-later" and f"“{RETRACTED}”" in message
    history = ledger.versions(first.document_id)
    assert [v.claims for v in history.versions] == [1, 0]
    assert [n.words for n in history.versions[1].notices] == [RETRACTED]
    assert [c.kind for c in history.changes[0].claims or ()] == ["went"]


def test_long_and_hostile_notice_is_cut_and_cleaned(ledger: Ledger) -> None:
    notice = "Correction:\x1b[31m  the\nnumber " + "was wrong " * 40
    first = stored(ledger, version(FIRST))
    stored(ledger, version(f"{SECOND}\n\n{notice}", notice="correction", words=notice))
    ((_, message),) = marks(ledger, first)
    said = message.split("“")[1].split("”")[0]
    assert said.startswith("Correction: [31m the number was wrong") and said.endswith("…") and len(said) <= 162


def test_latest_gives_the_claims_of_the_newest_versions(tmp_path: Path) -> None:
    ledger, _, second = two_versions(tmp_path / "l.db")
    alone = stored(ledger, version(FIRST, url="https://example.org/alone", path="alone.html"))
    found = ledger.claims(Filters(latest=True))
    assert {c.document_id for c in found.claims} == {second.document_id, alone.document_id} and found.total == 2
    assert {c.document_id for c in ledger.every_claim(Filters(latest=True))} == {second.document_id, alone.document_id}
    assert ledger.facets(Filters(latest=True))["measure"] == [("deaths", 1)]
    assert ledger.claims(Filters(latest=False)).total == ledger.claims().total == 3


# --- the plan of the queries ---


def test_marks_of_a_page_read_no_table_from_end_to_end(tmp_path: Path) -> None:
    from sqlalchemy.dialects import sqlite

    from counterclaim.ledger.versions import ASKED, json_list, ordered, outdated, roots_of

    ledger, first, _ = two_versions(tmp_path / "l.db")
    asked = json_list([first.document_id])
    for query in (ordered(roots_of()).select().params({ASKED: asked}), outdated()):
        sql = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        with closing(sqlite3.connect(ledger.path)) as connection:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert any("document_versions" in step for step in plan), plan
        assert not [step for step in plan if step.startswith("SCAN document") and "INDEX" not in step], plan
