"""The page of awards and certificates: rule, winners, preview and print queue in reading order."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from scorer.views.certificate_clashes import ClashView
from scorer.views.certificates import CertificateLine, CertificatesView, certificates_view, drawn
from scorer.views.papers import CertificateText
from scorer.words import _, n_
from ui.relay import Relay
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import PageHeader, Surface
from ui.widgets.chip import Chip
from ui.widgets.doing import Doing
from ui.widgets.drawer import Drawer
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label, Rule
from ui.widgets.places import Places
from ui.widgets.proof import prove
from ui.widgets.toast import Toast
from ui.windows.awards.again import ReprintDialog
from ui.windows.awards.batch import BatchPane
from ui.windows.awards.lists import LackingCard, LogCard, PapersCard
from ui.windows.awards.office import Office, unsealed
from ui.windows.awards.playoff import ask_play_off
from ui.windows.awards.preflight import Preflight
from ui.windows.awards.preview import PreviewPane
from ui.windows.awards.rule import RuleCard, TieCard
from ui.windows.awards.twice import TwiceCard, ask_issue, ask_reissue
from ui.windows.awards.winners import WinnersCard

_LEFT, _RIGHT = 300, 440
_LEAST, _NARROW = 900, 1180
"""Below the latter width the right side becomes a drawer: the list keeps its columns."""


class AwardsPage(QWidget):
    """Nothing is made here that the sealed and released results do not say."""

    key = "awards"

    def __init__(
        self, relay: Relay, parent: QWidget | None = None, *, places: Places | None = None
    ) -> None:
        super().__init__(parent)
        self._relay, self._places = relay, places or Places()
        self._view: CertificatesView | None = None
        self._at_work = ""
        self._missing: list[dict[str, Any]] = []
        self.office, self.preflight = Office(relay, self), Preflight(self)
        self._doing = Doing(relay, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return _("Awards and certificates")

    @property
    def settled(self) -> bool:
        """Whether nothing is being drawn, looked at or printed."""
        return not (self.office.busy or self.preview.busy or self.preflight.busy)

    # -- how it is laid out ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # The right side may leave for the drawer, so it must not hold the window wide.
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self._head())
        self.banner = Banner()
        whole.addWidget(self.banner)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left())
        self._row.addWidget(self._centre(), 1)
        self._row.addWidget(self._right())
        whole.addLayout(self._row, 1)
        self.drawer = Drawer(self, _RIGHT + 1)
        self.toast = Toast(self)

    def _head(self) -> PageHeader:
        self._header = PageHeader()
        self._chip = Chip()
        self.show_side = Button("", icon="eye")
        self.stage = Button("", icon="monitor-play")
        self.make = Button("", "primary", icon="printer", key="Ctrl+P")
        for widget in (self._chip, self.show_side, self.stage, self.make):
            self._header.add(widget)
        return self._header

    def _left(self) -> QWidget:
        area = QScrollArea()
        area.setFixedWidth(_LEFT + 4)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("plain", "true")
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 16, 4, 16)
        column.setSpacing(12)
        self.lacking, self.rule, self.ties = LackingCard(), RuleCard(), TieCard()
        self.papers, self.log, self.twice = PapersCard(), LogCard(), TwiceCard()
        for card in (self.twice, self.lacking, self.rule, self.ties, self.papers, self.log):
            column.addWidget(card)
        column.addStretch(1)
        area.setWidget(holder)
        return area

    def _centre(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 16, 20, 16)
        self._stack = QStackedWidget()
        self.winners = WinnersCard()
        self._empty = EmptyState("trophy")
        self._stack.addWidget(self.winners)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack)
        return holder

    def _right(self) -> QWidget:
        self._side = Surface("surface", "l")
        self._side.setFixedWidth(_RIGHT)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        self.preview = PreviewPane(self._drawn, lambda: self.office.fonts)
        self.batch = BatchPane(self.office.folder)
        self.again = Button("", icon="rotate-ccw", key="Ctrl+R")
        self._promise = Label("", "hint", "ink_3", wrap=True)
        self._promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.preview)
        column.addWidget(Rule())
        column.addWidget(self.batch)
        column.addStretch(1)
        column.addWidget(self.again)
        column.addWidget(self._promise)
        return self._side

    def _connect(self) -> None:
        self._relay.changed.connect(self.refresh)
        self.office.changed.connect(self.refresh)
        self.office.progressed.connect(self._on_progress)
        self.office.done.connect(self._on_done)
        self.office.failed.connect(self.banner.say)
        self.office.lacking.connect(self._show_missing)
        self.preflight.found.connect(self._show_missing)
        self.winners.table.selected.connect(self._on_selected)
        self.preview.stepped.connect(self.winners.table.select_key)
        self.batch.cancelled.connect(self.office.cancel)
        self.batch.elsewhere.connect(self.choose_folder)
        self.lacking.wanted.connect(self.add_fonts)
        self.ties.wanted.connect(self.record_play_off)
        self._doing.done.connect(lambda words, _record: self.toast.say(words))
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.record_play_off)
        self.twice.wanted.connect(self.settle_clash)
        self._empty.acted.connect(lambda: self._relay.asked.emit("control", None))
        self.stage.clicked.connect(lambda: self._relay.asked.emit("stage", None))
        self.show_side.clicked.connect(self._open_side)
        acts = (
            (self.make, self.print_due),
            (self.again, self.ask_reprint),
            (self.papers.bulletin, self.print_bulletin),
            (self.papers.workbook, self.office.workbook),
        )
        for button, act in acts:
            button.clicked.connect(act)
            key = QShortcut(QKeySequence(button.key), self)
            key.activated.connect(button.click)

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the winners and their certificates as they are now."""
        view = certificates_view(self._relay.state, self.office.pending)
        fresh, self._view = view != self._view, view
        if fresh:
            self.rule.show_rule(view)
            self.ties.show_ties(view)
            self.ties.setVisible(view.standing != "none")
            self.twice.show_clashes(view.clashes)
            self.log.show_view(view)
            self.preview.show_lines(view.lines)
            self._stack.setCurrentIndex(0 if view.lines or view.standing == "play_off" else 1)
            self._check_names(view)
        self.winners.show_winners(view, self._at_work)
        self.batch.show_view(view, running=self.office.busy)
        self.papers.show_view(view, busy=self.office.busy)
        self._show_head(view)

    def _show_head(self, view: CertificatesView) -> None:
        sub = _("By the totals released at {time}").format(time=view.released)
        narrow = self.width() < _NARROW
        self._header.set_text(self.title(), "" if narrow else sub if view.released else view.why)
        ready = view.standing == "ready"
        if ready:
            self._chip.show_state(_("Results locked"), "locked")
        else:
            said = {"none": _("Not released"), "late": _("Lock again"), "play_off": _("Play-off")}
            self._chip.show_state(said[view.standing], "warning")
            if view.standing != "none":
                self.banner.say(view.why, "warn")
        self.stage.setEnabled(ready)
        self.stage.setToolTip("" if ready else view.why)
        self.stage.setAccessibleDescription("" if ready else view.why)
        count = len(view.due)
        words = n_("Make {count} certificate", "Make {count} certificates", count)
        due = words.format(count=count) if count or not view.lines else _("All are made")
        self.make.setText(_("Making") if self.office.busy else due)
        able = ready and self.office.holds_key and not self._missing
        self.make.setEnabled(able and bool(count) and not self.office.busy)
        line = self.preview.line
        has = line is not None and line.state == "done"
        self.again.setEnabled(has and self.office.holds_key and not self.office.busy)

    def _on_progress(self, done: int, total: int, number: str) -> None:
        line = self._view.line(number) if self._view and number else None
        if number != self._at_work:
            self._at_work = number
            if self._view is not None:
                self.winners.show_winners(self._view, number)
        self.batch.show_progress(done, total, line.honour.name if line else "", number)

    def _on_done(self, path: Path) -> None:
        self._at_work = ""
        self.banner.clear()
        self.refresh()
        self.batch.show_result(path)
        self.toast.say(_("Done: {file}").format(file=path.name))

    def _on_selected(self, winner: str) -> None:
        self.preview.show_winner(winner)
        if self._view is not None:
            self._show_head(self._view)

    def _drawn(self, line: CertificateLine) -> CertificateText | None:
        if not self.office.holds_key:
            return None
        return drawn(self._relay.state, line, self.office.seal() if line.number else unsealed)

    # -- names without a glyph -------------------------------------------------------------------

    def _check_names(self, view: CertificatesView) -> None:
        """Have the names looked at before anything is printed."""
        papers = [drawn(self._relay.state, line, unsealed) for line in view.lines]
        self.preflight.look(papers, self.office.fonts)

    def _show_missing(self, missing: list[dict[str, Any]]) -> None:
        self._missing = missing
        self.lacking.show_missing(missing)
        if self._view is not None:
            self._show_head(self._view)

    def add_fonts(self) -> None:
        """Ask for font files and look at the names again."""
        files = self._places.files(self, _("Add a font file"), "TrueType (*.ttf)")
        if files:
            self.office.add_fonts(files)
            self.preview.draw_again()
            if self._view is not None:
                self._check_names(self._view)

    # -- what people do --------------------------------------------------------------------------

    def print_due(self) -> None:
        """Number and print what is due, once a clerk has proved it."""
        ask_issue(self._relay, self.office.elsewhere, self._print_due, self)

    def _print_due(self, by: str, reason: str = "") -> str:
        self.banner.clear()
        self.batch.hide_result()
        why_not = self.office.print_due(by, each=self.batch.each, reason=reason)
        if why_not:
            self.banner.say(why_not)
        return why_not

    def settle_clash(self, clash: ClashView) -> None:
        """Ask which of several certificates at odds gives way."""
        ask_reissue(self._relay, clash, self.office.reissue, self)

    def record_play_off(self) -> None:
        """Record how a play-off ended, where one must decide a prize."""
        ask_play_off(self._doing, self._view.play_off if self._view is not None else ())

    def print_bulletin(self) -> None:
        """Issue the next bulletin, or print the last one again where nothing moved."""
        prove(
            self._relay,
            "clerk",
            _("Issue the bulletin?"),
            _("It lists the released results under its own number."),
            self.office.bulletin,
            parent=self,
        )

    def ask_reprint(self) -> None:
        """Ask why the certificate in sight is printed again."""
        line = self.preview.line
        if line is None or line.state != "done":
            return

        def ask(by: str) -> None:
            dialog = ReprintDialog(
                line, lambda reason: self.office.reprint(by, line.number, reason), self
            )
            dialog.open()

        prove(self._relay, "clerk", _("Print it again?"), line.number, ask, parent=self)

    def choose_folder(self) -> None:
        """Ask where files go from now on."""
        folder = self._places.folder(self, _("Where do the papers go?"), str(self.office.folder))
        if folder is not None:
            self.office.folder = folder
            self.batch.show_folder(folder)

    # -- Qt's events -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.stage.setText(_("To the stage"))
        self.show_side.setText(_("Show preview"))
        self.again.setText(_("Print this one again"))
        self._promise.setText(_("A reprint keeps its number and goes on record"))
        self.drawer.set_title(_("Preview and batch"))
        self._empty.say(
            "trophy",
            _("Winners stand here once the results are locked and released"),
            _("Nothing is given on results that can still move."),
            _("To the control room"),
        )
        self.preview.retranslate()
        self.batch.retranslate()
        self.lacking.show_missing(self._missing)
        self._view = None
        self.refresh()

    def stop(self) -> None:
        """Stop all work, with the contest."""
        self.office.close()
        self.preview.stop()
        self.preflight.stop()

    def showEvent(self, event: QShowEvent) -> None:
        self.window().installEventFilter(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.stop()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.preview.step(step)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.show_side.setVisible(narrow)
        inside = self._side.parentWidget() is not self
        if narrow and not inside:
            self.drawer.body.addWidget(self._side)
        elif not narrow and inside:
            self.drawer.close_drawer()
            self._row.addWidget(self._side)
        if self._view is not None:
            self._show_head(self._view)

    def _open_side(self) -> None:
        self.drawer.open_drawer()
