"""Which label the program gives for which: `python -m benchmarks.confusion [dev|test]`, a table in Markdown.

Counts only, so that of the test split nothing but the scorer looks at the snippets. The snippets and labels are those
of case2021 (see tasks/events.py). `none`: a snippet that no event of the ontology answers.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from benchmarks import data
from benchmarks.program import annotate
from benchmarks.tasks.events import documents, gold, label_of, reached

NONE = "none"
OTHER = "other labels"
"""Gold labels that the mapping table does not reach, taken together."""


def confusion(pairs: Counter[tuple[str, str]]) -> str:
    """The table of (gold, predicted) counts: rows gold, the most frequent first, columns predicted."""
    rows = Counter[str]()
    columns = Counter[str]()
    for (wanted, given), number in pairs.items():
        rows[wanted] += number
        columns[given] += number
    first = [name for name, _ in rows.most_common() if columns[name]]
    names = [*first, *sorted(set(columns) - {*first, NONE}), NONE]
    short = {name: str(at + 1) if name != NONE else NONE for at, name in enumerate(names)}
    lines = [
        "| gold label | " + " | ".join(short[name] for name in names) + " | recall |",
        "|---|" + "---|" * (len(names) + 1),
    ]
    for wanted, number in rows.most_common():
        counts = [pairs[wanted, name] for name in names]
        cells = " | ".join(f"**{c}**" if n == wanted else str(c or "") for n, c in zip(names, counts, strict=True))
        title = f"{wanted} ({short[wanted]})" if wanted in short else wanted
        lines.append(f"| {title} | {cells} | {100 * pairs[wanted, wanted] / number:.0f} |")
    return "\n".join(lines)


def counted(split: str) -> Counter[tuple[str, str]]:
    """How often which label was given for which, of the snippets of a split."""
    folder = data.folder()
    texts = documents(folder, parity=0 if split == "dev" else 1)
    found = annotate("event", texts)
    labels, known = gold(folder), reached()
    return Counter((labels[i] if labels[i] in known else OTHER, label_of(rows) or NONE) for i, rows in found.items())


def main() -> int:
    """Exit status 0, 2 where the data are absent."""
    parser = argparse.ArgumentParser(prog="confusion", description=__doc__)
    parser.add_argument("split", nargs="?", choices=("dev", "test"), default="dev")
    args = parser.parse_args()
    if not (data.folder() / "case2021").exists():
        print(f"confusion: no data at {data.folder() / 'case2021'} (set COUNTERCLAIM_BENCH)", file=sys.stderr)
        return 2
    print(confusion(counted(args.split)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
