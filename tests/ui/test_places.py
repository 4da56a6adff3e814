"""Names of files that a person types."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.places import with_ending


def test_a_name_gets_its_ending_and_never_another_s_file(tmp_path: Path) -> None:
    named = tmp_path / "第一考点"
    assert with_ending(named, "a.leitai-export").name == "第一考点.leitai-export"
    (tmp_path / "第一考点.leitai-export").touch()
    assert with_ending(named, "a.leitai-export").name == "第一考点 2.leitai-export"
    whole = tmp_path / "第一考点.leitai-export"
    assert with_ending(whole, "a.leitai-export") == whole
    assert with_ending(tmp_path / "v1.2", "a.xlsx").name == "v1.2.xlsx"


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    button = Button("处理")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
