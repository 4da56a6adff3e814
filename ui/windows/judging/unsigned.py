"""An unsigned sheet at its seat: every change is kept on the disk before it is shown as saved."""

from collections.abc import Callable
from fractions import Fraction

from msgspec import structs
from PySide6.QtCore import QObject, QTime, Signal

from scorer.domain.model.marks import DraftSheet
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.store.trouble import StoreTrouble
from scorer.views.editing import Editing, Stroke, begin, kept
from scorer.views.queue import SheetKey
from scorer.views.sheet import SheetView, sheet_view
from scorer.views.strokes import press
from ui.relay import Relay
from ui.windows.judging.stopwatch import Stopwatch

_KEEP_MS = 1000
_LOOKS = frozenset({"previous", "next", "next_undecided", "go"})


def taken(state: State, elapsed_ms: int) -> Fraction | None:
    """A time on the stopwatch as the rules read it, in seconds; None if it never ran."""
    if not elapsed_ms:
        return None
    clock = roll.contest(state).rules.clock
    if clock.unit is None:
        return Fraction(elapsed_ms // 1000)
    return clock.read(Fraction(elapsed_ms, 1000))


class UnsignedSheet(QObject):
    """The sheet of one performance at one seat, while it is judged.

    When the disk fails, what was entered last stays in sight as not saved, and nothing more is
    taken until it is.

    Signals:
        changed(): The sheet, its place or its time changed.
        kept(str): Everything is on the disk since then (hh:mm:ss).
        failed(object): It could not be kept; a `StoreTrouble`.
    """

    changed = Signal()
    kept = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        relay: Relay,
        key: SheetKey,
        rubric: Rubric,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self.rubric = key, rubric
        self._relay, self._clock = relay, clock
        found = relay.clerk.draft(key)
        self._draft = found or DraftSheet()
        self.restored = bool(found and found.running)
        self.watch = Stopwatch(clock, self._draft.elapsed_ms)
        self.ended = self._draft.ended
        self.editing: Editing = begin(rubric, self._draft)
        self.view: SheetView = sheet_view(self.editing)
        self.trouble: StoreTrouble | None = None
        self._kept_ms = self._draft.elapsed_ms

    @property
    def begun(self) -> bool:
        """Whether there is anything to lose: a mark, a tick, a note or time."""
        return bool(self.editing.marks or self.editing.ticks or self.watch.elapsed_ms)

    @property
    def seconds(self) -> Fraction | None:
        """The attempt's time to sign, as finely as the rules read it; None if it never ran."""
        return taken(self._relay.state, self.watch.elapsed_ms)

    def press(self, stroke: Stroke) -> None:
        """Do what a key or cell does, and keep it."""
        if self.trouble and stroke.act not in _LOOKS and not self.keep():
            return
        before, self.editing = self.editing, press(self.editing, stroke, self._now_ms())
        if not self.editing.same_sheet(before):
            self.keep()
        self.show()

    def show(self) -> None:
        """Work out the view again and tell."""
        self.view = sheet_view(self.editing)
        self.changed.emit()

    def toggle_timer(self) -> None:
        """Start, pause or resume; an ended attempt goes on."""
        if self.watch.running:
            self.watch.pause()
        else:
            self.watch.start()
        self.ended = self.restored = False
        self.keep()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still, if it runs."""
        if self.watch.running:
            self.watch.pause()
            self.keep()
            self.changed.emit()

    def end(self) -> None:
        """The attempt is over; the time stands."""
        if self.begun and not self.ended:
            self.watch.pause()
            self.ended, self.restored = True, False
            self.keep()
            self.changed.emit()

    def tick(self) -> None:
        """Keep the running time now and then, so that a power cut loses at most a second of it."""
        if self.watch.running and self.watch.elapsed_ms - self._kept_ms >= _KEEP_MS:
            self.keep()

    def keep(self) -> bool:
        """Keep everything durably; False if the disk did not take it."""
        draft = structs.replace(
            kept(self.editing, self._draft),
            elapsed_ms=self.watch.elapsed_ms,
            running=self.watch.running,
            ended=self.ended,
        )
        try:
            self._relay.keep_draft(self.key, draft)
        except StoreTrouble as trouble:
            self.trouble = trouble
            self.failed.emit(trouble)
            return False
        self._draft, self.trouble = draft, None
        self._kept_ms = draft.elapsed_ms
        self.kept.emit(QTime.currentTime().toString("HH:mm:ss"))
        return True

    def _now_ms(self) -> int:
        return int(self._clock() * 1000)
