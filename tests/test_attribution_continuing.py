"""Speech that goes on without a reporting clause: carried on evidence only."""

from __future__ import annotations

import pytest

from counterclaim.reading.attribution import Attributions
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Attribution, Document, Section


def read(text: str) -> tuple[Attribution, ...]:
    sections = (Section(kind="body", start=0, end=len(text)),)
    document = Document(document_id="d", input_id="i", blob="", text=text, sections=sections)
    return Attributions("rules")(Syntax()(Layers(document=document))).attributions


def carried(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*a.source[0])], text[slice(*a.content[0])])
        for a in read(text)
        if a.carried and a.source and not a.cue
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The monitor said 20 people had died. Among them were six children.", "The monitor",
         "Among them were six children"),
        ("The air force says it downed 40 of 45 drones. The remaining five were lost from radar.", "The air force",
         "The remaining five were lost from radar"),
        ("The army says 30 fighters died. The others fled into the forest.", "The army",
         "The others fled into the forest"),
        ("The port burned, the mayor said. The market has been closed for days. He also said the bridge was cut.",
         "the mayor", "The market has been closed for days"),
        ("The clinic received 40 wounded, a doctor said. She has treated 12 burnt children since dawn.", "a doctor",
         "She has treated 12 burnt children since dawn"),
    ],
)  # fmt: skip
def test_account_goes_on(text: str, speaker: str, content: str) -> None:
    assert carried(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said talks would resume. The war has killed 40,000 people.",
        "The mayor said 12 houses had burned. He has governed the city since 2011.",
        "The army said 30 fighters died. None of this could be verified.",
        "The minister said the port was open. He was speaking in the capital on Monday.",
        "The monitor said the bridge was cut. Among them were six children.",
        "The army said 30 fighters died.\n\nThe others fled into the forest.",
        "Shells fell on the port. The rest of the city was quiet.",
    ],
)
def test_writer_speaks_again(text: str) -> None:
    assert carried(text) == []


def test_two_clauses_of_one_cue_are_two_attributions() -> None:
    text = "The army said it had hit 50 targets near the port and that it was looking into the deaths at the school."
    first, second = read(text)
    assert (first.source, first.cue) == (second.source, second.cue)
    assert text[slice(*first.content[0])] == "it had hit 50 targets near the port"
    assert text[slice(*second.content[0])] == "that it was looking into the deaths at the school"


def test_two_verbs_of_one_clause_stay_together() -> None:
    (said,) = read("The army said its planes had destroyed two depots and damaged a bridge.")
    assert len(said.content) == 1


def test_headline_city_speaks_only_where_its_state_repeats_it() -> None:
    body = "\n\nThe defence ministry says its forces have driven the rebels back by about 20 km from the dam."
    speaking = read("Asmara: rebels driven back 20 km from the dam" + body)
    assert next(a.source for a in speaking) == ((0, 6),)
    topic = read("Asmara: fighting resumes at the port" + body)
    assert all(a.source != ((0, 6),) for a in topic)


def test_this_rejected_is_what_the_speaker_before_said() -> None:
    text = "The rebels said the bridge had fallen. The ministry rejected this."
    said, rejected = read(text)
    assert text[slice(*rejected.content[0])] == "this"
    assert rejected.takes_up == said.content
