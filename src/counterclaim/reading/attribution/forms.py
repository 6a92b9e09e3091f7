"""The written forms of the verbs that report speech, for clauses that the parser does not see."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.attribution.cues import cues

SIBILANT = re.compile(r"(?:s|sh|ch|x)$")
IRREGULAR = frozenset(
    {
        "said",
        "wrote",
        "told",
        "went on",
        "goes on",
        "foretold",
        "swore",
        "swears",
        "makes known",
        "made known",
        "let know",
        "lets know",
    }
)
NO_SPEECH = frozenset({"read", "point", "continue", "agree", "answer", "object"})
"""Verbs whose bare forms stand too often for something else after a comma."""


@cache
def speech_forms() -> str:
    """An alternation of the third person and the past of every verb that takes a clause and quotes, longest first."""
    forms: set[str] = set(IRREGULAR)
    for verb, frames in cues().verbs.items():
        if not {"clause", "quote"} <= frames or verb in NO_SPEECH or " " in verb:
            continue
        stem = f"{verb[:-1]}i" if verb.endswith("y") and verb[-2] not in "aeou" else verb
        forms |= {verb, f"{stem}es" if stem != verb or SIBILANT.search(verb) else f"{verb}s"}
        forms.add(f"{stem}d" if verb.endswith("e") else f"{stem}ed")
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
