"""Pages that hold no article: errors, walls of consent or log-in, videos and galleries, lists of other pages, nothing.

Decided from what the extraction found and from cheap features of the page; the phrases stand in pagekinds.yaml. A page
is an article as soon as enough prose is left that no such page would say; the kind is only asked for where there
is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import yaml

from counterclaim.intake.boilerplate import boilerplate_group
from counterclaim.intake.paragraphs import sentences

PageKind = Literal["empty", "error", "consent", "login", "video", "index"]

FILE = Path(__file__).with_suffix(".yaml")

SHORTEST_ARTICLE = 60
"""Letters of prose below which a page holds no article."""

SHORTEST_DECLARED = 40
"""The same where the page says of itself that it is an article."""

HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
HAN_WEIGHT = 2.5
"""Letters of an alphabet that one ideograph or kana stands for."""

VISIBLE = 20_000
"""Characters of a page's visible text that are looked at."""

FEWEST_LINKED, TEASER = 4, 90
"""Linked headlines that make a list, and letters of prose for each of them below which nothing but teasers is left."""

LINKED_TITLE = 15
"""Characters that a link has to have to be a headline."""

PLAYERS = (
    "//video | //audio | //iframe[contains(@src, 'youtube') or contains(@src, 'vimeo') or contains(@src, 'player')]"
)
SAID_TYPE = "//meta[@property='og:type']/@content"
SEEN = "//text()[not(ancestor::script or ancestor::style or ancestor::template or ancestor::head)]"
TEASERS = "//*[self::h2 or self::h3 or self::h4][.//a[@href] or parent::a[@href]]/following-sibling::p[1]"
QUOTED = re.compile('[“«„"][^”»“"]{0,300}[”»“"]')
FINAL = re.compile(r"""[.!?…。۔؟][\"'”’»)\]]*\Z""")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at: the extracted lines, and of the page its title, visible text and features."""

    title: str
    lines: tuple[str, ...]
    visible: str
    links: frozenset[str]
    """Texts of links that are long enough for headlines, and the words right below a linked heading."""
    player: bool = False
    gallery: bool = False
    password: bool = False
    said_type: str = ""


class Phrases(msgspec.Struct, frozen=True):
    """The phrases and words of one kind of page."""

    kind: PageKind
    says: re.Pattern[str]
    about: re.Pattern[str]


@cache
def _phrases() -> tuple[Phrases, ...]:
    with FILE.open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    return tuple(
        Phrases(
            kind,
            re.compile("|".join(data[kind]["says"]), re.I),
            re.compile(r"(?<!\w)(?:" + "|".join(data[kind]["about"]) + ")", re.I),
        )
        for kind in get_args(PageKind)
        if kind in data
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    with FILE.open(encoding="utf-8") as file:
        return re.compile("|".join(yaml.load(file, Loader=yaml.CSafeLoader)[name]), re.I)


def page_of(tree: Any, title: str | None, lines: Sequence[str]) -> Page:
    """The features of a page: `tree` as lxml has it (None where there is none), `lines` as the extraction gave them."""
    if tree is None:
        return Page(title=title or "", lines=tuple(lines), visible="", links=frozenset())
    texts = (_folded(str(text)) for text in tree.xpath(SEEN))
    kinds = tree.xpath(SAID_TYPE)
    linked = (_folded("".join(link.itertext())) for link in tree.xpath("//a[@href]"))
    teasers = (_folded("".join(below.itertext())) for below in tree.xpath(TEASERS))
    return Page(
        title=_folded(title or str(tree.findtext(".//title") or "")),
        lines=tuple(lines),
        visible="\n".join(text for text in texts if text)[:VISIBLE],
        links=frozenset(text for text in (*linked, *teasers) if len(text) >= LINKED_TITLE),
        player=bool(tree.xpath(PLAYERS)),
        gallery=len(tree.xpath("//figure//img")) >= 4,
        password=bool(tree.xpath("//input[@type='password']")),
        said_type=str(kinds[0]).lower() if kinds else "",
    )


def page_kind(page: Page) -> PageKind | None:
    """What kind of page without an article it is; None where there is an article."""
    said = _said(page, page.lines)
    prose, linked = 0.0, 0
    for line in page.lines:
        if _folded(line) in page.links:
            linked += 1
        elif boilerplate_group(line) is None:
            prose += sum(_letters(line[s:e]) for s, e in sentences(line, (0, len(line))) if _reports(line[s:e], said))
    if linked >= FEWEST_LINKED and prose < TEASER * linked:
        return "index"
    declared = page.said_type == "article"
    if prose >= (SHORTEST_DECLARED if declared else SHORTEST_ARTICLE):
        return None
    for phrases in _said(page, [*page.lines, *page.visible.splitlines()]):
        return phrases.kind
    if page.password:
        return "login"
    if page.player or page.said_type.startswith("video") or page.gallery:
        return "video"
    return "index" if len(page.links) >= FEWEST_LINKED else "empty"


def _said(page: Page, lines: Sequence[str]) -> list[Phrases]:
    """The kinds whose phrases stand in the title or the lines, outside quotation marks, in their order."""
    own = [QUOTED.sub("", line) for line in (page.title, *lines)]
    return [phrases for phrases in _phrases() if any(phrases.says.search(line) for line in own)]


def _reports(sentence: str, said: Sequence[Phrases]) -> bool:
    """Whether a sentence is prose that none of the kinds that the page speaks for would say: walls cite nobody."""
    if not FINAL.search(sentence.rstrip()):
        return False
    own = QUOTED.sub("", sentence)
    if _words("attributing").search(own) or not said:
        return True
    enough = 1 if _words("addressing").search(own) else 2
    return not any(
        phrases.says.search(own) or len({m[0].lower() for m in phrases.about.finditer(sentence)}) >= enough
        for phrases in said
    )


def _letters(words: str) -> float:
    return sum(map(str.isalpha, words)) + (HAN_WEIGHT - 1) * len(HAN.findall(words))


def _folded(text: str) -> str:
    return " ".join(text.split())
