"""What befalls people: the measures that count them, and the types of events by which it does."""

from __future__ import annotations

HARM_MEASURES = frozenset({"deaths", "injured", "captured", "missing", "displaced", "arrested", "abducted"})
HARM_TYPES = frozenset({"assault", "coerce", "control", "retreat"})
