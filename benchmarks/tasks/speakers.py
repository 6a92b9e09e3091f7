"""Speakers: whom the program takes "he", "the ministry" and "the paramilitaries" for (gold/speakers.yaml, and its rules
in gold/speakers.md), measured on the claims that `counterclaim read` gives.

A marked mention is *found* where a source of a claim overlaps it. It is *right* where every actor that the program
gives there is the one meant: has the id that the program itself gives where that one is introduced (or, where it sees
nobody there, in a sentence that only names it), or a name of the same words. It is *open* where the program leaves it
unresolved, repeats the mention's own words, or goes back to a mention of the same one that it leaves open; *wrong*
where it names somebody else, an institution for its person too. Where the program takes two that are meant in one text
for one, the id is that of the one whose name it bears.

Measures, in percent: `right` of all mentions of the four kinds that need resolving, the one with the floor, as finding
more cannot lower it; `accuracy`, right of those found, over all and for each kind; open and wrong of those found; `not
found` of all that are marked. Sources that the text leaves anonymous stand apart: how many stay
unnamed, and how many of these have a kind of actor that fits.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks import data
from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent
from benchmarks.program import annotate, read
from benchmarks.speaking import ENOUGH, Mention, Text, given, meanings, named, outcomes

GOLD = Path(__file__).parent.parent / "gold" / "speakers.yaml"
DISPATCHES = data.ROOT / "src" / "counterclaim" / "demo" / "dispatches"

KINDS = ("pronoun", "office", "short-name", "description")
"""What needs resolving; `anonymous` is the fifth kind of mention."""

FITTING: dict[str, frozenset[str]] = {
    "official": frozenset(
        {"government", "local-official", "administration", "party-politician", "intergovernmental", "military",
         "armed-group", "state"}
    ),
    "military": frozenset({"military", "armed-group"}),
    "medic": frozenset({"medical"}),
    "witness": frozenset({"witness", "civilian"}),
    "resident": frozenset({"witness", "civilian"}),
    "aid-worker": frozenset({"humanitarian", "medical", "civil-society"}),
    "activist": frozenset({"civil-society", "civilian", "witness"}),
    "researcher": frozenset({"monitor", "civil-society"}),
    "diplomat": frozenset({"government", "intergovernmental"}),
    "media": frozenset({"media"}),
}  # fmt: skip
"""The kinds of actor (contract, section 1) that fit a kind of anonymous source; any fits a kind that is not here."""

FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
PUBLISHED = re.compile(r"^published: (\S+)$", re.MULTILINE)
UNREAD = re.compile(r"^(?:(?!title:).*|title: *)", re.MULTILINE)
"""What of the front matter is not read: all but the title's words."""


def mentions(rows: Iterable[Sequence[Any]]) -> tuple[Mention, ...]:
    """The mentions of one text as the gold writes them, with the words (six or five fields) or without (four)."""
    out = []
    for row in rows:
        means = row[3] if len(row) == 4 else row[4]
        meant = tuple((span[0], span[1]) for span in means) if isinstance(means, list) else means
        out.append(Mention((row[0], row[1]), row[2], meant))
    return tuple(out)


@cache
def demo(parity: int) -> tuple[Text, ...]:
    """The marked dispatches of even (0) or odd (1) position; offsets count from the file's first character."""
    marked = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["demo"]
    names = list(marked)[parity::2]
    texts = [(DISPATCHES / name).read_bytes().decode("utf-8") for name in names]
    days = [found[1] if (found := PUBLISHED.search(text)) else None for text in texts]
    return tuple(Text(n, t, day, mentions(marked[n])) for n, t, day in zip(names, texts, days, strict=True))


@cache
def polnear(file: Path) -> tuple[Text, ...]:
    """The marked articles of PolNeAR's dev split; an article that the file lacks is left out."""
    marked = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["polnear"]
    with file.open(encoding="utf-8") as lines:
        texts = {row["id"]: row for row in map(json.loads, lines)}
    return tuple(
        Text(id_, texts[id_]["text"], texts[id_]["date"], mentions(marked[id_])) for id_ in marked if id_ in texts
    )


def documents(texts: Sequence[Text]) -> list[Row]:
    """The rows to measure; `asked` are the names for which the program is asked what id it knows them by."""
    return [
        {
            "id": one.id, "text": one.text, "published": one.published,
            "asked": sorted({named(meant, one.text) for m in one.mentions for meant in meanings(m)}),
        }
        for one in texts
    ]  # fmt: skip


def measured(rows: Sequence[Row]) -> Annotated:
    """What the program gives for each document: the links of its claims (`source`, `actors`), all its mentions of
    actors, and for each name asked about the actors in a sentence of it added at the end (`asked`)."""
    claims = read(rows)
    plain = {row["id"]: visible(row["text"]) for row in rows}
    asking = [{**row, "text": with_names(plain[row["id"]], row["asked"])} for row in rows]
    actors = annotate("actor", asking)
    out: dict[str, list[Row]] = {}
    for row in rows:
        end = len(plain[row["id"]])
        links = [link for claim in claims[row["id"]] for link in claim["attribution"]]
        inside = [actor for actor in actors[row["id"]] if actor["end"] <= end]
        beyond = [actor for actor in actors[row["id"]] if actor["start"] >= end]
        asked = []
        for name in row["asked"]:
            begins, end = end, end + len(sentence(name))
            said = [a for a in beyond if begins <= a["start"] < end]
            asked += [{**a, "asked": name} for a in said if a["end"] - a["start"] >= ENOUGH * len(name)]
        out[row["id"]] = [*links, *inside, *asked]
    return out


def visible(text: str) -> str:
    """The text with what of the front matter is not read blanked, offsets kept."""
    head = FRONT_MATTER.match(text)
    if head is None:
        return text
    return UNREAD.sub(lambda found: " " * len(found[0]), head[0]) + text[head.end() :]


def with_names(text: str, names: Sequence[str]) -> str:
    """The text and then a sentence for each name."""
    return text + "".join(sentence(name) for name in names)


def sentence(name: str) -> str:
    """A paragraph in which somebody of that name speaks."""
    return f"\n\nThe war goes on, {name} said."


def score(texts: Sequence[Text], annotated: Annotated) -> dict[str, float]:
    """The measures (see the head of this file); 0 of nothing."""
    count: Counter[tuple[str, str]] = Counter()
    fitting = 0
    for one in texts:
        rows = annotated.get(one.id, ())
        for mention, came in zip(one.mentions, outcomes(one, rows), strict=True):
            count[mention.kind, came] += 1
            count["all" if mention.kind != "anonymous" else "none", came] += 1
            if mention.kind == "anonymous" and came == "right":
                fits = FITTING.get(str(mention.means))
                actors = given(mention.span, rows) or []
                fitting += fits is None or any(actor["kind"] in fits for actor in actors)

    def found(kind: str) -> int:
        return count[kind, "right"] + count[kind, "open"] + count[kind, "wrong"]

    marked = sum(number for (kind, _), number in count.items() if kind not in {"all", "none"})
    lost = sum(number for (kind, came), number in count.items() if kind not in {"all", "none"} and came == "not found")
    return {
        "right": percent(count["all", "right"], found("all") + count["all", "not found"]),
        "accuracy": percent(count["all", "right"], found("all")),
        **{kind: percent(count[kind, "right"], found(kind)) for kind in KINDS},
        "open": percent(count["all", "open"], found("all")),
        "wrong": percent(count["all", "wrong"], found("all")),
        "not found": percent(lost, marked),
        "anonymous kept": percent(count["anonymous", "right"], found("anonymous")),
        "anonymous kind": percent(fitting, count["anonymous", "right"]),
    }


def of_demo(name: str, parity: int) -> Benchmark:
    """The benchmark of one half of the demonstration corpus."""
    return Benchmark(
        name=f"speakers-demo/{name}",
        task="speaker",
        path=str(GOLD),
        documents=lambda _: documents(demo(parity)),
        measured=measured,
        score=lambda _, annotated: score(demo(parity), annotated),
        main_measure="right",
    )


BENCHMARKS: tuple[Benchmark, ...] = (
    of_demo("even", 0),
    of_demo("odd", 1),
    Benchmark(
        name="speakers-polnear/dev",
        task="speaker",
        path="polnear/dev.jsonl",
        documents=lambda root: documents(polnear(root / "polnear" / "dev.jsonl")),
        measured=measured,
        score=lambda root, annotated: score(polnear(root / "polnear" / "dev.jsonl"), annotated),
        main_measure="right",
        has_floor=False,
    ),
)
