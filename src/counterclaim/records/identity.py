"""Ids are hashes of raw source fields: the same bytes read twice change nothing."""

from __future__ import annotations

import hashlib

import msgspec

ID_LENGTH = 24
"""Hexadecimal digits of an id: 96 bits, beyond any accidental collision in a ledger."""


def digest(*fields: object) -> str:
    """A stable id of `fields` (anything msgspec can encode). Field boundaries count: ("a", "b") is not ("ab",)."""
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()[:ID_LENGTH]


def document_id(
    *, blob: str, locus: str = "", outlet: str | None = None, url: str | None = None, published: str | None = None
) -> str:
    """Id of a document: its bytes, the place within them, outlet, URL and published date (contract, section 1)."""
    return digest("document", blob, locus, outlet, url, published)


def reading_id(document: str, chain: object, theatre: str | None = None) -> str:
    """Id of a reading: the document, everything that read it, and the theatre that was asked for."""
    return digest("reading", document, chain, theatre)


def judgement_id(**said: object) -> str:
    """Id of a judgement: everything that it says. The same said twice in one second is one judgement."""
    return digest("judgement", sorted(said.items()))


def decision_id(**said: object) -> str:
    """Id of a decision about incidents: everything that it says."""
    return digest("decision", sorted(said.items()))


def claim_id(document: str, speakers: object, content: object) -> str:
    """Id of a claim: the document, the speakers' spans (outermost first) and the content's spans."""
    return digest("claim", document, speakers, content)
