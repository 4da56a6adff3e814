"""The alarms as work: what is wrong, since when, and the button that deals with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from scorer.views.alarms import Alarm
from scorer.words import _
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.chip import Chip
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label


class AlarmRow(Surface):
    """One alarm.

    Signals:
        acted(object): Its button was pressed; carries the alarm.
    """

    acted = Signal(object)

    def __init__(self, alarm: Alarm, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent=parent)
        self.alarm = alarm
        tone = "alarm" if alarm.grave else "warn"
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 9, 18, 9)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(StatusGlyph("alarm" if alarm.grave else "warning"))
        head.addWidget(Label(alarm.word, "body_bold", tone))
        where = Label(alarm.where, "body")
        where.setToolTip(alarm.where)
        where.setMinimumWidth(20)
        head.addWidget(where, 1)
        head.addWidget(Label(alarm.at, figure(13, 500), "ink_3"))
        column.addLayout(head)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Label(alarm.text, "small", "ink_2", wrap=True), 1)
        self.button = Button(alarm.action, "secondary", "small")
        self.button.clicked.connect(lambda: self.acted.emit(self.alarm))
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        color = self.theme.color("alarm_solid" if self.alarm.grave else "warn_solid")
        QPainter(self).fillRect(0, 0, 3, self.height(), color)


class AlarmList(QWidget):
    """The head with the counts, and the rows.

    Signals:
        acted(object): An alarm's button was pressed.
    """

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = Surface("surface", "b")
        head.setFixedHeight(48)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 18, 0)
        row.setSpacing(8)
        self._title = Label("", "section")
        self._grave, self._mild = Chip("0", "alarm"), Chip("0", "warning")
        self._settled = Label("", "small", "ink_3")
        for widget in (self._title, self._grave, self._mild):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._settled)
        whole.addWidget(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self._area, 1)
        self._shown: tuple[Alarm, ...] | None = None
        self.rows: list[AlarmRow] = []

    def show_alarms(self, found: tuple[Alarm, ...], settled: int) -> None:
        """Show these; the button that had the focus keeps it while its alarm is there."""
        grave = sum(alarm.grave for alarm in found)
        self._title.setText(_("Alarms"))
        self._grave.show_state(str(grave), "alarm")
        self._mild.show_state(str(len(found) - grave), "warning")
        self._grave.setVisible(grave > 0)
        self._mild.setVisible(len(found) > grave)
        self._settled.setText(_("{count} settled").format(count=settled))
        if found == self._shown:
            return
        held = next((row.alarm.key for row in self.rows if row.button.hasFocus()), "")
        self._shown = found
        self._fill(found)
        for row in self.rows:
            if row.alarm.key == held:
                row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, found: tuple[Alarm, ...]) -> None:
        holder = Surface("surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [AlarmRow(alarm) for alarm in found]
        for row in self.rows:
            row.acted.connect(self.acted)
            column.addWidget(row)
        if not found:
            none = Label(_("Nothing is in the way."), "small", "ink_3")
            none.setContentsMargins(20, 14, 18, 14)
            column.addWidget(none)
        column.addStretch(1)
        scrolled = self._area.verticalScrollBar().value()
        self._area.setWidget(holder)
        self._area.verticalScrollBar().setValue(scrolled)

    def focus(self) -> None:
        """Lead to the first alarm."""
        if self.rows:
            self.rows[0].button.setFocus(Qt.FocusReason.ShortcutFocusReason)
