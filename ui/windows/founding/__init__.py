"""A new contest (新建赛事): its files, the organiser's choices, the rules they make, the PINs."""

from ui.windows.founding.dialog import FoundingDialog

__all__ = ("FoundingDialog",)
