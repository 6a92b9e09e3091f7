"""JSON files as programs export them: arrays, objects, objects around arrays. All texts are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.intake import Options, Skipped, Taken, take_in
from counterclaim.intake.rows import columns_from
from counterclaim.intake.sniffing import format_of

ONE = {"id": "a", "title": "T", "text": "The governor said that eight people were killed.", "published": "2024-03-04"}
TWO = {"text": "The ministry denied it.", "published": "2024-03-05"}


def taken(path: Path, content: object, options: Options | None = None) -> list[Taken | Skipped]:
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return list(take_in([path], options))


def names(found: list[Taken | Skipped]) -> list[str]:
    return [one.code if isinstance(one, Skipped) else one.document.text for one in found]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "export"])
@pytest.mark.parametrize("content", [[ONE, TWO], {"articles": [ONE, TWO], "total": 2, "tags": [1]}], ids=["list", "in"])
def test_array_of_objects_is_rows(tmp_path: Path, name: str, content: object) -> None:
    found = taken(tmp_path / name, content)
    assert names(found) == [ONE["text"], TWO["text"]]
    assert isinstance(found[0], Taken) and isinstance(found[1], Taken)
    assert (found[0].document.input_id, found[0].document.published) == ("a", "2024-03-04")
    assert (found[1].document.locus, found[1].document.published) == ("row 2", "2024-03-05")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "export"])
def test_lone_object_is_a_row(tmp_path: Path, name: str) -> None:
    assert names(taken(tmp_path / name, ONE)) == [ONE["text"]]


def test_lines_of_objects_are_rows_whatever_the_name(tmp_path: Path) -> None:
    lines = f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n"
    assert names(taken(tmp_path / "a.json", lines)) == [ONE["text"], TWO["text"]]
    assert format_of("a.json", lines.encode()) == "jsonl"


def test_file_in_a_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ONE]), encoding="utf-8")
    assert names(list(take_in([tmp_path]))) == [ONE["text"]]


def test_of_several_lists_that_may_be_meant_none_is_guessed(tmp_path: Path) -> None:
    (one,) = taken(tmp_path / "a.json", {"articles": [ONE], "comments": [TWO]})
    assert isinstance(one, Skipped)
    assert one.code == "no-text-column" and "'articles', 'comments'" in one.message


def test_cut_off_array_gives_the_rows_before_the_cut(tmp_path: Path) -> None:
    whole = json.dumps([ONE, TWO])
    found = taken(tmp_path / "a.json", whole[: whole.index("denied")])
    assert names(found) == [ONE["text"], "broken-json"]
    assert isinstance(found[1], Skipped) and "row 2" in found[1].message


def test_row_that_is_no_object_costs_itself(tmp_path: Path) -> None:
    assert names(taken(tmp_path / "a.json", '[{"text": "First."}, 7, {"text": "Second."}]')) == [
        "First.", "broken-json", "Second.",
    ]  # fmt: skip


def test_lone_surrogate_costs_its_row(tmp_path: Path) -> None:
    found = taken(tmp_path / "a.json", '[{"text": "a \\ud800 b"}, {"text": "Second."}]')
    assert names(found) == ["broken-json", "Second."]


@pytest.mark.parametrize(
    "content", ['{"text": ', "[" * 100_000, '{"a": ' * 100_000, '[{"text": 1e999999999,', "[1]", "7"]
)
def test_broken_file_is_skipped_with_its_bytes(tmp_path: Path, content: str) -> None:
    (one,) = taken(tmp_path / "a.json", content)
    assert isinstance(one, Skipped) and one.code == "broken-json" and one.blob is not None


def test_empty_list_is_said_to_be_empty(tmp_path: Path) -> None:
    assert names(taken(tmp_path / "a.json", "[]")) == ["empty"]


def test_styled_pieces_of_a_message_are_one_text(tmp_path: Path) -> None:
    message = {"text": ["On ", {"type": "bold", "text": "Monday"}, " shells fell."], "date": "2024-03-04T08:15:22"}
    options = Options(columns=columns_from(("published=date",)))
    (one,) = taken(tmp_path / "a.json", {"name": "Desk", "messages": [message]}, options)
    assert isinstance(one, Taken)
    assert one.document.text == "On Monday shells fell."
    assert one.document.published == "2024-03-04T08:15:22"


def test_list_without_styles_is_not_glued_to_a_text(tmp_path: Path) -> None:
    (one,) = taken(tmp_path / "a.json", [{"text": ["a", "b"]}])
    assert isinstance(one, Skipped)
    assert one.code == "no-text-column" and "holds no text" in one.message


def test_capitals_of_column_names_do_not_matter(tmp_path: Path) -> None:
    (one,) = taken(tmp_path / "a.json", [{"Text": "Shells fell.", "Title": "T", "PUBLISHED": "2024-03-04"}])
    assert isinstance(one, Taken)
    assert (one.document.text, one.document.title, one.document.published) == ("Shells fell.", "T", "2024-03-04")
