"""The steps of a sheet under review, section by section, with why points were lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scorer.domain.model.exact import brief
from scorer.views.points import minus
from scorer.views.sheet import ItemRow, SectionLine, SheetView
from scorer.words import _
from ui.theme import figure, font, qcolor
from ui.widgets.themed import Themed

_HEAD, _ROW, _ROW_LONG = 36, 50, 60
_NOTES = 250
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Block:
    """A section with the rows to show of it."""

    section: SectionLine
    rows: tuple[ItemRow, ...]

    @property
    def height(self) -> int:
        """How high it stands."""
        return _HEAD + sum(row_height(row) for row in self.rows)


def row_height(row: ItemRow) -> int:
    """A row with a reason is higher."""
    return _ROW_LONG if second_line(row) else _ROW


def second_line(row: ItemRow) -> str:
    """What stands below the words of a row."""
    if row.state == "missing":
        return _("No mark yet")
    if row.state == "undecided":
        return _("Undecided")
    return row.reason if row.lost or row.note or row.out_of_order else ""


def blocks(view: SheetView, only: Sequence[str]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The sections in two columns of about the same height; the notes go below the second."""
    shown = set(only)
    found = [
        Block(section, tuple(r for r in view.rows if r.section == place and r.id in shown))
        for place, section in enumerate(view.sections)
    ]
    found = [block for block in found if block.rows]
    cuts = range(len(found) + 1)

    def tallest(cut: int) -> int:
        left, right = found[:cut], found[cut:]
        return max(sum(b.height for b in left), _NOTES + sum(b.height for b in right))

    cut = min(cuts, key=tallest)
    return tuple(found[:cut]), tuple(found[cut:])


class ReviewColumn(Themed):
    """One column of sections; a row that is pressed leads back to its step.

    Signals:
        chosen(str): The id of the item.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()

    def show_blocks(self, found: tuple[Block, ...]) -> None:
        """Show these sections."""
        self._blocks = found
        self.setFixedHeight(sum(block.height for block in found))
        self.update()

    def places(self) -> list[tuple[Block | ItemRow, QRectF]]:
        """Give the box of every head and row."""
        found: list[tuple[Block | ItemRow, QRectF]] = []
        top = 0
        for block in self._blocks:
            found.append((block, QRectF(0, top, self.width(), _HEAD)))
            top += _HEAD
            for row in block.rows:
                found.append((row, QRectF(0, top, self.width(), row_height(row))))
                top += row_height(row)
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for what, place in self.places():
            if isinstance(what, ItemRow) and place.contains(event.position()):
                self.chosen.emit(what.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for what, place in self.places():
            if not place.intersects(QRectF(event.rect())):
                continue
            if isinstance(what, Block):
                self._paint_head(painter, what.section, place)
            else:
                self._paint_row(painter, what, place)
            line = QRectF(0, place.bottom() - 1, place.width(), 1)
            painter.fillRect(line, self.theme.color("line"))

    def _paint_head(self, painter: QPainter, section: SectionLine, place: QRectF) -> None:
        t = self.tokens
        painter.fillRect(place, qcolor(t.surface_3))
        box = place.adjusted(16, 0, -16, -1)
        painter.setFont(font("small_bold"))
        painter.setPen(qcolor(t.ink))
        painter.drawText(box, _LEFT, section.name)
        _figures(painter, box, section.points, section.full, (15, 15), (t.ink, t.ink_3))

    def _paint_row(self, painter: QPainter, row: ItemRow, place: QRectF) -> None:
        t = self.tokens
        box = place.adjusted(16, 0, -16, -1)
        painter.setFont(figure(14))
        painter.setPen(qcolor(t.ink_3))
        painter.drawText(QRectF(16, place.top(), 20, box.height()), _RIGHT, str(row.number))
        open_ = row.state in ("missing", "undecided")
        ink = t.alarm if row.state == "missing" else t.warn if open_ else t.ink
        _figures(painter, box, row.shown, brief(row.points), (18, 13), (ink, t.ink_3))
        end = box.right() - 62 - 10
        if row.lost:
            painter.setFont(figure(15))
            painter.setPen(qcolor(t.alarm))
            painter.drawText(box.adjusted(0, 0, -72, 0), _RIGHT, minus(row.lost, None))
            end -= 52
        words = QRectF(46, place.top(), end - 46, box.height())
        self._paint_words(painter, row, words)

    def _paint_words(self, painter: QPainter, row: ItemRow, words: QRectF) -> None:
        t, second = self.tokens, second_line(row)
        painter.setFont(font("body"))
        painter.setPen(qcolor(t.ink))
        elide, right = Qt.TextElideMode.ElideRight, words.width()
        if not second:  # a long step takes the room of the reason that is not there
            painter.drawText(words, _LEFT | Qt.TextFlag.TextWordWrap, row.name)
            return
        name = QFontMetricsF(font("body")).elidedText(row.name, elide, right)
        top = words.center().y() - 19
        painter.drawText(QRectF(words.left(), top, right, 20), _LEFT, name)
        painter.setFont(font("hint"))
        painter.setPen(qcolor(t.warn if row.state == "undecided" else t.alarm))
        said = QFontMetricsF(font("hint")).elidedText(second, elide, right)
        painter.drawText(QRectF(words.left(), top + 20, right, 18), _LEFT, said)


def _figures(
    painter: QPainter,
    box: QRectF,
    got: str,
    full: str,
    sizes: tuple[int, int],
    inks: tuple[str, str],
) -> None:
    """Paint points and their full marks at the right, on one baseline."""
    small = figure(sizes[1], 500)
    rest = f" / {full}"
    across = QFontMetricsF(small).horizontalAdvance(rest)
    painter.setFont(small)
    painter.setPen(qcolor(inks[1]))
    painter.drawText(box, _RIGHT, rest)
    painter.setFont(figure(sizes[0]))
    painter.setPen(qcolor(inks[0]))
    painter.drawText(box.adjusted(0, 0, -across, 0), _RIGHT, got)
