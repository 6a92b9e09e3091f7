"""What speakers say that they will do or refuse to do: announced, not foretold."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.claims.stances import Stances
from counterclaim.reading.syntax.negation import is_negated_noun, negating
from counterclaim.records import Spans

OWNING = frozenset({"its", "their", "his", "her"})
GOING_ON = frozenset({"continue", "go", "persist", "stop", "cease", "end"})
STRUGGLES = frozenset(
    {
        "resistance",
        "struggle",
        "fight",
        "operation",
        "campaign",
        "offensive",
        "jihad",
        "uprising",
        "revolution",
        "battle",
    }
)
"""What a party wages, and by its word goes on with."""
REACHED = frozenset({"dobj", "attr", "dative"})


def tells_of_self(subjects: Sequence[Token], known: Stances) -> bool:
    """Whether a report's first subject stands for its speaker: "said it had repelled an attack by the rebels"."""
    return bool(subjects) and subjects[0].lower_ in known.standing_in


def carried_on(roots: Sequence[Token], subjects: Sequence[Token]) -> list[Token]:
    """The words by which a party says that its own struggle goes on until an end: "the resistance will continue until
    our lands are liberated", said by who resists."""
    if not roots or not subjects or roots[0].lemma_ not in GOING_ON or subjects[0].lemma_.lower() not in STRUGGLES:
        return []
    until = [t for t in roots[0].subtree if t.lower_ == "until" and t.i > roots[0].i]
    owned = any(c.dep_ == "poss" and c.lower_ not in {"our", "its", "my"} for c in subjects[0].children)
    return [roots[0], until[0]] if until and not owned else []


def refusing(root: Token) -> list[Token]:
    """What refuses in a clause: "not", or that nobody is reached ("would free no hostage", "hand over no one")."""
    negation = negating(root)
    if negation is not None:
        return [negation]
    return [c for c in root.children if c.dep_ in REACHED and is_negated_noun(c)]


def undertaken(roots: Sequence[Token], subjects: Sequence[Token], own_names: Spans, known: Stances) -> list[Token]:
    """The words by which the speaker, or the speaker's people, will do or will not do what they decide on themselves.

    "said it would decide by Monday" announces and so does "said it would hand over no one"; what happens to somebody
    unwilled is foretold ("said they would not survive the winter").
    """
    if not roots or not subjects or subjects[0].dep_ == "nsubjpass":
        return []
    first, root = subjects[0], roots[0]
    owned = any(c.dep_ == "poss" and c.lower_ in OWNING for c in first.children)
    named = any(start <= first.idx < end for start, end in own_names)
    lemma = root.lemma_.lower()
    if not (first.lower_ in known.standing_in or owned or named) or lemma in known.unwilled:
        return []
    refused = refusing(root)
    return [root, *refused] if refused or lemma in known.willed else []
