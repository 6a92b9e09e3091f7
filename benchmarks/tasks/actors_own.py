"""Who is meant and on which side, in invented conflict dispatches (gold/actors.yaml, which states its conventions).

A gold mention is *found* by the answers that stand at one span which overlaps its head; each span answers one mention,
the nearest first. Measures, in percent; of several answers at one span ("both sides") all must be right:

- `actor`: of all gold mentions, those found whose name is one of the gold's, in any order and inflection of the words
  that make a difference; who stays unnamed keeps at least the head of the mention's words and adds none;
- `side`: of those found, those on a side that the gold allows; unknown is right only where the gold says so;
- `wrong side`: of those found, those on a side that the gold does not allow;
- `kind`: of those found, those of a kind that the gold allows;
- `found`: of all gold mentions.

The program gets the text and its day, not the theatre. Entries of even position are to tune on, those of odd position
only to score. The sets b and c (gold/actors_b.yaml, actors_c.yaml), longer and in more registers, and the drill d
(actors_d.yaml), which goes through the kinds of mention, are all to tune on; so are e (actors_e.yaml), which reads as
newspapers do, f and g (actors_f.yaml, actors_g.yaml), short texts of many registers, the second drill h, i
(actors_i.yaml), texts as agencies write them, and j (actors_j.yaml), features, meetings, reports, profiles,
chronologies and texts of two wars.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import yaml

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent

GOLD = Path(__file__).parent.parent / "gold" / "actors.yaml"

AFTER_HEAD = re.compile(r",| (?:of|in|at|from|with|for|to|on|and|who|set|waiting)\b")
"""What ends the part of a mention whose last word is its head."""

ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
EMPTY = frozenset(
    {"the", "a", "an", "of", "for", "to", "in", "and", "s", "al", "el", "affair", "federation", "republic"}
)
"""Words that make no difference between two names."""

SAME = {
    "defense": "defence", "organization": "organisation", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "ukrainian": "ukraine", "russian": "russia", "sudanese": "sudan",
    "emirati": "emirates", "israeli": "israel", "palestinian": "palestine", "lebanese": "lebanon", "iranian": "iran",
    "egyptian": "egypt", "qatari": "qatar", "jordanian": "jordan", "chinese": "china",
    "thai": "thailand", "indian": "india", "congolese": "congo", "rwandan": "rwanda", "burundian": "burundi",
    "ugandan": "uganda", "kenyan": "kenya", "angolan": "angola", "malawian": "malawi", "french": "france",
    "turkish": "turkey", "turkiye": "turkey", "romanian": "romania", "british": "britain",
    "burmese": "myanmar", "american": "us",
}  # fmt: skip
"""Words that stand for another in names: spellings, and what countries' people are called for the country."""

Span = tuple[int, int]


class GoldActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mention as the gold writes it."""

    text: str
    name: str
    side: str | None
    kind: str
    resolution: str
    nth: int = 1
    head: str | None = None
    also_name: tuple[str, ...] = ()
    also_side: tuple[str, ...] = ()
    also_kind: tuple[str, ...] = ()
    aligned_with: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One dispatch and its mentions; `also` are words that are neither asked for nor forbidden."""

    text: str
    published: date
    theatre: str
    conflict: str
    actors: tuple[GoldActor, ...] = ()
    also: tuple[str, ...] = ()


class Gold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The gold file; `names` are the other names of a name, wherever it is meant."""

    names: Mapping[str, tuple[str, ...]]
    entries: tuple[Entry, ...]


@cache
def gold(path: Path = GOLD) -> Gold:
    """A gold file as read."""
    return msgspec.convert(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), Gold)


def entries(parity: int | None, path: Path = GOLD) -> list[tuple[str, Entry]]:
    """The entries of even (0) or odd (1) position, or all of them (None), each with an id."""
    return [(str(at), one) for at, one in enumerate(gold(path).entries) if parity is None or at % 2 == parity]


def documents(parity: int | None, path: Path = GOLD) -> list[Row]:
    """The texts as `annotate` takes them."""
    return [{"id": id_, "text": one.text, "published": one.published.isoformat()} for id_, one in entries(parity, path)]


def span_of(text: str, actor: GoldActor) -> Span:
    """Where a mention stands. Raises ValueError where it does not."""
    at = -1
    for _ in range(actor.nth):
        at = text.index(actor.text, at + 1)
    return at, at + len(actor.text)


def head_of(text: str, actor: GoldActor) -> Span:
    """Where the head of a mention stands: the words that the gold gives, or the last word of its first part."""
    start, end = span_of(text, actor)
    if actor.head is not None:
        at = text.index(actor.head, start, end)
        return at, at + len(actor.head)
    part = AFTER_HEAD.split(actor.text)[0]
    return start + part.rfind(" ") + 1, start + len(part)


def words(name: str) -> tuple[str, ...]:
    """The words of a name that make a difference, in a fixed form and order."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    stems = (singular(SAME.get(word, word)) for word in re.findall(r"\w+", plain))
    return tuple(sorted(stem for stem in stems if stem not in EMPTY))


def singular(word: str) -> str:
    """A word without the s of its plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def is_named_right(actor: GoldActor, head: str, name: str, names: Mapping[str, Sequence[str]]) -> bool:
    """Whether a name is the one meant."""
    given = words(name)
    if any(given == words(one) for one in (actor.name, *actor.also_name, *names.get(actor.name, ()))):
        return True
    own = set(words(actor.text))
    is_unnamed = actor.name == ARTICLE.sub("", actor.text, count=1) and actor.resolution == "description"
    return is_unnamed and set(words(head)) <= set(given) <= own and bool(given)


def answers(entry: Entry, rows: Iterable[Row]) -> list[list[Row]]:
    """For each gold mention the answers at the span that finds it, none where it is not found."""
    at: dict[Span, list[Row]] = {}
    for row in rows:
        at.setdefault((row["start"], row["end"]), []).append(row)
    pairs = []
    for i, actor in enumerate(entry.actors):
        start, end = span_of(entry.text, actor)
        first, last = head_of(entry.text, actor)
        pairs += [(abs(s - start) + abs(e - end), i, (s, e)) for s, e in at if s < last and first < e]
    out: list[list[Row]] = [[] for _ in entry.actors]
    for _, i, span in sorted(pairs):
        if not out[i]:
            out[i] = at.pop(span, [])
    return out


def counts_of(entry: Entry, rows: Iterable[Row], names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What is to be counted for one text."""
    for actor, given in zip(entry.actors, answers(entry, rows), strict=True):
        yield "gold"
        if not given:
            continue
        head = entry.text[slice(*head_of(entry.text, actor))]
        sides = {row["side"] for row in given}
        allowed = {actor.side, *actor.also_side}
        yield "found"
        yield from ["actor"] if all(is_named_right(actor, head, row["name"], names) for row in given) else []
        yield from ["side"] if sides <= allowed else []
        yield from ["wrong side"] if sides - allowed - {None} else []
        yield from ["kind"] if all(row["kind"] in (actor.kind, *actor.also_kind) for row in given) else []


def score(
    texts: Iterable[tuple[str, Entry]], annotated: Annotated, names: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """The measures (see the head of this file)."""
    count: Counter[str] = Counter()
    for id_, entry in texts:
        count.update(counts_of(entry, annotated.get(id_, ()), names))
    return {
        "actor": percent(count["actor"], count["gold"]),
        "side": percent(count["side"], count["found"]),
        "wrong side": percent(count["wrong side"], count["found"]),
        "kind": percent(count["kind"], count["found"]),
        "found": percent(count["found"], count["gold"]),
    }


def of_parity(name: str, parity: int | None, path: Path = GOLD) -> Benchmark:
    """The benchmark of one half of a gold file, or of all of it."""
    return Benchmark(
        name=f"actors-own/{name}",
        task="actor",
        path=str(path),
        documents=lambda _: documents(parity, path),
        score=lambda _, annotated: score(entries(parity, path), annotated, gold(path).names),
        main_measure="actor",
    )


BENCHMARKS: tuple[Benchmark, ...] = (
    of_parity("even", 0),
    of_parity("odd", 1),
    *(
        of_parity(name, None, GOLD.with_name(f"actors_{name}.yaml"))
        for name in ("b", "c", "d", "e", "f", "g", "h", "i", "j")
    ),
)
