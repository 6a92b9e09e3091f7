"""The attribution scorer on cases of known answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.tasks.attribution import BENCHMARKS, flattened, score_of, sentences, spans_of_labels, whole

TOKENS = ["The", "army", "said", "it", "left", "."]
GOLD = ["B-source", "I-source", "B-cue", "B-content", "I-content", "O"]


def test_labels_become_maximal_runs() -> None:
    labels = ["B-content", "B-content", "I-content", "I-source", "O", "I-content"]
    assert spans_of_labels(labels) == {("content", 0, 1), ("content", 1, 3)}


def test_annotation_is_laid_over_tokens() -> None:
    annotation = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 21]]}
    assert flattened([annotation], TOKENS) == spans_of_labels(GOLD)


def test_outer_attribution_goes_before_the_inner() -> None:
    outer = {"source": [], "cue": [], "content": [[0, 21]]}
    inner = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 21]]}
    assert flattened([inner, outer], TOKENS) == {("content", 0, 5)}


def test_f1_is_counted_a_role() -> None:
    gold = {("source", 0, 2), ("content", 3, 5)}
    predicted = {("source", 0, 2), ("content", 3, 4), ("content", 4, 5)}
    assert score_of([(gold, predicted)]) == {"source": 100.0, "cue": 0.0, "content": 0.0}


def test_half_right_is_half() -> None:
    gold = {("content", 0, 2), ("content", 3, 5)}
    assert score_of([(gold, {("content", 0, 2), ("content", 6, 7)})])["content"] == 50.0


def test_sentences_of_one_article_keep_apart(tmp_path: Path) -> None:
    folder = tmp_path / "polnear" / "sentences"
    folder.mkdir(parents=True)
    row = json.dumps({"id": "same", "tokens": TOKENS, "labels": GOLD})
    (folder / "valid.txt").write_text(f"{row}\n{row}\n", encoding="utf-8")
    benchmark = sentences("valid")
    ids = [d["id"] for d in benchmark.documents(tmp_path)]
    assert len(set(ids)) == 2
    right = [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 21]]}]
    scores = benchmark.score(tmp_path, {ids[0]: right, ids[1]: []})
    assert scores["content"] == pytest.approx(200 / 3)


def test_whole_documents_count_distinct_spans(tmp_path: Path) -> None:
    (tmp_path / "polnear").mkdir()
    said = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 21]]}
    row = {"id": "a", "text": " ".join(TOKENS), "date": None, "attributions": [said, said]}
    (tmp_path / "polnear" / "dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    benchmark = whole("dev")
    (document,) = benchmark.documents(tmp_path)
    assert benchmark.score(tmp_path, {document["id"]: [said]}) == {"source": 100.0, "cue": 100.0, "content": 100.0}


def test_every_split_is_a_benchmark_of_its_own() -> None:
    assert len({b.name for b in BENCHMARKS}) == len(BENCHMARKS)
    for split in ("polnear-sentences/valid", "polnear-sentences/test", "polnear/dev", "polnear/test"):
        by = {b.name: b.options for b in BENCHMARKS if b.name.split("+")[0] == split}
        assert by == {
            split: ("--attribution", "both"),
            f"{split}+tagger": ("--attribution", "tagger"),
            f"{split}+rules": ("--attribution", "rules"),
        }
    assert {b.main_measure for b in BENCHMARKS} == {"content"}
