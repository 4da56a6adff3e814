"""What a judge sees of the own sheet and queue, and what not."""

from fractions import Fraction

import pytest

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging
from scorer.views.editing import begin
from scorer.views.queue import TYPED, other_seats, queue_view, signed_sheet
from scorer.views.sheet import SheetView, sheet_view
from scorer.words import use_language
from tests import builders
from tests.builders import CHIEF, full_marks, ready, rubric


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def seen(**marks: Mark) -> SheetView:
    return sheet_view(begin(rubric("g1"), DraftSheet(marks=marks)))


@pytest.mark.parametrize(
    ("marks", "total", "so_far", "lost", "best"),
    [
        ({}, "0.0", "0", "", "100.0"),
        ({"A1": Mark("35")}, "35.0", "40", "−5.0", "95.0"),
        ({"A1": Mark("35"), "B1": Mark("0.5")}, "45.0", "60", "−15.0", "85.0"),
        ({"B2": Mark("12")}, "5.0", "10", "−5.0", "95.0"),
    ],
)
def test_the_totals_follow_the_marks(
    marks: dict[str, Mark], total: str, so_far: str, lost: str, best: str
) -> None:
    view = seen(**marks)
    assert (view.total, view.so_far, view.lost, view.best) == (total, so_far, lost, best)


def test_what_is_missing_and_undecided_keeps_the_sheet_from_being_signed() -> None:
    view = seen(A1=Mark("40"), A2=Mark("30", undecided=True))
    assert (view.undecided, view.missing, view.ready) == ((2,), (3, 4), False)
    assert [row.state for row in view.rows] == ["done", "undecided", "missing", "missing"]
    assert [(s.done, s.total) for s in view.sections] == [(1, 2), (0, 2)]
    assert sheet_view(begin(rubric("g1"), DraftSheet(marks=full_marks()))).ready


def test_reasons_say_why_points_are_lost() -> None:
    view = seen(A1=Mark("35", (0, 1)), A2=Mark("26"), B2=Mark("12", note="迟"))
    assert [row.reason for row in view.rows] == [
        "One missed; Silent",
        "2 times",
        "",
        "Measured 12 s; 迟",
    ]
    assert view.notes == ("Step 4: 迟",)


def test_a_queue_is_in_the_drawn_order_and_names_nobody() -> None:
    laptop = ready()
    first, second, *_ = roll.queue(laptop.state, "S1")
    laptop.do(judging.sign_sheet, "j2", "S1", first, 2, full_marks(a1="38.5"))
    view = queue_view(laptop.state, "S1", 2, {("S1", second, 1, 2): DraftSheet()})
    assert [line.state for line in view.lines] == ["signed", "started", "waiting", "waiting"]
    assert (view.signed, view.lines[0].total, view.judge) == (1, "98.5", "j2")
    assert not any(
        member.name in repr(view) for member in roll.people(laptop.state).members.values()
    )
    here = view.next_open()
    assert here
    assert here.key == ("S1", second, 1, 2)
    sheet = signed_sheet(laptop.state, view.lines[0].key)
    assert sheet
    assert sheet.fact.marks["A1"].text == "38.5"


def test_a_total_that_a_clerk_copies_is_not_judged_here_too() -> None:
    laptop = ready()
    first, second, *_ = roll.queue(laptop.state, "S1")
    drafts = {
        ("S1", first, 1, 2): DraftSheet(total=Fraction(90)),
        ("S1", second, 1, 2): DraftSheet(marks={TYPED: Mark("9")}),
    }
    view = queue_view(laptop.state, "S1", 2, drafts)
    assert [line.state for line in view.lines[:2]] == ["paper", "paper"]
    assert not any(line.open for line in view.lines[:2])


def test_other_seats_show_how_far_they_are_and_no_marks() -> None:
    laptop = ready()
    first = roll.queue(laptop.state, "S1")[0]
    laptop.do(judging.sign_sheet, "j1", "S1", first, 1, full_marks(a1="31"))
    others = other_seats(laptop.state, ("S1", first, 1, 2), {("S1", first, 1, 3): DraftSheet()})
    assert [(o.seat, o.state) for o in others] == [(1, "signed"), (3, "started")]
    assert "91" not in repr(others)


def test_who_does_not_perform_or_is_repeated_is_passed_over() -> None:
    laptop = ready()
    first, second, third, fourth = roll.queue(laptop.state, "S1")
    laptop.do(desk.set_status, CHIEF, first, "absent")
    laptop.do(judging.excuse_seat, CHIEF, "S1", second, 1, "同单位")
    laptop.do(judging.sign_sheet, "j1", "S1", third, 1, full_marks())
    laptop.do(control.void_attempt, CHIEF, "S1", third, "设备故障")
    view = queue_view(laptop.state, "S1", 1)
    assert [line.state for line in view.lines] == ["absent", "excused", "waiting", "waiting"]
    assert [line.key[1] for line in view.lines] == [first, second, fourth, third]
    assert view.lines[3].key[2] == 2
    after = view.next_open(fourth)
    assert after
    assert after.key[1] == third


def test_a_call_to_the_chief_judge_stands_until_it_is_answered() -> None:
    laptop = ready()
    laptop.do(judging.call_chief, "j1", "S1", 1)
    assert queue_view(laptop.state, "S1", 1).called
    assert not queue_view(laptop.state, "S1", 2).called
    laptop.do(judging.answer_call, builders.CHIEF, "S1", 1, "到场")
    assert not queue_view(laptop.state, "S1", 1).called
