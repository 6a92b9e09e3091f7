"""What people decided about incidents, taken together: whose claims are one thing, and whose are not.

Decisions are never changed (`records.Decision`); they are applied anew at every clustering and go before all that
speaks for or against a link, so nothing that is found later undoes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.records import Decision


class Decisions:
    """Decisions that hold, looked up by the ids of claims.

    Claims that are one, over however many decisions, are a group; what is not one with a claim is not one with its
    whole group. A later decision goes before an earlier one that it contradicts (at one moment the one of greater id).
    In what order they are given does not matter.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._group: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for decision in reversed(holding(decisions)):
            if decision.kind == "merge":
                claims = sorted({*decision.one, *decision.other})
                for claim in claims[1:]:
                    self._settle(claims[0], claim, one=True)
            else:
                for a in sorted(set(decision.one)):
                    for b in sorted(set(decision.other)):
                        self._settle(a, b, one=False)

    def _settle(self, a: str, b: str, *, one: bool) -> None:
        left, right = self._of(a), self._of(b)
        if left == right or right in self._apart[left]:
            return  # a later decision said so already, or the contrary
        if not one:
            self._apart[left].add(right)
            self._apart[right].add(left)
            return
        kept, gone = min(left, right), max(left, right)
        for member in self._members[gone]:
            self._group[member] = kept
        self._members[kept] |= self._members.pop(gone)
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)

    def _of(self, claim: str) -> str:
        if claim not in self._group:
            self._group[claim] = claim
            self._members[claim] = {claim}
            self._apart[claim] = set()
        return self._group[claim]

    def together(self, a: str, b: str) -> bool:
        """Whether people said that two claims are about one thing."""
        return a in self._group and self._group[a] == self._group.get(b)

    def apart(self, a: str, b: str) -> bool:
        """Whether people said that two claims are not about one thing."""
        return a in self._group and b in self._group and self._group[b] in self._apart[self._group[a]]

    def group_of(self, claim: str) -> str | None:
        """The name of the group of claims that this one is one with, None where nobody decided about it."""
        return self._group.get(claim)

    @property
    def claims(self) -> frozenset[str]:
        """The ids of all claims about which somebody decided."""
        return frozenset(self._group)

    def touching(self, claim: str) -> tuple[str, ...]:
        """Every other claim that is, by decision, one or not one with this one: whose incidents may change with it."""
        group = self._group.get(claim)
        if group is None:
            return ()
        return tuple(sorted({m for name in (group, *self._apart[group]) for m in self._members[name]} - {claim}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Decisions) and (self._group, self._apart) == (other._group, other._apart)

    __hash__ = None  # type: ignore[assignment]  # what is settled last is not known when it is made

    def __bool__(self) -> bool:
        return bool(self._group)


def holding(decisions: Iterable[Decision]) -> Sequence[Decision]:
    """The merges and splits that hold, earliest first: those that no undo takes back that holds itself."""
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.decision_id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind == "undo" and decision.undoes and decision.decision_id not in undone:
            undone.add(decision.undoes)
    return [d for d in ordered if d.kind != "undo" and d.decision_id not in undone and d.undone_by is None]
