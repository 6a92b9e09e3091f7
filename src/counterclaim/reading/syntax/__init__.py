"""Sentences, syntax and entities, by spaCy."""

from counterclaim.reading.syntax.syntax import Syntax

__all__ = ["Syntax"]
