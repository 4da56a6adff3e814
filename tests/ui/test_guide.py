"""F1 tells on every page what is done there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.words import use_language
from tests import parts, venue
from ui import settings
from ui.contest import OpenContest
from ui.theme import Theme
from ui.widgets.guide import GUIDE, GuideDialog
from ui.widgets.label import Label

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=["rounds", "parts"])
def contest(
    request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> Iterator[OpenContest]:
    path = tmp_path / "c.leitai"
    if request.param == "rounds":
        venue.started(path, 2).close()
    else:
        parts.started(path, parts.scheme("number"), 2).close()
    found = OpenContest(Clerk.open(path), settings.current())
    use_language("en")
    found.main.show()
    found.main.activateWindow()
    qtbot.waitUntil(found.main.isActiveWindow)
    yield found
    found.close()


def test_every_page_has_its_steps_behind_f1(contest: OpenContest, qtbot: QtBot) -> None:
    for entry in contest.main._entries:
        contest.main.show_page(entry.key)
        qtbot.keyClick(QApplication.focusWidget() or contest.main, Qt.Key.Key_F1)
        (dialog,) = contest.main.findChildren(GuideDialog)
        said = {label.text() for label in dialog.findChildren(Label)}
        assert said >= set(GUIDE[entry.key])
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.setParent(None)
        dialog.deleteLater()
    contest.main.nav.help_button.click()
    assert contest.main.findChildren(GuideDialog)
