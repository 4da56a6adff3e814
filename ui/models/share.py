"""The share keeper: this laptop's records out to the shared folder, the others' in from it."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from scorer.exchange.bundle import export
from scorer.exchange.folder import file_name
from scorer.store.stamp import wall_clock
from scorer.store.trouble import NotOpened, StoreTrouble
from ui.jobs import Job
from ui.models.courier import Courier
from ui.models.intake import LARGE, Intake, Took
from ui.relay import Relay
from ui.settings import Settings

_AGAIN_MS = 2000


@dataclass(frozen=True)
class Share:
    """How the shared folder stands. ``trouble`` is nothing, or the kind of what is wrong.

    ``laid`` and ``took`` are times of day: our file last laid there, news last taken.
    """

    folder: Path | None = None
    trouble: str = ""
    laid: str = ""
    took: str = ""


class ShareKeeper(QObject):
    """Publishes after every signature and merges what appears, whether or not a page shows it.

    Signals:
        changed(): The folder, or how it stands, has changed.
    """

    changed = Signal()

    def __init__(self, relay: Relay, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay, self._settings = relay, settings
        self.intake = Intake(relay, self)
        self.intake.took.connect(self._on_took)
        self.share = Share()
        self._courier: Courier | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._spool = TemporaryDirectory(prefix="leitai-share-", ignore_cleanup_errors=True)
        self._reached = (0, "")
        self._job: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._publish)
        relay.changed.connect(self._on_changed)
        noted = relay.clerk.local("share")
        if noted:
            self._begin(Path(noted))

    @property
    def offered(self) -> str:
        """The folder that was shared last on this laptop, to begin a choice with."""
        return self._settings.choices.share_folder

    def choose(self, folder: Path | None) -> None:
        """Share through this folder from now on, or no more. ``StoreTrouble`` if it fails."""
        self._relay.clerk.note(share=str(folder or ""))
        self._end()
        if folder is not None:
            self._settings.choose(share_folder=str(folder))
            self._begin(folder)
        self.changed.emit()

    def close(self) -> None:
        """Stop, with the contest."""
        self._relay.changed.disconnect(self._on_changed)
        self._end()
        self.intake.close()
        self._spool.cleanup()

    # -- the folder ------------------------------------------------------------------------------

    def _begin(self, folder: Path) -> None:
        tray = Path(self._spool.name) / "in"
        tray.mkdir(exist_ok=True)
        courier = Courier(folder, tray, self._relay.clerk.laptop, self)
        courier.arrived.connect(self._on_arrived)
        courier.placed.connect(self._on_placed)
        courier.stood.connect(self._on_stood)
        self._courier, self.share = courier, Share(folder)
        self._watcher = QFileSystemWatcher([str(folder)], self) if folder.is_dir() else None
        if self._watcher is not None:
            self._watcher.directoryChanged.connect(courier.look)
        courier.start()
        self._reached = (0, "")
        self._soon.start(0)

    def _end(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
        if self._watcher is not None:
            self._watcher.deleteLater()
        if self._courier is not None:
            self._courier.close()
            self._courier.deleteLater()
        self._watcher = self._courier = None
        self.share = Share()

    def _on_arrived(self, path: Path) -> None:
        self.intake.take([path], watched=True)

    def _on_took(self, took: Took) -> None:
        if took.trouble and self._courier is not None:
            self._courier.forget(took.path)
        if took.new:
            self._show(took=took.at[11:16])

    def _on_placed(self) -> None:
        self._show(laid=wall_clock().isoformat()[11:16])

    def _on_stood(self, trouble: str) -> None:
        self._show(trouble=trouble)

    def _show(self, **changes: str) -> None:
        now = self.share
        self.share = Share(
            now.folder,
            changes.get("trouble", now.trouble),
            changes.get("laid", now.laid),
            changes.get("took", now.took),
        )
        self.changed.emit()

    # -- our own file ----------------------------------------------------------------------------

    def _on_changed(self, state: object) -> None:
        del state
        if self._courier is not None and self._relay.clerk.journal.head != self._reached:
            self._soon.start(0)

    def _publish(self) -> None:
        clerk = self._relay.clerk
        if self._courier is None or self._job is not None or not clerk.journal.chains:
            return
        self._reached = clerk.journal.head
        path = Path(self._spool.name) / file_name(clerk.name, clerk.laptop)
        at = wall_clock().isoformat(timespec="seconds")
        if clerk.state.count >= LARGE and not clerk.journal.new_here:
            self._export(path, at)
            return
        try:
            export(clerk, path, at=at)
        except (StoreTrouble, NotOpened) as error:
            self._failed(error.trouble.kind if isinstance(error, StoreTrouble) else "failing")
            return
        self._courier.place(path)

    def _export(self, path: Path, at: str) -> None:
        clerk = self._relay.clerk
        self._job = job = Job(self)
        job.finished.connect(lambda told: self._exported(path, told))
        job.failed.connect(lambda _why: self._exported(path, {"trouble": "failing"}))
        job.cancelled.connect(self._drop_job)
        job.start(
            "scorer.exchange.errands:export_file",
            contest=str(clerk.path),
            path=str(path),
            at=at,
            name=clerk.name,
        )

    def _exported(self, path: Path, told: dict[str, Any]) -> None:
        self._drop_job()
        if "trouble" in told:
            self._failed(str(told["trouble"]))
        elif self._courier is not None:
            self._courier.place(path)
            if self._relay.clerk.journal.head != self._reached:
                self._soon.start(0)

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()

    def _failed(self, trouble: str) -> None:
        self._reached = (0, "")
        self._show(trouble=trouble)
        self._soon.start(_AGAIN_MS)
