"""An open contest: its relay, its pages, its judging windows and its stage."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views.stage import Cue
from scorer.words import N_
from ui.models.backups import BackupKeeper
from ui.models.share import ShareKeeper
from ui.relay import Relay
from ui.settings import Settings
from ui.stage.window import ScenePort, StageWindow, time_of_day
from ui.widgets.fitting import fit_to_screen
from ui.windows.main import MainWindow, PageEntry

PREPARE, ON_SITE = N_("Prepare"), N_("On site")
RESULTS, SYSTEM = N_("Results"), N_("System")


class OpenContest(QObject):
    """One contest file that is open, with all its windows.

    Signals:
        left(): Somebody closed the main window.
    """

    left = Signal()

    def __init__(self, clerk: Clerk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.relay = Relay(clerk, self)
        self.backups = BackupKeeper(self.relay, settings)
        self.share = ShareKeeper(self.relay, settings)
        self.stage = StageWindow(self.relay, Cue("title"))
        self._seats: dict[tuple[str, int], QWidget] = {}
        self.main = MainWindow(self.relay, self._pages(), self.backups.last_time)
        self.main.installEventFilter(self)
        self.relay.asked.connect(self.show_asked)
        self.backups.made.connect(self.main.refresh)

    def show(self, then: str = "") -> None:
        """Show the main window, on the page where the day is."""
        fit_to_screen(self.main)
        self.main.show()
        seat = "judging" if "judging" in pages_of(self.relay.state) else "entries"
        work = "control" if roll.started(self.relay.state) else "setup"
        self.main.show_page(seat if then == "join" else work)
        if self._settings.choices.stage_screen:
            self.stage.show_on(self._settings.choices.stage_screen)

    def show_asked(self, name: str, subject: object) -> None:
        """Show the page or window that somebody asked for."""
        if name == "sheet" and isinstance(subject, tuple):
            self.show_seat(*subject)
        elif name != "home":
            known = pages_of(self.relay.state)
            self.main.show_page(name if name in known else "control", subject)

    def show_seat(self, station: str, seat: int) -> None:
        """Show a judge's seat in a window of its own."""
        from ui.windows.judging import JudgingWindow  # noqa: PLC0415  made when asked for

        key = (station, seat)
        if key not in self._seats:
            self._seats[key] = JudgingWindow(self.relay, station, seat)
            fit_to_screen(self._seats[key])
        self._seats[key].show()
        self._seats[key].raise_()
        self._seats[key].activateWindow()

    def close(self) -> None:
        """Close every window and the file; what is on paper and disk stays."""
        self._settings.choose(stage_screen=self.stage.screen_name)
        self.main.removeEventFilter(self)
        self.share.close()
        self.backups.close()
        for window in (*self._seats.values(), self.stage, self.main):
            window.close()
            window.deleteLater()
        self.relay.close()
        self.relay.clerk.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.main and event.type() == QEvent.Type.Close:
            self.left.emit()
        return super().eventFilter(watched, event)

    # -- the pages -------------------------------------------------------------------------------

    def _pages(self) -> tuple[PageEntry, ...]:
        table: tuple[tuple[str, str, str, str, Callable[[Relay], QWidget]], ...] = (
            ("setup", PREPARE, "layout-list", N_("Set-up and draws"), _setup),
            ("desk", ON_SITE, "scan-line", N_("Check-in"), _desk),
            ("papers", ON_SITE, "file-text", N_("Papers"), _papers),
            ("entries", ON_SITE, "file-text", N_("Entries"), _entries),
            ("judging", ON_SITE, "clipboard-pen", N_("Judging"), _judging),
            ("control", ON_SITE, "layout-grid", N_("Control"), _control),
            ("stage", ON_SITE, "monitor-play", N_("Stage"), self._stage_page),
            ("results", RESULTS, "list-ordered", N_("Standings"), _results),
            ("awards", RESULTS, "award", N_("Awards"), _awards),
            ("sync", SYSTEM, "hard-drive", N_("Devices and sync"), self._sync_page),
        )
        held = pages_of(self.relay.state)
        return tuple(PageEntry(*line) for line in table if line[0] in held)

    def _stage_page(self, relay: Relay) -> QWidget:
        from ui.windows.stage import StagePage  # noqa: PLC0415

        page = StagePage(relay, lambda cue: ScenePort(relay, cue, now=time_of_day), self.stage)
        if isinstance(page.mirror, ScenePort):
            self.stage.board.turned.connect(page.mirror.board.show_page)
        return page

    def _sync_page(self, relay: Relay) -> QWidget:
        from ui.windows.sync import SyncPage  # noqa: PLC0415

        return SyncPage(relay, self.backups, self.share)


def pages_of(state: State) -> frozenset[str]:
    """Which pages a contest has: rounds have papers and panels, a scheme what its parts need."""
    pages = {"setup", "desk", "control", "stage", "results", "awards", "sync"}
    if roll.scheme(state) is None:
        return frozenset({*pages, "papers", "judging"})
    ways = {where.kind for where in roll.stations(state).values()}
    pages |= {"judging"} if "skill" in ways else set()
    return frozenset(pages | ({"entries"} if "part" in ways else set()))


def _setup(relay: Relay) -> QWidget:
    from ui.windows.setup import SetupPage  # noqa: PLC0415

    return SetupPage(relay)


def _desk(relay: Relay) -> QWidget:
    from ui.windows.desk import DeskPage  # noqa: PLC0415

    return DeskPage(relay)


def _papers(relay: Relay) -> QWidget:
    from ui.windows.papers import PapersPage  # noqa: PLC0415

    return PapersPage(relay)


def _entries(relay: Relay) -> QWidget:
    from ui.windows.entries import EntriesPage  # noqa: PLC0415

    return EntriesPage(relay)


def _judging(relay: Relay) -> QWidget:
    from ui.windows.panel import PanelPage  # noqa: PLC0415

    return PanelPage(relay)


def _control(relay: Relay) -> QWidget:
    from ui.windows.control import ControlPage  # noqa: PLC0415

    return ControlPage(relay)


def _results(relay: Relay) -> QWidget:
    from ui.windows.results import ResultsPage  # noqa: PLC0415

    return ResultsPage(relay)


def _awards(relay: Relay) -> QWidget:
    from ui.windows.awards import AwardsPage  # noqa: PLC0415

    return AwardsPage(relay)
