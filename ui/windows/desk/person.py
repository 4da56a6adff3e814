"""Parts of the card: the name with the role, and the boxes of the team's members."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scorer.views.desk import TeamMember
from scorer.words import _
from ui.theme import figure, font, qcolor, text
from ui.widgets.glyph import Glyph, paint_glyph
from ui.widgets.themed import Themed, panel, ring

_LARGE, _SMALLER, _CHIP = 52, 48, 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = _LEFT.value | Qt.TextFlag.TextWrapAnywhere.value


class NameRow(Themed):
    """The name, 48 px or more, and the role on a plate: beside it, or below where it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = "", ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_person(self, name: str, role: str) -> None:
        """Show somebody."""
        self._name, self._role = name, role
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def _chip(self) -> float:
        return QFontMetricsF(text(15, 500)).horizontalAdvance(self._role) + 24

    def _beside(self, width: float) -> bool:
        wide = QFontMetricsF(text(_LARGE, 700)).horizontalAdvance(self._name)
        return wide + 14 + self._chip() <= width

    def _name_height(self, width: float) -> float:
        room = QRectF(0, 0, width, 400)
        face = QFontMetricsF(text(_SMALLER, 700))
        return max(60.0, face.boundingRect(room, _WRAPPED, self._name).height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 64 if self._beside(width) else round(self._name_height(width)) + 4 + _CHIP

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t, width = QPainter(self), self.tokens, float(self.width())
        painter.setPen(qcolor(t.ink))
        if self._beside(width):
            painter.setFont(text(_LARGE, 700))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(self._name)
            painter.drawText(QRectF(0, 0, wide + 4, 64), _LEFT, self._name)
            self._paint_chip(painter, QRectF(wide + 14, 20, self._chip(), _CHIP))
            return
        high = self._name_height(width)
        painter.setFont(text(_SMALLER, 700))
        painter.drawText(QRectF(0, 0, width, high), _WRAPPED, self._name)
        self._paint_chip(painter, QRectF(0, high + 4, min(width, self._chip()), _CHIP))

    def _paint_chip(self, painter: QPainter, box: QRectF) -> None:
        if self._role:
            panel(painter, box, 4, self.tokens.accent_tint)
            painter.setFont(text(15, 500))
            painter.setPen(qcolor(self.tokens.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._role)


class MemberBox(Themed):
    """A member of the team: here since when, or still awaited.

    Signals:
        chosen(str): It was clicked; the member's id.
    """

    chosen = Signal(str)

    def __init__(self, line: TeamMember, *, current: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._current = line, current
        self.setFixedHeight(58)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(line.role)
        self.setAccessibleName(f"{line.name} {line.at or self._waiting()}")

    def _waiting(self) -> str:
        return self._line.word or _("Not here")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.chosen.emit(self._line.member)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t, line = QPainter(self), self.tokens, self._line
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        here, gone = bool(line.at), bool(line.word) and not line.at
        fill = t.ok_tint if here else (t.warn_tint if gone else t.surface)
        edge = t.ok_line if here else (t.warn_line if gone else t.line_2)
        panel(painter, box, 8, fill, edge, dashed=not here and not gone)
        if self._current:
            ring(painter, box.adjusted(1, 1, -1, -1), 8, t.accent, t.accent_line)
        glyph, tone = _shape(line)
        square = QRectF(box.left() + 10, box.center().y() - 8, 16, 16)
        paint_glyph(painter, square, glyph, getattr(t, tone), fill)
        self._words(painter, box.adjusted(34, 6, -6, -6))

    def _words(self, painter: QPainter, box: QRectF) -> None:
        t, line = self.tokens, self._line
        said = line.at or self._waiting()
        face = figure(14, 500) if line.at else font("small_medium")
        wide = QFontMetricsF(face).horizontalAdvance(said)
        name = QFontMetricsF(font("body_bold")).horizontalAdvance(line.name)
        above = name + 8 + wide <= box.width()
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        lower = upper.translated(0, box.height() / 2)
        painter.setFont(face)
        painter.setPen(qcolor(t.ink_2 if line.at else (t.warn if line.word else t.ink_3)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper if above else lower, right, said)
        (upper if above else lower).setWidth(box.width() - wide - 8)
        for place, face_, tone, words in (
            (upper, font("body_bold"), t.ink, line.name),
            (lower, font("hint"), t.ink_2, line.role),
        ):
            painter.setFont(face_)
            painter.setPen(qcolor(tone))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(place.width()) + 1
            )
            painter.drawText(place, _LEFT, shown)


def _shape(line: TeamMember) -> tuple[Glyph, str]:
    if line.at:
        return ("warning", "warn") if line.late else ("done", "ok")
    return ("undecided", "warn") if line.word else ("not_started", "ink_3")


class TeamRow(QWidget):
    """The members of a team side by side.

    Signals:
        chosen(str): A member that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)

    def show_team(self, team: Sequence[TeamMember], current: str) -> None:
        """Show these members."""
        while (old := self._row.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # its showing may still be ahead of it
                widget.setParent(None)
                widget.deleteLater()
        for line in team:
            box = MemberBox(line, current=line.member == current)
            box.chosen.connect(self.chosen)
            self._row.addWidget(box, 1)
