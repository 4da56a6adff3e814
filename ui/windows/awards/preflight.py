"""Looking, before anything is printed, whether some font has every character of every name."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from scorer.documents.certificate import texts
from scorer.views.papers import CertificateText
from ui.jobs import Job


class Preflight(QObject):
    """Looks again only when a name, or the fonts, have changed.

    Signals:
        found(list): What cannot be printed, as ``{"text": …, "points": [...]}``; perhaps nothing.
    """

    found = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._seen: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._due: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def busy(self) -> bool:
        """Whether it is looking."""
        return self._job is not None

    def look(self, papers: Sequence[CertificateText], fonts: Sequence[str]) -> None:
        """Look at these certificates, with these font files beside our own."""
        names = tuple(dict.fromkeys(text for paper in papers for text in texts(paper)))
        self._due = (names, tuple(fonts))
        self._begin()

    def stop(self) -> None:
        """Look no more, with the contest."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _begin(self) -> None:
        if self._job is not None or self._due == self._seen:
            return
        self._seen = self._due
        names, fonts = self._due
        self._job = job = Job(self)
        job.finished.connect(lambda told: self._end(told["missing"]))
        job.failed.connect(lambda _why: self._end([]))  # the print itself will say what is wrong
        job.cancelled.connect(self._drop)
        job.start("scorer.documents.printing:preflight", texts=names, added=fonts)

    def _end(self, missing: list[dict[str, Any]]) -> None:
        self._drop()
        self.found.emit(missing)
        self._begin()

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
