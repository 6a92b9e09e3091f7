"""All states: names, adjectives, peoples, capitals. Read from world/countries.yaml."""

from __future__ import annotations

import msgspec


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One state, by its ISO 3166-1 alpha-2 code (`XK` for Kosovo, `PS` for Palestine)."""

    code: str
    name: str
    of: str = ""
    """The name after "of" where it differs: "the United States"."""
    also: tuple[str, ...] = ()
    """Other names and abbreviations."""
    adjectives: tuple[str, ...]
    people: tuple[str, ...] = ()
    """Plural words for its people; where empty, every adjective in -n or -i with an s."""
    capitals: tuple[str, ...]
    """The city that stands for its government, in every usual spelling."""
    leader: str = "president"
    """The office meant by "the … leader"."""
    realm: str = ""
    """What it is called where another office leads it than its crown: kingdom."""
    bystander: bool = False
    """Whether it is a third party in a text that no theatre fits and in which no state's forces act: its bodies speak
    of other people's wars more than of their own."""

    @property
    def genitive(self) -> str:
        """What stands after "of" in a canonical name."""
        return self.of or self.name

    @property
    def peoples(self) -> tuple[str, ...]:
        """Plural words for its people."""
        return self.people or tuple(a + "s" for a in self.adjectives if a[-1] in "ni")
