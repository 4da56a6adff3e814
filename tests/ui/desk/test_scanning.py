"""Badges at the desk, by keys: scanned, wrong, late, taken back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.model.codes import badge_code, sheet_code
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import desk as decide
from scorer.words import use_language
from tests import builders as b
from tests.fakes import FixedClock
from tests.ui.desk.conftest import PINS, arrived
from ui import settings
from ui.relay import Relay
from ui.widgets.pin import PinDialog
from ui.windows.desk import DeskPage

T1_GP = badge_code("B1GP")


class Scanner:
    """Types a code as a scanner does: 5 ms a letter, then Enter, into whatever has the focus."""

    def __init__(self) -> None:
        self._at = 1000

    def scan(self, code: str) -> None:
        for letter in code:
            self._press(0, letter)
        self.enter()

    def enter(self, after: int = 5) -> None:
        self._at += after
        self._press(Qt.Key.Key_Return.value, "\r", gap=0)

    def rest(self, milliseconds: int = 2000) -> None:
        self._at += milliseconds

    def _press(self, key: int, letter: str, gap: int = 5) -> None:
        self._at += gap
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(self._at)
        QApplication.sendEvent(QApplication.focusWidget() or QWidget(), event)


@pytest.fixture
def scanner() -> Scanner:
    return Scanner()


def test_one_badge_after_another_is_checked_in(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    use_language("en")
    scanner.scan(T1_GP)
    assert arrived(clerk) == ["T1-GP"]
    assert (page.card.name(), page.acts.moment.kind) == ("队员1GP", "here")
    assert page.card.told is not None
    assert (page.card.told.title, page.card.told.at) == ("Checked in", "08:20:00")
    scanner.rest()
    scanner.scan(badge_code("B1NU").lower())  # Caps Lock
    assert arrived(clerk) == ["T1-GP", "T1-NU"]
    scanner.rest()
    scanner.scan(T1_GP)
    assert (page.acts.moment.kind, page.card.told.title) == ("already", "Is already checked in")


def test_an_echoed_enter_does_not_check_in_the_next_one(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    scanner.scan(T1_GP)
    page.acts.show("T2-GP")
    scanner.enter(120)
    assert arrived(clerk) == ["T1-GP"]
    scanner.enter(400)
    assert arrived(clerk) == ["T1-GP", "T2-GP"]


def test_a_scan_into_the_search_field_is_heard_and_leaves_nothing_there(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Slash)
    assert page.finder.edit.hasFocus()
    scanner.scan(T1_GP)
    assert (arrived(clerk), page.finder.edit.text(), page.hasFocus()) == (["T1-GP"], "", True)


def test_where_an_input_method_took_the_scan_the_desk_says_so_and_lets_go(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Slash)
    assert page.finder.edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    taken = QInputMethodEvent()
    taken.setCommitString("LT一B了")
    QApplication.sendEvent(page.finder.edit, taken)
    assert (page.acts.moment.kind, page.finder.edit.text()) == ("garbled", "")
    # The page itself takes no input method, so the next scan arrives as it was typed.
    assert page.hasFocus()
    assert not page.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    scanner.scan(T1_GP)
    assert arrived(clerk) == ["T1-GP"]


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("6901234567892", "This is not a badge"),
        (T1_GP[:-4], "The code came incomplete"),
        (sheet_code("x"), "This is a score sheet, not a badge"),
        (badge_code("elsewhere"), "This badge is of another contest"),
    ],
)
def test_a_wrong_code_is_told_on_the_card_and_sounds(
    page: DeskPage, clerk: Clerk, scanner: Scanner, code: str, title: str
) -> None:
    use_language("en")
    beeps: list[int] = []
    page.bell = lambda: beeps.append(1)
    scanner.scan(code)
    assert page.card.told is not None
    assert (page.card.told.title, page.card.told.tone) == (title, "alarm")
    assert page.card.note()
    assert (arrived(clerk), page.card.name(), beeps) == ([], "", [1])
    page.finder.bell.emit(False)
    scanner.rest()
    scanner.scan(code)
    assert (settings.current().choices.bell, beeps) == (False, [1])


def test_ctrl_z_takes_back_whoever_is_shown_and_nobody_else(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    scanner.scan(T1_GP)
    scanner.rest()
    scanner.scan(badge_code("B2GP"))
    for _twice in range(2):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (arrived(clerk), page.acts.moment.kind) == (["T1-GP"], "undone")
    scanner.enter(1000)
    assert arrived(clerk) == ["T1-GP", "T2-GP"]


def test_after_a_wrong_code_ctrl_z_takes_back_the_last_arrival_of_this_laptop(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    scanner.scan(T1_GP)
    scanner.rest()
    scanner.scan("6901234567892")
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (arrived(clerk), page.card.name()) == ([], "队员1GP")


def test_late_is_said_and_too_late_is_for_the_chief_judge(
    qtbot: QtBot, page: DeskPage, clerk: Clerk, clock: FixedClock, scanner: Scanner
) -> None:
    use_language("en")
    clock.go(minutes=22)
    scanner.scan(T1_GP)
    entry = clerk.state.entry(f.Arrived, "T1-GP")
    assert entry is not None
    assert (entry.fact.late, entry.actor, page.acts.moment.kind) == (True, b.DESK, "late")
    assert page.card.note() == "12 minutes after the beginning"
    clock.go(minutes=20)
    scanner.rest()
    scanner.scan(badge_code("B1NU"))
    assert (arrived(clerk), page.acts.moment.kind) == (["T1-GP"], "over")
    scanner.enter(1000)
    dialog = answer(qtbot, page, PINS[b.CHIEF])
    assert dialog.official == b.CHIEF
    entry = clerk.state.entry(f.Arrived, "T1-NU")
    assert entry is not None
    assert (entry.fact.late, entry.actor, page.acts.moment.kind) == (True, b.CHIEF, "late")


def test_absence_is_noted_taken_back_and_ended_by_coming(
    page: DeskPage, clerk: Clerk, scanner: Scanner
) -> None:
    page.acts.show("T1-GP")
    QTest.keyClick(page, Qt.Key.Key_F7)
    assert page.acts.moment.kind == "absent"
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clerk.state.last(f.StatusSet, "T1-GP", "") is None
    QTest.keyClick(page, Qt.Key.Key_F7)
    scanner.scan(T1_GP)
    known = clerk.state.last(f.StatusSet, "T1-GP", "")
    assert known is not None
    assert (arrived(clerk), known.status) == (["T1-GP"], "")


def test_whoever_is_at_the_desk_proves_it_once(
    qtbot: QtBot, relay: Relay, clerk: Clerk, clock: FixedClock, scanner: Scanner
) -> None:
    page = DeskPage(relay, now=clock)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    scanner.scan(T1_GP)
    assert arrived(clerk) == []
    answer(qtbot, page, PINS[b.DESK])
    assert (arrived(clerk), relay.acting("desk")) == (["T1-GP"], b.DESK)
    scanner.rest()
    scanner.scan(badge_code("B1NU"))
    assert arrived(clerk) == ["T1-GP", "T1-NU"]


def answer(qtbot: QtBot, page: QWidget, digits: str) -> PinDialog:
    """Type a PIN into the dialog that is open, as fast as fingers can, and press Enter."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PinDialog)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClicks(dialog.field, digits)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    page.activateWindow()
    page.setFocus()
    return dialog


def test_a_refusal_stands_on_the_card(page: DeskPage, clerk: Clerk) -> None:
    use_language("en")
    page.acts.show("T1-GP")
    clerk.do(decide.check_in, b.DESK, "T1-GP")
    page.acts.absent("T1-GP")
    assert page.acts.moment.kind == "absent"
    page.acts.absent("T1-GP")
    assert (page.acts.moment.kind, page.card.note()) == (
        "refused",
        "Nothing has changed, so nothing was written.",
    )
