"""The scorer of our own places on hand-made dispatches whose right answers are known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from benchmarks.tasks.places_own import Entry, Mention, documents, entries, found, score, span_of

TEXT = "GOMA, Oct 3 (Post) — Rwandan troops left Goma airport, in North Kivu near the frontier, the mayor of Goma said."


def mention(text: str, precision: str, point: tuple[float, float] | None = None, **more: Any) -> Mention:
    latitude, longitude = point or (None, None)
    return Mention(text=text, name=text, precision=precision, latitude=latitude, longitude=longitude,
                   **{"role": "literal"} | more)  # fmt: skip


GOMA = (-1.68, 29.23)
GOLD = {
    "0": Entry(
        published=date(2024, 10, 3),
        conflict="congo",
        text=TEXT,
        ignore=("frontier",),
        none=("Post",),
        places=(
            mention("GOMA", "settlement", GOMA),
            mention("Rwandan", "country", role="modifier"),
            mention("Goma airport", "point", GOMA, also=("area",)),
            mention("North Kivu", "region", (-0.7, 28.9), within=200),
            mention("Goma", "settlement", GOMA, nth=2, role="embedded", also_role=("literal",)),
        ),
    )
}


def row(words: str, precision: str, point: tuple[float, float] | None, role: str = "literal", nth: int = 1) -> Any:
    start, end = span_of(TEXT, words, nth)
    latitude, longitude = point or (None, None)
    return {"start": start, "end": end, "role": role, "latitude": latitude, "longitude": longitude,
            "precision": precision}  # fmt: skip


ALL = [
    row("GOMA", "settlement", GOMA),
    row("Rwandan", "country", (-2.0, 30.0), "modifier"),
    row("Goma airport", "point", GOMA),
    row("North Kivu", "region", (-0.5, 29.0)),
    row("Goma", "settlement", GOMA, "embedded", nth=2),
]
PERFECT = {"right": 100.0, "found": 100.0, "role": 100.0, "within 25 km": 100.0, "precision": 100.0, "invented": 0.0}


def but(at: int, **changes: Any) -> dict[str, Any]:
    """All right, but for one answer."""
    return {"0": [one | changes if number == at else one for number, one in enumerate(ALL)]}


def test_the_row_is_an_input_line_of_annotate_without_a_theatre() -> None:
    assert documents(GOLD) == [{"id": "0", "text": TEXT, "published": "2024-10-03"}]


def test_all_right_is_100() -> None:
    assert score(GOLD, {"0": ALL}) == PERFECT


def test_nothing_found_is_0() -> None:
    assert score(GOLD, {}) == dict.fromkeys(PERFECT, 0.0)


def test_a_point_30_km_away_is_not_near_but_a_region_has_its_own_margin() -> None:
    far = score(GOLD, but(0, latitude=GOMA[0] + 0.27))
    assert (far["right"], far["within 25 km"], far["precision"]) == (75.0, 75.0, 100.0)
    assert score(GOLD, but(0, latitude=GOMA[0] + 0.2)) == PERFECT
    assert score(GOLD, but(3, latitude=-2.2)) == PERFECT
    assert score(GOLD, but(3, latitude=-2.6))["right"] == 75.0


def test_the_right_point_of_another_precision_is_not_right() -> None:
    got = score(GOLD, but(2, precision="settlement"))
    assert (got["right"], got["within 25 km"], got["precision"]) == (75.0, 100.0, 75.0)
    assert score(GOLD, but(2, precision="area")) == PERFECT


def test_what_is_unresolved_is_found_and_not_right() -> None:
    got = score(GOLD, but(0, latitude=None, longitude=None, precision=None))
    assert got == {**PERFECT, "right": 75.0}


def test_a_country_counts_for_found_and_role_only() -> None:
    assert score(GOLD, but(1, latitude=50.0, precision="region")) == PERFECT
    assert score(GOLD, but(1, role="metonym")) == {**PERFECT, "role": 80.0}
    assert score(GOLD, {"0": [one for one in ALL if one["role"] != "modifier"]}) == {**PERFECT, "found": 80.0}


def test_a_second_role_of_the_gold_is_right_too() -> None:
    assert score(GOLD, but(4, role="literal")) == PERFECT
    assert score(GOLD, but(4, role="metonym"))["role"] == 80.0


def test_only_literal_predictions_on_no_gold_and_nothing_to_leave_out_are_invented() -> None:
    post, frontier = row("Post", "settlement", GOMA), row("frontier", "area", GOMA)
    assert score(GOLD, {"0": [*ALL, post]})["invented"] == 25.0
    assert score(GOLD, {"0": [*ALL, frontier, post | {"role": "embedded"}]})["invented"] == 0.0


def test_a_prediction_answers_one_mention_and_the_nearest_ends_come_first() -> None:
    inside, whole = row("Goma", "settlement", GOMA), row("Goma airport", "point", GOMA)
    spans = [span_of(TEXT, "Goma airport"), span_of(TEXT, "North Kivu")]
    assert found(spans, [inside, whole]) == [whole, None]
    assert found(spans, [inside | {"end": spans[1][1]}]).count(None) == 1


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        span_of(TEXT, "Goma", 3)


def test_the_gold_stands_in_order_without_overlap_and_its_names_of_no_place_are_apart() -> None:
    for one in [*entries(0).values(), *entries(1).values()]:
        spans = [span_of(one.text, gold.text, gold.nth) for gold in one.places]
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), one.text
        for words in (*one.none, *one.ignore):
            start, end = span_of(one.text, words)
            assert not any(start < b and a < end for a, b in spans), words


def test_both_halves_hold_all_six_conflicts_and_all_precisions() -> None:
    for parity in (0, 1):
        half = entries(parity).values()
        placed = Counter(one.conflict for one in half for gold in one.places if gold.latitude is not None)
        assert len(placed) == 6
        assert min(placed.values()) >= 27
        assert {gold.precision for one in half for gold in one.places} == {
            "point", "settlement", "district", "region", "area", "country",
        }  # fmt: skip
