"""The title scene: the contest's name before and between everything, or darkness."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scorer.views.stage import TitleScene
from ui.scene import WHOLE, Scene, width_of, words, words_font
from ui.theme import STAGE, qcolor


class TitlePainting(Scene):
    """Shows the contest's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TitleScene | None = None

    def show_view(self, view: TitleScene) -> None:
        """Show this title."""
        self._view = view
        self.still_changed()

    def paint_still(self, painter: QPainter) -> None:
        view = self._view
        if view is None or view.dark:
            painter.fillRect(WHOLE, qcolor(STAGE.ground_bottom))
            return
        lines = _lines(view.title)
        y = 560 - 60 * (len(lines) - 1)
        for line in lines:
            words(painter, (960, y), line, 90, weight=900, align="centre")
            y += 120
        words(painter, (960, y), view.sub, 44, color=STAGE.text_2, align="centre")


def _lines(title: str) -> list[str]:
    """The title in as many lines as it needs at 90 px, broken at a blank or in the middle."""
    if width_of(title, words_font(90, 900)) <= 1728:
        return [title]
    middle = len(title) // 2
    blanks = [place for place, sign in enumerate(title) if sign == " "]
    at = min(blanks, key=lambda place: abs(place - middle)) if blanks else middle
    if abs(at - middle) > middle * 0.6:
        at = middle
    return [title[:at].strip(), title[at:].strip()]
