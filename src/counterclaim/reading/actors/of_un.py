"""The Secretary-General whom a text calls by no owner: the United Nations', where it tells of no other body's."""

from __future__ import annotations

import re

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.who import Who

CALLED = re.compile(r"secretary[- ]general\b", re.I)
OWNED = re.compile(
    r"(?:(?<!UN)(?<!United Nations)['’]s?|\b[A-Z]{3,}) (?:\w+ )?[Ss]ecretary[- ][Gg]eneral"
    r"|[Ss]ecretary[- ][Gg]eneral of (?!the (?:United Nations|UN)\b)"
)
"""A secretary-general with his body: "the alliance's secretary general", "NATO Secretary General"."""
SEATS = frozenset({"New York", "New York City", "Geneva"})


def secretary_general(words: str, *, town: str | None, text: str, composer: Composer) -> Who | None:
    """The head of the United Nations, where the words call him by his title in capitals, or in small letters in a town
    where they sit, and no other body's secretary-general stands in the text; None of other words."""
    if CALLED.fullmatch(words) is None or OWNED.search(text):
        return None
    titled = all(part[0].isupper() for part in re.split(r"[- ]", words))
    body = composer.lexicon.actors.get("un")
    office = composer.office("leader")
    if body is None or office is None or not (titled or town in SEATS):
        return None
    return composer.of_body(composer.known(body), office, words=words, definite=True)
