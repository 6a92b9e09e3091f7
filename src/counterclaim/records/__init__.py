"""The nouns of the house, one small file each. Nothing here imports anything else of the house."""

from counterclaim.records.actor import Actor, ActorKind, Resolution
from counterclaim.records.attribution import Attribution, Link, Stance, Voice
from counterclaim.records.claim import Claim, Qualifier
from counterclaim.records.document import (
    UNREAD,
    Document,
    Notice,
    NoticeKind,
    PublishedFrom,
    Section,
    SectionKind,
    is_covered,
)
from counterclaim.records.event import Event, EventStatus, EventType
from counterclaim.records.figure import Comparator, Figure, FigureKind, Original, Quantity
from counterclaim.records.identity import claim_id, digest, document_id, judgement_id, reading_id
from counterclaim.records.issue import Issue
from counterclaim.records.judgement import JudgedClaim, Judgement, PlacedJudgement, Verdict
from counterclaim.records.period import Anchor, Days, Precision, TimeExpression, TimexType
from counterclaim.records.place import Candidate, Place, PlacePrecision, Toponym, ToponymRole
from counterclaim.records.reading import ComponentVersion, Reading
from counterclaim.records.span import Span, Spans

__all__ = [
    "UNREAD",
    "Actor",
    "ActorKind",
    "Anchor",
    "Attribution",
    "Candidate",
    "Claim",
    "Comparator",
    "ComponentVersion",
    "Days",
    "Document",
    "Event",
    "EventStatus",
    "EventType",
    "Figure",
    "FigureKind",
    "Issue",
    "JudgedClaim",
    "Judgement",
    "Link",
    "Notice",
    "NoticeKind",
    "Original",
    "Place",
    "PlacePrecision",
    "PlacedJudgement",
    "Precision",
    "PublishedFrom",
    "Qualifier",
    "Quantity",
    "Reading",
    "Resolution",
    "Section",
    "SectionKind",
    "Span",
    "Spans",
    "Stance",
    "TimeExpression",
    "TimexType",
    "Toponym",
    "ToponymRole",
    "Verdict",
    "Voice",
    "claim_id",
    "digest",
    "document_id",
    "is_covered",
    "judgement_id",
    "reading_id",
]
