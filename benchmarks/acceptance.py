"""Whole dispatches: read as a user reads them, scored by the check that stands beside the acceptance dispatch.

The acceptance dispatch is real and only scored. Those in benchmarks/dispatches are invented, with what an analyst
reads out of them, and are there to develop on. Those in benchmarks/analysts were annotated before the program read
them: the ones of even number, and all of benchmarks/analysts_more, are there to develop on too, those of odd number are
only scored, and never shown. The scores of each group are averaged.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import yaml

HERE = Path(__file__).parent
FLOORS = HERE / "acceptance.toml"
OWN = HERE / "dispatches"
ANALYSTS = HERE / "analysts"
MORE = HERE / "analysts_more"
MEASURES = ("recall", "precision", "slots", "false")

Scores = dict[str, float]


def published(folder: Path) -> str:
    """The date of publication that a gold file names."""
    return str(yaml.safe_load((folder / "dispatch.gold.yaml").read_text(encoding="utf-8"))["published"])


def claims_of_file(folder: Path) -> str:
    """The claims of one dispatch as JSON lines, read from its file."""
    arguments = [str(folder / "dispatch.txt"), "--published", published(folder)]
    return _read(arguments, "")


def claims_of_all(folders: list[Path]) -> dict[str, str]:
    """The claims of many dispatches as JSON lines, by the folder's name, read in one run."""
    rows = [
        {"id": f.name, "text": (f / "dispatch.txt").read_bytes().decode("utf-8"), "published": published(f)}
        for f in folders
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    claims = {folder.name: "" for folder in folders}
    for line in _read(["-"], lines).splitlines():
        claims[json.loads(line)["input_id"]] += line + "\n"
    return claims


def _read(arguments: list[str], given: str) -> str:
    command = [sys.executable, "-m", "counterclaim", "read", *arguments, "--format", "jsonl"]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def scored(check: Path, folder: Path, claims: str, *, show: bool) -> Scores:
    """What check.py says of the claims of one dispatch."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "claims.jsonl"
        file.write_text(claims, encoding="utf-8")
        command = [
            sys.executable,
            str(check),
            str(folder / "dispatch.gold.yaml"),
            str(folder / "dispatch.txt"),
            str(file),
        ]
        done = subprocess.run(
            [*command, *(["--show"] if show else [])], capture_output=True, encoding="utf-8", check=True
        )
    if show:
        print(done.stdout)
    return {name: float(re.findall(rf"{name}=([\d.]+)", done.stdout)[-1]) for name in MEASURES}


def shortfalls(scores: Scores, floors: Scores) -> list[str]:
    """The measures that miss their bound: at least the floor, and for `false` at most."""
    return [
        f"{name} is {scores[name]:.3f}, its bound {bound}"
        for name, bound in floors.items()
        if (scores[name] > bound if name == "false" else scores[name] < bound)
    ]


def groups() -> dict[str, list[Path]]:
    """Our own dispatches by what they may be used for."""
    analysts = sorted(folder for folder in ANALYSTS.iterdir() if folder.is_dir())
    return {
        "dispatches": sorted(folder for folder in OWN.iterdir() if folder.is_dir()),
        "analysts-even": [folder for folder in analysts if int(folder.name[1:3]) % 2 == 0],
        "analysts-odd": [folder for folder in analysts if int(folder.name[1:3]) % 2 == 1],
        "analysts-more": sorted(folder for folder in MORE.iterdir() if folder.is_dir()),
    }


def mean(each: list[Scores]) -> Scores:
    """Each measure, averaged."""
    return {name: sum(scores[name] for scores in each) / len(each) for name in MEASURES}


def main() -> int:
    """Exit status 0 where every bound holds, 1 where one does not, 2 where the check is absent under CI."""
    parser = argparse.ArgumentParser(prog="acceptance", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with dispatch.txt, dispatch.gold.yaml and check.py")
    parser.add_argument("--show", action="store_true", help="print every unit of our own dispatches")
    args = parser.parse_args()
    check = args.folder / "check.py"
    if not check.exists():
        print(f"acceptance: no check at {args.folder}, so no dispatch is scored", file=sys.stderr)
        return 2 if os.environ.get("CI") == "true" else 0
    claims = claims_of_all([folder for folders in groups().values() for folder in folders])
    each: dict[str, Scores] = {}
    results = {"acceptance": scored(check, args.folder, claims_of_file(args.folder), show=False)}
    for group, folders in groups().items():
        hidden = group == "analysts-odd"
        of_group = {f.name: scored(check, f, claims[f.name], show=args.show and not hidden) for f in folders}
        results[group] = mean(list(of_group.values()))
        each |= {} if hidden else of_group
    for name, scores in {**each, **results}.items():
        print(f"{name:20} " + "  ".join(f"{measure} {value:.3f}" for measure, value in scores.items()))
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = [f"{name}: {words}" for name in floors for words in shortfalls(results[name], floors[name])]
    for sentence in fallen:
        print(f"out of bounds: {sentence}", file=sys.stderr)
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
