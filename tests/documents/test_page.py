from pathlib import Path
from typing import BinaryIO

import pytest
from reportlab import rl_config

from scorer.documents.flow import Strip, pages, space
from scorer.documents.fonts import Fonts
from scorer.documents.page import A4, paper, replacing


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"before")
    with pytest.raises(OSError, match="No space"), replacing(path) as stream:
        _fill_the_disk(stream)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [
        ("list.pdf", b"before")
    ]
    (tmp_path / ".list.pdf.part").write_bytes(b"left by a power cut")
    with replacing(path) as stream:
        stream.write(b"after")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [
        ("list.pdf", b"after")
    ]


def _fill_the_disk(stream: BinaryIO) -> None:
    stream.write(b"half")
    raise OSError(28, "No space left on device")


def test_a_failed_paper_changes_nothing_for_others(tmp_path: Path) -> None:
    before = rl_config.useA85
    with pytest.raises(KeyError), paper(tmp_path / "a.pdf", A4, "x", Fonts()):
        raise KeyError
    assert rl_config.useA85 == before
    assert list(tmp_path.iterdir()) == []


def heights(found: list[list[Strip]]) -> list[list[float]]:
    return [[strip.height for strip in page] for page in found]


def strip(height: float, *, head: tuple[Strip, ...] = (), with_next: bool = False) -> Strip:
    return Strip(height, space(0).draw, head, with_next)


def test_pages_break_between_strips_and_heads_come_again() -> None:
    head = strip(10)
    rows = [strip(30, head=(head,)) for _ in range(5)]
    assert heights(pages([head, *rows], 100)) == [[10, 30, 30, 30], [10, 30, 30]]


@pytest.mark.parametrize(
    ("strips", "found"),
    [
        ([strip(60), strip(20, with_next=True), strip(30)], [[60], [20, 30]]),
        ([strip(60), strip(20), strip(30)], [[60, 20], [30]]),
        ([strip(10), strip(500), strip(10)], [[10], [500], [10]]),
        ([], [[]]),
    ],
)
def test_what_belongs_together_stays_together(
    strips: list[Strip], found: list[list[float]]
) -> None:
    assert heights(pages(strips, 100)) == found
