"""A disk that refuses, and a file that was changed from outside: what the windows say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.store.trouble import StoreTrouble, Trouble
from scorer.words import use_language
from tests import venue
from tests.ui.room import room
from ui.relay import Relay
from ui.windows.main import MainWindow, PageEntry

DRAFT = DraftSheet(marks={"A1": Mark("3", note="慢" * 20_000)})


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    with room(tmp_path, monkeypatch, 2) as found:
        yield found


def main_window(qtbot: QtBot, relay: Relay) -> MainWindow:
    use_language("en")
    page = PageEntry("control", "On site", "layout-grid", "Control", lambda _relay: QWidget())
    made = MainWindow(relay, (page,), lambda: "")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_full_disk_is_a_banner_until_there_is_room(qtbot: QtBot, relay: Relay) -> None:
    window = main_window(qtbot, relay)
    assert not window.banner.isVisible()
    db = relay.clerk.journal._db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreTrouble):
        relay.keep_draft(("S1", "T1-GP", 1, 1), DRAFT)
    assert window.banner.isVisible()
    assert window.banner.text().startswith("The disk is full.")
    use_language("zh_CN")
    window.retranslate()
    assert window.banner.text().startswith("磁盘已满")
    db.execute("PRAGMA max_page_count = 100000")
    relay.keep_draft(("S1", "T1-GP", 1, 1), DRAFT)
    assert not window.banner.isVisible()


def test_a_file_that_opened_without_being_writable_says_so_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with venue.founded(tmp_path / "a.leitai", 2) as clerk:
        monkeypatch.setattr(clerk, "_trouble", Trouble("read_only"))
        relay = Relay(clerk)
        window = main_window(qtbot, relay)
        assert window.banner.isVisible()
        assert window.banner.text().startswith("This place cannot be written to.")
        relay.close()
