"""Recompute the chain of a custody log that Counterclaim exported. Needs nothing but Python 3:

    python3 check_custody.py

in the folder of the export. Exit status 0 where every entry fits, 1 where one does not.
"""

import hashlib
import json
import sys
from pathlib import Path


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def wrong_entries(log: Path) -> int:
    """Print every entry of a log that does not fit, and the hash of its last one; how many do not fit."""
    wrong, previous = 0, ""
    for number, line in enumerate(log.read_text(encoding="utf-8").splitlines(), 1):
        entry = json.loads(line)
        gone = entry["withdrawn"] is not None
        words = entry["payload"] if entry["digest"] is None else entry["digest"]
        fields = [entry["seq"], entry["at"], entry["kind"], entry["subject"], words, entry["previous"]]
        hashed = sha256(json.dumps(fields, separators=(",", ":"), ensure_ascii=False))
        fits = entry["seq"] == number and entry["previous"] == previous
        # Words that were withdrawn are beyond checking; where an entry is hashed over the words themselves (schema 1),
        # so is its hash.
        fits = fits and (entry["hash"] == hashed or (gone and entry["digest"] is None))
        if entry["digest"] is not None and not gone:
            fits = fits and entry["digest"] == sha256(entry["salt"] + entry["payload"])
        if not fits:
            wrong += 1
            print(f"{log}: entry {number} does not fit")
        previous = entry["hash"]
    print(f"{log}: last entry {previous}")
    return wrong


if __name__ == "__main__":
    logs = [Path("custody.jsonl"), *sorted(Path("merged").glob("*.jsonl"))]
    sys.exit(1 if sum(wrong_entries(log) for log in logs) else 0)
