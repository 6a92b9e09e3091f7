"""The text layer of a PDF, line by line, in a process of its own: `python -P pdf_lines.py < file.pdf`.

PDFium is C++ and a PDF is hostile: what makes it crash or run on for ever costs this process and this PDF. It imports
nothing of the house, so that it starts in a tenth of a second. It writes one JSON object a line: first
`{"pages": 12, "title": "…"}` or `{"error": code}`, then for each page `{"page": 1, "width": …, "height": …, "lines":
[[text, x0, y0, x1, y1, broken], …]}` or `{"page": 1, "error": name}`, last `{"done": true}`. Points from the lower left
corner; `broken` says that a hyphen at the end of the line was taken away.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

PAGES = 2_000
"""Pages that are read."""

CHARACTERS = 20_000_000
"""Characters after which no more pages are read."""

MEMORY = 3 << 30
"""Bytes of address space that this process may take."""

SAMPLES = 8
"""Signs of a line that are measured."""

LINE_END = re.compile(r"\r\n|\ufffe|\n|\x0c")
PASSWORD = 4
"""PDFium's code for a file that needs a password. The empty one is tried by itself."""


def main() -> None:
    """Read a PDF from standard input, write its lines to standard output."""
    _limited()
    try:
        import pypdfium2 as pdfium
    except ImportError:
        _write({"error": "import"})
        return
    try:
        document = pdfium.PdfDocument(sys.stdin.buffer.read())
        pages = len(document)
    except pdfium.PdfiumError as error:
        _write({"error": "password" if getattr(error, "err_code", None) == PASSWORD else "format"})
        return
    _write({"pages": pages, "title": _title(document)})
    written = 0
    for number in range(min(pages, PAGES)):
        try:
            page = document[number]
            width, height = page.get_size()
            lines = list(_lines(page.get_textpage()))
            page.close()
        except Exception as error:
            _write({"page": number + 1, "error": type(error).__name__})
            continue
        _write({"page": number + 1, "width": width, "height": height, "lines": lines})
        written += sum(len(line[0]) for line in lines)
        if written > CHARACTERS:
            return
    _write({"done": True})


def _lines(text_page: Any) -> Iterator[list[Any]]:
    text = text_page.get_text_range()
    if text_page.count_chars() != len(text):
        text = _by_character(text_page)
    at = 0
    for end in [*LINE_END.finditer(text), None]:
        start, stop = at, end.start() if end else len(text)
        at = end.end() if end else stop
        while start < stop and text[start].isspace():
            start += 1
        while start < stop and text[stop - 1].isspace():
            stop -= 1
        if start == stop:
            continue
        # The ends for the width; for height and place signs in between, as a bullet or a raised number has its own.
        ends = [text_page.get_charbox(index, loose=True) for index in (start, stop - 1)]
        step = max(1, (stop - start) // SAMPLES)
        between = [index for index in range(start, stop, step) if not text[index].isspace()]
        boxes = sorted((text_page.get_charbox(index, loose=True) for index in between), key=lambda b: b[3] - b[1])
        middle = boxes[len(boxes) // 2]
        x0, x1 = min(box[0] for box in ends), max(box[2] for box in ends)
        broken = end is not None and end[0] == "\ufffe"
        yield [text[start:stop], *(round(value, 1) for value in (x0, middle[1], x1, middle[3])), broken]


def _by_character(text_page: Any) -> str:
    """The text with one code point an index, where PDFium's own text has more or fewer."""
    from pypdfium2 import raw

    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(text_page.count_chars()))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)


def _title(document: Any) -> str:
    try:
        return str(document.get_metadata_value("Title"))[:1000]
    except Exception:
        return ""


def _write(record: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def _limited() -> None:
    """Keep a PDF that asks for all memory to its own process; where the system has no such limit, time ends it."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass


if __name__ == "__main__":
    main()
