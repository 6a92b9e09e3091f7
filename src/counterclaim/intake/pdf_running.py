"""Headers, footers and page numbers: lines at the edge of the page that other pages have in the same place."""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A line of a page. Points from the lower left corner; `broken`: a hyphen at its end was taken away."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    broken: bool = False

    @property
    def height(self) -> float:
        """Height of the font."""
        return max(self.y1 - self.y0, 0.1)


class Page(msgspec.Struct, frozen=True):
    """A page and its lines in the order in which the file draws them."""

    number: int
    height: float
    lines: tuple[Line, ...]


EDGE = 0.11
"""Share of the page's height, above and below, in which headers and footers stand."""

OUTERMOST = 4
"""Lines from the edge among which they are."""

SAME_HEIGHT = 8.0
"""Points by which the same line may move from page to page."""

SET_APART = 1.45
"""Times its height that a header is from the text below, at least, where it is in the same size."""

FEW_PAGES = 4
"""Up to so many pages two equal lines are enough, beyond it three."""

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?P<word>page|p\.|pg\.?|seite|сторінка|стор\.|страница|стр\.|s\.)?\s*(?P<left>[-–—|\[(]\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:of|/|von|из|з|sur|de)\s*(?P<total>\d{1,4}))?\s*(?P<right>[-–—|\])])?", re.I,
)  # fmt: skip
ROMAN = re.compile(r"[ivxl]{1,6}")


def running_lines(pages: list[Page], total: int) -> set[tuple[int, int]]:
    """The running lines as pairs of page number and place among its lines. `total`: pages of the whole PDF.

    Lines count as the same where their words are, and where each number in them is either the same or grows with the
    page: "Killed: 8" and "Killed: 9" are not.
    """
    found: set[tuple[int, int]] = set()
    alike: defaultdict[tuple[bool, str, int], list[tuple[int, int, float, tuple[int, ...]]]] = defaultdict(list)
    for page in pages:
        for place in _outermost(page):
            line = page.lines[place]
            words = " ".join(line.text.split()).casefold()
            if _is_page_number(words, page.number, total):
                found.add((page.number, place))
                continue
            numbers = tuple(int(digits[:9]) for digits in DIGITS.findall(words))
            top = line.y0 > page.height / 2
            alike[top, DIGITS.sub("#", words), len(numbers)].append((page.number, place, line.y0, numbers))
    least = 2 if len(pages) <= FEW_PAGES else 3
    for lines in alike.values():
        heights = sorted(height for _, _, height, _ in lines)
        middle = heights[len(heights) // 2]
        same = [line for line in lines if abs(line[2] - middle) <= SAME_HEIGHT]
        counting = _counting(same)
        if counting is not None and len({page for page, *_ in same}) >= (2 if counting else least):
            found |= {(page, place) for page, place, *_ in same}
    for page in pages:
        found -= {(page.number, place) for place in _first_of_text(page, found)}
    return found


def _first_of_text(page: Page, running: set[tuple[int, int]]) -> set[int]:
    """Places of lines that stand no further from the text than its own lines from each other, in the same size: they
    are its first or last ones, whatever other pages begin with."""
    ordered = sorted(range(len(page.lines)), key=lambda place: -page.lines[place].y0)
    held: set[int] = set()
    for places in (ordered, ordered[::-1]):
        inner: int | None = None
        for place in reversed(places[: OUTERMOST + 1]):
            line = page.lines[place]
            if inner is not None and (page.number, place) in running:
                text = page.lines[inner]
                near = abs(line.y0 - text.y0) < SET_APART * max(line.height, text.height)
                alike = abs(line.height - text.height) < 0.1 * line.height
                inner = place if near and alike else None
                held |= {place} if near and alike else set()
            elif (page.number, place) not in running:
                inner = place
    return held


def _outermost(page: Page) -> list[int]:
    """The places of the lines at the upper and the lower edge."""
    ordered = sorted(range(len(page.lines)), key=lambda place: -page.lines[place].y0)
    top = [place for place in ordered[:OUTERMOST] if page.lines[place].y1 > page.height * (1 - EDGE)]
    bottom = [place for place in ordered[-OUTERMOST:] if page.lines[place].y0 < page.height * EDGE]
    return list(dict.fromkeys(top + bottom))


def _is_page_number(words: str, number: int, total: int) -> bool:
    """Whether the line is nothing but the number of a page, by what it says itself."""
    if ROMAN.fullmatch(words):
        return True
    written = PAGE_NUMBER.fullmatch(words)
    if written is None:
        return False
    dressed = written["word"] or written["total"] or (written["left"] and written["right"])
    return bool(dressed and int(written["number"]) <= total + 1_000) or int(written["number"]) == number


def _counting(lines: list[tuple[int, int, float, tuple[int, ...]]]) -> bool | None:
    """Whether a number in the lines counts the pages; None where one is neither the same on all pages nor the page's
    own."""
    pages = [page for page, *_ in lines]
    counting = False
    for column in zip(*(numbers for *_, numbers in lines), strict=True):
        by = {value - page for value, page in zip(column, pages, strict=True)}
        if len(set(column)) > 1 and len(by) > 1:
            return None
        counting = counting or len(set(column)) > 1
    return counting
