"""The day that the heading of a statement gives it: what its issuer says in it is said on that day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import letterhead_of
from counterclaim.reading.layout.issuers import TITLED
from counterclaim.records import Attribution, TimeExpression

STATEMENTS = ("statement", "communique", "communiqué", "press release", "news release", "announcement", "declaration")
"""Papers that are one act of speaking, unlike reports and updates, which gather what others said."""
LOOSE = " \t\r\n*#_,;:()–—-|"
HEADING = 200
"""Code points below the line of the issuer within which the day stands."""


class Issued(NamedTuple):
    """The day, and who issued the statement."""

    day: TimeExpression
    ids: frozenset[str]

    def covers(self, attribution: Attribution, ids: frozenset[str], cue: Sequence[Token]) -> bool:
        """Whether it is the issuer who says this in the statement itself: by its layout, or in the present."""
        if attribution.laid_out:
            return bool(self.ids & ids)
        present = [t for t in cue if t.tag_ in ("VBZ", "VBP")]
        perfect = any(t.lemma_ == "have" and t.dep_ == "aux" for t in cue)
        return bool(present) and not perfect and bool(self.ids & ids)


def issued(layers: Layers) -> Issued | None:
    """The day in the heading of a statement, None where the document is none or its heading gives not one day."""
    issuer = letterhead_of(layers)
    if issuer is None or issuer.paper is None or layers.text[slice(*issuer.paper)].lower() not in STATEMENTS:
        return None
    ids = frozenset(mention.id for mention in layers.mentions_at.touching(issuer.name))
    first = min(issuer.name[0], issuer.paper[0])
    days = [t for t in layers.times if first <= t.start < issuer.start + HEADING and stands_alone(layers, t)]
    days = [t for t in days if t.days is not None and t.days[0] == t.days[1] and t.days[0] is not None]
    return Issued(days[0], ids) if len(days) == 1 else None


def stands_alone(layers: Layers, time: TimeExpression) -> bool:
    """Whether an expression of time is all of its line, or ends the line of the heading after a comma or bracket."""
    text = layers.text
    start = text.rfind("\n", 0, time.start) + 1
    end = text.find("\n", time.end)
    before, after = text[start : time.start].strip(LOOSE), text[time.end : end if end >= 0 else len(text)].strip(LOOSE)
    dated = before.lower().endswith((" issued", " dated", " issued on")) or before.lower() in ("issued", "dated", "on")
    dated = dated or TITLED.fullmatch(before) is not None
    return not after and (not before or dated or text[: time.start].rstrip().endswith((",", "(")))
