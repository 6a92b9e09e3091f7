"""How much memory `read` holds while it reads many dispatches in one run: `python -m benchmarks.memory INPUT…`.

Without inputs it reads the articles of PolNeAR's training part and of gva, 1,000 of them, in an order that chance made
once. A row is printed for every tenth of the time that it took: what the largest process holds, and all of them, in
megabytes, what they share counted once. Growth shows from row to row.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import folder
from benchmarks.usage import Held, held

ARTICLES = ("gva/docs.jsonl", "polnear/train.jsonl")
NUMBER = 1000
EVERY = 0.5
"""Seconds between two looks."""
ROWS = 10


def articles(number: int) -> Iterator[str]:
    """So many lines of JSON that `read` takes, or as many as there are."""
    found = [json.loads(line) for name in ARTICLES for line in (folder() / name).open(encoding="utf-8")]
    random.Random(1).shuffle(found)  # noqa: S311
    for one in found[:number]:
        yield json.dumps({"id": one["id"], "text": one["text"], "published": one.get("published") or one.get("date")})


def watched(inputs: list[str], processes: int) -> list[Held]:
    """What `read` holds of memory, looked at again and again until it ends."""
    command = [sys.executable, "-m", "counterclaim", "read", *inputs, "--format", "json"]
    seen: list[Held] = []
    with subprocess.Popen([*command, "--processes", str(processes)], stdout=subprocess.DEVNULL) as run:
        while run.poll() is None:
            seen.append(held(run.pid))
            time.sleep(EVERY)
    if run.returncode:
        raise SystemExit(run.returncode)
    return seen


def main() -> None:
    """Print a row for every tenth of the run, and the most."""
    parser = argparse.ArgumentParser(prog="memory", description=__doc__)
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--number", type=int, default=NUMBER, help="how many articles, without inputs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        inputs = given.inputs
        if not inputs:
            if not all((folder() / name).is_file() for name in ARTICLES):
                raise SystemExit(f"memory: no articles in {folder()}; name inputs of your own")
            file = Path(kept) / "articles.jsonl"
            file.write_text("\n".join(articles(given.number)) + "\n", encoding="utf-8")
            inputs = [str(file)]
        seen = watched(inputs, given.processes)
    print("part of the run\tlargest process, MB\tall, MB")
    size = max(1, -(-len(seen) // ROWS))
    for at in range(0, len(seen), size):
        part = seen[at : at + size]
        print(f"{at // size + 1}\t{max(h.largest for h in part):.0f}\t{max(h.all_of_them for h in part):.0f}")
    print(f"most\t{max(h.largest for h in seen):.0f}\t{max(h.all_of_them for h in seen):.0f}")


if __name__ == "__main__":
    main()
