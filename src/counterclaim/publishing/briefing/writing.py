"""A brief as Markdown and as HTML. Both escape what comes from dispatches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from counterclaim.publishing.briefing.brief import NOWHERE, Brief
from counterclaim.publishing.briefing.statement import Statement

SHOWN = 8
"""Characters of a claim's id; `show` takes them."""
NAMED = 6
"""Ids that stand behind a sentence; how many more there are is said."""
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def as_markdown(brief: Brief) -> str:
    """The brief in Markdown, the ids of its claims behind every sentence."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# Situation report for {brief.day}" + (f" ({brief.theatre})" if brief.theatre else "")
    yield ""
    yield "What dispatches of this day tell, as they tell it. Behind each sentence: the ids of the claims that say it."
    for group in brief.groups:
        yield ""
        yield f"## {_escaped(group.heading.text) if group.heading else NOWHERE.capitalize()}"
        for entry in group.entries:
            yield ""
            yield f"### {_said(entry.heading)}"
            yield ""
            yield from (f"- {_said(line)}" for line in entry.lines)
            yield from (f"- *changed:* {_said(line)}" for line in entry.changed)
    if brief.totals:
        yield ""
        yield "## Running totals"
        yield ""
        yield from (f"- {_said(line)}" for line in brief.totals)
    if not brief.groups and not brief.totals:
        yield ""
        yield "No dispatch of this day tells of an incident."


def _said(statement: Statement) -> str:
    more = f" +{len(statement.claims) - NAMED}" if len(statement.claims) > NAMED else ""
    ids = " ".join(claim[:SHOWN] for claim in statement.claims[:NAMED])
    return f"{_escaped(statement.text)} [{ids}{more}]"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def as_json(brief: Brief) -> str:
    """The brief as one JSON object: its groups, their entries, and each sentence with its claims."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"


def as_html(brief: Brief, link: Callable[[str], str] | None = None) -> str:
    """The brief as a page of its own. `link` gives the address of a claim, where there is one."""
    environment = Environment(
        loader=PackageLoader("counterclaim.publishing.briefing", "html"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    template = environment.get_template("brief.html")
    return template.render(brief=brief, link=link, shown=SHOWN, named=NAMED, nowhere=NOWHERE)
