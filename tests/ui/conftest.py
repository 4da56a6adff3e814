"""Every window test begins in the light theme, with our fonts and no motion."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, current


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme in force."""
    found = current()
    found.use("light")
    found.reduced_motion = True
    yield found
    found.use("light")
    found.reduced_motion = False
