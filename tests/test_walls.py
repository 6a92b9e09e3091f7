"""The walls of the house: who may import whom."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import counterclaim

HOUSE = Path(counterclaim.__file__).parent


def imports_of(file: Path) -> set[str]:
    """Modules of the house that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level <= 1, f"{file} reaches out of its folder by a relative import"
            found |= set() if node.level else {node.module}
    return {name for name in found if name.split(".")[0] == "counterclaim"}


def imports_below(folder: str) -> dict[str, set[str]]:
    files = sorted((HOUSE / folder).rglob("*.py"))
    assert files
    return {str(file.relative_to(HOUSE)): imports_of(file) for file in files}


def offenders(folder: str, forbidden: tuple[str, ...]) -> dict[str, set[str]]:
    return {
        file: bad
        for file, names in imports_below(folder).items()
        if (bad := {n for n in names for f in forbidden if n == f or n.startswith(f + ".")})
    }


@pytest.mark.parametrize("stage", ["ledger", "web", "cli", "intake"])
def test_reading_never_imports(stage: str) -> None:
    assert offenders("reading", (f"counterclaim.{stage}",)) == {}


def test_records_import_nothing_else_of_the_house() -> None:
    strangers = {
        file: {n for n in names if not n.startswith("counterclaim.records")}
        for file, names in imports_below("records").items()
    }
    assert {file: names for file, names in strangers.items() if names} == {}


@pytest.mark.parametrize("folder", ["gazetteer", "theatres", "intake"])
def test_supplies_never_import_what_stands_on_them(folder: str) -> None:
    stages = ("reading", "ledger", "web", "cli")
    assert offenders(folder, tuple(f"counterclaim.{stage}" for stage in stages)) == {}


def test_only_the_chain_knows_all_components() -> None:
    stages = {"attribution", "periods", "figures", "places", "actors", "events", "claims"}
    for file, names in imports_below("reading").items():
        known = {n.split(".")[2] for n in names if n.startswith("counterclaim.reading.")} & stages
        own = {part for part in Path(file).parts if part in stages}
        assert known <= own or file == "reading/chain.py", f"{file} imports {sorted(known - own)}"
