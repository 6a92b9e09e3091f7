"""Lines on pages → paragraphs: what the page's width and end cut apart is put together again."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

import msgspec

from counterclaim.intake.pdf_joining import clean, joint, words_of
from counterclaim.intake.pdf_running import Line, Page, running_lines
from counterclaim.records import Section, SectionKind

TERMINATED = re.compile(r"[.!?:;…][\"”’»)\]\d*†]{0,4}\Z")
BULLET = re.compile(r"(?:[•▪◦‣●○■□➢✓\uf0b7\uf0a7·]|[–—*-](?=\s))")
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")

LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxl]+\Z")
"""The end of a line in a table of contents."""

GAP = 1.3
"""Times the usual distance of lines from which the next one begins a paragraph."""

SAME_SIZE = 0.12
"""Share by which the height of a paragraph's lines may differ."""

SMALLER = 0.9
"""Height of a footnote's lines to that of the text, at most."""


class Laid(msgspec.Struct, frozen=True):
    """The text of a PDF. `pages` are the offsets at which the pages begin, one for every page."""

    text: str
    sections: tuple[Section, ...]
    pages: tuple[int, ...]
    first: tuple[Section, ...]
    """The paragraphs that begin on the first page."""


class _Paragraph(msgspec.Struct):
    lines: list[tuple[int, Line]]
    """Number of the page, and the line."""
    kind: SectionKind = "body"


def laid_out(pages: list[Page], total: int) -> Laid:
    """The paragraphs of the pages in the order of the file, blank lines between them.

    Running lines are boilerplate, and stand where their page begins or, where that is in a paragraph, after it: a
    sentence that runs over the end of a page stays whole. So do footnotes, before the paragraph that runs on.
    """
    pages = [Page(page.number, page.height, tuple(line for line in page.lines if line.text.split())) for page in pages]
    running = running_lines(pages, total)
    bodies = [
        Page(
            page.number,
            page.height,
            tuple(line for place, line in enumerate(page.lines) if (page.number, place) not in running),
        )
        for page in pages
    ]
    heights = [line.height for page in bodies for line in page.lines for _ in range(max(1, len(line.text) // 20))]
    size = median(heights) if heights else 0.0
    notes: dict[int, list[_Paragraph]] = {}
    flow: list[_Paragraph] = []
    for page in bodies:
        main, foot = _without_footnotes(page, size)
        notes[page.number] = _paragraphs(page.number, foot)
        own = _paragraphs(page.number, main)
        if own and flow and _goes_on(flow[-1], own[0]):
            flow[-1].lines += own.pop(0).lines
        flow += own
    edges = {
        page.number: _Paragraph(
            [(page.number, line) for i, line in enumerate(page.lines) if (page.number, i) in running], "boilerplate"
        )
        for page in pages
    }
    known = words_of(line for page in pages for line in page.lines)
    return _written(_ordered(flow, notes, edges), known, total)


def _without_footnotes(page: Page, size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and the smaller ones at its end."""
    lines = list(page.lines)
    first = len(lines)
    while first and lines[first - 1].height < SMALLER * size and lines[first - 1].y1 < page.height * 0.6:
        first -= 1
    return (lines[:first], lines[first:]) if first else (lines, [])


def _paragraphs(number: int, lines: list[Line]) -> list[_Paragraph]:
    usual = _usual_distance(lines)
    found: list[_Paragraph] = []
    for block in _blocks(lines, usual):
        edge = _edge(block, lines)
        left = min(line.x0 for line in block)
        for place, line in enumerate(block):
            before = block[place - 1] if place else None
            if before is None or _begins(before, line, left, edge):
                if before is None and found and _runs_over(found[-1].lines[-1][1], line, lines):
                    found[-1].lines.append((number, line))
                    continue
                found.append(_Paragraph([(number, line)]))
            else:
                found[-1].lines.append((number, line))
    return found


def _usual_distance(lines: list[Line]) -> float:
    """Distance of lines in a paragraph to their height: that which few of the page are below."""
    ratios = sorted(
        (a.y0 - b.y0) / a.height
        for a, b in pairwise(lines)
        if 0.7 * a.height < a.y0 - b.y0 < 3 * a.height and _same_size(a, b) and _overlap(a, b)
    )
    return ratios[len(ratios) // 3] if len(ratios) > 2 else 1.2


def _blocks(lines: list[Line], usual: float) -> list[list[Line]]:
    """Lines that stand one below the other, as near as lines of a paragraph do."""
    blocks: list[list[Line]] = []
    for line in lines:
        above = blocks[-1][-1] if blocks else None
        if above is not None and _same_size(above, line) and _overlap(above, line):
            down = (above.y0 - line.y0) / above.height
            if abs(down) < 0.5 or 0 < down < usual * GAP:
                blocks[-1].append(line)
                continue
        blocks.append([line])
    return blocks


def _edge(block: list[Line], lines: list[Line]) -> float:
    """Where the lines of a block end at the right: for a short one, where those of its column do."""
    edge = max(line.x1 for line in block)
    if len(block) > 2:
        return edge
    first = block[0]
    column = [line.x1 for line in lines if _same_size(first, line) and abs(line.x0 - first.x0) < 3 * first.height]
    return max([edge, *column])


def _begins(before: Line, line: Line, left: float, edge: float) -> bool:
    """Whether a line begins a paragraph below another of its block."""
    text = line.text
    if before.broken or abs(before.y0 - line.y0) < 0.5 * line.height:
        return False
    if BULLET.match(text) or LEADERS.search(before.text):
        return True
    ended = TERMINATED.search(before.text) is not None
    if NUMBERED.match(text) and (ended or _fits(before, line, edge)):
        return True
    if text[:1].islower() or before.text.endswith(","):
        return False
    if ended and line.x0 > left + 0.8 * line.height and before.x0 < line.x0 - 0.5 * line.height:
        return True  # indented
    return _fits(before, line, edge)


def _fits(before: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would have had room in the line above: then it was meant to begin a line."""
    letter = (line.x1 - line.x0) / max(1, len(line.text))
    word = line.text.split(maxsplit=1)[0]
    return before.x1 + letter * (len(word) + 2) * 1.15 < edge


def _runs_over(before: Line, line: Line, lines: list[Line]) -> bool:
    """Whether a paragraph goes on at the head of the next column."""
    return line.y0 > before.y0 and _same_size(before, line) and _unfinished(before, line, _edge([before], lines))


def _goes_on(before: _Paragraph, after: _Paragraph) -> bool:
    """Whether the last paragraph of a page goes on in the first of the next."""
    last, first = before.lines[-1][1], after.lines[0][1]
    edge = max(line.x1 for _, line in before.lines) if len(before.lines) > 2 else last.x1
    return _same_size(last, first) and _unfinished(last, first, edge)


def _unfinished(before: Line, line: Line, edge: float) -> bool:
    if before.broken:
        return True
    if TERMINATED.search(before.text) or BULLET.match(line.text):
        return False
    return line.text[:1].islower() or before.text.endswith(",") or not _fits(before, line, edge)


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.height - b.height) <= SAME_SIZE * max(a.height, b.height)


def _overlap(a: Line, b: Line) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)


def _ordered(
    flow: list[_Paragraph], notes: dict[int, list[_Paragraph]], edges: dict[int, _Paragraph]
) -> list[_Paragraph]:
    """The text with running lines and footnotes between its paragraphs."""
    out: list[_Paragraph] = []
    waiting_edges, waiting_notes = sorted(edges), sorted(notes)
    for paragraph in flow:
        first, last = paragraph.lines[0][0], paragraph.lines[-1][0]
        while waiting_edges and waiting_edges[0] <= first:
            while waiting_notes and waiting_notes[0] < waiting_edges[0]:
                out += notes[waiting_notes.pop(0)]
            out.append(edges[waiting_edges.pop(0)])
        while waiting_notes and (waiting_notes[0] < first or (waiting_notes[0] == first and last > first)):
            out += notes[waiting_notes.pop(0)]
        out.append(paragraph)
    for number in sorted({*waiting_edges, *waiting_notes}):
        out += [edges[number]] if number in waiting_edges else []
        out += notes[number] if number in waiting_notes else []
    return [paragraph for paragraph in out if paragraph.lines]


def _written(paragraphs: list[_Paragraph], known: frozenset[str], total: int) -> Laid:
    text: list[str] = []
    at = 0
    starts: dict[int, int] = {}
    sections: list[Section] = []
    first: list[Section] = []
    for paragraph in paragraphs:
        words, begins = _one_text(paragraph, known)
        if not words:
            continue
        if text:
            text.append("\n\n")
            at += 2
        for page, offset in begins:
            starts.setdefault(page, at + offset)
        section = Section(paragraph.kind, at, at + len(words))
        if paragraph.lines[0][0] == 1 and paragraph.kind == "body":
            first.append(section)
        if sections and sections[-1].kind == paragraph.kind == "body":
            sections[-1] = Section("body", sections[-1].start, section.end)
        else:
            sections.append(section)
        text.append(words)
        at += len(words)
    offsets: list[int] = []
    following = at
    for page in range(total, 0, -1):
        following = min(following, starts.get(page, following))
        offsets.append(following)
    return Laid("".join(text), tuple(sections), tuple(reversed(offsets)), tuple(first))


def _one_text(paragraph: _Paragraph, known: frozenset[str]) -> tuple[str, list[tuple[int, int]]]:
    """A paragraph's text, and where in it each of its pages begins. Running lines keep their line ends."""
    text, broken, page = "", False, 0
    begins: list[tuple[int, int]] = []
    for number, line in paragraph.lines:
        words = clean(line.text)
        if not words:
            continue
        if text and paragraph.kind == "boilerplate":
            text += "-\n" if broken else "\n"
        elif text:
            text, between = joint(text, words, broken=broken, known=known)
            text += between
        if number != page:
            begins.append((number, len(text)))
            page = number
        text += words
        broken = line.broken
    return text + ("-" if broken else ""), begins
