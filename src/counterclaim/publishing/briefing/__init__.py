"""A situation report of one day, in which nothing is said without the claims that say it."""

from counterclaim.publishing.briefing.brief import Brief, Entry, Group, Picture, brief_of
from counterclaim.publishing.briefing.statement import Statement, unfounded
from counterclaim.publishing.briefing.writing import as_html, as_json, as_markdown

__all__ = [
    "Brief",
    "Entry",
    "Group",
    "Picture",
    "Statement",
    "as_html",
    "as_json",
    "as_markdown",
    "brief_of",
    "unfounded",
]
