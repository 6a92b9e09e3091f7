"""The attribution component: who is cited, by which words, for which words."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reading.attribution.attempting import Attempts
from counterclaim.reading.attribution.cues import FILE
from counterclaim.reading.attribution.doubts import doubts_about
from counterclaim.reading.attribution.fragments import with_beginnings
from counterclaim.reading.attribution.fronted import with_fronts
from counterclaim.reading.attribution.layout import laid_out
from counterclaim.reading.attribution.parting import parted
from counterclaim.reading.attribution.passage import Cited, Passage, passage_of
from counterclaim.reading.attribution.reasons import reasons_of
from counterclaim.reading.attribution.rules import ruled
from counterclaim.reading.attribution.settling import settled
from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.records import AttributedBy, Reason, ReasonKey


class Attributions:
    """Attributions, by default read by the trained tagger and the rules together (`by`).

    Conventions of the spans follow PolNeAR (Newell et al. 2018): a source is the whole phrase, a cue the verb group or
    preposition, a content keeps its quotation marks and its "that".
    """

    NAME = "attribution"
    VERSION = "15"
    NEEDS: tuple[str, ...] = ("document", "syntax", "times", "toponyms", "mentions")
    SETS: tuple[str, ...] = ("attributions",)

    def __init__(self, by: AttributedBy = "both") -> None:
        self._by = by

    @property
    def digest(self) -> str:
        """Digest of the cue lexicon, and after a plus sign that of the tagger's weights where it takes part."""
        lexicon = digest_of_files(FILE)
        if self._by == "rules":
            return lexicon
        from counterclaim.reading.attribution.tagger.stored import weights_digest

        return f"{lexicon}+{weights_digest()}" + (" alone" if self._by == "tagger" else "")

    def __call__(self, layers: Layers) -> Layers:
        """`layers` with its attributions, in text order, and an issue for each quotation that leaves a doubt and each
        rule that failed somewhere."""
        passage = passage_of(layers.text, layers.doc)
        attempts = Attempts()
        found = laid_out(layers, passage, parted(passage, self._cited(passage, attempts)))
        found = with_fronts(layers, passage, with_beginnings(passage, found))
        attributions = settled(passage, found)
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {
            (self.NAME, number): reasons_of(passage, cited, attribution)
            for number, (cited, attribution) in enumerate(zip(found, attributions, strict=True))
        }
        return (
            replace(layers, attributions=attributions)
            .with_reasons(reasons)
            .with_issues(*doubts_about(passage, attributions), *attempts.issues)
        )

    def _cited(self, passage: Passage, attempts: Attempts) -> list[Cited]:
        rules = ruled(passage, attempts)
        if self._by == "rules":
            return rules
        from counterclaim.reading.attribution.tagger import combining, model

        model.load()  # before the attempt: weights that cannot be loaded are the installation's fault, not a text's
        by_tagger = combining.by_both if self._by == "both" else combining.by_tagger
        return attempts.refined(rules, by_tagger, passage, rules)
