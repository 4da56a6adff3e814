"""Parts of a contest on the record: draws from a pool, lots, bouts without who did not come."""

from fractions import Fraction
from typing import get_args

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import PrizeLevel, PrizeRule
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.scheme import (
    Combine,
    Convert,
    EntryDraw,
    Group,
    PartRule,
    PlacePoints,
    Scheme,
)
from scorer.domain.model.text import Text
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions import control, desk, entering, entries, setup
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.views import awards
from scorer.views.alarms import alarms
from scorer.views.certificates import certificates_view
from scorer.views.explain import explain
from scorer.views.prints.rules import explanation_text
from tests import builders as b
from tests.builders import met


def person(name: str, unit: str = "甲", entry: str = "") -> Entrant:
    member = Member(id=name, name=name, role="")
    return Entrant(
        id=name,
        number=name,
        name=name,
        short=name,
        members=(member,),
        unit=unit,
        entry=entry,  # type: ignore[arg-type]
    )


def scheme(way: str = "number", **about: object) -> Scheme:
    part = PartRule(
        id="p",
        name=Text("项目"),
        way=way,  # type: ignore[arg-type]
        better="lower" if way == "bouts" else "higher",
        settings={"format": "robin"} if way == "bouts" else {},
        convert=Convert(how="place_points", places=PlacePoints(absent=Fraction(0))),
    )
    usual = {"groups": (Group(id="g", name=Text("总"), parts=("p",)),), "total": Combine()}
    return Scheme(parts=(part,), **{**usual, **about})  # type: ignore[arg-type]


def laptop(made: Scheme, *people: Entrant, started: bool = True) -> b.Laptop:
    contest = replace(b.contest(), entrants="person", rounds=(), sites=())
    contest = replace(contest, rules=replace(contest.rules, prizes=made.prizes, ties=made.ties))
    host = b.Laptop()
    host.keep(setup.founding(contest, (), b.officials(), people, made), b.CHIEF)
    if started:
        host.do(setup.start_contest, b.CHIEF)
    return host


def test_who_is_drawn_competes_and_nobody_is_drawn_again() -> None:
    made = scheme(entry_draw=EntryDraw(("unit",), 1))
    pool = [person(n, u, "pool") for n, u in (("a", "甲"), ("b", "甲"), ("c", "乙"), ("d", "乙"))]
    host = laptop(made, person("r", "甲", "recommended"), *pool, started=False)
    assert list(roll.people(host.state).entrants) == ["r"]
    host.do(entering.draw_entrants, b.CLERK, "种子", b.SUPERVISOR)
    entrants = roll.people(host.state).entrants
    assert len(entrants) == 3
    assert {one.unit for one in entrants.values() if one.entry == "drawn"} == {"甲", "乙"}
    with pytest.raises(Refused, match="already_started"):
        host.do(entering.draw_entrants, b.CLERK, "另一个", b.SUPERVISOR)


def enter(host: b.Laptop, name: str, number: int = 1, **values: str) -> None:
    host.do(entries.make_entry, b.CLERK, "p", name, number, values)


def test_a_paper_is_typed_twice_by_two_people_through_any_door() -> None:
    made = scheme("paper")
    part = replace(made.parts[0], settings={"typed": "2"}, full=Fraction(100))
    host = laptop(replace(made, parts=(part,)), person("a"), person("b"))

    def type_in(by: str, number: int, value: str, source: entries.Source = "clerk") -> str:
        about = (by, "p", "a", number, {"value": value})
        try:
            host.do(entries.make_entry, *about, source=source)
        except Refused as no:
            return no.reason
        return ""

    assert type_in(b.CHIEF, 3, "90") == "not_typed_twice"
    assert type_in(b.CLERK, 2, "88") == ""
    for source in get_args(entries.Source):
        assert type_in(b.CLERK, 1, "88", source) == "same_typist"
    assert type_in(b.CLERK_2, 1, "83") == ""
    assert outcome(host.state, "p", "a").state == "blocked"
    assert type_in(b.CLERK, 3, "88") == "not_allowed"
    assert type_in(b.CHIEF, 3, "88") == ""
    assert outcome(host.state, "p", "a").value == 88


def test_an_entry_that_two_laptops_made_alike_is_one_entry() -> None:
    first = laptop(scheme(), person("a"), person("b"))
    second = first.copy("B")
    for on in (first, second):
        enter(on, "a", value="5")
    met(first, second)
    found = outcome(first.state, "p", "a")
    assert found.state == "scored"
    assert found.value == 5
    assert not alarms(first.state)
    (made,) = entry_heads(first.state, "p", "a")
    first.do(entries.correct_entry, b.CHIEF, made.id, {"value": "6"}, "笔误")
    assert outcome(met(first, second).state, "p", "a").value == 6


def test_entries_that_laptops_made_differently_wait_for_the_chief() -> None:
    first = laptop(scheme(), person("a"), person("b"))
    second = first.copy("B")
    enter(first, "a", value="5")
    enter(second, "a", value="7")
    enter(first, "b", value="4")
    met(first, second)
    assert outcome(first.state, "p", "a").state == "conflict"
    (alarm,) = alarms(first.state)
    assert (alarm.kind, alarm.member) == ("conflict", "a")
    with pytest.raises(Refused, match="not_complete"):
        first.do(control.seal_scope, b.CHIEF, "p")
    one, *_ = entry_heads(first.state, "p", "a")
    first.do(entries.correct_entry, b.CHIEF, one.id, {"value": "5"}, "看记录单")
    found = outcome(met(first, second).state, "p", "a")
    assert found.state == "scored"
    assert found.value == 5
    assert not alarms(first.state)


def test_one_person_on_two_laptops_is_no_two_typists() -> None:
    made = scheme("paper")
    part = replace(made.parts[0], full=Fraction(100), settings={"typed": "2"}, convert=Convert())
    first = laptop(replace(made, parts=(part,)), person("a"))
    second = first.copy("B")
    for on, number in ((first, 1), (second, 2)):
        on.do(entries.make_entry, b.CLERK, "p", "a", number, {"value": "87"})
    met(first, second)
    assert outcome(first.state, "p", "a").state == "blocked"
    (alarm,) = alarms(first.state)
    assert "one person" in alarm.text or "同一人" in alarm.text
    first.do(entries.make_entry, b.CHIEF, "p", "a", 3, {"value": "87"})
    assert outcome(first.state, "p", "a").value == 87


def places(host: b.Laptop) -> list[tuple[str, int | None, str]]:
    return [(p.id, p.rank, p.decided_by) for p in board(host.state).places]


def test_lots_and_a_play_off_part_the_equal() -> None:
    host = laptop(scheme(ties=("play_off", "lot")), *map(person, "abc"))
    for name in "abc":
        enter(host, name, value="5")
    assert {rank for _name, rank, _by in places(host)} == {1}
    host.do(entering.draw_lot, b.CLERK, "种子", b.SUPERVISOR)
    assert [rank for _name, rank, _by in places(host)] == [1, 2, 3]
    host.do(entering.record_play_off, b.CHIEF, ("c", "a"), "加赛")
    assert places(host) == [("c", 1, "total"), ("a", 2, "play_off"), ("b", 3, "play_off")]


@pytest.mark.parametrize(
    ("ties", "order", "reason"),
    [
        (("lot",), ("a", "b"), "no_play_off"),
        (("play_off",), ("a", "nobody"), "unknown_member"),
        (("play_off",), ("a",), "not_tied"),
        (("play_off",), ("a", "a"), "not_tied"),
        (("play_off",), ("a", "c"), "not_tied"),
        (("play_off",), ("c", "d"), "not_tied"),
    ],
)
def test_a_play_off_is_between_equals_where_the_rules_know_one(
    ties: tuple[str, ...], order: tuple[str, ...], reason: str
) -> None:
    host = laptop(scheme(ties=ties), *map(person, "abcd"))
    for name, value in zip("abc", "554", strict=True):
        enter(host, name, value=value)
    with pytest.raises(Refused, match=reason):
        host.do(entering.record_play_off, b.CHIEF, order, "加赛")


def test_a_play_off_settles_a_prize_that_a_tie_may_not_cross() -> None:
    host = b.ready(3)
    made = roll.contest(host.state)
    prizes = replace(made.rules.prizes, tie="break")
    rules = replace(made.rules, ties=(), prizes=prizes)
    host.keep((f.ContestSet(contest=replace(made, rules=rules)),))
    b.tied(host)
    for scope in ("R1", "R2", "results"):
        b.release(host, scope)
    assert awards.play_offs(host.state) == (("T1", "T2"),)
    assert certificates_view(host.state).standing == "play_off"
    host.do(entering.record_play_off, b.CHIEF, ("T2", "T1"), "加赛一题")
    assert awards.play_offs(host.state) == ()
    assert places(host)[:2] == [("T2", 1, "total"), ("T1", 2, "play_off")]
    assert certificates_view(host.state).standing == "late"
    b.release(host, "results", "加赛后重新封存")
    assert certificates_view(host.state).standing == "ready"
    for team, word in (("T2", "列前"), ("T1", "列后")):
        told = explanation_text(host.state, explain(host.state, team, public=True))
        assert [note for note in told.notes if "加赛" in note and word in note], told.notes


def test_bouts_need_not_meet_who_did_not_come() -> None:
    host = laptop(scheme("bouts"), *map(person, "abcd"))
    host.do(desk.set_status, b.CHIEF, "d", "absent")
    for number, (side, against) in enumerate((("a", "b"), ("a", "c"), ("b", "c")), 1):
        enter(host, side, number, against=against, own="2", other="0")
    assert [(name, rank) for name, rank, _by in places(host)] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", None),
    ]


@pytest.mark.parametrize(("against", "reason"), [("z", "unknown_member"), ("a", "own_opponent")])
def test_a_bout_is_against_somebody_else_of_the_contest(against: str, reason: str) -> None:
    host = laptop(scheme("bouts"), *map(person, "ab"))
    with pytest.raises(Refused, match=reason):
        enter(host, "a", 1, against=against, own="2", other="0")
    enter(host, "a", 1, against="b", own="2", other="0")
    assert [name for name, _rank, _by in places(host)] == ["a", "b"]
    with pytest.raises(Refused, match="already_entered"):
        enter(host, "a", 1, against="b", own="3", other="0")


def test_records_are_drawn_once_and_by_number_alone() -> None:
    host = laptop(scheme("record"), *map(person, "ab"))
    pool = [f"BL{number}" for number in range(10)]
    about = ("p", "a", pool, 3, "种子", b.SUPERVISOR)
    host.do(entering.draw_records, b.CLERK, *about)
    drawn = entering.drawn_records(host.state, "p", "a")
    assert len(drawn) == 3
    assert set(drawn) < set(pool)
    assert entering.drawn_records(host.state, "p", "b") == ()
    with pytest.raises(Refused, match="already_started"):
        host.do(entering.draw_records, b.CLERK, *about)
    with pytest.raises(Refused, match="out_of_range"):
        host.do(entering.draw_records, b.CLERK, "p", "b", pool, 11, "种子", b.SUPERVISOR)


def prizes(rule: str) -> PrizeRule:
    level = PrizeLevel(id="first", name=Text("一等奖"), number=2)
    return PrizeRule(levels=(level,), vacate=rule == "vacate")


@pytest.mark.parametrize(
    ("rule", "cap", "winners"),
    [("promote", None, ["b", "c"]), ("vacate", None, ["b"]), ("promote", 1, ["b", "d"])],
)
def test_a_prize_moves_up_or_stays_empty_and_a_unit_has_its_cap(
    rule: str, cap: int | None, winners: list[str]
) -> None:
    made = scheme(prizes=prizes(rule), per_unit=cap)
    units = {"a": "甲", "b": "乙", "c": "乙", "d": "丙"}
    host = laptop(made, *(person(name, unit) for name, unit in units.items()))
    for name, value in zip("abcd", "9876", strict=True):
        enter(host, name, value=value)
    for reason in ("", "再封"):
        host.do(control.seal_scope, b.CHIEF, seals.RESULTS, reason)
        host.do(control.release, b.CHIEF, seals.RESULTS)
        if not reason:
            host.do(desk.set_status, b.CHIEF, "a", "disqualified", "", "查实")
    (level,) = awards.award_list(host.state, public=True).levels
    assert [winner.entrant for winner in level.winners] == winners
    assert level.vacant == (rule == "vacate")
