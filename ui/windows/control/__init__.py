"""The control room (总控): how far every performance is, what is wrong, and the way to release."""

from ui.windows.control.page import ControlPage

__all__ = ("ControlPage",)
