"""What kind of place the words around a name ask for: "the Kharkiv region", "the states of North and West Darfur"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import Gazetteer, Hit, folded_name
from counterclaim.reading.places.cues import cues, unit_kinds
from counterclaim.reading.places.evidence import is_dateline
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.windows import following, previous

TOWN_OF = frozenset({"borough", "locality", "localities"})
"""Words for districts that, with "of", translate a word for a small town: "the borough of Chaplynka"."""
LARGE = 100_000
"""Population of a town that a dateline names rather than the region of its name."""
LINK = re.compile(
    r"^(?P<end>,? ?(?:and|or|as well as|and also)|,|, as well as)(?: also)?"
    r"(?: in| from| to| of)?(?: the| that of| those of)?(?: \w+ern)?$"
)
"""What may stand between two names that share one unit word; `end` says whether the list may go on after a comma."""
BRACKETS = re.compile(r"\([^()]*\)")
PLURAL_ONLY = frozenset({"regions", "oblasts", "provinces", "states", "governorates", "districts", "cities", "towns",
                         "villages", "departments", "counties", "raions", "territories", "settlements", "prefectures",
                         "rivers", "camps", "suburbs", "capitals", "localities", "chiefdoms",
                         "cercles", "woredas", "townships", "communes", "municipalities"})  # fmt: skip


def with_shared_heads(
    doc: Doc, mentions: Sequence[Mention], places: Gazetteer, own: Mapping[str, tuple[Hit, ...]]
) -> list[Mention]:
    """`mentions` with those added whose head stands only once: "North" in "North and West Darfur"."""
    added: list[Mention] = []
    for mention in mentions:
        if mention.last == mention.first or doc[mention.first].lower_ not in cues().directions:
            continue
        rest = doc[mention.first + 1 : mention.last + 1].text
        at = mention.first - 1
        while at >= 1 and doc[at].text in {"and", "or", ","}:
            word = doc[at - 1]
            if word.lower_ not in cues().directions or not word.text[0].isupper():
                break
            key = folded_name(f"{word.text} {rest}")
            hits = (*own.get(key, ()), *places.named((key,)).get(key, ()))
            if not hits:
                break
            added.append(
                replace(
                    mention,
                    first=word.i,
                    last=word.i,
                    start=word.idx,
                    end=word.idx + len(word),
                    word=word.text,
                    key=key,
                    hits=hits,
                )
            )
            at -= 2
    heads = {m.first for m in added}
    return sorted([*(m for m in mentions if m.first not in heads), *added], key=lambda m: m.start)


def mark_units(doc: Doc, mentions: Sequence[Mention]) -> None:
    """Note on each mention the kind that unit words ask for, through lists and "that of"."""
    for at, mention in enumerate(mentions):
        if mention.adjective:
            continue
        after = following(doc, doc[mention.last])
        if after is not None and after.lower_ in unit_kinds() and (after.text[0].islower() or not mention.embedded):
            kind = unit_kinds()[after.lower_]
            if not (
                kind == "settlement" and after.lower_ in {"capital", "port", "resort", "suburb", "suburbs", "outpost"}
            ):
                mention.unit = kind
                if after.lower_ in PLURAL_ONLY:
                    spread(doc, mentions, at, kind, -1)
            continue
        if after is not None and after.text == "-" and after.i + 1 < len(doc) and doc[after.i + 1].lower_ == "area":
            continue
        before = previous(doc, doc[mention.first])
        if before is not None and before.lower_ in {"of", "in"} and before.i > 0:
            noun = doc[before.i - 1]
            if (
                before.lower_ == "of"
                and noun.lower_ in unit_kinds()
                and noun.text[0].islower()
                and mention.unit is None
                and not is_part(doc, noun)
            ):
                mention.unit = "settlement" if noun.lower_ in TOWN_OF else unit_kinds()[noun.lower_]
                if noun.lower_ == "capital":
                    mention.unit = "holder"
                elif noun.lower_ in PLURAL_ONLY:
                    spread(doc, mentions, at, mention.unit, 1)
            elif noun.lower_ == "that" and at > 0 and mentions[at - 1].unit:
                mention.unit = mentions[at - 1].unit
        elif (
            before is not None
            and before.lower_ in unit_kinds()
            and before.text[0].islower()
            and before.dep_ in {"compound", "nmod", "appos", "pobj", "nsubj", "dobj", "conj", "npadvmod"}
        ):
            mention.unit = unit_kinds()[before.lower_]
            if before.lower_ in PLURAL_ONLY:
                spread(doc, mentions, at, mention.unit, 1)


def is_part(doc: Doc, noun: Token) -> bool:
    """Whether a unit word with "of" speaks of a part of what follows: "a commune of Kinshasa", "the Rimal district of
    Gaza City"."""
    before = previous(doc, noun)
    return before is not None and (before.lower_ in {"a", "an", "another", "one"} or before.text[0].isupper())


def mark_datelines(doc: Doc, mentions: Sequence[Mention]) -> None:
    """Note that a dateline names a town, where a region goes by the town's name: "GAZA, Oct 10"."""
    for mention in mentions:
        kinds = {hit.place.kind for hit in mention.hits if hit.place.weight >= LARGE}
        if mention.unit is None and {"settlement", "region"} <= kinds and is_dateline(doc, mention):
            mention.unit = "settlement"


def mark_headed_lists(doc: Doc, mentions: Sequence[Mention]) -> None:
    """Note the kind on the mentions of a list that says it once: "By governorate: North Gaza 60,000, Rafah 25,000"."""
    heads = [t.i for t in doc if t.text == ":" and t.i > 1 and doc[t.i - 2].lower_ in {"by", "per"}]
    if not heads:
        return
    stops = sorted({*heads, *(t.i for t in doc if t.text in {".", ";"} or "\n" in t.text), len(doc)})
    firsts = [mention.first for mention in mentions]
    for head in heads:
        kind = unit_kinds().get(doc[head - 1].lower_)
        end = stops[bisect_right(stops, head)]
        if kind is None:
            continue
        for mention in mentions[bisect_left(firsts, head) : bisect_right(firsts, end)]:
            if not mention.adjective and not mention.unit:
                mention.unit = kind


def spread(doc: Doc, mentions: Sequence[Mention], at: int, kind: str, step: int) -> None:
    """Give `kind` to the mentions listed before (step -1) or after (step 1) the one at `at`, while the list goes on."""
    here, there, ended = at, at + step, False
    while 0 <= there < len(mentions):
        left, right = sorted((mentions[here], mentions[there]), key=lambda m: m.start)
        link = link_between(doc, left, right)
        if right.adjective or left.adjective or link is None or mentions[there].unit or (ended and link == ","):
            return
        mentions[there].unit = kind
        ended = ended or (link != "," and step == 1)
        if step == -1 and link != "," and here != at:
            return
        here, there = there, there + step


def link_between(doc: Doc, left: Mention, right: Mention) -> str | None:
    """The word that links two mentions of a list, brackets left out; None where more than that stands between."""
    between = BRACKETS.sub(" ", doc[left.last + 1 : right.first].text)
    match = LINK.match(" ".join(between.split()))
    return match["end"] if match else None


def mark_containers(doc: Doc, mentions: Sequence[Mention]) -> None:
    """Note which mention contains which: "Balakliia, in the Kharkiv region", "Goma, DRC", "Rafah in southern Gaza"."""
    for left, right in pairwise(mentions):
        if left.adjective or right.adjective or right.first - left.last > 8:
            continue
        between = [t for t in doc[left.last + 1 : right.first] if not t.is_space]
        words = [t.lower_ for t in between]
        if words == ["'s"]:
            right.within = left  # "Yemen's Hodeidah"
            continue
        if not words or len(words) > 7:
            continue
        kinds = {"the", "of", "a", *cues().directions, *unit_kinds(), "occupied", "'s"}
        if words in ([","], ["("]):
            if not in_list(doc, right):
                left.within = right
        elif (words[0] == "," and len(words) > 1 and words[1] in {"in", *cues().directions, "a"}) or words[0] == "in":
            rest = [w for w in words if w not in {",", "in", "-"}]
            if all(w in kinds for w in rest):
                left.within = right


def in_list(doc: Doc, right: Mention) -> bool:
    """Whether a list goes on after `right`: "Kharkiv, Sumy and Poltava"."""
    after = following(doc, doc[right.last])
    step = 0
    while (
        after is not None
        and step < 6
        and (after.text == "," or after.lower_ in {"and", "or"} or after.text[0].isupper())
    ):
        if after.lower_ in {"and", "or"}:
            return True
        after = following(doc, after)
        step += 1
    return False
