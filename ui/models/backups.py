"""The backup keeper: a checked copy every five minutes and at each seal, whatever page is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from scorer.domain.record.facts import Sealed
from scorer.domain.record.state import State
from scorer.store.backup import EVERY
from scorer.store.stamp import wall_clock
from scorer.store.trouble import StoreTrouble
from ui.jobs import Job
from ui.relay import Relay
from ui.settings import Settings

MOST = 2
"""So many folders, on sticks of their own."""


@dataclass(frozen=True)
class Place:
    """A folder for backups: when one was last made there (ISO 8601), or why none was.

    ``trouble`` is the kind of what is wrong; ``why`` a sentence where the work itself failed.
    """

    folder: Path
    at: str = ""
    path: str = ""
    trouble: str = ""
    why: str = ""


class BackupKeeper(QObject):
    """Makes the backups of the open contest in a process of its own; a failure is only said.

    Signals:
        made(): Backups were made or have failed, or other folders were chosen.
    """

    made = Signal()

    def __init__(self, relay: Relay, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay, self._settings = relay, settings
        self._job: Job | None = None
        self._again = False
        self._seals = _seals(relay.state)
        self.places = tuple(Place(folder) for folder in self._chosen())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._make)
        self._every = QTimer(self)
        self._every.setInterval(int(EVERY.total_seconds() * 1000))
        self._every.timeout.connect(self.make_now)
        self._every.start()
        relay.changed.connect(self._on_changed)
        self.make_now()

    def _chosen(self) -> tuple[Path, ...]:
        """The folders that the contest's file names, else those of this laptop."""
        clerk = self._relay.clerk
        known = clerk.backup_folders
        if known:
            return known[:MOST]
        known = tuple(Path(each) for each in self._settings.choices.backup_folders)[:MOST]
        if known and not clerk.read_only:
            self._note(known)
        return known

    def choose(self, folders: Iterable[Path]) -> None:
        """Back up into these folders from now on, two at most, and at once."""
        chosen = tuple(dict.fromkeys(folders))[:MOST]
        self._note(chosen)
        self._settings.choose(backup_folders=tuple(str(folder) for folder in chosen))
        known = {place.folder: place for place in self.places}
        self.places = tuple(known.get(folder, Place(folder)) for folder in chosen)
        self.made.emit()
        self.make_now()

    def _note(self, folders: tuple[Path, ...]) -> None:
        try:
            self._relay.clerk.back_up_to(folders)
        except StoreTrouble:
            return  # the file cannot be written just now; the settings remember the folders

    def last_time(self) -> str:
        """The time of day (``15:20``) of the last backup; empty before the first."""
        return max((place.at for place in self.places), default="")[11:16]

    def make_now(self) -> None:
        """Make backups as soon as those under way are done."""
        if self.places:
            self._soon.start()

    @property
    def busy(self) -> bool:
        """Whether backups are being made."""
        return self._job is not None

    def close(self) -> None:
        """Stop, with the contest; a backup under way is finished first."""
        self._relay.changed.disconnect(self._on_changed)
        self._every.stop()
        self._soon.stop()
        self._again = False
        if self._job is not None:
            self._job.wait()

    def _on_changed(self, state: State) -> None:
        seals = _seals(state)
        if seals != self._seals:
            self._seals = seals
            self.make_now()

    def _make(self) -> None:
        if self._job is not None:
            self._again = True
            return
        clerk = self._relay.clerk
        self._job = job = Job(self)
        job.finished.connect(self._on_made)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._drop_job)
        job.start(
            "scorer.exchange.errands:backup",
            contest=str(clerk.path),
            laptop=clerk.laptop,
            folders=[str(place.folder) for place in self.places],
            at=wall_clock().isoformat(timespec="seconds"),
        )
        self.made.emit()

    def _on_made(self, told: dict[str, Any]) -> None:
        at = wall_clock().isoformat(timespec="seconds")
        by_folder = {one["folder"]: one for one in told["made"]}
        self.places = tuple(
            _after(place, by_folder.get(str(place.folder)), at) for place in self.places
        )
        self._drop_job()

    def _on_failed(self, why: str) -> None:
        self.places = tuple(replace(place, why=why) for place in self.places)
        self._drop_job()

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        again, self._again = self._again, False
        self.made.emit()
        if again:
            self._soon.start()


def _after(place: Place, told: dict[str, str] | None, at: str) -> Place:
    if told is None:
        return place
    if told["trouble"]:
        return replace(place, trouble=told["trouble"], why="")
    return Place(place.folder, at, told["path"])


def _seals(state: State) -> int:
    return sum(map(len, state.table(Sealed).values()))
