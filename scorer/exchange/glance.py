"""What a contest's file says, read once and let go of: for those who only look."""

from pathlib import Path

from scorer.domain.record.fold import evolve
from scorer.domain.record.state import State
from scorer.store.journal import Journal


def state_in(path: Path) -> State:
    """Everything that a contest's file knows. Raises ``NotOpened`` or ``StoreTrouble``."""
    journal = Journal.open(path, read_only=True)
    try:
        return evolve(State(), journal.records())
    finally:
        journal.close()
