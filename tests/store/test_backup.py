"""Backups, and the spare laptop that goes on from one."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.exchange.bundle import export, merge_files
from scorer.store.admission import admitted
from scorer.store.backup import last_good
from tests import venue
from tests.fakes import FixedClock
from tests.store.killed import sheet


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_backup_is_due_every_five_minutes(tmp_path: Path, stick: Path) -> None:
    clock = FixedClock()
    with venue.started(tmp_path / "a.leitai", clock=clock) as clerk:
        assert not clerk.backups().due(clock())
        clerk.back_up_to([stick])
        backups = clerk.backups()
        due = []
        for minutes in (0, 4, 1, 4, 1, -60):
            clock.go(minutes=minutes)
            due.append(backups.due(clock()))
            if due[-1]:
                backups.make(clock())
    assert due == [True, False, True, False, True, True]
    assert len(list(stick.iterdir())) == 4


def test_the_last_ones_are_kept(tmp_path: Path, stick: Path) -> None:
    clock = FixedClock()
    (stick / "other-a1b2c3-20260101-000000.leitai").touch()
    with venue.started(tmp_path / "a.leitai") as clerk:
        clerk.back_up_to([stick])
        backups = clerk.backups()
        for _ in range(14):
            clock.go(minutes=5)
            made = backups.make(clock())
    kept = sorted(p.name for p in stick.iterdir())
    assert len(kept) == 13
    assert made[0].path
    assert made[0].path.name in kept


def test_a_clock_that_is_set_back_costs_no_backup(tmp_path: Path, stick: Path) -> None:
    clock = FixedClock()
    with venue.started(tmp_path / "a.leitai") as clerk:
        clerk.back_up_to([stick])
        backups = clerk.backups()
        for turn in range(12):
            clock.go(minutes=5)
            venue.sign(clerk, "S1", f"T{turn % 4 + 1}-GP", turn // 4 + 1)
            backups.make(clock())
        clock.go(minutes=-60 * 24)
        venue.sign(clerk, "S2", "T1-NU", 1)
        newest = backups.make(clock())[0].path
    assert newest
    assert newest.exists()
    assert len(list(stick.iterdir())) == 12
    os.utime(newest, (0, 0))
    assert last_good([stick]) == newest


def test_a_folder_that_fails_is_told_and_harms_nothing(tmp_path: Path, stick: Path) -> None:
    clock = FixedClock()
    with venue.started(tmp_path / "a.leitai") as clerk:
        clerk.back_up_to([tmp_path / "pulled", stick])
        lost, made = clerk.backups().make(clock())
        assert lost.trouble
        assert (lost.trouble.kind, lost.path) == ("lost", None)
        assert made.path == last_good([stick, tmp_path / "pulled"], "a")
        assert clerk.trouble is None


def test_the_last_good_one_is_sound(tmp_path: Path, stick: Path) -> None:
    clock = FixedClock()
    with venue.started(tmp_path / "a.leitai") as clerk:
        clerk.back_up_to([stick])
        backups = clerk.backups()
        good = backups.make(clock())[0].path
        clock.go(minutes=5)
        bad = backups.make(clock())[0].path
    assert good
    assert bad
    assert last_good([stick]) == bad
    content = bad.read_bytes()
    at = content.index("种子".encode())
    bad.write_bytes(content[:at] + "粽".encode() + content[at + 3 :])
    assert last_good([stick]) == good


def test_a_spare_laptop_goes_on_from_the_stick(
    tmp_path: Path, stick: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with venue.started(tmp_path / "a.leitai") as host:
        site = venue.site(host, tmp_path, "一考点", 1)
        venue.sign(host, "S1", "T1-GP", 1)
        key = ("S1", "T1-GP", 1, 2)
        host.keep_draft(key, DraftSheet(marks={"A1": Mark("7")}))
        host.back_up_to([stick])
        path = host.backups().make(FixedClock()())[0].path
        seed, before, host_id = host.certificate_seed, host.state, host.laptop
    assert path
    assert path.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("LEITAI_HOME", str(tmp_path / "spare"))
    with Clerk.open(path) as spare:
        assert spare.state == before
        assert spare.drafts() == {key: DraftSheet(marks={"A1": Mark("7")})}
        venue.sign(spare, "S1", "T1-GP", 2)
        assert spare.laptop != host_id
        assert spare.laptop in admitted(spare.state)
        assert spare.certificate_seed == seed
        export(spare, tmp_path / "spare.leitai-export")
        monkeypatch.setenv("LEITAI_HOME", str(own_home))
        merged = merge_files(site, [tmp_path / "spare.leitai-export"])
        assert merged[0].refused is None
        assert site.state == spare.state
        site.close()
    for secret in (seed, "ticket"):
        assert secret.encode() not in _notes(path)
    with Clerk.open(path) as again:
        assert again.laptop != spare.laptop  # in the first laptop's hands it is one more copy


def test_a_file_that_was_moved_is_still_let_in_and_lets_others_in(tmp_path: Path) -> None:
    path, moved = tmp_path / "a.leitai", tmp_path / "there" / "b.leitai"
    with venue.started(path) as host:
        site, former = venue.site(host, tmp_path, "一考点", 1), host.laptop
    moved.parent.mkdir()
    path.rename(moved)
    with site, Clerk.open(moved) as host:
        venue.sign(host, "S1", "T1-GP", 1)
        assert host.laptop != former
        assert host.certificate_seed
        export(host, tmp_path / "host.leitai-export")
        other = venue.site(host, tmp_path, "二考点", 2)
        with other:
            venue.sign(other, "S1", "T2-GP", 1)
            export(other, tmp_path / "other.leitai-export")
        files = [tmp_path / "other.leitai-export", tmp_path / "host.leitai-export"]
        assert [one.refused for one in merge_files(site, files)] == [None, None]
        assert [one.refused for one in merge_files(host, files)] == [None, None]
        assert site.state == host.state


def _notes(path: Path) -> bytes:
    with Clerk.open(path, read_only=True) as clerk:
        rows = clerk.journal._db.conn.execute("SELECT * FROM local").fetchall()
    return repr(rows).encode()


_HOST = """
import sys
from pathlib import Path
from scorer.clerk import Clerk
from tests.fakes import FixedClock
from tests.store.killed import sheet
clerk, clock = Clerk.open(Path(sys.argv[1])), FixedClock()
clerk.back_up_to([Path(sys.argv[2])])
backups = clerk.backups()
for turn in range(10**6):
    clerk.sign(("S1", f"m{turn}", 1, 1), sheet, "j1", f"m{turn}")
    if turn % 20 == 19:
        clock.go(minutes=5)
        backups.make(clock())
        print(clerk.state.count, flush=True)
"""


def test_the_first_laptop_is_killed_and_the_spare_goes_on(
    tmp_path: Path, stick: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.leitai"
    with venue.founded(path) as host:
        first = host.laptop
    words = [sys.executable, "-c", _HOST, str(path), str(stick)]
    with subprocess.Popen(words, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as host_:
        assert host_.stdout
        saved = [int(host_.stdout.readline()) for _ in range(3)]
        host_.kill()
    began = monotonic()
    monkeypatch.setenv("LEITAI_HOME", str(tmp_path / "spare"))
    found = last_good([stick])
    assert found
    with Clerk.open(found) as spare:
        assert spare.state.count >= saved[-1]
        spare.sign(("S1", "after", 1, 1), sheet, "j1", "after")
        last = spare.journal.records()[-1]
        assert (last.laptop, last.actor) == (spare.laptop, "j1")
        assert spare.laptop != first
        assert spare.laptop in admitted(spare.state)
    assert monotonic() - began < 120


def test_making_a_backup_changes_nothing(tmp_path: Path, stick: Path) -> None:
    with venue.started(tmp_path / "a.leitai") as clerk:
        clerk.back_up_to([stick])
        before = clerk.state
        clerk.backups().make(FixedClock()() + timedelta(hours=1))
        assert clerk.state == before
        venue.sign(clerk, "S1", "T1-GP", 1)
    with Clerk.open(tmp_path / "a.leitai") as clerk:
        assert clerk.state.count == before.count + 1
