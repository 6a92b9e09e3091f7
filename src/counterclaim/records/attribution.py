"""Who is cited, by which words, for which words."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.actor import Actor
from counterclaim.records.period import Days
from counterclaim.records.span import Spans

AttributedBy = Literal["both", "tagger", "rules"]
"""What attributes: the trained tagger together with the rules, or one of the two alone."""

Voice = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "accuses", "announces", "promises", "threatens", "demands", "warns", "predicts", "assesses",
    "condemns", "questions",
]  # fmt: skip


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A source is cited by a cue for a content (PARC 3.0, PolNeAR). Each role may be discontinuous; source and cue may
    be empty. `carried` marks a free continuation whose source is taken over from the attribution before.

    `speech` is false where the cue is not known to be one of saying ("wants", "plans"): that makes no claim.
    `laid_out` says that no clause cites, but the layout says who speaks: the label of a turn, the head of a list, the
    heading of a statement. `parent` is the index (in the layer) of the attribution in whose content this one stands,
    None for an outermost one. `takes_up` is what was said before, where the content is only a pronoun for it ("denied
    this").
    """

    source: Spans
    cue: Spans
    content: Spans
    voice: Voice
    carried: bool = False
    speech: bool = True
    laid_out: bool = False
    parent: int | None = None
    takes_up: Spans = ()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a claim's attribution chain (contract, section 1)."""

    source: Spans
    cue: Spans
    voice: Voice
    carried: bool
    actors: tuple[Actor, ...]
    said_on: Days | None
