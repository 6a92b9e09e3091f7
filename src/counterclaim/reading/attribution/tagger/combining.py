"""What the tagger finds in a passage, alone or together with the rules."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.attribution.charges import with_charge
from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.attribution.tagger.merging import united
from counterclaim.reading.attribution.tagger.reading import tagged
from counterclaim.reading.attribution.tagger.speech import told


def by_both(passage: Passage, rules: Sequence[Cited]) -> list[Cited]:
    """Every citation that tagger and rules find together."""
    return united(tagged(passage, rules), rules)


def by_tagger(passage: Passage, rules: Sequence[Cited]) -> list[Cited]:
    """What the tagger finds, which takes what the rules say for features only."""
    return [told(passage, with_charge(passage, cited)) for cited in tagged(passage, rules).citations]
