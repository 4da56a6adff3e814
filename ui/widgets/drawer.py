"""A panel that slides in from the right; what lies behind stays readable."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Surface
from ui.widgets.label import Label, Rule

WIDTH = 628
_MS = 180


class Drawer(Surface):
    """A drawer 628 px wide over the right of a window; Esc or the cross closes it.

    Put what it holds into `body`; add actions to the head with `add`.

    Signals:
        closed(): It was closed.
    """

    closed = Signal()

    def __init__(self, window: QWidget, width: int = WIDTH) -> None:
        super().__init__("surface", "l", "line_2", parent=window)
        self._width = width
        self._open = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        head = QWidget(self)
        head.setFixedHeight(60)
        self._row = QHBoxLayout(head)
        self._row.setContentsMargins(19, 0, 12, 0)
        self._row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 8, 0, 8)
        self.title = Label("", "section")
        self.sub = Label("", "hint", "ink_3")
        words.addWidget(self.title)
        words.addWidget(self.sub)
        self._row.addLayout(words, 1)
        self._cross = Button("", "ghost", icon="x")
        self._cross.clicked.connect(self.close_drawer)
        self._row.addWidget(self._cross)
        whole.addWidget(head)
        whole.addWidget(Rule())
        holder = QWidget(self)
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole.addWidget(holder, 1)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._on_slid)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        window.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether it is open or opening."""
        return self._open

    def set_title(self, title: str, sub: str = "") -> None:
        """Change the words of the head."""
        self.title.setText(title)
        self.sub.setText(sub)

    def add(self, widget: QWidget) -> None:
        """Add an action to the head, before the cross."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def open_drawer(self) -> None:
        """Slide in and take the focus."""
        if not self._open:
            self._open = True
            self._fit()
            self.move(self._away())
            self.show()
            self.raise_()
            self._move_to(self._home())
        self.setFocus()

    def close_drawer(self) -> None:
        """Slide out."""
        if self._open:
            self._open = False
            self._move_to(self._away())
            self.closed.emit()

    def _move_to(self, place: QPoint) -> None:
        self._slide.stop()
        if self.theme.reduced_motion:
            self.move(place)
            self._on_slid()
            return
        self._slide.setStartValue(self.pos())
        self._slide.setEndValue(place)
        self._slide.start()

    def _on_slid(self) -> None:
        if not self._open:
            self.hide()

    def _home(self) -> QPoint:
        return QPoint(self._window().width() - self.width(), 0)

    def _away(self) -> QPoint:
        return QPoint(self._window().width(), 0)

    def _window(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None
        return window

    def _fit(self) -> None:
        window = self._window()
        self.resize(min(self._width, window.width()), window.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._open:
            self._slide.stop()
            self._fit()
            self.move(self._home())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)
