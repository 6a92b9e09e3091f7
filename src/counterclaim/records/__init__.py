"""The nouns of the house, one small file each. Nothing here imports anything else of the house."""

from counterclaim.records.actor import Actor, ActorKind, Resolution
from counterclaim.records.attribution import AttributedBy, Attribution, Link, Stance, Voice
from counterclaim.records.claim import Claim, Qualifier, Repeat
from counterclaim.records.decision import Decision, DecisionKind
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
from counterclaim.records.family import Change, Difference, Family, Member
from counterclaim.records.figure import Comparator, Converted, Figure, FigureKind, Original, Quantity
from counterclaim.records.identity import claim_id, decision_id, digest, document_id, judgement_id, reading_id
from counterclaim.records.incident import (
    Account,
    ClaimRef,
    Estimate,
    Flags,
    Incident,
    IncidentKind,
    Joined,
    Point,
    Standing,
)
from counterclaim.records.issue import Issue
from counterclaim.records.judgement import JudgedClaim, Judgement, PlacedJudgement, Verdict
from counterclaim.records.period import Anchor, Days, Precision, TimeExpression, TimexType
from counterclaim.records.place import Candidate, Place, PlacePrecision, Toponym, ToponymRole
from counterclaim.records.proposal import DateCandidate, DateReason, ProposedDate
from counterclaim.records.reading import Annotations, ComponentVersion, Reading
from counterclaim.records.reason import Reason, ReasonKey
from counterclaim.records.span import Span, Spans

__all__ = [
    "UNREAD",
    "Account",
    "Actor",
    "ActorKind",
    "Anchor",
    "Annotations",
    "AttributedBy",
    "Attribution",
    "Candidate",
    "Change",
    "Claim",
    "ClaimRef",
    "Comparator",
    "ComponentVersion",
    "Converted",
    "DateCandidate",
    "DateReason",
    "Days",
    "Decision",
    "DecisionKind",
    "Difference",
    "Document",
    "Estimate",
    "Event",
    "EventStatus",
    "EventType",
    "Family",
    "Figure",
    "FigureKind",
    "Flags",
    "Incident",
    "IncidentKind",
    "Issue",
    "Joined",
    "JudgedClaim",
    "Judgement",
    "Link",
    "Member",
    "Notice",
    "NoticeKind",
    "Original",
    "Place",
    "PlacePrecision",
    "PlacedJudgement",
    "Point",
    "Precision",
    "ProposedDate",
    "PublishedFrom",
    "Qualifier",
    "Quantity",
    "Reading",
    "Reason",
    "ReasonKey",
    "Repeat",
    "Resolution",
    "Section",
    "SectionKind",
    "Span",
    "Spans",
    "Stance",
    "Standing",
    "TimeExpression",
    "TimexType",
    "Toponym",
    "ToponymRole",
    "Verdict",
    "Voice",
    "claim_id",
    "decision_id",
    "digest",
    "document_id",
    "is_covered",
    "judgement_id",
    "reading_id",
]
