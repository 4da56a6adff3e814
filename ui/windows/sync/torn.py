"""A conflict: the signed versions of one sheet side by side, the differing lines in amber."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from scorer.views.conflicts import Conflict, Version
from scorer.words import _
from ui.theme import figure, font, qcolor
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty
from ui.widgets.glyph import StatusGlyph, paint_glyph
from ui.widgets.label import Label, Rule
from ui.widgets.themed import Themed, panel

_HEAD, _ROW = 56, 36


class VersionSheet(Themed):
    """One version of the sheet, line by line."""

    def __init__(self, version: Version, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{version.laptop} {version.total}")

    def sizeHint(self) -> QSize:
        return QSize(240, _HEAD + _ROW * len(self._version.lines) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t, one = QPainter(self), self.tokens, self._version
        box = QRectF(self.rect())
        panel(painter, box, 8, t.surface)
        left, right = 14.0, box.width() - 14
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(qcolor(t.ink))
        painter.setFont(font("body_bold"))
        name = QRectF(left, 4, right - left - 70, 28)
        text = painter.fontMetrics().elidedText(
            one.laptop, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, flags | Qt.AlignmentFlag.AlignLeft, text)
        painter.setFont(figure(22))
        painter.drawText(QRectF(left, 4, right - left, 28), flags | _RIGHT, one.total)
        painter.setFont(font("hint"))
        painter.setPen(qcolor(t.ink_3))
        painter.drawText(QRectF(left, 30, right - left, 20), flags | _LEFT, one.about)
        painter.fillRect(QRectF(1, _HEAD - 1, box.width() - 2, 1), qcolor(t.line))
        for place, line in enumerate(one.lines):
            row = QRectF(1, _HEAD + place * _ROW, box.width() - 2, _ROW)
            if line.differs:
                painter.fillRect(row, qcolor(t.warn_tint))
            self._line(painter, row, f"{line.number} {line.name}".strip(), line.mark, line.differs)
        panel(painter, box, 8, "", t.line)

    def _line(self, painter: QPainter, row: QRectF, name: str, mark: str, differs: bool) -> None:  # noqa: FBT001  painted as it is
        t = self.tokens
        painter.setFont(figure(16) if mark.replace(".", "").isdecimal() else font("small_medium"))
        wide = painter.fontMetrics().horizontalAdvance(mark)
        painter.setPen(qcolor(t.warn if differs else t.ink))
        place = row.adjusted(14, 0, -14, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | _RIGHT, mark)
        if differs:
            square = QRectF(place.right() - wide - 26, row.center().y() - 7, 14, 14)
            paint_glyph(painter, square, "warning", t.warn, t.warn_tint)
        painter.setFont(font("small"))
        painter.setPen(qcolor(t.ink))
        room = place.width() - wide - (34 if differs else 8)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | _LEFT, text)


_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ConflictCard(Card):
    """All conflicts, one at a time; it leads to where the chief judge settles them.

    Signals:
        settle(Conflict): Somebody wants to settle this one.
    """

    settle = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", tone="alarm", parent=parent)
        self._all: tuple[Conflict, ...] = ()
        self._at = 0
        self.head_row.insertWidget(0, StatusGlyph("alarm", 16))
        self._back = Button("", "ghost", "small", icon="chevron-left")
        self._next = Button("", "ghost", "small", icon="chevron-right")
        for button, step in ((self._back, -1), (self._next, 1)):
            button.clicked.connect(lambda _on=False, step=step: self._turn(step))
            self.head_row.addWidget(button)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._title = Label("", "section", wrap=True)
        self._title.setContentsMargins(16, 10, 16, 0)
        line = QHBoxLayout()
        line.setContentsMargins(16, 2, 16, 0)
        line.setSpacing(10)
        self._judge = Label("", "small", "ink_3")
        self._summary = Label("", "small", "ink_2")
        line.addWidget(self._judge)
        line.addStretch(1)
        line.addWidget(self._summary)
        self.body.addWidget(self._title)
        self.body.addLayout(line)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("plain", "true")
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(12)
        area.setWidget(holder)
        self.body.addWidget(area, 1)
        self.body.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 14, 10)
        foot.setSpacing(8)
        self._note = Label("", "small", "ink_2", wrap=True)
        self.go = Button("", "primary")
        self.go.clicked.connect(lambda: self.settle.emit(self._all[self._at]))
        foot.addWidget(self._note, 1)
        foot.addWidget(self.go)
        self.body.addLayout(foot)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._note.setText(
            _("None counts for good until the chief judge has chosen; the others stay on record.")
        )
        self.go.setText(_("Settle it in the control room"))
        self._show()

    def show_conflicts(self, found: Sequence[Conflict]) -> None:
        """Show these; the one in sight stays if it is still there."""
        key = self._all[self._at].key if self._all else ""
        self._all = tuple(found)
        keys = [one.key for one in found]
        self._at = keys.index(key) if key in keys else 0
        self._show()

    def _turn(self, step: int) -> None:
        self._at = (self._at + step) % len(self._all)
        self._show()

    def _show(self) -> None:
        empty(self._row)
        if not self._all:
            return
        one = self._all[self._at]
        self.set_title(
            _("Conflict: {count} versions of one sheet").format(count=len(one.versions)),
            f"{self._at + 1} / {len(self._all)}",
        )
        several = len(self._all) > 1
        self._back.setVisible(several)
        self._next.setVisible(several)
        self._title.setText(one.title)
        self._judge.setText(one.judge)
        self._summary.setText(one.summary)
        for version in one.versions:
            self._row.addWidget(VersionSheet(version), 1, Qt.AlignmentFlag.AlignTop)
