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
    return stance_of(layers.doc, at(cue) if cue else (), span, speaker_side=side, events=events).stance


@pytest.mark.parametrize(
    ("side", "who", "cue", "content", "expected"),
    [
        ("north", "The governor", "said", "[southern forces:south] shelled the town", "accuses"),
        ("north", "The governor", "said", "[northern forces:north] shelled a depot", "asserts"),
        (None, "A resident", "said", "[southern forces:south] shelled the town", "asserts"),
        ("third-party", "A monitor", "said", "[southern drones:south] struck a village", "asserts"),
        ("third-party", "A rights group", "said", "[soldiers:south] tortured villagers", "accuses"),
        ("south", "The ministry", "denied", "shelling the hospital", "denies"),
        ("south", "The ministry", "neither confirmed nor denied", "shelling the hospital", "asserts"),
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
        ("third-party", "The mission", "said", "it would decide by Monday", "announces"),
        ("north", "The movement", "said", "there will be no talks before a withdrawal", "announces"),
        ("north", "The movement", "said", "the hostages would not be freed before a withdrawal", "announces"),
        ("third-party", "The agency", "said", "the hostages would not be freed before a withdrawal", "predicts"),
        ("north", "The commander", "said", "any ship would be sunk", "warns"),
        ("north", "The ministry", "described", "the claims as fabrications", "denies"),
        ("north", "The ministry", "described", "the claims as serious", "assesses"),
        ("third-party", "The agency", "voiced alarm at", "the shelling of the plant", "warns"),
        ("third-party", "The spokesman", "said", "he would not set a date", "announces"),
        ("north", "The ministry", "said", "it would not comment on rumours", "announces"),
        ("north", "The ministry", "said", "its envoys will not travel before the fighters leave", "announces"),
        ("north", "The movement", "said", "it would hand over no one before a withdrawal", "announces"),
        ("north", "The movement", "said", "[the movement:north] would free no hostage without a truce", "announces"),
        (None, "Residents", "said", "they would not survive the winter", "predicts"),
        (None, "A resident", "said", "the town would not fall", "predicts"),
        ("south", "The deputy", "assures that", "nobody is forced", "asserts"),
        ("south", "The deputy", "assured that", "nobody would be forced", "promises"),
        ("south", "The army", "called", "the report false", "denies"),
        ("south", "The army", "calls", "this a lie", "denies"),
        ("south", "The army", "called", "the bridge a target", "assesses"),
        (None, "A journalist", "asked", "what would happen if the talks failed", "questions"),
        (None, "A reporter", "wanted to know", "who had fired on the queue", "questions"),
        ("third-party", "The office", "asked", "the rebels to leave the city", "demands"),
        ("south", "The army", "said", "we were not firing at all; ask the militia", "denies"),
        ("third-party", "The agency", "asked", "the governor for three lorries", "demands"),
        ("third-party", "Two engineers", "said", "the army would not let them pass", "asserts"),
        ("south", "The ministry", "assures", "to have struck only a depot", "asserts"),
        ("south", "The warden", "told relatives that", "no such trial had been held", "denies"),
        (None, "A novice", "said", "we put out the fires and thought it was over", "asserts"),
        ("south", "The ministry", "said", "reports of the capture of the town do not correspond to reality", "denies"),
        ("south", "The ministry", "said", "the news of a retreat has nothing to do with reality", "denies"),
        (
            "south",
            "The ministry",
            "said",
            "the information spread by the rebels that soldiers fired is false",
            "denies",
        ),
        ("south", "The ministry", "said", "the report corresponds to reality", "asserts"),
        ("south", "The ministry", "said", "there is no basis for talks", "asserts"),
        ("south", "The ministry", "said", "there is no truth in reports of a retreat", "denies"),
        ("south", "The ministry", "said", "the soldiers entered the town early on Monday", "asserts"),
        ("south", "The ministry", "said", "it is too early to speak of a truce", "assesses"),
        (None, "The governor", "held", "the army responsible for the killing of 12 villagers", "accuses"),
        (None, "The court", "held", "that the arrest was lawful", "asserts"),
    ],
)
def test_cue_and_content_decide(side: str | None, who: str, cue: str, content: str, expected: Stance) -> None:
    assert stance(f"{who} {cue} {content}.", cue, content, side) == expected


def test_a_question_questions() -> None:
    assert stance("“Who fired the missile?” she asked.", "asked", "Who fired the missile?", None) == "questions"


def test_a_bad_name_alone_denies() -> None:
    assert stance("“Utter nonsense,” the ministry said.", "said", "Utter nonsense", "south") == "denies"


def test_an_inverted_question_questions() -> None:
    assert stance("Would the army come, a reporter asked.", "asked", "Would the army come", None) == "questions"


def test_a_command_put_to_somebody_demands() -> None:
    said = "“Come back tomorrow,” the office told those who waited."
    assert stance(said, "told those who waited", "Come back tomorrow", "south") == "demands"


def test_without_a_cue_the_content_decides() -> None:
    assert stance("The army must withdraw, the office wrote.", "", "The army must withdraw", "third-party") == "demands"


def test_what_a_side_named_will_do_is_announced_by_that_side() -> None:
    layers = read("The ministry said the republic will send envoys.")
    start = layers.text.index("the republic")
    content, cue = ((start, len(layers.text) - 1),), ((13, 17),)

    def by(own: Spans) -> Stance:
        return stance_of(layers.doc, cue, content, speaker_side="north", events=(), own_names=own).stance

    assert (by(((start, start + 12),)), by(())) == ("announces", "predicts")
