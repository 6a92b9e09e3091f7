"""The block of `key: value` lines between `---` at the head of a text file."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import yaml

from counterclaim.records import Issue, Span

LIMIT = 65_536
"""Characters that front matter may have; beyond it the block is text like any other."""

OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)
PLAIN = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]+(?!-[ \t]|[\[{|>&*!'\"])(\S.*)$", re.M)
"""A key and its value on one line, without marks of YAML's own."""
TITLE = re.compile(r"^title[ \t]*:", re.M | re.I)

NAMES = {"date": "published", "lang": "language", "source": "outlet", "publisher": "outlet"}
"""Other names that the fields go by in published collections."""

DEPTH = 20
"""Nesting of YAML that front matter may have."""


class FrontMatter(msgspec.Struct, frozen=True):
    """What the front matter says. `end` is the offset after it; `title_span` where the title stands in it verbatim."""

    end: int
    values: Mapping[str, str] = {}
    title_span: Span | None = None
    issues: tuple[Issue, ...] = ()

    def get(self, name: str) -> str | None:
        """The value of a key, None where it is absent or empty."""
        return self.values.get(name) or None


def front_matter(text: str) -> FrontMatter | None:
    """The front matter of `text`, None where it has none. Values are kept as written: a date stays text."""
    opened = OPEN.match(text)
    if opened is None:
        return None
    closed = CLOSE.search(text, opened.end(), opened.end() + LIMIT)
    if closed is None:
        return None
    inner = opened.end(), closed.start()
    issues: tuple[Issue, ...] = ()
    try:
        parsed = _parsed(text[inner[0] : inner[1]])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f" (line {line + 2})" if line is not None else ""
        parsed = _parsed_as_lines(text[inner[0] : inner[1]]) if isinstance(error, yaml.YAMLError) else None
        if parsed is None:
            message = f"The front matter is not valid YAML{where}; it was kept as it is and not used."
            issues = (Issue(code="front-matter-unreadable", span=inner, message=message),)
            return FrontMatter(closed.end(), issues=issues)
        message = (
            f"The front matter is not valid YAML{where}: what stands after the first colon of each line was taken as "
            "it is. Put values with a colon in quotes."
        )
        issues = (Issue(code="front-matter-mended", span=inner, message=message),)
    if not isinstance(parsed, dict):
        return None
    values: dict[str, str] = {}
    for key, value in parsed.items():
        if isinstance(key, str) and isinstance(value, str):
            name = key.strip().lower()
            values.setdefault(NAMES.get(name, name), "" if value in ("~", "null") else value.strip())
    return FrontMatter(closed.end(), values, _title_span(text, inner, values.get("title")), issues)


def _parsed(written: str) -> object:
    """YAML as strings, lists and dictionaries. Raises YAMLError, ValueError, RecursionError."""
    check_depth(written)
    return yaml.load(written, Loader=yaml.CBaseLoader)  # noqa: S506  (strings only, no objects)


def _parsed_as_lines(written: str) -> object | None:
    """What is no YAML for a colon in a value ("title: Live: the war") with such values in quotes; None where that does
    not help."""
    quoted = PLAIN.sub(lambda m: f"{m[1]}: '{m[2].rstrip().replace(chr(39), chr(39) * 2)}'", written)
    try:
        return _parsed(quoted)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def check_depth(written: str) -> None:
    """Raise ValueError where YAML nests too deeply: its loader recurses in C, where nothing stops it but a crash."""
    depth = 0
    for event in yaml.parse(written, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.events.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                raise ValueError(f"nested more than {DEPTH} deep")
        elif isinstance(event, yaml.events.CollectionEndEvent):
            depth -= 1


def _title_span(text: str, inner: Span, title: str | None) -> Span | None:
    key = TITLE.search(text, *inner)
    if not title or key is None:
        return None
    at = text.find(title, key.end(), inner[1])
    return None if at < 0 else (at, at + len(title))
