"""A contest of parts in its windows: started, entered, sealed, released, and on the stage."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.record import roll, seals
from scorer.views.stage import BoardScene, Cue
from scorer.words import use_language
from tests import parts
from tests.ui.room import PIN, prove
from ui import settings
from ui.contest import OpenContest
from ui.theme import Theme
from ui.windows.control import ControlPage
from ui.windows.entries import EntriesPage
from ui.windows.results import ResultsPage
from ui.windows.setup import SetupPage

Key = Qt.Key
P = TypeVar("P", bound=QWidget)


@pytest.fixture
def contest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, theme: Theme
) -> Iterator[OpenContest]:
    monkeypatch.setattr(Clerk, "proves", lambda _clerk, _who, pin: pin == PIN)
    clerk = parts.founded(tmp_path / "c.leitai", parts.scheme("number", "counters"))
    found = OpenContest(clerk, settings.current())
    use_language("en")
    found.main.show()
    found.main.activateWindow()
    qtbot.waitUntil(found.main.isActiveWindow)
    yield found
    page = found.main.page("setup")
    if isinstance(page, SetupPage):
        page.toast.dismiss()
        page.close_jobs()
    found.close()


def page_of(contest: OpenContest, key: str, kind: type[P]) -> P:
    contest.main.show_page(key)
    found = contest.main.page(key)
    assert isinstance(found, kind)
    return found


def keys(qtbot: QtBot, text: str) -> None:
    for letter in text:
        field = QApplication.focusWidget()
        qtbot.keyClick(field, Key.Key_Return if letter == "\r" else letter)


def enter(qtbot: QtBot, page: EntriesPage, part: str, *columns: str) -> None:
    """Type every column of a part: for each number what everybody has, one after the other."""
    page.show_subject(part)
    for number, texts in enumerate(columns, 1):
        page._number = number
        page.table.select_key("U1")
        page.refresh()
        page.pad.focus()
        keys(qtbot, texts)


def release(qtbot: QtBot, page: ControlPage, scope: str) -> None:
    """Seal and release a scope by F7, each proved by the chief judge."""
    page.show_subject(scope)
    for _step in ("seal", "release"):
        page.matrix.setFocus()
        qtbot.keyClick(page.matrix, Key.Key_F7)
        prove(qtbot, page)


def test_a_contest_of_parts_from_its_start_to_the_board(contest: OpenContest, qtbot: QtBot) -> None:
    relay = contest.relay
    names = [entry.key for entry in contest.main._entries]
    assert "entries" in names
    assert not {"papers", "judging"} & set(names)

    setup = page_of(contest, "setup", SetupPage)
    assert [row[0] for row in setup.parts.table.rows_model.rows] == ["number", "counters"]
    setup.start.setFocus()
    qtbot.keyClick(setup.start, Key.Key_Space)
    prove(qtbot, setup)
    assert roll.started(relay.state)

    page = page_of(contest, "entries", EntriesPage)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_F3)
    prove(qtbot, page)
    enter(qtbot, page, "number", "1:10\r\r1:20\r\rq\r")  # the third is absent
    counts = ("118\r120\r99\r", "119\r121\r100\r", "130\r120\r100\r")
    enter(qtbot, page, "counters", *counts)

    control = page_of(contest, "control", ControlPage)
    assert control._view is not None
    assert [one.kind for one in control._view.alarms] == ["spread"]
    control.show_subject(("counters", "U1"))
    control.open_cell()
    control.panel.buttons["confirm"].setFocus()
    qtbot.keyClick(control.panel.buttons["confirm"], Key.Key_Space)
    prove(qtbot, control)
    control.drawer.close_drawer()
    release(qtbot, control, "number")
    release(qtbot, control, "counters")
    assert seals.released_parts(relay.state) == ("number", "counters")

    results = page_of(contest, "results", ResultsPage)
    told = [[cell.text for cell in row] for _key, row in results.table.rows_model.rows]
    assert [line[:5] for line in told] == [
        ["1", "甲卫生院", "5.00", "118.50", "123.50"],
        ["2", "乙卫生院", "3.00", "120.00", "123.00"],
        ["3", "丙卫生院", "Absent", "100.00", "100.00"],
    ]

    contest.stage.take(Cue("standings"))
    view = contest.stage.view
    assert isinstance(view, BoardScene)
    assert view.title == "Unit standings"
    first = view.rows[0]
    assert (first.rank, first.short, first.total) == (1, "甲", "123.50")
