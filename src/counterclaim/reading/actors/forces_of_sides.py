"""Forces that each side of a war has, or one alone, where the theatre says so: marines, special forces."""

from __future__ import annotations

import re

from counterclaim.theatres import Office, Theatre, offices

LAND = frozenset({"special-forces", "ground-forces"})
OF = re.compile(r"\b(?:of|for|in|from) (?:the )?(?P<what>.+)$")
"""An office before the body that it is of: "officer of the marines"."""


def is_either_sides(words: str, theatre: Theatre) -> bool:
    """Whether an office is of a force that each side of the war has, as marines are, and the theatre says of no army
    that it is meant: "an officer of the marines"."""
    linked = OF.search(words.casefold())
    told = any(default.endswith(":armed-forces") for default in theatre.defaults)
    return linked is not None and linked["what"] in offices().modifiers.anybodys and not told


def is_one_sides(office: Office, words: str, theatre: Theatre) -> bool:
    """Whether the theatre says that one side alone has such a force as special forces are."""
    if words.casefold() == "security forces":
        return any(default.endswith(":armed-forces") for default in theatre.defaults)
    exact = words.casefold().replace("troops", "forces").replace(" ", "-") == office.id and office.id in LAND
    return exact and any(default.endswith(f":{office.id}") for default in theatre.defaults)
