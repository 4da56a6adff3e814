"""Devices and sync, driven by keys between two laptops in one process."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.record.decisions import setup
from scorer.domain.record.outcome import outcome
from scorer.exchange import bundle
from scorer.store.backup import checked_copy
from scorer.words import use_language
from tests import builders as b
from tests import venue as v
from tests.ui.room import prove, room
from ui.models.backups import BackupKeeper
from ui.models.share import ShareKeeper
from ui.relay import Relay
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.places import Places
from ui.windows.sync import SyncPage

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
WAIT = 30_000


class Chosen(Places):
    """Answers with what the test chose."""

    def __init__(self) -> None:
        self.here: list[Path] = []
        self.to: Path | None = None

    def files(self, *_asked: Any) -> list[Path]:
        return self.here

    def folder(self, *_asked: Any) -> Path | None:
        return self.to

    def target(self, *_asked: Any) -> Path | None:
        return self.to


@dataclass
class Hall:
    """The host with its page, and a laptop in another room."""

    relay: Relay
    page: SyncPage
    places: Chosen
    away: Clerk
    backups: BackupKeeper

    @property
    def log(self) -> list[str]:
        return [str(took.refused or took.new) for took in self.page._share.intake.log]


@pytest.fixture
def hall(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hall]:
    settings, places = Settings(tmp_path / "settings.json"), Chosen()
    use_language("en")
    with room(tmp_path, monkeypatch) as relay:
        away = v.site(relay.clerk, tmp_path, "room 3", 3)
        share = ShareKeeper(relay, settings)
        backups = BackupKeeper(relay, settings)
        page = SyncPage(relay, backups, share, places=places)
        qtbot.addWidget(page)
        page.resize(1244, 836)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        yield Hall(relay, page, places, away, backups)
        share.close()
        backups.close()
        away.close()


def sent(clerk: Clerk, folder: Path, name: str = "away") -> Path:
    path = folder / f"{name}.leitai-export"
    bundle.export(clerk, path, at="2026-11-22T15:18:00+08:00")
    return path


def states(page: SyncPage) -> dict[str, str]:
    assert page._view is not None
    return {one.name: one.state for one in page._view.devices}


def test_files_by_key_and_by_hand(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    assert states(hall.page) == {"A": "here", "room 3": "waiting"}
    v.sign(hall.away, "S1", v.members(hall.away, "GP")[0], 1)
    good = sent(hall.away, tmp_path)
    bad = tmp_path / "bad.leitai-export"
    bad.write_bytes(good.read_bytes().replace(b'"name":"room 3"', b'"name":"room 4"'))
    hall.places.here = [good, bad, good]
    qtbot.keyClick(hall.page, Key.Key_I, Ctrl)
    qtbot.waitUntil(lambda: len(hall.log) == 3, timeout=WAIT)
    assert hall.log == ["0", "altered", "2"]
    assert "The file was altered" in _words(hall.page.taken)
    devices = {one.name: one for one in hall.page._view.devices}  # type: ignore[union-attr]
    assert (devices["room 3"].holds, devices["room 3"].as_of) == ("1", "15:18")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good))])
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none)
    hall.page.drop.dropEvent(drop)
    qtbot.waitUntil(lambda: len(hall.log) == 4, timeout=WAIT)


def test_reading_by_hand_can_be_stopped(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    drop = hall.page.drop
    v.sign(hall.away, "S1", v.members(hall.away, "GP")[0], 1)
    hall.page.take([sent(hall.away, tmp_path), sent(hall.away, tmp_path, "later")])
    qtbot.waitUntil(drop.stop.isVisible)
    assert "Reading away.leitai-export" in _words(drop)
    qtbot.mouseClick(drop.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not drop.stop.isVisible(), timeout=WAIT)
    assert hall.log == ["0", "0"]
    assert _words(hall.page.taken).count("Stopped. Nothing of this file was taken in.") == 2
    assert not outcome(hall.relay.state, "S1", v.members(hall.away, "GP")[0]).sheets
    hall.page.taken.again.emit(hall.page._share.intake.log[0])
    qtbot.waitUntil(lambda: hall.log == ["2", "0"], timeout=WAIT)


def test_the_export_is_read_back_and_comes_home(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    hall.places.to = tmp_path / "stick.leitai-export"
    qtbot.keyClick(hall.page, Key.Key_E, Ctrl)
    qtbot.waitUntil(lambda: "read back" in hall.page.toast.text(), timeout=WAIT)
    assert bundle.read_bundle(hall.places.to, hall.away.state).manifest.name == "A"
    hall.places.to = tmp_path / "gone" / "stick.leitai-export"
    qtbot.keyClick(hall.page, Key.Key_E, Ctrl)
    qtbot.waitUntil(hall.page.banner.isVisible, timeout=WAIT)
    assert "not there any more" in hall.page.banner.text()


def test_a_conflict_shows_its_lines_and_leads_to_control(
    hall: Hall, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[tuple[str, object]] = []
    hall.relay.asked.connect(lambda name, subject: asked.append((name, subject)))
    member = v.members(hall.away, "GP")[0]
    assert not hall.page.conflicts.isVisible()
    v.sign(hall.relay.clerk, "S1", member, 1, "40")
    v.sign(hall.away, "S1", member, 1, "36")
    hall.page.take([sent(hall.away, tmp_path)])
    qtbot.waitUntil(hall.page.conflicts.isVisible, timeout=WAIT)
    assert states(hall.page) == {"A": "conflict", "room 3": "conflict"}
    [conflict] = hall.page._view.conflicts  # type: ignore[union-attr]
    assert conflict.summary == "1 line differs, totals 4 apart"
    marks = {
        version.laptop: [line.mark for line in version.lines if line.differs]
        for version in conflict.versions
    }
    assert marks == {"A": ["40"], "room 3": ["36"]}
    qtbot.mouseClick(hall.page.conflicts.go, Qt.MouseButton.LeftButton)
    assert asked == [("control", ("S1", member))]


def test_a_stranger_is_let_in_by_the_chief(
    hall: Hall, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copied.leitai"
    notes = {"contest": hall.relay.clerk.journal.contest, "name": "borrowed"}
    checked_copy(hall.relay.clerk.path, copy, notes, drafts=False)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("LEITAI_HOME", str(tmp_path / "elsewhere"))
        stranger = Clerk.open(copy)
        stranger.do(setup.assign_seat, b.CHIEF, "S1", 1, "j4", "替换")
    hall.page.take([sent(stranger, tmp_path, "borrowed")])
    qtbot.waitUntil(lambda: hall.log == ["unknown_laptop"], timeout=WAIT)
    assert states(hall.page)["borrowed"] == "stranger"
    hall.page.show_subject(stranger.laptop)
    qtbot.mouseClick(hall.page.devices.admit, Qt.MouseButton.LeftButton)
    prove(qtbot, hall.page)
    qtbot.waitUntil(lambda: hall.log == ["1"], timeout=WAIT)
    assert states(hall.page)["borrowed"] != "stranger"
    stranger.close()


def test_a_copy_lets_another_laptop_in(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    hall.places.to = tmp_path / "laptop 5.leitai"
    hall.page.make_copy("laptop 5")
    prove(qtbot, hall.page)
    qtbot.waitUntil(lambda: "is ready" in hall.page.toast.text(), timeout=WAIT)
    member = v.members(hall.away, "NU")[0]
    with Clerk.open(hall.places.to) as other:
        assert other.name == "laptop 5"
        v.sign(other, "S2", member, 1)
        hall.page.take([sent(other, tmp_path, "five")])
        qtbot.waitUntil(lambda: 1 in outcome(hall.relay.state, "S2", member).sheets, timeout=WAIT)
    assert states(hall.page)["laptop 5"] in {"fresh", "old", "odd"}


def test_backup_folders_are_chosen_and_left(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    hall.places.to = tmp_path / "stick"
    hall.places.to.mkdir()
    hall.page.add_backup()
    qtbot.waitUntil(lambda: bool(hall.backups.last_time()), timeout=WAIT)
    assert "stick" in _words(hall.page.folders)
    hall.page.folders.drop_backup.emit(hall.places.to)
    assert not hall.backups.places


def _words(part: Any) -> str:
    from ui.widgets.label import Label  # noqa: PLC0415  only here

    return "\n".join(label.text() for label in part.findChildren(Label))
