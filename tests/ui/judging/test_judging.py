"""A judge's seat worked by keys alone: marks, time, critical fails, review and signature."""

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorer.domain.record import facts as f
from scorer.domain.record.decisions.control import void_attempt
from scorer.domain.record.decisions.judging import answer_call, sign_sheet
from scorer.domain.record.decisions.setup import assign_seat
from scorer.store.trouble import StoreTrouble, Trouble
from scorer.views.editing import Stroke
from scorer.words import use_language
from tests.ui.judging.seat import JUDGE, SEAT, STATION, K, Seat
from ui.theme import Theme


def signed(seat: Seat, member: str) -> f.SheetSigned | None:
    return seat.clerk.state.last(f.SheetSigned, STATION, member)


def test_one_sheet_is_judged_and_signed_by_keys_alone(seat: Seat, qtbot: QtBot) -> None:
    first = seat.sheet.key
    seat.press(K.Key_Space, pause=60)
    seat.judge_all()
    seat.window.press(Stroke("go", seat.sheet.rubric.scored[0].id))
    seat.press(K.Key_Q)
    total, elapsed = seat.sheet.view.total, int(seat.clock.now) - 500
    assert total != seat.sheet.view.full
    seat.press(K.Key_F4)
    assert seat.reviewing()
    seat.sign("999999")
    qtbot.waitUntil(lambda: bool(seat.window.reviewing.page.signing.field.missing))
    qtbot.waitUntil(lambda: not seat.window.reviewing.signature.busy)
    assert signed(seat, first[1]) is None
    seat.sign()
    qtbot.waitUntil(lambda: signed(seat, first[1]) is not None)
    sheet = signed(seat, first[1])
    assert sheet
    assert (sheet.judge, sheet.seat, sheet.source) == (JUDGE, SEAT, "judge")
    assert sheet.total == Fraction(total)
    assert len(sheet.marks) == len(seat.sheet.rubric.scored)
    time = seat.clerk.state.last(f.TimeTaken, STATION, first[1], "1")
    assert time
    assert time.seconds == elapsed
    assert seat.clerk.draft(first) is None
    assert seat.sheet.key == seat.window.queue.lines[1].key
    assert not seat.reviewing()
    assert seat.window.queue.lines[0].total == total


def test_every_change_is_on_the_disk_before_it_is_shown_as_saved(seat: Seat) -> None:
    seat.press(K.Key_3)
    kept = seat.clerk.draft(seat.sheet.key)
    assert kept
    assert kept.marks == seat.sheet.editing.marks
    assert seat.window.page.header.saved.state == "saved"


def test_while_the_disk_fails_entry_stops_and_nothing_can_be_signed(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.judge_all()

    def full(*_: object) -> None:
        raise StoreTrouble(Trouble("disk_full", "database or disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(seat.clerk, "keep_draft", full)
        seat.press(K.Key_Delete)
        assert seat.window.page.header.saved.state == "failed"
        before = seat.sheet.editing.marks
        seat.press(K.Key_F, K.Key_Up, K.Key_F)
        assert seat.sheet.editing.marks == before
        seat.press(K.Key_F4)
        seat.sign()
        assert not seat.window.reviewing.signature.busy
        seat.press(K.Key_Escape)
    seat.window.page.header.saved.retry.emit()
    assert seat.window.page.header.saved.state == "saved"
    kept = seat.clerk.draft(seat.sheet.key)
    assert kept
    assert kept.marks == before


def test_the_review_leads_back_to_what_is_missing(seat: Seat) -> None:
    seat.press(K.Key_Return, K.Key_Tab, K.Key_F4)
    seat.sign()
    assert not seat.window.reviewing.signature.busy
    seat.press(K.Key_Backtab)
    assert not seat.reviewing()
    assert seat.sheet.editing.at == seat.sheet.rubric.scored[1].id


def test_the_timer_pauses_goes_on_and_is_ended(seat: Seat) -> None:
    seat.press(K.Key_Space, pause=90)
    seat.press(K.Key_Space, pause=500)
    assert seat.sheet.watch.seconds == 90
    seat.press(K.Key_Space, pause=30)
    seat.press(K.Key_F4)
    assert seat.sheet.ended
    assert seat.sheet.watch.seconds == 120
    seat.press(K.Key_Escape)
    seat.clock.now += 100
    assert seat.sheet.watch.seconds == 120
    seat.press(K.Key_Space, pause=5)
    assert (seat.sheet.ended, seat.sheet.watch.seconds) == (False, 125)
    limit = seat.sheet.rubric.limit_s
    seat.clock.now += limit
    seat.window._on_tick()
    assert seat.window.page.side.timer.face.told().figure.startswith("+")


def test_a_running_timer_keeps_the_judge_at_the_sheet(seat: Seat) -> None:
    other = seat.window.queue.lines[3].key
    seat.press(K.Key_Space)
    seat.window.page.queue.chosen.emit(other)
    assert seat.sheet.key != other
    seat.press(K.Key_Space)
    seat.window.page.queue.chosen.emit(other)
    assert seat.sheet.key == other


def test_a_critical_fail_needs_a_second_and_a_reason(seat: Seat, qtbot: QtBot) -> None:
    plate, window = seat.window.page.plate, seat.window
    QTest.keyPress(window, K.Key_F8)
    QTest.keyRelease(window, K.Key_F8)
    seat.press(K.Key_1)
    assert not seat.sheet.editing.ticks
    QTest.keyPress(window, K.Key_F8)
    qtbot.waitUntil(lambda: plate.choosing, timeout=5000)
    QTest.keyRelease(window, K.Key_F8)
    marks = seat.sheet.editing.marks
    seat.press(K.Key_1)
    assert seat.sheet.editing.ticks == (seat.sheet.rubric.criticals[0].id,)
    assert seat.sheet.editing.marks == marks
    assert plate.isHidden()
    seat.press(K.Key_Z, ctrl=True)
    assert not seat.sheet.editing.ticks


def test_a_note_belongs_to_the_step_and_letters_go_nowhere_else(seat: Seat) -> None:
    item = seat.sheet.editing.at
    seat.press(K.Key_F2)
    edit = seat.window.page.side.plate.edit
    assert seat.focus() is edit
    edit.insertPlainText("滴壶液面偏高")
    QTest.keyClicks(edit, "QF")
    seat.press(K.Key_Escape)
    assert seat.sheet.editing.marks[item].note == "滴壶液面偏高QF"
    assert not seat.sheet.editing.marks[item].text
    assert seat.focus() is seat.window
    seat.press(K.Key_F)
    assert seat.sheet.editing.marks[item].text


def test_the_seat_takes_no_input_method(seat: Seat) -> None:
    assert not seat.window.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for button in (seat.window.page.centre.card.record_button, seat.window.page.header.call_button):
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_chief_judge_is_called_once_until_the_call_is_answered(seat: Seat) -> None:
    seat.press(K.Key_F9, K.Key_F9)
    calls = seat.clerk.state.entries(f.ChiefCalled, STATION, str(SEAT))
    assert len(calls) == 1
    assert seat.window.queue.called
    seat.relay.do(answer_call, "chief", STATION, SEAT, "到场")
    assert not seat.window.queue.called


def test_a_voided_attempt_takes_the_sheet_away(seat: Seat) -> None:
    first = seat.sheet.key
    seat.press(K.Key_Return)
    seat.relay.do(void_attempt, "chief", STATION, first[1], "设备故障")
    assert seat.sheet.key[1] != first[1]
    assert seat.window.queue.lines[-1].key == (STATION, first[1], 2, SEAT)
    assert seat.clerk.draft(first)


def test_whoever_takes_a_seat_over_is_told_whose_marks_are_there(seat: Seat) -> None:
    key = seat.sheet.key
    seat.press(K.Key_Return)
    former = seat.window.queue.judge_name
    use_language("en")
    seat.relay.do(assign_seat, "chief", STATION, SEAT, "j21", "身体不适")
    assert seat.sheet.key == key
    assert f"Marks typed before are {former}'s" in seat.window.toast.text()
    assert seat.window.queue.judge_name in seat.window.toast.text()


def test_a_signed_sheet_is_only_looked_at(seat: Seat, qtbot: QtBot) -> None:
    member = seat.window.queue.lines[5].key[1]
    seat.judge_all()
    marks = seat.sheet.editing.marks
    seat.relay.do(sign_sheet, JUDGE, STATION, member, SEAT, marks)
    seat.window.page.queue.chosen.emit(seat.window.queue.lines[5].key)
    assert seat.reviewing()
    page = seat.window.reviewing.page
    assert page.signing.field.isHidden()
    seat.sign()
    assert not seat.window.reviewing.signature.busy
    seat.press(K.Key_Escape)
    assert not seat.reviewing()


def test_a_window_that_is_opened_again_has_the_same_sheet(seat: Seat) -> None:
    seat.press(K.Key_Space, pause=40)
    seat.press(K.Key_4)
    key, marks = seat.sheet.key, seat.sheet.editing.marks
    seat.window.close()
    seat.window.show()
    assert (seat.sheet.key, seat.sheet.editing.marks) == (key, marks)
    assert seat.sheet.watch.seconds == 41
    assert not seat.sheet.watch.running


def test_two_seats_of_a_panel_do_not_disturb_each_other(seat: Seat, theme: Theme) -> None:
    del theme
    other = type(seat).__new__(type(seat))
    other.clerk, other.relay, other.clock = seat.clerk, seat.relay, seat.clock
    other.window = type(seat.window)(seat.relay, STATION, 2, clock=seat.clock)
    other.window.show()
    seat.press(K.Key_3)
    assert not other.sheet.editing.marks
    assert [line.state for line in other.window.queue.lines[:1]] == ["waiting"]
    other.window.close()
    other.window.deleteLater()


@pytest.mark.parametrize("width", [1280, 1440, 1700])
def test_the_card_stays_in_place_and_shows_the_current_step(seat: Seat, width: int) -> None:
    window, card = seat.window, seat.window.page.centre.card
    window.resize(width, 868)
    places = set()
    for row in seat.sheet.view.rows:
        window.press(Stroke("go", row.id))
        pad = card.pads[row.judged]
        assert not pad.isHidden()
        names = [made.text() for made in pad.faults._rows[: pad.faults.count]]
        assert names[: len(row.faults)] == [fault.name for fault in row.faults]
        assert pad.geometry().bottom() < card.record_button.geometry().top()
        places.add((card.geometry().getRect(), card.back_button.geometry().top()))
    assert len(places) == 1
    row = next(row for row in seat.sheet.view.rows if row.faults)
    window.press(Stroke("go", row.id))
    window.resize(width + 40, 868)
    assert card.pads[row.judged].faults._rows[0].text() == row.faults[0].name


def test_nobody_is_named_on_the_seat(seat: Seat, tmp_path: Path) -> None:
    del tmp_path
    from scorer.domain.record import roll  # noqa: PLC0415

    people = roll.people(seat.clerk.state)
    known = {m.name for m in people.members.values()} | {e.name for e in people.entrants.values()}
    assert not any(name in repr(seat.window.queue) for name in known)
    assert not any(name in repr(seat.sheet.view) for name in known)
