"""Emptying a layout that is filled anew."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, for good.

    A widget that was added a moment ago is still to be shown by Qt: unless it is hidden first, it
    would come up as a window of its own and take the keys away from the real one.
    """
    while (old := layout.takeAt(0)) is not None:
        if (widget := old.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := old.layout()) is not None:
            empty(inner)
