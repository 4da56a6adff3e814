"""Home: today's contest under one key, templates to begin with, this laptop's state."""

from ui.windows.home.window import HomeWindow, open_place

__all__ = ["HomeWindow", "open_place"]
