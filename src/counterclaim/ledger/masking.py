"""Finds a name in texts, paths, addresses and ids, and puts as many █ in its place as it has characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import msgspec

from counterclaim.theatres.spelling import slug

MASK = "█"
"""U+2588, one for each code point: offsets stay, and the ids of claims with them."""

BETWEEN = r"(?:\s+|[-_+.\u00ad\u200b]\s*|%20)"
"""What may stand between two parts of a name: white space, or what paths, addresses and ids write for it."""
BEFORE, AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""A name begins and ends where no letter follows on."""

APOSTROPHE = re.compile(r"\\?['’ʼ`]")

HASH = re.compile(r"[0-9a-f]{16,64}")
CODES = frozenset({
    "claim_id", "document_id", "reading_id", "section", "stance", "voice", "kind", "resolution", "type", "mode",
    "status", "precision", "comparator", "relation", "code", "role", "side", "aligned_with", "published", "event",
    "said_on", "period", "window", "subset_of", "program", "at", "measure", "effect", "unit", "per", "anchor",
    "media_type", "published_from", "language", "theatre", "places",
})  # fmt: skip
"""Fields of a record or payload that hold codes of our own: no name stands in them, and none may be changed in them."""


ESCAPES = re.compile(r"\\(?:[nrtbf]|u00[01][0-9a-f])")
"""How JSON writes white space and controls: with letters, which are none of the text's."""


class Names:
    """Some spellings of a name, as one pattern: whole words, upper or lower case, any white space between the parts.

    `"ivan_kovalenko"`, `"Ivan%20Kovalenko"` and the ids made from a name are found with it. Raises ValueError for a
    name without two letters.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._parts = [parts for parts in (tuple(name.split()) for name in names) if parts]
        for parts in self._parts or [()]:
            if sum(map(str.isalpha, "".join(parts))) < 2:
                raise ValueError("a name needs at least two letters")
        written = sorted({form for parts in self._parts for form in _forms(parts)}, key=len, reverse=True)
        self._pattern = re.compile(f"{BEFORE}(?:{'|'.join(written)}){AFTER}", re.IGNORECASE)

    def in_text(self, text: str | None) -> int:
        """How often the name stands in a text."""
        return sum(1 for _ in self._pattern.finditer(text or ""))

    def in_json(self, written: str | None) -> bool:
        """Whether the name stands in somebody's words within JSON: not in its keys, nor in hashes and codes of ours."""
        likely = ESCAPES.sub(" ", written or "").replace('\\"', '"').replace("\\\\", "\\")
        if not written or not self.in_text(likely):  # much cheaper than taking every record apart
            return False
        value = msgspec.json.decode(written)
        return bool(self.masked_in(value) != value)

    def masked_json(self, written: str) -> str:
        """JSON with the name masked; as it was, byte for byte, where the name does not stand in it."""
        if not self.in_json(written):
            return written
        return msgspec.json.encode(self.masked_in(msgspec.json.decode(written))).decode()

    def masked(self, text: str) -> str:
        """The text with █ for every character of the name, the same length."""
        return self._pattern.sub(lambda found: MASK * len(found.group()), text)

    def masked_in(self, value: Any) -> Any:
        """The same for every string of a JSON value, but for hashes and codes of our own."""
        return strings_changed(value, self.masked)

    @property
    def single(self) -> tuple[str, ...]:
        """The parts of names of several words, by which the same person may be called alone."""
        whole = {parts[0].casefold() for parts in self._parts if len(parts) == 1}
        several = (part for parts in self._parts if len(parts) > 1 for part in parts)
        found = {part.casefold(): part for part in several if sum(map(str.isalpha, part)) > 1}
        return tuple(part for key, part in found.items() if key not in whole)


def strings_changed(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    """A JSON value, every string of it changed in which somebody's words may stand: not hashes and codes of our own."""
    if isinstance(value, str):
        if key in CODES or HASH.fullmatch(value):
            return value
        source, colon, rest = value.partition(":") if key == "id" else ("", "", value)
        return source + colon + change(rest)  # of an id made from the text ("text:…") the beginning is ours
    if isinstance(value, list):
        return [strings_changed(one, change, key) for one in value]
    if isinstance(value, dict):
        return {name: strings_changed(one, change, name) for name, one in value.items()}
    return value


def _forms(parts: tuple[str, ...]) -> set[str]:
    """The patterns of one name: composed and decomposed, as an address quotes it, and as an id spells it."""
    found = set()
    for form in ("NFC", "NFD"):
        there = [unicodedata.normalize(form, part) for part in parts]
        found.add(BETWEEN.join(APOSTROPHE.sub("['’ʼ`]", re.escape(part)) for part in there))
        found.add(BETWEEN.join(re.escape(quote(part)) for part in there))
    plain = slug(" ".join(parts)).split("-")
    if all(plain):
        found.add(BETWEEN.join(re.escape(part) for part in plain))
    return found
