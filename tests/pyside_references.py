"""Is this PySide6 sound on this Python? `python -m tests.pyside_references`; 0 if it is.

Some pairs lose a reference to None, True or False in every call that returns nothing, and the
process aborts after some thousands of them: PySide6 6.12.0 on Python 3.11 does. This counts what a
few hundred calls of each sort leave behind; a sound pair leaves next to nothing.
"""

import os
import sys
from collections.abc import Callable, Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import PySide6
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QRunnable,
    QSettings,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QLabel,
    QStyleOptionGraphicsItem,
    QTableView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
CALLS = 200
LIMIT = 0.5
"""References lost or gained in one call, at most; a broken pair shows 1.0 or more."""


class Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        del event
        painter = QPainter(self)
        painter.drawText(0, 10, "x")
        painter.end()


class Speaker(QObject):
    spoke = Signal(int)


class Deaf(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        del watched, event
        return False


class Nothing(QAbstractTableModel):
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own
        del parent
        return 5

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own
        del parent
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> None:
        del index, role


class Item(QGraphicsItem):
    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        return QRectF(0, 0, 10, 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        del painter, option, widget


class Run(QRunnable):
    def run(self) -> None:
        """Return nothing, in another thread."""


def calls() -> Iterator[tuple[str, Callable[[], object]]]:
    """Give one call of each sort; what it needs lives as long as the iterator is at it."""
    painted, label, speaker, deaf, timer = Painted(), QLabel(), Speaker(), Deaf(), QTimer()
    painted.show()
    yield "paintEvent", painted.repaint
    yield "QLabel.setText", lambda: label.setText("a")
    yield "QWidget.isVisible", painted.isVisible
    yield "QWidget.setVisible", lambda: painted.setVisible(True)
    speaker.spoke.connect(lambda _number: None)
    yield "signal", lambda: speaker.spoke.emit(1)
    painted.installEventFilter(deaf)
    yield (
        "eventFilter",
        lambda: QCoreApplication.sendEvent(painted, QEvent(QEvent.Type.User)),
    )
    yield "QTimer.setInterval", lambda: timer.setInterval(1)
    model, table = Nothing(), QTableView()
    table.setModel(model)
    table.show()
    yield "model.data", lambda: model.data(model.index(0, 0))
    yield "table of nothing", table.viewport().repaint
    scene, item = QGraphicsScene(0, 0, 50, 50), Item()
    scene.addItem(item)
    view = QGraphicsView(scene)
    view.show()
    yield "QGraphicsItem.paint", view.viewport().repaint
    pool = QThreadPool.globalInstance()
    yield "QRunnable.run", lambda: (pool.start(Run()), pool.waitForDone())
    settings = QSettings("a", "b")
    yield "QSettings.value", lambda: settings.value("nothing")
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield "QPainter.fillRect", lambda: painter.fillRect(0, 0, 5, 5, QColor("red"))
    painter.end()


def drift(call: Callable[[], object]) -> float:
    """Give the references to None, True and False that a call leaves behind, the worst of them."""
    constants = (None, True, False)
    call()
    before = [sys.getrefcount(constant) for constant in constants]
    for _ in range(CALLS):
        call()
    after = [sys.getrefcount(constant) for constant in constants]
    return max(abs(b - a) / CALLS for a, b in zip(before, after, strict=True))


def main() -> int:
    """Print each drift; 1 if one is beyond the limit."""
    application = QApplication(sys.argv[:1])
    print(f"PySide6 {PySide6.__version__}, Python {sys.version.split()[0]}")
    worst = 0.0
    for name, call in calls():
        application.processEvents()
        found = drift(call)
        worst = max(worst, found)
        print(f"{name:24} {found:.2f} a call{'' if found <= LIMIT else '  UNSOUND'}")
    return 1 if worst > LIMIT else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # an unsound pair may abort in Python's own end
