"""The watched folder: everybody lays a file there, the host takes what is new."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.exchange.bundle import merge_files
from scorer.exchange.folder import Watch, file_name, publish
from scorer.store.trouble import StoreTrouble
from tests import venue


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Clerk, Clerk, Path]]:
    """A host, a site, and the share between them."""
    share = tmp_path / "share"
    share.mkdir()
    with (
        venue.started(tmp_path / "host.leitai") as host,
        venue.site(host, tmp_path, "三室", 3) as site,
    ):
        yield host, site, share


def test_what_one_signs_the_other_has_at_the_next_look(room: tuple[Clerk, Clerk, Path]) -> None:
    host, site, share = room
    watch = Watch(share, own=host.laptop)
    publish(host, share)
    assert watch.new() == []
    for seat in (1, 2, 3):
        venue.sign(site, "S1", "T1-GP", seat)
        laid = publish(site, share)
        assert watch.new() == [laid]
        assert watch.new() == []
        assert laid
        merge_files(host, [laid])
        assert host.state.count >= site.state.count
    assert sorted(p.name for p in share.iterdir()) == sorted(
        file_name(clerk.name, clerk.laptop) for clerk in (host, site)
    )


def test_nothing_new_is_not_laid_again(room: tuple[Clerk, Clerk, Path]) -> None:
    _, site, share = room
    venue.sign(site, "S1", "T1-GP", 1)
    assert publish(site, share)
    assert publish(site, share) is None
    venue.sign(site, "S1", "T1-GP", 2)
    assert publish(site, share)


def test_a_share_that_goes_away_comes_back(room: tuple[Clerk, Clerk, Path]) -> None:
    host, site, share = room
    watch = Watch(share)
    away = share.rename(share.with_name("away"))
    venue.sign(site, "S1", "T1-GP", 1)
    with pytest.raises(StoreTrouble) as refused:
        publish(site, share)
    assert refused.value.trouble.kind == "lost"
    assert (watch.new(), watch.lost) == ([], True)
    away.rename(share)
    laid = publish(site, share)
    assert (watch.new(), watch.lost) == ([laid], False)
    assert site.trouble is None
    assert host.trouble is None


def test_a_half_copied_file_is_offered_again_when_it_is_whole(
    room: tuple[Clerk, Clerk, Path], tmp_path: Path
) -> None:
    host, site, share = room
    venue.sign(site, "S1", "T1-GP", 1)
    whole = publish(site, tmp_path)
    assert whole
    target = share / whole.name
    watch = Watch(share)
    content = whole.read_bytes()
    target.write_bytes(content[: len(content) // 2])
    (first,) = merge_files(host, watch.new())
    assert first.refused
    shutil.copyfile(whole, target)
    (second,) = merge_files(host, watch.new())
    assert second.report
    assert second.report.new == 2
    watch.forget(target)
    assert watch.new() == [target]


def test_other_files_in_the_folder_are_let_be(tmp_path: Path) -> None:
    for name in ("a.xlsx", ".x.leitai-export.part", ".y.leitai-export", "z.leitai"):
        (tmp_path / name).touch()
    assert Watch(tmp_path).new() == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("一号机", "一号机-0123abcd.leitai-export"),
        ("A/..\\B: 3", "A-B-3-0123abcd.leitai-export"),
        ("", "leitai-0123abcd.leitai-export"),
    ],
)
def test_a_file_is_named_after_its_laptop(name: str, file: str) -> None:
    assert file_name(name, "0123abcd456789") == file
