"""The page on which a contest is made ready and started."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.domain.record import roll
from scorer.views import names
from scorer.views.prints.rules import rule_sheet_text
from scorer.views.setup import SetupView, setup
from scorer.words import _, n_
from ui.jobs import Job
from ui.models import template
from ui.models.press import Press
from ui.relay import Relay
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import PageHeader
from ui.widgets.chip import Chip
from ui.widgets.doing import Doing
from ui.widgets.proof import holders
from ui.widgets.toast import Toast
from ui.windows.setup.acts import SetupActs
from ui.windows.setup.cards import ContestCard, PinsCard, ReadyCard, RosterCard, RulesCard
from ui.windows.setup.draws import AgainDialog, DrawsCard
from ui.windows.setup.panels import PanelsCard, SeatsDialog
from ui.windows.setup.parts import PartsCard
from ui.windows.setup.records import ask_records

_NARROW = 1200


class SetupPage(QWidget):
    """Roster, draws, seats, rules and readiness in one sight; the start is one button."""

    key = "setup"

    def __init__(self, relay: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._view: SetupView | None = None
        self._template: dict[str, Any] = {"panels": [], "pins": {}}
        self._job: Job | None = None
        self._paper: Path | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.acts = SetupActs(relay, self)
        self._doing = Doing(relay, self)
        self.press = Press(relay.clerk.path.with_name(f"{relay.clerk.path.stem}-papers"), self)
        self._build()
        self._connect()
        relay.changed.connect(self.refresh)
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return _("Set-up and draws")

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._header, self.chip, self.start = PageHeader(), Chip(), Button("", "primary")
        self._header.add(self.chip)
        self._header.add(self.start)
        self.banner = Banner()
        whole.addWidget(self._header)
        whole.addWidget(self.banner)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(24, 20, 24, 20)
        self._columns.setSpacing(16)
        self.contest, self.roster, self.pins = ContestCard(), RosterCard(), PinsCard()
        self.draws, self.panels, self.parts = DrawsCard(), PanelsCard(), PartsCard()
        self.ready, self.rules = ReadyCard(), RulesCard()
        self._sides: list[QWidget] = []
        for widgets, wide in (
            ((self.contest, self.roster, self.pins), False),
            ((self.draws, self.panels, self.parts), True),
            ((self.ready, self.rules), False),
        ):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            for widget in widgets:
                column.addWidget(widget, 1 if widget is widgets[-1] else 0)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            side.setProperty("plain", "true")
            area.setWidget(side)
            self._columns.addWidget(area, int(wide))
            if not wide:
                self._sides.append(area)
        whole.addLayout(self._columns, 1)
        self.toast = Toast(self)

    def _connect(self) -> None:
        self.acts.refused.connect(lambda text: self.banner.say(text, "alarm"))
        self.acts.done.connect(self._on_done)
        self.acts.noted.connect(self.roster.show_notes)
        self.acts.faulty.connect(self.roster.show_problems)
        self.acts.reading.connect(self.roster.show_reading)
        self.roster.wanted.connect(self.choose_roster)
        self.draws.drawn.connect(self.draw)
        self.draws.again.connect(self.draw_again)
        self.draws.records.connect(self.draw_records)
        self._doing.done.connect(lambda words, _record: self._on_done(words))
        self.panels.filled.connect(self.fill)
        self.panels.opened.connect(self.choose_seats)
        self.rules.printed.connect(self.print_rules)
        self.press.printed.connect(self._on_printed)
        self.press.failed.connect(lambda text: self.banner.say(text, "alarm"))
        self.toast.acted.connect(self._on_open)
        self.start.clicked.connect(self.begin)
        self.banner.acted.connect(self.banner.clear)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.draws.retranslate()
        self.panels.retranslate()
        self.start.setText(_("Start the contest"))
        self._view = None
        self.refresh()

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how far it is."""
        view = setup(self._relay.state)
        if view != self._view:
            self._view = view
            self.show_view(view)

    def show_view(self, view: SetupView) -> None:
        """Show everything."""
        contest = roll.contest(self._relay.state)
        self._header.set_text(self.title(), f"{names.said(contest.short)} · {contest.date}")
        self._show_chip(view)
        begun = bool(view.started)
        self.start.setVisible(not begun)
        self.contest.show_contest(view)
        self.roster.show_roster(view)
        witnesses = holders(self._relay, "supervisor")
        self.draws.show_draws(view.draws, witnesses, begun=begun, records=view.records)
        planned = bool(self._template["panels"] or self._template.get("seats"))
        self.panels.show_panels(view.panels, planned=planned)
        self.panels.setVisible(bool(view.panels or not view.parts))
        self.parts.show_parts(view.parts)
        self.ready.show_ready(view.ready)
        text = rule_sheet_text(self._relay.state)
        self.rules.show_rules(text.sections, view.rules_hash)
        pins = self._pins() if view.played else []
        self.pins.show_pins(pins)
        self.pins.setVisible(bool(pins))

    def _show_chip(self, view: SetupView) -> None:
        if view.started:
            words = _("Begun {at}, rules frozen").format(at=view.started[11:16])
            self.chip.show_state(words, "locked")
        elif view.open:
            count = len(view.open)
            words = n_("{count} still open", "{count} still open", count).format(count=count)
            self.chip.show_state(words, "warning")
        else:
            self.chip.show_state(_("Ready to start"), "done")

    def _pins(self) -> list[tuple[str, str, str]]:
        known: dict[str, str] = self._template["pins"]
        return [
            (names.duties(official).capitalize(), official.name, known[key])
            for key, official in roll.officials(self._relay.state).items()
            if key in known
        ]

    # -- what people do --------------------------------------------------------------------------

    def choose_roster(self) -> None:
        """Choose a workbook and read it in; while one is being read, stop."""
        if self.acts.stop():
            return
        folder = str(self._relay.clerk.path.parent)
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Read a roster"), folder, "Excel, CSV (*.xlsx *.xls *.csv)"
        )
        if path:
            self.acts.read(Path(path))

    def draw(self) -> None:
        """Make the draws that are open, if a seed was said."""
        seed = self.draws.seed.text().strip()
        if not seed:
            text = _("Write down the seed that was said aloud.")
            self.draws.seed.show_message(text, alarm=True)
            self.draws.seed.edit.setFocus()
            return
        self.draws.seed.show_message("")
        if self._view is not None:
            self.acts.draw(self._view.draws, seed, str(self.draws.witness.value() or ""))

    def draw_again(self, subject: str) -> None:
        """Ask why a draw is repeated, then repeat it."""
        draws = self._view.draws if self._view else ()
        line = next((line for line in draws if line.subject == subject), None)
        if line is None:
            return
        dialog = AgainDialog(line.title, self)
        witness = str(self.draws.witness.value() or "")

        def go_on() -> None:
            seed, reason = dialog.answer()
            self.acts.draw_again(line, seed, witness, reason)

        dialog.accepted.connect(go_on)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def draw_records(self, part: str) -> None:
        """Ask whose case records are drawn in a part, and draw them."""
        lines = self._view.records if self._view else ()
        for line in lines:
            if line.part == part and line.due:
                ask_records(self._doing, line, holders(self._relay, "supervisor"))

    def fill(self) -> None:
        """Seat the judges as the template says."""
        panels = self._view.panels if self._view else ()
        planned, seats = self._template["panels"], self._template.get("seats") or {}
        if seats:
            known = [panel.station for panel in panels]
            self.acts.seat({part: judges for part, judges in seats.items() if part in known})
            return
        self.acts.seat({p.station: judges for p, judges in zip(panels, planned, strict=False)})

    def choose_seats(self, station: str) -> None:
        """Ask who sits at a station."""
        panels = self._view.panels if self._view else ()
        line = next((line for line in panels if line.station == station), None)
        if line is None:
            return
        known = roll.officials(self._relay.state).values()
        judges = [(o.id, o.name) for o in known if o.may("judge", "chief")]
        dialog = SeatsDialog(line, judges, self)

        def go_on() -> None:
            if dialog.seated():
                self.acts.seat_some(station, dialog.seated())

        dialog.accepted.connect(go_on)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_rules(self) -> None:
        """Print the rule sheet in the language in force."""
        text = rule_sheet_text(self._relay.state)
        self.press.order("rule_sheets", f"rules-{text.hash[:8]}.pdf", [text])

    def begin(self) -> None:
        """Start the contest, unless something is still open."""
        lacking = self._view.open if self._view else ()
        if lacking:
            said = _(", ").join(line.words for line in lacking)
            self.banner.say(_("Not ready yet. Still open: {list}").format(list=said), "warn")
        else:
            self.acts.start()

    # -- what happens ----------------------------------------------------------------------------

    def _on_done(self, text: str) -> None:
        self.banner.clear()
        self.toast.say(text)

    def _on_printed(self, path: Path) -> None:
        self._paper = path
        self.toast.say(_("{file} is printed").format(file=path.name), _("Open"), icon="printer")

    def _on_open(self) -> None:
        if self._paper is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper)))

    def _read_template(self) -> None:
        name = roll.contest(self._relay.state).template
        if self._job is None and template.known(name):
            self._job = Job(self)
            self._job.finished.connect(self.show_template)
            self._job.start("ui.models.template:read", name=name)

    def show_template(self, found: dict[str, Any]) -> None:
        """Take what the contest's template adds: its panels and a demo's PINs."""
        self._template = found
        self._view = None
        self.refresh()

    def close_jobs(self) -> None:
        """Let go of what still runs beside the window."""
        self.press.close()
        self.acts.close()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_template()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        for side in self._sides:
            side.setFixedWidth(264 if narrow else 318)
        self._columns.setSpacing(12 if narrow else 16)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
