"""Choices are kept whole, told once, and a broken file costs nothing but them."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scorer.words import language
from ui.settings import RECENT_KEPT, Choices, Settings, current


def test_choices_are_kept_for_the_next_start(qtbot: QtBot, own_home: Path) -> None:
    settings = Settings()
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.choose(language="en", theme="dark", backup_folders=("E:/备份",))
    settings.choose(theme="dark")
    assert told == ["language", "theme", "backup_folders"]
    assert language() == "en"
    again = Settings().choices
    assert (again.language, again.theme, again.backup_folders) == ("en", "dark", ("E:/备份",))
    assert [file.name for file in own_home.iterdir()] == ["settings.json"]


def test_recent_files_come_newest_first_and_are_few(qtbot: QtBot) -> None:
    settings = Settings()
    for number in range(RECENT_KEPT + 3):
        settings.remember(Path(f"{number}.leitai"))
    settings.remember(Path("5.leitai"))
    assert settings.choices.recent[:2] == ("5.leitai", f"{RECENT_KEPT + 2}.leitai")
    assert len(settings.choices.recent) == RECENT_KEPT
    settings.forget(Path("5.leitai"))
    assert "5.leitai" not in settings.choices.recent


@pytest.mark.parametrize("content", [b"", b"{", b'{"theme": "pink"}', b"\xff\xfe"])
def test_a_broken_file_is_set_aside(qtbot: QtBot, own_home: Path, content: bytes) -> None:
    file = own_home / "settings.json"
    file.write_bytes(content)
    assert Settings().choices == Choices()
    assert (own_home / "settings.unreadable.json").read_bytes() == content


def test_a_newer_file_keeps_what_is_known(qtbot: QtBot, own_home: Path) -> None:
    (own_home / "settings.json").write_text('{"theme": "dark", "later": 1}', encoding="utf-8")
    assert Settings().choices.theme == "dark"


def test_when_nothing_can_be_written_the_choice_still_holds(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "no such folder" / "settings.json")
    with pytest.raises(OSError, match="settings"):
        settings.choose(theme="dark")
    assert settings.choices.theme == "dark"
    with pytest.raises(FrozenInstanceError):
        settings.choices.theme = "light"  # type: ignore[misc]


def test_there_is_one_for_the_application(qtbot: QtBot) -> None:
    first = current()
    assert current() is first
    first.setParent(None)
