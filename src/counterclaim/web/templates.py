"""HTML from templates, everything escaped: dispatches are hostile input."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from counterclaim.publishing import differing, wording
from counterclaim.publishing.naming import measure_words


@cache
def environment() -> Environment:
    """The templates of the house, with the words for figures and days."""
    made = Environment(
        loader=PackageLoader("counterclaim.web", "html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    made.globals["days"] = wording.days_words
    made.globals["plain"] = wording.PLAIN
    made.globals["measure_words"] = measure_words
    made.globals["judgement_words"] = wording.judgement_words
    made.globals["figure_words"] = wording.figure_words
    made.globals["figure_change"] = differing.figure_change_words
    made.globals["pieces"] = differing.pieces
    return made


def page(template: str, **values: object) -> str:
    """A page as HTML."""
    return environment().get_template(template).render(**values)
