"""The explanation as a tree: arrows go through it, Right opens a line, Enter too."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from scorer.views.explain import Explanation, Line
from scorer.words import _
from ui.theme import current, paint_icon
from ui.windows.results.rows import Heading, Row, Seats, Tie, height, paint_row, said

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1


class RowDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        return QSize(200, height(index.data(_ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: Any = getattr(option, "rect")  # noqa: B009  missing from the wheel's stubs
        state: Any = getattr(option, "state")  # noqa: B009
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_row(painter, QRectF(rect), index.data(_ROW), current().tokens, chosen=chosen)
        painter.restore()
        tree = self.parent()
        if isinstance(tree, ExplainTree) and index.model().hasChildren(index):
            tree.paint_arrow(painter, rect, open_=tree.isExpanded(index))


class ExplainTree(QTreeWidget):
    """A total from the top down to each mark, then ties, signatures and corrections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(22)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(False)
        self.setItemDelegate(RowDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.itemClicked.connect(self._toggle)
        current().changed.connect(self.viewport().update)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Nothing: the arrows are painted over the rows, so that tints reach the edge."""

    def paint_arrow(self, painter: QPainter, rect: QRect, *, open_: bool) -> None:
        """The arrow before a line that can be opened."""
        name = "chevron-down" if open_ else "chevron-right"
        box = QRectF(rect.left() - 18, rect.center().y() - 8, 16, 16)
        paint_icon(painter, box, name, current().tokens.ink_3)

    def show_explanation(self, told: Explanation) -> None:
        """Show where a total comes from."""
        self.clear()
        rounds = [self._add(self, line) for line in told.root.children]
        for item in rounds:
            self._grow(item)
        if told.ties:
            self._add(self, Heading(_("Ties")))
            for text in told.ties:
                self._add(self, Tie(text))
        self._add(self, Heading(_("Corrections and signatures"), _("Records are only added")))
        for event in told.events:
            self._add(self, event)
        self._open(rounds)

    def _add(self, parent: "QTreeWidget | QTreeWidgetItem", row: Row) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent)
        item.setData(0, _ROW, row)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said(row))
        if isinstance(row, Heading):
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _grow(self, item: QTreeWidgetItem) -> None:
        """The lines below a line; a panel's seats stand side by side first."""
        row = item.data(0, _ROW)
        children = row.children
        if children and all(child.rule == "seat" for child in children):
            below = self._add(item, Seats(children, row.note))
            for child in children:
                self._grow(self._add(below, child))
            return
        for child in children:
            self._grow(self._add(item, child))

    def _open(self, rounds: list[QTreeWidgetItem]) -> None:
        """Begin with the last round open, and in it whatever was corrected."""
        for item in rounds[-1:]:
            item.setExpanded(True)
            for member in _below(item):
                member.setExpanded(True)
                for station in _below(member):
                    station.setExpanded(_noted(station.data(0, _ROW)))
        if rounds:
            self.setCurrentItem(rounds[0])

    def rows(self) -> Iterator[Row]:
        """The rows that are in sight, from the top."""
        item = self.topLevelItem(0)
        while item is not None:
            yield item.data(0, _ROW)
            item = self.itemBelow(item)

    def _toggle(self, item: QTreeWidgetItem) -> None:
        item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._toggle(item)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at)) is not None]


def _noted(row: Row) -> bool:
    """Whether a sheet of this station was corrected."""
    return isinstance(row, Line) and any(child.note and child.seat for child in row.children)
