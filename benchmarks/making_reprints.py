"""Makes gold/reprints.yaml: `python -m benchmarks.making_reprints > benchmarks/gold/reprints.yaml`.

For each text of ours a few edits of known kinds, drawn with a fixed seed; and bulletins of invented issuers, whose
words are the same every day and whose numbers are not. Labels follow from the recipe: `wires` are the texts that are
printed.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec
import yaml

from benchmarks import data
from benchmarks.reprinting import GOLD, Row, paragraphs_of
from counterclaim.intake.paragraphs import sentences

SEED = 20311130
EDITS = ("retitle", "cut", "extract", "reorder", "merge", "reword", "figure", "opening", "everything")
EACH = 4
"""Edits of one text."""
FEWEST = 4
"""Paragraphs of a text that can be cut and merged."""
NUMBER = re.compile(r"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d{1,3}(?![\w.,:-]*\d|-|th|st|nd|rd|\.\d)")


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """gold/reprint_parts.yaml: what outlets add, and issuers' formulas."""

    outlets: tuple[str, ...]
    titles: tuple[str, ...]
    bylines: tuple[str, ...]
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    places: tuple[str, ...]
    formulas: dict[str, str]


@cache
def parts() -> Parts:
    """The file, read once."""
    return msgspec.convert(yaml.safe_load((GOLD / "reprint_parts.yaml").read_text(encoding="utf-8")), Parts)


@cache
def bases() -> list[str]:
    """Our own texts that are long enough, in the order of their paths: those that there were when the gold was made."""
    patterns = (
        "benchmarks/dispatches/*/dispatch.txt", "benchmarks/analysts_more/[cd]*/dispatch.txt",
        "src/counterclaim/demo/dispatches/*/*.md", "src/counterclaim/demo/dispatches/*/*.txt",
    )  # fmt: skip
    paths = sorted(path for pattern in patterns for path in data.ROOT.glob(pattern))
    own = [p for p in paths if "\nwire:" not in p.read_text(encoding="utf-8")]
    names = [path.relative_to(data.ROOT).as_posix() for path in own]
    return [name for name in names if len(paragraphs_of(name)) >= FEWEST]


def first_day(base: str) -> date:
    """The day on which a text is taken to have come first."""
    return date(2031, 1, 6) + timedelta(days=bases().index(base))


def made(base: str, others: Sequence[str], half: str, number: int, draw: random.Random) -> Iterator[Row]:
    """The text as it was first published, and the reprints of it."""
    every = range(len(paragraphs_of(base)))
    whole = [[base, n] for n in every]
    yield {
        "id": f"m{number:02}-first", "half": half, "kind": "first", "wires": [base], "outlet": f"Agency {number}",
        "title": "First report", "published": first_day(base).isoformat(), "parts": whole,
    }  # fmt: skip
    for edit in sorted(draw.sample(EDITS, EACH)):
        row = {
            "id": f"m{number:02}-{edit}", "half": half, "kind": edit, "wires": [base],
            "outlet": draw.choice(parts().outlets), "title": draw.choice(parts().titles),
            "parts": whole,
        }  # fmt: skip
        later = draw.randint(0, 1)
        other = draw.choice([o for o in others if o != base])
        row |= edited(edit, base, other, draw)
        yield row | {
            "published": (max(first_day(str(wire)) for wire in row["wires"]) + timedelta(days=later)).isoformat()
        }


def edited(edit: str, base: str, other: str, draw: random.Random) -> Row:
    """What an edit makes of a recipe."""
    every = list(range(len(paragraphs_of(base))))
    half = max(2, len(every) // 2)
    match edit:
        case "retitle":
            return {"byline": draw.choice(parts().bylines)}
        case "cut":
            return {"parts": [[base, n] for n in sorted(draw.sample(every, half))]}
        case "extract":
            start = draw.randrange(max(1, len(every) - 2))
            taken = [[base, n] for n in every[start : start + 3]]
            around = [[other, n] for n in range(min(3, len(paragraphs_of(other))))]
            return {"parts": [*around[:2], *taken, *around[2:]], "wires": [base, other]}
        case "reorder":
            return {"parts": [[base, n] for n in draw.sample(every, len(every))]}
        case "merge":
            mine = [[base, n] for n in every[:half]]
            theirs = [[other, n] for n in range(max(2, len(paragraphs_of(other)) // 2))]
            return {"parts": [*mine, *theirs], "wires": [base, other]}
        case "reword":
            return {"reword": some_sentences(base, every, 3, draw)}
        case "figure":
            return {"figures": other_numbers(base, every, draw)}
        case "opening":
            closing = draw.choice((*parts().closings, "", ""))
            return {
                "opening": draw.choice(parts().openings),
                "parts": [[base, n] for n in every[1:]],
                "closing": closing,
            }
        case _:
            kept = sorted(draw.sample(every, max(3, (2 * len(every)) // 3)))
            return {
                "opening": draw.choice(parts().openings), "byline": draw.choice(parts().bylines),
                "parts": [[base, n] for n in kept],
                "reword": some_sentences(base, kept, 4, draw), "figures": other_numbers(base, kept, draw),
            }  # fmt: skip


def some_sentences(base: str, kept: Sequence[int], one_in: int, draw: random.Random) -> list[list[int]]:
    """One in so many sentences, as places in the kept paragraphs."""
    every = [
        [at, n]
        for at, paragraph in enumerate(kept)
        for n in range(len(sentences(paragraphs_of(base)[paragraph], (0, len(paragraphs_of(base)[paragraph])))))
    ]
    return sorted(draw.sample(every, max(1, len(every) // one_in)))


def other_numbers(base: str, kept: Sequence[int], draw: random.Random) -> list[list[int | str]]:
    """One or two numbers and what becomes of them; none where the text has none."""
    every = [(at, m[0]) for at, p in enumerate(kept) for m in NUMBER.finditer(paragraphs_of(base)[p])]
    chosen = draw.sample(every, min(len(every), draw.randint(1, 2)))
    return [[at, number, str(int(number) + draw.randint(1, 9))] for at, number in chosen]


def bulletins(draw: random.Random) -> Iterator[Row]:
    """Five days of each issuer, and an outlet's extract of each second one."""
    for which, (issuer, formula) in enumerate(parts().formulas.items()):
        for n in range(6):
            day = (date(2031, 6, 1) + timedelta(days=n)).isoformat()
            half = ("tune", "scored")[n % 2]
            places = dict(zip("pqr", draw.sample(parts().places, 3), strict=True))
            text = formula.format(**places, **{letter: draw.randint(11, 97) for letter in "abcdefghijkl"})
            wire = f"bulletin-{which}-{n}"
            row = {"half": half, "kind": "bulletin", "wires": [wire], "published": day}
            yield row | {"id": wire, "outlet": issuer, "title": f"Bulletin of {day}", "text": text}
            if n % 2 == which % 2:
                cut = "\n\n".join(text.split("\n\n")[1:])
                yield row | {
                    "id": f"{wire}-copy", "outlet": draw.choice(parts().outlets), "title": "War bulletin", "text": cut,
                    "kind": "bulletin-copy",
                }  # fmt: skip


def rows() -> list[Row]:
    """Every recipe; texts at even positions are to tune on, those at odd ones only scored."""
    draw = random.Random(SEED)  # noqa: S311
    found: list[Row] = []
    texts = bases()
    for number, base in enumerate(texts):
        half, others = ("tune", "scored")[number % 2], texts[number % 2 :: 2]
        found += made(base, others, half, number, draw)
    return [*found, *bulletins(draw)]


if __name__ == "__main__":
    head = (
        "# Made by making_reprints.py; see reprints.md. Recipes of dispatches, and the wires whose words each prints.\n"
    )
    sys.stdout.write(head + yaml.safe_dump(rows(), allow_unicode=True, sort_keys=False, width=110))
