"""The main window: the way about the program on the left, one page on the right.

It knows pages only as widgets with a key: the program (``ui/app``) says which there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scorer.store.trouble import StoreTrouble
from scorer.views.control import alarm_count
from scorer.views.device import DeviceView, device
from scorer.words import Language, _, language
from ui import settings
from ui.messages import say
from ui.models.pins import told
from ui.relay import Relay
from ui.theme import current
from ui.widgets.banner import Banner
from ui.widgets.guide import GUIDE, GuideDialog
from ui.widgets.sidenav import NavItem, SideNav


@dataclass(frozen=True)
class PageEntry:
    """A page of the program: where it stands, what it is called (a msgid), how it is made."""

    key: str
    group: str
    icon: str
    label: str
    make: Callable[[Relay], QWidget]


class ShowsSubject(Protocol):
    """A page that can be asked to show one thing."""

    def show_subject(self, subject: object) -> None:
        """Show this station, entrant or record."""


class MainWindow(QWidget):
    """All work pages of one open contest. Pages are made when they are first shown."""

    def __init__(
        self, relay: Relay, pages: Sequence[PageEntry], backed_up: Callable[[], str]
    ) -> None:
        super().__init__()
        self._relay, self._entries, self._backed_up = relay, tuple(pages), backed_up
        self._pages: dict[str, QWidget] = {}
        self._view: DeviceView | None = None
        self.setMinimumSize(1280, 720)
        self.resize(1440, 900)
        self.nav = SideNav(self)
        self.nav.chosen.connect(self.show_page)
        self.nav.language_button.clicked.connect(_other_language)
        self.nav.light_button.clicked.connect(lambda: current().toggle())
        self.nav.help_button.clicked.connect(self.show_guide)
        self.nav.leave_button.clicked.connect(self.close)
        current().changed.connect(self.nav.say_switches)
        self.banner = Banner(parent=self)
        self._pins = Banner(parent=self)
        self._pins.acted.connect(self._pins.hide)
        self._stack = QStackedWidget(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self._pins)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)
        relay.changed.connect(self.refresh)
        relay.troubled.connect(self.show_trouble)
        self._shortcuts()
        self.retranslate()

    def _shortcuts(self) -> None:
        full = QShortcut(QKeySequence(Qt.Key.Key_F11), self)
        full.activated.connect(
            lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen()
        )
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.show_guide)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(lambda: current().toggle())
        for number, entry in enumerate(self._entries[:9], 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda name=entry.key: self.show_page(name))

    def show_page(self, key: str, subject: object = None) -> None:
        """Bring a page to the front, and have it show a subject."""
        page = self._pages.get(key)
        if page is None:
            entry = next(entry for entry in self._entries if entry.key == key)
            page = self._pages[key] = entry.make(self._relay)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.nav.set_current(key)
        if subject is not None and hasattr(page, "show_subject"):
            shows: ShowsSubject = page
            shows.show_subject(subject)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title()

    def show_guide(self) -> None:
        """Tell what is done on the page in view."""
        key = self.nav.current()
        entry = next((entry for entry in self._entries if entry.key == key), None)
        if entry is not None and key in GUIDE:
            dialog = GuideDialog(_(entry.label), key, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def page(self, key: str) -> QWidget | None:
        """The page of that key, if it was shown before."""
        return self._pages.get(key)

    def refresh(self) -> None:
        """Show what the contest and this laptop are now."""
        view = replace(device(self._relay.state, self._relay.clerk.name), backup=self._backed_up())
        self.nav.set_badge("control", alarm_count(self._relay.state))
        if view == self._view:
            return
        self._view = view
        self.nav.set_context(view.contest, view.size)
        self.nav.set_device(view.laptop, view.saved, view.backup)
        self._title()

    def show_trouble(self, trouble: StoreTrouble | None) -> None:
        """Show why nothing can be written, or that it can again."""
        if trouble is None:
            self.banner.hide()
        else:
            self.banner.say(say(trouble))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        groups: dict[str, list[NavItem]] = {}
        for entry in self._entries:
            item = NavItem(entry.key, entry.icon, _(entry.label))
            groups.setdefault(entry.group, []).append(item)
        self.nav.set_groups([(_(group), items) for group, items in groups.items()])
        self._view = None
        self.nav.say_switches()
        if shown := told(self._relay.state):
            self._pins.say(shown, "accent", _("Hide"))
        self.show_trouble(self._relay.trouble)
        self.refresh()

    def _title(self) -> None:
        key = self.nav.current()
        label = next((_(entry.label) for entry in self._entries if entry.key == key), "")
        contest = self._view.contest if self._view else ""
        self.setWindowTitle(" — ".join(part for part in (label, contest, _("Leitai")) if part))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._relay.asked.emit("home", None)
        super().closeEvent(event)


def _other_language() -> None:
    other: Language = "en" if language() == "zh_CN" else "zh_CN"
    settings.current().choose(language=other)
