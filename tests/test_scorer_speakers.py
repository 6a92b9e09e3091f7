"""The scorer of speakers on hand-made texts and answers whose outcomes are known. All texts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import yaml

from benchmarks.speaking import Mention, Span, Text, outcomes
from benchmarks.tasks import speakers
from benchmarks.tasks.speakers import DISPATCHES, demo, documents, measured, mentions, score, visible

Row = dict[str, Any]

STORY = (
    "Governor Ana Velo said the dam had failed. The governor blamed the army. She said repairs had begun.\n\n"
    "The Northern River Command said it had not fired. The command denied a strike, and a medic said two had died."
)


def at(words: str, after: str = "") -> Span:
    """Where these words stand in the story, after others."""
    start = STORY.index(words, STORY.index(after) if after else 0)
    return start, start + len(words)


VELO = at("Ana Velo")
COMMAND = at("The Northern River Command")


def text(*marked: Mention) -> Text:
    return Text("d", STORY, None, marked)


def actor(
    span: Span, id_: str, name: str, *, resolution: str = "name", named: bool = True, kind: str = "military"
) -> Row:
    return {"id": id_, "name": name, "span": list(span), "resolution": resolution, "named": named, "kind": kind}


def link(source: Span, *actors: Row) -> Row:
    """A link of a claim, as `read` gives it."""
    return {"source": [list(source)], "actors": list(actors)}


def mentioned(span: Span, id_: str, name: str, **more: Any) -> Row:
    """A row of `annotate actor`."""
    return {"start": span[0], "end": span[1], "id": id_, "name": name, "resolution": "name", **more}


INTRODUCED = [mentioned(VELO, "ana-velo", "Ana Velo"), mentioned(COMMAND, "river-command", "River Command (North)")]


def test_the_id_given_where_the_one_meant_is_introduced_is_right() -> None:
    she = Mention(at("She"), "pronoun", (VELO,))
    command = Mention(at("The command"), "office", (COMMAND,))
    rows = [
        link(at("She"), actor(at("She"), "ana-velo", "Velo", resolution="pronoun")),
        link(at("The command"), actor(at("The command"), "river-command", "River Command (North)")),
        *INTRODUCED,
    ]
    assert outcomes(text(she, command), rows) == ["right", "right"]


def test_a_name_of_the_same_words_is_right_under_any_id() -> None:
    she = Mention(at("She"), "pronoun", (VELO,))
    assert outcomes(text(she), [link(at("She"), actor(at("She"), "text:velo-ana", "The Velo, Ana"))]) == ["right"]


def test_somebody_else_is_wrong_and_no_source_is_not_found() -> None:
    she = Mention(at("She"), "pronoun", (VELO,))
    governor = Mention(at("The governor"), "office", (VELO,))
    rows = [link(at("She"), actor(at("She"), "river-command", "River Command (North)")), *INTRODUCED]
    assert outcomes(text(she, governor), rows) == ["wrong", "not found"]


@pytest.mark.parametrize("resolution", ["unresolved", "office"])
def test_the_mentions_own_words_are_open(resolution: str) -> None:
    governor = Mention(at("The governor"), "office", (VELO,))
    own = actor(at("The governor"), "text:governor", "governor", resolution=resolution)
    assert outcomes(text(governor), [link(at("The governor"), own), *INTRODUCED]) == ["open"]


def test_a_pronoun_that_goes_back_to_an_open_mention_of_the_same_one_is_open() -> None:
    governor = Mention(at("The governor"), "office", (VELO,))
    she = Mention(at("She"), "pronoun", (VELO,))
    rows = [
        link(at("The governor"), actor(at("The governor"), "text:governor", "governor")),
        link(at("She"), actor(at("She"), "text:governor", "governor", resolution="pronoun")),
        *INTRODUCED,
    ]
    assert outcomes(text(governor, she), rows) == ["open", "open"]
    assert outcomes(text(she), rows) == ["wrong"]


def test_an_id_given_to_two_that_are_meant_belongs_to_the_one_whose_name_it_bears() -> None:
    she = Mention(at("She"), "pronoun", (VELO,))
    command = Mention(at("The command"), "office", (COMMAND,))
    merged = [mentioned(VELO, "velo", "Ana Velo"), mentioned(COMMAND, "velo", "Ana Velo")]
    rows = [
        link(at("She"), actor(at("She"), "velo", "Ana Velo")),
        link(at("The command"), actor(at("The command"), "velo", "Ana Velo")),
        *merged,
    ]
    assert outcomes(text(she, command), rows) == ["right", "wrong"]


def test_two_meant_together_need_both() -> None:
    both = Mention(at("She"), "pronoun", (VELO, COMMAND))
    velo, command = actor(at("She"), "ana-velo", "Ana Velo"), actor(at("She"), "river-command", "River Command (North)")
    stranger = actor(at("She"), "mayor", "The Mayor")
    for actors, came in (([velo, command], "right"), ([velo], "open"), ([velo, stranger], "wrong")):
        assert outcomes(text(both), [link(at("She"), *actors), *INTRODUCED]) == [came]


def test_a_mention_of_a_small_part_of_a_name_does_not_stand_for_it() -> None:
    command = Mention(at("The command"), "office", (COMMAND,))
    part = mentioned(at("River"), "river", "River")
    assert outcomes(text(command), [link(at("The command"), actor(at("The command"), "river", "River")), part]) == [
        "wrong"
    ]


def test_a_name_that_the_text_never_gives_is_asked_for() -> None:
    army = Mention(at("the army"), "office", "Army of the North")
    rows = [link(at("the army"), actor(at("the army"), "army-north", "Northern Army"))]
    assert outcomes(text(army), rows) == ["wrong"]
    asked = mentioned((900, 917), "army-north", "Northern Army", asked="Army of the North")
    assert outcomes(text(army), [*rows, asked]) == ["right"]


def test_what_cannot_be_told_is_right_when_left_open() -> None:
    she = Mention(at("She"), "pronoun", None)
    left = actor(at("She"), "text:she", "She", resolution="unresolved", named=False)
    assert outcomes(text(she), [link(at("She"), left)]) == ["right"]
    assert outcomes(text(she), [link(at("She"), actor(at("She"), "ana-velo", "Ana Velo"))]) == ["wrong"]


def test_of_several_sources_the_one_that_fits_best_counts() -> None:
    she = Mention(at("She"), "pronoun", (VELO,))
    wide = link((0, len(STORY)), actor(at("She"), "river-command", "River Command (North)"))
    close = link(at("She"), actor(at("She"), "ana-velo", "Ana Velo"))
    assert outcomes(text(she), [wide, close, *INTRODUCED]) == ["right"]


def test_an_anonymous_source_stays_unnamed_and_has_a_kind_that_fits() -> None:
    medic = Mention(at("a medic"), "anonymous", "medic")
    here = at("a medic")

    def measures(kind: str, *, named: bool) -> dict[str, float]:
        return score([text(medic)], {"d": [link(here, actor(here, "medic", "medic", named=named, kind=kind))]})

    assert (measures("medical", named=False)["anonymous kept"], measures("medical", named=False)["anonymous kind"]) == (
        100,
        100,
    )
    assert measures("military", named=False)["anonymous kind"] == 0
    assert measures("medical", named=True)["anonymous kept"] == 0


def test_measures_are_of_the_found_and_the_lost_are_of_all() -> None:
    marked = [
        Mention(at("The governor"), "office", (VELO,)),
        Mention(at("She"), "pronoun", (VELO,)),
        Mention(at("The command"), "office", (COMMAND,)),
        Mention(at("a medic"), "anonymous", "medic"),
    ]
    rows = [
        link(at("The governor"), actor(at("The governor"), "text:governor", "governor")),
        link(at("The command"), actor(at("The command"), "river-command", "River Command (North)")),
        *INTRODUCED,
    ]
    got = score([text(*marked)], {"d": rows})
    assert got["right"] == pytest.approx(100 / 3)
    assert got["accuracy"] == 50
    assert (got["open"], got["wrong"], got["not found"]) == (50, 0, 50)
    assert (got["office"], got["pronoun"]) == (50, 0)
    assert score([text(*marked)], {})["not found"] == 100


def test_sentences_that_ask_are_kept_apart_from_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    one = text(Mention(at("the army"), "office", "Army of the North"), Mention(at("She"), "pronoun", (VELO,)))
    given: list[str] = []

    def annotated(_: str, rows: Sequence[Row]) -> dict[str, list[Row]]:
        given.extend(row["text"] for row in rows)
        found = [(w, given[0].index(w, len(STORY))) for w in ("Army of the North", "Ana Velo")]
        return {"d": [mentioned(VELO, "a", "x"), *(mentioned((s, s + len(w)), w, w) for w, s in found)]}

    monkeypatch.setattr(speakers, "annotate", annotated)
    monkeypatch.setattr(
        speakers, "read", lambda rows: {row["id"]: [{"attribution": [link(at("She"))]}] for row in rows}
    )
    rows = measured(documents([one]))["d"]
    assert given[0].startswith(STORY)
    assert [(row.get("asked"), row.get("id")) for row in rows] == [
        (None, None),
        (None, "a"),
        ("Ana Velo", "Ana Velo"),
        ("Army of the North", "Army of the North"),
    ]


def test_only_the_title_of_the_front_matter_is_seen() -> None:
    raw = "---\noutlet: A Paper\ntitle: Dam fails\n---\n\nIt said so."
    seen = visible(raw)
    assert len(seen) == len(raw)
    assert seen.split() == ["Dam", "fails", "It", "said", "so."]
    assert seen.index("Dam") == raw.index("Dam")


def test_both_forms_of_the_gold_are_read() -> None:
    with_words = [[0, 2, "pronoun", "he", [[5, 9], [12, 20]], "Ana; Bo"], [3, 6, "office", "it", None]]
    without = [[0, 2, "pronoun", [[5, 9], [12, 20]]], [3, 6, "office", None]]
    assert mentions(with_words) == mentions(without)
    assert mentions(without)[0].means == ((5, 9), (12, 20))


def test_every_mark_in_a_dispatch_stands_on_the_words_it_names() -> None:
    marked = yaml.load(speakers.GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert len(demo(0)) + len(demo(1)) == len(marked["demo"])
    for name, rows in marked["demo"].items():
        raw = (DISPATCHES / name).read_bytes().decode("utf-8")
        for start, end, kind, words, means, *more in rows:
            assert raw[start:end] == words, (name, words)
            assert kind in {*speakers.KINDS, "anonymous"}
            if isinstance(means, list):
                assert "; ".join(raw[s:e] for s, e in means) == more[0], (name, more)


def test_no_words_of_polnear_are_in_the_gold() -> None:
    marked = yaml.load(speakers.GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    kinds = {*speakers.FITTING, "source", "other"}
    rows = [row for rows in marked["polnear"].values() for row in rows]
    assert rows
    assert all(len(row) == 4 and (row[3] is None or isinstance(row[3], list) or row[3] in kinds) for row in rows)
