"""The right of the control room: alarms, the correction, the way to release."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import Surface
from ui.windows.control.alarmlist import AlarmList
from ui.windows.control.correction import CorrectionForm
from ui.windows.control.releasing import ReleaseList

WIDTH = 372


class Side(Surface):
    """The three lists above each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent=parent)
        self.setFixedWidth(WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        self.alarms = AlarmList()
        self.correction = CorrectionForm()
        self.releasing = ReleaseList()
        whole.addWidget(self.alarms, 1)
        whole.addWidget(self.correction)
        whole.addWidget(self.releasing)
        whole.addStretch(0)

    def show_part(self, part: str) -> None:
        """Where the place is small: the alarms (``work``), or the correction (``correct``)."""
        self.alarms.setVisible(part in ("", "work"))
        self.correction.setVisible(part in ("", "correct"))
