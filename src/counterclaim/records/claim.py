"""A claim: one content with its chain of speakers and what it says happened."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.attribution import Link, Stance
from counterclaim.records.event import Event
from counterclaim.records.figure import Figure
from counterclaim.records.issue import Issue
from counterclaim.records.period import TimeExpression
from counterclaim.records.place import Place
from counterclaim.records.reason import Reason
from counterclaim.records.span import Span, Spans


class Qualifier(msgspec.Struct, frozen=True):
    """Words that limit a claim: `unverified`, `no-comment`, `alleged` …"""

    kind: str
    span: Span


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """Where the same dispatch says a claim again, by the same speaker: a second piece of evidence, no second claim."""

    section: Literal["headline", "body", "caption"]
    content: Spans
    source: Spans
    cue: Spans


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One content with its attribution chain, stance, events, figures and places (contract, section 1).

    `attribution` runs from the outermost speaker to the claimant; empty, it is the outlet's own voice.
    """

    claim_id: str
    document_id: str
    reading_id: str
    input_id: str
    published: str | None
    outlet: str | None
    section: Literal["headline", "body", "caption"]
    background: bool
    text: str
    content: Spans
    attribution: tuple[Link, ...]
    stance: Stance
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...] = ()
    """The time expressions in the content and those that date the utterance: what periods and days were read from."""
    qualifiers: tuple[Qualifier, ...]
    issues: tuple[Issue, ...]
    repeats: tuple[Repeat, ...] = ()
    """Where else in the dispatch its speaker says the same."""
    takes_up: Spans = ()
    """Where what it speaks of was told, if its content is only a pronoun for that ("denied this"): its events and
    places are read there."""
    because: tuple[Reason, ...] = ()
    """Why its slots are as they are; empty in a claim of a reader that noted no reasons."""
