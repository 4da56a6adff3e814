"""The panel grid: a clerk copies the judges' totals from paper, row by row."""

from ui.windows.panel.page import PanelPage

__all__ = ["PanelPage"]
