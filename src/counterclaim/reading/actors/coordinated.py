"""Several offices in one breath: "the Congolese and Rwandan foreign ministers", "the foreign and defence ministries of
Mali", "the presidents of Iran and Iraq". Each is an actor of its own, at the words that tell it from the others."""

from __future__ import annotations

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.wording import Wording, modifiers
from counterclaim.theatres import Country, Office

HEADS = {
    "ministers": "minister", "ministries": "ministry", "presidents": "president", "governments": "government",
    "ambassadors": "ambassador", "parliaments": "parliament", "armies": "army",
    "militaries": "military", "embassies": "embassy", "premiers": "premier", "navies": "navy", "kings": "king",
    "presidencies": "presidency", "secretaries": "secretary",
}  # fmt: skip
"""The last word of what several are called together → of what one is."""
AND = frozenset({"and", "or"})
REACH = 8
"""Most words from the first owner to the last word of the office."""
LONGEST = 3
"""Most words of an office before its last."""

Owner = tuple[int, int, Country]


class Coordinated:
    """Reads them in the words of one text."""

    def __init__(self, lexicon: Lexicon, composer: Composer, wording: Wording) -> None:
        self.lexicon, self.composer, self.wording = lexicon, composer, wording
        self.words, self.text = wording.words, wording.text
        self._heads = [i for i, word in enumerate(self.words) if word.key in HEADS]

    def at(self, at: int) -> list[Phrase]:
        """The phrases that begin at word `at`, one for each office; none where there are not several."""
        if not any(at < head <= at + REACH for head in self._heads) and self.words[at].key not in HEADS:
            return []
        return self._by_owner(at) or self._by_office(at) or self._of_owners(at)

    def _by_owner(self, at: int) -> list[Phrase]:
        """OWNER and OWNER OFFICES: "the Congolese and Rwandan foreign ministers"."""
        owners, end = self._owners(at)
        if len(owners) < 2:
            return []
        while end < len(self.words) and self.wording.near(end) and self.words[end].key in modifiers()["fillers"]:
            if self._offices(end)[0]:
                break
            end += 1
        several, last = self._offices(end)
        if not several:
            return []
        return [
            Phrase(first, last if i == len(owners) - 1 else stop, self._of(country, several, end, last))
            for i, (first, stop, country) in enumerate(owners)
        ]

    def _by_office(self, at: int) -> list[Phrase]:
        """[OWNER] KIND and KIND OFFICES [of OWNER]: "the foreign and defence ministries of Mali"."""
        owner, first = self._owner(at)
        for joint in range(first + 1, min(first + LONGEST, len(self.words) - 1)):
            if not self.wording.near(joint):
                return []
            if self.words[joint].key not in AND:
                continue
            several, last = self._offices(joint + 1)
            if not several:
                return []
            kind = [word.key for word in self.words[first:joint]]
            others = self.lexicon.offices_called((*kind, HEADS[self.words[last - 1].key]))
            if not others:
                return []
            end = last
            if owner is None and last + 1 < len(self.words) and self.words[last].key == "of":
                after, end = self._owner(last + 1 + (self.words[last + 1].key == "the"))
                owner, end = after, end if after is not None else last
            if owner is None:
                return [Phrase(first, joint, None, bare=others), Phrase(joint + 1, last, None, bare=several)]
            country = owner[2]
            return [
                Phrase(at, joint, self._of(country, others, first, joint, head=HEADS[self.words[last - 1].key])),
                Phrase(joint + 1, end, self._of(country, several, joint + 1, last)),
            ]
        return []

    def _of_owners(self, at: int) -> list[Phrase]:
        """OFFICES of OWNER and OWNER: "the presidents of Iran and Iraq"."""
        several, last = self._offices(at)
        if not several or last >= len(self.words) or self.words[last].key != "of":
            return []
        owners, _ = self._owners(last + 1)
        if len(owners) < 2:
            return []
        return [
            Phrase(at if i == 0 else first, stop, self._of(country, several, at, last))
            for i, (first, stop, country) in enumerate(owners)
        ]

    def _owners(self, at: int) -> tuple[list[Owner], int]:
        """The countries listed from word `at` on, and the word after them."""
        owners: list[Owner] = []
        while True:
            owner, end = self._owner(at)
            if owner is None:
                return owners, at
            owners.append(owner)
            if end >= len(self.words):
                return owners, end
            gap = self.text[self.words[end - 1].end : self.words[end].start]
            if self.words[end].key in AND and gap in {" ", ", "}:
                at = end + 1
                at += at < len(self.words) and self.words[at].key == "the"
            elif gap == ", ":
                at = end
            else:
                return owners, end

    def _owner(self, at: int) -> tuple[Owner | None, int]:
        """The country at word `at` and the word after it and its possessive."""
        piece = self.lexicon.match(self.words, at, self.text) if at < len(self.words) else None
        if piece is not None and piece.of("actor"):  # "Congolese soldiers" are of a country too
            piece = self.lexicon.match(self.words[: at + 1], at, self.text)
        entry = next(iter(piece.of("country")), None) if piece is not None else None
        if piece is None or entry is None or entry.country is None or piece.of("actor"):
            return None, at
        end = piece.last + self.wording.possessive(piece.last)
        return (at, piece.last, entry.country), end

    def _offices(self, at: int) -> tuple[tuple[Office, ...], int]:
        """The offices that words in the plural from `at` on mean, and the word after them."""
        for last in range(min(at + LONGEST, len(self.words)), at, -1):
            head = HEADS.get(self.words[last - 1].key)
            if head is None or not all(self.wording.near(i) for i in range(at + 1, last)):
                continue
            keys = (*(word.key for word in self.words[at : last - 1]), head)
            several = tuple(o for o in self.lexicon.offices_called(keys) if o.role in {"person", "body"})
            if several:
                return several, last
        return (), at

    def _of(
        self, country: Country, several: tuple[Office, ...], first: int, last: int, head: str | None = None
    ) -> Who | None:
        """The office, called by the words `first` to `last` in the singular, and `head` after them."""
        office = self.composer.office_for_state(several)
        keys = [HEADS.get(word.key, word.key) for word in self.words[first:last]]
        words = " ".join([*keys, *([head] if head is not None else [])])
        return self.composer.of_country(country, office, words=words) if office is not None else None
