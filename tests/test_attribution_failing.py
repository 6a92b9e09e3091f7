"""A rule that fails costs its own citations in one paragraph, never the layer. Every text is invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from counterclaim.reading.attribution import Attributions
from counterclaim.reading.attribution.clauses import verb_citations
from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.layers import Layers
from counterclaim.reading.reader import Reader
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Attribution, Document, Issue, Section
from tests.test_attribution_sentences import read, words

RULES = "counterclaim.reading.attribution.rules"
TAGGER = "counterclaim.reading.attribution.tagger"
PARAGRAPHS = (
    "The governor said that two bridges were closed.",
    "“The port is open,” the mayor said.",
    "The ministry vowed to find the BREAKER.",
    "The army denied that it had shelled the market.",
    "Three people died, according to the BREAKER police.",
    "The envoy said that the talks would go on.",
)
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    read.cache_clear()
    yield
    read.cache_clear()


def breaking(rule: Any) -> Any:
    """A rule that fails in every passage that holds the word."""

    def breaks(passage: Passage, *found: Any) -> Any:
        if "BREAKER" in passage.text:
            raise IndexError("one spot")
        return rule(passage, *found)

    breaks.__name__ = rule.__name__
    return breaks


def told(attributions: tuple[Attribution, ...]) -> list[tuple[str, str]]:
    return [(words(TEXT, a.source), words(TEXT, a.content)) for a in attributions]


def paragraph(issue: Issue) -> str:
    assert issue.span is not None
    return TEXT[slice(*issue.span)].strip()


def test_rule_that_fails_at_one_spot_costs_that_paragraph_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(TEXT)
    read.cache_clear()
    monkeypatch.setattr(f"{RULES}.verb_citations", breaking(verb_citations))
    layers = read(TEXT)
    assert told(layers.attributions) == [pair for pair in told(whole.attributions) if pair[0] != "The ministry"]
    failed = [i for i in layers.issues if i.code == "attribution-rule-failed"]
    assert [paragraph(i) for i in failed] == [PARAGRAPHS[2], PARAGRAPHS[4]]
    assert all("verb_citations" in i.message and "one spot" in i.message for i in failed)


NAMES = [
    "verb_citations", "late_clauses", "trailing_citations", "with_late_speakers", "prepositional_citations",
    "with_antecedents", "with_sentences_before", "with_sources_of_asides", "quoted_before", "cited_through",
    "noun_citations", "headline_citations", "quoted_by", "continued_citations", "indirect_citations", "finished",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_rule_that_always_fails_is_said_and_leaves_the_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(passage: Passage, *_: Any) -> list[Cited]:
        raise RecursionError("too deep")

    monkeypatch.setattr(f"{RULES}.{name}", fails)
    layers = read(TEXT)
    assert "attribution-rule-failed" in {i.code for i in layers.issues}
    assert layers.attributions


def test_reading_goes_on_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{RULES}.verb_citations", breaking(verb_citations))
    section = Section("body", 0, len(TEXT))
    document = Document(document_id="d", input_id="i", blob="", text=TEXT, sections=(section,), published="2031-03-05")
    (reading,) = Reader(attribution="rules").read([document])
    assert "attribution-rule-failed" in {i.code for i in reading.issues}
    assert len([c for c in reading.claims if c.attribution]) == len(PARAGRAPHS) - 1


@pytest.mark.parametrize("by", ["both", "tagger"])
def test_where_the_tagger_fails_the_rules_are_left(monkeypatch: pytest.MonkeyPatch, by: Any) -> None:
    section = Section("body", 0, len(TEXT))
    document = Document(document_id="d", input_id="i", blob="", text=TEXT, sections=(section,), published="2031-03-05")
    (by_rules,) = Reader(attribution="rules").read([document])
    monkeypatch.setattr(f"{TAGGER}.combining.tagged", breaking_tagger)
    (reading,) = Reader(attribution=by).read([document])
    assert [c.attribution for c in reading.claims] == [c.attribution for c in by_rules.claims]
    assert "attribution-rule-failed" in {i.code for i in reading.issues}


def test_weights_that_cannot_be_loaded_are_no_fault_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{TAGGER}.model.session", breaking_tagger)
    layers = Syntax()(Layers(document=Document(document_id="d", input_id="i", blob="", text=TEXT, sections=())))
    with pytest.raises(RuntimeError):
        Attributions()(layers)


def breaking_tagger(*_: object) -> Any:
    raise RuntimeError("broken")
