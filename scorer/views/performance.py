"""One performance opened up: every seat, time and ruling, and contradicting versions abreast."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief, exact, stored
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Item
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions.control import UNDOABLE
from scorer.domain.record.outcome import Outcome, Sheet, outcome
from scorer.domain.record.state import State
from scorer.domain.rules.sheet import judged_by
from scorer.views import history, names
from scorer.views.alarms import Alarm, median, of_performance, passed_members
from scorer.views.control import MatrixCell, cell_of
from scorer.views.explain import Event
from scorer.views.explain.trail import trail
from scorer.views.history import HistoryLine, duration
from scorer.views.points import NONE, lossless, minus
from scorer.words import _

SeatState = Literal["signed", "missing", "excused", "conflict"]


@dataclass(frozen=True, slots=True)
class MarkLine:
    """An item of a signed sheet that a correction may change.

    ``levels`` are the words and texts to choose from, where it is judged so; ``full`` is None
    where a value is measured.
    """

    item: str
    name: str
    text: str
    full: Fraction | None
    step: Fraction
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat: who sits there, what counts of it, the record id of its ``sheet``."""

    seat: int
    judge: str
    judge_name: str
    state: SeatState
    total: Fraction | None
    shown: str
    dropped: Literal["", "high", "low"]
    outlier: bool
    former: str
    sheet: str
    marks: tuple[MarkLine, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One of a seat's contradicting versions: its record id, the laptop, the time, the total."""

    sheet: str
    laptop: str
    at: str
    who: str
    total: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An item and what each version says of it."""

    name: str
    texts: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Rivals:
    """A seat's versions side by side."""

    seat: int
    versions: tuple[Version, ...]
    rows: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical item: which seats saw it, and the ruling (None: none yet)."""

    item: str
    name: str
    seats: tuple[int, ...]
    ruling: bool | None
    open: bool


@dataclass(frozen=True, slots=True)
class PerformanceView:
    """All of one performance.

    ``median`` and ``limit`` are for the plot; ``sealed`` names the scope that closes it;
    ``undoable`` are records that can be taken back, the latest first; ``part``: it is entered.
    ``loses`` are the points that a violation has taken from the entrant here; None where the rules
    know no such penalties.
    """

    station: str
    member: str
    who: str
    where: str
    paper: bool
    attempt: int
    cell: MatrixCell
    value: str
    time: str
    lost: str
    full: Fraction
    seats: tuple[SeatLine, ...]
    median: Fraction
    limit: Fraction
    rivals: tuple[Rivals, ...]
    criticals: tuple[CriticalLine, ...]
    alarms: tuple[Alarm, ...]
    sealed: str
    drops: tuple[int, int]
    events: tuple[Event, ...]
    undoable: tuple[HistoryLine, ...]
    part: bool = False
    loses: Fraction | None = None

    def seat(self, number: int) -> SeatLine | None:
        """The line of a seat."""
        return next((line for line in self.seats if line.seat == number), None)


def performance_view(state: State, station: str, member: str) -> PerformanceView:
    """Open a performance up; ``KeyError`` where there is no such station."""
    where = roll.stations(state)[station]
    found = outcome(state, station, member)
    totals = [sheet.fact.total for sheet in found.sheets.values()]
    passed = where.kind == "skill" and member in passed_members(state, where)
    closed = seals.closed_by(state, station, member)
    return PerformanceView(
        station=station,
        member=member,
        who=_who(state, station, member),
        where=names.station(where),
        paper=where.kind == "paper",
        attempt=found.attempt,
        cell=cell_of(state, station, member),
        value=lossless(found.value, where.panel.decimals),
        time=duration(found.seconds) if found.seconds is not None else NONE,
        lost=minus(found.penalty, None) if found.penalty else "",
        full=where.full,
        seats=tuple(_seat(state, where, found, seat) for seat in found.due),
        median=median(totals) if totals else Fraction(0),
        limit=where.panel.spread or Fraction(0),
        rivals=tuple(
            _rivals(state, where, seat, versions) for seat, versions in found.rivals.items()
        ),
        criticals=_criticals(state, where, found),
        alarms=of_performance(state, found, passed=passed),
        sealed=names.scope(state, closed) if closed else "",
        drops=(where.panel.drop_high, where.panel.drop_low),
        events=trail(state, (found,), ""),
        undoable=_undoable(state, station, member),
        part=where.kind == "part",
        loses=_loses(state, station, member),
    )


def _loses(state: State, station: str, member: str) -> Fraction | None:
    scheme, entrant = roll.scheme(state), roll.entrant_of(state, member)
    if scheme is None or not scheme.penalties or entrant is None:
        return None
    ruled = state.last(f.PenaltySet, entrant.id, station)
    return ruled.points if ruled else Fraction(0)


def _who(state: State, station: str, member: str) -> str:
    """By blind code until the codes are open; by name and team then."""
    opened = roll.opened(state, station)
    return names.subject(state, member) if opened else names.performer(state, station, member)


def _seat(state: State, where: Station, found: Outcome, seat: int) -> SeatLine:
    sheet = found.sheets.get(seat)
    judge = sheet.fact.judge if sheet else roll.seats(state, where.id).get(seat, "")
    panel = found.panel
    dropped: Literal["", "high", "low"] = ""
    if panel and seat in panel.dropped_high:
        dropped = "high"
    elif panel and seat in panel.dropped_low:
        dropped = "low"
    return SeatLine(
        seat=seat,
        judge=judge,
        judge_name=names.official(state, judge) if judge else NONE,
        state=_seat_state(found, seat),
        total=sheet.fact.total if sheet else None,
        shown=lossless(sheet.fact.total, 1) if sheet else NONE,
        dropped=dropped,
        outlier=bool(panel and seat in panel.spread_alarm),
        former=_former(state, sheet) if sheet else "",
        sheet=sheet.id if sheet else "",
        marks=_marks(state, where, sheet) if sheet else (),
    )


def _seat_state(found: Outcome, seat: int) -> SeatState:
    if seat in found.rivals:
        return "conflict"
    if seat in found.excused:
        return "excused"
    return "signed" if seat in found.sheets else "missing"


def _former(state: State, sheet: Sheet) -> str:
    """The total of the version that this one replaced."""
    line = state.table(f.SheetSigned).get((sheet.fact.station, sheet.fact.member), ())
    replaced = (e.fact.total for e in line if e.id in sheet.fact.replaces)
    return next((lossless(total, 1) for total in replaced), "")


def _marks(state: State, where: Station, sheet: Sheet) -> tuple[MarkLine, ...]:
    rubric = roll.rubric(state, where)
    if rubric is None:
        return ()
    return tuple(
        _mark_line(item, mark)
        for item in rubric.scored
        if (mark := sheet.fact.marks.get(item.id)) is not None
    )


def _mark_line(item: Item, mark: Mark) -> MarkLine:
    how = judged_by(item)
    levels = tuple(
        (_("{points} points").format(points=brief(item.points * level)), stored(level))
        for level in item.levels
    )
    return MarkLine(
        item=item.id,
        name=_("{item} {name}").format(item=item.id, name=names.said(item.name)),
        text=brief(exact(mark.text)) if mark.text and how == "points" else mark.text,
        full=None if how == "measure" else item.points,
        step=item.step if how == "points" else Fraction(0),
        levels=levels if how == "levels" else (),
    )


def _rivals(state: State, where: Station, seat: int, versions: tuple[Sheet, ...]) -> Rivals:
    rubric = roll.rubric(state, where)
    items = [] if rubric is None else [(i.id, names.said(i.name)) for i in rubric.scored]
    rows = [
        _row(name, tuple(_said(v.fact.marks.get(item)) for v in versions)) for item, name in items
    ]
    total = _row(_("Sheet total"), tuple(lossless(v.fact.total, 1) for v in versions))
    ticks = _row(_("Critical fail"), tuple(_(", ").join(v.fact.ticks) or NONE for v in versions))
    return Rivals(
        seat=seat,
        versions=tuple(_version(state, version) for version in versions),
        rows=(*rows, ticks, total),
    )


def _version(state: State, sheet: Sheet) -> Version:
    known = state.last(f.LaptopAdmitted, sheet.laptop)
    return Version(
        sheet=sheet.id,
        laptop=known.name if known else sheet.laptop[:8],
        at=names.clock(sheet.at),
        who=names.official(state, sheet.actor),
        total=lossless(sheet.fact.total, 1),
    )


def _row(name: str, texts: tuple[str, ...]) -> VersionRow:
    return VersionRow(name, texts, len(set(texts)) > 1)


def _said(mark: Mark | None) -> str:
    if mark is None:
        return NONE
    if mark.waived:
        return names.status("waived")
    return mark.text or NONE


def _criticals(state: State, where: Station, found: Outcome) -> tuple[CriticalLine, ...]:
    rubric = roll.rubric(state, where)
    key = (where.id, found.member, str(found.attempt))
    lines = []
    for item in rubric.criticals if rubric else ():
        seats = tuple(s for s, sheet in found.sheets.items() if item.id in sheet.fact.ticks)
        ruled = state.last(f.CriticalRuled, *key, item.id)
        lines.append(
            CriticalLine(
                item=item.id,
                name=names.said(item.name),
                seats=seats,
                ruling=ruled.applies if ruled else None,
                open=item.id in found.open_criticals,
            )
        )
    return tuple(lines)


def _undoable(state: State, station: str, member: str) -> tuple[HistoryLine, ...]:
    found = [
        entry
        for kind in UNDOABLE
        for slot, line in state.table(kind).items()
        if slot[:2] == (station, member)
        for entry in line
        if not state.undone(entry.id)
    ]
    found.sort(key=lambda entry: entry.order, reverse=True)
    return tuple(history.line(state, entry) for entry in found)
