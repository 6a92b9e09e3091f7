"""Lines → one text: a space between them, and hyphens that only the line's end made taken out where that is safe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

import yaml

from counterclaim.intake.pdf_running import Line

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LAST = re.compile(r"([^\W_]+)\Z")
FIRST = re.compile(r"[^\W_]+")
LIGATURES = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00ad": None, "\0": None, "\r": None,
})  # fmt: skip
"""Two letters drawn as one, and signs that nobody sees."""


def clean(text: str) -> str:
    """The text of a line, its letters apart and one space between words."""
    return " ".join(text.translate(LIGATURES).split())


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words of a document, those with hyphens whole; what stands on both sides of a broken line's end is none."""
    found: set[str] = set()
    tail = False
    for line in lines:
        words = WORD.findall(line.text.casefold())
        broken = line.broken or line.text.endswith("-")
        found.update(words[tail : len(words) - broken])
        tail = broken
    return frozenset(found)


def joint(before: str, after: str, *, broken: bool, known: frozenset[str]) -> tuple[str, str]:
    """What `before` becomes and what stands between it and `after`, the line below.

    `broken` says that PDFium took a hyphen away. It goes for good only inside a word in small letters: one that the
    document knows in one piece, or that it does not know with a hyphen and that is no compound by hyphens.yaml.
    """
    if not broken and before.endswith("-") and len(before) > 1 and before[-2].isalnum():
        broken, before = True, before[:-1]
    if not broken:
        return before, " "
    head, tail = LAST.search(before), FIRST.match(after)
    if head is None or tail is None:
        return before + "-", "" if head else " "
    one, two = head[1].casefold(), tail[0].casefold()
    if one + two in known:
        return before, ""
    if f"{one}-{two}" in known or not (head[1].isalpha() and tail[0].isalpha() and tail[0].islower()):
        return before + "-", ""
    return before + ("-" if _is_compound(one, two, known) else ""), ""


def _is_compound(one: str, two: str, known: frozenset[str]) -> bool:
    """Whether two parts are rather two words with a hyphen than one word that the line's end broke."""
    parts = _compounds()
    if one + two in parts["whole"]:
        return False
    if len(one) < 2 or len(two) < 2 or one in parts["first"] or two in parts["last"]:
        return True
    return (one in parts["first_if_word"] and two in known) or (
        two in parts["last_if_word"] and one in known and len(one) > 3
    )


@cache
def _compounds() -> dict[str, frozenset[str]]:
    written = resources.files("counterclaim.intake").joinpath("hyphens.yaml").read_text("utf-8")
    return {key: frozenset(words) for key, words in yaml.safe_load(written).items()}
