"""The scorer of places, on cases of known answers."""

from pathlib import Path

import pytest

from benchmarks.tasks.places import BENCHMARKS, Article, Counts, Gold, counted, gwn, measures, nearest, tr_news

PARIS = (48.85, 2.35)
LYON = (45.76, 4.84)
VERSAILLES = (48.80, 2.13)


def row(start: int, end: int, point: tuple[float, float] | None) -> dict[str, object]:
    latitude, longitude = point if point else (None, None)
    return {"start": start, "end": end, "latitude": latitude, "longitude": longitude}


def test_overlap_within_161_km_is_right_and_further_away_is_only_recognised() -> None:
    articles = [Article("a", "Paris and Paris", (Gold(0, 5, *PARIS), Gold(10, 15, *PARIS)))]
    counts = counted(articles, {"a": [row(0, 3, VERSAILLES), row(9, 15, LYON)]})
    assert counts == Counts(predicted=2, gold=2, recognised=2, right=1)
    assert measures(counts)["F1@161km"] == 50.0
    assert measures(counts)["accuracy@161km"] == 50.0


def test_predictions_without_a_point_do_not_count() -> None:
    articles = [Article("a", "Paris", (Gold(0, 5, *PARIS),))]
    assert counted(articles, {"a": [row(0, 5, None)]}) == Counts(predicted=0, gold=1)


def test_one_prediction_answers_one_gold_toponym() -> None:
    articles = [Article("a", "Paris Lyon", (Gold(0, 5, *PARIS), Gold(6, 10, *LYON)))]
    counts = counted(articles, {"a": [row(0, 10, LYON)]})
    assert (counts.recognised, counts.right) == (1, 1)


def test_a_prediction_that_touches_nothing_costs_precision() -> None:
    articles = [Article("a", "In Paris", (Gold(3, 8, *PARIS),)), Article("b", "Nowhere", ())]
    counts = counted(articles, {"a": [row(3, 8, PARIS)], "b": [row(0, 7, PARIS)]})
    assert measures(counts)["precision@161km"] == 50.0
    assert measures(counts)["F1@161km"] == pytest.approx(200 / 3)


def test_a_wrong_offset_means_the_nearest_occurrence() -> None:
    assert nearest("Rome, Oslo, Rome", "Rome", 0) == 0
    assert nearest("Rome, Oslo, Rome", "Rome", 10) == 12
    assert nearest("Oslo", "Rome", 0) is None


def test_both_formats_are_read(tmp_path: Path) -> None:
    (tmp_path / "t.xml").write_text(
        "<articles><article><text>In Kiev today</text><toponyms><toponym><phrase>Kiev</phrase><start>9</start>"
        "<gaztag><lat>50.4</lat><lon>30.5</lon></gaztag></toponym><toponym><phrase>today</phrase><start>8</start>"
        "</toponym></toponyms></article></articles>"
    )
    (tmp_path / "g.xml").write_text(
        "<articles><article><text>In Kiev today</text><toponyms><toponym><extractedName>Kiev</extractedName>"
        "<start>3</start><latitude>50.4</latitude><longitude>30.5</longitude></toponym></toponyms></article></articles>"
    )
    assert tr_news(tmp_path / "t.xml")[0].gold == gwn(tmp_path / "g.xml")[0].gold == (Gold(3, 7, 50.4, 30.5),)


def test_dev_and_test_do_not_share_an_article(tmp_path: Path) -> None:
    body = "".join(f"<article><text>{n}</text></article>" for n in range(5))
    (tmp_path / "geoparse").mkdir()
    (tmp_path / "geoparse" / "GWN.xml").write_text(f"<articles>{body}</articles>")
    by_name = {b.name: {d["id"] for d in b.documents(tmp_path)} for b in BENCHMARKS if b.name.startswith("gwn")}
    assert not by_name["gwn/even"] & by_name["gwn/odd"]
    assert by_name["gwn/even"] | by_name["gwn/odd"] == by_name["gwn/all"]
