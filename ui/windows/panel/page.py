"""The page of the panel grid: which station, its totals, what they make, and signing them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.domain.record import roll, seals
from scorer.domain.record.state import State
from scorer.store.trouble import StoreTrouble
from scorer.views import names
from scorer.views.panel import PanelView, panel_view, range_words, skill_stations
from scorer.views.paneldetail import computation, detail_row, deviation, ties_words
from scorer.words import _
from ui.keys import actions_of
from ui.messages import say
from ui.relay import Relay
from ui.widgets.button import Button
from ui.widgets.card import Card, PageHeader
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import SegmentedControl
from ui.widgets.toast import Toast
from ui.windows.panel.acts import PanelActs
from ui.windows.panel.detail import DetailColumn
from ui.windows.panel.edges import KeysFoot, SavedLine
from ui.windows.panel.entry import PanelEntry
from ui.windows.panel.grid import ROW, GridBody, GridHead

_WIDE, _NARROW, _ROOM = 416, 320, 1160


class PanelPage(QWidget):
    """One station's panel, typed from paper by a clerk; or a judge's own sheet is opened."""

    key = "judging"

    def __init__(self, relay: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._view: PanelView | None = None
        self._station = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.entry = PanelEntry(relay, self)
        self.acts = PanelActs(relay, self)
        self.header, self.saved, self.foot = PageHeader(), SavedLine(), KeysFoot()
        self.stations = SegmentedControl()
        self.print_button = Button("", icon="printer")
        self.sign_button = Button("", "primary", icon="signature")
        self.head, self.body = GridHead(), GridBody(self.entry)
        self.detail, self._empty = DetailColumn(), EmptyState("clipboard-pen")
        self._lay_out()
        self.toast = Toast(self)
        self._connect()
        self.retranslate()

    def title(self) -> str:
        """What the page is called."""
        return self._view.title if self._view else _("Judging")

    def _lay_out(self) -> None:
        for button in (self.print_button, self.sign_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stations.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for label in (self.header.title, self.header.sub):
            label.setMinimumWidth(80)
            self.header.row.setStretchFactor(label, 100)
        self.header.add(self.saved)
        self.header.row.addSpacing(6)
        for widget in (self.stations, self.print_button, self.sign_button):
            self.header.add(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        self._across = QHBoxLayout()
        self._across.setContentsMargins(24, 20, 24, 20)
        self._across.setSpacing(20)
        self._across.addWidget(self._grid_card(), 1)
        self._across.addWidget(self._scrolled(self.detail), 0)
        whole.addLayout(self._across, 1)
        whole.addWidget(self._empty, 1)

    def _grid_card(self) -> Card:
        self._card = card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self.head)
        self._area = QScrollArea()
        self._area.setWidget(self.body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.body.addWidget(self._area, 1)
        card.body.addWidget(self.foot)
        return card

    def _scrolled(self, widget: QWidget) -> QScrollArea:
        self._side = area = QScrollArea()
        widget.setProperty("plain", "true")
        area.setWidget(widget)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_WIDE)
        return area

    def _connect(self) -> None:
        self._relay.changed.connect(self._on_state)
        self._relay.drafted.connect(self._on_drafted)
        self.stations.chosen.connect(self._on_station)
        self.print_button.clicked.connect(lambda: self._with_view(self.acts.print_sheets))
        self.sign_button.clicked.connect(self.sign)
        self.head.opened.connect(self._on_opened)
        self.body.pressed.connect(self._on_pressed)
        self.entry.changed.connect(self._show_entry)
        self.entry.kept.connect(self.saved.show_saved)
        self.entry.failed.connect(self._on_failed)
        self.acts.said.connect(self.toast.say)
        self.acts.refused.connect(lambda words: self.foot.say(words, alarm=True))
        self.detail.deviation.recheck.connect(self._on_opened)
        self.detail.deviation.reported.connect(self.report)

    # -- what is shown -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Work out the view and show it if it changed."""
        self._show_stations()
        view = None
        if self._station:
            drafts = self._relay.clerk.drafts()
            view = panel_view(self._relay.state, self._station, drafts)
        if view != self._view:
            self._view = view
            self._show_view()

    def _show_stations(self) -> None:
        """The stations by the numbers on their doors; the first open one, if none was chosen."""
        state = self._relay.state
        found = skill_stations(state)
        ids = [where.id for where in found]
        if self._station not in ids:
            open_ = [name for name in ids if seals.seal(state, name).state != "sealed"]
            self._station = (open_ or ids or [""])[0]
        self.stations.set_labels([str(where.number) for where in found])
        self.stations.setToolTip("\n".join(names.station(where) for where in found))
        if self._station:
            self.stations.choose(ids.index(self._station))

    def _show_view(self) -> None:
        view = self._view
        for widget in (self._card, self._side, self.saved, self.stations):
            widget.setVisible(view is not None)
        self._empty.setVisible(view is None)
        if view is None:
            self.header.set_text(_("Judging"))
            self._empty.say(
                "clipboard-pen", _("No station has a panel yet"), _("The draw comes first")
            )
            return
        self.header.set_text(view.title, view.about)
        self._fit_header()
        self.head.show_seats(view.seats, blind=view.blind)
        self.entry.show(view)
        self.sign_button.setEnabled(bool(view.to_sign))
        self._show_entry()

    def _show_entry(self) -> None:
        view = self._view
        if view is None:
            return
        self.body.refresh()
        place = self.body.row_place(self.entry.row)
        self._area.ensureVisible(0, place.y(), 0, ROW)
        problem = self.entry.problem
        self.foot.say(problem or range_words(view), alarm=bool(problem))
        self._show_detail(view)

    def _show_detail(self, view: PanelView) -> None:
        state = self._relay.state
        row = detail_row(view, self.entry.member)
        self.detail.deviation.show_detail(deviation(state, view, row) if row else None)
        made = computation(state, view, row) if row and row.result else None
        self.detail.computation.show_computation(made)
        self.detail.ties.show_words(ties_words(roll.stations(state)[view.station]))

    # -- what happens --------------------------------------------------------------------------

    def _on_state(self, state: State) -> None:
        del state
        self.refresh()

    def _on_drafted(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] == self._station:
            self.refresh()

    def _on_station(self, place: int) -> None:
        if self.entry.commit():
            self.show_subject(skill_stations(self._relay.state)[place].id)
        self._show_stations()
        self.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show a station, or one contestant's row of it."""
        station, member = subject if isinstance(subject, tuple) else (subject, "")
        if station not in {where.id for where in skill_stations(self._relay.state)}:
            return
        self._station = str(station)
        self.refresh()
        place = next((i for i, r in enumerate(self.entry.rows) if r.member == member), -1)
        if place >= 0:
            self.entry.go(place, self.entry.seat)

    def _on_opened(self, seat: int) -> None:
        if self._view is not None and self.entry.commit():
            self._relay.asked.emit("sheet", (self._view.station, seat))

    def open_seat(self) -> None:
        """Open the whole sheet of the seat that the current cell belongs to."""
        if self.entry.cell is not None:
            self._on_opened(self.entry.cell.key[3])

    def _on_pressed(self, row: int, seat: int) -> None:
        self.entry.go(row, self.entry.seat if seat < 0 else seat)
        self.setFocus()

    def _on_failed(self, trouble: StoreTrouble) -> None:
        self.saved.show_failed(say(trouble))

    def sign(self) -> None:
        """Sign every whole row."""
        if self.entry.commit():
            self._with_view(self.acts.sign)

    def report(self) -> None:
        """Call the chief judge to the total that lies far off."""
        view = self._view
        row = detail_row(view, self.entry.member) if view else None
        found = deviation(self._relay.state, view, row) if view and row else None
        if view is not None and found is not None:
            self.acts.report(view, found)

    def _with_view(self, act: object) -> None:
        if self._view is not None and callable(act):
            act(self._view)

    # -- keys and Qt ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._go(event) and not self._type(event):
            super().keyPressEvent(event)

    def _go(self, event: QKeyEvent) -> bool:
        """Keys that lead elsewhere in the grid."""
        entry, held = self.entry, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            {ctrl: entry.row_done, shift: entry.back}.get(held, entry.next)()
            return True
        by = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }.get(Qt.Key(event.key()))
        if by is not None:
            entry.go(entry.row + by[0], entry.seat + by[1])
        return by is not None

    def _type(self, event: QKeyEvent) -> bool:
        """Keys that change the cell."""
        acts = {
            Qt.Key.Key_Backspace: self.entry.erase,
            Qt.Key.Key_Delete: self.entry.clear,
            Qt.Key.Key_Escape: self.entry.cancel,
            Qt.Key.Key_F9: self.report,
            Qt.Key.Key_F2: self.open_seat,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        elif {"digit", "half"} & set(actions_of(event)):
            self.entry.type(chr(event.key()))
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(_WIDE if event.size().width() >= _ROOM else _NARROW)
        self._fit_header()

    def _fit_header(self) -> None:
        """Long English words wrap in the head before any button is pushed out of sight."""
        shown = (self.saved, self.stations, self.print_button, self.sign_button)
        room = self.width() - 46 - 70 - sum(widget.sizeHint().width() for widget in shown)
        title, about = self.header.title, self.header.sub
        title.set_role("page")
        wanted = title.fontMetrics().horizontalAdvance(title.text()) + 2
        given = min(wanted, max(160, room - 120 if room > 420 else room))
        title.setMaximumWidth(given)
        title.setWordWrap(given < wanted)
        title.set_role("page" if given >= wanted / 2 else "section")
        about.setVisible(room - given >= 100)
        about.setWordWrap(True)
        title.setToolTip(about.text() if about.isHidden() else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.print_button.setText(_("Print score sheets"))
        self.sign_button.setText(_("Sign seat by seat"))
        self.saved.retranslate()
        self._view = None
        self.refresh()
        self._show_view()
