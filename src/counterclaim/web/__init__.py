"""The pages over a ledger, on this machine only, and the same as JSON."""

from counterclaim.web.serving import serve

__all__ = ["serve"]
