"""How many, by a published rule, from what the claims of an incident say."""

from counterclaim.reconciling.estimates.estimates import RULES, estimates_of

__all__ = ["RULES", "estimates_of"]
