"""Rulings that laptops made differently: none wins, the chief judge rules anew, nothing seals."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec import json
from msgspec.structs import replace

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging, rulings, setup
from scorer.domain.record.disputes import disputes
from scorer.domain.record.fold import evolve
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware
from scorer.store.codec import decode, encode
from scorer.views import releasing, standings
from scorer.views.alarms import alarms
from scorer.views.conflicts import conflict_count, torn_laptops
from scorer.views.ruling_alarms import ruling_disputes
from scorer.words import use_language
from tests.builders import CHIEF, DESK, Laptop, met, panel, played, ready, release

F = Fraction
WHERE = ("S1", "T1-GP")
Act = Callable[[Laptop, bool], object]


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def status(on: Laptop, first: bool) -> None:  # noqa: FBT001  # one of two laptops
    on.do(desk.set_status, CHIEF, "T1-GP", "withdrawn" if first else "disqualified", "", "核实")


def team_status(on: Laptop, first: bool) -> None:  # noqa: FBT001
    on.do(desk.set_status, CHIEF, "T1", "withdrawn" if first else "disqualified", "", "核实")


def critical(on: Laptop, first: bool) -> None:  # noqa: FBT001
    on.do(control.rule_critical, CHIEF, *WHERE, "X1", applies=first, reason="录像")


def fallback(on: Laptop, first: bool) -> None:  # noqa: FBT001
    on.do(control.order_fallback, CHIEF, *WHERE, int(first), 0, "评委不足")


def aside(on: Laptop, first: bool) -> None:  # noqa: FBT001
    on.do(judging.excuse_seat, CHIEF, *WHERE, 2, "同单位", back=not first)


def seat(on: Laptop, first: bool) -> None:  # noqa: FBT001
    on.do(setup.assign_seat, CHIEF, "S1", 2, "j5" if first else "j6", "不适")


def penalty(on: Laptop, first: bool) -> None:  # noqa: FBT001
    ruled = f.PenaltySet(entrant="T1", points=F(2 if first else 3), reason="违规")
    on.keep([aware(on.state, ruled)], CHIEF)


CASES: dict[str, tuple[Act, str, str]] = {
    "status": (status, "S1", "队员1GP (第1): Withdrawn"),
    "team_status": (team_status, "results", "第1: Withdrawn"),
    "critical": (critical, "S1", "critical fail “Contaminates” stands"),
    "fallback": (fallback, "S1", "drops ordered, 1 highest and 0 lowest"),
    "aside": (aside, "S1", "judge at seat 2 stands aside"),
    "seat": (seat, "S1", "seat 2: 评委5"),
    "penalty": (penalty, "results", "第1: penalty of 2 points"),
}
cases = pytest.mark.parametrize(("act", "scope", "words"), CASES.values(), ids=list(CASES))


def two() -> tuple[Laptop, Laptop]:
    first = played()
    return first, first.copy("B")


def refused(laptop: Laptop, act: Callable[..., object], *args: object) -> str:
    before = laptop.state
    with pytest.raises(Refused) as no:
        laptop.do(act, CHIEF, *args)  # type: ignore[arg-type]
    assert laptop.state is before
    return no.value.reason


@cases
def test_laptops_that_rule_differently_wait_for_the_chief(act: Act, scope: str, words: str) -> None:
    for swapped in (False, True):
        first, second = two()
        act(first, not swapped)
        act(second, swapped)
        met(first, second)
        (alarm,) = alarms(first.state)
        assert (alarm.kind, alarm.grave) == ("ruling", True)
        assert words in alarm.text
        assert {"A 08:", "B 08:"} <= {alarm.text[:5], alarm.text.partition("; ")[2][:5]}
        assert refused(first, control.seal_scope, scope) in {"not_complete", "open_issues"}
        assert releasing.open_alarms(first.state, scope) == 1
        assert conflict_count(first.state) == 1
        assert torn_laptops(first.state) == {"A": 1, "B": 1}
        (dispute,) = disputes(first.state)
        (shown,) = ruling_disputes(first.state)
        assert [version.counts for version in shown.versions] == [False, True]
        assert refused(first, rulings.settle_ruling, dispute.entries[0].id, " ") == "reason_needed"
        first.do(rulings.settle_ruling, CHIEF, dispute.entries[0].id, "两边核对")
        met(first, second)
        assert (disputes(first.state), alarms(first.state)) == ((), ())
        counts = first.state.last(dispute.kind, *dispute.slot)
        kept = dispute.entries[0].fact
        assert counts is not None
        assert encode_without(counts) == encode_without(kept)


def encode_without(fact: f.Ruling) -> dict[str, object]:
    known = {"replaces", "reason"}
    return {n: getattr(fact, n) for n in fact.__struct_fields__ if n not in known}


@cases
def test_the_same_ruling_on_both_laptops_is_no_conflict(act: Act, scope: str, words: str) -> None:
    del scope, words
    first, second = two()
    act(first, True)
    act(second, True)
    met(first, second)
    assert disputes(first.state) == ()


@cases
def test_a_ruling_made_by_somebody_who_knew_the_other_replaces_it(
    act: Act, scope: str, words: str
) -> None:
    del scope, words
    first, second = two()
    act(first, True)
    met(first, second)
    act(second, False)
    met(first, second)
    assert disputes(first.state) == ()


@cases
def test_rulings_from_before_they_said_what_they_knew_follow_each_other_as_then(
    act: Act, scope: str, words: str
) -> None:
    del scope, words
    first, second = two()
    act(first, True)
    act(second, False)
    met(first, second)
    (dispute,) = disputes(first.state)
    old = evolve(State(), [replace(record, fact=before(record.fact)) for record in first.records])
    assert disputes(old) == ()
    assert old.last(dispute.kind, *dispute.slot) == before(dispute.entries[-1].fact)


def before(fact: f.Fact | f.Ruling | None) -> f.Fact:
    """The fact as a file says it that was written before rulings said what they knew."""
    kind, v, body = encode(fact)  # type: ignore[arg-type]
    said = {name: value for name, value in json.decode(body).items() if name != "replaces"}
    found = decode(kind, v, json.encode(said if isinstance(fact, f.Ruling) else json.decode(body)))
    assert found is not None
    return found


@pytest.mark.parametrize("act", [status, critical, fallback, aside])
def test_what_rests_on_a_dispute_is_provisional_even_where_it_was_released(act: Act) -> None:
    first, second = two()
    release(first, "S1")
    act(second, True)
    third = first.copy("C")
    act_unsealed(act, third)
    met(first, second, third)
    found = outcome(first.state, *WHERE)
    assert (found.torn, found.final) == (True, False)
    assert refused(first, control.release, "S1") in {"open_issues", "not_sealed"}
    shown = board(first.state, ("S1", "S2"))
    assert shown.provisional
    assert standings.table(first.state, public=False, parts=("S1", "S2")).provisional
    (dispute,) = disputes(first.state)
    first.do(rulings.settle_ruling, CHIEF, dispute.entries[-1].id, "核对")
    assert not outcome(first.state, *WHERE).torn


def act_unsealed(act: Act, on: Laptop) -> None:
    """Rule on a copy that had not heard of the seal."""
    heard = [r for r in on.records if not isinstance(r.fact, (f.Sealed, f.CodesOpened, f.Released))]
    plain = Laptop(on.name, evolve(State(), heard), heard)
    act(plain, False)
    on.take(plain.records)


def test_a_disputed_absence_is_the_chiefs_and_not_the_desks() -> None:
    first = ready()
    second = first.copy("B")
    first.do(desk.set_status, DESK, "T1-GP", "absent")
    second.do(desk.set_status, CHIEF, "T1-GP", "withdrawn", "", "身体原因")
    met(first, second)
    assert outcome(first.state, *WHERE).state == "conflict"
    with pytest.raises(Refused, match="not_allowed"):
        first.do(desk.set_status, DESK, "T1-GP", "absent")
    first.do(desk.check_in, DESK, "T1-GP")
    assert len(disputes(first.state)) == 1
    first.do(desk.set_status, CHIEF, "T1-GP", "withdrawn", "", "本人签字")
    met(first, second)
    assert (outcome(first.state, *WHERE).state, disputes(first.state)) == ("withdrawn", ())


def test_undoing_one_of_two_rulings_leaves_the_other() -> None:
    first, second = two()
    critical(first, True)
    critical(second, False)
    met(first, second)
    mine = next(e.id for e in disputes(first.state)[0].entries if e.laptop == "A")
    first.do(control.undo, CHIEF, mine, "误判")
    assert disputes(met(first, second).state) == ()
    assert outcome(first.state, *WHERE).criticals == ()


def test_seats_that_differ_before_the_start_are_set_up() -> None:
    first, second = two()
    assert roll.started(first.state)
    seat(first, True)
    seat(second, False)
    met(first, second)
    assert outcome(first.state, *WHERE).final
    kinds = {**first.state.tables, f.ContestStarted: {}}
    assert disputes(State(tables=kinds)) == ()


def test_a_repeat_that_both_laptops_order_is_one_repeat() -> None:
    first, second = two()
    for laptop, why in ((first, "停电"), (second, "器械故障")):
        laptop.do(control.void_attempt, CHIEF, *WHERE, why)
    met(first, second)
    assert outcome(first.state, *WHERE).attempt == 2
    assert disputes(first.state) == ()


def torn_sheet() -> tuple[Laptop, Laptop, tuple[str, str]]:
    """Seat 1 signed 80 on A and 90 on B; both know."""
    first = ready()
    second = first.copy("B")
    one, *_ = panel(first, *WHERE, ["80", "85", "85"])
    other, *_ = panel(second, *WHERE, ["90", "85", "85"])
    met(first, second)
    return first, second, (one, other)


def test_versions_that_laptops_settled_differently_are_open_again() -> None:
    first, second, (one, other) = torn_sheet()
    first.do(control.settle_conflict, CHIEF, *WHERE, one, "看签名")
    second.do(control.settle_conflict, CHIEF, *WHERE, other, "看签名")
    assert outcome(first.state, *WHERE).sheets[1].fact.total == F(80)
    assert outcome(second.state, *WHERE).sheets[1].fact.total == F(90)
    met(first, second)
    found = outcome(first.state, *WHERE)
    assert (found.state, {sheet.id for sheet in found.rivals[1]}) == ("conflict", {one, other})
    (alarm,) = [a for a in alarms(first.state) if a.kind == "conflict"]
    assert alarm.text.endswith("settled differently: A kept that of A; B kept that of B")
    assert refused(first, control.seal_scope, "S1") == "not_complete"
    first.do(control.settle_conflict, CHIEF, *WHERE, other, "两边核对")
    met(first, second)
    assert outcome(second.state, *WHERE).state == "scored"
    assert outcome(second.state, *WHERE).sheets[1].fact.total == F(90)


def test_settling_another_seat_leaves_a_disputed_choice_open() -> None:
    first = ready()
    second = first.copy("B")
    one, two_, *_ = panel(first, *WHERE, ["80", "70", "85"])
    other, *_ = panel(second, *WHERE, ["90", "75", "85"])
    met(first, second)
    first.do(control.settle_conflict, CHIEF, *WHERE, one, "看签名")
    second.do(control.settle_conflict, CHIEF, *WHERE, other, "看签名")
    met(first, second)
    first.do(control.settle_conflict, CHIEF, *WHERE, two_, "看签名")
    assert set(outcome(met(first, second).state, *WHERE).rivals) == {1}
