"""What the words around a name say about it: a person's, an official's, a thing's."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.private.words import office_heads, words
from counterclaim.records import Span

AROUND = 90
"""Characters on either side that are looked at."""
AGE = re.compile(
    r"\s*(?:,\s+(?:aged?\s+)?\d{1,3}(?=\s*(?:[,.;:)]|$|who\b|and\b|was\b|is\b|from\b))|\(\d{1,3}\)|,\s+an?\s+\d{1,3}-year)"
)
AGED_BEFORE = re.compile(r"\b\d{1,3}[- ]years?[- ]old\s+$", re.I)
WHO = re.compile(r",?\s+(?:who|whose)\b")
ARTICLE = re.compile(r"\s*(?:,|[-–—(])\s*(?:an?|the|his|her|their|my|our|also|another|one)?\s*")
NAMED = re.compile(
    r"\b(?:named|called|known as|nicknamed|name\s+(?:only\s+)?as|identified\b[^.]{0,30}\bas|name is|"
    r"named\b[^.,]{0,40}\bas)\s+$",
    re.I,
)
SAID_BEFORE = re.compile(r"[\"”’',]\s*(?:he |she )?(?P<verb>[a-z]+)\s+$")
ACCORDING = re.compile(r"\baccording to\s+$", re.I)
BODY_OF = re.compile(
    r"\b(?:body|bodies|death|killing|funeral|family|relatives|house|home|murder|remains|wife|mother|son|daughter|parents?)\s+of\s+$",
    re.I,
)
PASSIVE = re.compile(
    r"\s+(?:was|were|is|are|had been|has been|have been|got)\s+"
    r"(?:also |later |badly |seriously |fatally |then |now )?(?P<verb>[a-z-]+)"
)
ACTIVE = re.compile(r",?\s+(?P<verb>[a-z]+)\b")
LAST_WORD = re.compile(r"(?P<word>[\w'’-]+)(?P<comma>,)?\s+(?:(?:was|were|is|are)\s+)?$")
POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}?(?P<what>[a-z'-]+)")

LINKED = re.compile(r"\b(?:as|and|or|by|with|from|against|after|before|between|named|called|met|than|but|while|if)\b")
"""Words that no title goes across."""


@cache
def _role() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words().roles), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})(?:e?s)?\b", re.I)


@cache
def _office() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, office_heads()), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})s?\b(?!['’]s?\s)", re.I)


def _phrase_before(text: str, start: int) -> str:
    """The words before a name that can be its title: back to a full stop, quotation mark, verb or second comma."""
    before = text[max(0, start - AROUND) : start]
    return re.split(
        r"[.!?;:\"“”()\n]\s(?!\s*$)|\b(?:said|says|told|that|when|where|who|was|were|is|are|had|has)\b", before
    )[-1]


def _phrase_after(text: str, end: int) -> str:
    """What is set off by a comma after a name: up to the next comma, verb of saying or full stop."""
    after = text[end : end + AROUND]
    match = ARTICLE.match(after)
    if match is None or not match.group().strip():
        return ""
    if after[match.end() :][:1].isdigit():
        return ""
    return re.split(r"[.,;:!?)\"”\n–—]|\b(?:said|says|told|who|whose|was|were|is|had|has)\b", after[match.end() :])[0]


def is_official(text: str, span: Span) -> bool:
    """Whether the words around say that the person holds a public office."""
    start, end = span
    for phrase in (_title_before(text, start), _phrase_after(text, end)):
        found = list(_office().finditer(phrase))
        if found and not _is_private_body(phrase) and not _ends_in_role(phrase):
            return True
    last = LAST_WORD.search(text[max(0, start - 30) : start].replace(".", ""))
    return bool(last and not last["comma"] and last["word"].lower() in words().ranks)


def is_private_official(text: str, span: Span) -> bool:
    """Whether the words around name an office that is no public one: a hospital's director, a school's head."""
    phrases = (_title_before(text, span[0]), _phrase_after(text, span[1]))
    return any(_office().search(phrase) and _is_private_body(phrase) for phrase in phrases)


def _title_before(text: str, start: int) -> str:
    """What stands before a name and may be its title, forms of address left out: right before it, or set off by a
    comma."""
    phrase = _phrase_before(text, start).rstrip()
    while (last := phrase.rpartition(" ")[2].lower().rstrip(".")) and last in words().honorifics:
        phrase = phrase[: -len(phrase.rpartition(" ")[2])].rstrip()
    return LINKED.split(phrase.rstrip(",").rpartition(",")[2])[-1]


def _is_private_body(phrase: str) -> bool:
    return any(word in words().private_bodies for word in re.findall(r"[a-z-]+", phrase.lower()))


def _ends_in_role(phrase: str) -> bool:
    """Whether the last noun is a private person's: "the mayor's neighbour", "a spokesman's driver"."""
    last = re.findall(r"[a-z-]+", phrase.lower())
    return bool(last and last[-1] in words().roles)


def strong(text: str, span: Span) -> bool:
    """Whether the words around can only be a person's: an age, a trade or kin, a form of address, "named"."""
    start, end = span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if AGE.match(after) or AGED_BEFORE.search(before) or NAMED.search(before) or BODY_OF.search(before):
        return True
    last = LAST_WORD.search(before.replace(". ", " "))
    if last and (last["word"].lower() in words().honorifics or _role().fullmatch(last["word"])):
        return True
    own = text[start:end].split()
    if len(own) > 1 and own[0].lower().rstrip(".") in words().honorifics:
        return True
    owned = POSSESSIVE.match(after)
    if owned and owned["what"] in words().belongings:
        return True
    return bool(_role().search(_phrase_after(text, end)))


def weak(text: str, span: Span) -> bool:
    """Whether the words around are mostly a person's, but may be an organisation's: it speaks, is arrested, is hit."""
    start, end = span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if WHO.match(after) or ACCORDING.search(before):
        return True
    said = SAID_BEFORE.search(before)
    if said and said["verb"] in words().acted:
        return True
    last = LAST_WORD.search(before)
    if last and not last["comma"] and last["word"].lower() in words().harmed:
        return True
    passive, active = PASSIVE.match(after), ACTIVE.match(after)
    return bool((passive and passive["verb"] in words().harmed) or (active and active["verb"] in words().acted))


def is_thing(text: str, span: Span) -> bool:
    """Whether the word after the name, or its own last one, says that a thing has it."""
    own = text[span[0] : span[1]].rsplit(maxsplit=1)[-1].lower().strip(".")
    following = re.match(r"[\s-]+([A-Za-z-]+)", text[span[1] : span[1] + 30])
    return own in words().things or bool(following and following[1].lower() in words().things)


def is_after_place_word(text: str, span: Span) -> bool:
    """Whether the word before is one that mostly stands before a place."""
    last = LAST_WORD.search(text[max(0, span[0] - 30) : span[0]])
    return bool(last and last["word"].lower() in words().before_places)
