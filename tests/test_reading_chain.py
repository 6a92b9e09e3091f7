"""The chain of components is checked by name before it runs, and a failing document costs only itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from counterclaim.errors import ChainError, TheatreFileError, UnknownTaskError
from counterclaim.reading.chain import english_chain
from counterclaim.reading.component import Component, chain_for, check_chain
from counterclaim.reading.layers import Layers
from counterclaim.reading.reader import Reader
from counterclaim.records import Annotations, Document, Issue, Section, TimeExpression


class Stage:
    """A component that sets `times` or fails on request."""

    VERSION = "1"
    digest = ""

    def __init__(self, name: str, needs: Sequence[str], sets: Sequence[str]) -> None:
        self.NAME, self.NEEDS, self.SETS = name, tuple(needs), tuple(sets)

    def __call__(self, layers: Layers) -> Layers:
        if "fail" in layers.text:
            raise ValueError("cannot")
        return replace(layers, times=(TimeExpression(start=0, end=1, type="DATE", value=layers.text),))


def document(text: str, language: str | None = None) -> Document:
    section = Section("body", 0, len(text))
    return Document(document_id=text, input_id=text, blob="", text=text, sections=(section,), language=language)


def test_missing_need_is_named() -> None:
    with pytest.raises(ChainError, match="'b' needs toponyms"):
        check_chain([Stage("a", ["document"], ["times"]), Stage("b", ["toponyms"], ["events"])])


def test_unknown_layer_is_named() -> None:
    with pytest.raises(ChainError, match="'a' names layers that do not exist: colours"):
        check_chain([Stage("a", ["document"], ["colours"])])


def test_layer_set_twice_is_refused() -> None:
    with pytest.raises(ChainError, match="'b' sets times, which is set already"):
        check_chain([Stage("a", ["document"], ["times"]), Stage("b", ["document"], ["times"])])


def test_chain_for_a_layer_leaves_out_what_it_does_not_need() -> None:
    chain: list[Component] = [
        Stage("a", ["document"], ["syntax"]),
        Stage("b", ["syntax"], ["times"]),
        Stage("c", ["syntax"], ["toponyms"]),
        Stage("d", ["toponyms"], ["events"]),
    ]
    assert [c.NAME for c in chain_for(["events"], chain)] == ["a", "c", "d"]


def test_english_chain_is_whole() -> None:
    check_chain(english_chain())


def test_failing_document_gives_an_issue_and_the_others_are_read() -> None:
    reader = Reader(components=[Stage("times", ["document"], ["times"])])
    readings = list(reader.read([document("one"), document("fail"), document("two")]))
    assert [r.document_id for r in readings] == ["one", "fail", "two"]
    assert [[i.code for i in r.issues] for r in readings] == [[], ["component-failed"], []]


def test_annotate_gives_the_issue_in_the_place_of_the_rows() -> None:
    reader = Reader(components=[Stage("times", ["document"], ["times"])])
    good, bad = reader.annotate("time", [document("one"), document("fail")])
    assert isinstance(good, Annotations)
    assert good.rows[0]["value"] == "one"
    assert isinstance(bad, Issue)


def test_language_that_is_not_read_is_said() -> None:
    reader = Reader(components=[Stage("times", ["document"], ["times"])])
    (reading,) = reader.read([document("eins", language="de")])
    assert [i.code for i in reading.issues] == ["language-not-read"]
    assert reading.claims == ()


def test_unknown_task_names_the_valid_ones() -> None:
    with pytest.raises(UnknownTaskError) as caught:
        Reader(components=[Stage("times", ["document"], ["times"])]).annotate("colour", [])
    assert "attribution" in (caught.value.hint or "")


def test_theatre_that_is_asked_for_makes_another_reading() -> None:
    reader = Reader(components=[Stage("times", ["document"], ["times"])])
    one = document("one")
    asked = msgspec.structs.replace(one, theatre="sudan-2023")
    first, second = reader.read([one, asked])
    assert first.document_id == second.document_id
    assert first.reading_id != second.reading_id


def test_a_mistake_in_a_theatre_file_ends_the_run() -> None:
    class Choosing(Stage):
        def __call__(self, layers: Layers) -> Layers:
            raise TheatreFileError("war/theatre.yaml", "$.began", "is not a day of the calendar")

    reader = Reader(components=[Choosing("theatre", ["document"], ["times"])])
    with pytest.raises(TheatreFileError, match=r"\$\.began"):
        list(reader.read([document("one")]))
