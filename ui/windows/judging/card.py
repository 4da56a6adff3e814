"""The card of the current step: it stays at the same place on the screen for every step."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scorer.domain.model.exact import brief
from scorer.views.editing import Stroke
from scorer.views.sheet import ItemRow, Judged, SheetView
from scorer.words import _
from ui.keys import cap
from ui.pads.pad import Pad
from ui.pads.table import PADS
from ui.theme import figure, font, qcolor, text
from ui.widgets.button import Button
from ui.widgets.glyph import paint_glyph
from ui.widgets.themed import Themed, panel

_EDGE, _TOP, _FOOT = 26, 22, 20
_HEAD, _TITLE, _BUTTONS = 22, 92, 44
_ROOMY = 760
_TITLES = (32, 28, 25, 22, 19)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ABOVE = _TOP + _HEAD + 6 + _TITLE + 12
_BELOW = 14 + _BUTTONS + _FOOT


class StepCard(Themed):
    """Number, words and mark of a step, the pad that marks it, and the buttons that go on.

    Signals:
        stroke(object): The `Stroke` that was pressed.
    """

    stroke = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SheetView | None = None
        self._answer = ""
        self._reserved = 0
        self.pads: dict[Judged, Pad] = {judged: make(self) for judged, make in PADS.items()}
        for pad in self.pads.values():
            pad.stroke.connect(self.stroke)
        self.back_button = self._button("previous", "secondary", icon="chevron-up")
        self.undecided_button = self._button("undecided", "ghost")
        self.full_button = self._button("full", "secondary")
        self.record_button = self._button("record", "primary")

    def _button(self, act: str, kind: str, icon: str = "") -> Button:
        stroke = Stroke(act)  # type: ignore[arg-type]  # one of four acts
        made = Button("", kind, "large", icon=icon, key=cap(act), parent=self)  # type: ignore[arg-type]
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.stroke.emit(stroke))
        return made

    def show_sheet(self, view: SheetView, answer: str = "") -> None:
        """Show the current step; ``answer`` is why the last key did nothing."""
        fresh = self._view is None or [r.id for r in self._view.rows] != [r.id for r in view.rows]
        self._view, self._answer = view, answer
        if fresh:
            self.reserve()
        row = view.current
        for judged, pad in self.pads.items():
            pad.setVisible(judged == row.judged)
        self.pads[row.judged].show_row(row)
        self._say_buttons(row)
        self.place()
        self.update()

    def _say_buttons(self, row: ItemRow) -> None:
        full = brief(row.points)
        self.back_button.setText(_("Step back"))
        self.undecided_button.setText(_("Undecided"))
        self.full_button.setText(_("Full {points}").format(points=full))
        self.full_button.setVisible(row.judged != "measure")
        given = full if row.worth is None else brief(row.worth)
        words = _("Give a value first") if row.needs_value else _("Record {points}, next")
        self.record_button.setText(words.format(points=given))
        self.record_button.setEnabled(not row.needs_value)

    # -- geometry ------------------------------------------------------------------------------

    def reserve(self) -> None:
        """Find the height that the tallest pad of the sheet needs, so that no button moves."""
        if self._view is None:
            return
        width, tallest = self.width() - 2 * _EDGE, 0
        for row in self._view.rows:
            pad = self.pads[row.judged]
            pad.show_row(row)
            tallest = max(tallest, pad.arrange(width))
        self._reserved = tallest
        here = self._view.current
        self.pads[here.judged].show_row(here)

    def needed(self, width: int) -> int:
        """Give the height of the card in a width."""
        if width != self.width():
            self.resize(width, self.height())
            self.reserve()
        return _ABOVE + self._reserved + _BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        del event
        self.place()

    def place(self) -> None:
        """Place the pad and the buttons."""
        width, right = self.width() - 2 * _EDGE, self.width() - _EDGE + 2
        for pad in self.pads.values():
            pad.setGeometry(_EDGE, _ABOVE, width, self.height() - _ABOVE - _BELOW)
        top, left = self.height() - _FOOT - _BUTTONS - 2, _EDGE - 2
        for button in (self.back_button, self.undecided_button):
            hint = button.sizeHint()
            button.setGeometry(left, top, hint.width(), hint.height())
            left += hint.width() + 4
        wide = self.width() >= _ROOMY
        for button, least in ((self.record_button, 216 if wide else 0), (self.full_button, 0)):
            hint = button.sizeHint()
            across = max(least, hint.width())
            button.setGeometry(right - across, top, across, hint.height())
            right -= across + 4

    # -- paint ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._view is None:
            return
        painter, t = QPainter(self), self.tokens
        panel(painter, QRectF(self.rect()), 12, t.surface, t.accent, width=2)
        self._paint_head(painter, self._view)
        left = self._paint_mark(painter, self._view.current)
        self._paint_title(painter, self._view.current, left - 24)

    def _paint_head(self, painter: QPainter, view: SheetView) -> None:
        t, row = self.tokens, view.current
        box = QRectF(_EDGE, _TOP, self.width() - 2 * _EDGE, _HEAD)
        step = _("Step {number}").format(number=row.number)
        painter.setFont(figure(18))
        painter.setPen(qcolor(t.accent))
        painter.drawText(box, _LEFT, step)
        width = QFontMetricsF(figure(18)).horizontalAdvance(step)
        painter.setFont(font("small"))
        painter.setPen(qcolor(t.ink_3))
        about = _("{section} · {count} steps").format(
            section=view.section.name, count=len(view.rows)
        )
        painter.drawText(box.adjusted(width + 12, 0, 0, 0), _LEFT, about)
        if self._answer:
            painter.setFont(font("small_medium"))
            painter.setPen(qcolor(t.alarm))
            painter.drawText(box, _RIGHT, self._answer)
            across = QFontMetricsF(font("small_medium")).horizontalAdvance(self._answer)
            glyph = QRectF(box.right() - across - 20, box.center().y() - 7, 14, 14)
            paint_glyph(painter, glyph, "alarm", t.alarm, t.surface)
        elif row.judged == "points":
            painter.drawText(box, _RIGHT, _("Step size {step}").format(step=brief(row.step)))

    def _paint_mark(self, painter: QPainter, row: ItemRow) -> float:
        """Paint the points at the right; gives where they begin."""
        t = self.tokens
        baseline = _TOP + _HEAD + 6 + 2 + 74
        full = f"/ {brief(row.points)}"
        small, large = figure(30, 500), figure(84, 700)
        left = self.width() - _EDGE - QFontMetricsF(small).horizontalAdvance(full)
        painter.setFont(small)
        painter.setPen(qcolor(t.ink_3))
        painter.drawText(QPointF(left, baseline), full)
        if row.worth is None:
            painter.fillRect(QRectF(left - 52, baseline - 28, 40, 5), qcolor(t.disabled))
            return left - 52
        left -= 8 + QFontMetricsF(large).horizontalAdvance(row.shown)
        painter.setFont(large)
        painter.setPen(qcolor(t.accent))
        painter.drawText(QPointF(left, baseline), row.shown)
        return left

    def _paint_title(self, painter: QPainter, row: ItemRow, end: float) -> None:
        box = QRectF(_EDGE, _TOP + _HEAD + 6, end - _EDGE, _TITLE)
        face, line = _title_face(row.name, box.width())
        painter.setPen(qcolor(self.tokens.ink))
        painter.setFont(face)
        lines = _broken(row.name, face, box.width())[: int(_TITLE // line)]
        top = box.center().y() - line * len(lines) / 2
        for place, words in enumerate(lines):
            painter.drawText(
                QRectF(box.left(), top + place * line, box.width(), line), _LEFT, words
            )


def _title_face(words: str, width: float) -> tuple[QFont, float]:
    """The largest face in which the words take two lines, and its line height."""
    for size in _TITLES:
        face, line = text(size, 700), round(size * 46 / 32)
        if len(_broken(words, face, width)) <= 2:
            return face, line
    return text(_TITLES[-1], 700), round(_TITLES[-1] * 46 / 32)


_NOT_FIRST = "，。；：、！？）」』》…～,.;:!?)%"
_NOT_LAST = "（「『《～"


def _broken(words: str, face: QFont, width: float) -> list[str]:
    """Break words into lines; Latin words stay whole and no line begins with a closing mark."""
    metrics, lines, line = QFontMetricsF(face), [], ""
    for part in _parts(words):
        if line and metrics.horizontalAdvance((line + part).rstrip()) > width:
            lines.append(line.rstrip())
            line = part.lstrip()
        else:
            line += part
    return [*lines, line.rstrip()]


def _parts(words: str) -> list[str]:
    """The pieces between which a line may break."""
    parts: list[str] = []
    for character in words:
        wide = ord(character) > 0x2E7F
        glued = parts and (
            character in _NOT_FIRST
            or parts[-1][-1] in _NOT_LAST
            or (not wide and not _ends_wide(parts[-1]))
        )
        if glued:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _ends_wide(part: str) -> bool:
    return ord(part[-1]) > 0x2E7F or part.endswith(" ")
