"""The scorer of our own incidents on hand-made answers whose scores are known, and the gold file against its texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import yaml

from benchmarks.tasks.incidents_own import BENCHMARKS, CORPORA, Corpus, Gold, Told, b_cubed, gold, gold_of, score

EACH = pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)

TEXT = "Shells hit the depot, the ministry said. Both sides held a call."
SHELLS, CALL = "Shells hit the depot", "Both sides held a call"
A, B = "north/a.md", "south/b.md"

TWO = Gold(
    incidents=(
        Told(name="shells", items=((A, SHELLS), (B, SHELLS)), standing="one-side", best=(("deaths", 2),)),
        Told(name="call", items=((A, CALL), (B, CALL)), standing=None),
    ),
    families=((A, B),),
)


def claim(file: str, words: str, name: str | None = None) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"file": file, "claim_id": name or f"{file} {words}", "content": [[start, start + len(words)]]}


def incident(name: str, *claims: str, standing: str | None = "one-side", **more: Any) -> dict[str, Any]:
    row = {"incident_id": name, "kind": "incident", "standing": standing, "claims": [{"claim_id": c} for c in claims]}
    return {**row, "figures": {}, **more}


def answer(
    claims: Sequence[dict[str, Any]], incidents: Sequence[dict[str, Any]], families: Sequence[Sequence[str]] = ()
) -> dict[str, list[dict[str, Any]]]:
    return {
        "texts": [{"file": A, "text": TEXT}, {"file": B, "text": TEXT}],
        "claims": list(claims),
        "incidents": list(incidents),
        "families": [{"files": list(family)} for family in families],
    }


FOUR = [claim(file, words) for file in (A, B) for words in (SHELLS, CALL)]
SHELLED = incident("1", f"{A} {SHELLS}", f"{B} {SHELLS}", figures={"deaths": {"best": 2}})
CALLED = incident("2", f"{A} {CALL}", f"{B} {CALL}")


def test_all_right_is_100() -> None:
    got = score(TWO, answer(FOUR, [SHELLED, CALLED], [[B, A]]))
    assert set(got.values()) == {100.0}


def test_items_without_a_claim_are_alone() -> None:
    got = score(TWO, answer([], []))
    assert got["b3_precision"] == 100.0
    assert got["b3_recall"] == 50.0
    assert got["in an incident"] == got["standing"] == got["best"] == got["families F1"] == 0.0


def test_a_claim_in_no_incident_leaves_the_item_alone() -> None:
    got = score(TWO, answer(FOUR, [SHELLED]))
    assert got["b3_recall"] == 75.0
    assert got["in an incident"] == 50.0


def test_all_in_one_incident_costs_precision() -> None:
    got = score(TWO, answer(FOUR, [incident("1", *(one["claim_id"] for one in FOUR))]))
    assert (got["b3_precision"], got["b3_recall"]) == (50.0, 100.0)
    assert round(got["b3_f1"], 1) == 66.7


def test_a_running_total_is_no_incident() -> None:
    total = {**CALLED, "kind": "series"}
    assert score(TWO, answer(FOUR, [SHELLED, total]))["in an incident"] == 50.0


def test_of_two_claims_the_one_that_shares_more_of_the_quote_counts_then_the_narrower() -> None:
    whole = {"file": A, "claim_id": "whole", "content": [[0, len(TEXT)]]}
    other = incident("0", "whole")
    assert score(TWO, answer([whole, *FOUR], [other, SHELLED, CALLED]))["b3_f1"] == 100.0
    part = claim(A, "hit the depot", "part")
    first = [one for one in FOUR if one["claim_id"] != f"{A} {SHELLS}"]
    got = score(TWO, answer([part, whole, *first], [other, incident("1", "part", f"{B} {SHELLS}"), CALLED]))
    assert got["b3_recall"] == 75.0


def test_a_claim_in_several_incidents_goes_where_its_gold_incident_is() -> None:
    alone = incident("0", f"{A} {SHELLS}")
    assert score(TWO, answer(FOUR, [alone, SHELLED, CALLED]))["b3_f1"] == 100.0


def test_the_standing_is_that_of_the_incident_with_most_items_and_a_null_is_not_asked() -> None:
    wrong = {**SHELLED, "standing": "disputed"}
    assert score(TWO, answer(FOUR, [wrong, CALLED]))["standing"] == 0.0
    assert score(TWO, answer(FOUR, [SHELLED, {**CALLED, "standing": "disputed"}]))["standing"] == 100.0


def test_a_best_figure_must_be_exact() -> None:
    for figures in ({}, {"deaths": {"best": 3}}, {"deaths": {"best": None}}):
        assert score(TWO, answer(FOUR, [{**SHELLED, "figures": figures}]))["best"] == 0.0


def test_families_are_counted_by_pairs() -> None:
    three = Gold(incidents=TWO.incidents, families=((A, B), (A, "c")))
    got = score(three, answer(FOUR, [], [[A, B, "c"]]))
    assert got["families F1"] == pytest.approx(80.0)


def test_the_theatres_stand_apart_too() -> None:
    got = score(TWO, answer(FOUR, [SHELLED, incident("2", f"{A} {SHELLS}", f"{A} {CALL}")]))
    assert {measure for measure in got if measure.startswith("b3_f1 ")} == {"b3_f1 north", "b3_f1 south"}


def test_a_single_theatre_has_no_measure_beside_the_whole() -> None:
    north = Gold(incidents=(Told(name="shells", items=((A, SHELLS),)),))
    assert "b3_f1 north" not in score(north, answer(FOUR, [SHELLED]))


def test_a_theatre_whose_name_begins_like_another_stands_apart() -> None:
    far = "northern/c.md"
    gold = Gold(incidents=(Told(name="shells", items=((A, SHELLS), (A, CALL))), Told(name="far", items=((far, CALL),))))
    answered = answer([*FOUR, claim(far, CALL)], [incident("1", f"{A} {SHELLS}", f"{far} {CALL}")])
    answered["texts"].append({"file": far, "text": TEXT})
    assert round(score(gold, answered)["b3_f1 north"], 1) == 66.7


def test_b_cubed_of_a_known_clustering() -> None:
    items = [("f", str(n)) for n in range(5)]
    theirs = dict(zip(items, "aaabb", strict=True))
    ours = dict(zip(items, "xxyyy", strict=True))
    precision, recall, _ = b_cubed(ours, theirs)
    assert precision == pytest.approx(100 * (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert recall == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_a_quote_in_two_incidents_is_an_error() -> None:
    one = {"name": "n", "standing": None, "dispatches": [{"file": A, "quote": SHELLS}]}
    with pytest.raises(ValueError, match="in two places"):
        gold_of({"incidents": [one, one], "families": []})


def entries(*files: str) -> dict[str, Any]:
    """A gold file with one incident that each of the files tells of, and them as a family."""
    one = {"name": "n", "standing": None, "dispatches": [{"file": file, "quote": SHELLS} for file in files]}
    return {"incidents": [one], "families": [list(files)]}


def test_the_gold_of_a_theatre_has_its_incidents_and_families_alone() -> None:
    both = [entries(A, "north/b.md"), entries(B, "south/c.md")]
    every = {key: [part for one in both for part in one[key]] for key in ("incidents", "families")}
    north = gold_of(every, "north")
    assert [one.items for one in north.incidents] == [((A, SHELLS), ("north/b.md", SHELLS))]
    assert north.families == ((A, "north/b.md"),)
    assert len(gold_of(every).incidents) == len(gold_of(every).families) == 2


def test_an_incident_in_two_theatres_is_an_error_where_one_is_asked_for() -> None:
    with pytest.raises(ValueError, match="in two theatres"):
        gold_of(entries(A, B), "north")


def test_each_corpus_has_a_row_and_dispatches_and_no_other_has_them() -> None:
    assert [row.name for row in BENCHMARKS] == [f"incidents-own/{corpus.name}" for corpus in CORPORA]
    files = [path for corpus in CORPORA for path in corpus.folder.rglob("*.*")]
    assert len(files) == len(set(files))
    assert all(any(path.is_relative_to(corpus.folder) for path in files) for corpus in CORPORA)


def test_the_theatres_of_a_gold_file_share_it_out_between_them() -> None:
    for file in {corpus.file for corpus in CORPORA}:
        whole = gold_of(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        parts = [gold(corpus) for corpus in CORPORA if corpus.file == file]
        assert sorted(one.name for part in parts for one in part.incidents) == sorted(o.name for o in whole.incidents)
        assert sorted(family for part in parts for family in part.families) == sorted(whole.families)


@EACH
def test_every_invented_dispatch_says_so_at_its_top(corpus: Corpus) -> None:
    for path in corpus.folder.rglob("*.*"):
        top = path.read_text(encoding="utf-8")[:250]
        assert "Invented for testing" in top or "Written for the Counterclaim project" in top, path.name


@EACH
def test_every_quote_of_the_gold_stands_in_its_dispatch_once_and_apart_from_the_others(corpus: Corpus) -> None:
    taken: dict[str, list[tuple[int, int]]] = {}
    assert gold(corpus).incidents
    for one in gold(corpus).incidents:
        for file, quote in one.items:
            text = (corpus.dispatches / file).read_text(encoding="utf-8")
            assert text.count(quote) == 1, (file, quote)
            span = text.index(quote), text.index(quote) + len(quote)
            assert all(span[1] <= s or e <= span[0] for s, e in taken.get(file, [])), (file, quote)
            taken.setdefault(file, []).append(span)


@EACH
def test_the_gold_is_in_the_words_of_the_contract(corpus: Corpus) -> None:
    entries = yaml.load(corpus.file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for one in entries["incidents"]:
        assert one["standing"] in {"one-side", "both-sides", "third-party", "disputed", "denied", None}, one["name"]
        first, last = one["days"]
        assert date(2022, 1, 1) < first <= last < date(2026, 1, 1), one["name"]
        for figure in one.get("figures", {}).values():
            assert list(figure) == ["low", "best", "high"]
    every = [file for family in entries["families"] for file in family]
    assert all((corpus.dispatches / file).exists() for file in every)
    assert len(every) == len(set(every))
    assert not {tuple(pair["files"]) for pair in entries["distinct"]} & {tuple(f) for f in entries["families"]}
