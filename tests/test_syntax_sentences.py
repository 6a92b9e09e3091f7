"""Where sentences end that the parser alone would run together. All are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.syntax.syntax import pipeline


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They hit the station with a Tochka-U. He also confirmed it.", 2),
        ("The mayor, Abdul-R. Hamid, confirmed it.", 1),
        ("He wrote it on X. Two residents confirmed it.", 2),
    ],
)
def test_a_sentence_ends_with_a_letter_that_is_no_initial(text: str, sentences: int) -> None:
    assert len(list(pipeline()(text).sents)) == sentences
