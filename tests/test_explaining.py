"""Why a claim is as it is: each kind of slot, filled and open. Every text is invented."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from counterclaim.cli.cli import run
from counterclaim.intake import Blob, Options, Taken, take_in, taken_from
from counterclaim.publishing.explaining import Explanation, Slot, explained
from counterclaim.publishing.explaining.rules import rules
from counterclaim.reading.reader import Reader
from counterclaim.records import Claim, ComponentVersion, Reading, Reason
from tests.hand_made import claim as made_claim
from tests.hand_made import taken

DISPATCH = "\n\n".join(
    (
        "The health ministry of Ukraine said on Tuesday that Russian shelling killed at least 8 civilians in Kharkiv "
        "on Monday, including three children. It warned that the toll could rise.",
        "The army has not yet retaken the village of Ivanivka, according to the governor. "
        '"We will strike the port again," the Russian defence ministry said.',
        "Some 40 square miles were liberated near Kherson, officials said on Monday. They said that no one was hurt in "
        "the attack, which could not be independently verified. The siege that began in May killed dozens.",
        "The gunmen of the valley attacked a depot near Qqwertsk on Sunday and Friday, a witness said.",
    )
)
READING = Path(__file__).parent.parent / "src" / "counterclaim" / "reading"


@cache
def read(text: str) -> tuple[Taken, Reading]:
    blob = Blob(input_id="text", data=text.encode(), media_type="text/plain")
    (item,) = taken_from(blob, Options(published="2022-09-14"))
    assert isinstance(item, Taken)
    (reading,) = Reader().read([item.document])
    return item, reading


def explanation(words: str, text: str = DISPATCH) -> Explanation:
    """Of the first claim of a dispatch in whose text some words stand."""
    item, reading = read(text)
    claim = next(claim for claim in reading.claims if words in " ".join(claim.text.split()))
    return explained(claim, item.document.text, components=reading.components, theatre=reading.theatre)


def slot(words: str, name: str, text: str = DISPATCH) -> Slot:
    return next(one for one in explanation(words, text).slots if one.slot.partition(":")[0] == name)


@pytest.mark.parametrize(
    ("words", "name", "value", "component", "rule", "by"),
    [
        ("killed at least 8", "s0.actors", "Ministry of Health of Ukraine (government, by office)", "speakers",
         "named-in-source", ["health ministry of Ukraine"]),
        ("killed at least 8", "s0.side", "ukraine", "mentions", "side-of-country", ["health ministry of Ukraine"]),
        ("killed at least 8", "s0.cue", "said", "attribution", "verb-citations", ["said"]),
        ("killed at least 8", "s0.voice", "indirect", "attribution", None, ["said"]),
        ("killed at least 8", "s0.said_on", "2022-09-13", "claims", "dates-the-saying", ["Tuesday"]),
        ("killed at least 8", "stance", "accuses", "claims", "harm-by-others", ["shelling"]),
        ("killed at least 8", "e1.type", "assault", "events", "cue", ["shelling"]),
        ("killed at least 8", "e1.status", "occurred", "events", None, ["shelling"]),
        ("killed at least 8", "e1.agents", "Russia", "events", "state-by-adjective", ["Russian"]),
        ("killed at least 8", "e1.places", "Kharkiv", "claims", None, ["Kharkiv"]),
        ("killed at least 8", "e1.period", "2022-09-12", "claims", "time-of-its-clause", ["Monday"]),
        ("killed at least 8", "f1.measure", "deaths", "figures", "effect-word", ["killed", "civilians"]),
        ("killed at least 8", "f1.comparator", "at-least", "quantities", "bound-words", ["at least"]),
        ("killed at least 8", "f1.event", "e1, assault: shelling", "claims", "its-own-word", ["shelling"]),
        ("killed at least 8", "f1.window", "2022-09-12", "claims", "time-of-its-clause", ["Monday"]),
        ("killed at least 8", "f2.measure", "deaths", "figures", "measure-of-its-whole", ["at least 8 civilians"]),
        ("killed at least 8", "f2.subset_of", "f1, “at least 8 civilians”", "figures", "part-of",
         ["at least 8 civilians"]),
        ("killed at least 8", "p1.place", "Kharkiv (geonames:706483, settlement)", "places", "own-name", ["Kharkiv"]),
        ("toll could rise", "s0.actors", "Ministry of Health of Ukraine (government, by pronoun)", "speakers",
         "pronoun", ["health ministry of Ukraine"]),
        ("toll could rise", "stance", "warns", "claims", "cue", ["warned"]),
        ("toll could rise", "q1.qualifier", "preliminary", "claims", None, ["toll could rise"]),
        ("has not yet retaken", "s0.cue", "according to", "attribution", "prepositional-citations", ["according to"]),
        ("has not yet retaken", "e1.status", "denied", "events", "negated", ["not"]),
        ("strike the port", "s0.voice", "direct", "attribution", "direct-marks", ['"We will strike the port again,"']),
        ("strike the port", "s0.side", "russia", "mentions", "side-of-theatre", ["Russian defence ministry"]),
        ("strike the port", "stance", "threatens", "claims", "own-harm-ahead", ["strike"]),
        ("40 square miles", "f1.value", "103.6", "quantities", "converted", ["40"]),
        ("40 square miles", "f1.comparator", "about", "quantities", "bound-words", ["Some"]),
        ("40 square miles", "p1.relation", "near", "places", None, ["Kherson"]),
        ("no one was hurt", "e1.status", "denied", "events", "none-reached", ["one"]),
        ("siege that began", "s0.outlet", "the outlet itself", "claims", None,
         ["The siege that began in May killed dozens."]),
        ("siege that began", "e1.background", "yes", "events", "context-clause", ["began"]),
        ("siege that began", "f1.comparator", "between", "quantities", "range-of-the-words", ["dozens"]),
    ],
)  # fmt: skip
def test_slot_says_what_set_it_by_which_rule_and_words(
    words: str, name: str, value: str, component: str, rule: str | None, by: list[str]
) -> None:
    found = slot(words, name)
    assert (found.value, found.component, found.rule) == (value, component, rule)
    assert [one.text for one in found.words] == by
    assert not found.is_open
    assert found.why


def test_words_are_those_at_their_offsets() -> None:
    item, reading = read(DISPATCH)
    for claim in reading.claims:
        for one in explained(claim, item.document.text, components=reading.components).slots:
            for words in one.words:
                assert words.text == " ".join(item.document.text[slice(*words.span)].split())


@pytest.mark.parametrize(
    ("words", "name", "rule", "why"),
    [
        ("has not yet retaken", "p1.place", "several-alike", "it may be Ivanivka (geonames:"),
        ("has not yet retaken", "e1.agents", "contested", "several are called so"),
        ("has not yet retaken", "s0.said_on", None, "no day in the text belongs to the words of saying"),
        ("has not yet retaken", "e1.period", None, "no day in the claim belongs to it"),
        ("40 square miles", "s0.side", "side-open", "neither the theatre nor the text says whose side"),
        ("40 square miles", "e1.agents", None, "no words of the claim name who did it"),
        ("40 square miles", "f1.window", None, "no day in the claim belongs to it"),
        ("40 square miles", "f1.counted", None, "the words count nobody and nothing by name"),
        ("no one was hurt", "f1.places", None, "no place in the claim belongs to it"),
        ("attacked a depot", "p1.place", "name-not-listed", "no place is known by that name"),
        ("attacked a depot", "e1.period", "days-apart", "days are told of it that are no period together"),
    ],
)
def test_open_slot_has_a_plain_reason(words: str, name: str, rule: str | None, why: str) -> None:
    found = slot(words, name)
    assert found.is_open and found.value == "open"
    assert found.rule == rule
    assert why in found.why
    assert found in explanation(words).open


def test_pronoun_without_anybody_before_it_is_open() -> None:
    found = slot("hit the town", "s0.actors", "He said that shelling hit the town.")
    assert (found.is_open, found.rule) == (True, "pronoun-open")
    assert [one.text for one in found.words] == ["He"]


def test_source_that_the_text_leaves_out_is_open() -> None:
    document = taken("It was reported that shelling hit Elsewhere.").document
    claim = made_claim(document, "It", "was reported", "that shelling hit Elsewhere")
    link = replace(claim.attribution[0], source=(), actors=())
    found = explained(
        replace(claim, attribution=(link,), because=(Reason(slot="s0.actors", by="speakers", rule="no-source"),)),
        document.text, components=(),
    )  # fmt: skip
    first = found.slots[0]
    assert (first.slot, first.is_open, first.why) == ("s0.actors", True, "the text does not say who says it")


def test_confidence_is_given_where_the_component_has_one() -> None:
    assert (slot("killed at least 8", "s0.cue").confidence or 0) > 0.9
    assert slot("killed at least 8", "p1.place").confidence == 1.0
    assert (slot("has not yet retaken", "p1.place").confidence or 1) < 0.6
    assert slot("killed at least 8", "e1.status").confidence is None


def test_component_has_the_version_of_the_reading() -> None:
    _, reading = read(DISPATCH)
    versions = {component.name: component.version for component in reading.components}
    for one in explanation("killed at least 8").slots:
        assert one.version == versions.get(one.component)
        assert one.version is not None or one.slot == "section"


def test_day_says_what_it_was_counted_from() -> None:
    assert "“Monday” is a weekday, day or month" in slot("killed at least 8", "e1.period").why
    assert "counted from the day of publication, looking back" in slot("killed at least 8", "e1.period").why


def test_claim_of_a_reader_without_reasons_tells_what_its_record_tells() -> None:
    item, reading = read(DISPATCH)
    claim = replace(reading.claims[0], because=())
    found = explained(claim, item.document.text, components=(ComponentVersion("events", "0", ""),))
    assert not found.noted
    status = next(one for one in found.slots if one.slot == "e1.status")
    assert (status.value, status.component, status.version) == ("occurred", "events", "0")
    assert [one.text for one in status.words] == ["shelling"]


def codes(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {(reason.by, reason.rule) for claim in claims for reason in claim.because}


def test_every_rule_that_is_noted_is_worded() -> None:
    _, reading = read(DISPATCH)
    for component, rule in codes(reading.claims):
        assert rule in getattr(rules(), component), f"{component}: {rule}"


@pytest.mark.parametrize(
    ("folder", "components", "pattern"),
    [
        (
            "actors",
            ("mentions", "speakers"),
            r'Meant\(.*, "([a-z-]+)"(?:, "([a-z-]+)")?\)|return "(side-[a-z-]+)"|\("([a-z-]+)", [a-z_]+\),',
        ),
        ("attribution", ("attribution",), r'rule="([a-z-]+)"|\bcited\(([a-z]+_[a-z_]+)|"direct", "([a-z-]+)"\)'),
        ("claims", ("claims",), r'(?:by_words|by_event|Taken)\("[a-z]+", "([a-z-]+)"|rule="([a-z-]+)"'),
        ("events", ("events",), r'Mood\(.*, "([a-z-]+)"\)|rule="([a-z-]+)"|way = .*"([a-z-]+)"$'),
        ("figures", ("figures", "quantities"), r'rule="([a-z-]+)"|of_whole\("([a-z-]+)"'),
        ("periods", ("periods",), r'rule="([a-z-]+)"|(?:[A-Z]\w+): "([a-z-]+)"'),
        ("places", ("places",), r'rule="([a-z-]+)"'),
    ],
)
def test_every_rule_of_the_code_is_worded(folder: str, components: tuple[str, ...], pattern: str) -> None:
    known = {rule for component in components for rule in getattr(rules(), component)}
    found: set[str] = set()
    for file in (READING / folder).glob("*.py"):
        for match in re.finditer(pattern, file.read_text("utf-8"), re.MULTILINE):
            found |= {group.replace("_", "-") for group in match.groups() if group}
    assert found
    assert found <= known, sorted(found - known)


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "dispatch.txt"
    path.write_text(DISPATCH, encoding="utf-8")
    return path


def ids(path: Path) -> list[str]:
    (item,) = take_in([path], Options(published="2022-09-14"))
    assert isinstance(item, Taken)
    (reading,) = Reader().read([item.document])
    return [claim.claim_id for claim in reading.claims]


def test_read_explains_one_claim_as_json_and_as_a_table(dispatch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = ids(dispatch)[0]
    ask = ["read", str(dispatch), "--published", "2022-09-14", "--explain", first[:10]]
    assert run([*ask, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["claim_id"] == first
    assert {"s0.cue", "stance", "e1.type", "f1.measure", "p1.place"} <= {one["slot"] for one in found["slots"]}
    assert run(ask) == 0
    printed = capsys.readouterr().out
    assert first in printed
    assert "at-least" in printed and "attribution" in printed


def test_read_names_what_it_cannot_explain(dispatch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = ["read", str(dispatch), "--published", "2022-09-14", "--explain"]
    assert run([*ask, "zzzz"]) == 1
    assert "no claim of what was read has an id that begins with 'zzzz'" in capsys.readouterr().err
    beginnings = [one[0] for one in ids(dispatch)]
    several = next((one for one in beginnings if beginnings.count(one) > 1), None)
    if several is not None:
        assert run([*ask, several]) == 1
        assert f"several claims begin with '{several}'" in capsys.readouterr().err
    assert run([*ask, "a", "--format", "csv"]) == 2
    assert "--format table or --format json" in capsys.readouterr().err
