"""A scanner is told from a person by its pace, and no input method eats its letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.number import NumberField
from ui.widgets.scan import Burst, ScanField, ScanFilter

CODE = "LT1B7QX2M"


@pytest.mark.parametrize(
    ("text", "gap", "heard"),
    [(CODE, 5, CODE), (CODE, 49, CODE), (CODE, 51, None), (CODE, 120, None), ("12345", 5, None)],
)
def test_only_a_fast_long_run_is_a_code(text: str, gap: int, heard: str | None) -> None:
    burst = Burst()
    for index, letter in enumerate(text):
        burst.character(letter, index * gap)
    assert burst.enter(len(text) * gap) == heard


def test_a_pause_begins_anew_and_an_echoed_enter_is_swallowed_for_a_while() -> None:
    burst = Burst()
    burst.character("9", 0)
    for index, letter in enumerate(CODE):
        assert burst.character(letter, 1000 + index * 5) == (index == 0)
    assert burst.enter(1050) == CODE
    assert burst.enter(1300) == ""
    assert burst.enter(1351) is None


@pytest.mark.parametrize("make", [ScanField, NumberField])
def test_input_methods_are_off(
    qtbot: QtBot, theme: Theme, make: type[ScanField] | type[NumberField]
) -> None:
    field = make()
    qtbot.addWidget(field)
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(field.edit, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled) is False
    plain = QLineEdit(field)
    QApplication.sendEvent(plain, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled)


def type_at(widget: QWidget, text: str, start: int, gap: int) -> None:
    """Type a text and Enter, at given times in milliseconds."""
    presses = [(0, letter) for letter in text] + [(Qt.Key.Key_Return.value, "\r")]
    for index, (key, letter) in enumerate(presses):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(start + index * gap)
        QApplication.sendEvent(widget, event)


def test_a_scan_into_another_field_is_heard_and_taken_out_again(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit = QLineEdit("王", window)
    window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is edit)
    returns: list[str] = []
    edit.returnPressed.connect(lambda: returns.append(edit.text()))
    listener = ScanFilter(window)
    heard: list[str] = []
    listener.scanned.connect(heard.append)
    listener.listen()
    type_at(edit, CODE, 1000, 5)
    assert (heard, edit.text(), returns) == ([CODE], "王", [])
    type_at(edit, "赵钱孙李周吴", 9000, 150)
    assert (heard, edit.text(), returns) == ([CODE], "王赵钱孙李周吴", ["王赵钱孙李周吴"])
    listener.silence()
    type_at(edit, CODE, 20000, 5)
    assert heard == [CODE]


def test_the_scan_field_hands_over_and_empties_itself(qtbot: QtBot, theme: Theme) -> None:
    field = ScanField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.scanned) as told:
        QTest.keyClicks(field.edit, f" {CODE} ")
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert (told.args, field.text()) == ([CODE], "")
    with qtbot.assertNotEmitted(field.scanned):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
