"""The panel grid of one station: what each judge gave in total, dropped or not, by blind code.

Signed totals and those that a clerk has typed on this laptop stand side by side; a judge's own
sheet that is still being written shows as such, never its marks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.model.marks import DraftSheet
from scorer.domain.model.rubric import PanelRule, Rubric
from scorer.domain.record import roll
from scorer.domain.record.outcome import NO_RESULT, Outcome, due_seats, outcome
from scorer.domain.record.state import State
from scorer.domain.rules.panel import PanelScore, panel_score
from scorer.views import names
from scorer.views.points import lossless, points
from scorer.views.queue import TYPED, SheetKey
from scorer.words import _, n_

CellState = Literal["empty", "typing", "typed", "signed", "judging", "excused", "closed"]
RowState = Literal[
    "waiting", "entering", "to_sign", "signed", "deviation", "conflict", "blocked",
    "absent", "withdrawn", "disqualified",
]  # fmt: skip
Struck = Literal["", "high", "low"]
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class PanelSeat:
    """A column: the seat and who sits there."""

    seat: int
    judge: str


@dataclass(frozen=True, slots=True)
class PanelCell:
    """One judge's total. ``text`` is what was typed while that is not finished."""

    key: SheetKey
    state: CellState
    value: Fraction | None = None
    text: str = ""
    struck: Struck = ""
    outlier: bool = False

    @property
    def open(self) -> bool:
        """Whether a clerk may type here."""
        return self.state in ("empty", "typing", "typed")


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One performance. ``result`` is the panel's score, or how many totals are there."""

    member: str
    number: int
    code: str
    cells: tuple[PanelCell, ...]
    state: RowState
    words: str
    result: str
    whole: bool

    @property
    def to_sign(self) -> tuple[PanelCell, ...]:
        """The typed totals of a complete row."""
        return tuple(c for c in self.cells if c.state == "typed") if self.whole else ()


@dataclass(frozen=True, slots=True)
class PanelView:
    """The whole grid. ``step`` is the smallest difference of totals, 0 where there is none."""

    station: str
    title: str
    about: str
    full: Fraction
    step: Fraction
    seats: tuple[PanelSeat, ...]
    rows: tuple[PanelRow, ...]
    blind: bool = True

    @property
    def to_sign(self) -> tuple[PanelCell, ...]:
        """Every typed total of the complete rows, row by row."""
        return tuple(cell for row in self.rows for cell in row.to_sign)


def skill_stations(state: State) -> tuple[Station, ...]:
    """The stations that have panels, in order."""
    return tuple(s for s in roll.stations(state).values() if s.kind == "skill")


def panel_view(state: State, station: str, drafts: Mapping[SheetKey, DraftSheet]) -> PanelView:
    """The grid of a station; ``drafts`` are the unsigned sheets on this laptop."""
    where = roll.stations(state)[station]
    rubric = roll.rubric(state, where)
    held = roll.seats(state, station)
    return PanelView(
        station=station,
        title=names.said(where.title),
        about=panel_words(where.panel),
        full=where.full,
        step=step_of(rubric) if rubric else _HALF,
        seats=tuple(
            PanelSeat(seat, names.official(state, held[seat]) if seat in held else "")
            for seat in due_seats(state, where)
        ),
        rows=tuple(
            _row(state, where, number, member, drafts)
            for number, member in enumerate(roll.queue(state, station), 1)
        ),
        blind=where.blind,
    )


def panel_words(rule: PanelRule) -> str:
    """The panel's rule in one line."""
    judges = n_("Panel of {count}", "Panel of {count}", rule.judges).format(count=rule.judges)
    drops = _("nothing dropped")
    if rule.method == "closest_pair":
        drops = _("closest two counters")
    elif rule.drop_high or rule.drop_low:
        said = _("{high} highest and {low} lowest dropped")
        drops = said.format(high=rule.drop_high, low=rule.drop_low)
    ways = {"median": _("median of the rest"), "sum": _("sum of the rest")}
    way = ways.get(rule.method, _("mean of the rest"))
    return _("{judges} · {drops}, {way}").format(judges=judges, drops=drops, way=way)


def step_of(rubric: Rubric) -> Fraction:
    """The smallest amount of which every total of a rubric is a multiple; 0 if it has no end."""
    grains: list[Fraction] = []
    for item in rubric.scored:
        if item.kind == "measure" and item.measure and item.measure.linear:
            return Fraction(0)
        grains += [item.points, *(item.points * level for level in item.levels)]
        grains += [fault.points for fault in item.faults]
        grains += [item.step] if not item.levels and item.kind != "measure" else []
        grains += [band.points for band in item.measure.bands] if item.measure else []
    prices = [grain for grain in grains if grain]
    unit = lcm(*(price.denominator for price in prices))
    return Fraction(gcd(*(int(price * unit) for price in prices)), unit)


def _row(
    state: State,
    where: Station,
    number: int,
    member: str,
    drafts: Mapping[SheetKey, DraftSheet],
) -> PanelRow:
    found = outcome(state, where.id, member)
    cells = tuple(_cell(found, seat, drafts) for seat in found.due)
    present = [cell for cell in cells if cell.state != "excused"]
    whole = bool(present) and all(cell.value is not None for cell in present)
    score = _score(where, found, cells) if whole else None
    marked = tuple(_struck(cell, seat, score) for cell, seat in zip(cells, found.due, strict=True))
    known = _row_state(found, cells, score)
    given = sum(cell.value is not None for cell in cells)
    result = f"{given} / {len(present)}" if given else ""
    if score is not None:
        result = points(score.value, where.panel.decimals)
    return PanelRow(
        member=member,
        number=number,
        code=names.called(state, where, member),
        cells=marked,
        state=known,
        words=row_words(known),
        result=result,
        whole=score is not None,
    )


def _cell(found: Outcome, seat: int, drafts: Mapping[SheetKey, DraftSheet]) -> PanelCell:
    key = (found.station, found.member, found.attempt, seat)
    if seat in found.sheets:
        return PanelCell(key, "signed", found.sheets[seat].fact.total)
    if found.state in NO_RESULT:
        return PanelCell(key, "closed")
    if seat in found.excused:
        return PanelCell(key, "excused")
    return _unsigned(key, drafts.get(key, DraftSheet()))


def _unsigned(key: SheetKey, draft: DraftSheet) -> PanelCell:
    if TYPED in draft.marks:
        return PanelCell(key, "typing", text=draft.marks[TYPED].text)
    if draft.total is not None:
        return PanelCell(key, "typed", draft.total, lossless(draft.total, 1))
    return PanelCell(key, "empty" if draft == DraftSheet() else "judging")


def _score(where: Station, found: Outcome, cells: tuple[PanelCell, ...]) -> PanelScore:
    if found.panel is not None and all(cell.state in ("signed", "excused") for cell in cells):
        return found.panel
    totals = [(seat, cell.value) for seat, cell in zip(found.due, cells, strict=True)]
    return panel_score(totals, where.panel, excused=found.excused)


def _struck(cell: PanelCell, seat: int, score: PanelScore | None) -> PanelCell:
    if score is None:
        return cell
    struck: Struck = ""
    if seat in score.dropped_high:
        struck = "high"
    elif seat in score.dropped_low:
        struck = "low"
    off = seat in score.spread_alarm
    return PanelCell(cell.key, cell.state, cell.value, cell.text, struck, off)


def _row_state(found: Outcome, cells: tuple[PanelCell, ...], score: PanelScore | None) -> RowState:
    match found.state:
        case "absent" | "withdrawn" | "disqualified" | "conflict" as status:
            return status
        case _:
            pass
    if score is None:
        begun = any(cell.state not in ("empty", "excused") for cell in cells)
        return "entering" if begun else "waiting"
    if score.status == "blocked":
        return "blocked"
    if score.spread_alarm:
        return "deviation"
    return "to_sign" if any(cell.state == "typed" for cell in cells) else "signed"


def row_words(known: RowState) -> str:
    """A row's state in one word."""
    words = {
        "waiting": _("Not started"),
        "entering": _("Entering"),
        "to_sign": _("To sign"),
        "signed": _("Signed"),
        "deviation": _("Deviation"),
        "conflict": _("Conflict"),
        "blocked": _("Too few"),
    }
    return words.get(known) or names.status(known)


def fault_words(row: PanelRow) -> str:
    """Which seats of a row still lack a total."""
    lacking = [str(c.key[3]) for c in row.cells if c.value is None and c.state != "excused"]
    words = n_("Judge {seats} is missing", "Judges {seats} are missing", len(lacking))
    return words.format(seats=_(", ").join(lacking))


def range_words(view: PanelView) -> str:
    """Which totals can be typed, and how."""
    full, example = brief(view.full), view.full * Fraction(9, 10) + _HALF * 3
    if not view.step or view.step.denominator == 1:
        return _("Totals 0~{full}").format(full=full)
    words = _("Totals 0~{full} in steps of {step}; {typed} is {meant}")
    typed = brief(example).replace(".", "")
    return words.format(full=full, step=brief(view.step), typed=typed, meant=brief(example))
