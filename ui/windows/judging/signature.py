"""Signing a sheet: the PIN is checked beside the window's thread, then the fact is recorded."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.domain.record.decisions.judging import sign_sheet
from scorer.domain.record.decisions.together import Written, sign_together
from scorer.domain.record.refusals import Refused
from scorer.store.trouble import StoreTrouble
from scorer.views.together import Together, together
from ui.relay import Relay
from ui.widgets.pin import PinCheck
from ui.windows.judging.unsigned import UnsignedSheet, taken


class Signature(QObject):
    """One signature at a time.

    Signals:
        signed(): The sheet is signed; its draft went in the same moment.
        wrong_pin(): The PIN was not right.
        refused(object): Why it was not signed, `Refused` or `StoreTrouble`.
    """

    signed = Signal()
    wrong_pin = Signal()
    refused = Signal(object)

    def __init__(self, relay: Relay, parent: QWidget) -> None:
        super().__init__(parent)
        self._relay, self._window = relay, parent
        self._check: PinCheck | None = None
        self._sheet: UnsignedSheet | None = None
        self._judge = ""

    @property
    def busy(self) -> bool:
        """Whether a PIN is being checked."""
        return self._check is not None

    def begin(self, sheet: UnsignedSheet, judge: str, pin: str) -> None:
        """Check the judge's PIN, then sign."""
        if self._check is not None:
            return
        self._sheet, self._judge = sheet, judge
        self._check = PinCheck(self._relay.clerk.proves, judge, pin, self._window)
        self._check.checked.connect(self._on_checked)
        self._check.start()

    def _on_checked(self, right: bool) -> None:  # noqa: FBT001  a signal's argument
        self.end()
        if not right:
            self.wrong_pin.emit()
        elif self._sheet is not None:
            self._sign(self._sheet)

    def _sign(self, sheet: UnsignedSheet) -> None:
        station, member, _attempt, seat = sheet.key
        editing = sheet.editing
        first = together(self._relay.state, sheet.key, self._relay.clerk.drafts())
        if first is not None:
            self._sign_first(first)
            return
        try:
            self._relay.clerk.sign(
                sheet.key,
                sign_sheet,
                self._judge,
                station,
                member,
                seat,
                editing.marks,
                editing.ticks,
                note=editing.note,
                seconds=sheet.seconds,
            )
        except (Refused, StoreTrouble) as why:
            self.refused.emit(why)
            return
        self._relay.drafted.emit(sheet.key)
        self.signed.emit()

    def _sign_first(self, first: Together) -> None:
        """Sign the first few in one act: what is on this laptop of them, all or nothing."""
        clerk, state = self._relay.clerk, self._relay.state
        station, _member, _attempt, seat = first.keys[0]
        drafts = {key: draft for key in first.keys if (draft := clerk.draft(key))}
        sheets = [
            Written(
                member=key[1],
                marks=draft.marks,
                ticks=draft.ticks,
                note=draft.note,
                seconds=taken(state, draft.elapsed_ms),
            )
            for key, draft in drafts.items()
        ]
        try:
            clerk.sign_all(tuple(drafts), sign_together, self._judge, station, seat, sheets)
        except (Refused, StoreTrouble) as why:
            self.refused.emit(why)
            return
        for key in drafts:
            self._relay.drafted.emit(key)
        self.signed.emit()

    def end(self) -> None:
        """Wait for a check that still runs; it takes a fifth of a second."""
        check, self._check = self._check, None
        if check is not None:
            check.wait()
            check.deleteLater()
