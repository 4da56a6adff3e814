"""The panel grid: typed and signed totals, what is dropped, and what lies far off."""

from fractions import Fraction

import pytest

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.model.rubric import PanelRule
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import desk, judging
from scorer.views.panel import PanelView, panel_view, panel_words, range_words, step_of
from scorer.views.paneldetail import computation, detail_row, deviation
from scorer.views.queue import SheetKey
from scorer.words import use_language
from tests.builders import CHIEF, CLERK, Laptop, full_marks, ready, rubric

F = Fraction
Drafts = dict[SheetKey, DraftSheet]


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def dropping() -> Laptop:
    """A station before three judges, of whose totals the highest and the lowest go."""
    laptop = ready()
    where = roll.stations(laptop.state)["S1"]
    rule = PanelRule(judges=3, drop_high=1, drop_low=1, spread=F(5))
    fields = {name: getattr(where, name) for name in where.__struct_fields__}
    laptop.keep([f.StationSet(station=type(where)(**{**fields, "panel": rule}))])
    return laptop


def typed(laptop: Laptop, *totals: str, row: int = 0) -> Drafts:
    member = roll.queue(laptop.state, "S1")[row]
    return {
        ("S1", member, 1, seat): DraftSheet(total=F(total))
        for seat, total in enumerate(totals, 1)
        if total
    }


def grid(laptop: Laptop, drafts: Drafts) -> PanelView:
    return panel_view(laptop.state, "S1", drafts)


@pytest.mark.parametrize(
    ("totals", "state", "result", "struck"),
    [
        ((), "waiting", "", ["", "", ""]),
        (("90",), "entering", "1 / 3", ["", "", ""]),
        (("90", "91.5", "92"), "to_sign", "91.50", ["low", "", "high"]),
        (("90", "90", "90"), "to_sign", "90.00", ["low", "", "high"]),
        (("83", "90", "91"), "deviation", "90.00", ["low", "", "high"]),
    ],
)
def test_a_row_shows_its_score_and_what_is_dropped(
    totals: tuple[str, ...], state: str, result: str, struck: list[str]
) -> None:
    laptop = dropping()
    row = grid(laptop, typed(laptop, *totals)).rows[0]
    assert (row.state, row.result) == (state, result)
    assert [cell.struck for cell in row.cells] == struck


def test_only_whole_rows_are_to_be_signed_and_a_judges_own_sheet_is_left_alone() -> None:
    laptop = dropping()
    drafts = typed(laptop, "90", "91", "92") | typed(laptop, "80", "81", row=1)
    third = roll.queue(laptop.state, "S1")[2]
    own: SheetKey = ("S1", third, 1, 2)
    drafts[own] = DraftSheet(marks={"A1": Mark("33")})
    view = grid(laptop, drafts)
    assert [cell.key[3] for cell in view.to_sign] == [1, 2, 3]
    cell = view.rows[2].cells[1]
    assert (cell.state, cell.value, cell.open) == ("judging", None, False)
    assert "33" not in repr(view)


def test_signed_sheets_and_statuses_stand_beside_typed_totals() -> None:
    laptop = dropping()
    first, second, third, _last = roll.queue(laptop.state, "S1")
    laptop.do(judging.sign_sheet, "j1", "S1", first, 1, full_marks(a1="30"))
    laptop.do(desk.set_status, CHIEF, second, "withdrawn", reason="受伤")
    laptop.do(judging.excuse_seat, CHIEF, "S1", third, 3, "同单位")
    view = grid(laptop, typed(laptop, "", "91", "92"))
    assert [cell.state for cell in view.rows[0].cells] == ["signed", "typed", "typed"]
    assert view.rows[0].result == "91.00"
    assert (view.rows[1].state, view.rows[1].words) == ("withdrawn", "Withdrawn")
    assert [cell.state for cell in view.rows[2].cells] == ["empty", "empty", "excused"]
    assert not any(cell.open for cell in view.rows[1].cells)
    for total, seat in (("91", 2), ("92", 3)):
        laptop.do(judging.sign_total, CLERK, "S1", first, seat, total)
    assert grid(laptop, {}).rows[0].state == "signed"


def test_a_row_is_explained_to_the_last_division() -> None:
    laptop = dropping()
    view = grid(laptop, typed(laptop, "90", "83.5", "91"))
    row = view.rows[0]
    made = computation(laptop.state, view, row)
    assert [(line.who, line.value, line.struck) for line in made.lines] == [
        ("Judge 3", "91.0", True),
        ("Judge 2", "83.5", True),
        ("90.0", "90.0", False),
    ]
    assert (made.divided, made.result) == ("÷ 1 =", "90.00")
    off = deviation(laptop.state, view, row)
    assert off
    assert (off.seat, off.off, off.median, off.limit) == (2, "−6.5", F(90), F(5))
    assert "has dropped it as the lowest" in off.words


def test_the_row_explained_is_the_current_one_or_the_alarm_above() -> None:
    laptop = dropping()
    drafts = typed(laptop, "90", "70", "91") | typed(laptop, "90", "91", "92", row=1)
    drafts |= typed(laptop, "88", row=2)
    view = grid(laptop, drafts)
    found = [detail_row(view, row.member) for row in view.rows]
    assert [row.number if row else 0 for row in found] == [1, 2, 1, 1]


def test_words_and_steps_follow_the_rules() -> None:
    rule = PanelRule(judges=5, drop_high=1, drop_low=1)
    assert panel_words(rule) == "Panel of 5 · 1 highest and 1 lowest dropped, mean of the rest"
    assert step_of(rubric("g1")) == F(1, 2)
    laptop = dropping()
    assert range_words(grid(laptop, {})) == "Totals 0~100 in steps of 0.5; 915 is 91.5"
