"""The program under measurement, run as a user runs it: `counterclaim annotate`, JSON lines in and out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

from benchmarks.benchmark import Row


class ProgramFailed(Exception):
    """`counterclaim annotate` ended with an error; the message holds what it said."""


def annotate(task: str, documents: Sequence[Row], *, pre_tokenized: bool = False) -> dict[str, list[Row]]:
    """The annotations of every document, by its id. Raises ProgramFailed where one fails or is lost."""
    command = [sys.executable, "-m", "counterclaim", "annotate", task, "-"]
    if pre_tokenized:
        command.append("--pre-tokenized")
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise ProgramFailed(f"counterclaim annotate {task} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    if [row["id"] for row in rows] != [document["id"] for document in documents]:
        raise ProgramFailed(f"counterclaim annotate {task} gave {len(rows)} lines for {len(documents)} documents")
    errors = [row["error"]["message"] for row in rows if row.get("error")]
    if errors:
        raise ProgramFailed(f"{len(errors)} documents could not be annotated, the first because: {errors[0]}")
    return {row["id"]: row["annotations"] for row in rows}
