"""Names of private persons are found, those of officials are left. Texts and all persons in them are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from counterclaim.reading.chain import english_chain
from counterclaim.reading.layers import Layers
from counterclaim.reading.private import Private
from counterclaim.reading.private.words import runs
from counterclaim.reading.reader import Reader, _through_all
from counterclaim.records import Document, Section, Span
from counterclaim.records.span import overlap

FILE = Path(__file__).parent / "data" / "private_names.yaml"
RECALL = 0.98
"""Of private names; below it the component may not fall."""
FALSE = 0.03
"""Names masked in sentences without a private person, for each name that stands in them."""


class Sentence(NamedTuple):
    text: str
    private: tuple[str, ...]
    public: tuple[str, ...]


def document(text: str, language: str | None = "en") -> Document:
    return Document(
        document_id=text, input_id="x", blob="", text=text, sections=(Section("body", 0, len(text)),),
        published="2031-03-04", language=language,
    )  # fmt: skip


def found_in(*texts: str) -> list[list[str]]:
    layers = _through_all([Layers(document(text)) for text in texts], english_chain())
    assert [issue.message for one in layers for issue in one.issues if issue.code == "component-failed"] == []
    return [[one.text[start:end] for start, end in one.private] for one in layers]


@cache
def searched() -> list[tuple[Sentence, tuple[Span, ...]]]:
    sets = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    sentences = [
        Sentence(row["text"], tuple(row.get("private", ())), tuple(row.get("public", ())))
        for rows in sets.values() for kind in ("private", "public") for row in rows[kind]
    ]  # fmt: skip
    layers = _through_all([Layers(document(sentence.text)) for sentence in sentences], english_chain())
    return [(sentence, one.private) for sentence, one in zip(sentences, layers, strict=True)]


def test_sentences_have_the_names_that_they_say() -> None:
    assert len(searched()) >= 80
    assert all(name in sentence.text for sentence, _ in searched() for name in (*sentence.private, *sentence.public))


def test_private_names_are_found() -> None:
    missed, all_names = [], 0
    for sentence, spans in searched():
        for name in sentence.private:
            all_names += 1
            start = sentence.text.index(name)
            if sum(overlap((start, start + len(name)), span) for span in spans) < len(name.replace(" ", "")) - 1:
                missed.append(f"{name}: {sentence.text}")
    assert len(missed) <= (1 - RECALL) * all_names, missed


def test_officials_places_and_things_are_left() -> None:
    officials = [(sentence, spans) for sentence, spans in searched() if not sentence.private]
    masked = [sentence.text[slice(*span)] for sentence, spans in officials for span in spans]
    assert len(masked) <= FALSE * sum(len(sentence.public) for sentence, _ in officials), masked


def test_name_is_found_again_where_nothing_tells() -> None:
    text = (
        "Oksana Zhwrenko, 41, lost her house. The shells came at night. Nothing of it reached Zhwrenko in the cellar."
    )
    assert found_in(text) == [["Oksana Zhwrenko", "Zhwrenko"]]


def test_official_called_by_family_name_alone_is_still_one() -> None:
    text = "Governor Petro Lysohorsky visited the town. Lysohorsky, 52, said that eight people were killed there."
    assert found_in(text) == [[]]


def test_official_of_a_hospital_or_school_is_a_private_person() -> None:
    one, two = found_in(
        "The hospital's director, Samar Qutaynah, said 30 wounded had come.",
        "School head Bello Kusfari said that twelve pupils were missing.",
    )
    assert one == ["Samar Qutaynah"]
    assert two == ["Bello Kusfari"]


def test_neighbour_of_an_official_is_a_private_person() -> None:
    assert found_in("The mayor's neighbour Audu Kwairanga was shot on Friday.") == [["Audu Kwairanga"]]


def test_person_whom_a_theatre_knows_is_left() -> None:
    (found,) = found_in("António Guterres, 73, said that the siege must end.")
    assert found == []


def test_who_reads_without_the_component_has_not_looked() -> None:
    text = "Oksana Zhwrenko, 41, said that shelling killed two people."
    (looked,) = Reader().read([document(text)])
    assert looked.private == ((0, 15),)
    (without,) = Reader(components=[c for c in english_chain() if c.NAME != "private"]).read([document(text)])
    assert without.private is None
    (other,) = Reader().read([document(text, language="de")])
    assert other.private is None, "a language that is not read is not searched"


@pytest.mark.parametrize(("text", "found"), [
    ("saw Ivan P. there", ["Ivan P."]),
    ("Mahmoud al-Barghashi and al-Barghashi", ["Mahmoud al-Barghashi", "al-Barghashi"]),
    ("Anna's house, Petro’s", ["Anna", "Petro"]),
    ("Willem van der Oosterbeek of it", ["Willem van der Oosterbeek"]),
    ("Ana Bel. Carla", ["Ana Bel", "Carla"]),
    ("Анна Жвренко сказала", ["Анна Жвренко"]),
    ("nobody here", []),
    ("", []),
])  # fmt: skip
def test_runs_of_capitalised_words(text: str, found: list[str]) -> None:
    assert [text[slice(*run.span)] for run in runs(text)] == found


def test_data_has_a_digest() -> None:
    assert len(Private().digest) == 16
