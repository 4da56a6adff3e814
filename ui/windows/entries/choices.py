"""A row of choices, each with the digit that takes it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import figure, font, qcolor
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.themed import Themed, panel, ring

_HIGH, _LOW, _GAP, _LEAST, _USUAL = 48, 40, 6, 56, 380
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class ChoiceRow(Themed):
    """Cells side by side, as many in a line as fit; a digit takes one, the arrows move.

    Numbers of one figure are taken by their own digit, other words by their place from 1.

    Signals:
        taken(str): Somebody took a choice.
    """

    taken = Signal(str)

    def __init__(self, words: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._digits = all(word.isdecimal() and len(word) == 1 for word, _said in words)
        self._value = ""
        self._locked = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> str:
        """The choice that is taken; empty for none."""
        return self._value

    def set_value(self, word: str) -> None:
        """Take a choice without telling anyone."""
        self._value = word
        self.update()

    def set_locked(self, *, locked: bool) -> None:
        """Let nobody change it, or let them again."""
        self._locked = locked
        self.update()

    def take_key(self, key: int) -> bool:
        """Obey a digit or an arrow; False for any other key."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps:
            self._move(steps[Qt.Key(key)])
            return True
        if not Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            return False
        digit = chr(key)
        known = [word for word, _said in self._words]
        place = known.index(digit) if self._digits and digit in known else int(digit) - 1
        if self._digits and digit not in known:
            return True
        if 0 <= place < len(known):
            self._take(known[place])
        return True

    def _move(self, step: int) -> None:
        known = [word for word, _said in self._words]
        place = known.index(self._value) + step if self._value in known else 0
        if not self._locked:
            self.set_value(known[min(max(place, 0), len(known) - 1)])

    def _take(self, word: str) -> None:
        if not self._locked:
            self.set_value(word)
            self.taken.emit(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event.key()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for (word, _said), place in zip(self._words, self._places(self.width()), strict=True):
            if place.contains(event.position()):
                self._take(word)

    # -- painted ---------------------------------------------------------------------------------

    def _cap(self, place: int) -> str:
        word = self._words[place][0]
        return word if self._digits else str(place + 1) if place < 9 else ""

    def _width(self, place: int) -> float:
        word, said = self._words[place]
        if self._digits and said == word:
            return _LEAST
        metrics = QFontMetricsF(font("body_bold"))
        return max(_LEAST, metrics.horizontalAdvance(said) + keycap_width("1") + 34)

    def _places(self, width: int) -> list[QRectF]:
        count = len(self._words)
        widest = max((self._width(place) for place in range(count)), default=_LEAST)
        across = max(1, min(count, int((width + _GAP) // (widest + _GAP))))
        rows = -(-count // across)
        across = -(-count // rows)
        cell = (width - _GAP * (across - 1)) / across
        high = _LOW if rows > 1 else _HIGH
        return [
            QRectF(at % across * (cell + _GAP), at // across * (high + _GAP), cell, high)
            for at in range(count)
        ]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(max((place.bottom() for place in self._places(width)), default=_HIGH)) + 2

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, self.heightForWidth(_USUAL))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        for at, place in enumerate(self._places(self.width())):
            word, said = self._words[at]
            on = word == self._value
            box = place.adjusted(2, 2, -2, -2)
            fill = t.accent if on else t.surface_2 if self._locked else t.surface
            panel(painter, box, 8, fill, t.accent if on else t.line_2)
            if self.hasFocus() and (on or (not self._value and not at)):
                ring(painter, box, 8, t.accent, t.accent_line)
            ink = t.on_accent if on else t.ink
            painter.setPen(qcolor(ink))
            if self._digits and said == word:
                painter.setFont(figure(22))
                painter.drawText(box, _MIDDLE, word)
                continue
            left = box.left() + 8
            if cap := self._cap(at):
                line = ink if on else t.line_2
                square = QRectF(left, box.center().y() - HEIGHT / 2, keycap_width(cap), HEIGHT)
                paint_keycap(painter, square, cap, ink, line)
                left = square.right() + 8
            painter.setPen(qcolor(ink))
            painter.setFont(font("body_bold" if on else "body"))
            words = QRectF(left, box.top(), box.right() - left - 4, box.height())
            fitting = painter.fontMetrics().elidedText(
                said, Qt.TextElideMode.ElideRight, int(words.width()) + 1
            )
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, side, fitting)
