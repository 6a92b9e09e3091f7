"""The attribution component: who is cited, by which words, for which words (rules over syntax and quotation marks)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec

from counterclaim.reading.attribution.according_to import prepositional_citations
from counterclaim.reading.attribution.anaphora import with_sentences_before
from counterclaim.reading.attribution.antecedents import with_antecedents
from counterclaim.reading.attribution.asides import with_sources_of_asides
from counterclaim.reading.attribution.citing import cited_through, quoted_by
from counterclaim.reading.attribution.clauses import verb_citations
from counterclaim.reading.attribution.continuation import continued_citations
from counterclaim.reading.attribution.coordination import apart
from counterclaim.reading.attribution.cues import FILE
from counterclaim.reading.attribution.doubts import doubts_about
from counterclaim.reading.attribution.headlines import headline_citations
from counterclaim.reading.attribution.indirect import indirect_citations
from counterclaim.reading.attribution.late import late_clauses
from counterclaim.reading.attribution.nesting import parents
from counterclaim.reading.attribution.nominal import noun_citations
from counterclaim.reading.attribution.passage import Cited, Passage, passage_of
from counterclaim.reading.attribution.quoted_as import passed_on, quoted_before
from counterclaim.reading.attribution.soundness import with_sound_source
from counterclaim.reading.attribution.trailing import trailing_citations, with_late_speakers
from counterclaim.reading.attribution.voice import voice_of
from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.records import Attribution, Spans
from counterclaim.records.located import Stretches
from counterclaim.records.span import hull

EMPTY = re.compile(
    r"(?:it|this|that|so|these|those|them|what|which|whom|who|each other|one another|him|her|us|me|you|as much|nothing"
    r"|no ?one|nobody|no (?:side|party|group|one|name|names|target|figure|figures)|everything|all|both|it all"
    r"|(?:him|her|them|it) as (?:saying|telling))|(?:not )?to be (?:named|identified|quoted|publicly named)\b.*"
    r"|(?:an? |to |for |any |immediate )*(?:comment|anonymity|remain anonymous|elaborate)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Contents that claim nothing."""


class Attributions:
    """Attributions by rule. Conventions of the spans follow PolNeAR (Newell et al. 2018): a source is the whole phrase,
    a cue the verb group or preposition, a content keeps its quotation marks and its "that"."""

    NAME = "attribution"
    VERSION = "3"
    NEEDS: tuple[str, ...] = ("document", "syntax")
    SETS: tuple[str, ...] = ("attributions",)

    @property
    def digest(self) -> str:
        """Digest of the cue lexicon."""
        return digest_of_files(FILE)

    def __call__(self, layers: Layers) -> Layers:
        """`layers` with its attributions, in text order, and an issue for each quotation that leaves a doubt."""
        passage = passage_of(layers.text, layers.doc)
        found = attributions_of(passage)
        return replace(layers, attributions=found).with_issues(*doubts_about(passage, found))


def attributions_of(passage: Passage) -> tuple[Attribution, ...]:
    """Every attribution of a passage, in text order, with voice and parent."""
    verbs = list(verb_citations(passage))
    verbs += late_clauses(passage, verbs)
    late = list(trailing_citations(passage, verbs))
    sure = Stretches(span for c in late for span in c.cue)
    verbs = [c for c in verbs if not sure.touch(c.cue[0])] + late
    verbs = list(with_late_speakers(passage, verbs, late))
    phrases = list(prepositional_citations(passage))
    verbs = list(with_sentences_before(passage, with_antecedents(passage, verbs), phrases))
    phrases, verbs = with_sources_of_asides(passage, phrases, verbs)
    found = _distinct(
        passage,
        [
            *quoted_before(passage),
            *cited_through(passage, verbs),
            *phrases,
            *verbs,
            *noun_citations(passage),
            *headline_citations(passage),
        ],
    )
    found = quoted_by(passage, found)
    found += continued_citations(passage, found)
    found = sorted([*found, *indirect_citations(passage, found)], key=_place)
    found = [with_sound_source(passage, passed_on(passage, part)) for whole in found for part in apart(passage, whole)]
    plain = [
        Attribution(
            source=c.source,
            cue=c.cue,
            content=c.content,
            voice=voice_of(passage.text, c.content, passage.quotations_in(hull(c.content))),
            carried=c.carried,
        )
        for c in found
    ]
    barred = frozenset(number for number, c in enumerate(found) if c.takes_up)
    of_cue: dict[Spans, list[int]] = {}
    for number, c in enumerate(found):
        of_cue.setdefault(c.cue, []).append(number)
    linked = [_reporter(c, found, of_cue) if c.under else None for c in found]
    return tuple(
        msgspec.structs.replace(a, parent=p) for a, p in zip(plain, parents(plain, linked, barred), strict=True)
    )


def _reporter(cited: Cited, found: Sequence[Cited], of_cue: Mapping[Spans, Sequence[int]]) -> int | None:
    """The number of the citation that reports `cited`, by preference the one with the same content."""
    reporting = [(found[number].content != cited.content, number) for number in of_cue.get(cited.under, ())]
    return min(reporting)[1] if reporting else None


def _place(cited: Cited) -> tuple[int, int]:
    """Text order: by whichever of cue and content begins first, then by the cue's head."""
    return min(s for s, _ in (*cited.cue, *(() if cited.takes_up else cited.content))), cited.at


def _distinct(passage: Passage, found: Iterable[Cited]) -> list[Cited]:
    """One citation a cue: of two readings of the same cue the first stands."""
    kept: list[Cited] = []
    taken: set[int] = set()
    for cited in found:
        offsets = {offset for start, end in cited.cue for offset in range(start, end)}
        if _says_something(passage, cited) and not offsets & taken:
            kept.append(cited)
            taken |= offsets
    return kept


def _says_something(passage: Passage, cited: Cited) -> bool:
    """Whether the content is more than a pronoun ("reported this") or a refusal ("asked not to be named")."""
    said = " ".join(passage.text[s:e] for s, e in cited.content)
    return bool(said) and EMPTY.fullmatch(said) is None
