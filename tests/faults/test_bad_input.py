"""A megabyte in one paragraph is read whole, with and without a full stop in it. All texts are invented."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from benchmarks.length import SENTENCES
from counterclaim.reading.reader import Reader
from counterclaim.records import Annotations, Document, Section

pytestmark = pytest.mark.faults
SIZE = 1_000_000


def annotated(text: str) -> Annotations:
    section = Section("body", 0, len(text))
    document = Document(document_id="d", input_id="i", blob="", text=text, sections=(section,), language="en")
    (found,) = Reader().annotate("attribution", [document])
    assert isinstance(found, Annotations)
    return found


def paragraph(sentences: tuple[str, ...]) -> str:
    length = sum(len(sentence) + 1 for sentence in sentences)
    return " ".join(islice(cycle(sentences), len(sentences) * SIZE // length))


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_megabyte_of_sentences_in_one_paragraph() -> None:
    text = paragraph(SENTENCES)
    found = annotated(text)
    assert len(found.rows) > 0.8 * text.count(" said") + text.count("according to")
    assert found.rows[-1]["content"][-1][1] > len(text) - 500


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_megabyte_without_a_full_stop() -> None:
    text = paragraph(tuple(s.replace(".", " and").replace(",", "") for s in SENTENCES))
    found = annotated(text)
    assert "sentence-too-long" in {issue.code for issue in found.issues}
    assert len(found.rows) > 0.5 * text.count(" said")
