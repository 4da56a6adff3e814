"""Language and theme change while every page is open: all is as if opened so."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from tests import venue
from ui import settings
from ui.app import Program
from ui.contest import OpenContest
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ASKED = ("text", "placeholderText", "windowTitle", "toolTip", "accessibleName")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Program]:
    made = Program(qapp)
    qtbot.addWidget(made.home)
    yield made
    made.deleteLater()
    settled()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.leitai"
    with venue.started(found, 2) as clerk:
        venue.paper(clerk, "T1-GP", "80")
        venue.total(clerk, "S1", "T1-GP", ["90", "80", "85"])
        venue.sign(clerk, "S1", "T2-GP", 1)
    return found


@contextmanager
def contest(path: Path) -> Iterator[OpenContest]:
    """All windows of a copy of the contest."""
    copy = path.with_name("open.leitai")
    shutil.copyfile(path, copy)
    made = OpenContest(Clerk.open(copy), settings.current())
    made.show()
    made.show_seat("S1", 2)
    for page in pages(made):
        made.main.show_page(page)
    settled()
    yield made
    made.close()
    settled()
    copy.unlink()


def pages(found: OpenContest) -> list[str]:
    return [entry.key for entry in found.main._entries]


def settled() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def said(found: OpenContest) -> dict[str, set[str]]:
    """Every text of every window, by page."""
    windows: dict[str, QWidget] = {"stage": found.stage, "nav": found.main.nav}
    windows |= {"seat": next(iter(found._seats.values()))}
    for page in pages(found):
        found.main.show_page(page)
        settled()
        shown = found.main.page(page)
        assert shown
        windows[page] = shown
    return {name: set(texts(window)) for name, window in windows.items()}


def texts(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        if not (widget is window or widget.isVisibleTo(window)):
            continue
        for name in ASKED:
            ask = getattr(widget, name, None)
            if callable(ask) and isinstance(text := ask(), str):
                yield text
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))


@pytest.mark.parametrize(("before", "after"), [("zh_CN", "en"), ("en", "zh_CN")])
def test_every_page_speaks_the_language_that_is_chosen(
    program: Program, path: Path, before: str, after: str
) -> None:
    chosen = settings.current()
    chosen.choose(language=before)
    with contest(path) as open_:
        said(open_)
        chosen.choose(language=after)
        settled()
        switched = said(open_)
    with contest(path) as open_:
        fresh = said(open_)
    for page, expected in fresh.items():
        assert (page, switched[page] ^ expected) == (page, set())


def test_every_page_takes_the_theme_that_is_chosen(program: Program, path: Path) -> None:
    chosen = settings.current()
    with contest(path) as open_:
        looks(open_)
        chosen.choose(theme="dark")
        settled()
        switched = looks(open_)
    with contest(path) as open_:
        fresh = looks(open_)
    assert [page for page in fresh if fresh[page] != switched[page]] == []


def looks(found: OpenContest) -> dict[str, QImage]:
    """Every window and page as it is painted."""
    images = {"seat": next(iter(found._seats.values())).grab().toImage()}
    for page in pages(found):
        found.main.show_page(page)
        settled()
        images[page] = found.main.grab().toImage()
    return images
