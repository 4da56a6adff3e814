"""A small contest on a real file, its relay, and fingers for the PIN."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from tests import venue
from ui.relay import Relay
from ui.widgets.pin import PinDialog

PIN = "123456"
Page = TypeVar("Page", bound=QWidget)


@contextmanager
def room(path: Path, patch: pytest.MonkeyPatch, count: int = 2) -> Iterator[Relay]:
    """A started contest whose officials all have the same PIN."""
    patch.setattr(Clerk, "proves", lambda _clerk, _who, pin: pin == PIN)
    with venue.started(path / "contest.leitai", count) as clerk:
        relay = Relay(clerk)
        yield relay
        relay.close()


def prove(qtbot: QtBot, parent: QWidget, *, last: bool = True) -> None:
    """Type the PIN into the dialog that asks for it, and wait until it is right."""
    dialog = next(d for d in parent.findChildren(PinDialog) if d.isVisible())
    with qtbot.waitSignal(dialog.accepted):
        for digit in PIN:
            qtbot.keyClick(dialog.field, getattr(Qt.Key, f"Key_{digit}"))
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    if last:
        qtbot.waitUntil(lambda: parent.window().isActiveWindow())


def show_page(qtbot: QtBot, page: Page) -> Page:
    """Show a page as large as it stands in the main window, with the keys on it."""
    qtbot.addWidget(page)
    page.resize(1244, 836)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    return page
