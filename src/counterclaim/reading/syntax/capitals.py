"""Lines in capitals as the parser should see them: in sentence case, for it was trained on little else."""

from __future__ import annotations

import re

SHORTEST = 20
"""Letters: a shorter line in capitals is a name or a label as likely as a sentence."""
LINE = re.compile(r"[^\n]+")
BEGINNING = re.compile(r"(^\W*|[.!?][\"' ]+)([a-z])")


def in_sentence_case(text: str) -> str:
    """`text` with every line that is all in capitals in lower case but for the first letter of each sentence.

    The result has the same length: a line whose lower case is longer or shorter (Turkish dotted I) is left as it is.
    """
    return LINE.sub(_line, text)


def _line(match: re.Match[str]) -> str:
    line = match.group()
    if not line.isupper() or sum(map(str.isalpha, line)) < SHORTEST:
        return line
    lower = line.lower()
    return BEGINNING.sub(lambda m: m[1] + m[2].upper(), lower) if len(lower) == len(line) else line
