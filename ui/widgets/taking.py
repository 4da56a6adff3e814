"""Taking a file into the contest: all of it, or nothing and everything that is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from scorer.domain.record import facts as f
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.store.trouble import StoreTrouble
from scorer.words import _, n_
from ui.jobs import Job
from ui.relay import Relay
from ui.widgets.dialog import Dialog
from ui.widgets.naming import say_to
from ui.widgets.places import documents


@dataclass(frozen=True)
class Taken:
    """What taking a file would record, what is wrong with it, and what to say of it."""

    facts: tuple[f.Fact, ...]
    wrong: tuple[str, ...]
    said: str


Decide = Callable[[State, Mapping[str, Any]], Taken]


class Taking(QObject):
    """One file at a time, read in a process of its own.

    Signals:
        taken(str): What was taken, in words.
        refused(str): Why nothing was, in one sentence; all of it is in a dialog.
    """

    taken = Signal(str)
    refused = Signal(str)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self._relay, self._window = relay, window
        self._job: Job | None = None
        self.problems: tuple[str, ...] = ()

    def asked(self, title: str, kinds: str) -> Path | None:
        """Ask for the file; None where nobody chooses one."""
        path, _kind = QFileDialog.getOpenFileName(self._window, title, documents(), kinds)
        return Path(path) if path else None

    def read(self, path: Path, by: str, target: str, decide: Decide, **given: object) -> None:
        """Read a file by a job and take it as somebody's, unless a file is being read."""
        if self._job is not None and self._job.running:
            return
        job = self._job = Job(self)
        job.failed.connect(lambda text: self._list(path, text.splitlines()))
        job.finished.connect(lambda told: self._on_read(path, by, decide, told))
        job.start(target, path=str(path), **given)

    def _on_read(self, path: Path, by: str, decide: Decide, told: object) -> None:
        assert isinstance(told, dict)
        found = decide(self._relay.state, told)
        if found.wrong:
            self._list(path, found.wrong)
            return
        try:
            self._relay.do(lambda _state, _by: found.facts, by)
        except (Refused, StoreTrouble) as trouble:
            self.refused.emit(say_to(self._relay.state, trouble))
            return
        self.taken.emit(found.said)

    def _list(self, path: Path, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        count = len(problems)
        words = n_(
            "{count} problem in {file}; nothing was taken.",
            "{count} problems in {file}; nothing was taken.",
            count,
        ).format(count=count, file=path.name)
        self.refused.emit(words)
        dialog = Dialog(words, _("Mend the file and take it again."), self._window)
        text = QPlainTextEdit("\n".join(problems))
        text.setReadOnly(True)
        text.setMinimumHeight(260)
        dialog.body.setContentsMargins(0, 10, 2, 0)
        dialog.body.addWidget(text)
        dialog.add_button(_("All right"), "primary", accepts=True).setDefault(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
