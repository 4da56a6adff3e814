"""Whether what was entered is safe on the disk."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scorer.words import _
from ui.theme import figure
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed, Tone, panel, tone_colors


class SavedBadge(Themed):
    """A plate 34 px high: saved with the second, saving, or not saved with why and a way out.

    Signals:
        retry(): Someone pressed the button of the failed state.
    """

    retry = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = "muted"
        self._state: tuple[str, str] = ("idle", "")
        self._action = ""
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(8)
        self._glyph = StatusGlyph("done", 16)
        self._words = Label("", "body_bold")
        self._time = Label("", figure(14, 500))
        self._button = Button("", "danger", "small", parent=self)
        self._button.clicked.connect(self.retry)
        for widget in (self._glyph, self._words, self._time, self._button):
            row.addWidget(widget)
        self.show_saved("")

    @property
    def state(self) -> str:
        """One of `idle`, `saved`, `saving`, `failed`."""
        return self._state[0]

    def show_saved(self, at: str) -> None:
        """Show that everything is safe since `at` (hh:mm:ss); empty if nothing was entered yet."""
        self._state = ("saved" if at else "idle", at)
        self.retranslate()

    def show_saving(self) -> None:
        """Show that saving takes longer than a second."""
        self._state = ("saving", "")
        self.retranslate()

    def show_failed(self, why: str, action: str = "") -> None:
        """Show that it is not saved, why, and the verb of what may help."""
        self._state, self._action = ("failed", why), action
        self.retranslate()

    def retranslate(self) -> None:
        state, detail = self._state
        looks: dict[str, tuple[Glyph, Tone, str]] = {
            "idle": ("done", "ok", _("Nothing to save")),
            "saved": ("done", "ok", _("Saved")),
            "saving": ("warning", "warn", _("Saving")),
            "failed": ("alarm", "alarm", _("Not saved: {why}").format(why=detail)),
        }
        glyph, tone, words = looks[state]
        self._tone = tone
        self._glyph.set_glyph(glyph)
        self._words.setText(words)
        self._words.set_tone(tone)
        self._time.setText(detail if state == "saved" else "")
        self._time.setVisible(state == "saved")
        self._time.set_tone(tone)
        self._button.setText(self._action or _("Retry"))
        self._button.setVisible(state == "failed")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        box = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        panel(QPainter(self), box, 6, tone_colors(self.tokens, self._tone).tint)
