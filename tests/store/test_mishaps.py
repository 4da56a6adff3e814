"""What goes wrong at a venue: power cuts, full disks, closed folders, a busy file."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.exchange.bundle import export, read_bundle
from scorer.store.trouble import StoreTrouble
from tests import venue

ROOT = Path(__file__).parents[2]


def run(*words: str, home: Path) -> str:
    """Run a child of these tests; what it printed."""
    done = subprocess.run(
        [*words],
        cwd=ROOT,
        env={**os.environ, "LEITAI_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def python(module: str, *words: str, home: Path) -> str:
    return run(sys.executable, "-m", f"tests.store.{module}", *words, home=home)


def test_nothing_that_was_shown_as_saved_is_lost_in_100_kills(
    tmp_path: Path, own_home: Path
) -> None:
    said = python("killed", str(tmp_path), "100", "1", home=own_home)
    kills, sheets, drafts = map(int, re.findall(r"\d+", said))
    assert kills == 100
    assert sheets >= 50
    assert drafts > sheets


def test_a_full_disk_stops_entry_and_nothing_else(tmp_path: Path, own_home: Path) -> None:
    said = python("full_disk", str(tmp_path), home=own_home)
    assert re.fullmatch(r"(disk_full|failing) after \d\d+ sheets\n", said)


def test_room_again_and_entry_goes_on(tmp_path: Path) -> None:
    told: list[bool] = []
    with venue.started(tmp_path / "a.leitai") as clerk:
        clerk.listen(lambda _: told.append(clerk.trouble is None))
        db, state = clerk.journal._db, clerk.state
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
        draft = DraftSheet(marks={"A1": Mark("3", note="慢" * 20_000)})
        with pytest.raises(StoreTrouble) as refused:
            clerk.keep_draft(("S1", "T1-GP", 1, 1), draft)
        assert refused.value.trouble.kind == "disk_full"
        assert clerk.drafts() == {}
        db.execute("PRAGMA max_page_count = 100000")
        clerk.keep_draft(("S1", "T1-GP", 1, 1), draft)
        assert clerk.state is state
    assert told == [False, True]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that anybody can reach: pytest's own is for one person."""
    folder = Path(tempfile.mkdtemp(prefix="leitai-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_closed_folder_can_be_looked_at(open_to_all: Path) -> None:
    path, home = open_to_all / "a.leitai", open_to_all / "home"
    with venue.started(path) as clerk:
        count = clerk.state.count
    home.mkdir()
    home.chmod(0o777)
    open_to_all.chmod(0o555)
    before = sorted(open_to_all.iterdir())
    assert python("closed_folder", str(path), home=home) == f"read_only read_only {count}\n"
    assert sorted(open_to_all.iterdir()) == before


SAVES = 20
_SAVING = """
import os
import sys
from pathlib import Path
from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet
from tests.store.killed import sheet
clerk = Clerk.open(Path(sys.argv[1]))
for turn in range(int(sys.argv[2])):
    clerk.keep_draft(("S1", "m", 1, 1), DraftSheet(elapsed_ms=turn))
    clerk.sign(("S1", "m", 1, 1), sheet, "j1", f"m{turn}")
os._exit(0)  # as a power cut leaves it: the log is still there to be counted
"""


def test_a_saved_sheet_is_one_commit_and_one_sync(tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "a.leitai"
    venue.founded(path).close()
    few = syncs(path, 1, own_home)  # the first one also stores who this laptop is
    many = syncs(path, 1 + SAVES, own_home)
    assert many[0] - few[0] == 2 * SAVES  # as many drafts as signed sheets
    if few[1] is not None and many[1] is not None:
        assert many[1] - few[1] == 2 * SAVES


def syncs(path: Path, saves: int, home: Path) -> tuple[int, int | None]:
    """Commits in the log, and what the system was asked to sync, where it can be watched.

    With ``synchronous = FULL`` the log is synced once for each commit.
    """
    copy = path.with_name(f"{saves}.leitai")
    shutil.copyfile(path, copy)
    python_words = [sys.executable, "-c", _SAVING, str(copy), str(saves)]
    trace = path.with_name(f"{saves}.trace")
    tracer = shutil.which("strace")
    watch = [tracer, "-f", "-e", "trace=fsync,fdatasync", "-o", str(trace)] if tracer else []
    run(*watch, *python_words, home=home)
    found = None
    if tracer:
        found = len(re.findall(r"f(?:data)?sync\(", trace.read_text()))
    return commits(copy), found


def commits(path: Path) -> int:
    """The commits in a write-ahead log: frames that tell the size of the file after them."""
    log = path.with_name(path.name + "-wal").read_bytes()
    page = int.from_bytes(log[8:12], "big")
    salt = log[16:24]
    frames = [log[at : at + 24] for at in range(32, len(log), page + 24)]
    return sum(frame[4:8] != bytes(4) for frame in frames if frame[8:16] == salt)


def test_every_commit_is_synced(tmp_path: Path) -> None:
    with venue.founded(tmp_path / "a.leitai") as clerk:
        settings = {
            name: clerk.journal._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode", "foreign_keys")
        }
    assert settings == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}


def test_a_second_writer_waits_its_turn_and_is_then_told(tmp_path: Path) -> None:
    path = tmp_path / "a.leitai"
    with venue.founded(path) as clerk:
        clerk.journal._db.execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreTrouble) as refused:
            clerk.keep_draft(("S1", "m", 1, 1), DraftSheet())
        assert refused.value.trouble.kind == "busy"
        other.execute("ROLLBACK")
        other.close()
        clerk.keep_draft(("S1", "m", 1, 1), DraftSheet())
    assert Clerk.open(path, read_only=True).drafts()


_LIVING = "import sys; from tests.store.killed import *; live(Path(sys.argv[1]), 0, 1)"


def test_a_reader_beside_a_busy_writer_sees_whole_moments(tmp_path: Path, own_home: Path) -> None:
    path, file = tmp_path / "a.leitai", tmp_path / "x.leitai-export"
    venue.founded(path).close()
    words = [sys.executable, "-c", _LIVING, str(path)]
    counts: list[int] = []
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout
            writer.stdout.readline()
            for _ in range(20):
                with Clerk.open(path, read_only=True) as reader:
                    export(reader, file)
                    manifest = read_bundle(file, reader.state).manifest
                    assert manifest.count >= reader.state.count
                    counts.append(manifest.count)
                os.read(writer.stdout.fileno(), 1 << 16)
        finally:
            writer.kill()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
