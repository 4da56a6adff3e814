"""The panel grid worked by keys: totals typed from paper, kept at once, and signed by the clerk."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import outcome
from scorer.rehearsal.demo import demo
from scorer.store.trouble import StoreTrouble, Trouble
from scorer.views.panel import PanelView
from scorer.views.queue import TYPED
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.pin import PinDialog
from ui.windows.panel import PanelPage

K = Qt.Key
M = Qt.KeyboardModifier
PIN = "717171"


class Desk:
    """A page over the demo contest, before anybody has performed."""

    def __init__(self, path: Path) -> None:
        self.clerk = Clerk.open(path) if path.exists() else demo(path, 1, "start")
        self.relay = Relay(self.clerk)
        self.page = PanelPage(self.relay)
        self.page.show()

    @property
    def view(self) -> PanelView:
        assert self.page._view
        return self.page._view

    @property
    def place(self) -> tuple[int, int]:
        return self.page.entry.row, self.page.entry.seat

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page, text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier) -> None:
        QTest.keyClick(self.page, key, held)

    def enter(self, *texts: str) -> None:
        for text in texts:
            self.type(text)
            self.press(K.Key_Return)

    def close(self) -> None:
        self.page.acts.close()
        self.page.close()
        self.page.deleteLater()
        self.relay.close()
        self.clerk.close()


@pytest.fixture
def desk(tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    made = Desk(tmp_path / "demo.leitai")
    yield made
    made.close()


def drafts(desk: Desk, row: int = 0) -> list[Fraction | None]:
    found = [desk.clerk.draft(cell.key) for cell in desk.view.rows[row].cells]
    return [draft.total if draft else None for draft in found]


def test_enter_walks_the_judges_and_then_the_rows(desk: Desk) -> None:
    desk.enter("915", "90", "88.5", "100", "0")
    wanted = [Fraction(text) for text in ("91.5", "90", "88.5", "100", "0")]
    assert drafts(desk) == wanted
    assert desk.place == (1, 0)
    assert (desk.view.rows[0].result, desk.view.rows[0].state) == ("90.00", "deviation")
    desk.press(K.Key_Return, M.ShiftModifier)
    assert desk.place == (0, 4)
    desk.press(K.Key_Delete)
    assert drafts(desk)[4] is None
    assert desk.view.rows[0].result == "4 / 5"


@pytest.mark.parametrize("text", ["1005", "90.25", "120", "."])
def test_what_cannot_be_a_total_stays_with_its_reason(desk: Desk, text: str) -> None:
    desk.enter(text)
    assert desk.place == (0, 0)
    assert desk.page.entry.shown
    assert desk.page.entry.problem
    assert desk.page.foot.text() == desk.page.entry.problem
    assert drafts(desk)[0] is None
    desk.press(K.Key_Escape)
    assert desk.page.entry.shown == ""
    desk.enter("90")
    assert desk.place == (0, 1)


def test_a_row_is_done_only_when_every_seat_has_a_total(desk: Desk) -> None:
    desk.enter("90", "91")
    desk.press(K.Key_Return, M.ControlModifier)
    assert desk.place == (0, 2)
    assert "3" in desk.page.entry.problem
    desk.enter("92", "90")
    desk.type("91")
    desk.press(K.Key_Return, M.ControlModifier)
    assert desk.place == (1, 0)


def test_a_half_typed_total_is_kept_and_counts_for_nothing(desk: Desk) -> None:
    desk.enter("90")
    desk.type("9")
    key = desk.view.rows[0].cells[1].key
    assert desk.clerk.draft(key) == DraftSheet(marks={TYPED: Mark("9")})
    assert desk.view.rows[0].cells[1].value is None
    again = PanelPage(desk.relay)
    assert (again.entry.row, again.entry.seat, again.entry.shown) == (0, 1, "9")
    again.deleteLater()


def test_a_judges_own_sheet_is_not_typed_over(desk: Desk) -> None:
    key = desk.view.rows[0].cells[1].key
    desk.relay.keep_draft(key, DraftSheet(marks={"A1": Mark("1")}))
    assert desk.view.rows[0].cells[1].state == "judging"
    desk.enter("90")
    assert desk.place == (0, 2)
    desk.press(K.Key_Left)
    desk.type("55")
    kept = desk.clerk.draft(key)
    assert kept
    assert kept.marks


def test_while_the_disk_fails_the_cell_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreTrouble(Trouble("disk_full", "database or disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(desk.clerk, "keep_draft", full)
        desk.enter("90")
        failed = desk.page.saved.failed
        assert failed
        assert desk.place == (0, 0)
    desk.press(K.Key_Return)
    failed = desk.page.saved.failed
    assert not failed
    assert drafts(desk)[0] == 90


def test_whole_rows_are_signed_by_the_clerks_own_pin(desk: Desk, qtbot: QtBot) -> None:
    desk.enter("90", "91", "92", "905", "915")
    desk.enter("80", "81")
    desk.page.sign_button.click()
    dialog = desk.page.findChild(PinDialog)
    assert isinstance(dialog, PinDialog)
    for digit in PIN:
        dialog.field.press(digit)
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    member = desk.view.rows[0].member
    found = outcome(desk.clerk.state, "S1", member)
    assert (found.state, found.value) == ("scored", Fraction(91))
    sheets = desk.clerk.state.entries(f.SheetSigned, "S1", member)
    assert {(sheet.fact.source, sheet.actor) for sheet in sheets} == {("clerk", "clerk1")}
    assert not any(drafts(desk))
    assert desk.view.rows[0].state == "signed"
    assert drafts(desk, 1)[:2] == [80, 81]
    assert not desk.page.sign_button.isEnabled()


def prove(desk: Desk, qtbot: QtBot) -> None:
    desk.page.sign_button.click()
    dialog = desk.page.findChildren(PinDialog)[-1]
    for digit in PIN:
        dialog.field.press(digit)
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()


def test_the_first_two_rows_are_signed_together_where_the_rules_say_so(
    desk: Desk, qtbot: QtBot
) -> None:
    where = roll.stations(desk.clerk.state)["S1"]
    fact = f.StationSet(station=replace(where, panel=replace(where.panel, first_together=2)))
    desk.relay.do(lambda _state, _by: (fact,), "chief")
    said: list[str] = []
    desk.page.acts.refused.connect(said.append)
    desk.enter("90", "91", "92", "90", "91")
    prove(desk, qtbot)
    code = roll.codes(desk.clerk.state).of["S1", desk.view.rows[1].member]
    assert code in said[0]
    assert not desk.clerk.state.table(f.SheetSigned)
    assert drafts(desk) == [90, 91, 92, 90, 91]
    desk.enter("80", "81", "82", "80", "81")
    prove(desk, qtbot)
    for row in desk.view.rows[:2]:
        assert outcome(desk.clerk.state, "S1", row.member).final
    assert len(said) == 1


def test_a_total_far_off_is_explained_and_reported(desk: Desk) -> None:
    desk.enter("90", "91", "83", "905", "90")
    assert desk.view.rows[0].state == "deviation"
    assert not desk.page.detail.deviation.isHidden()
    desk.press(K.Key_F9)
    call = desk.clerk.state.last(f.ChiefCalled, "S1", "3")
    assert call
    assert desk.view.rows[0].code in call.text


def test_a_seat_is_opened_in_its_own_window(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.relay.asked) as asked:
        desk.page.head.opened.emit(3)
    assert asked.args == ["sheet", ("S1", 3)]
    desk.page.show_subject("S4")
    assert desk.view.station == "S4"
