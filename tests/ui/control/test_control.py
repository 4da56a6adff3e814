"""The control room, driven by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.domain.record import roll
from scorer.domain.record.decisions import control
from scorer.domain.record.facts import FallbackOrdered
from scorer.domain.record.outcome import outcome
from scorer.domain.record.seals import seal
from scorer.words import use_language
from tests import venue
from tests.builders import CHIEF
from tests.ui.room import prove, room, show_page
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.ask import Ask
from ui.windows.control import ControlPage

Key = Qt.Key


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    with room(tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture
def page(relay: Relay, qtbot: QtBot, theme: Theme) -> ControlPage:
    use_language("en")
    for place, member in enumerate(roll.queue(relay.state, "S1")):
        venue.total(relay.clerk, "S1", member, ("90", "91", str(89 - 2 * place)))
    return show_page(qtbot, ControlPage(relay))


def first(relay: Relay) -> tuple[str, str]:
    return "S1", roll.queue(relay.state, "S1")[0]


def test_a_correction_shows_its_effect_before_it_is_written(
    page: ControlPage, relay: Relay, qtbot: QtBot
) -> None:
    form = page.side.correction
    assert page.matrix.current_key() == "/".join(first(relay))
    count = relay.state.count
    qtbot.keyClick(page.matrix, Key.Key_F2)
    assert form.value.edit.hasFocus()
    qtbot.keyClicks(form.value.edit, "845")  # 84.5 of 100
    assert form.value.text() == "84.5"
    assert "90.00 → 88.17" in form._effect.text()
    assert form._place.text() == "Place 1 → 2, 1 other moves"
    assert relay.state.count == count

    qtbot.keyClick(form.value.edit, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "slip")
    qtbot.keyClick(form.button, Key.Key_Space)
    prove(qtbot, page)
    assert outcome(relay.state, *first(relay)).sheets[1].fact.total == 84.5
    assert relay.state.count == count + 1


def test_a_correction_needs_a_reason(page: ControlPage, relay: Relay, qtbot: QtBot) -> None:
    form, count = page.side.correction, relay.state.count
    qtbot.keyClick(page.matrix, Key.Key_F2)
    qtbot.keyClicks(form.value.edit, "80")
    qtbot.keyClick(form.button, Key.Key_Space)
    assert form._message.isVisible()
    assert relay.state.count == count


def test_a_station_is_locked_opened_and_released_by_keys(
    page: ControlPage, relay: Relay, qtbot: QtBot
) -> None:
    code = roll.codes(relay.state).of[first(relay)]
    view = page.matrix.matrix_model.view
    assert view is not None
    assert view.by_code
    assert view.rows[0].cells[0] is not None
    assert view.rows[0].cells[0].who == code

    qtbot.keyClick(page.matrix, Key.Key_F7)
    prove(qtbot, page)
    assert seal(relay.state, "S1").state == "sealed"
    qtbot.keyClick(page.matrix, Key.Key_F7)
    prove(qtbot, page, last=False)
    prove(qtbot, page)
    assert roll.opened(relay.state, "S1")
    cell = page.performance()
    assert cell is not None
    assert cell.who.startswith("队员")
    qtbot.keyClick(page.matrix, Key.Key_F7)
    prove(qtbot, page)
    assert page.side.releasing.view is not None
    assert page.side.releasing.view.next == ""
    qtbot.keyClick(page.matrix, Key.Key_F7)
    assert "released already" in page._banner.text()


def test_an_unfinished_station_cannot_be_locked(
    page: ControlPage, relay: Relay, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.matrix, Key.Key_Right)
    qtbot.keyClick(page.matrix, Key.Key_F7)
    assert page._banner.isVisible()
    assert seal(relay.state, "S2").state == "open"


def test_an_attempt_is_voided_from_the_drawer(
    page: ControlPage, relay: Relay, qtbot: QtBot
) -> None:
    who = first(relay)
    qtbot.keyClick(page.matrix, Key.Key_Return)
    assert page.drawer.is_open
    void = page.panel.buttons["void"]
    void.setFocus()
    qtbot.keyClick(void, Key.Key_Space)
    ask = page.findChild(Ask)
    assert ask is not None
    assert ask.reason is not None
    qtbot.keyClicks(ask.reason.lineEdit(), "fault")
    qtbot.keyClick(ask.reason.lineEdit(), Key.Key_Return)
    prove(qtbot, page)
    assert outcome(relay.state, *who).attempt == 2
    qtbot.keyClick(page.drawer, Key.Key_Escape)
    assert page.matrix.hasFocus()


def test_rulings_that_laptops_made_differently_are_settled_from_their_alarm(
    page: ControlPage, relay: Relay, qtbot: QtBot, tmp_path: Path
) -> None:
    where = first(relay)
    with venue.site(relay.clerk, tmp_path, "other", 2) as other:
        relay.clerk.do(control.order_fallback, CHIEF, *where, 1, 0, "评委不足")
        other.do(control.order_fallback, CHIEF, *where, 0, 1, "评委不足")
        relay.clerk.merge(other.journal.records())
    relay.changed.emit(relay.state)
    row = next(r for r in page.side.alarms.rows if r.alarm.kind == "ruling")
    assert "1 highest and 0 lowest" in row.alarm.text
    assert "0 highest and 1 lowest" in row.alarm.text
    assert not outcome(relay.state, *where).final
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    ask = next(a for a in page.findChildren(Ask) if a.isVisible())
    assert ask.reason is not None
    ask.reason.set_text("both agreed")
    qtbot.mouseClick(ask.yes_button, Qt.MouseButton.LeftButton)
    prove(qtbot, page)
    assert outcome(relay.state, *where).final
    counts = relay.state.last(FallbackOrdered, *where)
    assert counts is not None
    assert (counts.drop_high, counts.drop_low, counts.reason) == (0, 1, "both agreed")
    assert not [r for r in page.side.alarms.rows if r.alarm.kind == "ruling"]
