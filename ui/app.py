"""The program: the only place that knows every window, and lets them meet through the relay.

Home opens contests. An open contest has a main window with its pages, the stage on the second
screen, and a judging window for each seat that is asked for.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from scorer.shelf import home
from scorer.words import _, language
from ui import settings, theme
from ui.models import gallery
from ui.models.recent import recent, remember
from ui.widgets.fitting import fit_to_screen
from ui.widgets.places import documents
from ui.windows.home import HomeWindow

if TYPE_CHECKING:
    from scorer.clerk import Clerk
    from ui.contest import OpenContest
    from ui.jobs import Job
    from ui.opening import Opening

PATTERN = "Leitai (*.leitai)"
_CONTEST: Final = (
    "scorer.store.journal",
    "scorer.clerk",
    "ui.opening",
    "ui.stage.window",
    "ui.contest",
    "ui.windows.control",
)
"""What an open contest needs, in portions: home is painted first, and answers keys in between."""


class Program(QObject):
    """Home, and the contest that is open."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._settings = settings.current()
        self._contest: OpenContest | None = None
        self._job: Job | None = None
        self._words: QTranslator | None = None
        self._remote: QWidget | None = None
        self._speak()
        self.home = HomeWindow(self._settings)
        self.home.wanted.connect(self.act)
        self.home.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self._portions: Iterator[bool] = iter(())
        self._loading = QTimer(self)
        self._loading.timeout.connect(self._load)
        self._settings.changed.connect(self._on_choice)

    def begin(self, file: Path | None) -> None:
        """Open the file that was named, or home; the very first time, the demo contest."""
        self.show_home()
        if file is not None:
            self.open(file)
        elif not recent():
            self.open_demo()

    def act(self, what: str, about: str) -> None:
        """Do what was asked for at home."""
        acts: dict[str, Callable[[], None]] = {
            "open": lambda: self._open_asked(about),
            "new": lambda: self._new(about),
            "join": lambda: self._open_asked("", then="join"),
            "demo": self.open_demo,
            "rehearse": self._rehearse,
            "language": lambda: self._settings.choose(language=about),
            "leave": self._stop_building,
        }
        acts[what]()

    # -- opening ---------------------------------------------------------------------------------

    def open(self, file: Path, then: str = "") -> None:
        """Open a contest file; say why where it cannot be."""
        self._opening(then).file(file)

    def open_demo(self) -> None:
        """Build the demo contest anew and open it."""
        if self._job is None or not self._job.running:
            self._job = self._opening().demo()

    def _opening(self, then: str = "") -> "Opening":
        from ui.opening import Opening  # noqa: PLC0415  home is painted without it

        over = self._contest.main if self._contest else self.home
        return Opening(over, lambda clerk: self._show(clerk, then))

    def _show(self, clerk: "Clerk", then: str = "") -> None:
        from ui.contest import OpenContest  # noqa: PLC0415  home is painted without it

        self.close_contest()
        self._contest = OpenContest(clerk, self._settings, self)
        self._contest.left.connect(self.leave, Qt.ConnectionType.QueuedConnection)
        self._contest.show(then)
        self.home.hide()

    def leave(self) -> None:
        """Close the contest and go home."""
        self.close_contest()
        self.show_home()

    def close_contest(self) -> None:
        """Close the contest that is open, and note what home shows of it."""
        if self._remote is not None:
            self._remote.close()
            self._remote = None
        found, self._contest = self._contest, None
        if found is None:
            return
        state = found.relay.state
        from ui.models.glance import glance  # noqa: PLC0415  only where a contest was open

        remember(glance(state, found.relay.clerk.path, self._copies(found)))
        found.close()

    def show_home(self) -> None:
        """Show the home window with what is known now."""
        self.home.show_content(recent(), ())
        if not self.home.isVisible():
            fit_to_screen(self.home)
        self.home.show()
        self.home.raise_()

    def _on_painted(self) -> None:
        self._portions = self._after_painting()
        self._loading.start(0)

    def _after_painting(self) -> Iterator[bool]:
        """Add to home what can wait, and make ready for a contest."""
        self.home.show_templates(gallery.templates())
        yield True
        for module in _CONTEST:
            import_module(module)
            yield self._contest is None

    def _load(self) -> None:
        if not next(self._portions, False):
            self._loading.stop()

    def _copies(self, contest: "OpenContest") -> int:
        name = contest.relay.clerk.path.stem
        folders = (Path(folder) for folder in self._settings.choices.backup_folders)
        return sum(len(list(f.glob(f"{name}*.leitai"))) for f in folders if f.is_dir())

    def _open_asked(self, path: str, then: str = "") -> None:
        if not path:
            path, _kind = QFileDialog.getOpenFileName(
                self.home, _("Open a contest"), documents(), PATTERN
            )
        if path:
            self.open(Path(path), then)

    def _new(self, template: str) -> None:
        from ui.windows.founding import FoundingDialog  # noqa: PLC0415  seldom needed

        dialog = FoundingDialog(template or gallery.FIRST, gallery.templates(), self.home)
        if dialog.exec() and dialog.made is not None:
            self.open(dialog.made)

    def _rehearse(self) -> None:
        """Ask which contest is to be rehearsed, and play it."""
        from ui.windows.rehearsal import RehearsalDialog  # noqa: PLC0415  seldom needed

        cards = [(card.name, card.key) for card in gallery.templates()]
        dialog = RehearsalDialog(cards, self.home)
        dialog.accepted.connect(lambda: self._play(dialog.template))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _play(self, template: str) -> None:
        """Play an invented day in a file of its own, under all the windows of a real one."""
        from scorer.rehearsal import Rehearsal  # noqa: PLC0415  seldom needed
        from ui.windows.rehearsal import RehearsalRemote  # noqa: PLC0415

        ground = home() / "rehearsals"
        before = [int(each.name) for each in ground.glob("*") if each.name.isdecimal()]
        folder = ground / f"{max(before, default=0) + 1}"
        day = Rehearsal(template, folder, sites=False, printing=False)
        self._show(day.clerk)
        assert self._contest is not None
        self._remote = remote = RehearsalRemote(day.steps(), self._contest.main)
        remote.show_beside(self._contest.main)

    def _stop_building(self) -> None:
        """Home was closed: what it was waiting for is not wanted any more."""
        if self._job is not None and self._job.running:
            self._job.cancel()

    # -- words -----------------------------------------------------------------------------------

    def _on_choice(self, name: str) -> None:
        if name == "language":
            self._speak()
            self.home.show_templates(gallery.templates())
        elif name == "theme":
            theme.current().use(self._settings.choices.theme)

    def _speak(self) -> None:
        """Load Qt's own words in the language in force, for its dialogs."""
        app = QApplication.instance()
        assert app is not None
        QApplication.setApplicationDisplayName(_("Leitai"))
        if self._words is not None:
            app.removeTranslator(self._words)
        self._words = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._words.load(QLocale(language()), "qtbase", "_", folder):
            app.installTranslator(self._words)


def run(argv: Sequence[str]) -> int:
    """Open the program, on the contest file that is named, if one is."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Leitai")
    app.setWindowIcon(QIcon(theme.logo(256)))
    look = theme.current()
    look.use(settings.current().choices.theme)
    look.apply(app)
    program = Program(app)
    program.begin(Path(argv[0]) if argv else None)
    code = app.exec()
    program.close_contest()
    return code
