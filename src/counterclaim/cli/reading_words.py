"""What read what, in words: for `status` and `reread`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.ledger import Carrying, Status
    from counterclaim.records import ComponentVersion

SHORT = 24
"""Characters of a digest that are shown."""


def reader_words(components: Sequence[ComponentVersion] | None, present: Sequence[ComponentVersion]) -> str:
    """A reader against the present one: in which components it differs, and how."""
    if components is None:
        return "no reader"
    if tuple(components) == tuple(present):
        return "this program's reader"
    now = {part.name: part for part in present}
    parts: list[str] = []
    for part in components:
        other = now.pop(part.name, None)
        if other is None:
            parts.append(f"{part.name} {part.version}, now none")
        elif part.version != other.version:
            parts.append(f"{part.name} {part.version}, now {other.version}")
        elif part.digest != other.digest:
            parts.append(f"{part.name} {part.version} with other data")
    parts += [f"no {name}" for name in now]
    return f"another reader ({'; '.join(parts) or 'its components in another order'})"


def component_words(components: Sequence[ComponentVersion]) -> str:
    """Every component with its version and the beginning of its data's digest."""
    return ", ".join(f"{p.name} {p.version}" + (f" ({p.digest[:SHORT]})" if p.digest else "") for p in components)


def waiting_words(waiting: Mapping[str, int]) -> str:
    """How many documents wait for a reader of their language."""
    languages = ", ".join(f"{number:,} {language}" for language, number in waiting.items())
    number = sum(waiting.values())
    return f"{number:,} document{'s wait' if number != 1 else ' waits'} for a reader of the language: {languages}"


def carrying_words(carried: Carrying) -> str:
    """How judgements came into the new readings."""
    return f"judgements: {carried.same:,} at their claim, {carried.moved:,} moved, {carried.left_behind:,} left behind"


def reading_rows(
    status: Status, present: Sequence[ComponentVersion], option: str = "", *, reader: str = ""
) -> Iterator[tuple[str, str]]:
    """The rows of `status` on readings and judgements. `option` names the ledger in the commands to run next, `reader`
    what reads."""
    from counterclaim.cli.running import counted

    for one in status.read_by:
        number = f"{counted(one.readings, 'reading')}, {one.current:,} current"
        words = f"{reader_words(one.components, present)}: {number}"
        same = one.components == tuple(present)
        yield "read by", f"{words}; {component_words(one.components)}" if same else words
    if status.older:
        documents = "1 document was" if status.older == 1 else f"{status.older:,} documents were"
        yield "behind", f"{documents} read by another reader: counterclaim reread{option}{reader}"
    if status.waiting:
        yield "waiting", waiting_words(status.waiting)
    judged = status.judgements
    if judged.total:
        people = ", ".join(f"{number:,} by {name}" for name, number in judged.by.items())
        yield (
            "judgements",
            f"{people}; {judged.carried:,} carried to a newer reading, {judged.moved:,} of them to another claim, "
            f"{judged.left_behind:,} left behind"
            + (f": counterclaim review --list --left-behind{option}" if judged.left_behind else ""),
        )
