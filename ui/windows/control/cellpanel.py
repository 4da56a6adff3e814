"""One performance in the drawer: every seat, what stands in the way, and all that can be done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.views.names import clock
from scorer.views.performance import PerformanceView, Rivals, SeatLine
from scorer.words import N_, _
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card, Surface
from ui.widgets.chip import Chip
from ui.widgets.deviation import DeviationPlot, SeatMark
from ui.widgets.flow import FlowRow
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label, Rule
from ui.widgets.table import HEAD_HEIGHT, ROW_HEIGHT, Cell, Column, Table
from ui.windows.control.matrix import GLYPHS


@dataclass(frozen=True)
class Deed:
    """Something that can be done with a performance: its name, its words, when it is offered."""

    name: str
    label: str
    icon: str
    fits: Callable[[PerformanceView], bool]


def _skill(view: PerformanceView) -> bool:
    return not view.paper and not view.part


def _signed(view: PerformanceView) -> bool:
    return any(seat.sheet for seat in view.seats)


def _gone(view: PerformanceView) -> bool:
    return view.cell.state in ("absent", "withdrawn", "disqualified")


DEEDS: tuple[Deed, ...] = (
    Deed("correct", N_("Correct"), "pencil", lambda v: _signed(v) or v.paper or v.part),
    Deed(
        "confirm",
        N_("Marks stand"),
        "check",
        lambda v: any(alarm.kind == "spread" for alarm in v.alarms),
    ),
    Deed(
        "confirm_time",
        N_("Confirm the loss"),
        "timer",
        lambda v: any(alarm.kind == "overtime" for alarm in v.alarms),
    ),
    Deed("time", N_("Change the time"), "timer", _skill),
    Deed("void", N_("Void and repeat"), "rotate-ccw", _skill),
    Deed("absent", N_("Absent"), "user-round", lambda v: not _gone(v)),
    Deed("withdrawn", N_("Withdrawn"), "log-out", lambda v: not _gone(v)),
    Deed("disqualified", N_("Disqualified"), "flag", lambda v: not _gone(v)),
    Deed("back", N_("Take the status back"), "undo-2", _gone),
    Deed("penalty", N_("Penalty points"), "minus", lambda v: v.loses is not None),
    Deed("excuse", N_("Judge stands aside"), "hand", _skill),
    Deed("fallback", N_("Order drops"), "minus", _skill),
    Deed("move", N_("Move a sheet"), "move", lambda v: _skill(v) and _signed(v)),
    Deed("judge", N_("Replace a judge"), "user-round-cog", _skill),
    Deed("undo", N_("Undo"), "undo-2", lambda v: bool(v.undoable)),
)


class CellPanel(QWidget):
    """What the drawer holds.

    Signals:
        wanted(str, object): A deed, and what it is about (a seat, an item, a version).
    """

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self._area)
        self._view: PerformanceView | None = None
        self.buttons: dict[str, Button] = {}
        self.seats: Table | None = None

    def show_view(self, view: PerformanceView) -> None:
        """Show a performance."""
        if view == self._view:
            return
        self._view = view
        holder = Surface("surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._head(view))
        for alarm in view.alarms:
            tone = "alarm" if alarm.grave else "warn"
            words = _("{word}: {text}").format(word=alarm.word, text=alarm.text)
            column.addWidget(Label(words, "small_medium", tone, wrap=True))
        column.addWidget(self._deeds(view))
        if view.seats:
            column.addWidget(self._seat_table(view))
        if sum(seat.total is not None for seat in view.seats) > 1:
            column.addWidget(_plot(view))
        for rivals in view.rivals:
            column.addWidget(self._compare(rivals))
        column.addLayout(self._criticals(view))
        column.addWidget(Rule())
        for line in _events(view):
            column.addLayout(line)
        column.addStretch(1)
        self._area.setWidget(holder)

    def focus(self) -> None:
        """Lead to the first thing that can be done."""
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, view: PerformanceView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Chip(view.cell.words, GLYPHS[view.cell.state]))
        for words in (
            _("Attempt {number}").format(number=view.attempt) if view.attempt > 1 else "",
            _("Time {time}").format(time=view.time) if _skill(view) else "",
            view.lost,
            _("Locked: {scope}").format(scope=view.sealed) if view.sealed else "",
        ):
            if words:
                row.addWidget(Label(words, "small", "ink_2"))
        row.addStretch(1)
        row.addWidget(Label(view.value, figure(28, 600)))
        return row

    def _deeds(self, view: PerformanceView) -> QWidget:
        holder = QWidget()
        flow = FlowRow(holder)
        self.buttons = {}
        for deed in DEEDS:
            if deed.fits(view):
                button = Button(_(deed.label), "secondary", "small", icon=deed.icon)
                button.clicked.connect(
                    lambda _on=False, name=deed.name: self.wanted.emit(name, self._seat())
                )
                flow.addWidget(button)
                self.buttons[deed.name] = button
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        return holder

    def _seat(self) -> int:
        key = self.seats.current_key() if self.seats is not None else ""
        return int(key) if key else 0

    def _seat_table(self, view: PerformanceView) -> Table:
        columns = (
            Column(_("Seat"), 56, centre=True),
            Column(_("Judge")),
            Column(_("Sheet total"), 100, number=True),
            Column(_("Note"), 190),
        )
        self.seats = Table(columns)
        self.seats.show_rows([(str(seat.seat), _seat_cells(seat)) for seat in view.seats])
        outlier = next((str(seat.seat) for seat in view.seats if seat.outlier), "1")
        self.seats.select_key(outlier)
        self.seats.setFixedHeight(HEAD_HEIGHT + ROW_HEIGHT * len(view.seats) + 2)
        self.seats.opened.connect(lambda key: self.wanted.emit("correct", int(key)))
        return self.seats

    def _compare(self, rivals: Rivals) -> Card:
        card = Card(_("Seat {seat}: which version counts").format(seat=rivals.seat), tone="warn")
        columns = [Column(_("Item"))] + [
            Column(f"{version.laptop} {version.at}", 150, number=True)
            for version in rivals.versions
        ]
        table = Table(columns, row_height=30)
        table.show_rows(
            [
                (
                    str(at),
                    [
                        Cell(row.name, bold=row.differs),
                        *(Cell(text, tint="warn" if row.differs else None) for text in row.texts),
                    ],
                )
                for at, row in enumerate(rivals.rows)
            ]
        )
        table.setFixedHeight(HEAD_HEIGHT + 30 * len(rivals.rows) + 2)
        card.body.addWidget(table)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 8, 15, 10)
        foot.addWidget(Label(_("The one that is not taken stays in the audit trail."), "hint"), 1)
        for version in rivals.versions:
            keep = Button(_("Keep {total}").format(total=version.total), "secondary", "small")
            keep.clicked.connect(
                lambda _on=False, sheet=version.sheet: self.wanted.emit("settle", sheet)
            )
            self.buttons[f"settle {version.sheet}"] = keep
            foot.addWidget(keep)
        card.body.addLayout(foot)
        return card

    def _criticals(self, view: PerformanceView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for line in view.criticals:
            row = QHBoxLayout()
            seen = _("seen by {seats}").format(seats=_(", ").join(map(str, line.seats)))
            words = _("Critical fail: {item}").format(item=line.name)
            row.addWidget(Label(words, "small", "alarm" if line.open else "ink_2", wrap=True), 1)
            row.addWidget(Label(seen if line.seats else _("seen by nobody"), "hint", "ink_3"))
            for applies, label in ((True, _("Stands")), (False, _("Does not stand"))):
                button = Button(label, "secondary", "small", glyph=_ruled(line.ruling, applies))
                button.clicked.connect(
                    lambda _on=False, item=line.item, applies=applies: self.wanted.emit(
                        "critical", (item, applies)
                    )
                )
                self.buttons[f"critical {line.item} {applies}"] = button
                row.addWidget(button)
            column.addLayout(row)
        return column


def _ruled(ruling: bool | None, applies: bool) -> Glyph | None:  # noqa: FBT001  both may be None-able
    return "done" if ruling is applies else None


def _seat_cells(seat: SeatLine) -> list[Cell]:
    words = {
        "signed": "",
        "missing": _("not signed"),
        "excused": _("stands aside"),
        "conflict": _("two versions differ"),
    }[seat.state]
    dropped = {"high": _("highest dropped"), "low": _("lowest dropped"), "": ""}[seat.dropped]
    former = _("formerly {total}").format(total=seat.former) if seat.former else ""
    note = _(", ").join(part for part in (words, dropped, former) if part)
    return [
        Cell(str(seat.seat)),
        Cell(seat.judge_name),
        Cell(
            seat.shown,
            struck=bool(seat.dropped),
            tint="alarm" if seat.outlier else None,
            tone="alarm" if seat.outlier else "ink",
            bold=True,
        ),
        Cell(note, "alarm" if seat.state in ("missing", "conflict") else "ink_3"),
    ]


def _plot(view: PerformanceView) -> DeviationPlot:
    plot = DeviationPlot()
    marks = [SeatMark(s.seat, s.total, s.outlier) for s in view.seats if s.total is not None]
    plot.show_marks(marks, view.median, view.limit)
    return plot


def _events(view: PerformanceView) -> Iterator[QHBoxLayout]:
    for event in view.events:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label(clock(event.at), figure(13, 500), "ink_3"))
        row.addWidget(Label(event.text, "small", wrap=True), 3)
        row.addWidget(Label(event.detail, "hint", "ink_3", wrap=True), 2)
        yield row
