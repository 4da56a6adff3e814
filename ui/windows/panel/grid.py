"""The grid as it is drawn: a row for each contestant, a column for each judge."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorer.views.panel import PanelCell, PanelRow, PanelSeat, RowState
from scorer.views.points import lossless
from scorer.words import _
from ui.theme import figure, font, paint_icon, qcolor, whole_figure
from ui.widgets.chip import paint_chip
from ui.widgets.glyph import GLYPH_TONES, Glyph, paint_glyph
from ui.widgets.themed import Themed, Tone, panel, ring, tone_colors
from ui.windows.panel.entry import PanelEntry

HEAD, ROW = 52, 50
_NUMBER, _CODE, _NAME, _RESULT, _STATE = 44, 80, 132, 92, 118
_TIGHT, _SEAT = 28, 54
_BOX = 38
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CHIPS: dict[RowState, tuple[Glyph, Tone]] = {
    "waiting": ("not_started", "muted"),
    "entering": ("in_progress", "accent"),
    "to_sign": ("submitted", "accent"),
    "signed": ("locked", "ok"),
    "deviation": ("alarm", "alarm"),
    "conflict": ("alarm", "alarm"),
    "blocked": ("alarm", "alarm"),
    "absent": ("undecided", "muted"),
    "withdrawn": ("undecided", "muted"),
    "disqualified": ("undecided", "muted"),
}


class Columns:
    """Where the columns lie in a width."""

    def __init__(self, width: int, seats: int, *, blind: bool = True) -> None:
        self.width = width
        self.code = _CODE if blind else _NAME
        self.state = _STATE
        if seats and self._room / seats < _SEAT and not blind:  # a hundred must fit in whole
            self.code, self.state = _NAME - _TIGHT, _STATE - _TIGHT
        self.seat_width = self._room / max(1, seats)
        self.count = seats

    @property
    def _room(self) -> int:
        return self.width - _NUMBER - self.code - _RESULT - self.state

    def seat(self, place: int) -> tuple[float, float]:
        """Left and width of a seat's column."""
        return _NUMBER + self.code + place * self.seat_width, self.seat_width

    def seat_at(self, x: float) -> int:
        """Which seat's column a point is in; -1 for none."""
        place = int((x - _NUMBER - self.code) // self.seat_width) if self.count else -1
        return place if 0 <= place < self.count and x >= _NUMBER + self.code else -1

    @property
    def result(self) -> float:
        """Where the result's column ends."""
        return self.width - self.state


class GridHead(Themed):
    """The heads of the columns, 52 px; pressing a judge opens that seat's own window.

    Signals:
        opened(int): The number of the seat.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[PanelSeat, ...] = ()
        self._blind = True
        self.setFixedHeight(HEAD)
        self.setMouseTracking(True)

    def show_seats(self, seats: tuple[PanelSeat, ...], *, blind: bool) -> None:
        """Show these seats; ``blind``: whoever performs is known by code alone."""
        self._seats, self._blind = seats, blind
        self.setToolTip(_("Open this judge's sheet"))
        self.update()

    @property
    def _columns(self) -> Columns:
        return Columns(self.width(), len(self._seats), blind=self._blind)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._columns.seat_at(event.position().x()) >= 0
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._columns.seat_at(event.position().x())
        if place >= 0:
            self.opened.emit(self._seats[place].seat)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        columns = self._columns
        box = QRectF(self.rect())
        painter.fillRect(box, qcolor(t.surface_3))
        painter.fillRect(QRectF(0, HEAD - 1, box.width(), 1), qcolor(t.line))
        painter.setPen(qcolor(t.ink_3))
        painter.setFont(font("hint_medium"))
        painter.drawText(QRectF(0, 0, _NUMBER - 10, HEAD), _RIGHT, _("Turn"))
        who = _("Blind code") if self._blind else _("Who")
        painter.drawText(QRectF(_NUMBER + 10, 0, columns.code, HEAD), _LEFT, who)
        result = QRectF(columns.result - _RESULT, 0, _RESULT - 10, HEAD)
        painter.drawText(result, _RIGHT, _("Panel score"))
        painter.drawText(QRectF(columns.result + 10, 0, _STATE, HEAD), _LEFT, _("State"))
        for place, seat in enumerate(self._seats):
            left, width = columns.seat(place)
            self._paint_seat(painter, seat, QRectF(left, 0, width, HEAD))

    def _paint_seat(self, painter: QPainter, seat: PanelSeat, box: QRectF) -> None:
        t = self.tokens
        painter.setPen(qcolor(t.ink))
        painter.setFont(figure(15))
        number = QRectF(box.left(), 5, box.width(), 22)
        painter.drawText(number, _CENTRE, str(seat.seat))
        icon = QRectF(box.center().x() + 9, 10, 12, 12)
        paint_icon(painter, icon, "external-link", t.disabled)
        painter.setPen(qcolor(t.ink_3))
        painter.setFont(font("hint_medium"))
        elide = QFontMetricsF(painter.font()).elidedText
        name = elide(seat.judge, Qt.TextElideMode.ElideRight, box.width() - 6)
        painter.drawText(QRectF(box.left(), 27, box.width(), 18), _CENTRE, name)


class GridBody(Themed):
    """The rows.

    Signals:
        pressed(int, int): A cell: places of its row and of its seat (-1 for none).
    """

    pressed = Signal(int, int)

    def __init__(self, entry: PanelEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def refresh(self) -> None:
        """Draw what the entry shows now."""
        self.setMinimumHeight(ROW * len(self._entry.rows))
        self.update()

    def row_place(self, row: int) -> QPoint:
        """The middle of a row."""
        return QPoint(self.width() // 2, row * ROW + ROW // 2)

    @property
    def _columns(self) -> Columns:
        view = self._entry.view
        if view is None:
            return Columns(self.width(), 0)
        return Columns(self.width(), len(view.seats), blind=view.blind)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // ROW)
        if 0 <= row < len(self._entry.rows):
            self.pressed.emit(row, self._columns.seat_at(event.position().x()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), self.tokens
        painter.fillRect(event.rect(), qcolor(t.surface))
        for place, row in enumerate(self._entry.rows):
            box = QRectF(0, place * ROW, self.width(), ROW)
            if box.intersects(QRectF(event.rect())):
                self._paint_row(painter, row, box, here=place == self._entry.row)

    def _paint_row(self, painter: QPainter, row: PanelRow, box: QRectF, *, here: bool) -> None:
        t, columns = self.tokens, self._columns
        if here:
            painter.fillRect(box, qcolor(t.accent_tint))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), qcolor(t.line))
        quiet = row.state == "waiting" and not here
        middle = box.adjusted(0, 0, 0, -1)
        number = QRectF(0, middle.top(), _NUMBER - 10, middle.height())
        self._write(painter, number, str(row.number), figure(14), t.ink_3, _RIGHT)
        code = QRectF(_NUMBER + 10, middle.top(), columns.code - 14, middle.height())
        ink = t.accent if here else t.ink_3 if quiet else t.ink
        face, words = figure(22 if here else 18), row.code
        if columns.code != _CODE:
            face = font("body_bold" if here else "body")
            elide = QFontMetricsF(face).elidedText
            words = elide(words, Qt.TextElideMode.ElideRight, code.width())
        self._write(painter, code, words, face, ink, _LEFT)
        for place, cell in enumerate(row.cells):
            left, width = columns.seat(place)
            at = QRectF(left + 3, middle.center().y() - _BOX / 2, width - 6, _BOX)
            if here and place == self._entry.seat and cell.open:
                self._paint_typing(painter, at)
            else:
                self._paint_cell(painter, cell, at, here=here)
        result = QRectF(columns.result - _RESULT, middle.top(), _RESULT - 10, middle.height())
        face = figure(20, 700) if row.whole else figure(14, 500)
        self._write(painter, result, row.result, face, t.ink if row.whole else t.ink_3, _RIGHT)
        self._paint_state(painter, row, columns.result + 10, middle.center().y())

    def _paint_state(self, painter: QPainter, row: PanelRow, left: float, middle: float) -> None:
        glyph, tone = _CHIPS[row.state]
        words = QFontMetricsF(font("hint_medium")).horizontalAdvance(row.words)
        box = QRectF(left, middle - 11, words + 33, 22)
        paint_chip(painter, box, row.words, glyph, tone_colors(self.tokens, tone))

    def _paint_typing(self, painter: QPainter, box: QRectF) -> None:
        """The cell under the hand: its text and the caret."""
        t, entry = self.tokens, self._entry
        box = box.adjusted(0, -1, 0, 1)
        panel(painter, box, 6, t.surface)
        alarm = bool(entry.problem)
        ring(
            painter,
            box,
            6,
            t.alarm_solid if alarm else t.accent,
            t.alarm_line if alarm else t.accent_line,
        )
        self._write(painter, box, entry.shown, figure(20), t.ink, _CENTRE)
        words = QFontMetricsF(figure(20)).horizontalAdvance(entry.shown)
        caret = QRectF(box.center().x() + words / 2 + 1, box.center().y() - 11, 2, 22)
        painter.fillRect(caret, qcolor(t.accent))

    def _paint_cell(self, painter: QPainter, cell: PanelCell, box: QRectF, *, here: bool) -> None:
        t = self.tokens
        if cell.value is None:
            self._paint_empty(painter, cell, box, here=here)
        elif cell.outlier:
            panel(painter, box, 6, t.alarm_tint, t.alarm_solid, width=1.5)
            self._paint_value(painter, cell, box, t.alarm, "alarm")
        elif cell.struck:
            panel(painter, box, 6, t.surface_2)
            self._paint_value(painter, cell, box, t.ink_3)
        else:
            if here:
                panel(painter, box, 6, t.surface, t.accent_line)
            text = lossless(cell.value, 1)
            self._write(
                painter, box, text, whole_figure(text, box.width() - 2, 18, 500), t.ink, _CENTRE
            )

    def _paint_empty(self, painter: QPainter, cell: PanelCell, box: QRectF, *, here: bool) -> None:
        t = self.tokens
        if cell.state == "typing":
            panel(painter, box, 6, "", t.accent, dashed=True)
            self._write(painter, box, cell.text, figure(18), t.accent, _CENTRE)
        elif cell.state == "judging":
            square = QRectF(box.center().x() - 7, box.center().y() - 7, 14, 14)
            color = tone_colors(t, GLYPH_TONES["in_progress"]).text
            paint_glyph(painter, square, "in_progress", color, t.surface)
        elif cell.state == "excused":
            self._write(painter, box, _("Aside"), font("hint"), t.ink_3, _CENTRE)
        elif cell.state == "closed":
            self._write(painter, box, "–", font("body"), t.ink_3, _CENTRE)
        elif here:
            panel(painter, box, 6, "", t.line_2, dashed=True)
        else:
            self._write(painter, box, "·", font("body"), t.ink_3, _CENTRE)

    def _paint_value(
        self, painter: QPainter, cell: PanelCell, box: QRectF, ink: str, glyph: Glyph | None = None
    ) -> None:
        """A total that is struck through or alarming, with its mark or word beside it."""
        t, text = self.tokens, lossless(cell.value, 1)
        face = QFont(whole_figure(text, box.width() - 2, 17, 500 if glyph is None else 600))
        face.setStrikeOut(bool(cell.struck))
        words = QFontMetricsF(face).horizontalAdvance(text)
        label = {"high": _("Hi"), "low": _("Lo"), "": ""}[cell.struck] if glyph is None else ""
        beside = 18.0 if glyph else QFontMetricsF(font("hint")).horizontalAdvance(label) + 11
        if words + beside > box.width():
            label, glyph, beside = "", None, 0.0
        left = box.center().x() - (words + beside) / 2
        if glyph:
            square = QRectF(left, box.center().y() - 6.5, 13, 13)
            paint_glyph(painter, square, glyph, ink, t.alarm_tint)
            left += 18
        self._write(painter, QRectF(left, box.top(), words + 2, _BOX), text, face, ink, _LEFT)
        if label:
            tag = QRectF(left + words + 5, box.center().y() - 9, beside - 5, 18)
            panel(painter, tag, 3, t.surface, t.line_2)
            self._write(painter, tag, label, font("hint"), t.ink_2, _CENTRE)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        face: QFont,
        ink: str,
        flags: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(face)
        painter.setPen(qcolor(ink))
        painter.drawText(box, flags, text)
