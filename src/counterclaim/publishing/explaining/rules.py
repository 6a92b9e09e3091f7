"""What the rules of the components say in words (`rules.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml


class Default(msgspec.Struct, frozen=True, array_like=True):
    """The component that sets a slot, and why it is as it is where no rule was noted: filled, and open."""

    component: str
    filled: str
    open: str


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The wording of each rule, by component."""

    attribution: dict[str, str]
    speakers: dict[str, str]
    mentions: dict[str, str]
    events: dict[str, str]
    quantities: dict[str, str]
    figures: dict[str, str]
    places: dict[str, str]
    periods: dict[str, str]
    claims: dict[str, str]
    defaults: dict[str, Default]

    def words(self, component: str, rule: str, entry: str) -> str:
        """A rule in words; its code where nothing words it (a reader newer than this program)."""
        known: dict[str, str] = getattr(self, component, {})
        return known.get(rule, rule.replace("-", " ")).replace("{entry}", entry).replace(" ()", "")


@cache
def rules() -> Rules:
    """The wordings. Loaded once a process."""
    file = files("counterclaim.publishing.explaining") / "rules.yaml"
    return msgspec.convert(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader), Rules)
