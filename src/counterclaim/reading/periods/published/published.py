"""The component that says when a dispatch may have been published, and where a given date cannot be right."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from counterclaim import clock
from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.periods.published.checking import told_before
from counterclaim.reading.periods.published.clues import clues_in
from counterclaim.reading.periods.published.proposing import proposed
from counterclaim.reading.periods.published.wording import accepted_issue, proposed_issue
from counterclaim.reading.periods.published.words import WORDS

GRACE = timedelta(days=1)
"""Somewhere on earth it is tomorrow already."""

SAID_FROM = 0.5
"""Confidence from which a proposal is an issue; one that is less is only given by `annotate published`."""


class Published:
    """Proposes a day where nobody gives one, and compares a given one with what the text tells.

    It changes nothing: `document.published` stays as it is. It stands last, so that its issues are the reading's and
    no claim's, and depend on no other layer than the words and their parse.
    """

    NAME = "published"
    VERSION = "3"
    NEEDS = ("document", "syntax", "theatre", "times")
    SETS = ("proposed",)

    def __init__(self, *, today: Callable[[], date] | None = None) -> None:
        self._today = today

    @property
    def digest(self) -> str:
        """Digest of the words of headings."""
        return digest_of_files(WORDS)

    def __call__(self, layers: Layers) -> Layers:
        """The proposal where there is no date, or where the date is a proposal that was accepted."""
        document = layers.document
        if document.published is not None and document.published_from != "proposed":
            return layers.with_issues(*told_before(layers))
        found = proposed(clues_in(layers), layers.theatre, layers.text, latest=self._latest(document.retrieved))
        if document.published is not None:
            return replace(layers, proposed=found).with_issues(accepted_issue(document.published, found))
        issues = (proposed_issue(found),) if found and found.confidence >= SAID_FROM else ()
        return replace(layers, proposed=found).with_issues(*issues)

    def _latest(self, retrieved: str | None) -> date:
        """The last day on which the dispatch can have been published: that of its retrieval, or today."""
        latest = (self._today or clock.today)()
        if retrieved is not None:
            with suppress(ValueError):
                latest = min(latest, date.fromisoformat(retrieved[:10]))
        return latest + GRACE if latest < date.max - GRACE else latest
