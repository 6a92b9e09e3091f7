"""Words that a user searches for, in the language of FTS5."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from counterclaim.errors import QueryError

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
MOST_WORDS = 40
LONGEST = 2_000
"""Characters of a search. Both limits are far above what anybody types, and keep a search from taking long."""

APOSTROPHES = "'’ʼ‘`´＇"
"""Written for one another in Ukrainian; U+02BC is a letter for the tokenizer, the others separate."""

ALEF = "اأإآٱ"
"""The alef with and without hamza, madda and wasla: written for one another in Arabic."""


def match_expression(words: str) -> str | None:
    """`words` in the language of FTS5: every word quoted, so that none is taken for an operator. None without any.

    The tokenizer folds case and the accents of Latin letters. Here an apostrophe finds all of its kinds, an alef those
    with and without hamza (the first two of a word), and Arabic vowel signs are left out. Raises QueryError for too
    many words.
    """
    return " AND ".join(word_expressions(words)) or None


def word_expressions(words: str) -> list[str]:
    """The same, each word and each phrase by itself. Raises QueryError for too many."""
    if len(words) > LONGEST:
        hint = f"search for fewer than {LONGEST:,} characters"
        raise QueryError(f"these are {len(words):,} characters to search for", hint=hint)
    parts: dict[str, None] = {}
    for phrase, word in PHRASE.findall(words):
        text = _cleaned(phrase or word)
        beginning = "*" if not phrase and text.endswith("*") else ""
        if any(char.isalnum() for char in text):
            spelled = [f'"{spelling}"{beginning}' for spelling in _spellings(text.rstrip("*"))]
            parts[spelled[0] if len(spelled) == 1 else f"({' OR '.join(spelled)})"] = None
    if len(parts) > MOST_WORDS:
        raise QueryError(f"these are {len(parts):,} words to search for", hint=f"search for {MOST_WORDS} at most")
    return list(parts)


def _cleaned(text: str) -> str:
    """Composed letters without quotation marks, NUL, what cannot be encoded, directional and vowel signs."""
    text = unicodedata.normalize("NFC", text.encode(errors="replace").decode().replace('"', " ").replace("\0", " "))
    return "".join(c for c in text if unicodedata.category(c) != "Cf" and not "ً" <= c <= "ْ").strip()


def _spellings(text: str) -> list[str]:
    """The ways in which `text` may be written that the tokenizer does not bring together."""
    plain = re.sub(f"[{APOSTROPHES}]", "'", text)
    kinds = [plain, plain.replace("'", "ʼ")] if "'" in plain.strip("'") else [plain]
    spelled: list[str] = []
    for kind in kinds:
        pieces = re.split(f"([{ALEF}])", kind, maxsplit=2)
        choices = [ALEF if len(piece) == 1 and piece in ALEF else (piece,) for piece in pieces]
        spelled += ["".join(chosen) for chosen in product(*choices)]
    return spelled
