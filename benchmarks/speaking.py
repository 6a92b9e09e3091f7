"""Whether a speaker is the one meant: marked mentions against what the program gives for them (tasks/speakers.py)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from benchmarks.benchmark import Row

Span = tuple[int, int]
Outcome = Literal["right", "open", "wrong", "not found"]

ENOUGH = 0.4
"""The part of a name that a mention of an actor must cover to be a mention of it ("Sudanese army" is not the whole of
"6th Division of the Sudanese army")."""

EMPTY = frozenset({"the", "a", "an", "of", "s", "mr", "mrs", "ms"})
"""Words that make no difference between two names."""


@dataclass(frozen=True)
class Mention:
    """One marked source, and what it means: spans of the same text, a name that is not in it (for an anonymous source
    its kind), or None where a careful reader cannot tell."""

    span: Span
    kind: str
    means: tuple[Span, ...] | str | None


@dataclass(frozen=True)
class Text:
    """One text with its marked mentions."""

    id: str
    text: str
    published: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Known:
    """What one that is meant is known by: ids that the program gives it, each with its name's words, and its own."""

    ids: Mapping[str, frozenset[str]]
    words: frozenset[str]
    is_anonymous: bool = False


def outcomes(text: Text, rows: Sequence[Row]) -> list[Outcome]:
    """How each mention of one text came out, in their order."""
    first = {one: known(one, text, rows) for m in text.mentions for one in meanings(m)}
    wanted = {one: told_apart(one, first) for one in first}
    given_at = [given(m.span, rows) for m in text.mentions]
    words_at = [words(text.text[slice(*m.span)]) for m in text.mentions]
    left_open: dict[object, set[str]] = {}
    for mention, actors, here in zip(text.mentions, given_at, words_at, strict=True):
        left_open.setdefault(mention.means, set()).update(a["id"] for a in actors or () if is_open(a, here))
    return [
        outcome(m, actors, here, [wanted[one] for one in meanings(m)], left_open[m.means])
        for m, actors, here in zip(text.mentions, given_at, words_at, strict=True)
    ]


def outcome(
    mention: Mention, actors: Sequence[Row] | None, here: frozenset[str], wanted: Sequence[Known], left_open: set[str]
) -> Outcome:
    """How one mention came out, of which these actors are given and those wanted; `here` are its own words."""
    if actors is None:
        return "not found"
    if mention.kind == "anonymous":
        return "right" if all(is_unnamed(actor) for actor in actors) else "wrong"
    if mention.means is None:
        return "right" if all(is_open(actor, here) for actor in actors) else "wrong"
    matched = [[is_same(actor, one) for one in wanted] for actor in actors]
    if actors and all(map(any, matched)):
        return "right" if all(map(any, zip(*matched, strict=True))) else "open"
    strangers = [actor for actor, matches in zip(actors, matched, strict=True) if not any(matches)]
    return "open" if all(is_open(actor, here) or actor["id"] in left_open for actor in strangers) else "wrong"


def meanings(mention: Mention) -> tuple[Span | str, ...]:
    """Each that a mention means; nothing for an anonymous one and for one that cannot be told."""
    if mention.kind == "anonymous" or mention.means is None:
        return ()
    return (mention.means,) if isinstance(mention.means, str) else mention.means


def given(span: Span, rows: Sequence[Row]) -> list[Row] | None:
    """The actors that the program gives for the source at a mention; None where no source overlaps it. Of several
    sources the one that fits it best counts, and within it the actors at the mention where there are any."""
    links = [link for link in rows if "source" in link and any(overlap(span, part) for part in link["source"])]
    if not links:
        return None
    best = max(links, key=lambda link: max(likeness(span, part) for part in link["source"]))
    actors: list[Row] = best["actors"]
    return [actor for actor in actors if overlap(span, actor["span"])] or actors


def named(one: Span | str, text: str) -> str:
    """The words of one that is meant."""
    return one if isinstance(one, str) else text[slice(*one)]


def known(one: Span | str, text: Text, rows: Sequence[Row]) -> Known:
    """What the program knows one that is meant by: at the mentions of actors that cover most of it, or else in the
    sentence that asks about its name."""
    name = named(one, text.text)
    at: list[Row] = []
    anonymous = False
    if not isinstance(one, str):
        anonymous = any(m.kind == "anonymous" and overlap(m.span, one) for m in text.mentions)
        there = [row for row in rows if "start" in row and "asked" not in row and row["resolution"] != "pronoun"]
        covered = [overlap(one, (row["start"], row["end"])) for row in there]
        most = max(covered, default=0)
        if most >= ENOUGH * len(name):
            at = [row for row, length in zip(there, covered, strict=True) if length == most]
    at = at or [row for row in rows if row.get("asked") == name]
    return Known({row["id"]: words(row["name"]) for row in at}, words(name), anonymous)


def told_apart(one: Span | str, all_meant: Mapping[Span | str, Known]) -> Known:
    """What one that is meant is known by, without ids that are rather those of another one meant in the same text."""
    mine = all_meant[one]
    others = [known for other, known in all_meant.items() if other != one and known.words != mine.words]
    kept = {
        id_: name
        for id_, name in mine.ids.items()
        if all(id_ not in other.ids or alike(name, mine.words) >= alike(name, other.words) for other in others)
    }
    return Known(kept, mine.words, mine.is_anonymous)


def is_same(actor: Mapping[str, Any], wanted: Known) -> bool:
    """Whether an actor is the one meant: by id, by the words of the name, or, of somebody unnamed, by some of them."""
    name = words(actor["name"])
    return (
        actor["id"] in wanted.ids
        or name == wanted.words
        or (wanted.is_anonymous and is_unnamed(actor) and bool(name) and name < wanted.words)
    )


def is_open(actor: Mapping[str, Any], here: frozenset[str]) -> bool:
    """Whether an actor is unresolved, or nothing but the mention's own words."""
    return bool(actor["resolution"] == "unresolved" or words(actor["name"]) <= here)


def is_unnamed(actor: Mapping[str, Any]) -> bool:
    """Whether an actor is somebody without a name."""
    return bool(not actor["named"] or actor["resolution"] == "unresolved")


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Words that two names share over those that either has."""
    return len(a & b) / len(a | b) if a | b else 0.0


def words(name: str) -> frozenset[str]:
    """The words of a name that make a difference, in small letters."""
    return frozenset(re.findall(r"\w+", name.casefold())) - EMPTY


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    """Code points that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a: Sequence[int], b: Sequence[int]) -> float:
    """Shared part of two spans over what both cover."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)
