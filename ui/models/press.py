"""The press: papers are printed to files one after the other, each in a process of its own."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from scorer.words import _
from ui.jobs import Job
from ui.messages import say


@dataclass(frozen=True)
class Order:
    """One file to print: the job of ``scorer.documents.printing``, and what it is given."""

    job: str
    path: Path
    arguments: dict[str, Any]


class Press(QObject):
    """Prints in the order of asking. Its folder is made when it is first needed.

    Signals:
        changed(): The queue or the count changed.
        printed(object): The path of a file that is done.
        failed(str): Why a file was not printed; nothing of it is left.
    """

    changed = Signal()
    printed = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.count = 0
        self._queue: deque[Order] = deque()
        self._job: Job | None = None

    @property
    def waiting(self) -> int:
        """How many files are still to be printed, the one at work included."""
        return len(self._queue)

    def order(self, job: str, file: str, items: Sequence[msgspec.Struct], **more: Any) -> None:
        """Print items into a file of the folder; ``job`` is a function of the printing jobs."""
        given = {"items": [msgspec.to_builtins(item) for item in items], **more}
        self._queue.append(Order(job, self.folder / file, given))
        self.changed.emit()
        if len(self._queue) == 1:
            self._begin()

    def close(self) -> None:
        """Forget what waits and stop the work."""
        self._queue.clear()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _begin(self) -> None:
        order = self._queue[0]
        try:
            order.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._end(say(error))
            return
        job = self._job = Job(self)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._end)
        job.start(f"scorer.documents.printing:{order.job}", path=str(order.path), **order.arguments)

    def _on_finished(self, told: dict[str, Any]) -> None:
        if "missing" in told:
            self._end(_lacking(told["missing"]))
            return
        self.count += int(told["printed"])
        path = self._queue[0].path
        self._end("")
        self.printed.emit(path)

    def _end(self, trouble: str) -> None:
        done, self._job = self._job, None
        if done is not None:
            done.deleteLater()
        if self._queue:
            self._queue.popleft()
        self.changed.emit()
        if trouble:
            self.failed.emit(trouble)
        if self._queue and self._job is None:
            self._begin()


def _lacking(missing: Sequence[dict[str, Any]]) -> str:
    """Say which characters no font has; nothing was printed."""
    said = [
        _("“{text}” ({points})").format(text=miss["text"], points=" ".join(miss["points"]))
        for miss in missing
    ]
    words = _("Nothing was printed: no font has these characters: {list}.")
    return words.format(list=_(", ").join(said))
