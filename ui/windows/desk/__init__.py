"""The check-in desk (报到)."""

from ui.windows.desk.page import DeskPage

__all__ = ["DeskPage"]
