"""What is quoted in languages that are not read. Every text is invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import annotate
from counterclaim.cli.cli import run
from counterclaim.reading.attribution.quoted_only import quoted_only
from counterclaim.reading.reader import Reader
from counterclaim.records import Document, Section

RUSSIAN = (
    "Губернатор области сообщил об обстреле города. «Разрушены два дома, пострадали четыре человека», — сказал он.\n\n"
    "В министерстве ответили: «Мы не стреляли по городу». Газета «Новая степь» об этом не писала."
)
UKRAINIAN = (
    "«Ми нікуди не підемо з міста», — заявив мер.\n\n"
    "За словами речника, так звана «народна республіка наших сусідів» стріляла першою. «Перемога!» — додав він."
)
GERMAN = (
    "Der Bürgermeister sagte am Dienstag: „Niemand wird die Stadt verlassen.“ Die sogenannte „Republik am Fluss im "
    "Osten“ schwieg. »Wir haben genug zu essen«, fügte er hinzu."
)
FRENCH = "« Nous resterons dans la ville », a déclaré le maire. Le journal « Le Soir du fleuve bleu » n’a rien publié."
ARABIC = "قال المحافظ: «قتل أربعة أشخاص في القصف». وأضاف الناطق: “لن نغادر المدينة أبدا”."
CHINESE = "市长说：“我们不会离开这座城市。”发言人补充：「没有人受伤，道路已经开放」。他谈到所谓“人民共和国的军队”。"
JAPANESE = "市長は「私たちは町を離れません」と述べた。報道官は「司令官は『撤退する』と言った」と語った。"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (RUSSIAN, ["«Разрушены два дома, пострадали четыре человека»", "«Мы не стреляли по городу»"]),
        (UKRAINIAN, ["«Ми нікуди не підемо з міста»"]),
        (GERMAN, ["„Niemand wird die Stadt verlassen.“", "»Wir haben genug zu essen«"]),
        (FRENCH, ["« Nous resterons dans la ville »"]),
        (ARABIC, ["«قتل أربعة أشخاص في القصف»", "“لن نغادر المدينة أبدا”"]),
        (CHINESE, ["“我们不会离开这座城市。”", "「没有人受伤，道路已经开放」"]),
        (JAPANESE, ["「私たちは町を離れません」", "「司令官は『撤退する』と言った」"]),
    ],
    ids=["ru", "uk", "de", "fr", "ar", "zh", "ja"],
)
def test_speech_between_marks_is_told_and_names_are_not(text: str, quoted: list[str]) -> None:
    found = quoted_only(text)
    assert [text[s:e] for a in found for s, e in a.content] == quoted
    assert {(a.source, a.cue, a.voice, a.parent) for a in found} == {((), (), "direct", None)}


def test_quotation_within_a_quotation_is_part_of_it() -> None:
    text = "«Комендант сказал: „Уходите отсюда все“, и мы ушли», — рассказала жительница."
    assert [text[slice(*a.content[0])] for a in quoted_only(text)] == [
        "«Комендант сказал: „Уходите отсюда все“, и мы ушли»"
    ]


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "«Мы остаёмся в этом городе.\n\n«Воды хватит на неделю», — сказал мэр."
    assert len(quoted_only(text)) == 2


def test_mark_without_its_partner_quotes_nothing() -> None:
    assert quoted_only("Он сказал, что «город стоит и будет стоять дальше.\n\nДорога открыта.") == ()


def test_two_words_are_speech_only_as_a_sentence() -> None:
    assert [a.content for a in quoted_only("«Мы победим!» — сказал он.")] == [((0, 13),)]
    assert quoted_only("«Мы победим» — это фильм.") == ()


@given(st.text(alphabet="«»„“”「」『』‘’\"'` .,\nаб你", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for found in quoted_only(text):
        ((start, end),) = found.content
        assert 0 <= start < end <= len(text)


def test_reader_says_that_it_does_not_read_the_language_and_makes_no_claim() -> None:
    section = Section("body", 0, len(RUSSIAN))
    document = Document(document_id="d", input_id="i", blob="", text=RUSSIAN, sections=(section,), language="ru")
    reader = Reader()
    (reading,) = reader.read([document])
    assert (reading.claims, [i.code for i in reading.issues]) == ((), ["language-not-read"])


def test_annotate_measures_the_language_and_gives_quotations_only() -> None:
    rows = annotate("attribution", RUSSIAN)
    assert [RUSSIAN[slice(*row["content"][0])] for row in rows] == [
        "«Разрушены два дома, пострадали четыре человека»",
        "«Мы не стреляли по городу»",
    ]
    assert all((*row["source"], *row["cue"], row["voice"]) == ("direct",) for row in rows)
    assert annotate("time", RUSSIAN) == []


def test_annotate_says_so_on_the_terminal_and_in_the_line(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = [{"id": f"r{n}", "text": RUSSIAN} for n in range(7)] + [{"id": "en", "text": RUSSIAN, "language": "en"}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run(["annotate", "attribution", str(tmp_path / "in.jsonl")]) == 0
    out, err = capsysbinary.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [[i["code"] for i in row["issues"]].count("language-not-read") for row in rows] == [1] * 7 + [0]
    said = err.decode()
    assert "r0: The dispatch is in a language that is not read yet (ru)" in said
    assert said.count("[language-not-read]") == 5
    assert "8 lines, 7 with language-not-read" in said


def test_line_that_names_no_language_is_answered_in_its_place(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": "x", "language": "klingon"}), encoding="utf-8")
    assert run(["annotate", "time", str(tmp_path / "in.jsonl")]) == 1
    (row,) = map(json.loads, capsysbinary.readouterr().out.splitlines())
    assert "klingon" in row["error"]["message"]
