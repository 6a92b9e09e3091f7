"""The scorer of figures on hand-made texts whose right answers are known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from benchmarks.tasks.figures import Entry, GoldFigure, counts_of, entries, found, span_of

TEXT = "At least 8 people, two of them children, were killed since May; 300 shells a day fell on 40 houses."
KILLED = GoldFigure(text="At least 8 people", measure="deaths", comparator="at-least", value=8, counted="person")
CHILDREN = GoldFigure(text="two of them", measure="deaths", comparator="exactly", value=2, part_of=1)
SHELLS = GoldFigure(text="300 shells", measure="shell-fired", comparator="about", also="exactly", value=300, per="day")
GOLD = Entry(text=TEXT, figures=(KILLED, CHILDREN, SHELLS))


def row(id_: str, words: str, value: float, measure: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    plain = {"comparator": "exactly", "low": None, "high": None, "kind": None, "subset_of": None, "per": None}
    spanned = {"start": start, "end": start + len(words), "counted": None}
    return {"id": id_, "value": value, "measure": measure, **plain, **spanned, **fields}


def counted(*rows: dict[str, Any], entry: Entry = GOLD) -> Counter[str]:
    return Counter(counts_of(entry, rows))


def test_right_ones_count_for_everything() -> None:
    got = counted(
        row("f1", "At least 8 people", 8, "deaths", comparator="at-least", counted="person"),
        row("f2", "two", 2, "deaths", subset_of="f1"),
        row("f3", "300 shells", 300, "shell-fired", per="day"),
    )
    assert got["gold"] == got["found"] == got["measure"] == got["right"] == got["comparator"] == got["placed"] == 3
    assert got["per"] == got["rated"] == got["counted"] == got["named"] == 1
    assert got["invented"] == 0


def test_a_figure_missed_or_of_another_value_is_not_found() -> None:
    got = counted(row("f1", "At least 8 people", 9, "deaths", comparator="at-least"))
    assert (got["gold"], got["found"], got["measure"], got["predicted"]) == (3, 0, 0, 1)


def test_another_measure_comparator_or_whole_is_counted_apart() -> None:
    got = counted(
        row("f1", "At least 8 people", 8, "injured"),
        row("f2", "two", 2, "deaths"),
        row("f3", "300 shells", 300, "shell-fired", kind="new"),
    )
    assert (got["found"], got["measure"], got["comparator"], got["placed"]) == (3, 2, 2, 1)


def test_a_figure_where_the_gold_has_none_is_invented() -> None:
    assert counted(row("f1", "40 houses", 40, "house-struck"))["invented"] == 1


def test_an_optional_figure_counts_neither_way() -> None:
    entry = Entry(text=TEXT, figures=(GoldFigure(**{**fields(KILLED), "optional": True}),))
    assert counted(entry=entry)["gold"] == 0
    got = counted(row("f1", "At least 8 people", 8, "deaths"), entry=entry)
    assert (got["gold"], got["invented"]) == (0, 0)


def test_of_two_that_overlap_the_one_of_the_right_value_answers() -> None:
    wrong, right = row("f1", "At least 8 people", 7, "deaths"), row("f2", "8 people", 8, "deaths")
    entry = Entry(text=TEXT, figures=(KILLED,))
    assert found(entry, [wrong, right]) == [right]


def test_a_window_must_have_both_days() -> None:
    dated = GoldFigure(**{**fields(KILLED), "window": (date(2024, 5, 1), date(2024, 5, 7))})
    entry = Entry(text=TEXT, figures=(dated,))
    inside = row("f1", "8 people", 8, "deaths", window=["2024-05-01", "2024-05-07"])
    assert counted(inside, entry=entry)["window"] == 1
    assert counted({**inside, "window": ["2024-05-02", "2024-05-07"]}, entry=entry)["window"] == 0


def fields(gold: GoldFigure) -> dict[str, Any]:
    return {name: getattr(gold, name) for name in GoldFigure.__struct_fields__}


def test_the_gold_itself_fits_its_texts() -> None:
    for split in ("even", "odd"):
        for _, entry in entries(split):
            for number, gold in enumerate(entry.figures, 1):
                span_of(entry.text, gold)
                assert gold.part_of is None or (gold.part_of != number and gold.part_of <= len(entry.figures))
                assert (gold.low is not None or gold.value is not None) or gold.comparator == "unknown"
