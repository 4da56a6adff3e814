"""Who a laptop is: the same for its own file, somebody new for a copy."""

import os
import shutil
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.store.admission import admitted
from scorer.store.keyring import Head, laptop_of, new_seed, public, spoken
from tests import venue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.leitai"
    venue.started(path).close()
    return path


def writes_as(path: Path) -> str:
    """The laptop id of the next record, as it stands in the file afterwards."""
    with Clerk.open(path) as clerk:
        venue.sign(clerk, "S1", venue.members(clerk, "GP")[0], 1)
        return clerk.state.tables[type(_last(clerk))][("S1", "T1-GP")][-1].laptop


def _last(clerk: Clerk) -> object:
    return clerk.journal.records()[-1].fact


def host_of(path: Path) -> str:
    with Clerk.open(path) as clerk:
        return clerk.journal.records()[0].laptop


def test_its_own_file_is_gone_on_with_under_the_same_name(path: Path) -> None:
    assert writes_as(path) == host_of(path)


def test_a_copy_is_gone_on_with_under_another_name(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, host_id, keys = tmp_path / "copy.leitai", host_of(path), os.environ["LEITAI_HOME"]
    shutil.copyfile(path, copy)
    monkeypatch.setenv("LEITAI_HOME", str(tmp_path / "elsewhere"))
    assert writes_as(copy) not in {"", host_id}
    with Clerk.open(copy) as clerk:
        assert clerk.laptop not in admitted(clerk.state)
        assert clerk.name != "A"
        clerk.note(name="B")
    with Clerk.open(copy) as clerk:
        assert clerk.name == "B"
        monkeypatch.setenv("LEITAI_HOME", keys)
    with Clerk.open(path) as host:
        assert host.name == "A"


def test_a_moved_file_is_another_laptop(path: Path, tmp_path: Path) -> None:
    host = host_of(path)
    moved = path.rename(tmp_path / "moved.leitai")
    assert writes_as(moved) != host


def test_an_older_copy_put_back_in_its_place_is_another_laptop(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copyfile(path, older)
    host = writes_as(path)
    shutil.copyfile(older, path)
    assert writes_as(path) != host


def test_another_persons_folder_makes_another_laptop(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = host_of(path)
    monkeypatch.setenv("LEITAI_HOME", str(tmp_path / "elsewhere"))
    assert writes_as(path) != host


def test_looking_at_a_copy_makes_nobody_new(path: Path, tmp_path: Path, own_home: Path) -> None:
    copy = tmp_path / "copy.leitai"
    shutil.copyfile(path, copy)
    before = sorted(own_home.rglob("*"))
    Clerk.open(copy).close()
    Clerk.open(copy, read_only=True).close()
    assert sorted(own_home.rglob("*")) == before


def test_keys_are_for_one_person_only(path: Path, own_home: Path) -> None:
    keys = [p for p in (own_home / "keys").rglob("*") if p.is_file() and p.suffix != ".mark"]
    assert len(keys) == 3
    assert {p.stat().st_mode & 0o077 for p in keys} == {0}
    secrets = [p.read_text() for p in keys if not p.suffix]
    assert not any(secret.encode() in path.read_bytes() for secret in secrets)


def test_nobody_takes_a_laptops_name_with_another_key() -> None:
    key = public(new_seed())
    head = Head(laptop_of(key), public(new_seed()), 1, "0" * 64, "")
    assert not head.own
    assert spoken(laptop_of(key)).replace("-", "").lower() == laptop_of(key)


def test_a_copy_for_another_laptop_is_let_in_once_it_writes(path: Path, tmp_path: Path) -> None:
    with Clerk.open(path) as host:
        first = host.copy_for("一考点", tmp_path / "1.leitai", "chief")
        second = shutil.copyfile(first, tmp_path / "2.leitai")
        ticket = host.state.clock
    ids = [writes_as(first), writes_as(second)]
    assert len({*ids, host_of(path)}) == 3
    for copy, laptop in zip((first, second), ids, strict=True):
        with Clerk.open(copy) as clerk:
            assert clerk.name == "一考点"
            assert laptop in admitted(clerk.state)
            assert clerk.state.clock == ticket + 2
            assert clerk.local("ticket") == ""
