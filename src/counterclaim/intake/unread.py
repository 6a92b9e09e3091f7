"""Which parts of a dispatch are kept and not read: what the outlet's system added, and notices of corrections."""

from __future__ import annotations

import msgspec

from counterclaim.intake.boilerplate import boilerplate_group, boilerplate_in
from counterclaim.intake.notices import notices_in
from counterclaim.intake.paragraphs import set_apart
from counterclaim.records import Issue, Notice, Section

NO_HEADLINE = frozenset({"share", "advertisement", "crumbs", "consent", "newsletter"})
"""Groups of boilerplate that are no headline, wherever they stand."""


class SetApart(msgspec.Struct, frozen=True):
    """The sections of a text with the unread ones among them, the notices, and what is to be said."""

    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    issues: tuple[Issue, ...]


def unread_parts(text: str, sections: tuple[Section, ...]) -> SetApart:
    """`sections`, cut around boilerplate and notices. The text stays as it is, and so do all offsets."""
    added = boilerplate_in(text, sections)
    for section in sections:
        if section.kind == "headline" and boilerplate_group(text[section.start : section.end]) in NO_HEADLINE:
            added[section.span] = "headline"
    cut = set_apart(text, sections, dict.fromkeys(added, "boilerplate"))
    notices = notices_in(text, cut)
    cut = set_apart(text, cut, dict.fromkeys((notice.span for notice in notices), "notice"))
    walls = [span for span, group in added.items() if group == "wall"]
    return SetApart(cut, notices, tuple(Issue(code="paywall-stub", span=span, message=WALL) for span in walls[:1]))


WALL = "The dispatch breaks off at a demand to subscribe or log in; what stands behind it was not received."
