"""The reasons of a claim by slot, and slots made from them."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.publishing.explaining.explanation import Slot, Words
from counterclaim.publishing.explaining.rules import rules
from counterclaim.records import Claim, ComponentVersion, Reason, Span

OPEN = "open"


class Noted:
    """What was noted of one claim. `text` is that of its document, into which its offsets go."""

    def __init__(self, claim: Claim, text: str, components: Iterable[ComponentVersion]) -> None:
        self._text = text
        self._versions = {component.name: component.version for component in components}
        self._reasons: dict[str, list[Reason]] = {}
        for reason in claim.because:
            self._reasons.setdefault(reason.slot, []).append(reason)

    def reasons(self, slot: str) -> list[Reason]:
        """The reasons for a slot."""
        return self._reasons.get(slot, [])

    def slot(
        self,
        name: str,
        value: str | None,
        own: Iterable[Span | None] = (),
        *,
        part: str = "",
        reason: Reason | None = None,
        more: str = "",
        entry: str = "",
    ) -> Slot:
        """A slot with its value, None where it is open. `own` are the words that it is read from, where the reason has
        none of its own; `more` is said after the reason. `reason` outranks what was noted under the slot's name."""
        kind = name.rpartition(".")[2].partition(":")[0]
        default = rules().defaults[kind]
        found = reason or next(iter(self.reasons(name)), None)
        spans = found.words if found is not None and found.words else tuple(span for span in own if span is not None)
        if found is not None:
            why = rules().words(found.by, found.rule, found.entry)
        else:
            why = (default.open if value is None else default.filled).replace("{entry}", entry)
        component = found.by if found is not None else default.component
        return Slot(
            slot=name,
            part=part or name.partition(".")[0],
            value=OPEN if value is None else value,
            is_open=value is None,
            component=component,
            version=self._versions.get(component),
            rule=found.rule if found is not None else None,
            why="; ".join(words for words in (why, more) if words),
            words=tuple(self.words(span) for span in spans),
            confidence=found.confidence if found is not None else None,
        )

    def words(self, span: Span) -> Words:
        """Words of the document."""
        return Words(span, " ".join(self._text[slice(*span)].split()))


def chosen(reasons: Iterable[Reason], entry: str) -> Reason | None:
    """The reason whose entry is this one."""
    return next((reason for reason in reasons if reason.entry == entry), None)
