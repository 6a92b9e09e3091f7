"""The runs of words of a text that may be a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import folded_name
from counterclaim.reading.places.cues import cues, unit_kinds

LONGEST = 7
"""Tokens of the longest name looked up; a hyphen is a token."""
JOINTS = frozenset(
    {
        "of",
        "the",
        "de",
        "la",
        "le",
        "les",
        "du",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "and",
        "-",
        "el",
        "al",
        "ez",
        "sur",
        "en",
        "upon",
        "on",
        "an",
        "ad",
        "au",
        "aux",
        "des",
        "ash",
        "as",
        "ed",
        "es",
        "'",
        "/",
        "'s",
        "e",
    }
)
ARTICLES = frozenset({"al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "es", "ed", "er"})


def candidate_windows(doc: Doc, original: str) -> Iterator[tuple[int, int, str]]:
    """Runs of tokens that may be a name: from a capital to a capital, over joints only, or on into the lower-case words
    of a site ("Zaporizhzhia nuclear power plant"). First token, last token, folded name.

    `original` is the text as written: a line in capitals, which `doc` has in sentence case, may name a place anywhere.
    """
    texts = [token.text for token in doc]
    ends = [token.idx + len(text) for token, text in zip(doc, texts, strict=True)]
    capital = [
        text[0].isupper() or (original[token.idx].isupper() and not token.is_stop)
        for token, text in zip(doc, texts, strict=True)
    ]
    breaks = {s.start for s in doc.sents} if doc.has_annotation("SENT_START") else set()
    units, site_words = unit_kinds(), cues().site_words
    whole = doc.text
    count = len(texts)
    for first, text in enumerate(texts):
        if not capital[first]:
            if text not in ARTICLES or first + 2 >= count or texts[first + 1] != "-":
                continue
        elif text in {"The", "THE"}:
            continue
        start = ends[first] - len(text)
        for last in range(first, min(first + LONGEST, count)):
            word = texts[last]
            if word[0].isspace() or (last > first and last in breaks and texts[last - 1] != "."):
                break
            if capital[last]:
                yield first, last, folded_name(whole[start : ends[last]])
            elif last > first and word not in JOINTS:
                if word not in units and word not in site_words:
                    break
                yield first, last, folded_name(whole[start : ends[last]])


def previous(doc: Doc, token: Token) -> Token | None:
    """The token before on the same line, over white space."""
    at = token.i - 1
    while at >= 0 and doc[at].is_space:
        if "\n" in doc[at].text:
            return None
        at -= 1
    return doc[at] if at >= 0 else None


def following(doc: Doc, token: Token) -> Token | None:
    """The token after, None at the end of a line."""
    at = token.i + 1
    return doc[at] if at < len(doc) and "\n" not in doc[at].text else None
