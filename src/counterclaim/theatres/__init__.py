"""Conflicts as data: one YAML folder a conflict, and the world that all of them stand in."""

from counterclaim.theatres.theatre import KnownActor, LocalPlace, NamedDay, Party, Theatre

WORLD = Theatre(id="world", name="The world")
"""What holds where no theatre is known: no parties, so nobody's side."""

__all__ = ["WORLD", "KnownActor", "LocalPlace", "NamedDay", "Party", "Theatre"]
