"""Every script of a contest day, sentence by sentence; see ``scripts/hall.py``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.day import Day

SCRIPTS = sorted(Path(__file__).with_name("scripts").glob("*.txt"))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Day]:
    """An empty hall."""
    hall = Day(tmp_path)
    yield hall
    hall.close()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script(script: Path, hall: Day) -> None:
    for number, line in enumerate(script.read_text(encoding="utf-8").splitlines(), 1):
        sentence = line.partition("#")[0].strip()
        if not sentence:
            continue
        try:
            hall.hear(sentence)
        except Exception as failure:
            failure.add_note(f"{script.name}:{number}: {sentence}")
            raise


def test_a_sentence_that_nobody_understands_fails(hall: Day) -> None:
    with pytest.raises(AssertionError, match="nobody understands"):
        hall.hear("J1 hums a tune")


def test_there_are_scripts() -> None:
    assert len(SCRIPTS) >= 10
