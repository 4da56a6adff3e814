"""The program: the only place that knows every window, and lets them meet through the relay.

Home opens contests. An open contest has a main window with its pages, the stage on the second
screen, and a judging window for each seat that is asked for.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from scorer.exchange.damage import bring_back, damage_lines
from scorer.exchange.problem import FileRefused
from scorer.shelf import home
from scorer.store.trouble import Damaged, NotOpened, StoreTrouble
from scorer.words import _, language
from ui import settings, theme
from ui.jobs import Job
from ui.messages import say
from ui.models import gallery
from ui.models.demo import demo_path
from ui.models.recent import recent, remember
from ui.widgets.dialog import Dialog, Question
from ui.widgets.fitting import fit_to_screen
from ui.widgets.places import documents
from ui.windows.home import HomeWindow

if TYPE_CHECKING:
    from scorer.clerk import Clerk
    from ui.contest import OpenContest

PATTERN = "Leitai (*.leitai)"


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
        self._gallery = gallery.Gallery()
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read_template)
        self.home = HomeWindow(self._settings)
        self.home.wanted.connect(self.act)
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
        from scorer.clerk import Clerk  # noqa: PLC0415  home starts without it

        try:
            clerk = Clerk.open(file)
        except Damaged as damage:
            self._offer_copy(file, damage, then)
            return
        except (FileRefused, NotOpened, StoreTrouble, OSError) as error:
            self._tell(_("This contest cannot be opened"), say(error))
            return
        self._show(clerk, then)

    def _offer_copy(self, file: Path, damage: Damaged, then: str) -> None:
        """Say what was changed in a file, and offer to go on from its last good backup."""
        said = "\n".join((say(damage), *damage_lines(damage)))
        good = damage.last_good
        if good is None:
            self._tell(_("This contest cannot be opened"), said)
            return
        asked = Question(
            _("Open a copy of the last good backup?"),
            _("{damage}\nThe copy is laid beside this file, which stays as it is.").format(
                damage=said
            ),
            yes=_("Open the copy"),
            no=_("Not now"),
            parent=self._parent_window(),
        )
        asked.accepted.connect(lambda: self._bring_back(file, good, then))
        asked.open()

    def _bring_back(self, file: Path, good: Path, then: str) -> None:
        try:
            copy = bring_back(good, file)
        except (StoreTrouble, OSError) as error:
            self._tell(_("This did not work"), say(error))
            return
        self.open(copy, then)

    def _show(self, clerk: "Clerk", then: str = "") -> None:
        from ui.contest import OpenContest  # noqa: PLC0415  home starts without it

        self.close_contest()
        self._contest = OpenContest(clerk, self._settings, self)
        self._contest.left.connect(self.leave, Qt.ConnectionType.QueuedConnection)
        self._contest.show(then)
        self.home.hide()

    def open_demo(self) -> None:
        """Build the demo contest anew and open it."""
        there = str(demo_path())
        self._run("ui.models.demo:build", lambda _path: self.open(demo_path()), path=there)

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
        remember(gallery.glance(state, found.relay.clerk.path, self._copies(found)))
        found.close()

    def show_home(self) -> None:
        """Show the home window with what is known now."""
        self.home.show_content(recent(), self._gallery.cards())
        if not self.home.isVisible():
            fit_to_screen(self.home)
        self.home.show()
        self.home.raise_()
        self._reading.start(0)

    def _read_template(self) -> None:
        """Read one template while home has nothing else to do."""
        if not self._gallery.read_one() or self._contest is not None:
            self._reading.stop()
            self.home.show_templates(self._gallery.cards())

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

        cards = self._gallery.cards()
        dialog = FoundingDialog(template or gallery.FIRST, cards, self.home)
        if dialog.exec() and dialog.made is not None:
            self.open(dialog.made)

    def _rehearse(self) -> None:
        """Play an invented day in a file of its own, under all the windows of a real one."""
        from scorer.rehearsal import Rehearsal  # noqa: PLC0415  seldom needed
        from ui.windows.rehearsal import RehearsalRemote  # noqa: PLC0415

        folder = home() / "rehearsals" / f"{len(list((home() / 'rehearsals').glob('*'))) + 1}"
        day = Rehearsal(gallery.FIRST, folder, sites=False, printing=False)
        self._show(day.clerk)
        assert self._contest is not None
        self._remote = remote = RehearsalRemote(day.steps(), self._contest.main)
        remote.show_beside(self._contest.main)

    def _run(self, target: str, done: Callable[[object], None], **arguments: object) -> None:
        if self._job is not None and self._job.running:
            return
        job = self._job = Job(self)
        wait = Dialog(_("Building the demo contest"), _("This takes a few seconds."), self.home)
        wait.add_button(_("Cancel"), safe=True)
        wait.rejected.connect(job.cancel)
        job.finished.connect(done)
        job.failed.connect(lambda text: self._tell(_("This did not work"), text))
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(wait.accept)
        job.start(target, **arguments)
        wait.open()

    def _stop_building(self) -> None:
        """Home was closed: what it was waiting for is not wanted any more."""
        if self._job is not None and self._job.running:
            self._job.cancel()

    # -- words -----------------------------------------------------------------------------------

    def _on_choice(self, name: str) -> None:
        if name == "language":
            self._speak()
            self.home.show_templates(self._gallery.cards())
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

    def _tell(self, title: str, text: str) -> None:
        told = Dialog(title, text, self._parent_window())
        told.add_button(_("All right"), "primary", accepts=True)
        told.open()

    def _parent_window(self) -> QWidget:
        return self._contest.main if self._contest else self.home


def run(argv: Sequence[str]) -> int:
    """Open the program, on the contest file that is named, if one is."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Leitai")
    app.setWindowIcon(QIcon(theme.logo(256)))
    theme.load_fonts()
    look = theme.current()
    look.use(settings.current().choices.theme)
    look.apply(app)
    program = Program(app)
    program.begin(Path(argv[0]) if argv else None)
    code = app.exec()
    program.close_contest()
    return code
