"""Bytes → Document: text, pages, rows, feeds, mails, and archives of them."""

from counterclaim.intake.expecting import dispatches_in
from counterclaim.intake.intake import checked, documents_of, take_in, taken_from
from counterclaim.intake.taken import COLUMNS, Blob, Column, Container, KeptFile, Options, Skipped, Taken, Transport

__all__ = [
    "COLUMNS",
    "Blob",
    "Column",
    "Container",
    "KeptFile",
    "Options",
    "Skipped",
    "Taken",
    "Transport",
    "checked",
    "dispatches_in",
    "documents_of",
    "take_in",
    "taken_from",
]
