"""The papers, typed by keys: once, twice, with a difference, and from a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.domain.record.outcome import outcome
from scorer.domain.record.seals import seal
from scorer.words import use_language
from tests.ui.room import prove, room, show_page
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.ask import Ask
from ui.widgets.dialog import Dialog
from ui.widgets.field import PlainEdit
from ui.windows.papers import PapersPage

Key = Qt.Key


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    with room(tmp_path, monkeypatch, 2) as found:
        yield found


@pytest.fixture
def page(relay: Relay, qtbot: QtBot, theme: Theme) -> PapersPage:
    use_language("en")
    return show_page(qtbot, PapersPage(relay))


def begin(qtbot: QtBot, page: PapersPage) -> None:
    qtbot.keyClick(page, Key.Key_F3)
    prove(qtbot, page)


def type_all(qtbot: QtBot, texts: tuple[str, ...]) -> None:
    """Type scores one after the other, each with Enter, wherever that leads."""
    for text in texts:
        field = QApplication.focusWidget()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Key.Key_Return)


def second(qtbot: QtBot, page: PapersPage) -> None:
    page.typings.setFocus()
    qtbot.keyClick(page.typings, Key.Key_Right)
    prove(qtbot, page)


def test_a_paper_typed_twice_with_a_difference(
    page: PapersPage, relay: Relay, qtbot: QtBot
) -> None:
    begin(qtbot, page)
    type_all(qtbot, ("915", "88", "q", "70"))
    assert [f.field.text() for f in page.grid.fields.values()] == ["91.5", "88", "Absent", "70"]
    assert page._view is not None
    assert page._view.missing == 0
    assert not page.differences.buttons

    second(qtbot, page)
    assert page._by[2] != page._by[1]
    assert [f.field.text() for f in page.grid.fields.values()] == ["", "", "", ""]
    type_all(qtbot, ("915", "83", "q", "70"))
    ((key, settle),) = page.differences.buttons.items()
    station, member = key.split("/")
    assert outcome(relay.state, station, member).state == "conflict"
    assert [(c.first, c.second) for c in page._view.differ] == [("88", "83")]

    settle.setFocus()
    qtbot.keyClick(settle, Key.Key_Space)
    ask = page.findChild(Ask)
    assert ask is not None
    assert ask.reason is not None
    assert not ask.why()
    qtbot.keyClicks(ask.findChildren(PlainEdit)[0], "88")
    qtbot.keyClicks(ask.reason.lineEdit(), "read wrongly")
    qtbot.keyClick(ask.reason.lineEdit(), Key.Key_Return)
    prove(qtbot, page)
    assert outcome(relay.state, station, member).value == 88
    assert page._view.complete

    qtbot.keyClick(page, Key.Key_F7)
    prove(qtbot, page)
    assert seal(relay.state, "R1@s1").state == "sealed"
    assert all(f.field.edit.isReadOnly() for f in page.grid.fields.values())


def test_a_wrong_score_stays_in_its_field(page: PapersPage, relay: Relay, qtbot: QtBot) -> None:
    begin(qtbot, page)
    field, count = QApplication.focusWidget(), relay.state.count
    type_all(qtbot, ("120",))
    assert QApplication.focusWidget() is field
    assert relay.state.count == count
    assert "between 0 and 100" in next(iter(page.grid.fields.values())).field._message.text()


def test_a_file_is_taken_whole_or_with_all_its_faults(
    page: PapersPage, relay: Relay, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(qtbot, page)
    count = relay.state.count
    rows = ["第1,队员1GP,90", "第1,队员1NU,缺考", "第2,队员2GP,120", "第3,谁,80"]
    file = tmp_path / "scores.csv"
    file.write_text("单位,姓名,成绩\n" + "\n".join(rows), encoding="utf-8-sig")
    with qtbot.waitSignal(page._taking.refused, timeout=20_000):
        page.take_file(file)
    assert len(page._taking.problems) == 2
    assert relay.state.count == count
    told = page.findChild(Dialog)
    assert told is not None
    told.accept()

    file.write_text("单位,姓名,成绩\n" + "\n".join(rows[:2]), encoding="utf-8-sig")
    with qtbot.waitSignal(page._taking.taken, timeout=20_000):
        page.take_file(file)
    assert relay.state.count == count + 2
    assert page._view is not None
    assert page._view.typed == 2
