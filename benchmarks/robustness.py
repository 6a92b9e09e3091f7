"""How much of attribution is left in noisy texts: `python -m benchmarks.robustness [--kinds …] [--limit N]`.

The documents of PolNeAR's dev split, each article once, are read as they are and with each kind of noise (noise.py). Of
each reading it prints the F1 of exact spans a role (tasks/attribution.py) and `kept`, the F1 of content in per cent of
that in the clean texts. Under it stands how often one missing quotation mark turns later words inside out
(inside_out.py), in the same articles, in these with other marks, and in our own dispatches. Ends with 1 where the worst
kind keeps less than 80, with 2 where it could not be run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import data
from benchmarks.benchmark import Row
from benchmarks.inside_out import Fault, Removed, counted, removals
from benchmarks.noise import KINDS, noised
from benchmarks.program import ProgramFailed, annotate
from benchmarks.tasks.attribution import ROLES, read_rows, role_spans, score_of

Scores = dict[str, dict[str, float]]

PATH = "polnear/dev.jsonl"
OWN = tuple(data.ROOT / folder for folder in ("benchmarks/dispatches", "src/counterclaim/demo/dispatches"))
CLEAN = "clean"
MARKINGS = ("straight-marks", "guillemets", "low-high-marks", "missing-spaces", "missing-breaks")
"""Kinds of noise that leave a text all its marks."""
LEAST_KEPT = 80.0
"""Per cent of the clean texts' content F1."""


def articles(file: Path, limit: int | None = None) -> list[Row]:
    """The first row of each distinct text of `file`, `limit` of them spread over the file."""
    rows = list({row["text"]: row for row in reversed(read_rows(file))}.values())[::-1]
    if limit is None or limit >= len(rows):
        return rows
    return [rows[at * len(rows) // limit] for at in range(limit)]


def scores(rows: Sequence[Row], kinds: Sequence[str], *, seed: int, by: str = "both") -> Scores:
    """F1 a role and `kept`, in per cent, of the clean rows and of each kind of noise, attributed `by` both, the tagger
    or the rules. Raises ProgramFailed."""
    versions = {CLEAN: list(rows), **{kind: [noised(row, kind, seed) for row in rows] for kind in kinds}}
    named = [(f"{kind}:{at}", row) for kind, noisy in versions.items() for at, row in enumerate(noisy)]
    lines = [{"id": id_, "text": row["text"], "published": row.get("date")} for id_, row in named]
    found = annotate("attribution", lines, options=("--attribution", by))
    out: Scores = {}
    for kind, noisy in versions.items():
        out[kind] = score_of(
            (role_spans(row["attributions"]), role_spans(found[f"{kind}:{at}"])) for at, row in enumerate(noisy)
        )
        clean = out[CLEAN]["content"]
        out[kind]["kept"] = 100 * out[kind]["content"] / clean if clean else 0.0
    return out


def own_texts() -> list[str]:
    """The dispatches that were written for this project, without their front matter."""
    files = sorted(file for folder in OWN for file in folder.rglob("*") if file.suffix in {".md", ".txt"})
    return [file.read_text(encoding="utf-8").rpartition("\n---\n")[2] for file in files]


def table(scored: Scores) -> str:
    """The scores as Markdown, a row a kind."""
    columns = (*ROLES, "kept")
    lines = [f"| noise | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {kind} | {' | '.join(f'{of[name]:.1f}' for name in columns)} |" for kind, of in scored.items()]
    return "\n".join(lines)


def marks_table(counts: Mapping[str, Mapping[str, float]]) -> str:
    """The counts of marks that were taken away as Markdown, a row a set of texts."""
    lines = ["| texts | marks | lost | turned | inside out | overrun |", "|---|---|---|---|---|---|"]
    for name, of in counts.items():
        shares = " | ".join(f"{of[column]:.2f}" for column in ("lost", "turned", "inside_out", "overrun"))
        lines.append(f"| {name} | {of['marks']:.0f} | {shares} |")
    return "\n".join(lines)


def worst(removed: Sequence[Removed], number: int) -> list[str]:
    """The passages of that many faults, the worst kind first."""
    order: tuple[Fault, ...] = ("lost", "turned", "overrun")
    faults = [one for fault in order for one in removed if one.fault == fault]
    return [f"{one.fault}: {one.passage}" for one in faults[:number]]


def main() -> int:
    """Exit status 0 where every kind keeps enough, 1 where one does not, 2 where something could not be run."""
    parser = argparse.ArgumentParser(prog="robustness", description=__doc__)
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS), help="only these kinds of noise")
    parser.add_argument("--limit", type=int, help="so many articles, spread over the split")
    parser.add_argument("--attribution", choices=("both", "tagger", "rules"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N marks whose lack does most harm")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    file = data.folder() / PATH
    if not file.exists():
        print(f"robustness: no data at {file} (set COUNTERCLAIM_BENCH)", file=sys.stderr)
        return 2 if os.environ.get("CI") == "true" else 0
    rows = articles(file, args.limit)
    texts = {
        "polnear/dev": [row["text"] for row in rows],
        **{kind: [noised(row, kind, args.seed)["text"] for row in rows] for kind in MARKINGS},
        "own dispatches": own_texts(),
    }
    removed = {name: [one for text in of for one in removals(text)] for name, of in texts.items()}
    counts = {name: counted(of) for name, of in removed.items()}
    try:
        scored = scores(rows, args.kinds, seed=args.seed, by=args.attribution)
    except ProgramFailed as failure:
        print(f"robustness: {failure}", file=sys.stderr)
        return 2
    if args.format == "json":
        print(json.dumps({"articles": len(rows), "kinds": scored, "missing_mark": counts}, ensure_ascii=False))
    else:
        print(f"{table(scored)}\n\nOf {len(rows)} articles. One mark taken away:\n\n{marks_table(counts)}")
    for name, of in removed.items():
        for passage in worst(of, args.show):
            print(f"{name}: {passage}", file=sys.stderr)
    fallen = [kind for kind in args.kinds if scored[kind]["kept"] < LEAST_KEPT]
    for kind in fallen:
        print(f"{kind} keeps {scored[kind]['kept']:.1f} of {LEAST_KEPT:.0f} per cent", file=sys.stderr)
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
