"""The review: every step with why points were lost, then the PIN. Signed, it is only looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.views.queue import LineState, OtherSeat
from scorer.views.review import Filter, chosen_rows
from scorer.views.sheet import SheetView
from scorer.words import _
from ui.keys import cap
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Card, Surface
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label, Rule
from ui.widgets.saved import SavedBadge
from ui.widgets.segmented import SegmentedControl
from ui.windows.judging.header import HEIGHT, two_lines
from ui.windows.judging.note import NoteEdit
from ui.windows.judging.reviewlist import ReviewColumn, blocks
from ui.windows.judging.signing import SigningPanel, SigningView

_FILTERS: tuple[Filter, ...] = ("all", "deducted", "open")
_SEATS: dict[LineState, Glyph] = {
    "signed": "locked",
    "started": "in_progress",
    "paper": "in_progress",
}


class ReviewHeader(Surface):
    """Back, the code, and whether all is saved.

    Signals:
        back(): Back to the marks.
    """

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent=parent)
        self.setFixedHeight(HEIGHT)
        self.back_button = Button("", "ghost", "small", icon="arrow-left", key=cap("back"))
        self.back_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back_button.clicked.connect(self.back)
        self._code = Label("", figure(28))
        self._title, self._about = Label("", "section"), Label("", "hint", "ink_3")
        self.saved = SavedBadge()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 20, 1)
        row.setSpacing(0)
        rule = Rule(upright=True)
        rule.setFixedHeight(32)
        row.addWidget(self.back_button)
        row.addSpacing(12)
        row.addWidget(rule)
        row.addSpacing(14)
        row.addWidget(self._code)
        row.addSpacing(14)
        row.addLayout(two_lines(self._title, self._about, (24, 18)))
        row.addStretch(1)
        row.addWidget(self.saved)

    def say(self, code: str, about: str, *, signed: bool) -> None:
        """Show whose sheet it is, by code."""
        self._code.setText(code)
        self._title.setText(_("Signed sheet") if signed else _("Review and sign"))
        self._about.setText(about)
        self.back_button.setText(_("Back to marks"))


class NotesBlock(QWidget):
    """The sheet's notes, and how far the other judges of the panel are.

    Signals:
        written(str): What the sheet's own note says now.
        left(): Writing is over.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "small", "ink_3")
        self._notes = Label("", "small", wrap=True)
        self.edit = NoteEdit()
        self.edit.setFixedHeight(84)
        self.edit.hide()
        self.edit.left.connect(self._on_left)
        self.edit.textChanged.connect(lambda: self.written.emit(self.edit.toPlainText()))
        self.button = Button("", "secondary", "small", icon="pencil", key=cap("note"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.write)
        self._others = Label("", "small", "ink_3")
        self._seats = QVBoxLayout()
        self._seats.setSpacing(0)
        self._own = ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(0)
        for widget in (self._title, self._notes, self.edit):
            whole.addWidget(widget)
            whole.addSpacing(5)
        whole.addSpacing(5)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addSpacing(18)
        whole.addWidget(Rule())
        whole.addSpacing(14)
        whole.addWidget(self._others)
        whole.addSpacing(4)
        whole.addLayout(self._seats)

    @property
    def writing(self) -> bool:
        """Whether the note is being written."""
        return not self.edit.isHidden()

    def show_notes(self, sheet: SheetView, others: Sequence[OtherSeat], *, signed: bool) -> None:
        """Show the notes and the other seats."""
        self._own = sheet.note
        self._title.setText(_("Note"))
        self._notes.setText("\n".join(sheet.notes) or _("No note"))
        self.button.setText(_("Change note") if sheet.note else _("Write note"))
        self.button.setVisible(not signed)
        self._others.setText(_("Other judges of this panel (marks hidden from each other)"))
        while (old := self._seats.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for other in others:
            self._seats.addWidget(_seat_line(other, self))

    def write(self) -> None:
        """Let the sheet's own note be written."""
        self.edit.blockSignals(True)
        self.edit.setPlainText(self._own)
        self.edit.blockSignals(False)
        self._notes.hide()
        self.edit.show()
        self.edit.setFocus()

    def _on_left(self) -> None:
        if self.writing:
            self.edit.hide()
            self._notes.show()
            self.left.emit()


def _seat_line(other: OtherSeat, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    holder.setFixedHeight(30)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(StatusGlyph(_SEATS.get(other.state, "not_started"), 14))
    name = _("Judge {seat} {name}").format(seat=f"{other.seat:02d}", name=other.name)
    row.addWidget(Label(name, "small"))
    row.addStretch(1)
    row.addWidget(Label(other.words, "small", "ink_3"))
    return holder


class ReviewPage(QWidget):
    """The whole review.

    Signals:
        back(): Back to the marks.
        chosen(str): Back to the marks at this item.
    """

    back = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header, self.signing, self.notes = ReviewHeader(), SigningPanel(), NotesBlock()
        self._title, self.filter = Label("", "section"), SegmentedControl()
        self.filter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left, self._right = ReviewColumn(), ReviewColumn()
        self._sheet: SheetView | None = None
        self.header.back.connect(self.back)
        self.filter.chosen.connect(lambda _index: self._show_rows())
        for column in (self._left, self._right):
            column.chosen.connect(self.chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(0)
        ground = Surface("bg")
        column = QVBoxLayout(ground)
        column.setContentsMargins(24, 14, 24, 20)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addWidget(self._rows_card(), 1)
        across.addWidget(ground, 1)
        across.addWidget(self.signing)
        whole.addLayout(across, 1)

    def _rows_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setProperty("plain", "true")
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._left, 1, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(Rule(upright=True))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._right)
        right.addWidget(self.notes)
        right.addStretch(1)
        columns.addLayout(right, 1)
        self._area = QScrollArea()
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self._area.palette()
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        self._area.setPalette(palette)
        card.body.addWidget(self._area)
        return card

    def show_review(
        self, view: SigningView, code: str, about: str, others: Sequence[OtherSeat]
    ) -> None:
        """Show a sheet under review, or a signed one."""
        self._sheet = sheet = view.sheet
        signed = bool(view.signed)
        self.header.say(code, about, signed=signed)
        self.signing.show_view(view)
        self._title.setText(_("Step by step"))
        counts = (len(sheet.rows), sheet.deducted, len(sheet.missing) + len(sheet.undecided))
        words = (_("All {count}"), _("Deducted {count}"), _("Open {count}"))
        self.filter.set_labels(
            [said.format(count=count) for said, count in zip(words, counts, strict=True)]
        )
        if not self.notes.writing:
            self.notes.show_notes(sheet, others, signed=signed)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._sheet is not None:
            left, right = blocks(self._sheet, chosen_rows(self._sheet, _FILTERS[self.filter.index]))
            self._left.show_blocks(left)
            self._right.show_blocks(right)

    def reset(self) -> None:
        """Forget the PIN and show all steps again."""
        self.signing.field.clear()
        self.filter.choose(0)
        self._area.verticalScrollBar().setValue(0)
