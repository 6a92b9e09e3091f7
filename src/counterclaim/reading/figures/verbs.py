"""The effects of a verb with the words that belong to it: "shoot down", "put out of action"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.measures import Effect, by_role, measures, tails

PARTICLES = frozenset({"down", "out", "up", "off", "back", "over", "aside"})
PLACING = frozenset({"in", "on", "out", "up", "off", "away", "back", "down", "over", "through"})
"""Words that a verb has for its own where they are no preposition of place."""
LEADING = frozenset({"for", "into", "on", "upon", "onto", "to", "from", "at", "of", "over", "across"})
"""Prepositions through which a verb affects what follows them."""
HANDS = "into the hands"
REACH = 14
"""Tokens after a verb in which words of its own stand."""


def phrasal(verb: Token) -> str:
    """A verb's lemma with its particle: "shoot down"."""
    particle = next(
        (
            c
            for c in verb.children
            if c.lower_ in PARTICLES
            and c.dep_ in ("prt", "advmod", "prep")
            and c.i > verb.i
            and not of_infinitive(verb, c)
        ),
        None,
    )
    if particle is None and verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ in PARTICLES:
        particle = verb.doc[verb.i + 1]
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else verb.lemma_.lower()


def of_infinitive(verb: Token, particle: Token) -> bool:
    """Whether a particle is that of an infinitive between: "took 60 firefighters to put out"."""
    before = particle.nbor(-1)
    return before.i > verb.i and before.tag_ == "VB" and before.nbor(-1).lower_ == "to"


def of_verb(verb: Token, *, through: bool = True) -> tuple[Effect, ...]:
    """The effects of a verb or participle, of its phrasal form first. `through`: also where a preposition of the verb
    leads to what is affected ("fell on 12 houses"), so that it is not what stands before the verb."""
    table = by_role()["verbs"]
    known = measures().participles.get(verb.lower_)
    low = verb.lower_
    stems = (low.removesuffix("ed"), low.removesuffix("d")) if verb.pos_ == "ADJ" and low.endswith("ed") else ()
    objects = [
        c
        for c in verb.children
        if c.dep_ in ("oprd", "dobj", "npadvmod", "attr", "acomp", "advmod", "xcomp") and c.i > verb.i
    ]
    compounds = [f"{verb.lemma_.lower()} {c.lemma_.lower()}" for c in objects]
    plain = verb.lemma_.lower()
    longer = [*followed(verb, plain), *(followed(verb, known) if known else ())]
    if not through:
        longer = [name for name in longer if name.rpartition(" ")[2] not in LEADING]
    let = [f"let {plain}"] if any(c.lemma_ == "let" and c.dep_ == "aux" for c in verb.children) else []
    names = (*let, *with_adverb(verb), *longer, *compounds, phrasal(verb), plain, *((known,) if known else ()), *stems)
    return tuple(effect for name in dict.fromkeys(names) for effect in table.get(name, ()))


def with_adverb(verb: Token) -> Iterator[str]:
    """The verb with an adverb right before it, or with what denies it: "forcibly take", "never come back", "not hear
    from" of "have not been heard from"."""
    before = verb.nbor(-1) if verb.i else verb
    denied = (c for c in verb.children if c.dep_ == "neg" and c.i < verb.i)
    adverbs = [before.lower_] if before.pos_ == "ADV" or before.dep_ == "neg" else []
    adverbs += ["never" if c.lower_ == "never" else "not" for c in denied]
    for adverb in dict.fromkeys(adverbs):
        own = f"{verb.lemma_.lower()} "
        longer = [tail.removeprefix(own) for tail in tails().get(adverb, ()) if tail.startswith(own)]
        yield from (f"{adverb} {name}" for name in followed_by(verb, verb.lemma_.lower(), longer))
        yield f"{adverb} {phrasal(verb)}"
        yield f"{adverb} {verb.lemma_.lower()}"


def of_gerund(word: Token) -> tuple[Effect, ...]:
    """The effects of a verb's noun in -ing: "the torching of 40 huts", "the shooting down of a drone"."""
    low = word.lower_
    if not low.endswith("ing"):
        return ()
    stem = low.removesuffix("ing")
    verbs = [word.lemma_.lower(), stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
    particle = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    names = [f"{verb} {particle}" for verb in verbs] if particle in PARTICLES else []
    table = by_role()["verbs"]
    return tuple(effect for name in dict.fromkeys((*names, *verbs)) for effect in table.get(name, ()))


def followed(verb: Token, lemma_: str) -> Iterator[str]:
    """The verb with words of its own after it, its object perhaps between: "put three mills out of action"."""
    return followed_by(verb, lemma_, tails().get(lemma_, ()))


def followed_by(verb: Token, lemma_: str, endings: Iterable[str]) -> Iterator[str]:
    """The verb with those of some endings that stand after it."""
    after: list[str] | None = None
    for tail in endings:
        words = tail.replace("'s", " 's").split()
        if after is None:
            after = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]]
        for at, word in enumerate(after):
            if word != words[0] or not belongs(verb, at + verb.i + 1):
                continue
            if after[at : at + len(words)] != words and not inflected(verb.doc, verb.i + 1 + at, words):
                continue
            if len(words) > 1 or is_particle(verb, verb.doc[verb.i + 1 + at]):
                yield f"{lemma_} {tail}"
                break
        if tail == HANDS and into_hands(verb):
            yield f"{lemma_} {tail}"


def into_hands(verb: Token) -> bool:
    """Whether something comes into the hands of whoever is named there: "fell into the insurgents' hands"."""
    words = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]]
    return (
        "into" in words
        and "hands" in words[words.index("into") :][:6]
        and belongs(verb, verb.i + 1 + words.index("into"))
    )


def inflected(doc: Doc, at: int, words: list[str]) -> bool:
    """Whether words stand at `at`, a verb among them in another form: left of "packed up and left"."""
    told = doc[at : at + len(words)]
    return len(told) == len(words) and all(
        t.lower_ == word or (t.pos_ == "VERB" and t.lemma_ == word) for t, word in zip(told, words, strict=True)
    )


def is_particle(verb: Token, word: Token) -> bool:
    """Whether a word alone can belong to the verb: any but those of place that the parse does not give to it."""
    if word.lower_ not in PLACING:
        return True
    if word.lower_ == "in" and word.dep_ != "prt":
        return word.i == verb.i + 1 and word.i + 1 < len(word.doc) and word.nbor(1).like_num
    return word.dep_ in ("prt", "advmod") or word.i == verb.i + 1


def belongs(verb: Token, at: int) -> bool:
    """Whether no other verb and no end of a clause stands between a verb and the word at `at`."""
    between = verb.doc[verb.i + 1 : at]
    if any(t.text == "," and t.nbor(1).like_num and t.nbor(2).lower_ == "of" for t in between[:-2]):
        return False  # "beat nine detainees, two of them to death"
    return not any(
        (t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound")) or t.text in ";:" for t in between
    )


def is_perfect(participle: Token) -> bool:
    """Whether a participle only makes the perfect, so that what stands before it did it: "have taken to the hills"."""
    helpers = {c.lemma_ for c in participle.children if c.dep_ in ("aux", "auxpass")}
    return "have" in helpers and "be" not in helpers and "get" not in helpers
