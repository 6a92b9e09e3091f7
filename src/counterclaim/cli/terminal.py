"""What goes to a terminal: words of dispatches, names and titles never steer it.

A dispatch is hostile input. An escape sequence in an outlet's name could move the cursor, retitle the window or hide a
line; a mark of direction could turn words round. Both are shown as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters but the line's end, and marks that set the direction of text."""
PICTURES = 0x2400
"""Where Unicode has pictures of the control characters, in their order."""


def shown(text: str) -> str:
    """`text` with a picture for every character that steers a terminal, one for one; a tab is a space."""
    return STEERING.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code == ord("\t"):
        return " "
    return chr(PICTURES + code) if code < ord(" ") else "\ufffd"


class Terminal(Console):
    """A console that writes no character of a text that would steer it; its own colours it writes as ever."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of `renderable`, what steers shown in each."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(shown(segment.text), segment.style)


def terminal(*, stderr: bool = False, file: IO[str] | None = None) -> Terminal:
    """The console that every verb prints by."""
    return Terminal(stderr=stderr, file=file)
