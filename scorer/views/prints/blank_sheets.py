"""Blank score sheets by blind code, for paper judging and for a power failure."""

from scorer.domain.model.codes import sheet_code
from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import Item, Rubric
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.papers import SheetItem, SheetSection, SheetText
from scorer.words import _


def blank_sheets(state: State, station: str, seat: int = 0) -> tuple[SheetText, ...]:
    """The sheets of a station in the order of appearance: of one seat, or of all (seat 0).

    Empty for a paper, or before the codes are drawn; where nothing is blind, by name.
    """
    where = roll.stations(state)[station]
    rubric = roll.rubric(state, where)
    seats = roll.seats(state, station)
    codes = roll.codes(state).of
    if rubric is None:
        return ()
    return tuple(
        _sheet(state, where, rubric, member, number)
        for member in roll.queue(state, station)
        if not where.blind or (station, member) in codes
        for number in (seats or range(1, where.panel.judges + 1))
        if seat in {0, number}
    )


def _sheet(state: State, where: Station, rubric: Rubric, member: str, seat: int) -> SheetText:
    contest = roll.contest(state)
    code = roll.codes(state).of.get((where.id, member), member)
    return SheetText(
        contest=names.said(contest.title),
        station=names.station(where),
        blind=names.called(state, where, member),
        code=sheet_code(f"{contest.id}/{where.id}/{code}/{seat}"),
        total=brief(rubric.full),
        sections=tuple(
            SheetSection(
                names.said(section.name),
                brief(section.points),
                tuple(_item(item) for item in rubric.scored if item.section == section.id),
            )
            for section in rubric.sections
        ),
        facts=(
            (_("Seat"), str(seat)),
            (_("Judge"), names.official(state, roll.seats(state, where.id).get(seat, ""))),
            (_("Round"), names.round_of(state, where.round)),
            (_("Date"), contest.date),
        ),
        criticals=tuple(names.said(item.name) for item in rubric.criticals),
        rubric=f"{rubric.id} {rubric.version}",
    )


def _item(item: Item) -> SheetItem:
    lost = [f"{names.said(fault.name)} −{brief(fault.points)}" for fault in item.faults]
    if item.per is not None:
        lost.insert(0, _("each −{points}").format(points=brief(item.per)))
    return SheetItem(
        number=item.id,
        text=names.said(item.name),
        points=brief(item.points),
        deduction=_("; ").join(lost),
    )
