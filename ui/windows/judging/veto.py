"""Critical fails (一票否决): what was seen, the key to be held, and the choice of a reason."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.views.sheet import CriticalLine
from scorer.words import _, n_
from ui.keys import cap
from ui.theme import font, paint_icon, qcolor
from ui.widgets.hold import HoldButton, HoldRing
from ui.widgets.keycap import HEIGHT, keycap_width, paint_keycap
from ui.widgets.label import Label
from ui.widgets.themed import Themed, panel

_ROW, _CHOICE = 28, 44
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CriticalList(Themed):
    """The critical items with a box each, ticked where this judge saw one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CriticalLine, ...] = ()

    def show_lines(self, lines: Sequence[CriticalLine]) -> None:
        """Show the items."""
        self._lines = tuple(lines)
        self.setFixedHeight(_ROW * len(self._lines))
        self.setToolTip("\n".join(f"{line.name}: {line.effect}" for line in lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        elide = QFontMetricsF(font("small")).elidedText
        for place, line in enumerate(self._lines):
            top = place * _ROW
            box = QRectF(0, top + 7, 14, 14)
            solid = t.alarm_solid if line.ticked else ""
            panel(painter, box, 3, solid, t.alarm_solid if line.ticked else t.line_2, width=1.5)
            if line.ticked:
                paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", t.on_solid, 3)
            painter.setFont(font("small_medium" if line.ticked else "small"))
            painter.setPen(qcolor(t.alarm if line.ticked else t.ink_2))
            words = QRectF(22, top, self.width() - 22, _ROW)
            name = elide(line.name, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, _LEFT, name)


class VetoSection(QWidget):
    """The section of the right panel; its button does what holding F8 does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._count = Label("", "small", "ink_3"), Label("", "small", "ink_3")
        self.list = CriticalList()
        self.button = HoldButton("", "danger", "normal", glyph="veto", key=cap("veto"))
        self.button.setFixedHeight(48)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 2, 8)
        for label in (self._title, self._count):
            label.setFixedHeight(20)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        whole.addLayout(head)
        holder = QHBoxLayout()
        holder.setContentsMargins(2, 0, 2, 0)
        holder.addWidget(self.list)
        whole.addLayout(holder)
        whole.addSpacing(6)
        whole.addWidget(self.button)

    def show_criticals(self, lines: Sequence[CriticalLine]) -> None:
        """Show the items; a sheet without any has no section."""
        self.setVisible(bool(lines))
        self._title.setText(_("Critical fail"))
        count = sum(line.ticked for line in lines)
        words = n_("{count} recorded", "{count} recorded", count).format(count=count)
        self._count.setText(words if count else _("None so far"))
        self._count.set_tone("alarm" if count else "ink_3")
        self.list.show_lines(lines)
        self.button.setText(_("Record critical fail"))
        self.button.set_key(cap("veto"))


class ReasonList(Themed):
    """The reasons with their digits.

    Signals:
        chosen(int): The place of a reason, from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CriticalLine, ...] = ()

    def show_lines(self, lines: Sequence[CriticalLine]) -> None:
        """Show the reasons."""
        self._lines = tuple(lines)
        self.setFixedHeight(_CHOICE * len(self._lines))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // _CHOICE)
        if 0 <= place < len(self._lines):
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        for place, line in enumerate(self._lines):
            key, top = str(place + 1), place * _CHOICE
            box = QRectF(0, top + (_CHOICE - HEIGHT) / 2, keycap_width(key), HEIGHT)
            paint_keycap(painter, box, key, t.ink_2, t.line_2, fill=t.surface)
            painter.setFont(font("step_bold" if line.ticked else "step"))
            painter.setPen(qcolor(t.alarm if line.ticked else t.ink))
            words = QRectF(32, top, self.width() - 32, _CHOICE)
            name = f"{line.name} · {line.effect}"
            elide = QFontMetricsF(painter.font()).elidedText
            painter.drawText(words, _LEFT, elide(name, Qt.TextElideMode.ElideRight, words.width()))


class VetoPlate(Themed):
    """What stands over the coming steps while the key is held, and until a reason is chosen.

    It takes no focus and stops nothing: the timer runs on.

    Signals:
        chosen(int): The place of the reason, from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choosing = False
        self.ring = HoldRing()
        self.list = ReasonList()
        self.list.chosen.connect(self._on_chosen)
        self._hint = Label("", "small", "ink_3", wrap=True)
        self._hint.setFixedWidth(170)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(24)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.list, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_progress(self, part: float, lines: Sequence[CriticalLine]) -> None:
        """Show how long the key has been held; 0 takes the plate away unless a choice is due."""
        self.list.show_lines(lines)
        if self.choosing:
            return
        self.ring.show_part(part)
        self._hint.setText(_("Letting go cancels."))
        self.setVisible(part > 0)

    def ask(self) -> None:
        """Held long enough: a digit chooses the reason."""
        self.choosing = True
        self.ring.show_part(1.0)
        count = self.list.height() // _CHOICE
        hint = _(
            "1–{count} picks the reason, Esc cancels. The timer runs on; Ctrl+Z takes it back."
        )
        self._hint.setText(hint.format(count=count))
        self.show()
        self.raise_()

    def close_plate(self) -> None:
        """Take the plate away."""
        self.choosing = False
        self.hide()

    def _on_chosen(self, place: int) -> None:
        if self.choosing:
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, t = QPainter(self), self.tokens
        painter.setPen(QPen(qcolor(t.line), 1))
        panel(painter, QRectF(self.rect()), 8, t.surface, t.alarm_line)
