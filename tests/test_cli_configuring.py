"""Settings: a file, the environment, options, in this order; what cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from counterclaim.cli.configuring import configured
from counterclaim.errors import SettingsError


def written(folder: Path, text: str) -> Path:
    path = folder / "counterclaim.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_set_where_nobody_sets_anything(tmp_path: Path) -> None:
    assert configured({}, tmp_path) == {}


def test_environment_outranks_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'ledger = "desk.db"\nprocesses = 2\n')
    found = configured(
        {"COUNTERCLAIM_PROCESSES": "3", "COUNTERCLAIM_BY": "The desk", "COUNTERCLAIM_PORT": ""}, tmp_path
    )
    assert {name: (one.value, one.source) for name, one in found.items()} == {
        "ledger": ("desk.db", str(path)),
        "processes": (3, "COUNTERCLAIM_PROCESSES"),
        "by": ("The desk", "COUNTERCLAIM_BY"),
    }


def test_file_in_the_working_folder_comes_before_the_users(tmp_path: Path) -> None:
    (tmp_path / "home" / "counterclaim").mkdir(parents=True)
    written(tmp_path / "home" / "counterclaim", "limit = 7")
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "home")}
    assert configured(environment, tmp_path)["limit"].value == 7
    written(tmp_path, "limit = 8")
    assert configured(environment, tmp_path)["limit"].value == 8
    assert configured(environment | {"COUNTERCLAIM_SETTINGS": ""}, tmp_path) == {}


@pytest.mark.parametrize(("text", "words"), [
    ("procesess = 2", "there is no setting 'procesess'; did you mean processes"),
    ("limt = 2", "there is no setting 'limt'; did you mean limit"),
    (
        "qqq = 2",
        "there is no setting 'qqq'; there are: ledger, by, theatre, language, processes, attribution, limit, port",
    ),
    ('attribution = "rulez"', "'attribution' must be one of both, tagger, rules, not 'rulez'"),
    ("processes = 0", "'processes' must be a whole number from 1 to 64, not 0"),
    ("processes = true", "'processes' must be a whole number from 1 to 64, not True"),
    ('processes = "2"', "'processes' must be a whole number from 1 to 64, without quotation marks, not '2'"),
    ("by = 3", "'by' must be text in quotation marks, not 3"),
    ("processes = ", "Invalid value"),
    ("[ledger]\nx = 1", "'ledger' must be text in quotation marks, not {'x': 1}"),
])  # fmt: skip
def test_bad_file_is_refused_with_the_name_of_the_setting(text: str, words: str, tmp_path: Path) -> None:
    written(tmp_path, text)
    with pytest.raises(SettingsError, match=words) as caught:
        configured({}, tmp_path)
    assert "counterclaim.toml" in str(caught.value)


def test_bad_variable_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="COUNTERCLAIM_PORT"):
        configured({"COUNTERCLAIM_PORT": "99999"}, tmp_path)
    with pytest.raises(SettingsError, match="no such file"):
        configured({"COUNTERCLAIM_SETTINGS": str(tmp_path / "gone.toml")}, tmp_path)


def test_options_outrank_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    written(tmp_path, 'ledger = "from-file.db"')
    assert run(["status"]) == 1
    assert "from-file.db" in capsys.readouterr().err
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", "from-environment.db")
    assert run(["status"]) == 1
    assert "from-environment.db" in capsys.readouterr().err
    for arguments in (["--ledger", "from-option.db", "status"], ["status", "--ledger", "from-option.db"]):
        assert run(arguments) == 1
        assert "from-option.db" in capsys.readouterr().err


def test_settings_reach_the_verbs_they_belong_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, 'theatre = "nowhere"')
    (tmp_path / "a.txt").write_text("The invented ministry said that nothing had happened.")
    assert run(["read", "a.txt"]) == 2
    assert "there is no theatre 'nowhere'" in capsys.readouterr().err


def test_bad_settings_end_a_command_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "colour = 1")
    assert run(["status"]) == 2
    said = capsys.readouterr().err
    assert "counterclaim.toml" in said and "[settings]" in said and "Traceback" not in said
