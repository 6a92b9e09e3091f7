"""The turns of a transcript: "Q:", "A:", "GOVERNOR:", "Army spokesperson:", and an interview's without labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.interviews import exchanges_in
from counterclaim.reading.layout.lines import Line, lines_of
from counterclaim.records import Span

LABEL = re.compile(
    r"(?:[-–—*•]\s+)?(?:\*\*|__)?"
    r"(?:(?P<brief>[QA])(?:\*\*|__)?(?:\s*\d{1,3})?\s*[:.–—-]"
    r"|(?P<name>[A-Z][\w.'’-]*(?:[ ][\w.,'’()-]+){0,6}?)(?:\*\*|__)?\s*:)(?:\*\*|__)?\s+(?=\S)"
)
"""A label at the beginning of a line, in Markdown perhaps in bold."""
ASKING = frozenset(
    {"q", "question", "reporter", "journalist", "interviewer", "host", "moderator", "presenter", "anchor"}
)
ANSWERING = frozenset({"a", "answer", "response", "reply"})
"""Labels that name a part, not a speaker."""
LEAST = 2
"""Turns that a label of a transcript has."""


class Turn(NamedTuple):
    """One turn: its label, whether it asks, whether the label names a speaker, and what is said up to the next."""

    label: Span
    asks: bool
    names: bool
    speech: Span


class _Labelled(NamedTuple):
    line: int
    label: Span
    key: str
    start: int


def turns_in(layers: Layers) -> tuple[Turn, ...]:
    """The turns of a document, in order; none where it is no transcript.

    A transcript has a label whose turns mostly are questions, and another that answers them.
    """
    return layers.kept(_turns)


def _turns(layers: Layers) -> tuple[Turn, ...]:
    text = layers.text
    lines = list(lines_of(text))
    labelled = [found for number, line in enumerate(lines) if (found := _label(text, number, line)) is not None]
    counts = Counter(one.key for one in labelled)
    labelled = [one for one in labelled if counts[one.key] >= LEAST or one.key in ASKING | ANSWERING]
    pairs = zip(labelled, [*labelled[1:], None], strict=False)
    turns = [(one, _speech(lines, one, following)) for one, following in pairs]
    questions: defaultdict[str, list[bool]] = defaultdict(list)
    for one, speech in turns:
        questions[one.key].append(text[slice(*speech)].rstrip('”"»*_ ').endswith("?"))
    asking = {key for key, asked in questions.items() if key in ASKING or (2 * sum(asked) > len(asked) >= LEAST)}
    if not asking or not any(one.key not in asking for one in labelled):
        return _unlabelled(text, lines)
    kept = _ended(lines, turns)
    return tuple(Turn(one.label, one.key in asking, one.key not in ASKING | ANSWERING, speech) for one, speech in kept)


def _unlabelled(text: str, lines: Sequence[Line]) -> tuple[Turn, ...]:
    """The turns of an interview without labels: nothing stands for the label of one."""
    return tuple(
        Turn((span[0], span[0]), asks, False, span)
        for exchange in exchanges_in(text, lines)
        for asks, span in ((True, exchange.question), (False, exchange.answer))
    )


def _label(text: str, number: int, line: Line) -> _Labelled | None:
    match = LABEL.match(text, *line.span)
    if match is None:
        return None
    span = match.span("brief") if match["brief"] else match.span("name")
    return _Labelled(number, span, text[slice(*span)].casefold(), match.end())


def _speech(lines: Sequence[Line], one: _Labelled, following: _Labelled | None) -> Span:
    last = following.line if following is not None else len(lines)
    return one.start, lines[last - 1].span[1]


def _ended(lines: Sequence[Line], turns: Sequence[tuple[_Labelled, Span]]) -> list[tuple[_Labelled, Span]]:
    """The turns, the last with no more paragraphs than the longest before it: what follows is the outlet's again."""
    *before, (last, speech) = turns
    longest = max((_paragraphs(lines, one.line, span) for one, span in before), default=1)
    end, left = speech[1], longest
    for line in lines[last.line + 1 :]:
        left -= line.after_blank
        if left == 0:
            break
        end = line.span[1]
    else:
        return list(turns)
    return [*before, (last, (speech[0], max(end if left else lines[last.line].span[1], lines[last.line].span[1])))]


def _paragraphs(lines: Sequence[Line], first: int, speech: Span) -> int:
    count = 1
    for line in lines[first + 1 :]:
        if line.span[0] >= speech[1]:
            break
        count += line.after_blank
    return count
