"""Noise for texts with gold attributions: what copying, converting and translating do to dispatches.

A kind of noise is a pure function of a row (`text`, `attributions`) and a seeded random generator; it yields edits.
`noised` applies them and carries every gold span over. A row is as in PolNeAR's files: each of its attributions
has lists of [start, end] under `source`, `cue` and `content`, in Unicode code points of `text`. This file needs nothing
of the benchmarks, so that texts for training can be made with it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

Row = dict[str, Any]
Piece = tuple[int, int]

ROLES = ("source", "cue", "content")
MARK = re.compile(r"[“”„‟«»\"＂]|``|''")
OPENING, CLOSING = frozenset({"“", "„", "‟", "«", "``"}), frozenset("”»")
CURLY = {"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'"}
BREAK = re.compile(r"\s*\n\s*")
FULL_STOP = re.compile(r"(?<=[a-z\d”\"’][.!?]) (?=\S)")
SHOUTED = re.compile(r"\S*[^\W\d_]\S*")
FEWEST_WORDS = 4
"""A quotation needs so many words before an ellipsis is put into it."""

REPORTED = {
    "said": ("said", "has said", "indicated", "has indicated", "declared"),
    "says": ("says", "indicates"),
    "say": ("say", "indicate"),
    "wrote": ("wrote", "has written"),
    **{verb: (verb, f"has {verb}") for verb in ("added", "noted", "announced", "warned", "reported", "claimed")},
    **{verb: (verb, f"has {verb}") for verb in ("acknowledged", "declared", "stated", "stressed", "explained")},
}
"""Verbs of a reporting clause after the words that it reports, and what a machine makes of them out of French."""

REPORTING = re.compile(rf"(?:{'|'.join(REPORTED)})\b")


class Edit(NamedTuple):
    """The stretch `[start, end)` of a text is replaced.

    `by` is the new text, or the parts of the stretch in their new order, each an edit of its own; together they must
    cover the stretch.
    """

    start: int
    end: int
    by: str | tuple[Edit, ...]


class Placed(NamedTuple):
    """The stretch `[start, end)` of the old text stands in the new one as `text`, from `at` on."""

    start: int
    end: int
    text: str
    at: int


def _placed(text: str, edits: Iterable[Edit]) -> list[Placed]:
    """The whole of a text, cut at its edits, in the order of the new text. Raises ValueError where edits overlap."""
    out: list[Placed] = []
    size = 0

    def put(start: int, end: int, by: str | tuple[Edit, ...]) -> None:
        nonlocal size
        if isinstance(by, tuple):
            for part in by:
                put(*part)
        else:
            out.append(Placed(start, end, by, size))
            size += len(by)

    done = 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if edit.start < done:
            raise ValueError(f"the edit at {edit.start} begins inside another, which ends at {done}")
        put(done, edit.start, text[done : edit.start])
        put(*edit)
        done = edit.end
    put(done, len(text), text[done:])
    return out


def _carried(span: Piece, pieces: Iterable[Placed], text: str) -> Piece | None:
    """Where the characters of a span stand in the new `text`, or None where none of them is left.

    A span that ends inside a replaced stretch keeps as many characters of the new words as it had of the old, at most
    all; one that holds the whole stretch holds the whole of what stands for it. What is put in at a span's edge stays
    outside, what is put into it belongs to it. A span has no white space at its ends.
    """
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        first, last = max(span[0], piece.start), min(span[1], piece.end)
        if first >= last:
            continue
        size = len(piece.text)
        start = min(first - piece.start, size)
        end = size if last == piece.end else min(last - piece.start, size)
        if start < end:
            starts.append(piece.at + start)
            ends.append(piece.at + end)
    if not starts:
        return None
    words = text[min(starts) : max(ends)]
    start, end = min(starts) + len(words) - len(words.lstrip()), min(starts) + len(words.rstrip())
    return (start, end) if start < end else None


def edited(row: Row, edits: Iterable[Edit]) -> Row:
    """The row with its text edited and its gold spans carried over; a span of which nothing is left is dropped, and an
    attribution of which no span is left. Raises ValueError where edits overlap."""
    pieces = _placed(row["text"], edits)
    text = "".join(piece.text for piece in pieces)
    attributions = []
    for attribution in row.get("attributions", ()):
        spans = {
            role: [list(new) for old in attribution[role] if (new := _carried((old[0], old[1]), pieces, text))]
            for role in ROLES
        }
        if any(spans.values()):
            attributions.append({**attribution, **spans})
    return {**row, "text": text, "attributions": attributions}


def noised(row: Row, kind: str, seed: int) -> Row:
    """The row with noise of one kind of KINDS; the same for the same text, kind and seed."""
    dice = random.Random(f"{seed} {kind} {row['text']}")  # noqa: S311
    return edited(row, KINDS[kind](row, dice))


class Mark(NamedTuple):
    """A double quotation mark at `[start, end)`, and whether it opens."""

    start: int
    end: int
    opens: bool


def marks(text: str) -> Iterator[Mark]:
    """The double quotation marks of a text whose marks are sound, with their directions."""
    for line in re.finditer(r"[^\n]+", text):
        stands_open = False
        for match in MARK.finditer(text, *line.span()):
            mark, (start, end) = match.group(), match.span()
            before, after = text[start - 1 : start], text[end : end + 1]
            loose = not before or before.isspace() or before in "([—–-:"
            if mark in OPENING:
                opens = True
            elif mark in CLOSING:
                opens = False
            elif loose == (not after or after.isspace()):
                opens = not stands_open
            else:
                opens = loose
            stands_open = opens
            yield Mark(start, end, opens)


def dropped_marks(row: Row, dice: random.Random) -> Iterator[Edit]:
    """A third of the quotation marks are gone."""
    found = list(marks(row["text"]))
    for mark in dice.sample(found, -(-len(found) // 3)):
        yield Edit(mark.start, mark.end, "")


def doubled_marks(row: Row, _: random.Random) -> Iterator[Edit]:
    """Every quotation mark stands twice."""
    for mark in marks(row["text"]):
        yield Edit(mark.start, mark.end, 2 * row["text"][mark.start : mark.end])


def straight_marks(row: Row, _: random.Random) -> Iterator[Edit]:
    """Curly marks, single ones and apostrophes too, are straight."""
    for at, character in enumerate(row["text"]):
        if character in CURLY:
            yield Edit(at, at + 1, CURLY[character])


def guillemets(row: Row, dice: random.Random) -> Iterator[Edit]:
    """French marks, spaced as in France or not, one way in the whole text."""
    opening, closing = dice.choice((("«", "»"), ("« ", " »"), ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")))
    for mark in marks(row["text"]):
        yield Edit(mark.start, mark.end, opening if mark.opens else closing)


def low_high_marks(row: Row, _: random.Random) -> Iterator[Edit]:
    """German marks: low where a quotation opens, high and turned where it closes."""
    for mark in marks(row["text"]):
        yield Edit(mark.start, mark.end, "„" if mark.opens else "“")


def missing_spaces(row: Row, dice: random.Random) -> Iterator[Edit]:
    """Half of the spaces after full stops and around quotation marks are gone."""
    text = row["text"]
    spaces = {match.start() for match in FULL_STOP.finditer(text)}
    for mark in marks(text):
        at = mark.start - 1 if mark.opens else mark.end
        if text[at : at + 1] == " " and at >= 0:
            spaces.add(at)
    for at in dice.sample(sorted(spaces), -(-len(spaces) // 2)):
        yield Edit(at, at + 1, "")


def turned_clauses(row: Row, dice: random.Random) -> Iterator[Edit]:
    """The verb goes first in clauses after what they report: `the mayor said` is `has indicated the mayor`."""
    text = row["text"]
    done = 0
    for start, end, verb in sorted(set(_reporting_clauses(row))):
        if start < done:
            continue
        done = verb[1]
        by = dice.choice(REPORTED[text[slice(*verb)]])
        yield Edit(
            start,
            verb[1],
            (Edit(*verb, by), Edit(end, verb[0], text[end : verb[0]]), Edit(start, end, text[start:end])),
        )


def _reporting_clauses(row: Row) -> Iterator[tuple[int, int, Piece]]:
    """Where a source begins and ends, and the verb right after it, in clauses that follow what they report."""
    text = row["text"]
    for attribution in row.get("attributions", ()):
        for start, end in attribution["source"]:
            for cue in attribution["cue"]:
                verb = REPORTING.match(text, cue[0], cue[1])
                if (
                    verb
                    and text[end : cue[0]] == " "
                    and re.search(r"[,”\"»'?!] $", text[max(0, start - 2) : start])
                    and any(content[1] <= start for content in attribution["content"])
                ):
                    yield start, end, verb.span()


def capitals(row: Row, _: random.Random) -> Iterator[Edit]:
    """The whole text is in capitals."""
    for match in SHOUTED.finditer(row["text"]):
        if (upper := match.group().upper()) != match.group():
            yield Edit(*match.span(), upper)


def missing_breaks(row: Row, _: random.Random) -> Iterator[Edit]:
    """The whole text is one paragraph: each break is a space."""
    for match in BREAK.finditer(row["text"]):
        yield Edit(*match.span(), " ")


def ellipses(row: Row, dice: random.Random) -> Iterator[Edit]:
    """Each quotation of some length has an ellipsis in brackets between two of its words."""
    text = row["text"]
    for first, second in pairwise(marks(text)):
        if not first.opens or second.opens or "\n" in text[first.end : second.start]:
            continue
        gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text[first.end : second.start])]
        if len(gaps) + 1 >= FEWEST_WORDS:
            at = first.end + dice.choice(gaps)
            yield Edit(at, at, dice.choice((" […]", " [...]", " (...)", " (…)")))


Kind = Callable[[Row, random.Random], Iterable[Edit]]

KINDS: dict[str, Kind] = {
    "dropped-marks": dropped_marks,
    "doubled-marks": doubled_marks,
    "straight-marks": straight_marks,
    "guillemets": guillemets,
    "low-high-marks": low_high_marks,
    "missing-spaces": missing_spaces,
    "turned-clauses": turned_clauses,
    "capitals": capitals,
    "missing-breaks": missing_breaks,
    "ellipses": ellipses,
}
"""The kinds of noise, by the names that reports show."""
