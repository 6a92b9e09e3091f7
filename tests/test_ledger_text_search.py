"""Dispatches by the words of their texts. All texts are invented."""

from __future__ import annotations

import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import NoSuchPageError, QueryError
from counterclaim.intake import Options, Taken, take_in
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.dispatches import Order
from counterclaim.ledger.hits import AT_ONCE, hits_in, passage_around
from counterclaim.ledger.match_words import LONGEST, MOST_WORDS, match_expression, word_expressions
from counterclaim.records import Document, Section
from tests.hand_made import small_ledger, taken
from tests.standin import StandIn

ORDERS: tuple[Order, ...] = get_args(Order)

TEXTS = {
    "one.txt": ("en", "The bridge at Riverton was shelled, the ministry said. The bridge is closed."),
    "two.txt": ("en", "Évacuation of Hilltown began, an office said; a naïve plan, said others. The bridge stands."),
    "three.txt": ("uk", "У місті п’ять лікарень без світла, повідомила служба. Міст зачинено."),
    "four.txt": ("uk", "Пʼять шкіл зачинено, повідомила служба."),
    "five.txt": ("ar", "أعلنت الإدارة إجلاء السكان من المدينة."),
    "six.txt": ("ru", "Ёлка стоит у моста, сообщила служба."),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("texts")
    store = Ledger(folder / "l.db")
    for number, (name, (language, text)) in enumerate(TEXTS.items()):
        (folder / name).write_text(text, encoding="utf-8")
        options = Options(published=f"2031-03-0{number + 1}", language=language, outlet=f"Wire {number % 2}")
        if language == "en":
            store.add(folder / name, options=options, reader=StandIn())
        else:  # kept, and waiting for a reader
            for item in take_in([folder / name], options):
                assert isinstance(item, Taken)
                store.store(item, None)
    return store


def found(ledger: Ledger, text: str | None, *, order: str = "newest", **filters: str) -> list[str]:
    page = ledger.search(text, Filters(**filters), order="best" if order == "best" else "newest")  # type: ignore[arg-type]
    assert page.total == len(page.documents)
    return [Path(one.input_id).name for one in page.documents]


@pytest.mark.parametrize(("words", "expected"), [
    ("bridge", ["two.txt", "one.txt"]), ("BRIDGE", ["two.txt", "one.txt"]), ("evacuation", ["two.txt"]),
    ("naive", ["two.txt"]), ('"bridge stands"', ["two.txt"]), ('"bridge hilltown"', []), ("shell*", ["one.txt"]),
    ("bridge shelled", ["one.txt"]), ("зачинено", ["four.txt", "three.txt"]), ("ЗАЧИНЕНО", ["four.txt", "three.txt"]),
    ("моста", ["six.txt"]), ("ёлка", ["six.txt"]), ("елка", []), ("***", []), ("؟", []),
])  # fmt: skip
def test_words_of_texts(ledger: Ledger, words: str, expected: list[str]) -> None:
    assert found(ledger, words) == expected


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "`", "‘"])
def test_apostrophes_of_ukrainian_are_one(ledger: Ledger, apostrophe: str) -> None:
    assert found(ledger, f"п{apostrophe}ять") == ["four.txt", "three.txt"]
    assert found(ledger, f"п{apostrophe}ят*") == ["four.txt", "three.txt"]
    assert found(ledger, f'"п{apostrophe}ять лікарень"') == ["three.txt"]


@pytest.mark.parametrize("word", ["أعلنت", "اعلنت", "إجلاء", "اجلاء", "أُعْلِنَت", "الإدارة", "الادارة"])
def test_arabic_with_and_without_hamza_and_vowel_signs(ledger: Ledger, word: str) -> None:
    assert found(ledger, word) == ["five.txt"]


def test_dispatches_that_nobody_read_are_found_and_said_to_be_unread(ledger: Ledger) -> None:
    (one,) = ledger.search("лікарень").documents
    assert (one.claims, one.matching, one.language) == (None, None, "uk")
    (two,) = ledger.search("shelled").documents
    assert (two.claims, two.matching) == (2, 2)


def test_filters_ask_for_one_claim_that_passes_them_all(ledger: Ledger) -> None:
    assert found(ledger, "bridge", side="north") == ["two.txt", "one.txt"]
    assert found(ledger, "bridge", side="north", stance="denies") == [], "the denial is the other side's"
    assert ledger.search("shelled", Filters(side="north")).documents[0].matching == 1
    assert found(ledger, "зачинено", side="north") == [], "nobody read it"
    assert found(ledger, "зачинено", language="UK", outlet="WIRE 1") == ["four.txt"]
    assert found(ledger, "bridge", words="evacuation") == ["two.txt"], "words of a claim"


def test_without_words_every_dispatch_is_listed_newest_first(ledger: Ledger) -> None:
    assert found(ledger, None) == list(TEXTS)[::-1]
    assert found(ledger, " ", language="en") == ["two.txt", "one.txt"]


def test_best_is_where_the_words_weigh_most(ledger: Ledger) -> None:
    assert found(ledger, "bridge", order="best") == ["one.txt", "two.txt"], "twice in a shorter text"


def test_pages_are_disjoint_and_complete(ledger: Ledger) -> None:
    for order in ("best", "newest"):
        listed = [
            one.document_id
            for page in range(1, 7)
            for one in ledger.search(None, order="best" if order == "best" else "newest", limit=1, page=page).documents
        ]
        assert len(set(listed)) == len(listed) == 6
    with pytest.raises(NoSuchPageError):
        ledger.search("bridge", limit=1, page=3)


@pytest.mark.parametrize("words", ["word*", "words OR report", None])
@pytest.mark.parametrize(
    "asked", [Filters(), Filters(language="en"), Filters(outlet="wire 1")], ids=["all", "language", "outlet"]
)
def test_pages_are_cut_out_of_one_list_from_both_ends(tmp_path: Path, words: str | None, asked: Filters) -> None:
    store = Ledger(tmp_path / "l.db")
    for number in range(12):
        text = "Words, other words. " * (number % 5) + "A report in words or more." * (number % 3)
        store.store(taken(text, outlet=f"Wire {number}"), None)
    for order in ORDERS:
        whole = store.search(words, asked, order=order, limit=100).documents
        assert len(whole) > 1
        for limit in (1, 2, 5):
            pages = [
                store.search(words, asked, order=order, limit=limit, page=page)
                for page in range(1, -(-len(whole) // limit) + 1)
            ]
            assert [one for page in pages for one in page.documents] == list(whole)
            assert {page.total for page in pages} == {len(whole)}


def test_equal_ones_stand_in_a_steady_order(tmp_path: Path) -> None:
    store = Ledger(tmp_path / "l.db")
    for number in range(7):
        store.store(taken("The same words of a report.", outlet=f"Wire {number}"), None)
    whole = [one.document_id for one in store.search("words").documents]
    assert [store.search("words", limit=1, page=p).documents[0].document_id for p in range(1, 8)] == whole
    newest = [one.document_id for one in store.search("words", order="newest").documents]
    assert newest == sorted(whole)


def test_passage_has_exact_offsets_of_the_words(ledger: Ledger) -> None:
    for words in ("bridge", "п'ять", "اعلنت", '"bridge is"', "clos*"):
        for one in ledger.search(words).documents:
            text = ledger.document(one.document_id).text
            assert one.passage.text == text[slice(*one.passage.span)] and one.passage.hits, words
    (one,) = ledger.search("shelled bridge").documents
    text = ledger.document(one.document_id).text
    assert [text[start:end] for start, end in one.passage.hits] == ["bridge", "shelled", "bridge"]


def test_words_of_the_title_count_and_are_marked(tmp_path: Path) -> None:
    store = Ledger(tmp_path / "l.db")
    store.store(taken("Nothing of it here.", title="Dam and bridge"), None)
    store.store(taken("A bridge, once in many other words of a text.", title="Other"), None)
    first, second = store.search("bridge").documents
    assert (first.title, first.title_hits, first.passage.hits) == ("Dam and bridge", ((8, 14),), ())
    assert second.passage.hits == ((2, 8),)
    assert store.search("dam here").total == 1, "one word in the title, one in the text"


def document(text: str, *sections: Section) -> Document:
    return Document(document_id="d", input_id="d.txt", blob="b", text=text, sections=sections)


def test_front_matter_is_no_passage() -> None:
    text = "---\ntitle: Bridge\n---\nThe bridge was shelled."
    one = document(text, Section("metadata", 0, 22), Section("body", 22, len(text)))
    (hits,) = hits_in([text], ["bridge"])
    passage = passage_around(one, hits)
    assert passage.text.strip() == "The bridge was shelled."
    assert [text[s:e] for s, e in passage.hits] == ["bridge"]


def test_title_in_front_matter_shows_nothing_of_what_stands_around_it() -> None:
    text = "---\noutlet: Wire\ntitle: Bridge\nurl: x\n---\nIt was shelled at night."
    start, end = text.index("Bridge"), text.index("It was")
    sections = Section("metadata", 0, start), Section("headline", start, start + 6), Section("metadata", start + 6, end)
    passage = passage_around(document(text, *sections, Section("body", end, len(text))), [(start, start + 6)])
    assert (passage.text, passage.hits) == ("It was shelled at night.", ())


def test_word_far_into_a_long_text_is_found_where_it_stands() -> None:
    text = "word " * 50_000 + "bridge " + "word " * 50_000
    short, (hit,), none = hits_in(["a bridge", text, "word " * 50_000], word_expressions("bridge"))
    assert short == ((2, 8),) and none == ()
    assert text[slice(*hit)] == "bridge" and hit[0] > 2 * AT_ONCE
    passage = passage_around(document(text), [hit])
    assert len(passage.text) < 400 and passage.hits == (hit,)
    assert not passage.text[0].isspace() and text[passage.span[0] - 1] == " "


@given(st.text(alphabet="aB é'’\0\x02\x03\n[]*\"ا", max_size=60), st.sampled_from(["a", "b*", "é", '"a b"', "ا"]))
def test_hits_are_within_the_text_and_in_order(text: str, words: str) -> None:
    (hits,) = hits_in([text], word_expressions(words))
    ends = [at for span in hits for at in span]
    assert ends == sorted(ends) and all(0 <= start < end <= len(text) for start, end in hits)
    passage = passage_around(document(text), hits)
    assert passage.text == text[slice(*passage.span)]
    assert set(passage.hits) <= set(hits) and (not hits or hits[0] in passage.hits)


HOSTILE = (
    "AND", "OR NOT", "NEAR(a b, 2)", "a AND", "NOT a", "(", ")", "((((", '"', '""', '"a', 'a"b"c', "*", "**", "* * *",
    "a* *", "^a", "-a", "text:a", "{title text} : a", "a\0b", "\0", "\ud800", "a\udcff", "\u202ebridge\u202c",
    "\u200fbridge",     "%", "_", "'; DROP TABLE claim; --", "\\", "a+b", "😀", "́", "ـ", "a" * LONGEST,
    " ".join("ab" * 20 for _ in range(40)),
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_answered(ledger: Ledger, words: str) -> None:
    assert ledger.search(words).total >= 0
    assert ledger.claims(Filters(words=words)).total >= 0
    for name in ("side", "actor", "stance", "mode", "place", "outlet", "language", "issue", "document"):
        assert ledger.claims(Filters(**{name: words})).total >= 0  # type: ignore[arg-type]
    assert ledger.facets(Filters(words=words)).keys()


@pytest.mark.parametrize("words", ["a" * 10_000, "'" * 10_000, " ".join(f"w{n}" for n in range(200)), "أ" * 9_999])
def test_too_many_words_are_said_to_be_too_many(ledger: Ledger, words: str) -> None:
    began = time.process_time()
    for ask in (lambda: ledger.search(words), lambda: ledger.claims(Filters(words=words))):
        with pytest.raises(QueryError, match="to search for"):
            ask()
    assert time.process_time() - began < 1


def test_alefs_do_not_multiply_without_end() -> None:
    expression = match_expression(" ".join("اا" * 20 + str(n) for n in range(MOST_WORDS)))
    assert expression is not None and expression.count("OR") == MOST_WORDS * 24


def test_right_to_left_marks_do_not_count(ledger: Ledger) -> None:
    assert found(ledger, "\u202ebridge\u202c") == found(ledger, "bridge")


def test_withdrawn_words_are_found_no_more(tmp_path: Path) -> None:
    store = small_ledger(tmp_path / "l.db")
    assert store.search("Testville").total == 2
    store.withdraw_name(["Testville"], reason="test")
    assert store.search("Testville").total == 0
