"""A relay over a contest in memory, for the stage's tests."""

import pytest
from PySide6.QtCore import QObject, Signal

from scorer.domain.record.state import State
from tests.builders import Laptop, played


class MemoryRelay(QObject):
    """Stands for ``ui.relay.Relay`` where no file is needed: it has its signals and its state."""

    changed = Signal(object)
    drafted = Signal(object)

    def __init__(self, laptop: Laptop) -> None:
        super().__init__()
        self.laptop = laptop
        self.clerk = self

    @property
    def state(self) -> State:
        return self.laptop.state

    def drafts(self) -> dict[tuple[str, str, int, int], object]:
        return {}

    def tell(self) -> None:
        """Say that the state has changed."""
        self.changed.emit(self.state)


@pytest.fixture
def relay(qapp: object) -> MemoryRelay:
    """Twenty-six teams have been through everything; nothing is released."""
    return MemoryRelay(played(26))
