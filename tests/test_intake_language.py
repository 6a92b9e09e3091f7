"""The language of a dispatch, by its letters and measured. Sentences are invented (tests/data/languages.yaml)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from counterclaim.intake.language import CODES, LANGUAGES, language_of
from counterclaim.intake.letters import ONE_LANGUAGE, decided, only_script
from counterclaim.records import Section

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "languages.yaml").read_text(encoding="utf-8")
)


def test_every_language_that_is_listed_has_a_code() -> None:
    assert {language for several in LANGUAGES.values() for language in several} | set(ONE_LANGUAGE.values()) <= CODES


@pytest.mark.parametrize("written", SENTENCES)
def test_several_sentences_have_their_language(written: str) -> None:
    assert language_of(" ".join(SENTENCES[written])) == written[:2]


def test_hardly_a_sentence_stays_open_and_none_is_taken_for_another_language() -> None:
    found = [(written[:2], language_of(text)) for written, texts in SENTENCES.items() for text in texts]
    assert [pair for pair in found if pair[1] not in (pair[0], None)] == []
    assert sum(pair[1] is None for pair in found) <= 4


def test_ukrainian_and_russian_are_told_by_a_short_sentence() -> None:
    pairs = list(zip(SENTENCES["uk"], SENTENCES["ru"], strict=True))
    assert len(pairs) >= 30
    for uk, ru in pairs:
        assert (language_of(uk[:30]), language_of(ru)) in {("uk", "ru"), (None, "ru"), ("uk", None), (None, None)}
    assert sum(language_of(uk) == "uk" for uk, _ in pairs) == len(pairs)
    assert sum(language_of(ru) == "ru" for _, ru in pairs) >= len(pairs) - 3


def test_dispatch_that_quotes_a_sentence_in_another_language_keeps_its_own() -> None:
    quoted = f"“{SENTENCES['uk'][0]}” the governor wrote on Telegram. {SENTENCES['en'][0]} {SENTENCES['en'][1]}"
    assert language_of(quoted) == "en"
    assert language_of(f"{SENTENCES['ar'][0]} «We left three villages», {SENTENCES['ar'][1]}") == "ar"
    assert language_of(f"{SENTENCES['uk'][0]} {SENTENCES['uk'][1]} «{SENTENCES['ru'][9]}» {SENTENCES['uk'][2]}") == "uk"


def test_text_half_in_one_language_and_half_in_another_stays_open() -> None:
    assert language_of(f"{SENTENCES['en'][0]} {SENTENCES['uk'][0]}") is None
    assert language_of(f"{SENTENCES['uk'][0]} {SENTENCES['ru'][0]} {SENTENCES['ru'][2]} {SENTENCES['ru'][5]}") is None


@pytest.mark.parametrize("short", ["", "Eight dead.", "12:30", "Взрыв", "Riverton, Oldport: 8 dead, 12 hurt", "💥💥💥"])
def test_short_text_stays_open(short: str) -> None:
    assert language_of(short) is None


def test_what_is_not_read_says_nothing() -> None:
    text = SENTENCES["ru"][0] + SENTENCES["en"][0]
    cut = len(SENTENCES["ru"][0])
    assert language_of(text, (Section("boilerplate", 0, cut), Section("body", cut, len(text)))) == "en"
    assert language_of(text, (Section("body", 0, cut), Section("notice", cut, len(text)))) == "ru"


@pytest.mark.parametrize(("text", "script", "language"), [
    ("Мешканці під'їзду", "cyrillic", "uk"), ("Выстрелы слышны", "cyrillic", "ru"),
    ("Паведамілі, што ў вёсцы", "cyrillic", "be"),
    ("Городок пуст", "cyrillic", None), ("Становници су рекли телевизији", "cyrillic", None),
    ("گلوله‌باران پل", "arabic", "fa"), ("قصف على القرية في الليلة الماضية", "arabic", "ar"),
    ("ښځې او ماشومان", "arabic", "ps"), ("بچے ہلاک ہوئے", "arabic", "ur"),
    ("ኣብ ዞባ", "ethiopic", "ti"), ("አስታወቀ", "ethiopic", "am"), ("שלום", "hebrew", "he"), ("მდინარე", "georgian", "ka"),
])  # fmt: skip
def test_letters_decide_where_they_can(text: str, script: str, language: str | None) -> None:
    assert decided(text, script) == language


def test_words_of_another_script_are_left_out() -> None:
    assert only_script("The town of Лиман was hit.", "latin") == "The town of was hit."


OTHERS = {
    "af": "Die goewerneur het Dinsdag gesê dat ten minste agt mense dood is in die bombardement, twee kinders.",
    "ca": "El governador va dir dimarts que almenys vuit persones van morir en el bombardeig de la ciutat, dos nens.",
    "ln": "Guvernere ya etuka alobaki mokolo ya mibale ete bato mwambe bakufaki na bitumba oyo esalemaki na engumba.",
    "ht": "Gouvènè a di madi omwen uit moun mouri nan atak sou vil la, pami yo de timoun.",
    "rw": "Guverineri w'intara yavuze ku wa kabiri ko nibura abantu umunani bishwe mu gitero cyagabwe ku mujyi.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_language_that_is_not_among_those_of_dispatches_stays_open(text: str) -> None:
    assert language_of(text) is None


def test_neighbours_that_letters_tell_apart_are_not_taken_for_those_of_dispatches() -> None:
    assert (
        language_of("گورنر اڱاري تي چيو ته شهر تي گولا باري ۾ گهٽ ۾ گهٽ اٺ ماڻهو مارجي ويا آهن جن ۾ ٻه ٻار به آهن.")
        == "sd"
    )
    assert (
        language_of("ۋالىي سەيشەنبە كۈنى شەھەرگە قىلىنغان ھۇجۇمدا ئاز دېگەندە سەككىز ئادەم ئۆلگەنلىكىنى ئېيتتى.")
        == "ug"
    )
    assert (
        language_of("Вилоят ҳокими сешанба куни шаҳарга қилинган ҳужумда камида саккиз киши ҳалок бўлганини айтди.")
        == "uz"
    )
    assert (
        language_of("Аймгийн дарга мягмар гарагт хотыг буудсаны улмаас доод тал нь найман хүн амиа алдсан гэв.") == "mn"
    )


@pytest.mark.parametrize("text", [
    "The militia attacked Bulotest, Jalalsample, Mahaday and Belexample; the Hirtest council says 8 dead.",
    "Al-Shabaab attacked Beledweyne, Buulobarde, Jalalaqsi and Mahaday; Hirshabelle says 8 dead.",
])  # fmt: skip
def test_english_full_of_foreign_names_is_not_taken_for_their_language(text: str) -> None:
    assert language_of(text) in ("en", None)
