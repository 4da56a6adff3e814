"""What a key press means at a seat, after the one table of keys."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from scorer.views.editing import Act, Stroke
from ui.keys import FAULT_KEYS, Action, actions_of

_PLAIN: Final[Mapping[Action, Act]] = MappingProxyType(
    {
        "half": "half",
        "record": "record",
        "full": "full",
        "out_of_order": "out_of_order",
        "clear": "clear",
        "previous": "previous",
        "next": "next",
        "undecided": "undecided",
        "next_undecided": "next_undecided",
        "undo": "undo",
        "redo": "redo",
    }
)
_REPEATING: Final = frozenset({"previous", "next", "undo", "redo"})


def digit_of(event: QKeyEvent) -> str:
    """The digit of a key, on the number pad too; empty for any other key."""
    return chr(event.key()) if "digit" in actions_of(event) else ""


def stroke_of(event: QKeyEvent) -> Stroke | None:
    """What a key does to the sheet; None for a key that does something else, or nothing."""
    if event.key() == Qt.Key.Key_Backspace:
        return Stroke("backspace")
    for action in actions_of(event):
        if event.isAutoRepeat() and action not in _REPEATING:
            return None
        if action == "digit":
            return Stroke("digit", chr(event.key()))
        if action == "fault":
            return Stroke("fault", str(FAULT_KEYS.index(chr(event.key()))))
        if action in _PLAIN:
            return Stroke(_PLAIN[action])
    return None


def command_of(event: QKeyEvent) -> Action | None:
    """What a key asks of the window itself."""
    asked = ("timer", "end", "veto", "note", "back", "call_chief", "help", "full_screen", "theme")
    return next((action for action in actions_of(event) if action in asked), None)
