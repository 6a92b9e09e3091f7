"""Pairing quotation marks, in text whose marks may be missing, doubled, mixed or oddly spaced.

Marks are paired within a paragraph only, so one missing mark can spoil at most the paragraph it stands in; and within a
paragraph a mark's own direction (curly marks, « », „ “) or what stands beside it (a space, a letter, a full stop)
decides whether it opens or closes, so that a mark that lacks its partner never turns the next pair inside out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.reading.attribution.missing_marks import end_without_mark, start_without_mark
from counterclaim.records import Span, Spans
from counterclaim.records.located import Located
from counterclaim.records.span import covers

DOUBLE = re.compile(r"[”»](?=[“„«])|[“”„‟«»\"＂]+|[「」『』]|(?:``)+|(?:'')+|(?:‘‘)+|(?:’’)+")
SINGLE = re.compile(r"[‘’‚'`]")
MARK = re.compile(r"[”»“„‟«\"＂「」『』`'‘’‚]")
"""Any of these."""
OPENERS = frozenset({"“", "„", "‟", "«", "「", "『", "``", "‘‘"})
CLOSERS = frozenset({"”", "»", "」", "』", "’’"})
HOLDING = {"«": "»", "「": "」", "『": "』"}
"""Marks that hold quotations between other marks: «Он сказал: „Уходите“», 「『走』と言った」."""
ELISION = re.compile(r"(?:\d0s|em|til|cause|tis|twas|n|round)\b|(?:s|re|ve|ll|d|m)(?=\s)", re.IGNORECASE)
"""What follows an apostrophe that opens nothing; the short forms stand apart where words come one by one ("he 's")."""
LONGEST_SINGLE = 600
"""Code points: two single marks further apart than this are apostrophes."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. `span` holds the marks, `inner` does not.

    `opened` and `closed` say whether the mark at that end is really there; where one is not, that end is an estimate
    (the sentence's edge, or the paragraph's where the quotation runs on into the next). `depth` is 0 for a quotation
    of its own, 1 for one inside another.
    """

    span: Span
    inner: Span
    opened: bool = True
    closed: bool = True
    runs_on: bool = False
    depth: int = 0


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`. A line break inside a sentence (hard-wrapped copy) does not end a paragraph."""
    out: list[Span] = []
    start: int | None = None
    end = 0
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if not line.strip():
            if start is not None:
                out.append((start, end))
            start = None
            continue
        first = match.start() + len(line) - len(line.lstrip())
        wrapped = (
            start is not None
            and "\n\n" not in text[end:first].replace("\r", "").replace(" ", "")
            and (
                text[first].islower()
                or (end - text.rfind("\n", 0, end) > 60 and text[end - 1] not in '.!?:”"»…。！？」』؟۔')
            )
        )
        if start is not None and not wrapped:
            out.append((start, end))
            start = None
        if start is None:
            start = first
        end = match.start() + len(line.rstrip())
    if start is not None:
        out.append((start, end))
    return tuple(out)


def _direction(text: str, span: Span, mark: str, standing: str | None, *, even: bool) -> int:
    """1 for a mark that opens, -1 for one that closes, given the mark that stands open (None: none does).

    `even`: the marks from here to the paragraph's end can still be paired, this one the first of its pair.
    """
    before = text[span[0] - 1] if span[0] else " "
    after = text[span[1]] if span[1] < len(text) else " "
    loose_before, loose_after = before.isspace() or before in "([—–-:", after.isspace() or after in ".,;:!?)]—–"
    looks = 1 if loose_before and not loose_after else -1 if loose_after and not loose_before else 0
    if mark == "“" and (standing == "„" or (standing is None and looks == -1)):
        return -1  # as in German
    if mark in OPENERS:
        # A second opening mark with a space or a full stop after it is a closing one, badly set; in French it is not.
        badly_set = standing is not None and loose_after and not (loose_before and before in "(:—")
        return -1 if badly_set and not (mark == "«" and loose_before) else 1
    if mark in CLOSERS:
        return 1 if standing is None and looks == 1 else -1
    if looks:
        return looks
    return (1 if even else -1) if standing is None else -1


def _tidy(text: str, start: int, end: int) -> Span:
    """`(start, end)` without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _doubles(text: str, paragraph: Span, *, next_opens: bool) -> Iterable[Quotation]:
    begin, limit = paragraph
    standing: tuple[Span, str] | None = None
    floor = before = begin
    closing = 0
    marks = list(DOUBLE.finditer(text, begin, limit))
    treebank = any(m.group() == "``" for m in marks)
    for number, match in enumerate(marks):
        if standing is not None and number < closing:
            continue
        mark, span = match.group(), match.span()
        mark = mark[:2] if mark[0] in "`'‘’" else mark[0]
        if mark in '"”' and span[0] > begin and text[span[0] - 1].isdigit() and standing is None:
            continue  # inches, seconds of arc
        held = standing is not None and number == closing
        opens = mark == "``" or (
            not held
            and _direction(
                text,
                span,
                mark,
                standing[1] if standing else None,
                even=not treebank and (number > 0 or len(marks) % 2 == 0),
            )
            == 1
        )
        if opens:
            if standing is not None:
                end = end_without_mark(text, standing[0], paragraph, since=before, until=span[0], runs_on=False)
                yield Quotation(_tidy(text, standing[0][0], end), _tidy(text, standing[0][1], end), closed=False)
            standing, before, closing = (span, mark), floor, _closing(marks, number)
        elif standing is not None:
            yield Quotation((standing[0][0], span[1]), _tidy(text, standing[0][1], span[0]))
            standing = None
        else:
            start = start_without_mark(text, span, paragraph, since=floor)
            yield Quotation((start, span[1]), _tidy(text, start, span[0]), opened=False)
        floor = span[1]
    if standing is not None:
        (start, after), _ = standing
        end = end_without_mark(text, standing[0], paragraph, since=before, until=limit, runs_on=next_opens)
        if end > after:
            runs_on = next_opens and end == limit
            yield Quotation(_tidy(text, start, end), _tidy(text, after, end), closed=False, runs_on=runs_on)


def _closing(marks: Sequence[re.Match[str]], number: int) -> int:
    """The number of the mark that closes what the mark at `number` opens, whatever other marks stand between; `number`
    itself where the pair of the mark does not say so."""
    opener = marks[number].group()[0]
    closer = HOLDING.get(opener)
    if closer is None:
        return number
    for at in range(number + 1, len(marks)):
        if closer in marks[at].group():
            return at
        if opener in marks[at].group():
            break
    return number


def _singles(text: str, paragraph: Span) -> Iterable[Quotation]:
    begin, limit = paragraph
    marks = [
        m.start() for m in SINGLE.finditer(text, begin, limit) if text[m.start() : m.start() + 2] not in ("``", "''")
    ]
    at = 0
    while at < len(marks):
        start = marks[at]
        at += 1
        before = text[start - 1] if start > begin else " "
        after = text[start + 1] if start + 1 < limit else " "
        tokenised = text[start] == "`"
        if not (before.isspace() or before in '([“"—«') or not (after.isalnum() or tokenised or after == "["):
            continue
        if text[start] == "’" or ELISION.match(text, start + 1):
            continue
        last = bisect_left(marks, start + LONGEST_SINGLE)
        ends = [m for m in marks[at:last] if _closes(text, m, limit)]
        sure = [
            m
            for m in ends
            if not (text[m - 1] in "sS" and text[m + 1 : m + 2] == " " and text[m + 2 : m + 3].islower())
        ]
        end = sure[0] if sure else ends[-1] if ends else None
        if end is not None:
            yield Quotation((start, end + 1), _tidy(text, start + 1, end))
            at = bisect_left(marks, end) + 1


def _closes(text: str, at: int, limit: int) -> bool:
    after = text[at + 1] if at + 1 < limit else " "
    before = text[at - 1]
    if before.isspace():
        return text[at] != "‘" and after.isspace() and not text[at + 1 :].startswith((" s ", " t "))
    return after.isspace() or after in '.,;:!?)]”"—»'


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of `text` in text order; those inside others have depth 1.

    Never raises: a text of nothing but marks gives few or none.
    """
    return paired(text)[0]


def paired(text: str) -> tuple[tuple[Quotation, ...], Spans]:
    """The quotations of `text`, and each mark that closes words of which nothing says where they begin."""
    if not MARK.search(text):
        return (), ()
    found: list[Quotation] = []
    parts = paragraphs(text)
    for number, part in enumerate(parts):
        following = text[parts[number + 1][0]] if number + 1 < len(parts) else ""
        doubles = list(_doubles(text, part, next_opens=following in tuple('“"«„')))
        singles = _singles(text, part)
        found += doubles
        pairs = Located(doubles, lambda quotation: quotation.span)
        for single in singles:
            around = pairs.touching(single.span)
            if not around:
                found.append(single)
            elif all(covers(d.inner, single.span) for d in around):
                found.append(Quotation(single.span, single.inner, depth=1))
    found.sort(key=lambda q: (q.span[0], -q.span[1]))
    with_words = tuple(q for q in found if q.inner[1] > q.inner[0])
    return with_words, tuple(q.span for q in found if q.inner[1] <= q.inner[0] and not q.opened)
