"""Tagger and rules together on the sentences that the rules were written for: an invented sentence counts as right
where what is said to be speech is exactly as annotated."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.reading.attribution import Attributions
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Attribution, Document, Section, Spans
from tests.test_attribution_sentences import said

FILE = Path(__file__).parent / "data" / "attribution_sentences.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
FLOOR = 0.93


def layers(text: str) -> Layers:
    sections = (Section(kind="body", start=0, end=len(text)),)
    return Layers(document=Document(document_id="d", input_id="i", blob="", text=text, sections=sections))


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[s:e] for s, e in spans)


def shown(text: str, found: tuple[Attribution, ...]) -> list[list[str]]:
    return [[words(text, a.source), words(text, a.cue), said(text, a)] for a in found if a.speech]


def test_most_sentences_are_as_annotated() -> None:
    read = map(Attributions(), Syntax().batch(layers(case["text"]) for case in CASES))
    wrong = [
        f"{case['text']!r}: {found}"
        for case, one in zip(CASES, read, strict=True)
        if (found := shown(case["text"], one.attributions)) != case["cited"]
    ]
    right = 1 - len(wrong) / len(CASES)
    assert right >= FLOOR, "\n".join([f"{right:.1%} of {len(CASES)} right; wrong are", *wrong])


def spoken(text: str) -> list[str]:
    return [words(text, a.content) for a in cited(text) if a.speech]


def test_reported_question_and_certainty_are_speech() -> None:
    question = "A reporter wanted to know who had fired on the line of people in the square."
    assert spoken(question) == ["who had fired on the line of people in the square"]
    assert spoken("The governor was adamant that nobody had been hurt.") == ["that nobody had been hurt"]


@pytest.mark.parametrize(
    "text",
    [
        "Neither statement could be verified by the mission.",
        "We have been unable to confirm how many houses burned.",
        "The driver, who asked us to leave out his name, left the town.",
    ],
)
def test_what_is_left_open_is_no_speech(text: str) -> None:
    assert spoken(text) == []


def test_speaker_named_after_a_quotation_is_its_only_source() -> None:
    text = "“We never fired on the market.” That is how an army spokesman put it to this station."
    (only,) = cited(text)
    assert words(text, only.source) == "an army spokesman"


def cited(text: str, by: Any = "both") -> tuple[Attribution, ...]:
    return Attributions(by)(Syntax()(layers(text))).attributions


@pytest.mark.parametrize(
    "text",
    [
        "The airport was lost, the governor was quoted as saying by the daily Al-Sabil.",
        "The ministry was cited by the Interfax agency as saying that the road is open.",
        "The M23, citing sources in the area, said that the bridge had been destroyed.",
    ],
)
def test_who_passes_on_is_the_parent_of_who_said_it(text: str) -> None:
    found = cited(text)
    assert len(found) == 2
    inner = next(number for number, one in enumerate(found) if one.parent is not None)
    assert found[inner].parent == 1 - inner
    assert found[1 - inner].parent is None


@pytest.mark.parametrize("by", ["both", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "The spokesman did not say who was responsible.",
        "The ministry did not say how many soldiers were killed.",
        "Neither the army nor the rebels said who fired.",
    ],
)
def test_what_was_not_said_is_no_speech(text: str, by: Any) -> None:
    assert [one.speech for one in cited(text, by)] == [False]


@pytest.mark.parametrize("by", ["both", "rules"])
def test_what_was_said_not_to_be_is_speech(by: Any) -> None:
    (found,) = cited("The army did not say that the town had fallen, it said that the bridge had.", by)[-1:]
    assert found.speech


@pytest.mark.parametrize("by", ["both", "tagger"])
def test_a_wish_is_no_speech(by: Any) -> None:
    assert not any(one.speech for one in cited("The army wants to retake the town of Lomar.", by))


@pytest.mark.parametrize("by", ["both", "tagger", "rules"])
def test_marks_alone_say_nothing(by: Any) -> None:
    assert cited("“” «» \" „“ ''", by) == ()


def test_a_toll_that_is_put_somewhere_is_the_rules_to_find() -> None:
    text = "Varnia's defence ministry put its losses at nine."
    assert shown(text, cited(text)) == [["Varnia's defence ministry", "put", "its losses at nine"]]


@pytest.mark.parametrize("by", ["both", "tagger", "rules"])
def test_who_reads_is_in_the_digest(by: Any) -> None:
    others = {Attributions(other).digest for other in ("both", "tagger", "rules") if other != by}
    assert Attributions(by).digest not in others


def test_rules_alone_load_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.reading.attribution.tagger.model.session", pytest.fail)
    read = Attributions("rules")(Syntax()(layers("The mayor said that the bridge is open.")))
    assert shown(read.text, read.attributions) == [["The mayor", "said", "that the bridge is open"]]


def test_weights_are_small_and_are_those_of_their_list() -> None:
    folder = Path(__file__).parent.parent / "src/counterclaim/reading/attribution/tagger/weights"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 30_000_000
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
