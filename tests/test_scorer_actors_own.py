"""The scorer of our own actors on a hand-made dispatch whose right answers are known."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from benchmarks.tasks.actors_own import Entry, GoldActor, entries, gold, head_of, score, span_of

TEXT = "The Sudanese foreign ministry accused the militia. Both sides and medics in Nyala said nothing."
NAMES = {"Rapid Support Forces": ("RSF",)}


def actor(text: str, name: str, side: str | None, kind: str, resolution: str = "description", **more: Any) -> GoldActor:
    return GoldActor(text=text, name=name, side=side, kind=kind, resolution=resolution, **more)


ENTRY = Entry(
    text=TEXT,
    published=date(2024, 6, 14),
    theatre="sudan-2023",
    conflict="sudan",
    actors=(
        actor("The Sudanese foreign ministry", "Ministry of Foreign Affairs of Sudan", "saf", "government", "office"),
        actor("the militia", "Rapid Support Forces", "rsf", "armed-group", also_kind=("military",)),
        actor("Both sides", "Both sides", None, "unknown", also_name=("RSF", "SAF"), also_side=("saf", "rsf")),
        actor("medics in Nyala", "medics in Nyala", None, "medical"),
    ),
)


def answer(text: str, name: str, side: str | None, kind: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "name": name, "side": side, "kind": kind}


MINISTRY = answer("Sudanese foreign ministry", "Foreign Ministry of the Republic of Sudan", "saf", "government")
MILITIA = answer("militia", "RSF", "rsf", "military")
BOTH = [answer("Both sides", "RSF", "rsf", "unknown"), answer("Both sides", "SAF", "saf", "unknown")]
MEDICS = answer("medics", "medics", None, "medical")
ALL = [MINISTRY, MILITIA, *BOTH, MEDICS]


def scored(*rows: dict[str, Any]) -> dict[str, float]:
    return score([("0", ENTRY)], {"0": rows}, NAMES)


def test_all_right_is_100() -> None:
    assert scored(*ALL) == {"actor": 100.0, "side": 100.0, "wrong side": 0.0, "kind": 100.0, "found": 100.0}


def test_nothing_found_is_0() -> None:
    assert scored() == {"actor": 0.0, "side": 0.0, "wrong side": 0.0, "kind": 0.0, "found": 0.0}


def test_a_side_is_measured_of_what_is_found_and_an_actor_of_all() -> None:
    assert scored(MILITIA) == {"actor": 25.0, "side": 100.0, "wrong side": 0.0, "kind": 100.0, "found": 25.0}


def test_an_unknown_side_is_not_right_and_not_wrong() -> None:
    got = scored({**MILITIA, "side": None}, MEDICS)
    assert (got["side"], got["wrong side"]) == (50.0, 0.0)


def test_another_side_is_wrong_also_where_the_gold_knows_none() -> None:
    got = scored({**MILITIA, "side": "saf"}, {**MEDICS, "side": "rsf"}, MINISTRY, *BOTH)
    assert (got["side"], got["wrong side"]) == (50.0, 50.0)


def test_a_known_actor_by_the_words_of_its_mention_only_is_not_right() -> None:
    assert scored({**MILITIA, "name": "militia"}, MEDICS)["actor"] == 25.0


@pytest.mark.parametrize(("name", "is_right"), [("medics in Nyala", 1), ("Nyala", 0), ("RSF medics", 0), ("MSF", 0)])
def test_who_is_unnamed_keeps_the_head_and_gets_no_name(name: str, is_right: int) -> None:
    assert scored({**MEDICS, "name": name})["actor"] == 25.0 * is_right


def test_of_several_answers_at_one_span_all_must_be_right() -> None:
    got = scored(BOTH[0], {**BOTH[1], "name": "United Nations", "side": "third-party"})
    assert (got["actor"], got["side"], got["wrong side"]) == (0.0, 0.0, 100.0)


def test_what_misses_the_head_finds_nothing() -> None:
    assert scored(answer("Nyala", "medics", None, "medical"), answer("Sudanese", "Sudan", "saf", "state"))["found"] == 0


def test_a_span_answers_one_mention() -> None:
    both = answer("Both sides and medics", "Both sides", None, "unknown")
    assert scored(both)["found"] == 25.0


def test_the_gold_has_every_mention_in_its_text_and_both_halves_of_every_conflict() -> None:
    for parity in (0, 1):
        count = {"ukraine": 0, "sudan": 0, "gaza-lebanon": 0, "myanmar": 0, "congo": 0}
        for _, entry in entries(parity):
            spans = [span_of(entry.text, one) for one in entry.actors]
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
            for one, (start, end) in zip(entry.actors, spans, strict=True):
                first, last = head_of(entry.text, one)
                assert start <= first < last <= end
            count[entry.conflict] += len(spans)
        assert min(count.values()) >= 44
    assert set(gold().names) <= {one.name for entry in gold().entries for one in entry.actors}
