"""The standings: what is released and nothing else, who moved, and what a status looks like."""

import pytest

from scorer.domain.record.decisions import control, desk, judging
from scorer.domain.record.outcome import outcome
from scorer.views import standings
from scorer.words import use_language
from tests.builders import CHIEF, CLERK, panel, paper, played, ready, release, tied


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def ranks(view: standings.StandingsView) -> dict[str, int | None]:
    return {row.entrant: row.rank for row in view.rows}


def test_nothing_is_public_before_it_is_released() -> None:
    laptop = played()
    view = standings.table(laptop.state)
    assert set(ranks(view).values()) == {None}
    assert {row.total for row in view.rows} == {"–"}
    assert (view.parts, view.provisional, view.final) == ((), True, False)


def test_a_released_round_counts_alone_and_is_provisional() -> None:
    laptop = played()
    release(laptop, "R1")
    view = standings.table(laptop.state)
    assert [row.total for row in view.rows] == ["89.00", "88.00", "87.00", "86.00"]
    assert [row.gap for row in view.rows] == ["–", "−1.00", "−2.00", "−3.00"]
    assert [(c.counted, c.of) for c in view.columns] == [(2, 2), (0, 2)]
    assert view.provisional
    release(laptop, "R2")
    release(laptop, "results")
    view = standings.table(laptop.state)
    assert (view.provisional, view.final) == (False, True)
    assert view.rows[0].scores == ("89.00", "94.00")


def test_movement_is_since_the_release_before() -> None:
    laptop = played(3)
    for seat in (1, 2, 3):
        for station, role in (("S1", "GP"), ("S2", "NU")):
            sheet = outcome(laptop.state, station, f"T3-{role}").sheets[seat].id
            laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", total="100")
    release(laptop, "R1")
    assert [row.movement for row in standings.table(laptop.state).rows] == [None] * 3
    release(laptop, "S1")
    view = standings.table(laptop.state)
    assert {row.entrant: row.movement for row in view.rows} == {"T3": 2, "T1": -1, "T2": -1}
    assert view.since == "Round 1"
    release(laptop, "S2")
    assert [row.movement for row in standings.table(laptop.state).rows] == [0, 0, 0]


def test_statuses_are_words_and_the_round_that_was_competed_stays() -> None:
    laptop = ready()
    for n in range(1, 5):
        for role in ("GP", "NU"):
            paper(laptop, f"T{n}-{role}", str(80 + n) if n != 3 else "缺考")
    for scope in ("R2", ""):
        laptop.do(desk.set_status, CHIEF, "T4", "withdrawn", scope, "退出第二轮")
    for n in (1, 2, 3):
        panel(laptop, "S1", f"T{n}-GP", ["80", "80", "80"])
        panel(laptop, "S2", f"T{n}-NU", ["80", "80", "80"])
    laptop.do(desk.set_status, CHIEF, "T2", "disqualified", "", "冒名顶替")
    release(laptop, "results")
    rows = {row.entrant: row for row in standings.table(laptop.state).rows}
    assert (rows["T4"].scores, rows["T4"].total) == (("84.00", "Withdrawn"), "–")
    assert (rows["T2"].status_word, rows["T2"].rank) == ("Disqualified", None)
    assert rows["T3"].scores == ("Absent", "80.00")
    assert [row.entrant for row in standings.table(laptop.state).rows] == ["T1", "T3", "T2", "T4"]


def test_a_disqualification_after_sealing_shows_when_it_is_sealed_and_released_again() -> None:
    laptop = played()
    release(laptop, "results")
    laptop.do(desk.set_status, CHIEF, "T1", "disqualified", "", "冒名顶替")
    view = standings.table(laptop.state)
    assert (view.rows[0].entrant, view.final) == ("T1", False)
    release(laptop, "results", "取消资格后重封")
    view = standings.table(laptop.state)
    assert [(row.entrant, row.rank, row.movement) for row in view.rows] == [
        ("T2", 1, 1),
        ("T3", 2, 1),
        ("T4", 3, 1),
        ("T1", None, None),
    ]
    assert view.final


def test_equal_teams_name_each_other_and_the_rule_that_decided() -> None:
    laptop = ready(3)
    tied(laptop)
    rows = standings.table(laptop.state, public=False, parts=("R1-GP", "R1-NU", "S1", "S2")).rows
    assert [(row.entrant, row.rank, row.decided_by) for row in rows] == [
        ("T2", 1, ""),
        ("T1", 2, "score of Round 2"),
        ("T3", 3, ""),
    ]


def test_the_inner_table_waits_for_codes_to_be_opened() -> None:
    laptop = played()
    inner = standings.table(laptop.state, public=False)
    assert inner.parts == ("全科医生卷", "社区护师卷")
    laptop.do(control.seal_scope, CHIEF, "S1")
    laptop.do(control.open_codes, "coder", "S1", "sup")
    assert len(standings.table(laptop.state, public=False).parts) == 3
    assert standings.complete_parts(laptop.state) == ("R1-GP", "R1-NU", "S1")


def test_a_movement_is_unmoved_by_what_is_not_released() -> None:
    laptop = played()
    release(laptop, "R1")
    before = standings.table(laptop.state)
    laptop.do(desk.set_status, CLERK, "T1-GP", "absent")
    assert standings.table(laptop.state) == before
