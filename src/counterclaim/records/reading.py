"""What one version of the reader made of one document."""

from __future__ import annotations

from typing import Any

import msgspec

from counterclaim.records.claim import Claim
from counterclaim.records.issue import Issue
from counterclaim.records.span import Span


class ComponentVersion(msgspec.Struct, frozen=True):
    """Name, version and data digest of one component that took part in a reading."""

    name: str
    version: str
    digest: str


class Annotations(msgspec.Struct, frozen=True):
    """What `annotate` found in one document: the rows of one task, as printed, and what could not be read."""

    rows: list[dict[str, Any]]
    issues: tuple[Issue, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All claims of one document by one chain of components. `reading_id` hashes the document and the chain."""

    reading_id: str
    document_id: str
    components: tuple[ComponentVersion, ...]
    theatre: str | None
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    private: tuple[Span, ...] | None = None
    """Names of private persons in the document's text, which exports can leave out; None where nobody looked."""
