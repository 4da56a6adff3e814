"""Awards and certificates: rule, winners, preview, batch, reprints, bulletin, results workbook."""

from ui.windows.awards.page import AwardsPage

__all__ = ["AwardsPage"]
