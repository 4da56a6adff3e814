"""The page of the check-in desk: scanner and search, the card, and who is still awaited."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scorer.domain.model.codes import badge_code
from scorer.domain.record import roll
from scorer.exchange.initials_file import read_initials
from scorer.store.stamp import Clock, wall_clock
from scorer.views.desk import DeskView, desk, person
from scorer.views.finding import Match, search
from scorer.views.papers import BadgeText
from scorer.views.prints.badges import badge_texts
from scorer.words import _
from ui import settings
from ui.models.press import Press
from ui.relay import Relay
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import PageHeader
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.widgets.scan import ScanFilter
from ui.widgets.toast import Toast
from ui.windows.desk.acts import DeskActs
from ui.windows.desk.camera import Camera
from ui.windows.desk.card import ConfirmationCard
from ui.windows.desk.finder import Finder
from ui.windows.desk.lists import LatestCard, PressCard, ReplacementsCard, UnitsCard
from ui.windows.desk.moment import Moment, tell

_NARROW, _LOW = 1200, 780
_ALARMS = ("over", "unknown", "refused", "garbled")


class DeskPage(QWidget):
    """Check-in. The keys belong to the scanner: nothing has to be clicked between two badges."""

    key = "desk"

    def __init__(
        self, relay: Relay, parent: QWidget | None = None, *, now: Clock = wall_clock
    ) -> None:
        super().__init__(parent)
        self._relay, self._now = relay, now
        self._view: DeskView | None = None
        self._scanned, self.bell = "", QApplication.beep
        self._found: tuple[Match, ...] = ()
        self._initials: Mapping[str, str] = {}
        self._open: QDialog | None = None
        self._paper: Path | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.acts = DeskActs(relay, now, self)
        self.scanner, self.camera = ScanFilter(self), Camera(self)
        self.press = Press(relay.clerk.path.with_name(f"{relay.clerk.path.stem}-badges"), self)
        self._build()
        self._connect()
        self._keys()
        relay.changed.connect(self.refresh)
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return _("Check-in")

    # -- how it is laid out ----------------------------------------------------------------------

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(24, 20, 24, 20)
        self._columns.setSpacing(20)
        self.finder, self.latest, self.units = Finder(), LatestCard(), UnitsCard()
        self.card, self._replaced, self._press = ConfirmationCard(), ReplacementsCard(), PressCard()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        centre = QVBoxLayout()
        for column in (left, centre):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
        left.addWidget(self.finder)
        left.addWidget(self.latest, 1)
        centre.addWidget(self.card)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(16)
        self._foot.addWidget(self._replaced, 2)
        self._foot.addStretch(0)
        self._foot.addWidget(self._press, 3)
        centre.addLayout(self._foot, 1)
        self._columns.addWidget(self._left)
        self._columns.addLayout(centre, 1)
        self._columns.addWidget(self.units)
        whole.addLayout(self._columns, 1)
        self.toast = Toast(self)

    def _head(self) -> PageHeader:
        self._header = PageHeader()
        self._who = Button("", "ghost", "small", icon="user-round")
        self._here, self._count = Label("", "small", "ink_2"), Label("", figure(28))
        self._of, self._share = Label("", figure(18, 500), "ink_3"), Label("", figure(16), "ink_2")
        self._bar = ProgressBar(8, "ok")
        self._bar.setFixedWidth(150)
        self._all = Button("", icon="printer")
        self._header.row.insertWidget(3, self._who)
        for widget in (self._here, self._count, self._of, self._bar, self._share, self._all):
            self._header.add(widget)
        for button in (self._who, self._all):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return self._header

    def _connect(self) -> None:
        self.scanner.scanned.connect(self._on_scanned)
        self.camera.scanned.connect(self._on_scanned)
        self.camera.seen.connect(self.finder.view.show_image)
        self.camera.troubled.connect(lambda text: self.toast.say(text, icon="camera"))
        self.acts.met.connect(self._on_met)
        self.acts.asked.connect(self._on_asked)
        self.acts.replaced.connect(self._on_replaced)
        self.card.wanted.connect(self.do)
        self.card.chosen.connect(self.acts.show)
        self.latest.chosen.connect(self.acts.show)
        self.units.chosen.connect(self._on_unit)
        self.finder.sought.connect(self._on_sought)
        self.finder.moved.connect(self._on_moved)
        self.finder.taken.connect(self._on_taken)
        self.finder.left.connect(self.setFocus)
        self.finder.garbled.connect(lambda: self.acts.meet(Moment("garbled")))
        self.finder.camera.connect(self._on_camera)
        self.finder.bell.connect(self._on_bell)
        self.press.changed.connect(self._show_press)
        self.press.printed.connect(self._on_printed)
        self.press.failed.connect(lambda text: self.toast.say(text, icon="printer"))
        self._all.clicked.connect(self.print_all)
        self.toast.acted.connect(self._on_open)
        self._who.clicked.connect(lambda: self.acts.as_desk(self._on_official, always=True))

    def _keys(self) -> None:
        for key, act in (
            ("/", self.finder.begin),
            ("F6", lambda: self.do("replace")),
            ("F7", lambda: self.do("absent")),
            ("Ctrl+Z", lambda: self.do("undo")),
            ("Ctrl+P", lambda: self.do("print")),
            ("Ctrl+Shift+P", self.print_all),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._all.setText(_("Print all badges"))
        self._here.setText(_("Here"))
        self.finder.retranslate()
        self._view = None
        self.refresh()

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show who is here now."""
        view = desk(self._relay.state, self._relay.acting("desk"))
        if view != self._view:
            self._view = view
            self.show_view(view)
        self._show_moment(self.acts.moment)
        self._show_press()

    def show_view(self, view: DeskView) -> None:
        """Show the lists and the counts."""
        self._header.set_text(self.title(), self._relay.clerk.name)
        self._who.setText(view.official or _("Take the desk by PIN"))
        self._count.setText(str(view.here))
        self._of.setText(_("/ {all}").format(all=view.people))
        self._bar.show_part(view.here, view.people)
        self._share.setText(f"{view.percent}%")
        self._replaced.show_replacements(view.replaced, 0 if self.height() < _LOW else 2)

    def _show_moment(self, moment: Moment) -> None:
        card = person(self._relay.state, moment.member)
        self.card.show_moment(moment.kind, tell(moment, card, self._relay.state), card)
        if self._view is not None:
            self.latest.show_arrivals(self._view, moment.member)
            self.units.show_units(self._view, card.entrant if card else "")

    def _show_press(self) -> None:
        self._press.show_press(self.press.waiting, self.press.count, self.press.folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, low = self.width() < _NARROW, self.height() < _LOW
        self._columns.setSpacing(14 if narrow else 20)
        self._left.setFixedWidth(264 if narrow else 300)
        self.units.setFixedWidth(228 if narrow else 284)
        self._columns.setContentsMargins(*((16, 12, 16, 12) if low else (24, 20, 24, 20)))
        self.finder.setFixedHeight(264 if low else 374)
        self.card.set_low(low=low)
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.LeftToRight if low else direction.TopToBottom)
        if self._view is not None:
            self._replaced.show_replacements(self._view.replaced, 0 if low else 2)

    # -- what people do --------------------------------------------------------------------------

    def do(self, act: str) -> None:
        """Do what a button or key of the card says, if the card offers it now."""
        member = self.acts.moment.member
        if act == "undo":
            self.acts.undo()
        elif act == "print":
            self.print_badge(member)
        elif member and self.card.offers(act):
            {
                "arrive": self.acts.arrive,
                "admit": self.acts.admit,
                "replace": self.acts.replace,
                "absent": self.acts.absent,
            }[act](member)

    def print_badge(self, member: str) -> None:
        """Print one badge, on a page of its own size."""
        state = self._relay.state
        found = roll.people(state).members.get(member)
        if found is None:
            return
        code = badge_code(found.badge or found.id)
        team = roll.people(state).team[member].id
        items = [text for text in self._texts(team) if text.code == code]
        file = f"badge-{found.number or member}.pdf"
        self.press.order("badges", file, items, layout="label")

    def print_all(self) -> None:
        """Print every badge, four to a sheet."""
        self.press.order("badges", "badges.pdf", self._texts(""), layout="a4")

    def _texts(self, entrant: str) -> tuple[BadgeText, ...]:
        stages = roll.contest(self._relay.state).rounds
        times = {stage.id: stage.begins for stage in stages if stage.begins}
        return badge_texts(self._relay.state, entrant=entrant, times=times)

    def show_subject(self, subject: object) -> None:
        """Show a member."""
        if isinstance(subject, str):
            self.acts.show(subject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for act in ("admit", "arrive"):
                self.do(act)
        else:
            super().keyPressEvent(event)

    # -- what happens ----------------------------------------------------------------------------

    def _on_scanned(self, code: str) -> None:
        if self._open is not None:
            return
        self._scanned = f"{self._now():%H:%M:%S}"
        self._show_finder()
        self.finder.leave()
        self.acts.hear(code)

    def _on_met(self, moment: Moment) -> None:
        self.refresh()
        if moment.kind in _ALARMS and settings.current().choices.bell:
            self.bell()
        if not self.latest.seeking:
            self.setFocus()

    def _on_asked(self, dialog: QDialog) -> None:
        self._open = dialog
        self.scanner.silence()
        dialog.finished.connect(lambda: self._on_answered(dialog))

    def _on_answered(self, dialog: QDialog) -> None:
        if self._open is dialog:
            self._open = None
            if self.isVisible():
                self.scanner.listen()

    def _on_official(self, _official: str) -> None:
        self.refresh()

    def _on_unit(self, entrant: str) -> None:
        line = self.units.unit(entrant)
        if line is not None:
            self.acts.show(line.first)

    def _on_sought(self, text: str) -> None:
        self._found = search(self._relay.state, text, self._initials_for(text))
        first = self._found[0].member if self._found else ""
        self.latest.show_matches(self._found, first, sought=bool(text.strip()))
        if first:
            self.acts.show(first)

    def _initials_for(self, text: str) -> Mapping[str, str]:
        """The table of initials, read when the first letter is typed."""
        if not self._initials and any(char.isascii() and char.isalpha() for char in text):
            self._initials = read_initials()
        return self._initials

    def _on_moved(self, step: int) -> None:
        ids = [match.member for match in self._found]
        if ids:
            at = ids.index(self.acts.moment.member) if self.acts.moment.member in ids else 0
            now = ids[(at + step) % len(ids)]
            self.latest.show_matches(self._found, now, sought=True)
            self.acts.show(now)

    def _on_taken(self) -> None:
        found = {match.member for match in self._found}
        member = self.acts.moment.member
        self.finder.leave()
        if member in found:
            self.acts.arrive(member)

    def _on_replaced(self, member: str) -> None:
        self.toast.say(_("The place is taken. The new badge is being printed."))
        self.print_badge(member)

    def _on_camera(self) -> None:
        self.camera.start_next()
        self._show_finder()

    def _on_bell(self, rings: bool) -> None:  # noqa: FBT001  a signal's argument
        settings.current().choose(bell=rings)
        self._show_finder()

    def _show_finder(self) -> None:
        self.finder.show_state(
            rings=settings.current().choices.bell,
            filming=self.camera.running,
            scanned=self._scanned,
        )

    def _on_printed(self, path: Path) -> None:
        self.toast.say(_("{file} is printed").format(file=path.name), _("Open"), icon="printer")
        self._paper = path

    def _on_open(self) -> None:
        if self._paper is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper)))

    # -- coming and going ------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scanner.listen()
        self._show_finder()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self.scanner.silence()
        self.camera.stop()
        self.finder.rest()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
