"""A seat at a station whose first contestants are scored together."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.words import use_language
from tests.ui.judging.seat import STATION, K, Seat


def first_two(seat: Seat) -> None:
    where = roll.stations(seat.clerk.state)[STATION]
    fact = f.StationSet(station=replace(where, panel=replace(where.panel, first_together=2)))
    seat.relay.do(lambda _state, _by: (fact,), "chief")


def signed(seat: Seat, member: str) -> bool:
    return seat.clerk.state.last(f.SheetSigned, STATION, member) is not None


def test_the_first_two_are_signed_with_one_pin_once_both_are_marked(
    seat: Seat, qtbot: QtBot
) -> None:
    use_language("en")
    first_two(seat)
    first, second = (line.key for line in seat.window.queue.lines[:2])
    seat.judge_all()
    seat.press(K.Key_F4)
    code = roll.codes(seat.clerk.state).of[STATION, second[1]]
    view = seat.window.reviewing.page.signing._view
    assert view
    assert view.remarks[-1].words.endswith(f"Still to be marked: {code}")
    seat.sign()
    qtbot.waitUntil(lambda: not seat.window.reviewing.signature.busy)
    assert not signed(seat, first[1])
    assert code in seat.window.reviewing.page.signing.hint.text()
    seat.press(K.Key_Escape)
    seat.window.open_key(second)
    assert seat.sheet.key == second
    seat.judge_all()
    seat.press(K.Key_F4)
    seat.sign()
    qtbot.waitUntil(lambda: signed(seat, first[1]) and signed(seat, second[1]))
    assert seat.clerk.draft(first) is seat.clerk.draft(second) is None
    assert seat.sheet.key == seat.window.queue.lines[2].key
