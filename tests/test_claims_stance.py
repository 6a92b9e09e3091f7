"""The speech act, from the words of saying and from what is said. All sentences are invented and cite offices."""

from __future__ import annotations

import pytest

from counterclaim.reading.claims.stance import stance_of
from counterclaim.records import Spans, Stance
from tests.event_layers import MENTION, read


def stance(marked: str, cue: str, content: str, side: str | None) -> Stance:
    """The stance of `content` said with `cue` (both words of the text) by somebody of `side`."""
    layers = read(marked)

    def at(words: str) -> Spans:
        plain = MENTION.sub(r"\1", words)
        start = layers.text.index(plain)
        return ((start, start + len(plain)),) if plain else ()

    span = at(content)
    events = tuple(e for e in layers.events if span[0][0] <= e.trigger[0] < span[0][1])
    return stance_of(layers.doc, at(cue) if cue else (), span, speaker_side=side, events=events)


@pytest.mark.parametrize(
    ("side", "who", "cue", "content", "expected"),
    [
        ("north", "The governor", "said", "[southern forces:south] shelled the town", "accuses"),
        ("north", "The governor", "said", "[northern forces:north] shelled a depot", "asserts"),
        (None, "A resident", "said", "[southern forces:south] shelled the town", "asserts"),
        ("third-party", "A monitor", "said", "[southern drones:south] struck a village", "asserts"),
        ("third-party", "A rights group", "said", "[soldiers:south] tortured villagers", "accuses"),
        ("south", "The ministry", "denied", "shelling the hospital", "denies"),
        ("south", "The ministry", "said", "[our forces:south] did not attack the market", "denies"),
        ("third-party", "The agency", "called for", "an immediate ceasefire", "demands"),
        ("third-party", "The envoy", "pressed", "the rebels to leave the city", "demands"),
        ("south", "The ministry", "declared", "we have carried out no strike on the town", "denies"),
        ("third-party", "The office", "said", "all parties must stop fighting", "demands"),
        ("north", "The mayor", "said", "this attack is outrageous", "condemns"),
        ("third-party", "The office", "condemned", "the attack", "condemns"),
        ("third-party", "An official", "said", "there is progress on the front", "assesses"),
        ("third-party", "An official", "said", "the rebels are likely to withdraw", "assesses"),
        ("third-party", "An analyst", "said", "[the rebels:n] will capture the city within days", "predicts"),
        ("third-party", "The chancellery", "said", "we will provide further assistance", "promises"),
        ("third-party", "The agency", "said", "any strike on the plant would be a catastrophe", "warns"),
        ("third-party", "The agency", "warned of", "a famine in the north", "warns"),
        (
            "south",
            "The commander",
            "warned that",
            "[southern forces:south] would attack bases if provoked",
            "threatens",
        ),
        ("south", "The office", "announced", "a unilateral ceasefire", "announces"),
        ("south", "The movement", "said", "[the movement:south] plans to withdraw from the town", "announces"),
        ("north", "The ministry", "accused", "[southern forces:south] of firing at its positions", "accuses"),
        ("third-party", "The office", "did not deny", "the report", "asserts"),
        ("north", "The army", "said", "it had recaptured the bridge", "asserts"),
        ("north", "The army", "said", "it had repelled an assault by [southern forces:south]", "asserts"),
        ("third-party", "The ministry", "said", "it would host talks next week", "announces"),
        ("north", "The movement", "said", "we will not negotiate under fire", "announces"),
        ("third-party", "A medic", "said", "his colleagues had to leave others in the street", "asserts"),
        ("north", "The army", "said", "the rebels had yet to free the captives", "asserts"),
        ("north", "The army", "said", "up to 150 fighters would have been killed", "asserts"),
        ("third-party", "The office", "called", "to hold fire at once", "demands"),
    ],
)
def test_cue_and_content_decide(side: str | None, who: str, cue: str, content: str, expected: Stance) -> None:
    assert stance(f"{who} {cue} {content}.", cue, content, side) == expected


def test_a_question_questions() -> None:
    assert stance("“Who fired the missile?” she asked.", "asked", "Who fired the missile?", None) == "questions"


def test_without_a_cue_the_content_decides() -> None:
    assert stance("The army must withdraw, the office wrote.", "", "The army must withdraw", "third-party") == "demands"
