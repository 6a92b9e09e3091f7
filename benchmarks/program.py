"""The program under measurement, run as a user runs it: `counterclaim annotate` and `read`, JSON lines out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.benchmark import Row


class ProgramFailed(Exception):
    """`counterclaim annotate` or `read` ended with an error; the message holds what it said."""


def annotate(
    task: str, documents: Sequence[Row], *, pre_tokenized: bool = False, options: Sequence[str] = ()
) -> dict[str, list[Row]]:
    """The annotations of every document, by its id. Raises ProgramFailed where one fails or is lost."""
    command = [sys.executable, "-m", "counterclaim", "annotate", task, "-", *options]
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


def read(documents: Sequence[Row]) -> dict[str, list[Row]]:
    """The claims of every document, by its id, each read from a file of its own. Raises ProgramFailed."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for at, document in enumerate(documents):
            suffix = Path(document["id"]).suffix
            file = Path(folder) / f"{at:05}{suffix if suffix in {'.md', '.txt', '.html'} else '.txt'}"
            file.write_bytes(document["text"].encode("utf-8"))
            files[file.name] = document["id"]
        read = claims_in(folder)
    claims: dict[str, list[Row]] = {document["id"]: [] for document in documents}
    for claim in read:
        claims[files[Path(claim["input_id"]).name]].append(claim)
    return claims


def read_rows(documents: Sequence[Row]) -> dict[str, list[Row]]:
    """The claims of every document, by its id, read from the rows of one JSONL file, with their days of publication.
    Raises ProgramFailed."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
        file.flush()
        read = claims_in(file.name)
    claims: dict[str, list[Row]] = {document["id"]: [] for document in documents}
    for claim in read:
        claims[claim["input_id"]].append(claim)
    return claims


def claims_in(path: str) -> list[Row]:
    """The claims that `counterclaim read` finds in a file or folder, in its order. Raises ProgramFailed."""
    command = [sys.executable, "-m", "counterclaim", "read", path, "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise ProgramFailed(f"counterclaim read ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]
