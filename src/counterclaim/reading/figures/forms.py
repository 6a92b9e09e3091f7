"""Numerals that begin with a word: vague ones, fractions and shares, multiples, none at all, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.reading.figures.digits import TOO_LARGE
from counterclaim.reading.figures.lexicon import numerals
from counterclaim.reading.figures.numeral import Illegible, Numeral, Read, exact
from counterclaim.reading.figures.persons import person_nouns
from counterclaim.reading.figures.worded import numbers, openers, run_of

NOTHING = re.compile(r"(?:none|nil)\b")
A_SCALE = re.compile(r"an?[\s-]{1,2}(?:dozen|hundred|thousand|million|billion|trillion|quadrillion|lakh|crore)\b")
DOING = re.compile(r"(?:ing|ed)\s$")
DEGREE = re.compile(r"\b(?:as|so|how|too)\s$")
"""Before "many": an adjective's degree, no number."""

Reader = Callable[[str, int], "list[Read]"]
"""What reads a numeral that begins at an offset of a text in lower case; it gives nothing where there is none."""


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """Words as one pattern, longest first, spaces free."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of the forms that are no row of number words, in lower case."""

    vague: re.Pattern[str]
    fraction: re.Pattern[str]
    share: re.Pattern[str]
    half: re.Pattern[str]
    pair: re.Pattern[str]
    multiple: re.Pattern[str]
    fold: re.Pattern[str]
    absence: re.Pattern[str]
    listed: re.Pattern[str]
    indefinite: re.Pattern[str]
    scale: re.Pattern[str]
    short: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, made of the lexicon."""
    lexicon = numerals()
    scale = any_of(list(lexicon.scales))
    large = any_of([w for w, worth in lexicon.scales.items() if worth >= 1000])
    vague = any_of(list(lexicon.vague))
    small = "one|two|three|four|five|six|seven|eight|nine"
    thirds = any_of([f for f in lexicon.fractions if f != "half"])
    none = any_of(lexicon.absences)
    unsaid = (
        r"\s+(?:toll|count|figure|number|penalt|squad|threat|rate|sentence|estimate)"
        r"|\s+(?:was|were|is|are)\s+(?:given|named|mentioned|specified|counted|stated|provided)\b"
    )
    under = any_of([*lexicon.cardinals, "hundred", "a hundred", "thousand"])
    hurt = "killed|injured|hurt|wounded|died|harmed|dead|damaged|lost|missing"
    verbs = ("killed", "killing", "wounded", "wounding", "injured", "injuring", "hurt", "harmed")
    after = "|".join(rf"(?<=\b{verb} )" for verb in verbs)
    whose = "the|that|this|its|their|his|her|what|last"
    return Patterns(
        vague=re.compile(
            rf"(?:(?:{any_of(lexicon.vague_openers)})\s+(?:{scale}|{vague})|(?:{vague}))(?:\s+of\s+(?:{vague}))*\b"
            r"(?<!\bscores)"
            rf"|(?:tens|scores)(?=[\"”’']?\s+(?:of|more|killed|dead|injured|wounded|missing|others|were|have|are|remain|hurt|arrested|detained|trapped|homeless|flee|fled|displaced|feared|still|rescued|held)\b)"
        ),
        fraction=re.compile(
            rf"(?P<over>an?|{small})[\s-]+(?P<under>{thirds})s?\b(?:\s+of\s+an?\s+(?P<of>{large})\b|(?=\s+(?:of|the|were|are|have)\b))"
            rf"|(?P<many>{small})[\s-](?P<parts>{thirds})s\b"
        ),
        share=re.compile(
            rf"(?P<over>{small}|[1-9])\s+(?:in|out\s+of)(?P<every>\s+every)?\s+"
            rf"(?P<under>\d{{1,3}}(?![\w:/%-]|[.,]\d|\s?%)|(?:{under})"
            rf"(?![\w-]))(?!\s+(?:{large}|hundred|years?|months?|weeks?|days?|hours?|minutes?|percent)\b)"
            r"(?:\s+(?P<noun>[a-z]+)\b)?"
        ),
        half=re.compile(
            rf"half(?:(?:[\s-]+an?)?[\s-]+(?P<of>{large}|hundred|dozen)\b|(?=\s+(?:of|the|its|their|his|her|a)\b))"
        ),
        pair=re.compile(rf"a\s+(?P<noun>{any_of(list(lexicon.pairs))})\s+of(?=\s)"),
        multiple=re.compile(
            rf"(?:(?P<any>twice|thrice)|(?P<word>{any_of(list(lexicon.multiples))})(?=\s+(?:{whose})\b))\b"
        ),
        fold=re.compile(r"[a-z]+(?=fold\b)"),
        absence=re.compile(
            rf"(?:no\s+one|nobody|none)\b(?=(?:\s+\w+){{0,5}}?\s+(?:{hurt})\b)"
            rf"|(?:{after})(?:no\s+one|nobody)\b"
            rf"|(?:no|nil)(?=\s+(?:(?:civilian|military|human|reported|further|immediate|serious|other|known)\s+)?(?:{none})\b(?!{unsaid}))"
            rf"|(?:no|not\s+(?:one|a\s+single))(?=\s+(?:[a-z-]+\s+){{1,3}}(?:(?:was|were|has\s+been|have\s+been)\s+)?(?:{hurt})\b)"
            rf"|without(?=\s+(?:any\s+)?(?:(?:civilian|military|human|further|known)\s+)?(?:{none})\b)"
        ),
        listed=re.compile(rf"(?:{none})\s?[:–—-]\s?$"),
        indefinite=re.compile(rf"(?:{any_of(lexicon.indefinite)})\b"),
        scale=re.compile(rf"[\s-]?(?P<scale>(?:{scale})(?:\s(?:{large}))?)s?\b"),
        short=re.compile(rf"\s?(?P<short>{any_of(list(lexicon.short_scales))})(?![\w²³/])"),
    )


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """By a word that a numeral begins with, what to try there, in order."""
    lexicon = numerals()
    table: dict[str, list[Reader]] = {}

    def offer(reader: Reader, words: list[str]) -> None:
        for word in dict.fromkeys(phrase.split()[0] for phrase in words):
            table.setdefault(word, []).append(reader)

    small = [w for w, worth in lexicon.cardinals.items() if 1 <= worth <= 9]
    offer(read_vague, [*lexicon.vague_openers, *lexicon.vague])
    offer(read_fraction, ["a", "an", *small])
    offer(read_share, small)
    offer(read_pair, ["a"])
    offer(read_multiple, list(lexicon.multiples))
    offer(read_fold, [f"{w}fold" for w in (*small, "ten", "hundred", "thousand")])
    offer(read_half, ["half"])
    offer(read_absence, ["no", "not", "nobody", "none", "nil", "without"])
    offer(read_indefinite, list(lexicon.indefinite))
    offer(read_words, list(openers()))
    return {word: tuple(readers) for word, readers in table.items()}


def read_vague(low: str, at: int) -> list[Read]:
    """ "tens of thousands" is 10,000 to 100,000, "several hundred" 100 to 1,000."""
    match = patterns().vague.match(low, at)
    if match is None:
        return []
    lexicon = numerals()
    least, most = 1.0, 1.0
    counting = [p for p in re.findall(r"[a-z]+", match.group()) if p in lexicon.vague or p in lexicon.scales]
    for i, part in enumerate(counting):
        span = lexicon.vague.get(part) or lexicon.vague.get(f"{part}s") or many(part)
        least = min(least * span[0], 1e24)
        most = min(most * (span[1] if i == 0 else span[0]), 1e24)
    return [Numeral(at, match.end(), None, least, most, "vague")]


def many(scale: str) -> tuple[int, int]:
    """The range of several of a scale that has no vague numeral of its own: one to ten times."""
    worth = numerals().scales[scale]
    return worth, 10 * worth


def read_fraction(low: str, at: int) -> list[Read]:
    """ "two thirds of", "a quarter of a million"."""
    match = patterns().fraction.match(low, at)
    if match is None:
        return []
    lexicon = numerals()
    over = lexicon.cardinals.get(match["over"] or match["many"], 1)
    under = lexicon.fractions[match["under"] or match["parts"]]
    if over >= under and not match["of"]:
        return []  # "four quarters of the city"
    of = lexicon.scales[match["of"]] if match["of"] else 1
    return [exact(at, match.end(), of * over / under, "words" if match["of"] else "fraction")]


OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b")


def read_share(low: str, at: int) -> list[Read]:
    """ "one in five", "nine out of every ten": of persons only where the first is not one, for three in ten strikes may
    as well be three dead."""
    match = patterns().share.match(low, at)
    if match is None:
        return []
    lexicon = numerals()
    over = lexicon.cardinals.get(match["over"]) or int(match["over"])
    word = match["under"].removeprefix("a ")
    under = int(word) if word.isdigit() else lexicon.cardinals.get(word) or lexicon.scales.get(word, 0)
    noun = match["noun"] or ""
    persons = noun in ("people", "families", "households") or noun.removesuffix("s") in person_nouns()
    persons = persons or OF_THEM.match(low, match.end("under")) is not None
    every = match["every"] is not None
    spoken = persons or (over == 1 and not DOING.search(low, max(0, at - 6), at))
    if not over < under or not (every or (spoken and (over == 1 or " in " in match.group()))):
        return []
    return [exact(at, match.end("under"), over / under, "fraction")]


def read_half(low: str, at: int) -> list[Read]:
    """ "half the town", "half a million"."""
    match = patterns().half.match(low, at)
    if match is None:
        return []
    of = numerals().scales[match["of"]] if match["of"] else 1
    return [exact(at, match.end(), of / 2, "words" if match["of"] else "fraction")]


def read_pair(low: str, at: int) -> list[Read]:
    """ "a couple of soldiers": about two."""
    match = patterns().pair.match(low, at)
    if match is None:
        return []
    return [replace(exact(at, match.end(), 2.0, "words"), comparator=numerals().pairs[match["noun"]])]


def read_multiple(low: str, at: int) -> list[Read]:
    """ "twice", "double the number"."""
    match = patterns().multiple.match(low, at)
    return [exact(at, match.end(), numerals().multiples[match.group()], "multiple")] if match else []


def read_fold(low: str, at: int) -> list[Read]:
    """ "tenfold"."""
    match = patterns().fold.match(low, at)
    if match is None:
        return []
    worth = numerals().cardinals.get(match.group()) or numerals().scales[match.group()]
    return [exact(at, match.end() + len("fold"), worth, "multiple")]


def read_absence(low: str, at: int) -> list[Read]:
    """ "no casualties", "none were hurt", "casualties: nil"."""
    match = patterns().absence.match(low, at)
    if match:
        return [exact(at, match.end(), 0.0, "absence")]
    nothing = NOTHING.match(low, at)
    listed = nothing and patterns().listed.search(low, max(0, at - 24), at)
    return [exact(at, nothing.end(), 0.0, "absence")] if nothing and listed else []


LAUNCHER = re.compile(r"multiple[-\s]+(?:(?:launch|barrel\w*)\b|rocket[-\s]+(?:launch|system))")
"""The kind of a launcher, by how much it fires at once: "25 multiple launch rocket systems"."""


def read_indefinite(low: str, at: int) -> list[Read]:
    """ "several": at least three, no value."""
    match = patterns().indefinite.match(low, at)
    if match is None or DEGREE.search(low, max(0, at - 4), at) or LAUNCHER.match(low, at):
        return []
    return [Numeral(at, match.end(), None, 3.0, None, "indefinite")]


def read_words(low: str, at: int) -> list[Read]:
    """Numbers written in words, as many as the run holds: "five and six" is two, "two hundred and five" one."""
    if low[at] == "a" and not A_SCALE.match(low, at):
        return []
    run = run_of(low, at)
    out: list[Read] = []
    for one in numbers(run):
        if one.value is None or one.names:
            out.append(Illegible(one.start, one.end, "" if one.names else TOO_LARGE))
        else:
            value = float(one.value)
            out.append(Numeral(one.start, one.end, value, value, value, "words", float(one.mantissa), float(one.scale)))
    return out
