"""The judging keys, in one table: what the window obeys, the caps show and the F1 sheet lists."""

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from scorer.words import N_, _

Action = Literal[
    "digit", "half", "record", "full", "level", "out_of_order", "clear", "fault", "previous",
    "next",
    "undecided", "next_undecided", "timer", "end", "veto", "note", "back", "undo", "redo",
    "call_chief", "help", "full_screen", "theme",
]  # fmt: skip
ACTIONS: tuple[Action, ...] = get_args(Action)

FAULT_KEYS = "QWERTASD"
"""The letters of faults 1 to 8."""
DIGITS_WITHIN_MS = 600
"""Two digits within this time make one number."""
HOLD_MS = 1000
"""How long a held key is held."""


@dataclass(frozen=True)
class Binding:
    """One line of the key table.

    `keys` are Qt's portable names, all of which do it; `cap` is what a cap shows, untranslated.
    """

    action: Action
    keys: tuple[str, ...]
    cap: str
    label: str


BINDINGS: tuple[Binding, ...] = (
    Binding("digit", tuple("0123456789"), "0–9", N_("Set the mark; two digits make 10–99")),
    Binding("half", (".",), ".", N_("Half a point more or less")),
    Binding(
        "record", ("Return", "Enter"), "Enter", N_("Record and go on; untouched is full marks")
    ),
    Binding("full", ("F",), "F", N_("Full marks, stay here")),
    Binding("level", tuple("123456789"), "1 … n", N_("Choose the level, 1 is full")),
    Binding("out_of_order", ("X",), "X", N_("Done out of order, or not")),
    Binding("clear", ("Del",), "Delete", N_("Clear the mark")),
    Binding("fault", tuple(FAULT_KEYS), "Q W E R T A S D", N_("Fault 1 to 8, or not")),
    Binding("previous", ("Up",), "↑", N_("Previous step")),
    Binding("next", ("Down",), "↓", N_("Next step")),
    Binding("undecided", ("Tab",), "Tab", N_("Leave it undecided and go on")),
    Binding("next_undecided", ("Shift+Tab", "Backtab"), "Shift+Tab", N_("Next undecided step")),
    Binding("timer", ("Space",), N_("Space"), N_("Start, pause, resume the timer")),
    Binding("end", ("F4",), "F4", N_("End the attempt and review")),
    Binding("veto", ("F8",), N_("Hold F8"), N_("Record a critical fail, then 1–3 for the reason")),
    Binding("note", ("F2",), "F2", N_("Note for this step")),
    Binding("back", ("Esc",), "Esc", N_("Back")),
    Binding("undo", ("Ctrl+Z",), "Ctrl+Z", N_("Undo")),
    Binding("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Ctrl+Y", N_("Redo")),
    Binding("call_chief", ("F9",), "F9", N_("Call the chief judge")),
    Binding("help", ("F1",), "F1", N_("All keys")),
    Binding("full_screen", ("F11",), "F11", N_("Full screen")),
    Binding("theme", ("Ctrl+D",), "Ctrl+D", N_("Dim hall or bright")),
)


def binding(action: Action) -> Binding:
    """Give the line of an action."""
    return next(each for each in BINDINGS if each.action == action)


def cap(action: Action) -> str:
    """Give what the key cap of an action shows, in the language in force."""
    return _said(binding(action).cap)


def fault_cap(index: int) -> str:
    """Give the letter of a fault, from 0; empty beyond the eighth."""
    return FAULT_KEYS[index : index + 1]


def key_sheet() -> list[tuple[str, str]]:
    """Give all keys for the F1 sheet: cap and what it does, in the language in force."""
    return [(_said(each.cap), _(each.label)) for each in BINDINGS]


def _said(cap: str) -> str:
    """A cap's word; a single character stands on the key itself and is never translated."""
    return _(cap) if len(cap) > 1 else cap


def actions_of(event: QKeyEvent) -> tuple[Action, ...]:
    """Give what a key press may mean; a digit may also be a level, the caller knows which.

    Caps Lock and the number pad make no difference.
    """
    keypad = Qt.KeyboardModifier.KeypadModifier
    pressed = QKeyCombination(event.modifiers() & ~keypad, Qt.Key(event.key()))
    return tuple(each.action for each in BINDINGS if pressed in _combinations(each))


def _combinations(each: Binding) -> list[QKeyCombination]:
    return [_combination(name) for name in each.keys]


def _combination(name: str) -> QKeyCombination:
    *parts, last = name.split("+") if len(name) > 1 else [name]
    modifiers = Qt.KeyboardModifier.NoModifier
    for part in parts:
        modifiers |= _MODIFIERS[part]
    if last == "Backtab":
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(modifiers, _NAMED.get(last) or Qt.Key(ord(last)))


_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_NAMED = {
    "Return": Qt.Key.Key_Return,
    "Enter": Qt.Key.Key_Enter,
    "Del": Qt.Key.Key_Delete,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Tab": Qt.Key.Key_Tab,
    "Backtab": Qt.Key.Key_Backtab,
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    **{f"F{number}": Qt.Key(Qt.Key.Key_F1.value + number - 1) for number in range(1, 13)},
}
