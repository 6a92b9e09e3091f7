"""The lexicon of cues."""

from __future__ import annotations

import msgspec
import pytest

from counterclaim.errors import ChainError
from counterclaim.reading.attribution import Attributions
from counterclaim.reading.attribution.cues import FILE, Cues, cues
from counterclaim.reading.component import check_chain, digest_of_files


def test_lexicon_knows_the_verbs_of_dispatches() -> None:
    verbs = cues().verbs
    for verb in (
        "say",
        "claim",
        "deny",
        "announce",
        "accuse",
        "urge",
        "call",
        "describe",
        "vow",
        "warn",
        "condemn",
        "confirm",
    ):
        assert verbs[verb]


def test_every_listed_word_has_a_frame() -> None:
    empty = [word for words in (cues().verbs, cues().nouns) for word, frames in words.items() if not frames]
    assert empty == []


def test_unknown_frame_is_refused_by_name() -> None:
    raw = msgspec.to_builtins(cues())
    raw["verbs"] = {"say": ["clauze"]}
    with pytest.raises(msgspec.ValidationError, match="clauze"):
        msgspec.convert(raw, Cues)


def test_component_says_that_it_needs_syntax() -> None:
    with pytest.raises(ChainError, match="'attribution' needs mentions, syntax"):
        check_chain([Attributions("rules")])


def test_digest_is_of_the_lexicon() -> None:
    assert Attributions("rules").digest == digest_of_files(FILE)
