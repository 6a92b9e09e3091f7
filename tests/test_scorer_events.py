"""The CASE 2021 scorer on hand-made corpora whose right answers are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.tasks.events import BENCHMARKS, documents, label_of, reached, score, weighted_f1


def corpus(root: Path, *rows: tuple[int, str]) -> Path:
    """Snippets given as (id, label)."""
    (root / "case2021").mkdir()
    lines = ["id\tEventSnippet\tSubType", *(f'{i}\tSnippet "{i}"\t{label}' for i, label in rows)]
    (root / "case2021" / "snippets-dev.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def event(type_: str, mode: str, status: str = "occurred", **more: Any) -> dict[str, Any]:
    return {"trigger": [0, 1], "type": type_, "mode": mode, "status": status, "background": False, **more}


def test_the_label_is_that_of_the_first_event_that_happened_outside_background() -> None:
    rows = [
        event("assault", "airstrike", "denied"),
        event("assault", "airstrike", background=True),
        event("coerce", "arrest", "ongoing"),
        event("assault", "clash"),
    ]
    assert label_of(rows) == "ARREST"
    assert label_of([]) is None
    assert label_of([event("service", "power-cut"), event("coerce", "arrest")]) is None


@pytest.mark.parametrize(
    ("kinds", "label"),
    [
        (["military"], "GOV_REGAINS_TERIT"),
        (["armed-group"], "NON_STATE_ACTOR_OVERTAKES_TER"),
        (["military", "armed-group"], "NON_STATE_ACTOR_OVERTAKES_TER"),
        ([], "NON_STATE_ACTOR_OVERTAKES_TER"),
    ],
)
def test_captured_ground_is_labelled_by_who_took_it(kinds: list[str], label: str) -> None:
    assert label_of([event("control", "territory-taken", agents=[{"kind": k} for k in kinds])]) == label


def test_f1_is_weighted_by_support_and_counts_false_labels_of_unreached_snippets() -> None:
    labels = frozenset({"A", "B"})
    pairs = [("A", "A"), ("A", None), ("A", "B"), ("B", "B"), ("X", "B")]
    a, b = 2 * 1 / (3 + 1), 2 * 1 / (1 + 3)
    assert weighted_f1(pairs, labels)["weighted_f1"] == pytest.approx(100 * (3 * a + b) / 4)
    assert weighted_f1(pairs, labels)["accuracy_reached"] == pytest.approx(50.0)


def test_even_ids_are_dev_and_odd_ids_test(tmp_path: Path) -> None:
    root = corpus(tmp_path, (1, "ARREST"), (2, "AIR_STRIKE"), (4, "ORG_CRIME"))
    dev, test = BENCHMARKS
    assert [row["id"] for row in dev.documents(root)] == ["2", "4"]
    assert [row["id"] for row in test.documents(root)] == ["1"]
    assert [row["id"] for row in documents(root, parity=None)] == ["1", "2", "4"]
    right = {"1": [event("coerce", "arrest")], "2": [event("assault", "airstrike")]}
    assert dev.score(root, right)["weighted_f1"] == 100.0
    assert test.score(root, right)["weighted_f1"] == 100.0
    assert score(root, {}, parity=0)["weighted_f1"] == 0.0


def test_what_no_event_of_the_ontology_is_stays_unreached() -> None:
    assert not reached() & {"MAN_MADE_DISASTER", "NATURAL_DISASTER", "ORG_CRIME", "ATTRIB"}
    assert {"ARMED_CLASH", "AIR_STRIKE", "GOV_REGAINS_TERIT"} <= reached()
