"""Lines that report nothing: share buttons, bylines, photo credits, prompts to subscribe, walls.

The lines are described in boilerplate.yaml. Only whole lines and whole paragraphs are taken, and only where nothing in
them could be a report: what is taken for boilerplate is kept in the text and never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import yaml

from counterclaim.intake.paragraphs import paragraphs
from counterclaim.records import Section, Span

FILE = Path(__file__).with_suffix(".yaml")

FIRST, LAST = 5, 8
"""Lines at the beginning and at the end of a text that are its edges."""

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚА-ЯЁІЇЄҐ"
NEVER = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|"
    "October|November|December|And|The|An?|In|On|At|To|For|Of|With|After|As|By|Its|His|Her|Their|This|That|Is|Are|Was|Were|"
    "Has|Have|Had|Says?|Said|No|Not|From|Near|Over|Land|Sea|Air|Night|Day|Numbers"
)
"""Capitalised words that are no names: with one of them a line is no list of names."""

NAME = (
    rf"(?!(?:{NEVER})\b)[{CAPITAL}][\w'’.-]*"
    r"(?: (?:(?:de|da|dos|van|von|der|den|del|al|el|bin|ibn|ben|la|le|du|di|abu)\b"
    rf"|(?!(?:{NEVER})\b)[{CAPITAL}][\w'’.-]*))"
)
PLACE = rf"[{CAPITAL}][\w'’-]+(?:,? (?:and )?[{CAPITAL}][\w'’-]+){{0,5}}"
POST = (
    r"(?i:(?:(?:senior|chief|special|foreign|diplomatic|defen[cs]e|security|political|middle east|africa|world|war|our|"
    r"staff|international|regional|national|online|news|deputy|managing) ){0,3}"
    r"(?:correspondent|reporter|editor|newsroom))"
)
PERSON = (
    rf"(?>(?!(?:{NEVER})\b)[{CAPITAL}][\w'’.-]*|(?:and|in|for|at|of|the|with|additional|further|original|reporting|writing|"
    r"editing|compiled|translated|by|from|newsroom|bureau|staff|agencies|desk|team|de|da|van|von|der|den|del|al|el|bin|ibn|"
    r"la|le|du|di|via|special|to|contributions?|photography|graphics?|video|production|assistance)(?![\w'’]))"
)
PEOPLE = rf"{PERSON}(?:[ ,;/.&|)(—–-]++{PERSON})*+"
MOMENT = (
    r"(?>\d{1,4}(?:st|nd|rd|th)?(?:[:./-]\d{1,4}){0,2}(?:\s?[ap]\.?m\.?\b)?(?:\s?h(?:\d\d)?\b)?(?!\d)|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?|gmt|utc|[ecmp][sd]t\b|e[et]s?t\b|"
    r"bst\b|cest\b|msk\b|ist\b|local time|at\b|on\b|[tz]\b|"
    r"(?:hours?|hrs?|minutes?|mins?|days?|weeks?) ago|ago\b|today|yesterday|in|le\b|à\b|um\b|uhr\b|"
    r"январ\w|феврал\w|марта?|апрел\w|ма[йя]|июн\w|июл\w|августа?|сентябр\w|октябр\w|ноябр\w|декабр\w|"
    r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|года|року|г\.|р\.|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"januar|februar|märz|april|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"octubre|noviembre|diciembre)"
)

TITLE = r"(?:\s*[:|»>–—-]\s*.{2,200}|\s+(?-i:[A-ZÀ-Þ«„“\"¿¡]).{2,200}|[ .…»>→]*)"
"""What follows the words that point to another page: a title after a mark, or one that begins like a title."""

DECORATION = ' \t\r\n*_>#|•·▪►▶→«»“”"-–—\ufeff\u200b\xa0'
LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\s]{0,500}\)")
SPACES = re.compile(r"\s+")
ENDED = re.compile(r"""[.!?:;…。۔؟][\"'”’»)\]*_]*\Z""")


class Group(msgspec.Struct, frozen=True):
    """Patterns of one kind of line; none is longer than `longest` code points."""

    name: str
    longest: int
    edges: bool
    cited_by_nobody: bool
    pattern: re.Pattern[str]
    """Any of the group's patterns."""


@cache
def _attributing() -> re.Pattern[str]:
    with FILE.open(encoding="utf-8") as file:
        return re.compile("|".join(yaml.load(file, Loader=yaml.CSafeLoader)["attributing"]), re.I)


@cache
def _groups() -> tuple[Group, ...]:
    with FILE.open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    agencies = "(?:" + "".join(data["agencies"].split("\n")).replace("| ", "|").strip() + ")"
    words = {
        "{troops}": "(?:" + "".join(data["troops"].split("\n")).replace("| ", "|").strip() + ")",
        "{agency}": agencies, "{names}": f"(?>{NAME}{{1,4}})", "{name}": f"(?>{NAME}{{0,4}})", "{place}": PLACE,
        "{title}": TITLE, "{post}": POST, "{people}": PEOPLE, "{moment}": MOMENT,
    }  # fmt: skip
    groups = []
    for name, group in data["groups"].items():
        flags = re.NOFLAG if group.get("cased") else re.IGNORECASE
        pattern = re.compile("|".join(_spelt(one, words) for one in group["patterns"]), flags)
        groups.append(
            Group(name, group["longest"], bool(group.get("edges")), bool(group.get("cited_by_nobody")), pattern)
        )
    return tuple(groups)


def _spelt(pattern: str, words: dict[str, str]) -> str:
    for word, meant in words.items():
        pattern = pattern.replace(word, meant)
    return pattern


def boilerplate_group(line: str, *, edge: bool = False) -> str | None:
    """The name of the group that a whole line belongs to ("share", "byline", "wall" …), None for any other line.

    `edge`: whether the line is one of the first or last of its text, where bylines stand.
    """
    plain = SPACES.sub(" ", LINK.sub(r"\1", line)).strip(DECORATION)
    bare = SPACES.sub(" ", line).strip()
    for group in _groups():
        if group.edges and not edge:
            continue
        for form in {plain, bare}:
            if form and len(form) <= group.longest and group.pattern.fullmatch(form):
                if group.cited_by_nobody and _attributing().search(form):
                    continue
                return group.name
    return None


def boilerplate_in(text: str, sections: tuple[Section, ...]) -> dict[Span, str]:
    """The lines and paragraphs of the body and of captions that report nothing, each with the name of its group."""
    found: dict[Span, str] = {}
    parts = [s for s in sections if s.kind in ("body", "caption")]
    several = [lines for section in parts for lines in paragraphs(text, section.span)]
    total = sum(map(len, several))
    at = 0
    for lines in several:
        edge = at < FIRST or at + len(lines) > total - LAST
        whole = boilerplate_group(" ".join(text[slice(*line)] for line in lines), edge=edge) if len(lines) < 6 else None
        if whole is not None:
            found[lines[0][0], lines[-1][1]] = whole
        elif len(lines) > 1:
            found |= dict(_lone_lines(text, lines, at, total))
        at += len(lines)
    return found


def _lone_lines(text: str, lines: list[Span], at: int, total: int) -> Iterator[tuple[Span, str]]:
    """Those lines within a paragraph that are boilerplate and stand by themselves: nothing runs on into or out of them.

    `at`: how many lines of the text, of `total`, stand before the paragraph.
    """
    groups = [
        boilerplate_group(text[slice(*line)], edge=at + i < FIRST or at + i >= total - LAST)
        for i, line in enumerate(lines)
    ]
    for i, (line, group) in enumerate(zip(lines, groups, strict=True)):
        if group is None:
            continue
        before = i == 0 or groups[i - 1] is not None or ENDED.search(text[slice(*lines[i - 1])]) is not None
        after = i + 1 == len(lines) or groups[i + 1] is not None or not text[lines[i + 1][0]].islower()
        if before and after:
            yield line, group
