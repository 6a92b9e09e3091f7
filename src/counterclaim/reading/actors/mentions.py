"""Every mention of an actor, in text order, as far as text and theatre tell who is meant."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from counterclaim.reading.actors.abbreviations import abbreviated
from counterclaim.reading.actors.common_nouns import taken_up
from counterclaim.reading.actors.introductions import introduced
from counterclaim.reading.actors.phrases import DEEPEST
from counterclaim.reading.actors.possessed import possessed
from counterclaim.reading.actors.ranks import ranked
from counterclaim.reading.actors.reasons import changed_sides, of_common_noun, of_mention, of_unit
from counterclaim.reading.actors.referring import of_its_own
from counterclaim.reading.actors.scanning import Scan
from counterclaim.reading.actors.units import units_in, with_units
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.records import Issue, Reason, ReasonKey
from counterclaim.theatres import countries, offices

VERSION = "14"


class Mentions:
    """Names, offices, nationalities, states that stand for governments, and descriptions."""

    NAME = "mentions"
    VERSION = VERSION
    NEEDS = ("document", "syntax", "theatre", "toponyms")
    SETS = ("mentions", "contested")

    @property
    def digest(self) -> str:
        """Digest of the world's tables; each theatre's own digest is part of the theatre layer."""
        return data_digest()

    def __call__(self, layers: Layers) -> Layers:
        """The layers with every mention."""
        scan = Scan(layers)
        named = scan.mentions()
        found = replace(layers, mentions=tuple(actor_of(who, span) for span, who in named))
        found = replace(layers, mentions=abbreviated(found))
        units = units_in(found)
        found = replace(layers, mentions=with_units(found.mentions, units))
        told = changed_sides(found.mentions, mentions := introduced(found))
        found = replace(layers, mentions=mentions)
        taken = replace(layers, mentions=taken_up(found))
        taken = replace(layers, mentions=possessed(taken))
        taken = replace(layers, mentions=ranked(taken))
        again = introduced(taken)  # by what a common noun means: "the regime's spokesman, X"
        told |= changed_sides(taken.mentions, again)
        again = of_its_own(replace(layers, mentions=again))
        kept_open = {m.span: scan.contested[m.span] for m in again if m.side is None and m.span in scan.contested}
        done = replace(layers, mentions=again, contested=kept_open).with_issues(*map(_too_deep, sorted(scan.cut)))
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {("mention", unit.span): of_unit(unit) for unit in units}
        kept = {m.span for m in mentions}
        for span, who in named:
            if span in kept and ("mention", span) not in reasons:
                by_name, by_side = of_mention(who, scan.composer)
                reasons["mention", span] = (by_name, told.get(span, by_side))
        before = set(mentions)
        reasons |= {("mention", m.span): of_common_noun(m) for m in taken.mentions if m not in before}
        return done.with_reasons(reasons)


@lru_cache(maxsize=1)
def data_digest() -> str:
    """Digest of everything that actors are read with: all theatres and the world's tables."""
    from counterclaim.records import digest
    from counterclaim.theatres import available, load

    theatres = [load(t).digest for t in available()]
    return digest(theatres, offices(), list(countries().values()))[:16]


def _too_deep(at: int) -> Issue:
    message = f"More than {DEEPEST} offices hang on each other before this; they were not read as one."
    return Issue(code="offices-too-deep", span=(at, at + 1), message=message)
