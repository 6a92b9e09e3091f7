"""Which language a text is in, measured; None where it is too short or too mixed to tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from counterclaim.records import Section

SAMPLE = 4000
"""Characters that are looked at."""

SHORTEST = 40
"""Letters below which a measurement is worth nothing."""

SURE = 0.9


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, sections: Iterable[Section] = ()) -> str | None:
    """ISO 639-1 code of the language that `text` is written in (py3langid), without its metadata sections."""
    read = [text[s.start : s.end] for s in sections if s.kind != "metadata"] or [text]
    sample = "\n".join(read)[:SAMPLE]
    if sum(char.isalpha() for char in sample) < SHORTEST:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SURE else None
