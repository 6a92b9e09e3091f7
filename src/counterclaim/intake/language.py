"""Which language a text is in, measured; None where it is too short or too mixed to tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from counterclaim.errors import LanguageError
from counterclaim.records import UNREAD, Section

CODES = frozenset({
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bi", "bm", "bn", "bo",
    "br", "bs", "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo",
    "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi",
    "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv", "ka",
    "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln",
    "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng",
    "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn",
    "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "sh", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st",
    "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty", "ug", "uk",
    "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zh", "zu",
})  # fmt: skip
"""The two-letter codes of ISO 639-1."""

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
    read = [text[s.start : s.end] for s in sections if s.kind not in UNREAD] or [text]
    sample = "\n".join(read)[:SAMPLE]
    if sum(char.isalpha() for char in sample) < SHORTEST:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SURE else None


def language_code(written: str) -> str:
    """The code that the user gives, in lower case and without its region ("en-GB" is en). Raises LanguageError."""
    code = written.strip().lower().replace("_", "-").split("-")[0]
    if code not in CODES:
        raise LanguageError(written)
    return code
