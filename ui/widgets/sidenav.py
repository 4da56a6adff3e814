"""The way about the program: contest, groups of pages with their counts, and this laptop below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from scorer.words import _, language
from ui.theme import current, font, paint_icon, qcolor
from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.chip import chip_width, paint_chip
from ui.widgets.empty import Drawing
from ui.widgets.glyph import StatusGlyph
from ui.widgets.label import Label, Rule
from ui.widgets.themed import Tone, panel, tone_colors

WIDTH = 196


@dataclass(frozen=True)
class NavItem:
    """A page: its key, the name of its drawing, its label in the language in force."""

    key: str
    icon: str
    label: str


class _Item(QAbstractButton):
    def __init__(self, item: NavItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._badge, self._tone = "", "alarm"
        self._theme = current()
        self._theme.changed.connect(self.update)
        self.setText(item.label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, text: str, tone: Tone) -> None:
        self._badge, self._tone = text, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self._theme.tokens
        on = self.isChecked()
        body = QRectF(12, 0, self.width() - 24, 34)
        if on:
            panel(painter, body, 6, t.accent_tint)
            painter.fillRect(QRectF(0, 7, 3, 20), qcolor(t.accent))
        elif self.underMouse():
            panel(painter, body, 6, t.surface_2)
        if self.hasFocus():
            panel(painter, body, 6, "", t.accent_line, width=2)
        ink = t.accent if on else t.ink_2
        paint_icon(painter, QRectF(20, 8, 18, 18), self.item.icon, ink, 1.6)
        painter.setFont(font("body_medium" if on else "body"))
        painter.setPen(qcolor(ink))
        words = QRectF(48, 0, body.right() - 52, 34)
        said = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        if self._badge:
            width = chip_width(self._badge, None) - 2
            box = QRectF(body.right() - 8 - width, 8, width, 18)
            colors = tone_colors(t, self._tone)  # type: ignore[arg-type]
            paint_chip(painter, box, self._badge, None, colors)


class _Line(QWidget):
    """One line of the laptop's block: a shape or drawing, what, and at the right how fresh."""

    def __init__(self, mark: QWidget, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.mark = mark
        self.left = Label("", "hint", tone)
        self.right = Label("", "hint", tone)
        row.addWidget(mark)
        row.addWidget(self.left)
        row.addStretch(1)
        row.addWidget(self.right)
        self.setFixedHeight(20)


class SideNav(Surface):
    """The navigation of a work window, 196 px wide.

    Signals:
        chosen(str): The key of the page that someone wants.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "r", parent=parent)
        self.setFixedWidth(WIDTH)
        self._items: dict[str, _Item] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 12)
        whole.setSpacing(0)
        self._title = Label("", "body_bold", wrap=True)
        self._sub = Label("", "hint", "ink_3", wrap=True)
        context = QVBoxLayout()
        context.setContentsMargins(20, 4, 20, 12)
        context.setSpacing(0)
        context.addWidget(self._title)
        context.addWidget(self._sub)
        whole.addLayout(context)
        whole.addLayout(_inset(Rule()))
        self._groups = QVBoxLayout()
        self._groups.setContentsMargins(0, 8, 0, 0)
        self._groups.setSpacing(0)
        whole.addLayout(self._groups)
        whole.addStretch(1)
        whole.addLayout(_inset(Rule()))
        whole.addSpacing(10)
        self._laptop = _Line(Drawing("laptop", 14), "ink_3", self)
        self._saved = _Line(StatusGlyph("done", 14), "ok", self)
        self._backup = _Line(Drawing("wifi-off", 14), "ink_3", self)
        for line in (self._laptop, self._saved, self._backup):
            whole.addLayout(_inset(line, 20))
        whole.addSpacing(4)
        whole.addLayout(self._switches())

    def _switches(self) -> QHBoxLayout:
        """Language, light, help and the way out: the same places on every page."""
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(0)
        self.language_button = Button("", "ghost", "small", icon="languages")
        self.light_button = Button("", "ghost", "small", icon="moon")
        self.help_button = Button("", "ghost", "small", icon="circle-help")
        self.leave_button = Button("", "ghost", "small", icon="log-out")
        buttons = (self.language_button, self.light_button, self.help_button, self.leave_button)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.insertStretch(2, 1)
        self.say_switches()
        return row

    def say_switches(self) -> None:
        """Say what the buttons would do."""
        self.language_button.setText("EN" if language() == "zh_CN" else "中文")
        self.help_button.setToolTip(_("What to do here (F1)"))
        self.help_button.setAccessibleName(_("What to do here (F1)"))
        self.leave_button.setToolTip(_("Close this contest"))
        self.leave_button.setAccessibleName(_("Close this contest"))
        self.light_button.setText(_("Dim") if self.theme.name == "light" else _("Bright"))

    def set_context(self, title: str, sub: str = "") -> None:
        """Show which contest this is."""
        self._title.setText(title)
        self._sub.setText(sub)

    def set_groups(self, groups: Sequence[tuple[str, Sequence[NavItem]]]) -> None:
        """Show the pages, in groups with a title each; the current page stays current."""
        kept = self.current()
        while (old := self._groups.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()  # its showing may still be ahead of it
                widget.setParent(None)
                widget.deleteLater()
        self._items = {}
        for title, items in groups:
            head = Label(title, "hint_medium", "ink_3")
            head.setFixedHeight(32)
            head.setContentsMargins(20, 8, 8, 0)
            self._groups.addWidget(head)
            for item in items:
                self._add(item)
        self.set_current(kept)

    def _add(self, item: NavItem) -> None:
        button = _Item(item, self)
        button.clicked.connect(lambda: self.chosen.emit(item.key))
        self._items[item.key] = button
        self._groups.addWidget(button)

    def set_badge(self, key: str, count: int, tone: Tone = "alarm") -> None:
        """Show a count at a page; 0 takes it away."""
        self._items[key].set_badge(str(count) if count else "", tone)

    def current(self) -> str:
        """Give the key of the current page, or nothing."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a page as the current one, without telling anyone."""
        if key in self._items:
            self._items[key].setChecked(True)

    def set_device(self, name: str, saved_at: str = "", backed_up_at: str = "") -> None:
        """Show this laptop: its name, last saving (hh:mm:ss) and last backup (hh:mm)."""
        self._laptop.left.setText(name)
        self._saved.left.setText(_("Saved") if saved_at else "")
        self._saved.right.setText(saved_at)
        self._saved.mark.setVisible(bool(saved_at))
        self._backup.left.setText(_("Offline"))
        told = _("Backed up {time}").format(time=backed_up_at) if backed_up_at else _("No backup")
        self._backup.right.setText(told)
        self._backup.right.set_tone("ink_3" if backed_up_at else "warn")


def _inset(widget: QWidget, edge: int = 12) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(edge, 0, edge, 0)
    row.addWidget(widget)
    return row
