"""The results by keys: places, an explanation, and files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scorer.domain.record import roll
from scorer.domain.record.decisions import control
from scorer.exchange.workbook import read_sheets
from scorer.views.explain import Event, Line
from scorer.words import use_language
from tests import venue
from tests.builders import CHIEF, CODER, SUPERVISOR
from tests.ui.room import room, show_page
from ui.relay import Relay
from ui.theme import Theme
from ui.windows.results import ResultsPage
from ui.windows.results.rows import Seats

Key = Qt.Key


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    with room(tmp_path, monkeypatch) as found:
        for place, role in enumerate(("GP", "NU"), 1):
            for at, member in enumerate(venue.members(found.clerk, role)):
                venue.paper(found.clerk, member, str(90 - at))
                venue.total(found.clerk, f"S{place}", member, ("90", "92", str(88 + at)))
        yield found


@pytest.fixture
def page(relay: Relay, qtbot: QtBot, theme: Theme) -> ResultsPage:
    use_language("en")
    return show_page(qtbot, ResultsPage(relay))


def open_all(relay: Relay) -> None:
    relay.do(control.seal_scope, CHIEF, "R2")
    for station in ("S1", "S2"):
        relay.do(control.open_codes, CODER, station, SUPERVISOR)


def provisional(page: ResultsPage) -> bool:
    return page._shown is not None and page._shown[0].provisional


def shown(page: ResultsPage) -> list[list[str]]:
    return [[cell.text for cell in cells] for _key, cells in page.table.rows_model.rows]


def test_closed_stations_are_in_no_total(page: ResultsPage, relay: Relay) -> None:
    assert provisional(page)
    assert [row[3] for row in shown(page)] == ["–", "–"]
    open_all(relay)
    assert not provisional(page)
    assert [row[3] for row in shown(page)] == ["90.00", "90.33"]


def test_a_total_is_explained_by_keys(page: ResultsPage, relay: Relay, qtbot: QtBot) -> None:
    open_all(relay)
    qtbot.keyClick(page.table, Key.Key_Down)
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page._told is not None
    assert page._told.rank == 2
    assert page.tree.hasFocus()
    labels = [row.label for row in page.tree.rows() if isinstance(row, Line)]
    assert labels[:2] == ["Round 1", "Round 2"]

    while not _station(page):
        qtbot.keyClick(page.tree, Key.Key_Down)
    qtbot.keyClick(page.tree, Key.Key_Right)
    seats = next(row for row in page.tree.rows() if isinstance(row, Seats))
    assert [line.value for line in seats.lines] == ["90", "92", "89"]
    assert any(isinstance(row, Event) for row in page.tree.rows())
    qtbot.keyClick(page.tree, Key.Key_Escape)
    assert page.table.hasFocus()
    assert not page.drawer.is_open


def _station(page: ResultsPage) -> bool:
    item = page.tree.currentItem()
    row = item.data(0, Qt.ItemDataRole.UserRole + 1) if item else None
    return isinstance(row, Line) and row.rule == "station"


def test_the_workbook_and_the_explanation_are_written(
    page: ResultsPage, relay: Relay, qtbot: QtBot, tmp_path: Path
) -> None:
    open_all(relay)
    book, paper = tmp_path / "results.xlsx", tmp_path / "why.pdf"
    page.export(book)
    qtbot.waitUntil(page._export.isEnabled, timeout=20_000)
    places, first, second = read_sheets(book)
    assert len(places.rows) == 1 + 2
    assert len(first.rows) == len(second.rows) == 1 + 4
    qtbot.keyClick(page.table, Key.Key_Return)
    page.print_explanation(paper)
    qtbot.waitUntil(page._export.isEnabled, timeout=20_000)
    assert paper.read_bytes().startswith(b"%PDF")
    assert roll.people(relay.state).entrants[page._entrant].name in page.drawer.sub.text()
