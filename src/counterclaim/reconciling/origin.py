"""The ultimate speaker behind a claim."""

from __future__ import annotations

import msgspec

from counterclaim.records import ActorKind


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the words of a claim come from, over documents: corroboration counts these and not articles.

    `key` is the same for the same speaker everywhere: the actor's id; for somebody who is not named, the kind of
    source within the family of reprints that cites it; for the outlet's own voice the outlet, or the agency that it
    has the words from. `side`, `aligned_with` and `kind` are as in the contract.
    """

    key: str
    name: str
    side: str | None
    aligned_with: tuple[str, ...]
    kind: ActorKind
    because: str
    """One line: why it is this one."""

    @property
    def named(self) -> bool:
        """Whether it is known who speaks: not "medical sources" of one dispatch, nor somebody who could not be read."""
        return not self.key.startswith(("unnamed:", "unknown:"))
