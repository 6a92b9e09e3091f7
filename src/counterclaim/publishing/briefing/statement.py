"""A sentence of a brief with the claims that it stands on, and the test whether it says more than they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from counterclaim.records import Claim

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT_DAY = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:\s(?:million|billion))?")
_NAME = re.compile(r"\w*[^\W\d_a-z]\w*")
"""A word with a letter that is not a small Latin one: a name, or a word in another script."""
_WORD = re.compile(r"\w+")
_SCALE = {"million": 1e6, "billion": 1e9}


class Statement(msgspec.Struct, frozen=True):
    """A sentence, and the ids of the claims that say it. Nothing is said without one."""

    text: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"no claim says: {self.text}")


class Held(NamedTuple):
    """What a claim holds: its words and days, and its numbers."""

    words: frozenset[str]
    numbers: frozenset[float]


class Saying:
    """Says of claims, by their ids, only what they hold."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._held: dict[str, Held] = {}

    def say(self, ids: Sequence[str], *wordings: str) -> Statement:
        """The first of the wordings in which every number, day and name is in one of the claims. The last is to be
        without any, and is said where no other can be: a number that was worked out is in no claim."""
        held = [self._held_by(one) for one in ids]
        return Statement(next((text for text in wordings[:-1] if not _missing(text, held)), wordings[-1]), tuple(ids))

    def _held_by(self, claim_id: str) -> Held:
        if claim_id not in self._held:
            self._held[claim_id] = held_by(self._claims[claim_id])
        return self._held[claim_id]


def unfounded(text: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The numbers, days and names in a text that none of the claims holds, in their order."""
    return _missing(text, [held_by(claim) for claim in claims])


def held_by(claim: Claim) -> Held:
    """The words, days and numbers of a claim; offsets are no numbers of the war."""
    words: set[str] = set()
    numbers: set[float] = set()
    for value in _values(msgspec.to_builtins(claim)):
        if isinstance(value, str):
            words |= (
                set(_DAY.findall(value)) | set(_NAME.findall(value)) | {w.casefold() for w in re.findall(r"\w+", value)}
            )
            numbers |= {_number(found) for found in _NUMBER.findall(value)}
        elif isinstance(value, int | float) and not isinstance(value, bool):
            numbers.add(float(value))
    return Held(frozenset(words), frozenset(numbers))


def _missing(text: str, held: Sequence[Held]) -> tuple[str, ...]:
    words = frozenset[str]().union(*(one.words for one in held))
    numbers = frozenset[float]().union(*(one.numbers for one in held))
    missing = [day for day in _DAY.findall(text) if day not in words]
    short = {
        f"{int(day[8:])} {_MONTHS[int(day[5:7]) - 1]}" for day in words if _DAY.fullmatch(day) and day[5:7] <= "12"
    }
    missing += [found[0] for found in _SHORT_DAY.finditer(text) if found[0] not in short]
    rest = _SHORT_DAY.sub(" ", _DAY.sub(" ", text))
    missing += [found for found in _NUMBER.findall(rest) if not _is_there(_number(found), numbers)]
    return tuple(missing + [name for name in _NAME.findall(rest) if name not in words and name.casefold() not in words])


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in (
                "span",
                "content",
                "source",
                "cue",
                "trigger",
                "because",
            ):  # offsets are no numbers of the war
                yield from _values(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _values(one)
    else:
        yield value


def _number(written: str) -> float:
    amount, _, scale = written.replace(",", "").partition(" ")
    return float(amount) * _SCALE.get(scale, 1.0)


def _is_there(number: float, numbers: frozenset[float]) -> bool:
    return any(abs(number - one) <= 0.005 * max(1.0, abs(one)) for one in numbers)
