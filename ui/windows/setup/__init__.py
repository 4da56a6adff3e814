"""Setting a contest up (筹备): roster, draws, seats, rules, start."""

from ui.windows.setup.page import SetupPage

__all__ = ["SetupPage"]
