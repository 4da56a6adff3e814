"""The first few who are scored together: what may be signed when, and what shows of them."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from scorer.domain.model.marks import DraftSheet
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging
from scorer.domain.record.decisions.together import Written, sign_together
from scorer.domain.record.first_few import awaited, first_few
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.views.points import NONE
from scorer.views.stage import call_scene
from scorer.views.standings import complete_parts
from scorer.views.together import together
from scorer.words import use_language
from tests import builders as b


def ready(count: int = 2) -> b.Laptop:
    laptop = b.ready(4)
    where = roll.stations(laptop.state)["S1"]
    panel = replace(where.panel, first_together=count)
    laptop.keep([f.StationSet(station=replace(where, panel=panel))])
    return laptop


def order(laptop: b.Laptop) -> tuple[str, ...]:
    return roll.queue(laptop.state, "S1")


def written(members: Sequence[str]) -> list[Written]:
    return [Written(member=member, marks=b.full_marks()) for member in members]


def test_the_first_are_signed_in_one_act_and_no_other_way() -> None:
    laptop = ready()
    first, second, third, _last = order(laptop)
    where = roll.stations(laptop.state)["S1"]
    assert first_few(laptop.state, where) == (first, second)
    for one in (first, second):
        with pytest.raises(Refused, match="first_together") as refused:
            laptop.do(judging.sign_sheet, "j1", "S1", one, 1, b.full_marks())
        other = second if one == first else first
        assert refused.value.about["codes"] == roll.codes(laptop.state).of["S1", other]
        with pytest.raises(Refused, match="first_together"):
            laptop.do(judging.sign_total, b.CLERK, "S1", one, 1, "90")
    with pytest.raises(Refused, match="first_together"):
        laptop.do(sign_together, "j1", "S1", 1, written([first]))
    some = [Written(member=first, marks=b.full_marks()), Written(member=second)]
    with pytest.raises(Refused, match="missing_marks"):
        laptop.do(sign_together, "j1", "S1", 1, some)
    assert not laptop.state.table(f.SheetSigned)
    laptop.do(judging.sign_sheet, "j1", "S1", third, 1, b.full_marks())  # not one of the first
    laptop.do(sign_together, "j1", "S1", 1, written([first, second]))
    assert awaited(laptop.state, where, 1) == ()
    assert awaited(laptop.state, where, 2) == (first, second)
    copied = [Written(member=m, total="88") for m in (second, first)]
    for seat in (2, 3):
        laptop.do(sign_together, b.CLERK, "S1", seat, copied, source="clerk")
    assert [outcome(laptop.state, "S1", m).final for m in (first, second, third)] == [
        *(True, True),
        False,
    ]


def test_nothing_of_the_first_is_final_before_all_of_them_are() -> None:
    laptop = ready()
    first, second, *_rest = order(laptop)
    for seat in (1, 2, 3):
        finals = [outcome(laptop.state, "S1", m).final for m in (first, second)]
        assert finals == [False, False]
        judge = roll.seats(laptop.state, "S1")[seat]
        laptop.do(sign_together, judge, "S1", seat, written([first, second]))
    assert [outcome(laptop.state, "S1", m).final for m in (first, second)] == [True, True]
    assert "S1" not in complete_parts(laptop.state)
    with pytest.raises(Refused, match="not_complete"):
        laptop.do(control.seal_scope, b.CHIEF, "S1")


def test_who_is_absent_makes_room_and_who_stands_aside_owes_nothing() -> None:
    laptop = ready()
    first, second, third, _last = order(laptop)
    where = roll.stations(laptop.state)["S1"]
    laptop.do(desk.set_status, b.CHIEF, first, "absent", "", "未到")
    assert first_few(laptop.state, where) == (second, third)
    laptop.do(judging.excuse_seat, b.CHIEF, "S1", second, 1, "同单位")
    assert awaited(laptop.state, where, 1) == (third,)
    laptop.do(judging.sign_sheet, "j1", "S1", third, 1, b.full_marks())
    with pytest.raises(Refused, match="first_together"):
        laptop.do(judging.sign_sheet, "j2", "S1", third, 2, b.full_marks())


def test_who_repeats_later_is_signed_alone() -> None:
    laptop = ready()
    first, second, *_rest = order(laptop)
    for seat in (1, 2, 3):
        judge = roll.seats(laptop.state, "S1")[seat]
        laptop.do(sign_together, judge, "S1", seat, written([first, second]))
    laptop.do(control.void_attempt, b.CHIEF, "S1", first, "设备故障")
    laptop.do(judging.sign_sheet, "j1", "S1", first, 1, b.full_marks())
    assert outcome(laptop.state, "S1", first).attempt == 2


def test_the_seat_is_told_who_is_awaited() -> None:
    use_language("en")
    laptop = ready()
    first, second, third, _last = order(laptop)
    codes = roll.codes(laptop.state).of
    done = DraftSheet(marks=b.full_marks())
    drafts = {("S1", first, 1, 1): done}
    found = together(laptop.state, ("S1", first, 1, 1), drafts)
    assert found
    assert found.remark.tone == "warn"
    assert found.remark.words.endswith(f"Still to be marked: {codes['S1', second]}")
    both = together(laptop.state, ("S1", first, 1, 1), {**drafts, ("S1", second, 1, 1): done})
    assert both
    assert both.remark.tone == "ok"
    assert together(laptop.state, ("S1", third, 1, 1), drafts) is None
    assert together(ready(0).state, ("S1", first, 1, 1), drafts) is None


def test_the_call_goes_on_while_the_first_wait_for_their_marks() -> None:
    laptop = ready(3)
    members = order(laptop)
    codes = [roll.codes(laptop.state).of["S1", member] for member in members]
    for begun in (1, 2, 3):
        drafts = [("S1", member, 1, 1) for member in members[:begun]]
        row = call_scene(laptop.state, drafts).rows[0]
        following = [*codes[begun:], NONE, NONE][:2]
        assert [row.now, row.called, row.deck] == [codes[begun - 1], *following]
