"""Seats that are closed again after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.judging.seat import Seat
from ui.theme import Theme


@pytest.fixture
def seat(tmp_path: Path, theme: Theme) -> Iterator[Seat]:
    """Seat 1 of station S1, at its first contestant."""
    made = Seat(tmp_path / "demo.leitai")
    yield made
    made.close()
