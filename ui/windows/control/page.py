"""The page of the control room: the matrix, and beside it what has to be done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scorer.domain.record import roll
from scorer.views.alarms import Alarm, AlarmKind
from scorer.views.control import ControlView, control_view
from scorer.views.judges import judge_lines
from scorer.views.performance import PerformanceView, performance_view
from scorer.views.releasing import release_view, scopes
from scorer.words import _
from ui.relay import Relay
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card, PageHeader
from ui.widgets.choice import Choice
from ui.widgets.doing import Doing
from ui.widgets.drawer import Drawer
from ui.widgets.page import Page
from ui.widgets.proof import holders, prove
from ui.widgets.segmented import SegmentedControl
from ui.widgets.toast import Toast
from ui.windows.control.acts import Acts
from ui.windows.control.cellpanel import CellPanel
from ui.windows.control.closing import Closing
from ui.windows.control.correcting import Correcting
from ui.windows.control.counters import Counters
from ui.windows.control.judges import JudgeTable
from ui.windows.control.matrix import Matrix
from ui.windows.control.side import WIDTH, Side

_NARROW = 1180
_JUDGES = 2


class ControlPage(Page):
    """The control room (总控)."""

    key = "control"

    def __init__(self, relay: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._view: ControlView | None = None
        self._round = ""
        self._scope = ""
        self._doing = Doing(relay, self)
        self._acts, self._closing = Acts(self._doing), Closing(self._doing)
        self._doing.done.connect(self._on_done)
        self._build()
        self._correcting = Correcting(self._doing, self.side.correction)
        self._connect()
        relay.changed.connect(self.refresh_if_seen)
        relay.drafted.connect(self.refresh_if_seen)
        self.retranslate()

    def title(self) -> str:
        """What the page is called."""
        return _("Control")

    # -- laid out --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader()
        self.rounds = Choice()
        self.rounds.setMaximumWidth(200)
        self.modes = SegmentedControl()
        self._merge = Button("", icon="refresh-cw")
        self._work = Button("", icon="siren", key="F6")
        self._work.hide()
        self._seal = Button("", "primary", icon="lock", key="F7")
        for widget in (self.rounds, self.modes, self._merge, self._work, self._seal):
            self.header.add(widget)
        self._banner = Banner()
        self.counters, self.matrix, self.judges = Counters(), Matrix(), JudgeTable()
        self._stack = QStackedWidget()
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self.matrix)
        self._stack.addWidget(card)
        self._stack.addWidget(self.judges)
        left = QVBoxLayout()
        left.setContentsMargins(24, 16, 16, 16)
        left.setSpacing(12)
        left.addWidget(self.counters)
        left.addWidget(self._stack, 1)
        self.side = Side()
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._banner)
        whole.addLayout(self._row, 1)
        self.drawer = Drawer(self)
        self.panel = CellPanel()
        self.drawer.body.addWidget(self.panel)
        self._shelf = Drawer(self, WIDTH)
        self.toast = Toast(self)
        self.setFocusProxy(self.matrix)

    def _connect(self) -> None:
        self.rounds.currentIndexChanged.connect(self._on_round)
        self.modes.chosen.connect(self._on_mode)
        self._merge.clicked.connect(lambda: self._relay.asked.emit("sync", None))
        self._work.clicked.connect(self.show_work)
        self._seal.clicked.connect(self._on_seal)
        self.matrix.chosen.connect(self._on_cell)
        self.matrix.opened.connect(lambda _key: self.open_cell())
        self.panel.wanted.connect(self._on_deed)
        self.drawer.closed.connect(self.matrix.setFocus)
        self._shelf.closed.connect(self.matrix.setFocus)
        self.side.alarms.acted.connect(self._on_alarm)
        self.side.releasing.chosen.connect(self._on_scope)
        self.side.releasing.wanted.connect(self._on_release)
        self._doing.refused.connect(self._banner.say)
        self.toast.acted.connect(self._undo_last)
        for keys, act in (
            ("F6", self.show_work),
            ("F7", self._on_seal),
            ("F2", self.correct),
            ("Ctrl+Z", self._undo_last),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow == (self.side.parentWidget() is self):
            (self._shelf.body if narrow else self._row).addWidget(self.side)
            self.side.show()
            self.side.show_part("work" if narrow else "")
            if not narrow:
                self._shelf.close_drawer()
        self._work.setVisible(narrow)
        self.header.sub.setVisible(not narrow)

    # -- shown -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the contest as it is now."""
        state, clerk = self._relay.state, self._relay.clerk
        odd = clerk.odd_clock and not roll.contest(state).rehearsal
        view = control_view(state, clerk.drafts(), round_=self._round, odd_clock=odd)
        if view != self._view:
            self._view = view
            self._round = view.round
            self.show_view(view)
        self._show_release()
        self._show_cell()
        if self.modes.index == _JUDGES:
            self.judges.show_lines(judge_lines(state, self._round))

    def show_view(self, view: ControlView) -> None:
        """Show a view of the room."""
        chiefs = _(", ").join(name for _id, name in holders(self._relay, "chief"))
        sub = _("Chief judge {names}").format(names=chiefs)
        if view.coded:
            sub = " · ".join((sub, _("by code until the codes are open")))
        self.header.set_text(_("Control"), sub)
        self.rounds.set_items([(name, key) for key, name in view.rounds])
        self.rounds.blockSignals(True)
        self.rounds.set_value(view.round)
        self.rounds.blockSignals(False)
        self.counters.show_view(view)
        self.matrix.show_view(view)
        self.side.alarms.show_alarms(view.alarms, view.settled)
        self._work.setText(_("Work {count}").format(count=len(view.alarms)))
        known = scopes(self._relay.state, view.round)
        self.side.releasing.set_scopes(known)
        if self._scope not in [scope for scope, _name in known]:
            self._scope = known[0][0]

    def _show_release(self) -> None:
        view = release_view(self._relay.state, self._scope)
        self.side.releasing.choose(self._scope)
        self.side.releasing.show_view(view)
        self._seal.setEnabled(bool(view.next))

    def performance(self) -> PerformanceView | None:
        """The current performance, opened up."""
        station, _slash, member = self.matrix.current_key().partition("/")
        return performance_view(self._relay.state, station, member) if member else None

    def _show_cell(self) -> None:
        view = self.performance()
        self._correcting.show_performance(view)
        if view is not None and self.drawer.is_open:
            self.drawer.set_title(f"{view.who} · {view.where}", view.cell.words)
            self.panel.show_view(view)

    def show_subject(self, subject: object) -> None:
        """Show a station, a scope or a performance (station, member)."""
        key = "/".join(subject) if isinstance(subject, tuple) else ""
        if key:
            self._reveal(*key.split("/", 1))
        elif isinstance(subject, str):
            self._on_scope(subject)

    # -- what people do --------------------------------------------------------------------------

    def open_cell(self) -> None:
        """Open the current performance in the drawer."""
        view = self.performance()
        if view is not None:
            self.drawer.open_drawer()
            self._show_cell()
            self.panel.focus()

    def correct(self) -> None:
        """Lead to the correction of the current performance; a part's is among its entries."""
        self.drawer.close_drawer()
        view = self.performance()
        if view is not None and view.part:
            self._ask_page("entries", (view.station, view.member))
            return
        self._open_shelf("correct")
        self.side.correction.focus()

    def show_work(self) -> None:
        """Lead to the alarms."""
        self._open_shelf("work")
        self.side.alarms.focus()

    def _open_shelf(self, part: str) -> None:
        narrow = self.side.parentWidget() is not self
        self.side.show_part(part if narrow else "")
        if narrow:
            self._shelf.set_title(_("Work") if part == "work" else _("Correction"))
            self._shelf.open_drawer()

    def _on_round(self) -> None:
        self._round = str(self.rounds.value() or "")
        self.refresh()

    def _on_mode(self, index: int) -> None:
        if index != _JUDGES:
            self.matrix.set_mode("times" if index else "progress")
            self._stack.setCurrentIndex(0)
            return
        self.modes.choose(0)
        self._stack.setCurrentIndex(0)
        title, text = _("Look at the judges?"), _("Their marks are for the chief judge alone.")
        prove(self._relay, "chief", title, text, self._show_judges, parent=self)

    def _show_judges(self, official: str) -> None:
        del official
        self.modes.choose(_JUDGES)
        self._stack.setCurrentIndex(1)
        self.refresh()
        self.judges.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cell(self, key: str) -> None:
        station = key.partition("/")[0]
        known = [scope for scope, _name in scopes(self._relay.state, self._round)]
        if station in known and station != self._scope:
            self._scope = station
            self._show_release()
        self._show_cell()

    def _reveal(self, station: str, member: str) -> None:
        """Make a performance the current one, in whichever round it is."""
        round_ = roll.stations(self._relay.state)[station].round
        if round_ != self._round:
            self._round = round_
            self.refresh()
        self._stack.setCurrentIndex(0)
        self.modes.choose(0)
        self.matrix.select_key(f"{station}/{member}")

    def _on_alarm(self, alarm: Alarm) -> None:
        if alarm.member:
            self._reveal(alarm.station, alarm.member)
        view = self.performance() if alarm.member else None
        if view is not None and view.part and alarm.kind != "spread":
            self._ask_page("entries", (alarm.station, alarm.member))
            return
        acts: dict[AlarmKind, Callable[[], None]] = {
            "call": lambda: self._closing.answer(alarm.station, alarm.seat),
            "missing": lambda: self._ask_page("judging", (alarm.station, alarm.member)),
            "clock": lambda: self._ask_page("sync", None),
            "seal": lambda: self._seal_again(alarm.scope),
            "certificate": lambda: self._ask_page("awards", None),
            "ruling": lambda: self._acts.ruling(alarm.scope),
            "papers": self.correct,
            "overtime": lambda: self._on_deed("confirm_time", 0),
        }
        acts.get(alarm.kind, self._look)()

    def _ask_page(self, page: str, subject: object) -> None:
        self._relay.asked.emit(page, subject)

    def _seal_again(self, scope: str) -> None:
        self._on_scope(scope)
        self.side.releasing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        self._shelf.close_drawer()
        self.open_cell()

    def _on_deed(self, deed: str, about: object) -> None:
        view = self.performance()
        if view is None:
            return
        if deed == "correct":
            self.correct()
            if isinstance(about, int) and about:
                self.side.correction.choose_seat(about)
        else:
            self._acts.act(deed, view, about)

    def _on_scope(self, scope: str) -> None:
        self._scope = scope
        self._show_release()

    def _on_seal(self) -> None:
        """Do the next thing on the way to release, or lead to what is lacking."""
        view = self.side.releasing.view
        if view is not None and view.next and view.ready:
            self._on_release(view.next)
        elif view is not None and not view.next:
            self._banner.say(_("This is released already. Choose another at the right."), "accent")
        else:
            self._banner.say(_("Not everything is done yet: see the list at the right."), "warn")

    def _on_release(self, wanted: str) -> None:
        view = self.side.releasing.view
        if view is None:
            return
        self._banner.clear()
        if wanted == "seal":
            self._closing.seal(view.scope, again=view.again)
        elif wanted == "open":
            self._closing.open_codes(view.closed)
        else:
            self._closing.release(view.scope)

    # -- what was done ---------------------------------------------------------------------------

    def _on_done(self, said: str, record: str) -> None:
        self._banner.clear()
        del record
        self.toast.say(said)

    def _undo_last(self) -> None:
        view = self.performance()
        if view is not None and view.undoable:
            self._acts.undo(view)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.modes.set_labels([_("Progress"), _("Times"), _("Judges")])
        self._merge.setText(_("Merge files"))
        self._seal.setText(_("Lock a station"))
        self.counters.retranslate()
        self.side.correction.retranslate()
        self.judges.retranslate()
        self._view = None
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
