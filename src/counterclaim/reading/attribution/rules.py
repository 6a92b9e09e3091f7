"""Who is cited, by which words, for which words: by rules over syntax and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from counterclaim.reading.attribution.according_to import prepositional_citations
from counterclaim.reading.attribution.accounts import with_accounts
from counterclaim.reading.attribution.anaphora import with_sentences_before
from counterclaim.reading.attribution.antecedents import with_antecedents
from counterclaim.reading.attribution.asides import with_sources_of_asides
from counterclaim.reading.attribution.attempting import Attempts
from counterclaim.reading.attribution.calqued import calqued_citations
from counterclaim.reading.attribution.citing import cited_through, quoted_by
from counterclaim.reading.attribution.clauses import verb_citations
from counterclaim.reading.attribution.continuation import continued_citations
from counterclaim.reading.attribution.coordination import apart
from counterclaim.reading.attribution.gapped import parted_at_gaps
from counterclaim.reading.attribution.headlines import headline_citations
from counterclaim.reading.attribution.indirect import indirect_citations
from counterclaim.reading.attribution.late import late_clauses
from counterclaim.reading.attribution.nominal import noun_citations
from counterclaim.reading.attribution.passage import Cited, Passage, place
from counterclaim.reading.attribution.quoted_as import named_after, passed_on, quoted_before, quoted_through
from counterclaim.reading.attribution.soundness import with_sound_source
from counterclaim.reading.attribution.trailing import trailing_citations, with_late_speakers
from counterclaim.records.located import Stretches
from counterclaim.records.span import hull

EMPTY = re.compile(
    r"(?:it|this|that|so|these|those|them|what|which|whom|who|each other|one another|him|her|us|me|you|as much|nothing"
    r"|no ?one|nobody|no (?:side|party|group|one|name|names|target|figure|figures)|everything|all|both|it all"
    r"|(?:him|her|them|it) as (?:saying|telling))|(?:not )?to be (?:named|identified|quoted|publicly named)\b.*"
    r"|(?:(?:our|the|my|their|all|several|some|these) )?(?:\w+ )?questions"
    r"|(?:an? |to |for |any |immediate )*(?:comment|anonymity|remain anonymous|elaborate)\b.*"
    r"|(?:(?:us|me|reporters|the \w+) )?(?:not )?to (?:leave out|leave off|withhold|omit|conceal|change|print|publish)"
    r" (?:his|her|their) (?:\w+ )?names?\b.*"
    r"|(?:that )?(?:his|her|their) (?:\w+ )?(?:names?|identit(?:y|ies)|employers?) (?:not )?be"
    r" (?:withheld|left out|omitted|changed|named|used|printed|published|disclosed)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Contents that claim nothing."""


def ruled(passage: Passage, attempts: Attempts | None = None) -> list[Cited]:
    """Every citation of a passage, in text order. What a rule could not read stands in `attempts`."""
    attempts = attempts or Attempts()
    cited, refined = partial(attempts.cited, passage), attempts.refined
    verbs = cited(verb_citations)
    verbs += cited(late_clauses, verbs)
    late = cited(trailing_citations, verbs)
    sure = Stretches(span for c in late for span in c.cue)
    verbs = [c for c in verbs if not sure.touch(c.cue[0])] + late
    verbs = refined(verbs, with_late_speakers, passage, verbs, late)
    phrases = cited(prepositional_citations)
    verbs = refined(verbs, with_antecedents, passage, verbs)
    verbs = refined(verbs, with_sentences_before, passage, verbs, phrases)
    phrases, verbs = refined([phrases, verbs], with_sources_of_asides, passage, phrases, verbs)
    found = _distinct(
        passage,
        [
            *cited(quoted_before),
            *cited(cited_through, [*phrases, *verbs]),
            *phrases,
            *verbs,
            *cited(noun_citations),
            *cited(headline_citations),
            *cited(calqued_citations),
        ],
    )
    found = refined(found, with_accounts, passage, found)
    found = [
        part for whole in found for part in refined([whole], parted_at_gaps, passage, whole, span=hull(whole.content))
    ]
    found = refined(found, quoted_by, passage, found)
    found = refined(found, quoted_through, passage, found)
    found = refined(found, named_after, passage, found)
    found += cited(continued_citations, found)
    found = sorted([*found, *cited(indirect_citations, found)], key=place)
    return [c for whole in found for c in refined([whole], finished, passage, whole, span=hull(whole.content))]


def finished(passage: Passage, whole: Cited) -> Iterator[Cited]:
    """A citation once for each of its clauses, passed on as what was said, with a source that can speak."""
    for part in apart(passage, whole):
        yield with_sound_source(passage, passed_on(passage, part))


def _distinct(passage: Passage, found: Iterable[Cited]) -> list[Cited]:
    """One citation a cue: of two readings of the same cue the first stands."""
    kept: list[Cited] = []
    taken: set[int] = set()
    for cited in found:
        offsets = {offset for start, end in cited.cue for offset in range(start, end)}
        if (cited.takes_up or says_something(passage, cited)) and not offsets & taken:
            kept.append(cited)
            taken |= offsets
    return kept


def says_something(passage: Passage, cited: Cited) -> bool:
    """Whether the content is more than a pronoun ("reported this") or a refusal ("asked not to be named")."""
    said = " ".join(passage.text[s:e] for s, e in cited.content)
    return bool(said) and EMPTY.fullmatch(said) is None
