"""Taking in other laptops' export files: one after another, each whole or refused with its reason.

A small file that the courier has brought to this laptop's disk is read here in a few milliseconds.
What lies on a stick, or is large, is proved in a process of its own, which hands back only what is
new. Adding to the journal happens here and nowhere else.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from scorer.exchange.bundle import merge_bundle, read_bundle
from scorer.exchange.errands import Sifted, sifted_records
from scorer.exchange.manifest import BundleRefused, Manifest, RefusedReason, peek
from scorer.store.merge import MergeReport
from scorer.store.stamp import wall_clock
from scorer.store.trouble import ChainBroken, SameIdOtherContent, StoreTrouble
from scorer.views.conflicts import conflict_count
from scorer.words import _
from ui.jobs import Job
from ui.relay import Relay

LARGE: Final = 4000
"""From so many records on a file is proved in a process of its own."""
_KEPT: Final = 60


@dataclass(frozen=True)
class Took:
    """What became of one file. ``at`` is when (ISO 8601); ``made`` when the file was exported.

    ``refused`` is the reason with its fields in ``about``; ``trouble`` is this laptop's own disk.
    """

    path: Path
    at: str
    name: str = ""
    laptop: str = ""
    made: str = ""
    new: int = 0
    known: int = 0
    conflicts: int = 0
    refused: RefusedReason | None = None
    about: tuple[tuple[str, str], ...] = ()
    trouble: str = ""

    @property
    def fine(self) -> bool:
        """Whether the file was taken."""
        return self.refused is None and not self.trouble

    def field(self, name: str) -> str:
        """A field of the refusal: the ``laptop``, ``key`` and ``name`` of who is not admitted."""
        return dict(self.about).get(name, "")


class Intake(QObject):
    """The tray for export files.

    Signals:
        took(Took): What became of a file; also one that brought nothing new.
        logged(): The list of what came in has changed.
        reading(str, int, int): The file that is being read, and how far it is (done, total);
            no name when none is any more.
    """

    took = Signal(object)
    logged = Signal()
    reading = Signal(str, int, int)

    def __init__(self, relay: Relay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._waiting: deque[tuple[Path, bool]] = deque()
        self._job: Job | None = None
        self._spool = TemporaryDirectory(prefix="leitai-in-", ignore_cleanup_errors=True)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)
        self.log: tuple[Took, ...] = ()
        self.seen: dict[str, str] = {}

    def take(self, paths: Iterable[Path], *, watched: bool = False) -> None:
        """Take files in, in turn.

        ``watched``: they lie on this laptop's disk, and without news are not worth a line.
        """
        self._waiting.extend((Path(path), watched) for path in paths)
        if self._waiting and self._job is None:
            self._next.start()

    def retry(self, took: Took) -> None:
        """Try a file again that was refused, or that the disk had no room for."""
        self.take([took.path])

    def as_of(self, laptop: str) -> str:
        """When the newest file of a laptop that was taken here was exported; empty if none was."""
        return self.seen.get(laptop) or self._relay.clerk.local(f"as of {laptop}")

    @property
    def idle(self) -> bool:
        """Whether nothing is waiting or being read."""
        return not self._waiting and self._job is None

    def stop(self) -> None:
        """Read no further by hand; what was stopped stands in the log, to be tried again."""
        left = [path for path, watched in self._waiting if not watched]
        self._waiting = deque((path, watched) for path, watched in self._waiting if watched)
        if self._job is not None:
            self._job.cancel()
        for path in left:
            self._tell(_stopped(path), watched=False)

    def close(self) -> None:
        """Leave what is waiting where it is."""
        self._waiting.clear()
        self._next.stop()
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.cancel()
            self._job.wait()
            self._drop_job()
        self._spool.cleanup()

    # -- one file --------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if not self._waiting or self._job is not None:
            return
        path, watched = self._waiting.popleft()
        if not watched:
            self._sift(path, watched=False)
            return
        before = conflict_count(self._relay.state)
        manifest: Manifest | None = None
        try:
            manifest = peek(path)
            if manifest.count >= LARGE:
                self._sift(path, watched=True)
                return
            report = merge_bundle(self._relay.clerk, read_bundle(path, self._relay.state))
            told = self._taken(path, manifest, report, before)
        except BundleRefused as refused:
            told = _refused(path, refused, manifest)
        except StoreTrouble as trouble:
            told = Took(path, _now(), trouble=trouble.trouble.kind)
        self._tell(told, watched=True)

    def _taken(self, path: Path, came: Manifest | Sifted, report: MergeReport, before: int) -> Took:
        self._note(came.laptop, came.at)
        return Took(
            path,
            _now(),
            name=came.name,
            laptop=came.laptop,
            made=came.at,
            new=report.new,
            known=report.known,
            conflicts=max(0, conflict_count(self._relay.state) - before) if report.new else 0,
        )

    def _note(self, laptop: str, at: str) -> None:
        if at <= self.as_of(laptop):
            return
        self.seen[laptop] = at
        try:
            self._relay.clerk.note(**{f"as of {laptop}": at})
        except StoreTrouble:
            return  # a memory aid; what was taken is safe

    def _tell(self, told: Took, *, watched: bool) -> None:
        if not (watched and told.fine and not told.new):
            others = tuple(one for one in self.log if not _same_story(one, told))
            self.log = (told, *others)[:_KEPT]
            self.logged.emit()
        self.took.emit(told)
        if told.new:
            self._try_strangers()
        if self._waiting and self._job is None:
            self._next.start()

    def _try_strangers(self) -> None:
        """What came may have let in a laptop whose file was refused before."""
        again = [one for one in self.log if one.refused == "unknown_laptop" and one.path.exists()]
        waiting = {path for path, _watched in self._waiting}
        self.take([one.path for one in again if one.path not in waiting])

    # -- in a process of its own -----------------------------------------------------------------

    def _sift(self, path: Path, *, watched: bool) -> None:
        clerk = self._relay.clerk
        out = Path(self._spool.name) / "new"
        self._job = job = Job(self)
        job.progress.connect(lambda done, total, _text: self.reading.emit(path.name, done, total))
        job.finished.connect(lambda told: self._end(self._sifted(path, out, told), watched))
        job.failed.connect(lambda why: self._end(Took(path, _now(), trouble=why), watched))
        job.cancelled.connect(lambda: self._end(_stopped(path), watched))
        job.start(
            "scorer.exchange.errands:sift",
            bundle=str(path),
            contest=str(clerk.path),
            known={laptop: seq for laptop, (seq, _hash) in clerk.journal.chains.items()},
            out=str(out),
        )
        self.reading.emit(path.name, 0, 1)

    def _sifted(self, path: Path, out: Path, told: dict[str, Any]) -> Took:
        """Add what a process has proved to the journal; or why it refused the file."""
        if "refused" in told:
            why = BundleRefused(cast("RefusedReason", told["refused"]), **told["about"])
            name, laptop, made = told["name"], told["laptop"], told["at"]
            return replace(_refused(path, why), name=name, laptop=laptop, made=made)
        before = conflict_count(self._relay.state)
        sifted = msgspec.convert(told["sifted"], Sifted)
        try:
            report = self._relay.clerk.merge(sifted_records(out), sifted.heads)
        except BundleRefused as refused:
            return _refused(path, refused, sifted)
        except SameIdOtherContent:
            return _refused(path, BundleRefused("same_id_other_content"), sifted)
        except ChainBroken:
            return _refused(path, BundleRefused("chain_broken"), sifted)
        except StoreTrouble as trouble:
            return Took(path, _now(), trouble=trouble.trouble.kind)
        finally:
            out.unlink(missing_ok=True)
        return self._taken(
            path, sifted, MergeReport(report.new, sifted.known + report.known), before
        )

    def _end(self, took: Took, watched: bool) -> None:  # noqa: FBT001  handed on as it came
        self._drop_job()
        self._tell(took, watched=watched)

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
            self.reading.emit("", 0, 0)


def _refused(path: Path, refused: BundleRefused, came: Manifest | Sifted | None = None) -> Took:
    return Took(
        path,
        _now(),
        name=came.name if came else "",
        laptop=came.laptop if came else "",
        made=came.at if came else "",
        refused=refused.reason,
        about=tuple(refused.about.items()),
    )


def _stopped(path: Path) -> Took:
    return Took(path, _now(), trouble=_("Stopped. Nothing of this file was taken in."))


def _same_story(one: Took, other: Took) -> bool:
    """Whether a line says no more than a newer one: the same file, or the same stranger."""
    if one.path == other.path and not one.fine:
        return True
    strangers = one.refused == other.refused == "unknown_laptop"
    return strangers and one.field("laptop") == other.field("laptop")


def _now() -> str:
    return wall_clock().isoformat(timespec="seconds")
