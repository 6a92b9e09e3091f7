"""Words as names are compared: without case, accents and the marks that join or shorten them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from counterclaim.records import Span

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ʻ": None, "ь": None})
ENDINGS = (
    ("skyj", "sky"), ("skyy", "sky"), ("skyi", "sky"), ("skiy", "sky"), ("skii", "sky"), ("skij", "sky"),
    ("skyï", "sky"), ("ski", "sky"), ("yy", "y"), ("iy", "y"), ("ii", "y"), ("yi", "y"), ("ij", "y"), ("yj", "y"),
)  # fmt: skip
SOUNDS = (
    ("shch", "sc"), ("tch", "c"), ("tsch", "c"), ("ch", "c"), ("sch", "s"), ("sh", "s"), ("kh", "h"), ("zh", "z"),
    ("ts", "c"), ("tz", "c"), ("dj", "j"), ("dz", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "e"),
    ("ie", "e"), ("ye", "e"), ("yo", "o"), ("io", "o"), ("ya", "a"), ("ia", "a"), ("ju", "u"), ("yu", "u"), ("iu", "u"),
    ("ck", "k"), ("ph", "f"), ("gh", "g"), ("w", "v"), ("q", "k"), ("x", "ks"), ("j", "y"), ("y", "i"),
)  # fmt: skip


class Word(NamedTuple):
    """One word of a text: where it stands (code points), as written, and as it is compared."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter (or has no case at all, as in Arabic)."""
        return not self.text[0].islower()


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """`word` in lower case, without accents; Cyrillic and Arabic letters keep their own."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """A coarse key that most transliterations of one name share: Zelensky, Zelenskyy, Zelenskij.

    Endings in -skyi and kin become one, digraphs become letters, doubled letters and a last `h` or `e` are dropped.
    """
    sound = key_of(word)
    for ending, plain in ENDINGS:
        if sound.endswith(ending):
            sound = sound[: -len(ending)] + plain
            break
    for written, plain in SOUNDS:
        sound = sound.replace(written, plain)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    return sound[:-1] if len(sound) > 3 and sound[-1] in "he" else sound


def words_in(text: str, span: Span | None = None) -> list[Word]:
    """The words of `text` or of a stretch of it. Hyphens, apostrophes and full stops separate: `Al-Koma` is two."""
    start, end = span or (0, len(text))
    return [Word(m.start(), m.end(), m[0], key_of(m[0])) for m in WORD.finditer(text, start, end)]


@lru_cache(maxsize=65536)
def keys_in(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(word.key for word in words_in(name))


def slug(name: str) -> str:
    """`name` as an id: its words, joined by hyphens."""
    return "-".join(keys_in(name)) or "unnamed"


def edits(a: str, b: str, *, most: int) -> int:
    """Edit distance with transpositions (restricted Damerau-Levenshtein); `most + 1` where it is more than `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, row = row, current
    return min(row[-1], most + 1)


def is_abbreviation(keys: Sequence[str]) -> bool:
    """Whether the words of a name are letters or figures: "S.E.C.", "19.10"."""
    return all(len(key) == 1 or key.isdigit() for key in keys)
