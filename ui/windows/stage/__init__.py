"""The host's page: what is on air, what comes next, and on which screen."""

from ui.windows.stage.page import OnAir, Port, StagePage

__all__ = ["OnAir", "Port", "StagePage"]
