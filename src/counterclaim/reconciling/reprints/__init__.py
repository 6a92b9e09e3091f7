"""Reprints: which dispatches have their words from each other or from one wire, and in what they differ."""

from counterclaim.reconciling.reprints.credits import Credit, agencies_of, credits_of
from counterclaim.reconciling.reprints.descent import moment_of
from counterclaim.reconciling.reprints.differing import differences
from counterclaim.reconciling.reprints.families import families_from, families_of, kinships_among
from counterclaim.reconciling.reprints.kinship import Kinship, compare, same_words
from counterclaim.reconciling.reprints.looking_up import candidates, standing_notes
from counterclaim.reconciling.reprints.signature import Signature, bands, signature

__all__ = [
    "Credit",
    "Kinship",
    "Signature",
    "agencies_of",
    "bands",
    "candidates",
    "compare",
    "credits_of",
    "differences",
    "families_from",
    "families_of",
    "kinships_among",
    "moment_of",
    "same_words",
    "signature",
    "standing_notes",
]
