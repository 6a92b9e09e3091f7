"""What the letters of a text say about its language, before anything is measured: most scripts belong to few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache

SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("latin", "A", "\u024f"), ("latin", "\u1e00", "\u1eff"), ("greek", "\u0370", "\u03ff"),
    ("cyrillic", "\u0400", "\u052f"), ("armenian", "\u0530", "\u058f"), ("hebrew", "\u0590", "\u05ff"),
    ("arabic", "\u0600", "\u06ff"), ("arabic", "\u0750", "\u077f"), ("arabic", "\ufb50", "\ufeff"),
    ("devanagari", "\u0900", "\u097f"), ("bengali", "\u0980", "\u09ff"), ("tamil", "\u0b80", "\u0bff"),
    ("sinhala", "\u0d80", "\u0dff"), ("thai", "\u0e00", "\u0e7f"), ("burmese", "\u1000", "\u109f"),
    ("georgian", "\u10a0", "\u10ff"), ("ethiopic", "\u1200", "\u139f"), ("khmer", "\u1780", "\u17ff"),
    ("kana", "\u3040", "\u30ff"), ("han", "\u3400", "\u9fff"), ("hangul", "\u1100", "\u11ff"),
    ("hangul", "\uac00", "\ud7af"),
)  # fmt: skip
"""First and last character of the blocks whose letters are counted."""

ONE_LANGUAGE: Mapping[str, str] = {
    "greek": "el", "armenian": "hy", "hebrew": "he", "georgian": "ka", "burmese": "my", "kana": "ja", "han": "zh",
    "hangul": "ko", "bengali": "bn", "tamil": "ta", "sinhala": "si", "thai": "th", "khmer": "km",
}  # fmt: skip
"""Scripts that dispatches are written in in one language only."""

KANA = 0.1
"""Share of kana among Han letters from which a text is Japanese."""

UKRAINIAN, RUSSIAN, BELARUSIAN = frozenset("іїєґ"), frozenset("ыэёъ"), frozenset("ў")
SOUTH_SLAVIC = frozenset("јљњћђџѓќѕ")
TURKIC = frozenset("әғқңөұүһҳҷӣӯ")

OFTEN = {"uk": 0.085, "ru": 0.024}
"""Share of a text's letters that are its language's own: measured on sentences of dispatches."""

ENOUGH = 32
"""Letters among which Ukrainian, Belarusian, Serbian and Macedonian have one of their own nearly always."""

CLEARLY = 2.0
"""How many times likelier one of two must be."""

PASHTO, URDU, KURDISH = frozenset("ټډړږښڼېۍځڅ"), frozenset("ٹڈڑںےہھ"), frozenset("ڕڵۆێە")
UYGHUR, SINDHI = frozenset("ۇۈۋڭ"), frozenset("ٻڀٺٿڄڃڇڊڌڍڏڙڦڪڳڱڻ")
PERSIAN, ARABIC = frozenset("پچژگکی"), frozenset("ةىكيأإؤ")

_Share = Callable[[frozenset[str]], float]

TIGRINYA, AMHARIC = frozenset("ኣዓዕሕኹኸኽቐቑቒቓቔቕቖ"), frozenset("አችኝ")


def script_of(char: str) -> str | None:
    """The script of a letter; None for what is no letter, or in a script that is not counted."""
    return _script(char) if char.isalpha() or "\u0900" <= char <= "\u109f" else None


@lru_cache(maxsize=4096)
def _script(char: str) -> str | None:
    return next((name for name, first, last in SCRIPTS if first <= char <= last), None)


def scripts_in(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    found: Counter[str] = Counter()
    for char, count in Counter(text).items():
        script = script_of(char)
        if script is not None:
            found[script] += count
    return found


def only_script(text: str, script: str) -> str:
    """The text without words of other scripts: what it quotes in another language says nothing about its own."""
    others = {char for char in set(text) if script_of(char) not in (None, script)}
    return " ".join(word for word in text.split() if others.isdisjoint(word))


def decided(text: str, script: str) -> str | None:
    """The language where letters alone decide, None where they do not. `text` is in `script` throughout."""
    if script in ONE_LANGUAGE:
        return ONE_LANGUAGE[script]
    letters = Counter({char: count for char, count in Counter(text.lower()).items() if char.isalpha()})
    total = max(1, letters.total())

    def share(of: frozenset[str]) -> float:
        return sum(letters[char] for char in of) / total

    match script:
        case "cyrillic":
            return _cyrillic(share)
        case "arabic":
            return _arabic(share)
        case "ethiopic":
            tigrinya, amharic = share(TIGRINYA), share(AMHARIC)
            if max(tigrinya, amharic) < CLEARLY * min(tigrinya, amharic) or tigrinya == amharic:
                return None
            return "ti" if tigrinya > amharic else "am"
        case _:
            return None


def candidates(text: str, script: str) -> frozenset[str] | None:
    """The languages among which the letters leave the choice; None for all that are written in the script."""
    if script != "cyrillic":
        return None
    letters = set(text.lower())
    if letters & TURKIC:
        return frozenset({"kk", "ky", "tg", "mn", "ru"})
    if letters & SOUTH_SLAVIC:
        return frozenset({"sr", "mk"})
    if letters & {"ъ"} and not letters & {"ы", "э", "ё"}:
        return frozenset({"bg", "ru"})
    if not letters & (UKRAINIAN | BELARUSIAN) and sum(map(str.isalpha, text)) >= ENOUGH:
        return frozenset({"ru", "bg"})
    return None


def _cyrillic(share: _Share) -> str | None:
    ukrainian, russian = share(UKRAINIAN), share(RUSSIAN)
    if share(TURKIC) > 0.005 and share(BELARUSIAN) > 0.005:
        return "uz"
    if share(SOUTH_SLAVIC) > 0.005 or share(TURKIC) > 0.005:
        return None
    if share(BELARUSIAN) >= 0.004 and share(frozenset("їґєи")) < 0.01:
        return "be"
    if not russian and ukrainian:
        return "uk"
    if russian and not ukrainian:
        return "ru" if share(frozenset("ыэё")) else None
    one, other = ukrainian / OFTEN["uk"], russian / OFTEN["ru"]
    if max(one, other) < CLEARLY * min(one, other) or one == other:
        return None
    return "uk" if one > other else "ru"


def _arabic(share: _Share) -> str | None:
    for language, own in (("ug", UYGHUR), ("sd", SINDHI), ("ps", PASHTO), ("ku", KURDISH), ("ur", URDU)):
        if share(own) >= 0.02:
            return language
    persian, arabic = share(PERSIAN), share(ARABIC)
    if share(frozenset("پچژگ")) >= 0.01 or persian > CLEARLY * arabic:
        return "fa"
    return "ar" if arabic > CLEARLY * persian else None
