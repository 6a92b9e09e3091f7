"""What the text has said so far, for words that need it: "the ministry", "the army", "Peskov"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.staging import Stage
from counterclaim.reading.actors.who import Who
from counterclaim.records import Toponym
from counterclaim.theatres.spelling import keys_in

SHORT = 3
"""Letters of the longest name between others that nobody is called by alone: bin, van."""


@dataclass(slots=True)
class Context:
    """The actors of one text as they are met, in text order."""

    composer: Composer
    offices: dict[str, Who] = field(default_factory=dict)
    """The last actor met with each office."""
    persons: dict[str, dict[str, Who]] = field(default_factory=dict)
    """Family name → those introduced with it, by their ids."""
    middle: dict[str, dict[str, Who]] = field(default_factory=dict)
    """The same by the names between the first and the last: Kiwewa of Alain Kiwewa Mitela."""
    named: Counter[str] = field(default_factory=Counter)
    """How often each of them has been named, by id."""
    countries: dict[int, set[str]] = field(default_factory=dict)
    """For each sentence's number the codes of the countries that it mentions."""

    states: dict[int, set[str]] = field(default_factory=dict)
    """The same of those named, or meant by their capital, not by an adjective."""
    towns: dict[int, set[str]] = field(default_factory=dict)
    """The codes of the countries in which the towns and provinces lie that a sentence names."""
    town_sides: dict[int, set[str | None]] = field(default_factory=dict)
    """The sides of whoever governs these towns."""
    local: dict[int, list[Toponym]] = field(default_factory=dict)
    """Those towns and provinces themselves."""
    by_name: set[str] = field(default_factory=set)
    """Ids of the offices of which the text names somebody: "Mayor X", "X, the mayor"."""
    stages: dict[int, list[Stage]] = field(default_factory=dict)
    """The towns that a sentence puts first: "In Kigali, the government …"."""
    subject: Who | None = None
    """The last body or state that was a subject: whose "its army" is."""
    subject_at: int = -1
    """The number of its sentence."""
    scorned: set[str] = field(default_factory=set)
    """Codes of the countries whose government the text calls a regime: it is not theirs that it calls by no owner."""
    opened: Who | None = None
    """Whom the text names first."""
    called: dict[str, str] = field(default_factory=dict)
    """The last word that each owner of an office was called by with it, by their ids: army, troops."""
    owned: dict[int, set[str]] = field(default_factory=dict)
    """For each sentence's number the codes of the countries whose states and bodies it names anywhere."""
    sides: set[str | None] = field(default_factory=set)
    """The sides of those whom the text has told of so far."""
    wires: dict[int, str] = field(default_factory=dict)
    """For each sentence's number the code of the party whose state's medium has the words told in it."""
    acting: Who | None = None
    """The last subject of a state's, person or body: whose "the president" is of whom he tells."""
    acting_at: int = -1
    """The number of its sentence."""
    reigning: Who | None = None
    """The last president, king or head of government that the text spoke of: "the head of state" after him."""
    home: str | None = None
    """Code of the country whose offices are meant where nothing nearer tells."""
    unlabelled: str | None = None
    """Code of the state at war whose forces the text gives no nation."""
    dated: str | None = None
    """Code of the country of the dateline, where it has one."""
    fought_in: str | None = None
    """Code of the country that the war is fought in, if it is one party's."""
    ahead: dict[str, dict[str, Who]] = field(default_factory=dict)
    """Whose each office is wherever the text says so, before and after, by their ids."""

    def note(self, who: Who) -> None:
        """Remember an actor that the text has named."""
        if ":installed:" in who.id:  # "the governor" after it is not the one whom the other side installed
            return
        office = who.office or (who.id if ":" in who.id and not who.id.startswith("text:") else None)
        parts = [part for part in (office or "").split(":") if self.composer.office(part) is not None]
        for part in parts[-1:]:  # a ministry's spokesman is not the ministry
            if part:
                self.offices.pop(part, None)  # so that the last met comes last
                self.offices[part] = who
        if who.stands_for is not None:
            self.note(who.stands_for)

    def introduce(self, who: Who, name: str) -> None:
        """Remember a person by family name."""
        keys = keys_in(name)
        if keys:
            self.persons.setdefault(keys[-1], {}).setdefault(who.id, who)
            for key in keys[1:-1]:
                if len(key) > SHORT:
                    self.middle.setdefault(key, {}).setdefault(who.id, who)
            self.named[who.id] += 1

    def person(self, key: str) -> Who | None:
        """The one introduced with this family name; of several the one named more often than all others, if one is."""
        several = self.persons.get(key) or self.middle.get(key, {})
        most = max(several.values(), key=lambda who: self.named[who.id], default=None)
        others = sum(self.named[id_] for id_ in several if most is not None and id_ != most.id)
        return most if most is not None and self.named[most.id] > others else None

    def hit(self, sentence: int) -> set[str]:
        """The countries of the towns that this sentence names, else of those that the one before it names."""
        return self.towns.get(sentence, set()) or self.towns.get(sentence - 1, set())
