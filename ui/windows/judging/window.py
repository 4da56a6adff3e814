"""The judging window: one judge's seat at one station, driven by keys from code to code."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from scorer.domain.model.marks import DraftSheet
from scorer.domain.record import roll
from scorer.domain.record.decisions.judging import call_chief
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.store.trouble import StoreTrouble
from scorer.views.editing import Stroke
from scorer.views.queue import QueueLine, QueueView, SheetKey, queue_view
from scorer.views.sheet import say_answer
from scorer.words import _
from ui.keys import Action
from ui.messages import say
from ui.relay import Relay
from ui.theme import current
from ui.widgets.saved import SavedBadge
from ui.widgets.toast import Toast
from ui.windows.judging.keyboard import command_of, digit_of, stroke_of
from ui.windows.judging.page import JudgingPage
from ui.windows.judging.reviewing import Reviewing
from ui.windows.judging.side import TimeView
from ui.windows.judging.unsigned import UnsignedSheet

_TICK_MS = 100


class JudgingWindow(QWidget):
    """One seat. Marks are kept at every key; a signature hands on to the next code.

    Args:
        relay: The clerk's news.
        station: Id of the station.
        seat: Number of the seat, from 1.
        clock: Seconds that never go back.
    """

    def __init__(
        self,
        relay: Relay,
        station: str,
        seat: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.relay, self.station, self.seat = relay, station, seat
        self._clock = clock
        self._drafts: dict[SheetKey, DraftSheet] = relay.clerk.drafts()
        self.queue: QueueView = queue_view(relay.state, station, seat, self._drafts)
        self.sheet: UnsignedSheet | None = None
        self.page = JudgingPage()
        self.reviewing = Reviewing(relay, self)
        self._stack = QStackedLayout(self)
        for widget in (self.page, self.reviewing.page):
            self._stack.addWidget(widget)
        self.toast = Toast(self)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._on_tick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(1280, 688)
        self.resize(1440, 868)
        self._connect()
        self.open_next()

    def _connect(self) -> None:
        self.relay.changed.connect(self._on_state)
        self.relay.drafted.connect(self._on_drafted)
        page, side = self.page, self.page.side
        page.header.themed.connect(lambda: current().toggle())
        page.header.called.connect(self.call_chief)
        page.header.saved.retry.connect(self._on_retry)
        page.queue.chosen.connect(self.open_key)
        page.centre.stroke.connect(self.press)
        page.ticked.connect(lambda item: self.press(Stroke("tick", item)))
        side.timer.toggled.connect(self.toggle_timer)
        side.timer.ended.connect(self.review)
        side.total.pressed.connect(lambda: self.press(Stroke("next_undecided")))
        side.foot.undone.connect(lambda: self.press(Stroke("undo")))
        side.foot.asked.connect(page.toggle_keys)
        side.note.asked.connect(self._write_note)
        side.plate.written.connect(lambda text: self.press(Stroke("note", text)))
        side.plate.left.connect(self._on_note_left)
        self.reviewing.back.connect(self.back_to_marks)
        self.reviewing.chosen.connect(self._on_row_chosen)

    # -- which sheet ---------------------------------------------------------------------------

    def open_next(self, after: str = "") -> None:
        """Open the sheet that was begun, else the next one that is due."""
        begun = next((line for line in self.queue.lines if line.state == "started"), None)
        following = begun if begun and not after else self.queue.next_open(after)
        self._leave()
        if following is not None and self.queue.judge:
            self._open(following)
        else:
            self._show_queue()
            self._show_empty()

    def open_key(self, key: SheetKey) -> None:
        """Open the sheet of a line of the queue; a signed one only to be looked at."""
        line = self.queue.line(key[1])
        if line is None or (self.sheet is not None and self.sheet.key == key):
            return
        if self.sheet is not None and self.sheet.watch.running:
            self.toast.say(_("Pause or end the timer first"), icon="timer")
        elif line.open:
            self._leave()
            self._open(line)
        elif line.state == "signed":
            self.reviewing.look_at(line, self.queue, self._drafts)
            self._stack.setCurrentWidget(self.reviewing.page)
        else:
            self.toast.say(f"{line.code} {line.words}", icon="info")

    def _open(self, line: QueueLine) -> None:
        rubric = roll.rubric(self.relay.state, roll.stations(self.relay.state)[self.station])
        if rubric is None:
            self._show_empty()
            return
        sheet = UnsignedSheet(self.relay, line.key, rubric, self._clock, self)
        self.sheet = sheet
        sheet.changed.connect(self._show_sheet)
        sheet.kept.connect(self._on_kept)
        sheet.failed.connect(self._on_failed)
        for badge in self._badges:
            badge.show_saved("")
        self.reviewing.page.reset()
        self._show_queue()
        self._show_sheet()
        self.back_to_marks()
        if sheet.ended:
            self.review()

    def _leave(self) -> None:
        """Put the current sheet down; its time stands still."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.blockSignals(True)
            sheet.pause()
            sheet.deleteLater()
        self._ticker.stop()

    # -- what is shown -------------------------------------------------------------------------

    @property
    def _badges(self) -> tuple[SavedBadge, SavedBadge]:
        return (self.page.header.saved, self.reviewing.page.header.saved)

    def _show_queue(self) -> None:
        key = self.sheet.key if self.sheet else None
        self.page.show_queue(self.queue, key)
        seat = _("Judge seat {seat}").format(seat=f"{self.seat:02d}")
        self.setWindowTitle(f"{self.queue.title} · {seat} — {self.queue.contest}")

    def _show_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        answer = sheet.editing.answer
        self.page.show_sheet(sheet.view, say_answer(answer) if answer else "")
        self._show_time(sheet)
        if self.reviewing.open_sheet is sheet:
            self.reviewing.show_sheet(sheet, self.queue, self._drafts)
        if sheet.watch.running != self._ticker.isActive():
            (self._ticker.start if sheet.watch.running else self._ticker.stop)()

    def _show_time(self, sheet: UnsignedSheet) -> None:
        view = TimeView(
            sheet.watch.seconds,
            sheet.rubric.limit_s,
            (sheet.rubric.overtime.stop_s or 0) if sheet.rubric.overtime else 0,
            sheet.watch.running,
            sheet.ended,
            sheet.restored,
        )
        self.page.side.timer.show_time(view)

    def _show_empty(self) -> None:
        if not self.queue.judge:
            self.page.show_empty(_("Nobody sits on this seat"), _("The clerk seats the judges"))
        elif not self.queue.lines:
            self.page.show_empty(_("Nobody is in the queue yet"), _("The draw comes first"))
        else:
            about = _("A line of the queue shows the signed sheet.")
            self.page.show_empty(_("Every sheet of this seat is signed"), about)
        self._stack.setCurrentWidget(self.page)

    def back_to_marks(self) -> None:
        """Leave the review, with all marks as they are."""
        self.reviewing.close_review()
        self._stack.setCurrentWidget(self.page)
        self.setFocus()

    def review(self) -> None:
        """End the attempt and look at the whole sheet."""
        if self.sheet is not None:
            self.page.close_plates()
            self.sheet.end()
            self.reviewing.begin(self.sheet, self.queue, self._drafts)
            self._stack.setCurrentWidget(self.reviewing.page)
            self.reviewing.page.signing.field.setFocus()

    # -- what is done --------------------------------------------------------------------------

    def press(self, stroke: Stroke) -> None:
        """Do what a key or cell does."""
        if self.sheet is not None:
            self.sheet.press(stroke)

    def toggle_timer(self) -> None:
        """Start, pause or resume the timer."""
        if self.sheet is not None:
            self.sheet.toggle_timer()

    def call_chief(self) -> None:
        """Call the chief judge to this seat."""
        if self.queue.called:
            self.toast.say(_("The chief judge has been called"), icon="hand")
            return
        try:
            self.relay.do(call_chief, self.queue.judge, self.station, self.seat)
        except (Refused, StoreTrouble) as why:
            self.toast.say(say(why), icon="info")

    def _write_note(self) -> None:
        if self.sheet is not None and not self.page.side.plate.writing:
            self.page.side.plate.write(self.sheet.view.current)

    def _on_note_left(self) -> None:
        self._show_sheet()
        self.setFocus()

    def _on_row_chosen(self, item: str) -> None:
        if self.sheet is not None and self.reviewing.open_sheet is self.sheet:
            self.back_to_marks()
            self.press(Stroke("go", item))

    # -- what happens --------------------------------------------------------------------------

    def _on_state(self, state: State) -> None:
        self._drafts = self.relay.clerk.drafts()
        view = queue_view(state, self.station, self.seat, self._drafts)
        if view == self.queue:
            return
        former, self.queue = self.queue, view
        line = view.line(self.sheet.key[1]) if self.sheet else None
        if self.sheet is None:
            if self.isVisible():
                self.open_next()
        elif line is None or line.key != self.sheet.key or not line.open:
            code = line.code if line else ""
            self.toast.say(f"{code} {line.words} {line.total}".strip() if line else "")
            self.open_next(self.sheet.key[1])
        else:
            self._show_queue()
            if view.judge != former.judge and self.sheet.begun:
                words = _("{name} sits here now. Marks typed before are {former}'s: check them all")
                self.toast.say(words.format(name=view.judge_name, former=former.judge_name))

    def _on_drafted(self, key: SheetKey) -> None:
        if key[0] == self.station and (key not in self._drafts or key[3] == self.seat):
            if self.sheet is not None and key == self.sheet.key and key in self._drafts:
                return  # our own sheet, kept once more
            self._drafts = self.relay.clerk.drafts()
            self.queue = queue_view(self.relay.state, self.station, self.seat, self._drafts)
            self._show_queue()

    def _on_tick(self) -> None:
        if self.sheet is not None:
            self.sheet.tick()
            self._show_time(self.sheet)

    def _on_kept(self, at: str) -> None:
        for badge in self._badges:
            badge.show_saved(at)

    def _on_failed(self, trouble: StoreTrouble) -> None:
        for badge in self._badges:
            badge.show_failed(say(trouble))

    def _on_retry(self) -> None:
        if self.sheet is not None:
            self.sheet.keep()
            self._show_sheet()

    # -- keys ----------------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's own names
        del next
        return False  # Tab is a key of the sheet, and nothing else at a seat takes the focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command == "veto":
            if not event.isAutoRepeat() and self._stack.currentWidget() is self.page:
                self.page.hold_veto(down=True)
        elif self.page.plate.choosing:
            self._choose_reason(event, command)
        elif command is not None and not event.isAutoRepeat() and self._command(command):
            return
        elif self._stack.currentWidget() is self.reviewing.page:
            self.reviewing.key(event)
        elif (stroke := stroke_of(event)) is not None:
            self.press(stroke)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if command_of(event) == "veto" and not event.isAutoRepeat():
            self.page.hold_veto(down=False)
        else:
            super().keyReleaseEvent(event)

    def _choose_reason(self, event: QKeyEvent, command: Action | None) -> None:
        if command == "back":
            self.page.plate.close_plate()
        elif digit := digit_of(event):
            self.page.choose_reason(int(digit) - 1)

    def _command(self, command: Action) -> bool:
        """Do what a key asks of the window; False if the page below should have it."""
        everywhere: dict[Action, Callable[[], None]] = {
            "call_chief": self.call_chief,
            "full_screen": self._toggle_full_screen,
            "theme": lambda: current().toggle(),
        }
        here: dict[Action, Callable[[], object]] = {
            "timer": self.toggle_timer,
            "end": self.review,
            "note": self._write_note,
            "help": self.page.toggle_keys,
            "back": self.page.close_plates,
        }
        on_page = self._stack.currentWidget() is self.page
        act = everywhere.get(command) or (here.get(command) if on_page else None)
        if act is not None:
            act()
        return act is not None

    def _toggle_full_screen(self) -> None:
        (self.showNormal if self.isFullScreen() else self.showFullScreen)()

    # -- Qt ------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.queue = queue_view(self.relay.state, self.station, self.seat, self._drafts)
        self._show_queue()
        self.page.side.timer.retranslate()
        if self.sheet is not None:
            self.sheet.show()
        else:
            self._show_empty()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.sheet is None:
            self.open_next()  # it was closed and is opened again

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        self.reviewing.signature.end()
        super().closeEvent(event)
