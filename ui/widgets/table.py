"""Tables: rows of cells, each with its text, its tone and perhaps a state's shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme, current, figure, font, qcolor
from ui.widgets.chip import chip_width, paint_chip
from ui.widgets.columns import Want, widths
from ui.widgets.glyph import GLYPH_TONES, Glyph, paint_glyph
from ui.widgets.themed import Tone, panel, tone_colors

HEAD_HEIGHT, ROW_HEIGHT = 32, 40
_PAD = 10
_CELL = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cell:
    """What one cell shows.

    Args:
        text: Its words or figures.
        tone: Token of the text's colour, as `ink`, `ink_3`, `alarm`.
        bold: Whether it stands out.
        glyph: A state's shape before the text.
        chip: Show it as a chip in this tone.
        tint: Tint the cell in this tone, as for an alarm.
        struck: Strike the text through, as for a dropped mark.
        hint: What the pointer brings up.
        sub: A second, smaller line below; for rows of 54 px.
    """

    text: str = ""
    tone: str = "ink"
    bold: bool = False
    glyph: Glyph | None = None
    chip: Tone | None = None
    tint: Tone | None = None
    struck: bool = False
    hint: str = ""
    sub: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in pixels (0 takes what is left), whether it holds numbers.

    A width is what is laid out for it; where its cells or its neighbours' need it, room that
    nobody needs changes hands.
    """

    title: str
    width: int = 0
    number: bool = False
    centre: bool = False
    figure_size: int = 15


class RowsModel(QAbstractTableModel):
    """Rows of cells, each with a key of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[tuple[str, tuple[Cell, ...]], ...] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() >= len(self.rows[index.row()][1]):
            return None
        cell = self.rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.hint or (cell.text if len(cell.text) > 12 else None)
        return cell if role == _CELL else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        return _align(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _align(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    if column.centre:
        across = Qt.AlignmentFlag.AlignHCenter
    return across | Qt.AlignmentFlag.AlignVCenter


def _elided(painter: QPainter, box: QRectF, align: Qt.AlignmentFlag, text: str) -> None:
    """Write one line; what does not fit ends in dots."""
    fitting = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(box.width()) + 1
    )
    painter.drawText(box, align, fitting)


def _face(cell: Cell, column: Column) -> QFont:
    if column.number:
        return figure(column.figure_size, 700 if cell.bold else 500)
    return font("body_bold" if cell.bold else "body")


def _width(cell: Cell, column: Column) -> int:
    """So many pixels a cell takes with its margins."""
    if cell.chip:
        return round(chip_width(cell.text, cell.glyph)) + 2 * _PAD
    wide = QFontMetrics(_face(cell, column)).horizontalAdvance(cell.text) if cell.text else 0
    return wide + 2 * _PAD + (20 if cell.glyph else 0)


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`: tint, shape, text, and the hairline below."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table
        self._theme: Theme = current()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(_CELL)
        if not isinstance(cell, Cell):
            return
        painter.save()
        rect: Any = getattr(option, "rect")  # noqa: B009  missing from the wheel's stubs
        state: Any = getattr(option, "state")  # noqa: B009
        box = QRectF(rect)
        t = self._theme.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        zebra = self._table.zebra and index.row() % 2
        ground = t.accent_tint if chosen else (t.surface_3 if zebra else t.surface)
        painter.fillRect(box, qcolor(ground))
        if not self._table.zebra:
            line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
            painter.fillRect(line, qcolor(t.line))
        self._paint_cell(painter, box, cell, self._table.rows_model.columns[index.column()])
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, column: Column) -> None:
        t = self._theme.tokens
        if cell.tint:
            inner = box.adjusted(3, 2, -3, -2)
            panel(painter, inner, 4, tone_colors(t, cell.tint).tint)
        if cell.chip:
            width = chip_width(cell.text, cell.glyph)
            left = box.right() - _PAD - width if column.number else box.left() + _PAD
            place = QRectF(left, box.center().y() - 11, width, 22)
            paint_chip(painter, place, cell.text, cell.glyph, tone_colors(t, cell.chip))
            return
        words = box.adjusted(_PAD, 0, -_PAD, 0)
        if cell.glyph:
            square = QRectF(words.left(), box.center().y() - 7, 14, 14)
            if column.centre and not cell.text:
                square.moveLeft(box.center().x() - 7)
            color = tone_colors(t, GLYPH_TONES[cell.glyph]).text
            paint_glyph(painter, square, cell.glyph, color, t.surface)
            words.setLeft(words.left() + 20)
        self._paint_text(painter, words, cell, column)

    def _paint_text(self, painter: QPainter, words: QRectF, cell: Cell, column: Column) -> None:
        face = _face(cell, column)
        face.setStrikeOut(cell.struck)
        painter.setFont(face)
        painter.setPen(self._theme.color("ink_3" if cell.struck else cell.tone))
        upper = words.adjusted(0, 0, 0, -words.height() / 2 + 4) if cell.sub else words
        _elided(painter, upper, _align(column), cell.text)
        if cell.sub:
            painter.setFont(font("hint"))
            painter.setPen(self._theme.color("ink_3"))
            lower = words.adjusted(0, words.height() / 2 + 1, 0, -6)
            _elided(painter, lower, _align(column), cell.sub)


class Table(QTableView):
    """A table in our look: head 32 px, rows 40 px, hairlines only, numbers at the right.

    Signals:
        opened(str): The key of the row on which someone pressed Enter or clicked twice.
        selected(str): The key of the row that is now current; empty if none is.
    """

    opened = Signal(str)
    selected = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column] = (),
        *,
        row_height: int = ROW_HEIGHT,
        zebra: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.zebra = zebra
        self._wants: list[Want] = []
        self.rows_model = RowsModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(row_height)
        head = self.horizontalHeader()
        head.setFixedHeight(HEAD_HEIGHT)
        head.setFont(font("hint_medium"))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(self._on_opened)
        self.set_columns(columns)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Change the columns; also the way to say their titles in another language."""
        self.rows_model.beginResetModel()
        self.rows_model.columns = tuple(columns)
        self.rows_model.endResetModel()
        self._wants = self._measured()
        self._lay_out()

    def show_rows(self, rows: Sequence[tuple[str, Sequence[Cell]]]) -> None:
        """Show rows, each with a key; the current row and the place scrolled to are kept."""
        kept, scrolled = self.current_key(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.rows_model.beginResetModel()
        self.rows_model.rows = tuple((key, tuple(cells)) for key, cells in rows)
        self.rows_model.endResetModel()
        self._wants = self._measured()
        self._lay_out()
        self.select_key(kept)
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)

    def _measured(self) -> list[Want]:
        """What each column asks for, by the texts that it shows now."""
        title, small = QFontMetrics(font("hint_medium")), QFontMetrics(font("hint"))
        found = []
        for at, column in enumerate(self.rows_model.columns):
            cells = {row[at] for _key, row in self.rows_model.rows if at < len(row)}
            widest = max((_width(cell, column) for cell in cells), default=0)
            second = (small.horizontalAdvance(cell.sub) for cell in cells if cell.sub)
            head = max((title.horizontalAdvance(column.title), *second)) + 2 * _PAD
            found.append(Want(widest, head, column.width))
        return found

    def _lay_out(self) -> None:
        head = self.horizontalHeader()
        for at, width in enumerate(widths(self.viewport().width(), self._wants)):
            head.resizeSection(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def current_key(self) -> str:
        """Give the key of the current row, or nothing."""
        row = self.currentIndex().row()
        return self.rows_model.rows[row][0] if 0 <= row < len(self.rows_model.rows) else ""

    def select_key(self, key: str) -> bool:
        """Make the row of a key the current one; False if there is none."""
        for row, (known, _cells) in enumerate(self.rows_model.rows):
            if known == key:
                self.setCurrentIndex(self.rows_model.index(row, 0))
                return True
        return False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.selected.emit(self.current_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def _on_opened(self) -> None:
        self.opened.emit(self.current_key())
