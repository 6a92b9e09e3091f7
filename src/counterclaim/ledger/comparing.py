"""What one reading of a document has that another had not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.ledger.carrying import ENOUGH
from counterclaim.records import Claim, Link
from counterclaim.records.span import likeness

ITSELF = frozenset({"claim_id", "document_id", "reading_id", "input_id", "content", "attribution", "because"})
"""Fields that are the claim's identity, are compared in parts, or only say why the others are as they are."""


class Changed(msgspec.Struct, frozen=True):
    """A claim that both readings have, read otherwise: the parts of its record that differ."""

    claim_id: str
    slots: tuple[str, ...]


class Moved(msgspec.Struct, frozen=True):
    """A claim that went and one that came on the same words; `overlap` is the share of their characters in both."""

    before: str
    now: str
    overlap: float


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """From one reading to the next. Ids are in the order of their readings; one that moved neither came nor went."""

    same: int = 0
    """Claims with the same id and the same record, their reasons aside."""
    changed: tuple[Changed, ...] = ()
    moved: tuple[Moved, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many claims are not as they were."""
        return len(self.changed) + len(self.moved) + len(self.came) + len(self.went)


def differences_between(before: Sequence[Claim], now: Sequence[Claim]) -> Differences:
    """What changed between the claims of two readings of one document."""
    old = {claim.claim_id: claim for claim in before}
    new = {claim.claim_id: claim for claim in now}
    changed = [
        Changed(name, slots)
        for name, claim in new.items()
        if name in old and (slots := slots_between(old[name], claim))
    ]
    went = [claim for name, claim in old.items() if name not in new]
    came = [claim for name, claim in new.items() if name not in old]
    moved = _moved(went, came)
    gone, arrived = {move.before for move in moved}, {move.now for move in moved}
    return Differences(
        same=len(old.keys() & new.keys()) - len(changed),
        changed=tuple(changed),
        moved=moved,
        came=tuple(claim.claim_id for claim in came if claim.claim_id not in arrived),
        went=tuple(claim.claim_id for claim in went if claim.claim_id not in gone),
    )


def _moved(went: Sequence[Claim], came: Sequence[Claim]) -> tuple[Moved, ...]:
    """Pairs on the same words, each claim in one of them: the best pair first, of equal ones the first in the text."""
    ranked = sorted(
        (-overlap, i, j)
        for i, old in enumerate(went)
        for j, new in enumerate(came)
        if (overlap := likeness(old.content, new.content)) >= ENOUGH
    )
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for overlap, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = (j, -overlap)
            taken.add(j)
    return tuple(Moved(went[i].claim_id, came[j].claim_id, overlap) for i, (j, overlap) in sorted(pairs.items()))


def slots_between(old: Claim, new: Claim) -> tuple[str, ...]:
    """The parts in which two records of one claim differ, in the record's order; those of its chain of speakers by
    their own names (actors, cue, voice …)."""
    parts = [name for name in _names(Claim) if name not in ITSELF and getattr(old, name) != getattr(new, name)]
    if len(old.attribution) != len(new.attribution):
        return ("attribution", *parts)
    chain = zip(old.attribution, new.attribution, strict=True)
    linked = {name for a, b in chain for name in _names(Link) if getattr(a, name) != getattr(b, name)}
    return (*(name for name in _names(Link) if name in linked), *parts)


def _names(of: type[msgspec.Struct]) -> Iterable[str]:
    return of.__struct_fields__
