"""Which language a text is in, by its letters and measured; None where it is too short or too mixed to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from counterclaim.errors import LanguageError
from counterclaim.intake.letters import KANA, candidates, decided, only_script, scripts_in
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

LANGUAGES: dict[str, frozenset[str]] = {
    "latin": frozenset({
        "en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "et", "lv", "lt", "pl", "cs", "sk", "sl",
        "hr", "hu", "ro", "sq", "tr", "az", "ku", "so", "sw", "ha", "id", "tl", "vi",
    }),
    "cyrillic": frozenset({"uk", "ru", "be", "bg", "mk", "sr", "kk", "ky"}),
    "arabic": frozenset({"ar", "fa", "ur", "ps", "ku"}),
    "devanagari": frozenset({"hi", "mr", "ne"}),
}  # fmt: skip
"""Languages that dispatches come in, by the script of the text. Further scripts stand for one language each
(letters.ONE_LANGUAGE); Amharic and Tigrinya are told by letters alone. The fewer there are, the less a short English
text is mistaken for another."""

ALIKE = (frozenset({"hr", "bs", "sr"}), frozenset({"id", "ms", "jv"}))
"""Languages too much alike to be told apart in a dispatch: what is measured for any counts for the one listed above."""

SAMPLE = 4000
"""Characters that are looked at."""

SHORTEST = {"latin": 40, "han": 8, "kana": 8, "hangul": 8}
"""Letters below which a measurement is worth nothing."""

SHORTEST_ELSEWHERE = 15

MAIN = 0.6
"""Share of the letters that the main script has; below it the text is mixed and its language stays open."""

SURE = 0.9

ENGLISH = frozenset({
    "the", "and", "that", "with", "from", "which", "said", "says", "were", "was", "has", "have", "their", "they", "by",
    "killed", "dead", "wounded", "attacked", "after", "near", "people",
})  # fmt: skip
ENGLISH_SHARE = 0.12
"""Share of such words from which a text may be English: short sentences full of names have no more."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, sections: Iterable[Section] = ()) -> str | None:
    """ISO 639-1 code of the language that `text` is written in, without its unread sections.

    By its letters where they decide, else as py3langid measures it among the languages of dispatches that its script
    allows. Words in other scripts are left out: a dispatch that quotes a sentence in another language keeps its own.
    """
    read = [text[s.start : s.end] for s in sections if s.kind not in UNREAD] or [text]
    sample = "\n".join(read)[:SAMPLE]
    scripts = scripts_in(sample)
    if scripts["kana"] > KANA * scripts["han"]:
        scripts = scripts + Counter({"kana": scripts.pop("han", 0)})
    if not scripts:
        return None
    script, letters = scripts.most_common(1)[0]
    if letters < SHORTEST.get(script, SHORTEST_ELSEWHERE) or letters < MAIN * scripts.total():
        return None
    own = sample if script in ("kana", "han") else only_script(sample, script)
    return decided(own, script) or _measured(own, candidates(own, script) or LANGUAGES.get(script, frozenset()))


def _measured(text: str, among: frozenset[str]) -> str | None:
    found: dict[str, float] = {}
    ranked = _identifier().rank(text)
    for language, probability in ranked:
        name = _counted_as(language, among)
        if name is not None:
            found[name] = found.get(name, 0.0) + probability
    total = sum(found.values())
    best = max(found, key=lambda name: found[name], default=None)
    if best is None or total <= 0 or found[best] < SURE * total:
        return None
    if best == "en":
        return best
    # Another language than English costs a text its reading: it must also be the likeliest among all that are known,
    # and the text must not be held together by English words.
    likeliest = ranked[0][0]
    same = likeliest == best or any({likeliest, best} <= group for group in ALIKE)
    return best if same and not _is_english_by_words(text) else None


@cache
def _counted_as(language: str, among: frozenset[str]) -> str | None:
    """Which of the languages `among` a measured one speaks for, being it or too like it to be told apart."""
    alike = next((group for group in ALIKE if language in group and group & among), None)
    name = min(alike & among) if alike is not None else language
    return name if name in among else None


def _is_english_by_words(text: str) -> bool:
    """Whether several of the words that no English text can do without, and no other language has, stand in a text
    that consists of names for the rest."""
    words = [word.strip(".,;:!?()\"'“”‘’").lower() for word in text.split()]
    english = [word for word in words if word in ENGLISH]
    return len(set(english)) > 1 and len(english) >= ENGLISH_SHARE * len(words)


def language_code(written: str) -> str:
    """The code that the user gives, in lower case and without its region ("en-GB" is en). Raises LanguageError."""
    code = written.strip().lower().replace("_", "-").split("-")[0]
    if code not in CODES:
        raise LanguageError(written)
    return code
