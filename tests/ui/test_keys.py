"""One table of keys: what the window obeys is what the caps show and the sheet lists."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from scorer.words import use_language
from ui.keys import ACTIONS, BINDINGS, actions_of, cap, fault_cap, key_sheet

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAD = Qt.KeyboardModifier.KeypadModifier
Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "modifiers", "actions"),
    [
        (Key.Key_0, NONE, ("digit",)),
        (Key.Key_7, PAD, ("digit", "level")),
        (Key.Key_Period, PAD, ("half",)),
        (Key.Key_Return, NONE, ("record",)),
        (Key.Key_Enter, PAD, ("record",)),
        (Key.Key_Q, NONE, ("fault",)),
        (Key.Key_D, NONE, ("fault",)),
        (Key.Key_D, CTRL, ("theme",)),
        (Key.Key_F, NONE, ("full",)),
        (Key.Key_F8, NONE, ("veto",)),
        (Key.Key_Tab, NONE, ("undecided",)),
        (Key.Key_Backtab, SHIFT, ("next_undecided",)),
        (Key.Key_Z, CTRL, ("undo",)),
        (Key.Key_Z, CTRL | SHIFT, ("redo",)),
        (Key.Key_Y, CTRL, ("redo",)),
        (Key.Key_Y, NONE, ()),
        (Key.Key_Space, NONE, ("timer",)),
        (Key.Key_Space, CTRL, ()),
        (Key.Key_F1, NONE, ("help",)),
        (Key.Key_F11, NONE, ("full_screen",)),
        (Key.Key_F12, NONE, ()),
    ],
)
def test_a_key_means_what_the_table_says(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, actions: tuple[str, ...]
) -> None:
    assert actions_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers)) == actions


def test_every_action_stands_once_in_the_table_and_on_the_sheet() -> None:
    assert [each.action for each in BINDINGS] == list(ACTIONS)
    assert len(key_sheet()) == len(ACTIONS)


def test_no_key_does_two_things_but_a_digit() -> None:
    keys = [key for each in BINDINGS if each.action != "level" for key in each.keys]
    assert len(keys) == len(set(keys))


def test_the_caps() -> None:
    use_language("en")
    assert (cap("timer"), cap("veto"), cap("record")) == ("Space", "Hold F8", "Enter")
    assert [fault_cap(index) for index in (0, 7, 8)] == ["Q", "D", ""]
