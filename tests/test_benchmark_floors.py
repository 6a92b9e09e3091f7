"""A score may not fall below its floor, and no floor falls by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks import floors, table
from benchmarks.benchmark import Benchmark


def test_score_below_its_floor_is_named() -> None:
    assert floors.shortfalls({"a": {"f1": 49.9}}, {"a": {"f1": 50.0}}) == ["a: f1 is 49.90, below its floor of 50.0"]
    assert floors.shortfalls({"a": {"f1": 50.0}}, {"a": {"f1": 50.0}}) == []


def test_benchmark_without_a_floor_and_floor_without_a_score_are_named() -> None:
    assert floors.shortfalls({"a": {"f1": 50.0}}, {}) == ["a has no floor"]
    assert floors.shortfalls({}, {"a": {"f1": 50.0}}) == ["a has a floor and was not scored"]


def test_measure_that_was_not_scored_is_a_shortfall() -> None:
    assert floors.shortfalls({"a": {"recall": 90.0}}, {"a": {"f1": 50.0}}) != []


def test_raising_never_lowers() -> None:
    held = {"a": {"f1": 50.0}, "b": {"f1": 10.0}}
    lifted = floors.raised(held, {"a": {"f1": 49.0}, "b": {"f1": 12.36}}, {"a": "f1", "b": "f1"})
    assert lifted == {"a": {"f1": 50.0}, "b": {"f1": 12.3}}


def test_lowering_takes_a_name() -> None:
    assert floors.lowered({"a": {"f1": 50.0}}, {"a": {"f1": 49.0}}, ["a"]) == {"a": {"f1": 49.0}}
    with pytest.raises(KeyError):
        floors.lowered({"a": {"f1": 50.0}}, {"a": {"f1": 49.0}}, ["b"])


def test_floors_survive_the_file(tmp_path: Path) -> None:
    held = {"polnear/test": {"content f1": 31.4}, "a/b": {"x": 1.0}}
    floors.write(held, tmp_path / "floors.toml")
    assert floors.read(tmp_path / "floors.toml") == held


def test_table_keeps_what_stands_around_it(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", encoding="utf-8")
    benchmark = Benchmark(
        name="x/test", task="time", path="x", documents=lambda _: [], score=lambda _, __: {}, main_measure="f1"
    )
    absent = Benchmark(
        name="y/test", task="time", path="y", documents=lambda _: [], score=lambda _, __: {}, main_measure="f1"
    )
    scored = {"x/test": {"recall": 3.0, "f1": 2.04}}
    table.write(table.lines([benchmark, absent], scored, versions="a 1", day=date(2026, 1, 2)), file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| time | x/test | f1 | **2.0** | recall 3.0 |" in text
    assert "| time | y/test | f1 | skipped: data absent |" in text
