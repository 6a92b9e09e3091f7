"""How names of places are compared: a folded form for equality, a skeleton for spellings nobody listed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹ′ʾʿ"))
BREAKS = str.maketrans(dict.fromkeys("-‐‑–—_/,", " "))
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e"}
)
SPELLINGS = (
    ("shch", "c"), ("sch", "c"), ("tch", "c"), ("sh", "c"), ("ch", "c"), ("dzh", "ž"), ("zh", "ž"), ("dj", "ž"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("sz", "c"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "s"),
)  # fmt: skip
"""Consonants that transliterations write in several ways, in the order in which they are brought to one."""
ARTICLE = re.compile(r"^(?:al|el|as|ad|an|ar|at|az|ash|es|ed|er) (?=\w{3})")
VOWELS = re.compile(r"[aeiouyj]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def folded_name(name: str) -> str:
    """`name` in lower case without accents, apostrophes and full stops, every break a single space; no leading "the".

    >>> folded_name("Al-Fāshir"), folded_name("Slov’yans’k"), folded_name("U.S.")
    ('al fashir', 'slovyansk', 'us')
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)  # first: a letter or full stop in disguise is treated as one
    plain = name.translate(APOSTROPHES).replace(".", "").translate(BREAKS).lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(LETTERS))
        plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(LETTERS)
    plain = " ".join(plain.split())
    return plain.removeprefix("the ") if len(plain) > 6 else plain


def skeleton(folded: str) -> str:
    """What is left of a folded Latin name when vowels and transliteration habits are taken away; "" if too little.

    Runs of vowels (y and j with them) become one mark, so that Zaporizhzhia, Zaporojie and Zaporozhye are one.

    >>> skeleton("zaporizhzhia") == skeleton("zaporojie") == skeleton("zaporozhye")
    True
    """
    if not folded.isascii() or len(folded) < 5:
        return ""
    bare = ARTICLE.sub("", folded).replace(" ", "")
    for spelling, letter in SPELLINGS:
        bare = bare.replace(spelling, letter)
    bare = DOUBLED.sub(r"\1", VOWELS.sub("a", bare))
    return bare if sum(c != "a" for c in bare) >= 3 else ""
