"""A claim explained on a terminal: each slot with its value, what set it, why, and from which words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from counterclaim.errors import AmbiguousIdError, NoSuchClaimError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from counterclaim.intake import Skipped, Taken
    from counterclaim.publishing.explaining import Explanation, Slot
    from counterclaim.records import Reading

NAMED = 6
"""Ids that an error names at most."""


def explained_of(readings: Iterable[tuple[Taken | Skipped, Reading | None]], beginning: str) -> Explanation:
    """The explanation of the one claim of some readings whose id begins so. Raises NoSuchClaimError,
    AmbiguousIdError."""
    from counterclaim.intake import Taken
    from counterclaim.publishing.explaining import explained

    wanted = beginning.strip().lower()
    found: dict[str, Explanation] = {}
    for item, reading in readings:
        if reading is None or not isinstance(item, Taken):
            continue
        for claim in reading.claims:
            if wanted and claim.claim_id.startswith(wanted):
                found[claim.claim_id] = explained(
                    claim, item.document.text, components=reading.components, theatre=reading.theatre
                )
    if not found:
        raise NoSuchClaimError(beginning)
    if len(found) > 1:
        ids = [*sorted(found)[:NAMED], *(["…"] if len(found) > NAMED else [])]
        raise AmbiguousIdError("claim", beginning, ids)
    return next(iter(found.values()))


def print_explanation(explanation: Explanation, form: str) -> None:
    """An explanation on standard output, as JSON or as a table."""
    if form != "table":
        sys.stdout.write(msgspec.json.encode(explanation).decode() + "\n")
        return
    from counterclaim.cli.terminal import terminal

    console = terminal()
    console.print(head_of(explanation))
    console.print(table_of(explanation))
    if not explanation.noted:
        console.print(UNNOTED, style="italic", highlight=False, markup=False)


UNNOTED = "The reader of this claim noted no reasons; counterclaim reread notes them."


def head_of(explanation: Explanation) -> RenderableType:
    """The claim's id and words, its reading and theatre."""
    from rich.text import Text

    out = Text()
    out.append(f"claim {explanation.claim_id}", style="bold")
    out.append(f"\n“{' '.join(explanation.text.split())}”\n")
    theatre = explanation.theatre or "none chosen"
    return out.append(f"reading {explanation.reading_id or 'not stored'}, theatre {theatre}\n", style="dim")


def table_of(explanation: Explanation) -> RenderableType:
    """One row a slot, the parts of the claim under each other."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column("slot", no_wrap=True)
    table.add_column("value", max_width=26)
    table.add_column("set by", no_wrap=True)
    table.add_column("why, from which words", ratio=1)
    last = ""
    for slot in explanation.slots:
        if slot.part != last and last:
            table.add_row()
        last = slot.part
        value = Text(slot.value, style="bold red" if slot.is_open else "")
        table.add_row(Text(slot_words(slot)), value, Text(setter(slot), style="dim"), why_of(slot))
    return table


def slot_words(slot: Slot) -> str:
    """A slot's name without the id of an actor: "s0.side"."""
    return slot.slot.partition(":")[0]


def setter(slot: Slot) -> str:
    """The component with its version, and its confidence where it has one."""
    version = f" {slot.version}" if slot.version is not None else ""
    sure = f"\n{slot.confidence:.2f}" if slot.confidence is not None else ""
    return f"{slot.component}{version}{sure}"


def why_of(slot: Slot) -> RenderableType:
    """The reason, and the words with their offsets."""
    from rich.text import Text

    out = Text(slot.why)
    for words in slot.words:
        start, end = words.span
        out.append(f"{' · ' if out.plain else ''}“{words.text}”", style="cyan")
        out.append(f" {start}–{end}", style="dim")
    return out
