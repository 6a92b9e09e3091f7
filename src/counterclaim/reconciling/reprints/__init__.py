"""Reprints: which dispatches have their words from each other or from one wire, and in what they differ."""

from counterclaim.reconciling.reprints.credits import Credit, agencies_of, credits_of
from counterclaim.reconciling.reprints.differing import differences
from counterclaim.reconciling.reprints.families import (
    candidates,
    common_passages,
    families_from,
    families_of,
)
from counterclaim.reconciling.reprints.kinship import Kinship, compare
from counterclaim.reconciling.reprints.signature import Signature, bands, signature

__all__ = [
    "Credit",
    "Kinship",
    "Signature",
    "agencies_of",
    "bands",
    "candidates",
    "common_passages",
    "compare",
    "credits_of",
    "differences",
    "families_from",
    "families_of",
    "signature",
]
