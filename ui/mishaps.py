"""What goes wrong unexpectedly is written down and told calmly, and the program goes on.

By then the journal is safe: whatever was acknowledged is on the disk.
"""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from scorer.words import _

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def keep_running(diary: Path | None) -> None:
    """From now on a bug in any thread is logged and told, and Qt's own complaints are logged.

    Args:
        diary: The log file that the person is pointed to; None if there is none.
    """
    apology = Apology(diary)

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("leitai").error("not expected", exc_info=(kind, error, trace))
        apology.say(error)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
    qInstallMessageHandler(_write_down)


def _write_down(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], message)


class Apology:
    """The calm word after a bug: once for each sort of bug, and never two at a time."""

    def __init__(self, diary: Path | None) -> None:
        self._diary = diary
        self._told: set[str] = set()
        self._box: QMessageBox | None = None

    def say(self, error: BaseException) -> None:
        """Tell the person about a bug, from any thread; nothing without windows."""
        application = QApplication.instance()
        sort = f"{type(error).__name__}: {error}"
        if application is None or sort in self._told:
            return
        self._told.add(sort)
        QTimer.singleShot(0, application, lambda: self._show(sort))

    def _show(self, sort: str) -> None:
        if self._box is not None:
            return
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Something unexpected"))
        box.setText(_("Something went wrong that was not expected. Leitai goes on."))
        safe = _("Everything that was signed or shown as saved is safe. Please try once more.")
        where = _("What happened is written down in {file}.").format(file=self._diary)
        box.setInformativeText(f"{safe}\n{where}" if self._diary else safe)
        box.setDetailedText(sort)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(False)
        box.finished.connect(self._closed)
        self._box = box
        box.show()

    def _closed(self) -> None:
        self._box = None
