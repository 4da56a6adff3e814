"""Two laptops and a folder between them: what one signs, the other shows within two seconds."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.record.decisions import control, setup
from scorer.domain.record.outcome import outcome
from scorer.exchange import bundle
from scorer.exchange.folder import file_name
from scorer.store.keyring import public
from tests import builders as b
from tests import venue as v
from ui.models import intake as tray
from ui.models.backups import BackupKeeper
from ui.models.intake import Intake, Took
from ui.models.share import ShareKeeper
from ui.relay import Relay
from ui.settings import Settings


class Desk:
    """A laptop with its contest open, as the program has it."""

    def __init__(self, clerk: Clerk, settings: Settings) -> None:
        self.owner = QObject()
        self.clerk, self.relay = clerk, Relay(clerk, self.owner)
        self.settings = settings
        self.took: list[Took] = []
        self.share = ShareKeeper(self.relay, settings, self.owner)
        self.share.intake.took.connect(self.took.append)

    def close(self) -> None:
        self.share.close()
        self.relay.close()
        self.clerk.close()


@pytest.fixture
def settings(qapp: object, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def desks(tmp_path: Path, settings: Settings) -> Iterator[tuple[Desk, Desk]]:
    host = v.started(tmp_path / "host.leitai")
    room = v.site(host, tmp_path, "room 3", 3)
    both = Desk(host, settings), Desk(room, settings)
    yield both
    for desk in both:
        desk.close()


def signed(desk: Desk, member: str, seat: int) -> bool:
    return seat in outcome(desk.clerk.state, "S1", member).sheets


def shared(desks: tuple[Desk, Desk], tmp_path: Path) -> Path:
    """A folder that both desks share through from now on."""
    folder = tmp_path / "share"
    folder.mkdir()
    for desk in desks:
        desk.share.choose(folder)
    return folder


def test_a_signature_is_on_the_host_within_two_seconds(
    qtbot: QtBot, desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    host, room = desks
    folder = shared(desks, tmp_path)
    qtbot.waitUntil(lambda: len(list(folder.glob("*.leitai-export"))) == 2, timeout=5000)
    member = v.members(room.clerk, "GP")[0]
    for seat in (1, 2):
        began = monotonic()
        v.sign(room.clerk, "S1", member, seat)
        qtbot.waitUntil(partial(signed, host, member, seat), timeout=2000)
        assert monotonic() - began < 2
    assert host.share.intake.as_of(room.clerk.laptop)
    qtbot.waitUntil(lambda: bool(room.share.share.laid and host.share.share.took), timeout=2000)
    assert not host.share.share.trouble


def test_a_folder_that_vanishes_is_said_and_comes_back(
    qtbot: QtBot, desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    host, room = desks
    folder = shared(desks, tmp_path)
    away = folder.rename(tmp_path / "unplugged")
    member = v.members(room.clerk, "GP")[0]
    v.sign(room.clerk, "S1", member, 1)
    qtbot.waitUntil(lambda: room.share.share.trouble == "lost", timeout=5000)
    away.rename(folder)
    qtbot.waitUntil(lambda: signed(host, member, 1), timeout=5000)
    qtbot.waitUntil(lambda: not room.share.share.trouble, timeout=5000)


def test_the_folder_is_taken_up_again_with_the_contest(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    first = Desk(v.started(tmp_path / "host.leitai"), settings)
    first.share.choose(folder)
    first.close()
    again = Desk(Clerk.open(tmp_path / "host.leitai"), settings)
    name = file_name(again.clerk.name, again.clerk.laptop)
    qtbot.waitUntil((folder / name).exists, timeout=5000)
    again.close()


def merged(qtbot: QtBot, tray_: Intake, path: Path, *, watched: bool = False) -> Took:
    with qtbot.waitSignal(tray_.took, timeout=30_000) as caught:
        tray_.take([path], watched=watched)
    took = caught.args[0]
    assert isinstance(took, Took)
    return took


def test_a_bad_file_is_refused_whole_and_a_stranger_may_be_let_in(
    qtbot: QtBot, desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, room = desks
    member = v.members(room.clerk, "GP")[0]
    v.sign(room.clerk, "S1", member, 1)
    good = tmp_path / "good.leitai-export"
    bundle.export(room.clerk, good)
    bad = tmp_path / "bad.leitai-export"
    bad.write_bytes(good.read_bytes()[:-9] + b"altered!!")
    before = host.clerk.state
    assert merged(qtbot, host.share.intake, bad).refused == "altered"
    assert host.clerk.state is before
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("LEITAI_HOME", str(tmp_path / "elsewhere"))
        stranger = Clerk.open(_plain_copy(host.clerk, tmp_path / "copied.leitai"))
        stranger.do(setup.assign_seat, b.CHIEF, "S1", 1, "j4", "替换")
    theirs = tmp_path / "theirs.leitai-export"
    bundle.export(stranger, theirs)
    took = merged(qtbot, host.share.intake, theirs)
    assert (took.refused, took.field("laptop")) == ("unknown_laptop", stranger.laptop)
    host.relay.do(setup.admit_laptop, b.CHIEF, took.field("laptop"), took.field("key"), "N")
    assert merged(qtbot, host.share.intake, theirs).new == 1
    assert [one.refused for one in host.share.intake.log] == [None, "altered"]
    stranger.close()


def _plain_copy(clerk: Clerk, to: Path) -> Path:
    from scorer.store.backup import checked_copy  # noqa: PLC0415  only here

    checked_copy(clerk.path, to, {"contest": clerk.journal.contest}, drafts=False)
    return to


@pytest.mark.parametrize("watched", [False, True])
def test_a_file_of_a_stick_or_a_large_one_goes_through_a_process_of_its_own(
    qtbot: QtBot,
    desks: tuple[Desk, Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    watched: bool,  # noqa: FBT001
) -> None:
    if watched:
        monkeypatch.setattr(tray, "LARGE", 1)
    monkeypatch.setattr(tray, "read_bundle", pytest.fail)
    host, room = desks
    member = v.members(room.clerk, "GP")[0]
    v.sign(room.clerk, "S1", member, 1)
    path = tmp_path / "room.leitai-export"
    bundle.export(room.clerk, path)
    took = merged(qtbot, host.share.intake, path, watched=watched)
    assert (took.refused, took.trouble, took.new) == (None, "", 2)
    assert (took.name, took.laptop, took.made[:4]) == ("room 3", room.clerk.laptop, "")
    assert signed(host, member, 1)
    again = merged(qtbot, host.share.intake, path, watched=watched)
    assert (again.new, again.known) == (0, room.clerk.state.count)
    path.write_bytes(path.read_bytes()[:-1])
    damaged = merged(qtbot, host.share.intake, path, watched=watched)
    assert (damaged.refused, damaged.name) == ("damaged", "room 3")


def test_a_backup_is_made_at_a_seal_and_opens_elsewhere(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    stick, gone = tmp_path / "stick", tmp_path / "gone"
    stick.mkdir()
    desk = Desk(v.started(tmp_path / "host.leitai"), settings)
    keeper = BackupKeeper(desk.relay, settings, desk.owner)
    assert keeper.last_time() == ""
    with qtbot.waitSignal(keeper.made, timeout=30_000, check_params_cb=None):
        keeper.choose([stick, gone])
    qtbot.waitUntil(lambda: bool(keeper.last_time()) and not keeper.busy, timeout=30_000)
    first = sorted(stick.iterdir())
    assert [place.trouble for place in keeper.places] == ["", "lost"]
    for member in v.members(desk.clerk, "GP"):
        v.total(desk.clerk, "S1", member, ["80", "80", "80"])
    assert sorted(stick.iterdir()) == first
    os.utime(first[0], (0, 0))
    desk.clerk.do(control.seal_scope, b.CHIEF, "S1")
    qtbot.waitUntil(lambda: not keeper.busy and _newest(stick).stat().st_mtime > 1, timeout=30_000)
    keeper.close()
    spare = Clerk.open(_newest(stick))
    assert spare.state.count == desk.clerk.state.count
    assert public(spare.certificate_seed)
    spare.close()
    desk.close()


def _newest(folder: Path) -> Path:
    return max(folder.glob("*.leitai"), key=lambda path: path.stat().st_mtime)
