"""Home: today's contest under one key, templates to begin with, this laptop's state."""

from ui.windows.home.window import HomeWindow

__all__ = ["HomeWindow"]
