"""The confirmation card: one person, to be read from the other side of the desk."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.desk import PersonCard
from scorer.words import _
from ui.theme import figure, qcolor, text
from ui.widgets.button import Button
from ui.widgets.empty import Drawing
from ui.widgets.flow import FlowRow
from ui.widgets.glyph import paint_glyph
from ui.widgets.label import Label, Rule
from ui.widgets.themed import Themed, panel, tone_colors
from ui.windows.desk.moment import Kind, Told
from ui.windows.desk.person import NameRow, TeamRow

Act = Literal["arrive", "admit", "print", "replace", "undo", "absent"]
_BAND = 60
_LEAST = 440  # the card keeps its height, so that nothing below it moves


class _Band(Themed):
    """The band over the card: what happened, in one line, and when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: Told | None = None
        self.setFixedHeight(_BAND)

    def say(self, told: Told) -> None:
        """Show what is told."""
        self.told = told
        self.setAccessibleName(told.title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.told is None:
            return
        painter, t = QPainter(self), self.tokens
        fill = tone_colors(t, self.told.tone).text
        painter.setClipRect(self.rect())
        panel(painter, QRectF(0, 0, self.width(), self.height() + 12), 7, fill)
        paint_glyph(painter, QRectF(24, 17, 26, 26), self.told.glyph, t.surface, fill)
        painter.setPen(qcolor(t.surface))
        box = QRectF(66, 0, self.width() - 66 - 24, self.height())
        painter.setFont(figure(20, 500))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                         self.told.at)  # fmt: skip
        room = box.width() - painter.fontMetrics().horizontalAdvance(self.told.at) - 12
        face = text(22, 700)
        painter.setFont(face)
        if painter.fontMetrics().horizontalAdvance(self.told.title) > room:
            painter.setFont(text(16, 700))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(box.left(), 0, room, box.height()),
            flags.value | Qt.TextFlag.TextWordWrap.value,
            self.told.title,
        )


class _Fact(QWidget):
    """A label and a figure below it."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(0)
        column.addWidget(Label(label, "hint", "ink_3"))
        column.addWidget(Label(value, figure(24)))


class ConfirmationCard(Themed):
    """What happened, who it is, and what can be done about it.

    Signals:
        wanted(str): An `Act` that somebody pressed the button of.
        chosen(str): A member of the team that was clicked.
    """

    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: Told | None = None
        self._shown: PersonCard | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 2, 2, 2)
        whole.setSpacing(0)
        self._band = _Band()
        whole.addWidget(self._band)
        self._person = QWidget()
        self._column = QVBoxLayout(self._person)
        self._name = NameRow()
        self._unit = Label("", text(22), wrap=True)
        self._facts = FlowRow(gap=8)
        self._way = Label("", text(18, 500), wrap=True)
        self._note = Label("", "large_medium", "warn", wrap=True)
        self._here = Label("", "small", "ink_3")
        self._team = TeamRow()
        self._team.chosen.connect(self.chosen)
        for part in (self._name, self._unit, self._facts, self._way_row(), self._note, Rule(),
                     self._here, self._team, self._buttons()):  # fmt: skip
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
        self.set_low(low=False)
        whole.addWidget(self._person, 1)
        self._empty = _Empty()
        whole.addWidget(self._empty, 1)

    def set_low(self, *, low: bool) -> None:
        """Stand closer where the window is low."""
        edge = 10 if low else 16
        self._column.setContentsMargins(22, edge, 22, edge)
        self._column.setSpacing(5 if low else 10)
        self.setMinimumHeight(_LEAST - 60 if low else _LEAST)
        for button in (self.first, self.second, self.third):
            button.set_size("normal" if low else "large")
        self._place_buttons()

    def _way_row(self) -> QWidget:
        self._way_line = QWidget()
        row = QHBoxLayout(self._way_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Drawing("arrow-right", 20, "accent", 2.2))
        row.addWidget(self._way, 1)
        return self._way_line

    def _buttons(self) -> QGridLayout:
        self.first = Button("", "primary", "large")
        self.second = Button("", size="large", icon="user-round-cog", key="F6")
        self.third = Button("", "ghost", "large")
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._acts: dict[Button, Act] = {}
        for button in (self.first, self.second, self.third):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, b=button: self.wanted.emit(self._acts[b]))
        self._place_buttons()
        return self._grid

    def _place_buttons(self) -> None:
        """Put the buttons side by side, or the first above the others where they are too wide."""
        wide = sum(b.sizeHint().width() + 4 for b in (self.first, self.second, self.third))
        low = wide > self.width() - 44
        self._grid.addWidget(self.first, 0, 0, 1, 3 if low else 1)
        self._grid.addWidget(self.second, int(low), 0 if low else 1, 1, 1)
        self._grid.addWidget(self.third, int(low), 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def name(self) -> str:
        """Give the name that is shown large; empty if nobody is."""
        return self._shown.name if self._shown else ""

    def note(self) -> str:
        """Give the line that says what to do."""
        return (self._note if self._shown else self._empty.note).text()

    def show_moment(self, kind: Kind, told: Told, card: PersonCard | None) -> None:
        """Show what happened, and whom it concerns."""
        self.told, self._shown = told, card
        self._band.say(told)
        self._person.setVisible(card is not None)
        self._empty.setVisible(card is None)
        if card is None:
            self._empty.say(told)
        else:
            self._show_person(card)
            self._note.setText(told.note)
            self._note.setVisible(bool(told.note))
            self._note.set_tone(told.tone if told.tone in ("alarm", "warn") else "ink_2")
            self._label(kind)
        self.update()

    def _show_person(self, card: PersonCard) -> None:
        self._name.show_person(card.name, card.role)
        self._unit.setText(card.unit)
        while (old := self._facts.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # its showing may still be ahead of it
                widget.setParent(None)
                widget.deleteLater()
        for label, value in card.facts:
            self._facts.addWidget(_Fact(label, value))
        self._way.setText(card.way)
        self._way_line.setVisible(bool(card.way))
        words = _("{here} of {all} of this team are here")
        self._here.setText(words.format(here=card.here, all=len(card.team)))
        self._team.show_team(card.team, card.member)
        for widget in (self._here, self._team):
            widget.setVisible(len(card.team) > 1)

    def _label(self, kind: Kind) -> None:
        """Give each button its act; they never change places."""
        arrived = bool(self._shown and self._shown.at)
        absent = bool(self._shown and self._shown.absent)
        if kind == "over":
            self._set(self.first, "admit", _("Let in by the chief judge"), "user-round", "Enter")
        elif arrived:
            self._set(self.first, "print", _("Print badge"), "printer", "Ctrl+P")
        else:
            self._set(self.first, "arrive", _("Check in"), "check", "Enter")
        self._set(self.second, "replace", _("Replace"), "user-round-cog", "F6")
        if arrived or absent:
            words = _("Undo check-in") if arrived else _("Undo absence")
            self._set(self.third, "undo", words, "", "Ctrl+Z")
        else:
            self._set(self.third, "absent", _("Absent"), "", "F7")
        self._place_buttons()

    def _set(self, button: Button, act: Act, label: str, icon: str, key: str) -> None:
        self._acts[button] = act
        button.setText(label)
        button.set_icon(icon)
        button.set_key(key)

    def offers(self, act: str) -> bool:
        """Whether a button of the card does this now."""
        return self._shown is not None and act in self._acts.values()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        edge = tone_colors(t, self.told.tone).text if self.told else t.line
        panel(painter, QRectF(self.rect()), 8, t.surface, edge, width=2)


class _Empty(QWidget):
    """Below the band where nobody is shown: what to do now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(20)
        column.addStretch(1)
        self._drawing = Drawing("scan-line", 88, "ink_3", 1.2)
        self.note = Label("", text(24, 500), wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.note)
        column.addStretch(1)

    def say(self, told: Told) -> None:
        """Show what to do, in the tone of what happened."""
        tone = "alarm" if told.tone == "alarm" else "ink_3"
        self._drawing.show_drawing("qr-code" if tone == "alarm" else "scan-line", tone)
        self.note.setText(told.note)
