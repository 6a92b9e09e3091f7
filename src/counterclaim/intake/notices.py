"""Notices in which a dispatch says that an earlier version of it was corrected, withdrawn, clarified or updated.

Their words are in notices.yaml. A notice stands at the head or the foot of a dispatch; it speaks about the dispatch,
not about the war: "the ministry corrected the toll" is none.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import get_args

import msgspec
import yaml

from counterclaim.intake.paragraphs import paragraphs, sentences
from counterclaim.records import Notice, NoticeKind, Section, Span
from counterclaim.records.span import trimmed

FILE = Path(__file__).with_suffix(".yaml")

HEAD, FOOT = 3, 4
"""Paragraphs at the beginning and at the end among which notices stand."""

LONGEST = 700
"""Code points of a notice; of a longer paragraph only the sentences that say it are one."""

KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)
MARKS = " \t\r\n*_>#•·|-–—\ufeff\u200b\xa0"
BRACKETED = re.compile(r"[(\[]([^()\[\]]{4,300}(?:\([^()]{0,80}\)[^()\[\]]{0,200})?)[)\]]")
REPORTED = re.compile(
    r"""(?:,|["”»]) (?:an? |the |its |his |her )?(?:[\w'’-]+ ){1,6}?(?:said|says|wrote|writes|told|added|claimed|"""
    r"""reported|stated|announced)\b[^.]{0,60}[.!]?[\"'”’)]*\Z""",
    re.I,
)
HEADLINE_LABELS: dict[str, NoticeKind] = {
    "CORRECTED": "correction", "CORRECTION": "correction", "REFILE": "correction", "CLARIFIED": "clarification",
    "CLARIFICATION": "clarification", "RETRACTED": "retraction", "RETRACTION": "retraction", "WITHDRAWN": "retraction",
}  # fmt: skip
HEADED = re.compile(rf"({'|'.join(HEADLINE_LABELS)})(?: \d)?\s?[-–—:]\s*")
HEADLINE_BRACKET = re.compile(r"[(\[]([^()\[\]]{4,60})[)\]]")
OUTLET = re.compile(r"\s*(?:[|–—-]\s*[^|–—]{2,40})?[\s.]*")
"""What may follow the bracket at the end of a headline: the outlet's name after a mark."""

ENDED = re.compile(r"""[.!?…。۔؟)][\"'”’»\]]*\Z""")
QUOTED = re.compile('["“„«‘]')


class Wording(msgspec.Struct, frozen=True):
    """What a notice of one kind looks like in each place."""

    kind: NoticeKind
    labels: tuple[re.Pattern[str], ...]
    brackets: tuple[re.Pattern[str], ...]
    headlines: tuple[re.Pattern[str], ...]
    sentences: tuple[re.Pattern[str], ...]


@cache
def _wordings() -> tuple[Wording, ...]:
    with FILE.open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    words: dict[str, str] = data["words"]

    def patterns(place: str, kind: str, form: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(form % _spelt(p, words), re.I) for p in data[place].get(kind, ()))

    return tuple(
        Wording(
            kind=kind,
            labels=patterns(
                "labels", kind, r"(?:editors?['’]?s?['’]? )?%s(?: ?[,(][^:]{2,40}?| \d[^:]{2,30}?)?\s*[:.–—]\s*"
            ),
            brackets=patterns("brackets", kind, "%s"),
            headlines=patterns("headlines", kind, "%s"),
            sentences=patterns("sentences", kind, "%s"),
        )
        for kind in ("retraction", "clarification", "correction", "update")
        if kind in KINDS
    )


def _spelt(pattern: str, words: dict[str, str]) -> str:
    for _ in range(2):  # a word may be made of others
        for word, meant in words.items():
            pattern = pattern.replace(f"{{{word}}}", meant)
    return pattern


def notices_in(text: str, sections: tuple[Section, ...]) -> tuple[Notice, ...]:
    """The notices at the head and the foot of a dispatch, in text order; each lies within one section.

    `sections` without boilerplate: what stands below the last words of the dispatch must not push a notice away.
    """
    parts = [
        (section, span)
        for section in sections
        if section.kind in ("headline", "body")
        for lines in paragraphs(text, section.span)
        for span in units(text, lines)
    ]
    found: list[Notice] = []
    for i, (section, span) in enumerate(parts):
        head, foot = i < HEAD, i >= len(parts) - FOOT
        if section.kind == "headline":
            found += _whole(text, span)
        elif head or foot:
            found += _in_paragraph(text, span, head=head, foot=foot)
    return tuple(found)


def units(text: str, lines: list[Span]) -> list[Span]:
    """A paragraph whose every line ends a sentence is as many paragraphs; any other is one, cut into lines, unless a
    notice begins on a line of its own near its beginning or end: below a headline, with no blank line around it."""
    if all(ENDED.search(text, *line) for line in lines):
        return lines
    room = max(end - start for start, end in lines)
    found: list[Span] = []
    first, within = 0, is_notice_line(text, lines[0])
    for i in range(1, len(lines)):
        if not (within or i <= HEAD or i >= len(lines) - FOOT) or not is_ended(text, lines[i - 1], lines[i], room):
            continue
        begins = is_notice_line(text, lines[i])
        if begins or within:
            found.append((lines[first][0], lines[i - 1][1]))
            first = i
        within = begins
    return [*found, (lines[first][0], lines[-1][1])]


def is_ended(text: str, line: Span, following: Span, room: int) -> bool:
    """Whether `line` ends a sentence, or was broken though the first word of the `following` one had room in it and
    begins like a sentence."""
    if ENDED.search(text, *line) is not None:
        return True
    word = next(iter(text[slice(*following)].split(maxsplit=1)), "")  # a line may be all white space, such as U+0085
    return not word[:1].islower() and line[1] - line[0] + 1 + len(word) <= room


def is_notice_line(text: str, line: Span) -> bool:
    """Whether a line begins as a notice does: with its label, in brackets, or with what it says of its dispatch."""
    start, end = trimmed(text, line, chars=MARKS)
    if start == end or text[start].islower():
        return False
    bracketed = BRACKETED.match(text, start, end)
    if bracketed is not None and _bracket_kind(bracketed[1]) is not None:
        return True
    plain = _plain(text, line)
    return _labelled(plain) is not None or _said(plain) is not None


def _whole(text: str, span: Span) -> list[Notice]:
    """A first line that is all notice, or the label of one as in "CORRECTED-Army says …" and "Army says … (corrected)",
    whose rest reports."""
    label = HEADED.match(text, *span)
    if label is not None and label.end() < span[1]:
        return [Notice(HEADLINE_LABELS[label[1]], label.span())]
    for bracket in HEADLINE_BRACKET.finditer(text, *span):
        first, last = not text[span[0] : bracket.start()].strip(), OUTLET.fullmatch(text, bracket.end(), span[1])
        kind = _headline_kind(bracket[1]) if first or last else None
        if kind is not None and bracket.span() != span:
            return [Notice(kind, bracket.span())]
    kind = _of_brackets(text, span) or _said(_plain(text, span))
    return [Notice(kind, span)] if kind is not None else []


def _in_paragraph(text: str, span: Span, *, head: bool, foot: bool) -> list[Notice]:
    start, end = trimmed(text, span, chars=MARKS)
    bracketed = BRACKETED.match(text, start, end)
    if bracketed is not None:
        kind = _bracket_kind(bracketed[1])
        if kind is not None:
            below = text[bracketed.end() : end].strip(MARKS + ".")
            return [Notice(kind, bracketed.span() if below else span)]
    plain = _plain(text, span)
    kind = _labelled(plain)
    if kind is not None and end - start <= LONGEST:
        return [Notice(kind, span)]
    said = [(one, _said(_plain(text, one))) for one in sentences(text, span)]
    at = next((i for i, (_, kind) in enumerate(said) if kind is not None), None)
    if at is None or (at > 0 and not foot) or (at == 0 and not head and not foot):
        return []
    kind = said[at][1]
    assert kind is not None
    first = span[0] if at == 0 else said[at][0][0]
    rest = said[at:]
    if kind == "update" or span[1] - first > LONGEST:
        rest = list(takewhile(lambda one: one[1] is not None, rest))
    last = span[1] if len(rest) == len(said) - at else rest[-1][0][1]
    return [Notice(kind, (first, last))]


def _headline_kind(words: str) -> NoticeKind | None:
    plain = " ".join(words.split())
    for wording in _wordings():
        if any(pattern.fullmatch(plain) for pattern in wording.headlines):
            return wording.kind
    return None


def _plain(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split()).strip(MARKS)


def _of_brackets(text: str, span: Span) -> NoticeKind | None:
    start, end = trimmed(text, span, chars=MARKS)
    match = BRACKETED.fullmatch(text, start, end)
    return _bracket_kind(match[1]) if match else None


def _bracket_kind(words: str) -> NoticeKind | None:
    plain = " ".join(words.split())
    for wording in _wordings():
        if any(pattern.fullmatch(plain) for pattern in wording.brackets):
            return wording.kind
    return _said(plain)


def _labelled(plain: str) -> NoticeKind | None:
    """The kind that a label before the first words gives, where words follow it."""
    for wording in _wordings():
        if any((match := p.match(plain)) and match.end() < len(plain) for p in wording.labels):
            return wording.kind
    return None


def _said(plain: str) -> NoticeKind | None:
    """The kind of notice that a sentence gives about its own dispatch, None for one that quotes or reports."""
    plain = plain.lstrip("([").rstrip(")]")
    if not plain or QUOTED.match(plain):
        return None
    for wording in _wordings():
        for pattern in wording.sentences:
            match = pattern.match(plain)
            if match is not None:
                return None if REPORTED.search(plain, match.end()) else wording.kind
    return None
