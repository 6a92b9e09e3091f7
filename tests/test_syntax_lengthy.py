"""Long texts are parsed as they are parsed whole, and endless sentences in pieces. All texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax, lengthy
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.syntax import pipeline
from counterclaim.records import Document, Section

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
PARAGRAPH = (
    "Shelling killed at least 8 people in Kharkiv on Tuesday, the governor said. “We will go on,” the mayor told "
    "reporters in Izium, where Maria Bondar lost a son. The ministry denied that it had fired, and called for peace.\n"
)
FIELDS = ("text", "idx", "tag_", "dep_", "lemma_", "ent_type_", "ent_iob_", "is_sent_start", "whitespace_")


def layers(text: str) -> Layers:
    section = Section("body", 0, len(text))
    return Layers(Document(document_id="d", input_id="d", blob="b", text=text, sections=(section,), language="en"))


@pytest.mark.parametrize("joint", ["\n", " "])
def test_a_text_parsed_in_pieces_is_the_text_parsed_whole(joint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PARAGRAPH.replace("\n", joint) * 6
    whole = pipeline()(text)
    monkeypatch.setattr(lengthy, "WHOLE", 500)
    pieces = lengthy.parsed(text, pipeline())
    assert pieces.cut == ()
    assert pieces.doc.text == text
    assert [[getattr(t, f) for f in FIELDS] for t in pieces.doc] == [[getattr(t, f) for f in FIELDS] for t in whole]
    assert [t.head.i for t in pieces.doc] == [t.head.i for t in whole]


@pytest.mark.parametrize("whole", [30_000, 300])
def test_an_endless_sentence_is_cut_and_said_to_be(whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengthy, "LONGEST", 60)
    monkeypatch.setattr(lengthy, "WHOLE", whole)
    text = "It fell. " + "the army shelled Sumy and people fled, and " * 30 + "it fell."
    found = Syntax()(layers(text))
    assert found.doc.text == text
    assert max(len(sent) for sent in found.doc.sents) <= 60
    issues = [i for i in found.issues if i.code == "sentence-too-long"]
    assert issues and all(i.span is not None and i.span[0] >= len("It fell. ") - 1 for i in issues)


def test_an_ordinary_sentence_is_not_cut() -> None:
    assert Syntax()(layers(PARAGRAPH)).issues == ()


def test_a_batch_keeps_its_order_around_long_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.reading.syntax.syntax.WHOLE", 300)
    texts = [PARAGRAPH, PARAGRAPH * 3, "It fell.", PARAGRAPH * 2]
    assert [found.text for found in Syntax().batch(map(layers, texts))] == texts
    assert all(found.doc.text == folded(found.text) for found in Syntax().batch(map(layers, texts)))


def test_white_space_longer_than_a_piece_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengthy, "WHOLE", 100)
    for text in ("It fell." + " " * 2000 + "It rose.", " " * 2000, "\n" * 1500 + "It fell."):
        assert lengthy.parsed(text, pipeline()).doc.text == text
