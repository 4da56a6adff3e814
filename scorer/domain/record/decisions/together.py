"""Signing the first few sheets of a seat in one act, where they are scored together."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record.decisions import judging
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State


class Written(Struct, frozen=True, kw_only=True):
    """A sheet to be signed: its marks, or the ``total`` of a paper sheet that a clerk copies."""

    member: str
    marks: Mapping[str, Mark] = {}
    total: str = ""
    ticks: tuple[str, ...] = ()
    note: str = ""
    seconds: Fraction | None = None


def sign_together(
    state: State,
    by: str,
    station: str,
    seat: int,
    sheets: Sequence[Written],
    *,
    source: judging.Source = "judge",
) -> judging.Facts:
    """Sign several sheets of one seat at once: all of them count, or none.

    Refused where one of the first few that the seat owes is not among them.
    """
    if not sheets:
        raise Refused("missing_marks")
    among = frozenset(sheet.member for sheet in sheets)
    facts: list[f.Fact] = []
    for sheet in sheets:
        facts += _signed(state, by, station, seat, sheet, among, source)
    return tuple(facts)


def _signed(
    state: State,
    by: str,
    station: str,
    seat: int,
    sheet: Written,
    among: Collection[str],
    source: judging.Source,
) -> judging.Facts:
    if sheet.total:
        return judging.sign_total(
            state,
            by,
            station,
            sheet.member,
            seat,
            sheet.total,
            sheet.ticks,
            seconds=sheet.seconds,
            source=source,
            among=among,
        )
    return judging.sign_sheet(
        state,
        by,
        station,
        sheet.member,
        seat,
        sheet.marks,
        sheet.ticks,
        note=sheet.note,
        seconds=sheet.seconds,
        source=source,
        among=among,
    )
