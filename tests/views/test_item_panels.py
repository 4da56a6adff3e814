"""A station judged item by item, from signed sheets to its explanation."""

from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging
from scorer.domain.record.outcome import outcome
from scorer.views.explain.station import station_line
from scorer.views.explain.workings import outcome_working
from scorer.words import use_language
from tests.builders import Laptop, full_marks, ready


def judged() -> Laptop:
    laptop = ready(1)
    station = roll.stations(laptop.state)["S1"]
    rule = replace(station.panel, by="item", drop_high=1, drop_low=0, factors={"A1": Fraction(2)})
    laptop.keep([f.StationSet(station=replace(station, panel=rule))])
    for seat, (judge, a1) in enumerate((("j1", "40"), ("j2", "30"), ("j3", "31")), 1):
        marks = full_marks(a1=a1)
        if seat == 2:
            marks["B2"] = Mark(waived=True)
        laptop.do(judging.sign_sheet, judge, "S1", "T1-GP", seat, marks, ())
    return laptop


def test_a_station_judged_by_item_is_explained_by_item() -> None:
    use_language("en")
    laptop = judged()
    found = outcome(laptop.state, "S1", "T1-GP")
    told = outcome_working(laptop.state, found)
    assert told is not None
    # A1: (30 + 31) / 2 = 30.5, times 2; the other items are full marks with every judge.
    rubric = roll.rubric(laptop.state, roll.stations(laptop.state)["S1"])
    assert rubric is not None
    others = sum((item.points for item in rubric.scored if item.id != "A1"), Fraction(0))
    assert found.state == "scored"
    assert found.value == told.value == 61 + others
    line = station_line(laptop.state, found, told)
    assert [child.rule for child in line.children] == ["item"] * len(rubric.scored)
    first, last = line.children[0], line.children[-1]
    assert (first.arithmetic, first.value) == ("(61 ÷ 2) × 2", "61")
    assert [seat.struck for seat in first.children] == ["highest dropped", "", ""]
    assert [seat.struck for seat in last.children] == ["", "stands aside", "highest dropped"]
    assert sum((child.exact for child in line.children if child.exact), Fraction(0)) == line.exact
