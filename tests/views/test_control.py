"""The control room's view: what is shown of whom, what stands in the way, what would be."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging, papers
from scorer.domain.record.outcome import outcome
from scorer.views.alarms import alarms
from scorer.views.clocks import odd_laptops
from scorer.views.control import alarm_count, control_view
from scorer.views.paper_grid import following, paper_grid
from scorer.views.performance import performance_view
from scorer.views.releasing import release_view
from scorer.views.result_book import result_book
from scorer.views.whatif import effect, supposed
from scorer.words import use_language
from tests.builders import (
    CHIEF,
    CLERK,
    CLERK_2,
    Laptop,
    panel,
    played,
    ready,
    release,
)


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def kinds(laptop: Laptop) -> list[str]:
    return [alarm.kind for alarm in alarms(laptop.state)]


def test_closed_stations_say_codes_in_their_own_order() -> None:
    laptop = played(4)
    view = control_view(laptop.state, round_="R2")
    assert view.by_code
    codes = roll.codes(laptop.state).of
    for column, station in enumerate(("S1", "S2")):
        queue = roll.queue(laptop.state, station)
        shown = [row.cells[column] for row in view.rows]
        assert [c.who for c in shown if c] == [codes[station, member] for member in queue]
    assert not any("第" in str(row) for row in (view.rows, view.alarms))

    release(laptop, "S1")
    view = control_view(laptop.state, round_="R2")
    first, second = view.rows[0].cells
    assert first is not None
    assert second is not None
    assert first.who.startswith("第")
    assert not second.who.startswith("第")

    release(laptop, "S2")
    view = control_view(laptop.state, round_="R2")
    assert not view.by_code
    assert [row.name for row in view.rows] == ["第1", "第2", "第3", "第4"]


def test_the_states_of_cells() -> None:
    laptop = ready(4)
    one, two, three, four = roll.queue(laptop.state, "S1")
    panel(laptop, "S1", one, ["90", "91", "92"])
    panel(laptop, "S1", two, ["90"])
    laptop.do(desk.set_status, CHIEF, four, "absent", "S1")
    view = control_view(laptop.state, [("S1", three, 1, 2)], round_="R2")
    states = [row.cells[0].state for row in view.rows if row.cells[0]]
    assert states == ["to_sign", "partial", "scoring", "absent"]
    assert (view.locked, view.to_sign, view.scoring, view.waiting) == (0, 1, 2, 4)
    assert view.columns[0].done == 2


def test_every_alarm_comes_and_goes() -> None:
    laptop = ready(4)
    one, two, three, _four = roll.queue(laptop.state, "S1")
    panel(laptop, "S1", one, ["90", "91"])
    assert kinds(laptop) == []  # the panel is still at it
    panel(laptop, "S1", two, ["90", "80", "91"])
    assert kinds(laptop) == ["missing", "spread"]
    laptop.do(judging.sign_total, CLERK, "S1", one, 3, "92")
    laptop.do(control.confirm_alarm, CHIEF, "S1", two, "spread")
    assert alarm_count(laptop.state) == 0
    sheet = outcome(laptop.state, "S1", two).sheets[2].id
    laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", total="70")
    assert kinds(laptop) == ["spread"]  # what was looked at has changed
    laptop.do(control.confirm_alarm, CHIEF, "S1", two, "spread")

    panel(laptop, "S1", three, ["90", "90", "90"])
    laptop.do(judging.take_time, CLERK, "S1", three, Fraction(400))
    laptop.do(judging.call_chief, "j4", "S2", 1, "灯坏了")
    laptop.do(papers.type_paper, CLERK, "R1-GP", one, 1, "80")
    laptop.do(papers.type_paper, CLERK_2, "R1-GP", one, 2, "81")
    assert kinds(laptop) == ["call", "papers", "overtime"]
    laptop.do(judging.answer_call, CHIEF, "S2", 1, "已换")
    laptop.do(papers.settle_paper, CHIEF, "R1-GP", one, "80", "看错")
    laptop.do(control.confirm_alarm, CHIEF, "S1", three, "overtime")
    assert kinds(laptop) == []


def test_two_laptops_that_contradict_each_other() -> None:
    laptop = ready(4)
    other = laptop.copy("B")
    member = roll.queue(laptop.state, "S1")[0]
    panel(laptop, "S1", member, ["90", "91", "92"])
    panel(other, "S1", member, ["90", "91", "88"])
    laptop.take(other.records)
    assert kinds(laptop) == ["conflict"]
    view = performance_view(laptop.state, "S1", member)
    (rivals,) = view.rivals
    assert [version.total for version in rivals.versions] == ["92.0", "88.0"]
    assert [row.name for row in rivals.rows if row.differs] == ["Sheet total"]
    keep = rivals.versions[1].sheet
    laptop.do(control.settle_conflict, CHIEF, "S1", member, keep, "看纸质表")
    assert kinds(laptop) == []


def test_a_broken_seal_says_what_came_late() -> None:
    laptop = played(4)
    laptop.do(control.seal_scope, CHIEF, "S1")
    member = roll.queue(laptop.state, "S1")[0]
    sheet = outcome(laptop.state, "S1", member).sheets[1].id
    laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", total="60")
    assert "seal" in kinds(laptop)
    view = release_view(laptop.state, "S1")
    assert view.next == "seal"
    assert view.again
    assert "corrected to 60" in view.late[0]


def test_the_way_to_release() -> None:
    laptop = played(4)
    seen = []
    for _step in range(3):
        view = release_view(laptop.state, "S1")
        seen.append((view.next, view.ready))
        if view.next == "seal":
            laptop.do(control.seal_scope, CHIEF, "S1")
        elif view.next == "open":
            laptop.do(control.open_codes, "coder", "S1", "sup")
        else:
            laptop.do(control.release, CHIEF, "S1")
    assert seen == [("seal", True), ("open", True), ("release", True)]
    assert release_view(laptop.state, "S1").next == ""
    unfinished = release_view(ready(4).state, "S1")
    assert (unfinished.next, unfinished.ready) == ("seal", False)


def test_a_supposition_is_never_remembered() -> None:
    laptop = played(4)
    release(laptop, "R1")
    release(laptop, "S1")
    release(laptop, "S2")
    state = laptop.state
    sheet = outcome(state, "S1", "T1-GP").sheets[1].id
    facts = judging.correct_sheet(state, CHIEF, sheet, "–", total="40")
    found = effect(state, facts, "S1", "T1-GP")
    assert found.score == ("94.00", "76.00")
    assert found.place == (1, 4)
    assert found.moved == ("第1", "第2", "第3", "第4")
    assert outcome(supposed(state, facts), "S1", "T1-GP").value != 94
    assert outcome(state, "S1", "T1-GP").value == 94
    assert laptop.state is state


def test_a_supposition_about_a_closed_station_names_nobody() -> None:
    laptop = played(4)
    sheet = outcome(laptop.state, "S1", "T1-GP").sheets[1].id
    facts = judging.correct_sheet(laptop.state, CHIEF, sheet, "–", total="40")
    found = effect(laptop.state, facts, "S1", "T1-GP")
    assert found.total is None
    assert found.place == (1, 4)
    codes = roll.codes(laptop.state).of
    assert found.moved[0] == codes["S1", "T1-GP"]
    assert not any("第" in name for name in found.moved)


def test_a_typing_sees_only_its_own_until_both_are_there() -> None:
    laptop = ready(4)
    laptop.do(papers.type_paper, CLERK, "R1-GP", "T1-GP", 1, "80")
    site = roll.site_of(laptop.state)["T1"]
    second = paper_grid(laptop.state, site, 2)
    assert second is not None
    cell = second.cell("R1-GP/T1-GP")
    assert cell is not None
    assert (cell.state, cell.text, cell.first) == ("typed", "", "")
    laptop.do(papers.type_paper, CLERK_2, "R1-GP", "T1-GP", 2, "缺考")
    second = paper_grid(laptop.state, site, 2)
    assert second is not None
    (cell,) = second.differ
    assert (cell.text, cell.first, cell.second) == ("Absent", "80", "Absent")
    down = [following(second, f"R1-GP/{row.entrant}-GP") for row in second.rows]
    assert down[-1] == f"R1-NU/{second.rows[0].entrant}-NU"


def test_a_clock_that_went_back_is_odd() -> None:
    laptop = ready(4)
    assert odd_laptops(laptop.state) == ()
    member = roll.queue(laptop.state, "S1")[0]
    other = laptop.copy("B")
    panel(other, "S1", member, ["90"])
    slow = replace(other.records[-1], at="2026-11-22T00:10:00+08:00")
    laptop.take([slow])
    assert [name for name, _at in odd_laptops(laptop.state)] == ["B"]
    assert kinds(laptop) == ["clock"]


def test_the_book_holds_only_what_is_open() -> None:
    laptop = played(4)
    assert [sheet.title for sheet in result_book(laptop.state)] == ["Standings", "Round 1"]
    release(laptop, "R2")
    places, first, second = result_book(laptop.state)
    assert places.rows[0][0] == "1"
    assert len(first.rows) == len(second.rows) == 8
    assert second.rows[0][4] == "94"
