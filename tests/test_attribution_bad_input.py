"""Texts that nobody writes and somebody sends: never an exception, never silence. Every text is invented.

What takes long (a megabyte in one paragraph) is in tests/faults/test_bad_input.py.
"""

from __future__ import annotations

from functools import cache

import pytest

from counterclaim.reading.reader import Reader
from counterclaim.records import Document, Reading, Section

MARKS = ("“", "”", "„", "‟", "«", "»", '"', "＂", "‘", "’", "‚", "'", "`", "‹", "›", "「", "」", "『", "』", "``", "''")
SENTENCES = (
    "Shelling killed at least 8 people in Kharkiv on Tuesday, the regional governor said.",
    "The defence ministry denied that it had fired on the town.",
    "The mayor told reporters in Izium that nobody would leave.",
    "Some 300 vehicles were destroyed, according to the General Staff.",
)
SPEAKERS = ("the regional governor", "The defence ministry", "The mayor", "the General Staff")
CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
FAILURES = {"component-failed", "attribution-rule-failed"}


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> Reading:
    section = Section("body", 0, len(text))
    document = Document(
        document_id="d", input_id="i", blob="", text=text, sections=(section,), published="2031-03-05", language="en"
    )
    (reading,) = reader().read([document])
    assert not FAILURES & {issue.code for issue in reading.issues}
    for claim in reading.claims:
        for link in claim.attribution:
            for start, end in (*link.source, *link.cue, *claim.content):
                assert 0 <= start < end <= len(text)
    return reading


def speakers(reading: Reading, text: str) -> list[str]:
    return [text[slice(*link.source[0])] for c in reading.claims for link in c.attribution[-1:] if link.source]


@pytest.mark.parametrize("mark", MARKS)
def test_ten_thousand_marks_of_one_kind_claim_nothing(mark: str) -> None:
    assert read(mark * 10_000).claims == ()


def test_marks_of_every_kind_claim_nothing() -> None:
    for joint in ("", " ", "\n", "\n\n"):
        assert read(joint.join(MARKS * 20)).claims == ()


@pytest.mark.parametrize("mark", MARKS)
def test_unpaired_marks_cost_no_speaker(mark: str) -> None:
    for text in ("\n\n".join(f"{mark}{s}" for s in SENTENCES), "\n\n".join(f"{s}{mark}" for s in SENTENCES)):
        assert set(SPEAKERS) <= set(speakers(read(text), text))


def test_text_without_punctuation_has_its_speakers() -> None:
    text = " ".join(SENTENCES).translate({ord(sign): None for sign in ".,"})
    found = speakers(read(text), text)
    assert set(SPEAKERS[1:]) <= set(found)


def test_control_characters_between_words_are_spaces() -> None:
    text = "".join(CONTROLS[at % len(CONTROLS)] if sign == " " else sign for at, sign in enumerate(" ".join(SENTENCES)))
    found = [name.translate(dict.fromkeys(map(ord, CONTROLS), " ")) for name in speakers(read(text), text)]
    assert found == list(SPEAKERS)


def test_control_characters_inside_words_cost_those_words() -> None:
    broken = "The mi\x00nis\x1btry sa\x07id that the bridge was closed."
    text = f"{broken}\n\n" + "\n\n".join(SENTENCES)
    assert set(SPEAKERS) <= set(speakers(read(text), text))


def test_fifty_quotations_within_each_other() -> None:
    opening, closing = ("“The envoy said: ", "‘The mayor told us: "), "”’"
    text = (
        "".join(opening[n % 2] for n in range(50))
        + "Nobody is missing in the town."
        + "".join(closing[(49 - n) % 2] for n in range(50))
    )
    reading = read(text)
    assert reading.claims
    assert "unbalanced-quotation" in {issue.code for issue in reading.issues}


def test_fifty_people_who_say_what_others_said() -> None:
    text = "The envoy said that " + "the mayor said that the priest said that " * 25 + "nobody was missing."
    (claim,) = read(text).claims
    assert len(claim.attribution) == 51
