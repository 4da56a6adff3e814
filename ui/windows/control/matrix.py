"""The matrix of contestants x stations: a shape for each state, a bar above each station."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from scorer.views.control import CellState, ControlView, MatrixCell
from scorer.words import _
from ui.theme import current, figure, font, qcolor
from ui.widgets.glyph import GLYPH_TONES, Glyph, paint_glyph
from ui.widgets.themed import Tone, panel, tone_colors
from ui.windows.control.head import MatrixHead

Mode = Literal["progress", "times"]
ROW, LEAST = 27, 25
_Index = QModelIndex | QPersistentModelIndex
_CELL = Qt.ItemDataRole.UserRole + 1
GLYPHS: Final[Mapping[CellState, Glyph]] = MappingProxyType(
    {
        "waiting": "not_started",
        "scoring": "in_progress",
        "partial": "in_progress",
        "to_sign": "submitted",
        "locked": "locked",
        "alarm": "alarm",
        "warning": "warning",
        "absent": "same",
        "withdrawn": "same",
        "disqualified": "veto",
    }
)
"""The shape of each state."""
_TINTS: Final[Mapping[CellState, Tone]] = MappingProxyType(
    {"alarm": "alarm", "warning": "warn", "scoring": "accent", "partial": "accent"}
)


class MatrixModel(QAbstractTableModel):
    """The view as a table: two columns that say the line, then the stations."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view: ControlView | None = None

    def show_view(self, view: ControlView) -> None:
        """Hold another view; only where its shape changed the table is made anew."""
        old = self.view
        shape = (len(view.rows), view.columns and len(view.columns))
        if old is not None and shape == (len(old.rows), old.columns and len(old.columns)):
            self.view = view
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.view is None else len(self.view.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.view is None else 2 + len(self.view.columns)

    def cell(self, row: int, column: int) -> MatrixCell | None:
        """The performance at a place."""
        if self.view is None or column < 2 or not 0 <= row < len(self.view.rows):
            return None
        return self.view.rows[row].cells[column - 2]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.view is None or not index.isValid():
            return None
        row, found = self.view.rows[index.row()], self.cell(index.row(), index.column())
        if role == _CELL:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if index.column() < 2:
                return (row.number, row.name)[index.column()]
            return f"{found.who} {found.words} {found.value}" if found else ""
        if role == Qt.ItemDataRole.ToolTipRole and found:
            return f"{found.who} · {found.words}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.cell(index.row(), index.column()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell: shape, who, result; tinted where something is going on."""

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(90, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: Any = getattr(option, "rect")  # noqa: B009  missing from the wheel's stubs
        box, t = QRectF(rect), current().tokens
        painter.save()
        painter.fillRect(box, qcolor(t.surface_3 if index.row() % 2 else t.surface))
        cell = index.data(_CELL)
        if isinstance(cell, MatrixCell):
            self._paint_cell(painter, box, cell, current=index == self._matrix.currentIndex())
        elif index.column() < 2:
            number = index.column() == 0
            painter.setFont(figure(14, 600) if number else font("small"))
            painter.setPen(qcolor(t.ink_3 if number else t.ink))
            place = box.adjusted(12 if number else 8, 0, -4, 0)
            words = painter.fontMetrics().elidedText(
                str(index.data() or ""), Qt.TextElideMode.ElideRight, int(place.width())
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, box: QRectF, cell: MatrixCell, *, current: bool
    ) -> None:
        t = self._matrix.tokens()
        inner = box.adjusted(4, 2, -4, -2)
        tint = self._tint(cell)
        if tint:
            panel(painter, inner, 4, tone_colors(t, tint).tint)
        if current:
            focused = self._matrix.hasFocus()
            panel(painter, inner, 4, "", t.accent if focused else t.accent_line, width=2)
        shape = GLYPHS[cell.state]
        color = tone_colors(t, GLYPH_TONES[shape]).text
        square = QRectF(inner.left() + 6, inner.center().y() - 6.5, 13, 13)
        paint_glyph(painter, square, shape, color, t.surface)
        room = QRectF(square.right() + 5, inner.top(), 0, inner.height())
        room.setRight(inner.right() - 5)
        who = QRectF(room)
        if self._matrix.by_code():
            self._paint_who(painter, who, room, cell)
        self._paint_right(painter, room, cell)

    def _paint_who(self, painter: QPainter, who: QRectF, room: QRectF, cell: MatrixCell) -> None:
        """Code or team; a code is always whole, a team's name gives way to result or word."""
        opened = self._matrix.opened_station(cell.station)
        text, plain = self._right(cell)
        face = font("hint_medium") if opened else figure(13, 600)
        wanted = QFontMetricsF(face).horizontalAdvance(cell.who)
        if opened and text:
            right = figure(14, 500) if plain else font("hint_medium")
            taken = QFontMetricsF(right).horizontalAdvance(text)
            wanted = min(wanted, max(0, room.width() - taken - 5))
        who.setWidth(wanted + 1)
        painter.setFont(face)
        painter.setPen(qcolor(self._matrix.tokens().ink_2))
        words = painter.fontMetrics().elidedText(
            cell.who, Qt.TextElideMode.ElideRight, int(wanted) + 1
        )
        painter.drawText(who, Qt.AlignmentFlag.AlignVCenter, words)
        room.setLeft(who.right() + 4)

    def _paint_right(self, painter: QPainter, box: QRectF, cell: MatrixCell) -> None:
        """The result, or the word as far as there is room for it."""
        t = self._matrix.tokens()
        text, plain = self._right(cell)
        tint = self._tint(cell)
        painter.setFont(font("hint_medium") if text == cell.words else figure(14, 500))
        color = tone_colors(t, tint).text if tint else t.ink if plain else t.ink_3
        painter.setPen(qcolor(color))
        if not plain:  # a word may give way, a result never
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(box.width()) + 1
            )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def _tint(self, cell: MatrixCell) -> Tone | None:
        """The colour of what is going on; among times, only time over the limit stands out."""
        if self._matrix.mode == "times":
            return "warn" if cell.over else None
        return _TINTS.get(cell.state)

    def _right(self, cell: MatrixCell) -> tuple[str, bool]:
        """What stands at the right of a cell, and whether it is a result."""
        if self._matrix.mode == "times":
            return cell.time, True
        if cell.state in ("to_sign", "locked", "alarm", "warning") and cell.value not in ("", "–"):
            return cell.value, True
        return ("", False) if cell.state == "waiting" else (cell.words, False)


class Matrix(QTableView):
    """The matrix; arrows move, Enter opens.

    Signals:
        chosen(str): The key of the cell that is now current; empty if none is.
        opened(str): Somebody pressed Enter or clicked twice on the cell of that key.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode: Mode = "progress"
        self.matrix_model = MatrixModel(self)
        self.setModel(self.matrix_model)
        self.setItemDelegate(MatrixDelegate(self))
        head = MatrixHead(lambda: self.matrix_model.view, self.line_words, self)
        self.setHorizontalHeader(head)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(ROW)
        self.doubleClicked.connect(lambda _index: self._open())
        current().changed.connect(self._repaint)

    def tokens(self) -> Any:
        """The colours in force."""
        return current().tokens

    def _repaint(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def by_code(self) -> bool:
        """Whether the lines run by code."""
        view = self.matrix_model.view
        return bool(view and view.by_code)

    def opened_station(self, station: str) -> bool:
        """Whether a station's codes are open, so that its cells say teams."""
        view = self.matrix_model.view
        column = view.column(station) if view else None
        return bool(column and column.opened)

    def line_words(self) -> tuple[str, str]:
        """The titles of the two columns that say the line."""
        return (_("Turn"), "") if self.by_code() else (_("No."), self._who())

    def _who(self) -> str:
        view = self.matrix_model.view
        return view.who if view and view.who else _("Team")

    def set_mode(self, mode: Mode) -> None:
        """Show results or times."""
        self.mode = mode
        self.viewport().update()

    def show_view(self, view: ControlView) -> None:
        """Show a view; the current performance stays current, wherever it stands now."""
        kept = self.current_key()
        self.matrix_model.show_view(view)
        head = self.horizontalHeader()
        narrow = (46, 0) if view.by_code else (38, 116 if view.wide else 74)
        for place in range(self.matrix_model.columnCount()):
            fixed = place < 2
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(place, mode.Fixed if fixed else mode.Stretch)
            if fixed:
                self.setColumnHidden(place, not narrow[place])
                head.resizeSection(place, narrow[place])
        self._fit_rows()
        self._repaint()
        if not (kept and self.select_key(kept)):
            self._select_first()

    def _select_first(self) -> None:
        """Begin at the first station that is still open."""
        view = self.matrix_model.view
        columns = view.columns if view else ()
        place = next((at for at, column in enumerate(columns) if column.seal != "sealed"), 0)
        for row in range(self.matrix_model.rowCount()):
            if self.matrix_model.cell(row, 2 + place):
                self.setCurrentIndex(self.matrix_model.index(row, 2 + place))
                return

    def current_key(self) -> str:
        """The key of the current cell, or nothing."""
        index = self.currentIndex()
        cell = self.matrix_model.cell(index.row(), index.column())
        return cell.key if cell else ""

    def select_key(self, key: str) -> bool:
        """Make the cell of a key the current one; False if there is none."""
        for row in range(self.matrix_model.rowCount()):
            for column in range(2, self.matrix_model.columnCount()):
                cell = self.matrix_model.cell(row, column)
                if cell and cell.key == key:
                    self.setCurrentIndex(self.matrix_model.index(row, column))
                    return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """All at a glance, where a little less height does it."""
        count = max(1, self.matrix_model.rowCount())
        room = self.viewport().height() // count
        self.verticalHeader().setDefaultSectionSize(room if LEAST <= room < ROW else ROW)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(self.current_key())

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803  Qt's own name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        found = super().moveCursor(cursorAction, modifiers)
        if self.matrix_model.cell(found.row(), found.column()) is None:
            return self.currentIndex()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.current_key():
            self.opened.emit(self.current_key())
