"""Points that an entrant loses for a violation, ruled in the control room."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.views.performance import performance_view
from scorer.words import use_language
from tests import parts
from tests.ui.room import PIN, prove, show_page
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.ask import Ask
from ui.widgets.field import Field
from ui.windows.control import ControlPage


@pytest.fixture(params=[True, False])
def relay(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Relay]:
    monkeypatch.setattr(Clerk, "proves", lambda _clerk, _who, pin: pin == PIN)
    scheme = replace(parts.scheme("number"), penalties=request.param)
    clerk = parts.started(tmp_path / "c.leitai", scheme, 2)
    found = Relay(clerk)
    yield found
    found.close()
    clerk.close()


def test_the_chief_takes_points_where_the_rules_know_penalties(
    relay: Relay, qtbot: QtBot, theme: Theme
) -> None:
    use_language("en")
    page = show_page(qtbot, ControlPage(relay))
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    known = performance_view(relay.state, "number", "U1").loses is not None
    assert ("penalty" in page.panel.buttons) == known
    if not known:
        return
    page.panel.buttons["penalty"].click()
    ask = page.findChild(Ask)
    assert ask is not None
    assert ask.reason is not None
    points = ask.findChild(Field)
    assert points is not None
    qtbot.keyClicks(points.edit, "2.5")
    qtbot.keyClicks(ask.reason.lineEdit(), "prompting")
    qtbot.keyClick(ask.reason.lineEdit(), Qt.Key.Key_Return)
    prove(qtbot, page)
    ruled = relay.state.last(f.PenaltySet, "U1", "number")
    assert ruled is not None
    assert (ruled.points, ruled.reason) == (Fraction("2.5"), "prompting")
    assert performance_view(relay.state, "number", "U1").loses == Fraction("2.5")
