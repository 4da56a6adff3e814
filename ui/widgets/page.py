"""A page of the main window that keeps up with the contest only while somebody sees it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page that nobody sees is made up to date when it is shown again."""

    def refresh(self) -> None:
        """Show the contest as it is now; each page says how."""
        raise NotImplementedError

    def refresh_if_seen(self) -> None:
        """The contest has changed: show it, unless nobody would see it."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
