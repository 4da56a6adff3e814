"""What goes out of this laptop: its export file, and the copy that another laptop starts from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from scorer.domain.record.decisions.setup import admit_laptop
from scorer.domain.record.refusals import Refused
from scorer.exchange.bundle import export
from scorer.exchange.folder import file_name
from scorer.store.keyring import laptop_of, new_seed, public
from scorer.store.stamp import wall_clock
from scorer.store.trouble import NotOpened, StoreTrouble
from scorer.views.answers import say_disk, say_not_opened
from scorer.words import _
from ui.jobs import Job
from ui.models.intake import LARGE
from ui.relay import Relay
from ui.widgets.naming import say_to

EXPORTS = "Leitai (*.leitai-export)"
COPIES = "Leitai (*.leitai)"


class Outgoing(QObject):
    """One piece of outgoing work at a time, off the window's thread.

    Signals:
        done(str): It is done, as a sentence.
        failed(str): It is not, and why; nothing half-written was left.
        changed(): Work has begun or ended.
    """

    done = Signal(str)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, relay: Relay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._job: Job | None = None
        self._spool = QTemporaryDir()

    @property
    def busy(self) -> bool:
        """Whether something is on its way out."""
        return self._job is not None

    @property
    def export_name(self) -> str:
        """The name of this laptop's export file."""
        return file_name(self._relay.clerk.name, self._relay.clerk.laptop)

    def close(self) -> None:
        """Stop what is on its way."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def export(self, target: Path) -> None:
        """Write this laptop's export to a stick and read it back."""
        clerk = self._relay.clerk
        local = Path(self._spool.filePath("export"))
        at = wall_clock().isoformat(timespec="seconds")
        if clerk.state.count >= LARGE and not clerk.journal.new_here:
            self._run(
                "export_file",
                lambda _told: self._deliver(local, target),
                contest=str(clerk.path),
                path=str(local),
                at=at,
                name=clerk.name,
            )
            return
        try:
            export(clerk, local, at=at)
        except StoreTrouble as trouble:
            self.failed.emit(say_disk(trouble.trouble.kind))
        except NotOpened as refused:
            self.failed.emit(say_not_opened(type(refused).__name__))
        else:
            self._deliver(local, target)

    def _deliver(self, local: Path, target: Path) -> None:
        self._run(
            "deliver",
            lambda _told: self.done.emit(
                _("Exported and read back: {file}").format(file=target.name)
            ),
            path=str(local),
            to=str(target),
        )

    def copy_for(self, name: str, target: Path, by: str) -> None:
        """Let another laptop in and make the copy that it starts from."""
        ticket = new_seed()
        key = public(ticket)
        try:
            self._relay.do(admit_laptop, by, laptop_of(key), key, name)
        except (Refused, StoreTrouble) as refused:
            self.failed.emit(say_to(self._relay.state, refused))
            return
        self._run(
            "copy",
            lambda _told: self.done.emit(
                _("The copy for {name} is ready: {file}").format(name=name, file=target.name)
            ),
            contest=str(self._relay.clerk.path),
            path=str(target),
            name=name,
            ticket=ticket,
        )

    def _run(self, errand: str, then: Callable[[dict[str, Any]], object], **given: str) -> None:
        self._job = job = Job(self)

        def finished(told: dict[str, Any]) -> None:
            self._drop()
            if "trouble" in told:
                self.failed.emit(say_disk(told["trouble"]))
            else:
                then(told)

        def failed(why: str) -> None:
            self._drop()
            self.failed.emit(why)

        job.finished.connect(finished)
        job.failed.connect(failed)
        job.cancelled.connect(self._drop)
        job.start(f"scorer.exchange.errands:{errand}", **given)
        self.changed.emit()

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        self.changed.emit()
