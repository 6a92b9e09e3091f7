"""Settings from a file, the environment and options: each outranks the one before."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.errors import SettingsError

FILE = "counterclaim.toml"
PREFIX = "COUNTERCLAIM_"
NAMED_FILE = f"{PREFIX}SETTINGS"
"""Environment variable that names another settings file; empty, no file is read."""

NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
LARGEST = 100_000
"""Bytes of a settings file."""

BOUNDS = {"processes": (1, 64), "limit": (1, 10_000), "port": (0, 65_535)}
"""The smallest and the largest number of the settings that are numbers; the others are text."""


CHOICES = {"attribution": ("both", "tagger", "rules")}
"""The values of the settings that have only so many."""


class Configured(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set once for all commands. None: not set, the command's own default holds."""

    ledger: str | None = None
    by: str | None = None
    """Who judges, withdraws and signs off."""
    theatre: str | None = None
    language: str | None = None
    processes: int | None = None
    attribution: str | None = None
    """What finds who is cited: `both`, `tagger` or `rules`."""
    limit: int | None = None
    """Rows on a page."""
    port: int | None = None


class Setting(msgspec.Struct, frozen=True):
    """A value and where it was set: a file's path, or the name of an environment variable."""

    value: str | int
    source: str


def configured(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> dict[str, Setting]:
    """Every setting that a file or the environment gives; the environment outranks the file.

    The file is `counterclaim.toml` in the working folder, else in the user's configuration folder, or the one that
    COUNTERCLAIM_SETTINGS names. Raises SettingsError with the path to the bad field.
    """
    environment = os.environ if environment is None else environment
    found: dict[str, Setting] = {}
    path = _file(environment, folder or Path())
    if path is not None:
        found |= {name: Setting(value, str(path)) for name, value in _from_file(path).items()}
    for name in Configured.__struct_fields__:
        variable = f"{PREFIX}{name.upper()}"
        if written := environment.get(variable):
            found[name] = Setting(_checked({name: written}, variable, strict=False)[name], variable)
    return found


def _file(environment: Mapping[str, str], folder: Path) -> Path | None:
    if NAMED_FILE in environment:
        named = environment[NAMED_FILE]
        if named and not Path(named).is_file():
            raise SettingsError(named, f"{NAMED_FILE} names it, and there is no such file")
        return Path(named) if named else None
    home = environment.get("XDG_CONFIG_HOME") or (f"{environment['HOME']}/.config" if "HOME" in environment else "")
    places = [folder / FILE, *([Path(home) / "counterclaim" / FILE] if home else [])]
    return next((place for place in places if place.is_file()), None)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            written = file.read(LARGEST + 1)
        if len(written) > LARGEST:
            raise SettingsError(str(path), "it is too large for a file of settings")
        return _checked(tomllib.loads(written.decode("utf-8")), str(path), strict=True)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(str(path), str(error)) from None


def _checked(values: Mapping[str, Any], source: str, *, strict: bool) -> dict[str, Any]:
    """The values as they count; `strict`: a number is not written as text. Raises SettingsError."""
    return {name: _value(name, value, source, strict=strict) for name, value in values.items()}


def _value(name: str, value: Any, source: str, *, strict: bool) -> str | int:
    if name not in Configured.__struct_fields__:
        near = get_close_matches(name, Configured.__struct_fields__, n=1, cutoff=0.5)
        meant = f"did you mean {near[0]}?" if near else f"there are: {', '.join(Configured.__struct_fields__)}"
        raise SettingsError(source, f"there is no setting '{name[:60]}'; {meant}")
    shown = repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:60]}…"
    if name not in BOUNDS:
        if not isinstance(value, str):
            raise SettingsError(source, f"'{name}' must be text in quotation marks, not {shown}")
        if name in CHOICES and value not in CHOICES[name]:
            raise SettingsError(source, f"'{name}' must be one of {', '.join(CHOICES[name])}, not {shown}")
        return value
    low, high = BOUNDS[name]
    number = int(value) if not strict and isinstance(value, str) and NUMBER.fullmatch(value.strip()) else value
    if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
        quoted = ", without quotation marks" if isinstance(value, str) and strict else ""
        raise SettingsError(
            source, f"'{name}' must be a whole number from {low:,} to {high:,}{quoted}, not {shown}"
        )  # fmt: skip
    return number


def default_map(found: Mapping[str, Setting], verbs: tuple[str, ...]) -> dict[str, Any]:
    """The settings as click's defaults: for every verb, and for the commands below it (`export claims`). The ledger is
    left out, since it can be named before the verb too."""
    values: dict[str, Any] = {name: setting.value for name, setting in found.items() if name != "ledger"}
    below = {**values, **dict.fromkeys(("claims", "incidents", "merge", "split", "undo", "list"), values)}
    return dict.fromkeys(verbs, below)
