"""A PIN: boxes for its digits, a pad for fingers, and the dialog that asks an official for it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QThread, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from scorer.words import _, n_
from ui.theme import current, figure, font, paint_icon, qcolor
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.themed import Themed, panel

DIGITS = 6
"""How many digits a PIN has, unless a field is told otherwise."""

Check = Callable[[str, str], bool]
"""Given an official's id and the PIN typed, whether it is right; may take a fifth of a second."""

_BOX_HEIGHT, _GAP = 64, 12


class PinField(Themed):
    """A box for each digit; what was typed is never shown, and leaves only through `pin()`.

    Signals:
        changed(): A digit came or went.
        filled(): The last digit came.
    """

    changed = Signal()
    filled = Signal()

    def __init__(self, digits: int = DIGITS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits, self._pin, self._wrong = digits, "", False
        self.setFixedHeight(_BOX_HEIGHT + 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def pin(self) -> str:
        """Give the digits typed so far."""
        return self._pin

    @property
    def missing(self) -> int:
        """How many digits are still to come."""
        return self._digits - len(self._pin)

    def clear(self) -> None:
        """Forget the digits."""
        self._set("")

    def refuse(self) -> None:
        """Forget the digits and show that they were wrong."""
        self._set("")
        self._wrong = True
        self.update()

    def press(self, key: str) -> None:
        """Take a digit, or `back` or `clear` from a pad."""
        if key == "clear":
            self._set("")
        elif key == "back":
            self._set(self._pin[:-1])
        elif key.isdecimal() and key.isascii() and self.missing:
            self._set(self._pin + key)
            if not self.missing:
                self.filled.emit()

    def _set(self, pin: str) -> None:
        self._pin, self._wrong = pin, False
        self.changed.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        special = {Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "clear"}
        key = special.get(Qt.Key(event.key()), event.text())
        if key in ("back", "clear") or (len(key) == 1 and key.isdecimal()):
            self.press(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(self._digits * 64 + (self._digits - 1) * _GAP + 4, _BOX_HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        width = (self.width() - 4 - _GAP * (self._digits - 1)) / self._digits
        for index in range(self._digits):
            box = QRectF(2 + index * (width + _GAP), 2, width, _BOX_HEIGHT)
            here = index == len(self._pin) and self.hasFocus()
            line = t.alarm_solid if self._wrong else (t.accent if here else t.line_2)
            panel(painter, box, 8, t.surface, line, width=2 if here or self._wrong else 1)
            if index < len(self._pin):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(qcolor(t.ink))
                painter.drawEllipse(box.center(), 7, 7)
            elif here:
                painter.fillRect(
                    QRectF(box.center().x() - 1, box.center().y() - 14, 2, 28), qcolor(t.accent)
                )


class _PadKey(QPushButton):
    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._theme = current()
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoDefault(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self._theme.tokens
        fill = t.surface_2 if self.isDown() else t.surface_3
        panel(painter, QRectF(self.rect()), 8, fill, t.line)
        face = font("body") if len(self.text()) > 1 else figure(20, 500)
        if QFontMetricsF(face).horizontalAdvance(self.text()) > self.width() - 6:
            centre = self.rect().center()
            box = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
            paint_icon(painter, box, "arrow-left", t.ink)  # the one long word is Backspace
            return
        painter.setPen(qcolor(t.ink))
        painter.setFont(face)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class PinPad(QWidget):
    """Ten digits, clear and back, for fingers.

    Signals:
        pressed(str): A digit, `clear` or `back`; connect it to `PinField.press`.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._keys: dict[str, _PadKey] = {}
        for key in (*"123456789", "clear", "0", "back"):
            self._keys[key] = button = _PadKey(key, self)
            button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
        self.set_across(3)
        self.retranslate()

    def set_across(self, count: int) -> None:
        """Put so many keys into a row: 3, or 6 where there is little height."""
        for place, button in enumerate(self._keys.values()):
            self._grid.addWidget(button, place // count, place % count)

    def retranslate(self) -> None:
        """Say the two words in the language in force."""
        self._keys["clear"].setText(_("Clear"))
        self._keys["back"].setText(_("Backspace"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class PinCheck(QThread):
    """Checks a PIN beside the window's own thread, since that takes a fifth of a second.

    Signals:
        checked(bool): Whether it was right.
    """

    checked = Signal(bool)

    def __init__(self, check: Check, who: str, pin: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._check, self._who, self._pin = check, who, pin

    def run(self) -> None:
        self.checked.emit(self._check(self._who, self._pin))


class PinDialog(Dialog):
    """Asks an official for a PIN; accepted only when it is right.

    After it is accepted, `official` is who it was and `typed` the PIN.

    Args:
        title: What is to be done, as a question.
        text: What follows.
        officials: Ids and names of those who may; with several there is a choice.
        check: Tells whether a PIN is right.
        verb: What the button does.
        digits: How many digits a PIN has.
        shown: PINs by official's id that may be shown, as a demo's.
    """

    def __init__(
        self,
        title: str,
        text: str,
        officials: Sequence[tuple[str, str]],
        check: Check,
        *,
        verb: str = "",
        digits: int = DIGITS,
        shown: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, parent)
        self._check, self._shown = check, shown or {}
        self._running: PinCheck | None = None
        self.official = officials[0][0] if officials else ""
        self.typed = ""
        self._who = Choice([(name, key) for key, name in officials])
        self._who.setVisible(len(officials) > 1)
        self._who.currentIndexChanged.connect(self._on_who)
        self._name = Label(officials[0][1] if len(officials) == 1 else "", "body_medium")
        self._name.setVisible(len(officials) == 1)
        self.field = PinField(digits)
        self.pad = PinPad()
        self._hint, self._demo = Label("", "hint", "ink_3"), Label("", "hint", "accent")
        self.body.setContentsMargins(0, 14, 2, 0)
        for widget in (self._who, self._name, self.field, self.pad):
            self.body.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self._hint, 1)
        below.addWidget(self._demo)
        self.body.addLayout(below)
        self.no_button = self.add_button(_("Cancel"))
        self.no_button.clicked.connect(self.reject)
        self.yes_button = self.add_button(verb or _("Confirm"), "primary")
        self.yes_button.set_key("Enter")
        self.yes_button.setDefault(True)
        self.yes_button.clicked.connect(self.submit)
        self.pad.pressed.connect(self.field.press)
        self.field.changed.connect(self._on_changed)
        self.field.setFocus()
        self._on_changed()

    def submit(self) -> None:
        """Check what was typed; the dialog closes when it is right."""
        if self.field.missing or self._running is not None:
            return
        self.typed = self.field.pin()
        self._running = PinCheck(self._check, self.official, self.typed, self)
        self._running.checked.connect(self._on_checked)
        self._running.start()
        self._on_changed()

    def _on_checked(self, right: bool) -> None:  # noqa: FBT001  a signal's argument
        self._end_check()
        if right:
            self.accept()
            return
        self.typed = ""
        self.field.refuse()
        self._say(_("This PIN is not right. Try again."), "alarm")

    def _end_check(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.wait()
            running.deleteLater()

    def done(self, result: int) -> None:
        self._end_check()
        super().done(result)

    def _on_who(self) -> None:
        self.official = str(self._who.value())
        self.field.clear()
        self.field.setFocus()

    def _on_changed(self) -> None:
        missing = self.field.missing
        pin = self._shown.get(self.official, "")
        self._demo.setText(_("Demo PIN {pin}").format(pin=pin) if pin else "")
        self.yes_button.setEnabled(not missing and self._running is None)
        if self._running is not None:
            self._say(_("Checking"), "ink_3")
        elif missing:
            words = n_("{count} digit to go", "{count} digits to go", missing)
            self._say(words.format(count=missing), "ink_3")
        else:
            self._say("", "ink_3")

    def _say(self, text: str, tone: str) -> None:
        self._hint.setText(text)
        self._hint.set_tone(tone)

    def hint(self) -> str:
        """Give the line below the pad."""
        return self._hint.text()
