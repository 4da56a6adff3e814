"""A day on which every contestant draws skills of its own, from the eve to the certificates."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import guards, setup
from scorer.domain.record.drawn_skills import own_skills
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.domain.rules.draw import draw_order
from scorer.rehearsal import Rehearsal
from scorer.views import awards, explain, standings
from scorer.views.control import control_view
from scorer.views.judges import judge_lines
from scorer.views.prints.blank_sheets import blank_sheets
from scorer.views.queue import queue_view
from scorer.views.station_means import spread_sentence, station_means
from tests.drawn_variant import variant
from tests.oracle.verdict import Verdict, judge


@dataclass
class Day:
    state: State
    verdict: Verdict
    folder: Path
    moments: int


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("apart")
    play = Rehearsal(variant(folder, "contestant"), folder / "day", 1, sites=False, pages=1)
    moments = 0
    try:
        releases: tuple[object, ...] = ()
        for _step in play.steps():
            now = standings.releases(play.clerk.state)
            if now != releases:  # what is on air is what the oracle makes of the same releases
                releases, moments = now, moments + 1
                said = standings.counted(play.clerk.state)
                verdict = judge(play.clerk.path, {entry.fact.scope for entry in now})
                assert {p.id: p.rank for p in said.places} == verdict.places
        return Day(play.clerk.state, judge(play.clerk.path), folder, moments)
    finally:
        play.close()


def skills(state: State) -> list[Station]:
    return [where for where in roll.stations(state).values() if where.kind == "skill"]


def test_9_every_skill_is_a_station_and_each_performs_at_its_own(day: Day) -> None:
    state, people = day.state, roll.people(day.state)
    assert [where.role for where in skills(state)] == ["gp"] * 3 + ["nurse"] * 3 + ["ph"] * 3
    own = own_skills(state)
    assert len(own) == len(people.members)
    assert len(set(own.values())) > len(people.members) / 12
    for member in people.members.values():
        at = {w.rubric for w in skills(state) if member.id in roll.performers(state, w)}
        assert at == set(own["r2", member.id])
        assert len(at) == 2
    signed = {slot[:2] for slot in state.table(f.SheetSigned)}
    assert signed
    assert all(
        name in roll.performers(state, roll.stations(state)[where]) for where, name in signed
    )


def test_9_the_draw_can_be_repeated_and_was_witnessed(day: Day) -> None:
    facts = [e.fact for slot, e in day.state.each(f.DrawMade) if slot[0].startswith("skills:")]
    assert len({fact.subject for fact in facts}) == len(facts) == 72
    for fact in facts:
        assert draw_order(f"{fact.seed} {fact.subject}", fact.pool)[:2] == fact.result
        assert fact.witness


def test_9_lists_screens_and_papers_hold_only_who_performs(day: Day) -> None:
    state = day.state
    codes = roll.codes(state).of
    for where in skills(state):
        names = set(roll.performers(state, where))
        assert {member for station, member in codes if station == where.id} == names
        assert set(roll.queue(state, where.id)) == names
        assert len(queue_view(state, where.id, 1).lines) == len(names)
        assert len(blank_sheets(state, where.id, 1)) == len(names)
    view = control_view(state, round_="r2")
    cells = [(c.station, c.member) for row in view.rows for c in row.cells if c]
    assert len(cells) == len(set(cells)) == 2 * 72
    assert [column.of for column in view.columns] == [
        len(roll.performers(state, where)) for where in skills(state)
    ]
    other = next(w for w in skills(state) if w.role == "gp")
    stranger = next(
        m.id for m in roll.people(state).in_role("gp") if m.id not in roll.performers(state, other)
    )
    with pytest.raises(Refused, match="not_drawn"):
        guards.performer(state, other, stranger)


def test_9_the_day_ends_as_any_other_and_the_oracle_agrees(day: Day) -> None:
    state = day.state
    assert day.moments > 9
    assert all(
        outcome(state, where.id, name).final
        for where in skills(state)
        for name in roll.performers(state, where)
    )
    said = board(state)
    assert {place.id: place.rank for place in said.places} == day.verdict.places
    placed = {line.entrant: line.total for line in day.verdict.lines if line.place}
    assert {p.id: said.results[p.id].total.value for p in said.places if p.rank} == placed
    for row in standings.table(state).rows:
        told = explain.explain(state, row.entrant, public=True)
        assert (told.root.exact, told.rank) == (row.value, row.rank)
    assert awards.award_list(state, public=True).certain
    assert len(state.table(f.CertificateIssued)) == 36
    assert (day.folder / "day" / "papers" / "certificates.pdf").is_file()


def test_9_the_chief_sees_the_mean_of_each_station(day: Day) -> None:
    state = day.state
    found = station_means(state)
    assert [mean.station for mean in found] == [where.id for where in skills(state)]
    for mean in found:
        where = roll.stations(state)[mean.station]
        results = [outcome(state, where.id, n).value for n in roll.performers(state, where)]
        values = [value for value in results if value is not None]
        assert mean.mean == sum(values) / len(values) * 100 / where.full
    assert spread_sentence(found)
    assert [line.mean for line in judge_lines(state, "r2") if not line.seat] == [
        mean.shown for mean in found
    ]


def test_9_own_skills_or_the_same_for_all_change_who_does_what_and_the_result(
    day: Day, tmp_path: Path
) -> None:
    play = Rehearsal(
        variant(tmp_path, "whole_role"), tmp_path / "day", 1, sites=False, printing=False
    )
    try:
        for _step in play.steps():
            pass
        whole = play.clerk.state
    finally:
        play.close()
    assert len(skills(whole)) == 6
    assert not own_skills(whole)
    assert station_means(whole) == ()
    assert [p.id for p in board(whole).places] != [p.id for p in board(day.state).places]


def test_9_a_draw_is_repeated_with_a_reason_until_there_are_codes(tmp_path: Path) -> None:
    play = Rehearsal(variant(tmp_path, "contestant"), tmp_path / "day", 1, printing=False)
    try:
        clerk = play.clerk
        clerk.do(setup.draw_skills, "clerk1", "一", "supervisor")
        clerk.do(setup.draw_orders, "clerk1", "一", "supervisor")
        first = own_skills(clerk.state)
        with pytest.raises(Refused, match="reason_needed"):
            clerk.do(setup.draw_skills, "clerk1", "二", "supervisor")
        clerk.do(setup.draw_skills, "clerk1", "二", "supervisor", "名单有误")
        assert own_skills(clerk.state) != first
        for where in skills(clerk.state):  # the former order is taken back with the former draw
            assert set(roll.queue(clerk.state, where.id)) == set(
                roll.performers(clerk.state, where)
            )
        clerk.do(setup.draw_orders, "clerk1", "二", "supervisor")
        clerk.do(setup.draw_codes, "coder", "二", "supervisor")
        with pytest.raises(Refused, match="already_started"):
            clerk.do(setup.draw_skills, "clerk1", "三", "supervisor", "再抽")
    finally:
        play.close()
