"""Persons who were shot, of whom it is not said whether they died: "four people were shot, two fatally"."""

from __future__ import annotations

import re

import msgspec

from counterclaim.records import Figure

SHOT = "shot"
"""The effect on persons who were hit by gunfire, where the words leave open whether they died. They are still counted
as deaths, which "shot" means where soldiers do it; the effect says on which word that rests."""

WORDS = frozenset({"shot", "shoot", "shoots", "shooting", "shootings"})
DEADLY_BEFORE = re.compile(
    r"\b(?:fatal(?:ly)?|deadly|lethal(?:ly)?|mortally|killed and|executed and)\s+(?:\w+\s+)?$", re.IGNORECASE
)
DEADLY_AFTER = re.compile(
    r"^(?:\s+(?:\w+\s+){0,2}?(?:dead|fatally|to death|execution-style|in cold blood|point-blank)\b"
    r"|[^.;:]{0,60}?\b(?:and|then|before)\s+(?:\w+\s+){0,2}?"
    r"(?:kill(?:ed|s|ing)?|died|dies|left (?:him|her|them) dead)\b)",
    re.IGNORECASE,
)
"""After the word. What a comma parts from it is of some of them: "five were shot, two fatally"."""


def leaves_open(text: str, figure: Figure) -> bool:
    """Whether a figure of deaths rests on "shot" alone."""
    if figure.effect != "killed" or figure.trigger is None:
        return False
    start, end = figure.trigger
    if text[start:end].lower() not in WORDS:
        return False
    return not (DEADLY_BEFORE.search(text[max(0, start - 30) : start]) or DEADLY_AFTER.match(text[end : end + 90]))


def with_open(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of a text, those that rest on "shot" alone with the effect that says so."""
    return tuple(msgspec.structs.replace(f, effect=SHOT) if leaves_open(text, f) else f for f in figures)
