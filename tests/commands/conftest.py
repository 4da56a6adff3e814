"""Commands run in this process, in English, so that tests can read what they say."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from scorer.__main__ import main


class Said(NamedTuple):
    """What a command gave back, what it said, and what it warned of."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All that it said."""
        return self.out + self.err


Say = Callable[..., Said]


@pytest.fixture
def scorer(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = main(["--language", "en", *map(str, words)])
        except SystemExit as end:
            code = int(end.code or 0)
        return Said(code, *capsys.readouterr())

    return run
