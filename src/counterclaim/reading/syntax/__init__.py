"""Sentences, syntax and entities, by spaCy."""

from typing import TYPE_CHECKING

from counterclaim.when_used import when_used

if TYPE_CHECKING:
    from counterclaim.reading.syntax.syntax import Syntax

__all__ = ["Syntax"]
__getattr__ = when_used(__name__, Syntax="syntax")
