"""The acceptance dispatch: read as a user reads it, scored by the check that stands beside it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import yaml

FLOORS = Path(__file__).parent / "acceptance.toml"


def main() -> int:
    """Exit status of check.py with our floors; 0 with a notice where the dispatch is absent, 2 for that under CI."""
    parser = argparse.ArgumentParser(prog="acceptance", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with dispatch.txt, dispatch.gold.yaml and check.py")
    parser.add_argument("--show", action="store_true", help="print every unit")
    args = parser.parse_args()
    text, gold, check = (args.folder / name for name in ("dispatch.txt", "dispatch.gold.yaml", "check.py"))
    if not check.exists():
        print(f"acceptance: nothing at {args.folder}, so the dispatch is not scored", file=sys.stderr)
        return 2 if os.environ.get("CI") == "true" else 0
    published = yaml.safe_load(gold.read_text(encoding="utf-8"))["published"]
    command = [sys.executable, "-m", "counterclaim", "read", str(text), "--published", str(published)]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as claims:
        subprocess.run([*command, "--format", "jsonl"], stdout=claims, check=True)
        floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
        bounds = [word for name, value in floors.items() for word in (f"--{name}", str(value))]
        shown = ["--show"] if args.show else []
        scored = [sys.executable, str(check), str(gold), str(text), claims.name, *bounds, *shown]
        return subprocess.run(scored, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
