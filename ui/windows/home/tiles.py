"""What home lists: a contest that was open before, a template to begin with."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.words import _, language, n_
from ui.models.gallery import TemplateCard
from ui.models.recent import Recent
from ui.theme import paint_icon
from ui.widgets.button import Button
from ui.widgets.card import Card, Surface
from ui.widgets.glyph import Glyph, StatusGlyph
from ui.widgets.label import Label
from ui.widgets.themed import Themed, panel

_STAGES: dict[str, Glyph] = {"open": "not_started", "running": "in_progress", "closed": "locked"}


class RecentRow(Surface):
    """A contest that was open before; the first has the button that goes on with it.

    Signals:
        opened(str): Somebody wants this file.
    """

    opened = Signal(str)

    def __init__(self, found: Recent, *, first: bool) -> None:
        super().__init__("accent_tint" if first else "surface")
        self._path = found.path
        self.setFixedHeight(68 if first else 56)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(16)
        row.addWidget(StatusGlyph(_STAGES.get(found.stage, "in_progress"), 18))
        title = Label(found.title.say(language()), "section" if first else "step")
        title.setMinimumWidth(120)
        row.addWidget(title, 1)
        for text, tint, width in (
            (found.size.say(language()), "ink_2", 140),
            (found.progress.say(language()), "accent" if first else "ink_2", 150),
            (_when(found.at), "ink_3", 84),
        ):
            label = Label(text, "small", tint)
            label.setFixedWidth(width)
            row.addWidget(label)
        if first:
            go = Button(_("Continue"), "primary", key="Enter")
            go.setFixedWidth(146)
            go.clicked.connect(lambda: self.opened.emit(self._path))
            row.addWidget(go)
        else:
            told = n_("{count} backup", "{count} backups", found.backups)
            last = Label(told.format(count=found.backups), "small", "ink_3")
            last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            last.setFixedWidth(146)
            row.addWidget(last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._path)


def _when(at: str) -> str:
    """A time of day today, else the day; ``at`` is ``2026-11-22 13:14``."""
    day, _space, time = at.partition(" ")
    return _("Today {time}").format(time=time) if day == date.today().isoformat() else day  # noqa: DTZ011  the laptop's own day


class TemplateTile(Card):
    """A template: its drawing, what is in it, how large it is.

    Signals:
        chosen(str): Somebody wants a new contest from the template of that key.
    """

    chosen = Signal(str)

    def __init__(self, template: TemplateCard) -> None:
        super().__init__()
        self._key = template.key
        self.setMinimumHeight(128)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_Mark(template.icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text, role, tint in (
            (template.name, "section", "ink"),
            (template.kind, "small", "ink_2"),
        ):
            line = Label(text, role, tint, wrap=role == "section")  # type: ignore[arg-type]
            line.setMinimumWidth(60)
            words.addWidget(line)
        words.addSpacing(6)
        about = Label(template.about, "small", "ink_3")
        about.setMinimumWidth(60)
        words.addWidget(about)
        words.addStretch(1)
        words.addWidget(Label(template.size, "hint", "ink_3"))
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            panel(QPainter(self), QRectF(self.rect()), 8, "", self.tokens.accent, width=2)


class _Mark(Themed):
    """A drawing on a small tinted plate."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(QSize(40, 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, tokens = QPainter(self), self.tokens
        panel(painter, QRectF(self.rect()), 6, tokens.accent_tint)
        paint_icon(painter, QRectF(10, 10, 20, 20), self._icon, tokens.accent)
