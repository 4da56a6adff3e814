"""A bug is written down and told once; the program goes on."""

import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from scorer.words import use_language
from ui.diary import open_diary
from ui.mishaps import keep_running


@pytest.fixture
def diary() -> Iterator[Path]:
    """The program's own hooks, put back afterwards."""
    hooks = sys.excepthook, threading.excepthook
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    path = open_diary()
    assert path
    keep_running(path)
    yield path
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(None)
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def lines(path: Path, place: str = "leitai") -> list[dict[str, str]]:
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [line for line in found if line["place"] == place]


def boxes() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]


def fail(number: int) -> None:
    raise LookupError(f"bug {number}")


def test_a_bug_in_a_click_is_told_once_and_the_next_click_works(
    diary: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    use_language("en")
    button = QPushButton("x")
    qtbot.addWidget(button)
    clicks: list[int] = []
    button.clicked.connect(lambda: clicks.append(1))
    button.clicked.connect(lambda: fail(1))
    for _ in range(3):
        button.click()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "safe" in boxes()[0].informativeText()
    assert str(diary) in boxes()[0].informativeText()
    boxes()[0].close()
    qtbot.waitUntil(lambda: not boxes())
    assert len(clicks) == 3
    assert [line["level"] for line in lines(diary)] == ["ERROR"] * 3
    assert "LookupError: bug 1" in lines(diary)[0]["trace"]
    caplog.clear()


def test_a_bug_in_a_thread_is_told_in_the_window(
    diary: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=fail, args=(2,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    boxes()[0].close()
    qtbot.waitUntil(lambda: not boxes())
    assert len(lines(diary)) == 1
    caplog.clear()


def test_what_qt_complains_about_is_written_down(
    diary: Path, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    del qapp
    qWarning("a complaint")
    assert [line["said"] for line in lines(diary, "qt")] == ["a complaint"]
    caplog.clear()
