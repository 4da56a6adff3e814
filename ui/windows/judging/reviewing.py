"""How a review goes: the sheet shown whole, the PIN checked, the signature or why not."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from scorer.domain.model.marks import DraftSheet
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.exchange.demo_pins import demo_pins
from scorer.views import names
from scorer.views.editing import Stroke, begin
from scorer.views.queue import QueueLine, QueueView, SheetKey, other_seats, signed_sheet
from scorer.views.review import first_open, remarks
from scorer.views.sheet import SheetView, sheet_view
from scorer.views.together import together
from scorer.words import _
from ui.messages import say
from ui.relay import Relay
from ui.windows.judging.keyboard import command_of, digit_of, stroke_of
from ui.windows.judging.review import ReviewPage
from ui.windows.judging.signature import Signature
from ui.windows.judging.signing import SigningView
from ui.windows.judging.unsigned import UnsignedSheet


class Reviewing(QObject):
    """Stands between the review page, the sheet and the signature.

    Signals:
        back(): Back to the marks.
        chosen(str): Back to the marks at this item.
    """

    back = Signal()
    chosen = Signal(str)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self.page, self.signature = ReviewPage(), Signature(relay, window)
        self._relay = relay
        self.open_sheet: UnsignedSheet | None = None
        self._judge = ""
        self.page.back.connect(self.back)
        self.page.chosen.connect(self.chosen)
        self.page.signing.submitted.connect(self._on_submitted)
        self.page.notes.written.connect(self._on_note)
        self.page.notes.left.connect(self._on_note_left)
        self.page.header.saved.retry.connect(self._on_retry)
        self.signature.wrong_pin.connect(self._on_wrong_pin)
        self.signature.refused.connect(self._on_refused)
        self.signature.signed.connect(self._on_signed)

    # -- what is shown -------------------------------------------------------------------------

    def begin(
        self, sheet: UnsignedSheet, queue: QueueView, drafts: Mapping[SheetKey, DraftSheet]
    ) -> None:
        """Review an unsigned sheet."""
        self.open_sheet = sheet
        self.page.reset()
        self.page.signing.show_demo_pin(demo_pins(self._relay.state).get(queue.judge, ""))
        self.show_sheet(sheet, queue, drafts)

    def show_sheet(
        self, sheet: UnsignedSheet, queue: QueueView, drafts: Mapping[SheetKey, DraftSheet]
    ) -> None:
        """Show the sheet as it is now."""
        self._judge = queue.judge
        line = queue.line(sheet.key[1])
        if line is not None:
            used = sheet.watch.seconds if sheet.watch.elapsed_ms else None
            self._show(line, queue, drafts, sheet.view, sheet.rubric.limit_s, used, "")

    def look_at(
        self, line: QueueLine, queue: QueueView, drafts: Mapping[SheetKey, DraftSheet]
    ) -> None:
        """Show a signed sheet; nothing in it can be changed."""
        state = self._relay.state
        signed = signed_sheet(state, line.key)
        rubric = roll.rubric(state, roll.stations(state)[line.key[0]])
        if signed is None or rubric is None:
            return
        self.open_sheet = None
        self.page.reset()
        fact = signed.fact
        draft = DraftSheet(marks=fact.marks, ticks=fact.ticks, note=fact.note)
        view = sheet_view(begin(rubric, draft))
        at = names.clock(signed.at)
        self._show(line, queue, drafts, view, rubric.limit_s, self._taken(line.key), at)

    def _show(
        self,
        line: QueueLine,
        queue: QueueView,
        drafts: Mapping[SheetKey, DraftSheet],
        sheet: SheetView,
        limit_s: int,
        used: int | None,
        signed: str,
    ) -> None:
        taken = self._taken(line.key)
        used = taken if taken is not None else used
        seat = _("Judge {seat} {name}").format(seat=f"{queue.seat:02d}", name=queue.judge_name)
        said = remarks(sheet, used or 0, limit_s)
        first = (
            None if signed else together(self._relay.state, line.key, self._relay.clerk.drafts())
        )
        self.page.show_review(
            SigningView(sheet, used, (*said, first.remark) if first else said, signed),
            line.code,
            f"{queue.title} · {seat}",
            other_seats(self._relay.state, line.key, drafts),
        )

    def _taken(self, key: SheetKey) -> int | None:
        """The attempt's time, if a sheet signed before has brought one."""
        station, member, attempt, _seat = key
        time = self._relay.state.last(f.TimeTaken, station, member, str(attempt))
        return int(time.seconds) if time else None

    def close_review(self) -> None:
        """The review is left."""
        self.open_sheet = None

    # -- what is done --------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> None:
        """Take a key: digits are the PIN, Enter signs, Esc goes back."""
        stroke, command = stroke_of(event), command_of(event)
        pin = self.page.signing.field
        if command == "back":
            self.back.emit()
        elif command == "note" and self.open_sheet is not None:
            self.page.notes.write()
        elif digit := digit_of(event):
            pin.press(digit)
        elif stroke is not None:
            self._stroke(stroke)

    def _stroke(self, stroke: Stroke) -> None:
        pin = self.page.signing.field
        if stroke.act == "record":
            self.page.signing.submit()
        elif stroke.act in ("backspace", "clear"):
            pin.press("back" if stroke.act == "backspace" else "clear")
        elif stroke.act == "next_undecided" and self.open_sheet is not None:
            item = first_open(self.open_sheet.view)
            if item:
                self.chosen.emit(item)

    def _on_submitted(self, pin: str) -> None:
        sheet = self.open_sheet
        if sheet is None or self.signature.busy:
            return
        if sheet.trouble is not None and not sheet.keep():
            self.page.signing.refuse(say(sheet.trouble))
            return
        self.page.signing.set_busy(busy=True)
        self.signature.begin(sheet, self._judge, pin)

    def _on_wrong_pin(self) -> None:
        self.page.signing.set_busy(busy=False)
        self.page.signing.refuse(_("This PIN is not right. Try again."), wrong_pin=True)

    def _on_refused(self, why: BaseException) -> None:
        self.page.signing.set_busy(busy=False)
        self.page.signing.refuse(say(why, self._name))

    def _on_signed(self) -> None:
        self.page.signing.set_busy(busy=False)
        self.page.signing.field.clear()

    def _name(self, field: str, value: str) -> str:
        """What a person calls the fields of a refusal."""
        if field == "scope":
            return names.scope(self._relay.state, value)
        if field in ("items", "item") and self.open_sheet is not None:
            numbers = {row.id: str(row.number) for row in self.open_sheet.view.rows}
            return _(", ").join(numbers.get(item, item) for item in value.split(", "))
        return value

    def _on_note(self, text: str) -> None:
        if self.open_sheet is not None:
            self.open_sheet.press(Stroke("sheet_note", text))

    def _on_note_left(self) -> None:
        if self.open_sheet is not None:
            self.open_sheet.show()
        self.page.signing.field.setFocus()

    def _on_retry(self) -> None:
        if self.open_sheet is not None:
            self.open_sheet.keep()
