"""The right of the review: the total, what it rests on, and the PIN that signs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from scorer.views.review import Remark
from scorer.views.sheet import SheetView
from scorer.words import _, n_
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule
from ui.widgets.pin import PinField, PinPad
from ui.widgets.timerface import clock

WIDTH = 408
PIN_DIGITS = 6
_LOW = 760
_GLYPHS: dict[str, Glyph] = {"ok": "done", "warn": "warning", "alarm": "alarm"}


@dataclass(frozen=True)
class SigningView:
    """What is to be signed. ``signed``: it is, since then (hh:mm), and only to be looked at."""

    sheet: SheetView
    used_s: int | None
    remarks: tuple[Remark, ...]
    signed: str = ""


class _Line(QWidget):
    """A label and a figure with a hairline below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.words, self.value = Label("", "body", "ink_3"), Label("", figure(16))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.value)
        whole.addLayout(row, 1)
        whole.addWidget(Rule())

    def say(self, words: str, value: str, tone: str = "ink") -> None:
        """Show both."""
        self.words.setText(words)
        self.value.setText(value)
        self.value.set_tone(tone)


class RemarkLines(QWidget):
    """Sentences, each with its shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(6)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these sentences."""
        while (old := self._whole.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for remark in remarks:
            holder = QWidget(self)
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            glyph = StatusGlyph(_GLYPHS[remark.tone], 16)
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(remark.words, "small", remark.tone, wrap=True), 1)
            self._whole.addWidget(holder)


class SigningPanel(Surface):
    """408 px: total, figures, remarks, PIN, sign.

    Signals:
        submitted(str): The PIN, when it is whole and the sheet is ready.
    """

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent=parent)
        self.setFixedWidth(WIDTH)
        self._view: SigningView | None = None
        self._busy, self._demo = False, ""
        self._caption = Label("", "small", "ink_3")
        self._total, self._full = Label("", figure(96, 700)), Label("", figure(28, 500), "ink_3")
        self._lines = [_Line() for _place in range(4)]
        self._remarks = RemarkLines()
        self._title, self._text = Label("", "section"), Label("", "small", "ink_3", wrap=True)
        self.field, self.pad = PinField(PIN_DIGITS), PinPad()
        self.sign_button = Button("", "primary", "large", icon="signature", key="Enter")
        self.sign_button.setFixedHeight(56)
        self.sign_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = Label("", "hint", "ink_3", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pad.pressed.connect(self.field.press)
        self.field.changed.connect(self._on_changed)
        self.sign_button.clicked.connect(self.submit)
        self._lay_out()

    def _lay_out(self) -> None:
        self._whole = whole = QVBoxLayout(self)
        whole.setSpacing(0)
        self._caption.setFixedHeight(20)
        whole.addWidget(self._caption)
        figures = QHBoxLayout()
        figures.setSpacing(10)
        figures.addWidget(self._total)
        figures.addWidget(self._full)
        figures.addStretch(1)
        whole.addLayout(figures)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        for place, made in enumerate(self._lines):
            grid.addWidget(made, place // 2, place % 2)
        whole.addLayout(grid)
        whole.addSpacing(14)
        whole.addWidget(self._remarks)
        self._gaps = [QSpacerItem(0, 0), QSpacerItem(0, 0)]
        whole.addSpacerItem(self._gaps[0])
        whole.addWidget(Rule())
        whole.addSpacerItem(self._gaps[1])
        whole.addWidget(self._title)
        whole.addSpacing(2)
        whole.addWidget(self._text)
        whole.addSpacing(10)
        whole.addWidget(self.field)
        whole.addSpacing(8)
        whole.addWidget(self.pad)
        whole.addStretch(1)
        whole.addWidget(self.sign_button)
        whole.addSpacing(6)
        whole.addWidget(self.hint)
        self._fit(low=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(low=event.size().height() < _LOW)

    def _fit(self, *, low: bool) -> None:
        """Keep everything in sight in a low window: smaller figures, less air, two rows of keys."""
        size, line = (60, 64) if low else (96, 104)
        self._total.setFont(figure(size, 700))
        self._total.setFixedHeight(line)
        self._full.setFixedHeight(line)
        self._full.setContentsMargins(0, 20 if low else 48, 0, 0)
        self._whole.setContentsMargins(29, 14 if low else 24, 28, 10 if low else 20)
        for gap, wide in zip(self._gaps, (22, 18), strict=True):
            gap.changeSize(0, 10 if low else wide)
        self.pad.set_across(6 if low else 3)
        self._whole.invalidate()

    def show_view(self, view: SigningView) -> None:
        """Show what is to be signed, or was."""
        self._view = view
        sheet = view.sheet
        self._caption.setText(_("Total of this seat"))
        self._total.setText(sheet.total)
        self._full.setText(f"/ {sheet.full}")
        used = "—" if view.used_s is None else clock(view.used_s)
        ticked = sum(line.ticked for line in sheet.criticals)
        open_ = len(sheet.undecided) + len(sheet.missing)
        steps = n_("{count} step", "{count} steps", open_).format(count=open_)
        says = (
            (_("Deducted"), sheet.lost or "0", "ink"),
            (_("Time"), used, "ink"),
            (
                _("Critical fail"),
                str(ticked) if ticked else _("None"),
                "alarm" if ticked else "ink",
            ),
            (_("Open steps"), steps, "alarm" if open_ else "ink"),
        )
        for made, (words, value, tone) in zip(self._lines, says, strict=True):
            made.say(words, value, tone)
        self._remarks.show_remarks(view.remarks)
        signed = bool(view.signed)
        self._title.setText(_("Signed and locked") if signed else _("Enter PIN to sign"))
        after = _("Signing locks this sheet; changes need the chief judge and leave a trail.")
        at = _("Signed at {time}. Changes need the chief judge and leave a trail.")
        self._text.setText(at.format(time=view.signed) if signed else after)
        for widget in (self.field, self.pad, self.sign_button, self.hint):
            widget.setVisible(not signed)
        self.sign_button.setText(_("Sign and submit"))
        self._on_changed()

    def show_demo_pin(self, pin: str) -> None:
        """Show the PIN that is asked for, as a demo may; a real contest's is empty here."""
        self._demo = pin
        self._on_changed()

    def submit(self) -> None:
        """Hand over the PIN, if it is whole and nothing is open."""
        if self._ready and not self.field.missing and not self._busy:
            self.submitted.emit(self.field.pin())

    @property
    def _ready(self) -> bool:
        return self._view is not None and self._view.sheet.ready and not self._view.signed

    def set_busy(self, *, busy: bool) -> None:
        """While a PIN is checked nothing can be submitted."""
        self._busy = busy
        self._on_changed()

    def refuse(self, words: str, *, wrong_pin: bool = False) -> None:
        """Say why it was not signed."""
        self._busy = False
        if wrong_pin:
            self.field.refuse()
        else:
            self.field.clear()
        self._say(words, "alarm")

    def _on_changed(self) -> None:
        missing = self.field.missing
        self.sign_button.setEnabled(self._ready and not missing and not self._busy)
        if self._busy:
            self._say(_("Checking"))
        elif self._view is not None and not self._view.sheet.ready:
            self._say(_("Open steps first: {key} leads there").format(key="Shift+Tab"), "alarm")
        elif missing:
            words = n_("{count} digit to go", "{count} digits to go", missing)
            demo = _("Demo PIN {pin}").format(pin=self._demo) if self._demo else ""
            self._say(" · ".join(part for part in (words.format(count=missing), demo) if part))
        else:
            self._say("")

    def _say(self, words: str, tone: str = "ink_3") -> None:
        self.hint.setText(words)
        self.hint.set_tone(tone)
