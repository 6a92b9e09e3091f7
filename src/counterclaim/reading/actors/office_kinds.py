"""Offices by what a text means by them where no owner stands with them."""

from __future__ import annotations

FAMILY_OF = {"ministry": "-ministry", "minister": "-minister"}
"""A word for any office of a kind → how the ids of that kind end."""
STATE_MEDIA = frozenset({"state-media", "state-television", "state-radio", "state-news-agency"})
LEVELS = {
    "settlement": frozenset({"mayor", "deputy-mayor", "mayors-office"}),
    "region": frozenset({"governor", "deputy-governor", "governors-office"}),
}
"""What kind of place has which offices."""
ANYBODYS = frozenset({
    "ministry", "minister", "leader", "media", *STATE_MEDIA, "deputy-head", "adviser", "coordinator", "delegation",
    "embassy", "un-mission", "ambassador", "rebels", "militias",
})  # fmt: skip
"""Offices that a country nearby does not settle: "the leader" may be anybody's."""
