"""JSONL and CSV: one document a row, and a broken row costs itself only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import ColumnOptionError
from counterclaim.intake import Blob, Options, Skipped, Taken, take_in, taken_from
from counterclaim.intake.rows import columns_from

TEXT = "The governor said that eight people were killed."


def rows(path: Path, content: str | bytes, options: Options | None = None) -> list[Taken | Skipped]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(take_in([path], options))


def test_jsonl_row_gives_text_and_metadata(tmp_path: Path) -> None:
    row = {"id": "r1", "text": "Über 8 \r\n killed 😀", "title": "T", "published": "2022-09-13", "outlet": "O",
           "url": "u", "language": "en", "theatre": "ukraine-2022"}  # fmt: skip
    (one,) = rows(tmp_path / "a.jsonl", json.dumps(row) + "\n")
    assert isinstance(one, Taken)
    document = one.document
    assert document.text == row["text"]
    assert (document.input_id, document.locus, document.outlet) == ("r1", "row 1", "O")
    assert (document.published, document.published_from) == ("2022-09-13", "column")
    assert (document.title, document.url, document.language, document.theatre) == ("T", "u", "en", "ukraine-2022")


def test_broken_line_in_the_middle_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "1", "text": TEXT}),
        '{"id": "2", "text": "cut o',
        "",
        json.dumps({"id": "4", "text": TEXT}),
    ]
    found = rows(tmp_path / "a.jsonl", "\n".join(lines))
    assert [one.input_id if isinstance(one, Skipped) else one.document.input_id for one in found] == [
        "1", f"{tmp_path / 'a.jsonl'}#row 2", "4",
    ]  # fmt: skip
    assert isinstance(found[1], Skipped)
    assert found[1].code == "broken-line" and "line 2" in found[1].message


def test_row_without_text_says_which_columns_there_are(tmp_path: Path) -> None:
    (one,) = rows(tmp_path / "a.jsonl", '{"id": "1", "body": "x"}')
    assert isinstance(one, Skipped)
    assert one.code == "no-text-column" and "'body'" in one.message and "--column" in str(one.hint)


def test_columns_can_be_called_otherwise(tmp_path: Path) -> None:
    options = Options(columns=columns_from(("text=body", "published = date")))
    (one,) = rows(tmp_path / "a.jsonl", json.dumps({"body": TEXT, "date": "2022-09-13"}), options)
    assert isinstance(one, Taken)
    assert (one.document.text, one.document.published) == (TEXT, "2022-09-13")


@pytest.mark.parametrize("written", ["text", "body=text", "text=", "=x"])
def test_column_option_that_names_no_column(written: str) -> None:
    with pytest.raises(ColumnOptionError):
        columns_from((written,))


def test_same_text_in_two_rows_is_two_documents_of_one_blob(tmp_path: Path) -> None:
    one, two = rows(tmp_path / "a.jsonl", json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT}))
    assert isinstance(one, Taken) and isinstance(two, Taken)
    assert one.blob is two.blob
    assert one.document.document_id != two.document.document_id


def test_csv_with_line_breaks_in_its_fields(tmp_path: Path) -> None:
    (one,) = rows(tmp_path / "a.csv", '\ufeffid,text,outlet\n7,"He said:\r\n""eight"" were hurt.",O\n')
    assert isinstance(one, Taken)
    assert one.document.text == 'He said:\r\n"eight" were hurt.'
    assert (one.document.input_id, one.document.outlet) == ("7", "O")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_separator_is_recognised(tmp_path: Path, separator: str) -> None:
    (one,) = rows(tmp_path / "a.csv", f"id{separator}text\n1{separator}{TEXT}\n")
    assert isinstance(one, Taken) and one.document.text == TEXT


def test_csv_without_the_column_names_those_that_are_there(tmp_path: Path) -> None:
    (one,) = rows(tmp_path / "a.csv", f"id,body,day\n1,{TEXT},2022-09-13\n")
    assert isinstance(one, Skipped)
    assert one.code == "no-text-column"
    assert "'id', 'body', 'day'" in one.message


def test_csv_row_without_a_text_is_skipped_by_its_number(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", f"id,text\n1,\n2,{TEXT}\n3\n")
    assert [one.code if isinstance(one, Skipped) else one.document.input_id for one in found] == [
        "empty", "2", "no-text-column",
    ]  # fmt: skip


def test_csv_field_of_megabytes_costs_its_row_only(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", f"id,text\n1,{'a' * 2_500_000}\n2,{TEXT}\n")
    assert [one.code if isinstance(one, Skipped) else one.document.input_id for one in found] == ["too-large", "2"]


@given(st.binary(), st.sampled_from(["application/jsonl", "text/csv", "text/plain", "text/markdown"]))
def test_any_bytes_give_documents_or_reasons(data: bytes, media_type: str) -> None:
    for one in taken_from(Blob(input_id="x", data=data, media_type=media_type), Options()):
        if isinstance(one, Skipped):
            assert one.code and one.message
        else:
            one.document.text.encode()
            assert one.document.sections


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_jsonl_texts_come_back_as_they_were(texts: list[str]) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=index % 2 == 0) for index, text in enumerate(texts))
    found = list(taken_from(Blob(input_id="x", data=data.encode(), media_type="application/jsonl"), Options()))
    for text, one in zip(texts, found, strict=True):
        if isinstance(one, Taken):
            assert one.document.text == text
        else:
            assert one.code == "empty"


def test_spreadsheet_that_names_its_separator_first_is_read(tmp_path: Path) -> None:
    (one,) = rows(tmp_path / "a.csv", f"sep=;\r\nid;Text\r\n1;{TEXT}\r\n")
    assert isinstance(one, Taken)
    assert (one.document.input_id, one.document.text) == ("1", TEXT)


@pytest.mark.parametrize(("name", "content"), [
    ("a.csv", "text,date\nThe council said nothing.,2031-03-04\n"),
    ("a.json", '[{"text": "The council said nothing.", "date": "2031-03-04"}]'),
    ("a.jsonl", '{"text": "The council said nothing.", "date": "2031-03-04"}\n'),
])  # fmt: skip
def test_column_that_no_row_has_is_refused_with_those_there_are(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    (skipped,) = take_in([tmp_path / name], Options(columns={"published": "nosuch"}))
    assert isinstance(skipped, Skipped) and skipped.code == "no-such-column"
    assert "has no column 'nosuch' for published; it has 'text', 'date'" in skipped.message
    (there,) = take_in([tmp_path / name], Options(columns={"published": "Date"}))
    assert isinstance(there, Taken) and there.document.published == "2031-03-04"
    (unread,) = take_in([tmp_path / name])
    assert isinstance(unread, Taken) and unread.unread == (("published", "date"),)


def test_row_that_lacks_a_column_of_other_rows_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The council said nothing."}\n{"text": "It did.", "day": "2031-03-04"}')
    first, second = take_in([tmp_path / "a.jsonl"], Options(columns={"published": "day"}))
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert (first.document.published, second.document.published) == (None, "2031-03-04")
