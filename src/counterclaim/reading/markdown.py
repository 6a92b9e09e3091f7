"""Markdown's marks read as spaces: headings, bullets, emphasis, code, links. The words between them stay in place.

Parsers of Markdown give no offsets of marks within a line, so the few rules of CommonMark (0.31, chapters 4 and 6) that
news needs are written out here. What is no mark by these rules stays: a lone asterisk, brackets around an editor's
word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.records import Span

MARKDOWN = "text/markdown"

LINE = re.compile(
    r"^(?:"
    r"[ \t]{0,3}(?:[*_-][ \t]*){3,}(?=\r|\n|\Z)|[ \t]{0,3}=+[ \t]*(?=\r|\n|\Z)"  # a rule, the line under a heading
    r"|[ \t]{0,3}(?:`{3,}|~{3,})[^`\r\n]*(?=\r|\n|\Z)"  # a fence
    r"|[ \t]{0,3}\[[^\]\r\n]{1,200}\]:[ \t]*<?[a-z][a-z0-9+.-]{0,20}:[^\r\n]*"  # where a link told by its label goes
    r"|[ \t]{0,3}#{1,6}(?=[ \t])"
    r"|[ \t]*(?:(?:>|[*+-](?=[ \t]))[ \t]*)+"  # quotations, bullets
    r")",
    re.M | re.I,
)
CLOSING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t][^\r\n]*?(?P<marks>(?<=[ \t])#+[ \t]*)(?=\r|\n|\Z)", re.M)
"""The hashes that may close a heading."""
CODE = re.compile(r"(?<![`\\])(?P<open>`{1,3})(?!`)[^`]{1,1000}(?<!`)(?P<close>(?P=open))(?!`)")
ADDRESS = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]*\)"
UNREAD = re.compile(
    r"!\[[^\[\]]{0,500}\]" + ADDRESS + r"|<(?:https?|mailto):[^<>\s]{1,2000}>|\[\^[^\]\s]{1,50}\]:?", re.I
)
"""Pictures, addresses and the numbers of footnotes: nothing in them is the dispatch's own words."""
LINK = re.compile(r"(?<![!\\])(?P<open>\[)[^\[\]]{1,500}(?P<close>\](?:" + ADDRESS + r"|\[[^\[\]\n]{0,200}\]))")
ESCAPE = re.compile(r"(?P<open>\\)[!-/:-@\[-`{-~]")
BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r|\n)")
"""Where a paragraph ends, beyond which no emphasis goes."""
GAP = re.compile(r" {2,}")
BEFORE_STOP = re.compile(r" +(?=[,;:!?]|\.(?!\.))")
RUN = re.compile(r"\*+|_+")


def without_marks(text: str) -> str:
    """`text` with every mark of Markdown, and the address of every link, as spaces: same length, line ends kept."""
    marks = [m.span() for m in LINE.finditer(text)]
    marks += [m.span("marks") for m in CLOSING.finditer(text)]
    # In what is searched for the next kind, code, addresses and what is escaped are letters: no mark is in them.
    plain = _over(text, marks, " ")
    for pattern in (CODE, UNREAD, LINK, ESCAPE):
        found = list(pattern.finditer(plain))
        groups = [pattern.groupindex[name] for name in ("open", "close") if name in pattern.groupindex] or [0]
        marks += [m.span(group) for m in found for group in groups]
        hidden = "close" if pattern is LINK else 0
        plain = _over(plain, ((m.start(hidden) + (pattern is LINK), m.end() - (pattern is LINK)) for m in found), "x")
    start = 0
    for end in (*(m.start() for m in BREAK.finditer(plain)), len(plain)):
        marks += _emphasis(plain, start, end)
        start = end
    return _over(text, marks, " ")


def closed_up(words: str) -> str:
    """Words of such a text without the gaps where marks stood."""
    return GAP.sub(" ", BEFORE_STOP.sub("", words)).strip()


@dataclass(slots=True)
class Opener:
    """A run of asterisks or underscores that may open emphasis: its marks not yet paired."""

    start: int
    length: int


def _emphasis(text: str, start: int, end: int) -> Iterator[Span]:
    """The marks of emphasis in a paragraph, in pairs (CommonMark's chapter 6.2, without its rule of three)."""
    open_runs: dict[str, list[Opener]] = {"*": [], "_": []}
    for run in RUN.finditer(text, start, end):
        mark, at, length = run[0][0], run.start(), len(run[0])
        opens, closes = _flanks(text, run.span())
        same, others = open_runs[mark], open_runs["_" if mark == "*" else "*"]
        while closes and length and same:
            opener = same[-1]
            used = min(2, length, opener.length)
            opener.length -= used
            yield opener.start + opener.length, opener.start + opener.length + used
            yield at, at + used
            at, length = at + used, length - used
            while others and others[-1].start > opener.start:
                others.pop()
            if not opener.length:
                same.pop()
        if opens and length:
            same.append(Opener(at, length))


def _flanks(text: str, run: Span) -> tuple[bool, bool]:
    """Whether a run may open and whether it may close emphasis, by what stands on its sides."""
    before = text[run[0] - 1] if run[0] else " "
    after = text[run[1]] if run[1] < len(text) else " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if text[run[0]] == "*":
        return left, right
    return left and (not right or _is_mark(before)), right and (not left or _is_mark(after))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _over(text: str, spans: Iterable[Span], char: str) -> str:
    """`text` with `char` written over the spans, line ends kept."""
    written = list(text)
    for start, end in spans:
        for at in range(start, end):
            if written[at] not in "\r\n":
                written[at] = char
    return "".join(written)
