"""What in the body of a mail is the sender's own: replies quoted, signatures and headers passed on are not read."""

from __future__ import annotations

import re

import msgspec

from counterclaim.records import Section, Span
from counterclaim.records.span import trimmed

LINE = re.compile(r"[^\n]*\n?")
QUOTED = re.compile(r"[ \t]{0,3}>")
SIGNATURE = re.compile(r"--[ \t]?\n?")
SENT_FROM = re.compile(r"(?:sent from (?:my|mail|outlook|yahoo|proton)|get outlook for)\b.{0,80}\n?", re.I)
INTRODUCTION = re.compile(r"(?=.*[\d@]).{8,400}:[ \t]*\n?")
"""The line before a quotation, in any language: "On Tue, 4 Mar 2031 at 18:00, Example Desk wrote:"."""

RULE = re.compile(
    r"[ \t]*(?:-{3,}|_{3,}|\*{3,})[^\n]{0,60}?(?:-{3,}|_{3,}|\*{3,})[ \t]*\n?|_{10,}[ \t]*\n?"
    r"|[ \t]*Begin forwarded message:[ \t]*\n?",
    re.I,
)
FORWARD = re.compile(r"forward|weitergeleitet|transf|reenviad|пересл", re.I)
PASSED_ON = re.compile(
    r"[*]?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To|Von|Gesendet|Betreff|An|De|Envoyé|Objet|À|Від|От|Дата|Тема|Кому)"
    r"[ \t]?:[*]?[ \t]*(?P<value>[^\n]*)\n?", re.I,
)  # fmt: skip
NAMES = {
    "from": "from", "von": "from", "de": "from", "від": "from", "от": "from",
    "date": "date", "sent": "date", "gesendet": "date", "envoyé": "date", "дата": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "тема": "subject",
}  # fmt: skip


class Passed(msgspec.Struct, frozen=True):
    """The headers of a mail that stands in the body of another, and where: `[start, end)`, the rule above included."""

    start: int
    end: int
    headers: dict[str, str]
    """`from`, `date`, `subject`, as far as they are there."""
    forwarded: bool
    """Whether the line above says that it is passed on; such headers also stand above what is answered."""


def passed_on(text: str) -> Passed | None:
    """The first block of headers in the body: at least two, one of them the sender."""
    at, rule = 0, None
    while at < len(text):
        line = LINE.match(text, at)
        assert line is not None
        if RULE.fullmatch(line[0]):
            rule = line
        elif line[0].strip() and PASSED_ON.fullmatch(line[0]):
            found = _block(text, at)
            if found is not None:
                end, headers = found
                said = rule is not None and FORWARD.search(rule[0]) is not None
                return Passed(rule.start() if rule else at, end, headers, said)
            rule = None
        elif line[0].strip():
            rule = None
        at = line.end()
    return None


def _block(text: str, start: int) -> tuple[int, dict[str, str]] | None:
    headers: dict[str, str] = {}
    number, at = 0, start
    while header := PASSED_ON.match(text, at):
        number += 1
        name = NAMES.get(header["name"].lower())
        if name:
            headers.setdefault(name, header["value"].strip())
        at = header.end()
        while (blank := LINE.match(text, at)) and blank[0] == "\n" and PASSED_ON.match(text, blank.end()):
            at = blank.end()
    return (at, headers) if number > 1 and "from" in headers else None


def mail_sections(
    text: str, start: int, *, answered_from: int | None = None, headers: Span | None = None
) -> tuple[Section, ...]:
    """Body and boilerplate of `text[start:]`, in order, without white space at their ends.

    Boilerplate are lines quoted with ">" and the line that introduces them, a signature after "-- " up to the next
    quotation, `headers` of a mail passed on, and everything from `answered_from` on.
    """
    lines: list[tuple[int, int, bool]] = []
    signed = False
    at = start
    while at < len(text):
        line = LINE.match(text, at)
        assert line is not None
        words = line[0]
        quoted = QUOTED.match(words) is not None
        if quoted:
            signed = False
            _introduce(text, lines)
        elif headers is not None and at == headers[0]:
            signed = False
        elif SIGNATURE.fullmatch(words):
            signed = True
        unread = quoted or signed or SENT_FROM.fullmatch(words) is not None
        unread = unread or (answered_from is not None and at >= answered_from)
        unread = unread or (headers is not None and headers[0] <= at < headers[1])
        lines.append((at, line.end(), unread))
        at = line.end()
    return _sections(text, lines)


def _introduce(text: str, lines: list[tuple[int, int, bool]]) -> None:
    """Mark the lines before a quotation that say whose words it is; programs break that sentence in two."""
    last = len(lines) - 1
    while last >= 0 and not text[lines[last][0] : lines[last][1]].strip():
        last -= 1
    if last < 0 or lines[last][2]:
        return
    before = text[lines[last - 1][0] : lines[last - 1][1]].strip() if last else ""
    broken = bool(before) and not lines[last - 1][2] and before[-1] not in '.!?:;"”’)'
    for first in (last - 1, last) if broken else (last,):
        if INTRODUCTION.fullmatch(text[lines[first][0] : lines[last][1]].replace("\n", " ")):
            for number in range(first, last + 1):
                lines[number] = (*lines[number][:2], True)
            return


def _sections(text: str, lines: list[tuple[int, int, bool]]) -> tuple[Section, ...]:
    runs: list[tuple[int, int, bool]] = []
    for start, end, unread in lines:
        if not text[start:end].strip():
            continue
        if runs and runs[-1][2] == unread:
            runs[-1] = (runs[-1][0], end, unread)
        else:
            runs.append((start, end, unread))
    return tuple(
        Section("boilerplate" if unread else "body", *trimmed(text, (start, end))) for start, end, unread in runs
    )
