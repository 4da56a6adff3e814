"""What reaches the stage: released results, in every scene, and nothing else."""

from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from scorer.domain.record.decisions import control, desk, judging
from scorer.domain.record.outcome import outcome
from scorer.views.stage import BoardScene, CallScene, Cue, PerformanceScene, TitleScene, scene
from tests.builders import CHIEF, release
from tests.ui.stage.conftest import MemoryRelay
from ui.relay import Relay
from ui.stage.window import ScenePort

BOARD = Cue("standings")


def port(qtbot: QtBot, relay: MemoryRelay, cue: Cue) -> ScenePort:
    found = ScenePort(cast("Relay", relay), cue, now=lambda: "15:21")
    qtbot.addWidget(found)
    found.resize(960, 540)
    found.show()
    return found


def board(found: ScenePort) -> BoardScene:
    assert isinstance(found.view, BoardScene)
    return found.view


def words(view: Any) -> set[str]:
    """Every text that a view holds, however deep."""
    if isinstance(view, str):
        return {view}
    if isinstance(view, tuple):
        return set().union(*map(words, view)) if view else set()
    if is_dataclass(view):
        return set().union(*(words(getattr(view, f.name)) for f in fields(view)))
    return set()


def test_nothing_is_on_the_board_before_a_release(qtbot: QtBot, relay: MemoryRelay) -> None:
    assert board(port(qtbot, relay, BOARD)).rows == ()


def test_the_board_follows_a_release_and_not_a_correction(qtbot: QtBot, relay: MemoryRelay) -> None:
    found = port(qtbot, relay, BOARD)
    release(relay.laptop, "R1")
    relay.tell()
    assert [row.total for row in board(found).rows[:2]] == ["89.00", "88.00"]
    release(relay.laptop, "S1")
    relay.tell()
    before = board(found)
    for sheet in outcome(relay.state, "S1", "T9-GP").sheets.values():
        relay.laptop.do(judging.correct_sheet, CHIEF, sheet.id, "笔误", total="100")
    relay.tell()
    assert board(found) == before
    relay.laptop.do(control.seal_scope, CHIEF, "S1", "更正")
    relay.laptop.do(control.release, CHIEF, "S1")
    relay.tell()
    first = board(found).rows[:3]
    moved = next(row for row in board(found).rows if row.entrant == "T9")
    assert moved.movement is not None
    assert moved.movement > 0
    assert first[0].rank == 1


def test_a_status_is_a_word_and_has_no_rank(qtbot: QtBot, relay: MemoryRelay) -> None:
    relay.laptop.do(desk.set_status, CHIEF, "T3", "disqualified", "", "冒名顶替")
    release(relay.laptop, "R1")
    row = next(r for r in board(port(qtbot, relay, BOARD)).rows if r.entrant == "T3")
    assert (row.rank, row.status) == (None, "disqualified")
    assert row.status_word


def test_a_page_has_twelve_rows(qtbot: QtBot, relay: MemoryRelay) -> None:
    release(relay.laptop, "R1")
    found = port(qtbot, relay, BOARD)
    assert found.board.pages == 3
    found.turn(1)
    assert found.board.page == 1
    found.turn(2)
    assert found.board.page == 0


def test_frozen_holds_the_picture(qtbot: QtBot, relay: MemoryRelay) -> None:
    found = port(qtbot, relay, BOARD)
    found.freeze(frozen=True)
    release(relay.laptop, "R1")
    relay.tell()
    assert board(found).rows == ()
    found.freeze(frozen=False)
    assert len(board(found).rows) == 26


@pytest.mark.parametrize("cue", [BOARD, Cue("callup"), Cue("performance", "", "S1", "T1-GP")])
def test_no_unreleased_mark_or_name_is_in_any_scene(relay: MemoryRelay, cue: Cue) -> None:
    """Before a release the scenes hold no total of anybody and no name of a person."""
    held = words(scene(relay.state, cue))
    totals = {str(Fraction(95 - n)) for n in range(1, 27)} | {f"{95 - n}.00" for n in range(1, 27)}
    assert not held & totals
    assert not [text for text in held if text.startswith("队员")]


def test_a_performance_shows_drops_and_place_once_released(relay: MemoryRelay) -> None:
    assert isinstance(scene(relay.state, Cue("performance", "", "S1", "T2-GP")), TitleScene)
    release(relay.laptop, "S1")
    found = scene(relay.state, Cue("performance", "", "S1", "T2-GP"))
    assert isinstance(found, PerformanceScene)
    assert (found.name, found.result, len(found.plates)) == ("队员2GP", "93.00", 3)


def test_the_call_up_names_codes_only(relay: MemoryRelay) -> None:
    relay.laptop.do(control.void_attempt, CHIEF, "S1", "T2-GP", "停电")
    found = scene(relay.state, Cue("callup"))
    assert isinstance(found, CallScene)
    called = [row.called for row in found.rows if row.newest]
    codes = [row.called for row in found.rows if len(row.called) == 3]
    assert len(codes) == 1
    assert called in ([], codes)


@pytest.mark.parametrize("name", ["standings", "callup", "performance", "title", "dark"])
def test_every_scene_paints_something(qtbot: QtBot, relay: MemoryRelay, name: str) -> None:
    release(relay.laptop, "results")
    found = port(qtbot, relay, Cue(name, "", "S1", "T1-GP"))  # type: ignore[arg-type]
    picture = found.grab().toImage()
    colors = {picture.pixel(x, y) for x in range(0, 960, 24) for y in range(0, 540, 18)}
    assert len(colors) > (1 if name != "dark" else 0)
