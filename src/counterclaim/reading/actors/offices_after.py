"""The office that follows: "General Staff spokesman", "the junta's leader", "the army's Ituri spokesman"."""

from __future__ import annotations

from counterclaim.reading.actors.lexicon import Lexicon, Piece
from counterclaim.reading.actors.of_un import CALLED
from counterclaim.reading.actors.wording import Wording

RULING = frozenset({
    "government", "junta", "armed-forces", "general-staff", "police", "parliament", "presidency", "governor", "mayor",
    "president",
})  # fmt: skip
"""Bodies and heads of a state that are called by their noun alone: the junta, the army, the governor."""


class OfficesAfter:
    """Asks it of the words of one text."""

    def __init__(self, lexicon: Lexicon, wording: Wording) -> None:
        self.lexicon, self.wording = lexicon, wording

    def direct(self, at: int) -> Piece | None:
        """The office that begins at word `at`, right after the word before it."""
        if at >= len(self.wording.words) or not self.wording.near(at):
            return None
        piece = self.lexicon.match(self.wording.words, at, self.wording.text)
        return piece if piece is not None and piece.of("office") and not piece.of("actor") else None

    def possessed(self, piece: Piece) -> Piece | None:
        """The office of a body that is told by its noun: the leader in "the junta's leader"."""
        several = piece.of("office")[0].offices
        stately = any(o.id in RULING or o.id.endswith(("ministry", "minister")) for o in several)
        stately = stately or CALLED.fullmatch(self.wording.between(piece.first, piece.last)) is not None
        if not stately or not self.wording.possessive(piece.last):
            return None
        following = self.direct(piece.last + 1) or self._beyond_place(piece.last + 1)
        personal = all(o.role == "person" for o in several)
        if following is None or not personal:
            return following
        return following if any(o.role == "spokesperson" for o in following.of("office")[0].offices) else None

    def _beyond_place(self, at: int) -> Piece | None:
        """The office after a place that says where somebody serves: "the army's Ituri spokesman"."""
        place = self.wording.place(at) if at < len(self.wording.words) else None
        return self.direct(self.wording.beyond(place, at)) if place is not None else None
