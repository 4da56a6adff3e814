"""A contest's day in small: what each decision does to the places, and what it refuses."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations
from typing import Literal

import pytest
from msgspec.structs import replace

from scorer.domain.model.contest import Rules
from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions import (
    control,
    desk,
    entering,
    issuing,
    judging,
    papers,
    setup,
)
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from tests.builders import (
    CHIEF,
    CLERK,
    CODER,
    DESK,
    SUPERVISOR,
    Laptop,
    founded,
    full_marks,
    looked,
    panel,
    paper,
    played,
    ready,
    release,
)

F = Fraction


def ranks(laptop: Laptop, **kwargs: object) -> dict[str, int | None]:
    return {p.id: p.rank for p in board(laptop.state, **kwargs).places}  # type: ignore[arg-type]


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.reason


def test_total_is_weighted_and_rounded_at_each_printed_step() -> None:
    laptop = played()
    result = board(laptop.state).results["T2"]
    assert result.rounds["R1"].value == F(88)
    assert result.rounds["R2"].value == F(93)
    assert result.total.value == F(91)  # 0.4 x 88 + 0.6 x 93
    assert ranks(laptop) == {"T1": 1, "T2": 2, "T3": 3, "T4": 4}


def test_a_judge_signs_a_whole_sheet_once() -> None:
    laptop = ready()
    laptop.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, full_marks(a1="35"), seconds=F(311))
    found = outcome(laptop.state, "S1", "T1-GP")
    assert (found.state, found.missing, found.penalty) == ("partial", (2, 3), F(1))
    assert found.sheets[1].fact.total == F(95)
    again = lambda: laptop.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, full_marks())  # noqa: E731
    assert refused(again) == "already_signed"


REFUSALS: list[tuple[str, Callable[[Laptop], object]]] = [
    (
        "missing_marks",
        lambda a: a.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, {"A1": Mark("5")}),
    ),
    (
        "out_of_range",
        lambda a: a.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, full_marks(a1="41")),
    ),
    ("off_step", lambda a: a.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, full_marks(a1="1.3"))),
    ("not_a_number", lambda a: a.do(judging.sign_total, CLERK, "S1", "T1-GP", 1, "nan")),
    ("not_on_panel", lambda a: a.do(judging.sign_sheet, "j4", "S1", "T1-GP", 1, full_marks())),
    ("not_on_panel", lambda a: a.do(judging.sign_total, CLERK, "S1", "T1-GP", 9, "90")),
    ("wrong_role", lambda a: a.do(judging.sign_total, CLERK, "S1", "T1-NU", 1, "90")),
    ("unknown_item", lambda a: a.do(judging.sign_total, CLERK, "S1", "T1-GP", 1, "9", ("X9",))),
    ("out_of_range", lambda a: a.do(papers.type_paper, CLERK, "R1-GP", "T1-GP", 1, "100.5")),
    ("not_allowed", lambda a: a.do(control.void_attempt, CLERK, "S1", "T1-GP", "停电")),
    ("reason_needed", lambda a: a.do(control.void_attempt, CHIEF, "S1", "T1-GP", " ")),
    ("not_complete", lambda a: a.do(control.seal_scope, CHIEF, "S1")),
    ("not_sealed", lambda a: a.do(control.release, CHIEF, "S1")),
    ("already_started", lambda a: a.do(setup.start_contest, CHIEF)),
    ("not_allowed", lambda a: a.do(setup.assign_seat, CHIEF, "S1", 1, DESK, "替换")),
    ("unknown_code", lambda a: a.do(desk.check_in_badge, DESK, "ZZZ")),
]


@pytest.mark.parametrize(("reason", "act"), REFUSALS)
def test_what_may_not_be_is_refused_with_its_reason(
    reason: str, act: Callable[[Laptop], object]
) -> None:
    laptop = ready()
    before = laptop.state
    assert refused(lambda: act(laptop)) == reason
    assert laptop.state is before


def test_a_seal_waits_until_the_chief_has_looked_at_all_that_is_odd() -> None:
    laptop = played()
    one = roll.queue(laptop.state, "S1")[0]
    sheet = outcome(laptop.state, "S1", one).sheets[2].id
    laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", total="60")
    laptop.do(judging.take_time, CLERK, "S1", one, F(400))
    laptop.do(judging.call_chief, "j1", "S1", 1, "灯坏了")
    code = roll.codes(laptop.state).of["S1", one]
    settle: list[tuple[dict[str, str], Callable[[], object]]] = [
        ({"seat": "1"}, lambda: laptop.do(judging.answer_call, CHIEF, "S1", 1, "已换")),
        (
            {"alarm": "spread", "member": code},
            lambda: laptop.do(control.confirm_alarm, CHIEF, "S1", one, "spread"),
        ),
        (
            {"alarm": "overtime", "member": code},
            lambda: laptop.do(control.confirm_alarm, CHIEF, "S1", one, "overtime"),
        ),
    ]
    for left, (about, act) in zip((3, 2, 1), settle, strict=True):
        for scope in ("S1", "R2", "results"):
            with pytest.raises(Refused) as no:
                laptop.do(control.seal_scope, CHIEF, scope)
            assert no.value.reason == "open_issues"
            assert no.value.about == {"station": "S1", "count": str(left), **about}
        act()
    laptop.do(control.seal_scope, CHIEF, "S1")
    laptop.do(control.seal_scope, CHIEF, "results")
    alarm: tuple[Literal["spread", "overtime"], ...] = ("spread", "overtime")
    for kind in alarm:
        again = lambda kind=kind: laptop.do(control.confirm_alarm, CHIEF, "S1", one, kind)  # noqa: E731
        assert refused(again) == "nothing_changed"


def test_a_seal_closes_and_a_correction_breaks_it_without_moving_the_stage() -> None:
    laptop = played()
    release(laptop, "R1")
    release(laptop, "S1")
    late = lambda: panel(laptop, "S1", "T1-GP", ["90"])  # noqa: E731
    assert refused(late) == "sealed"
    before = ranks_shown(laptop)
    sheet = outcome(laptop.state, "S1", "T4-GP").sheets[2].id
    laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", total="100")
    laptop.do(
        judging.correct_sheet,
        CHIEF,
        outcome(laptop.state, "S1", "T4-GP").sheets[1].id,
        "笔误",
        total="100",
    )
    assert seals.seal(laptop.state, "S1").state == "broken"
    assert outcome(laptop.state, "S1", "T4-GP").value == F("97")
    assert ranks_shown(laptop) == before
    looked(laptop, "S1")
    laptop.do(control.seal_scope, CHIEF, "S1", "更正后重封")
    assert ranks_shown(laptop) == before
    laptop.do(control.release, CHIEF, "S1")
    assert ranks_shown(laptop) != before


def ranks_shown(laptop: Laptop) -> list[tuple[str, F | None]]:
    public = seals.released(laptop.state)
    shown = board(public, seals.released_parts(laptop.state))
    return [(p.id, shown.results[p.id].total.value) for p in shown.places]


def test_only_released_parts_are_shown() -> None:
    laptop = played()
    assert seals.released_parts(laptop.state) == ()
    assert {value for _, value in ranks_shown(laptop)} == {None}
    release(laptop, "R1")
    assert seals.released_parts(laptop.state) == ("R1-GP", "R1-NU")
    assert dict(ranks_shown(laptop))["T1"] == F(89)


def test_statuses_are_words_and_never_a_rank() -> None:
    laptop = ready()
    for n in range(1, 5):
        for role in ("GP", "NU"):
            laptop.do(desk.check_in, DESK, f"T{n}-{role}")
    laptop.do(desk.set_status, CHIEF, "T2", "withdrawn", "", "身体原因")
    laptop.do(desk.set_status, DESK, "T3-GP", "absent")
    laptop.do(desk.set_status, DESK, "T3-NU", "absent")
    for n in (1, 4):
        for role, station in (("GP", "S1"), ("NU", "S2")):
            paper(laptop, f"T{n}-{role}", "80")
            panel(laptop, station, f"T{n}-{role}", ["80", "80", "80"])
    laptop.do(desk.set_status, CHIEF, "T1", "disqualified", "", "冒名顶替")
    assert ranks(laptop) == {"T1": None, "T2": None, "T3": None, "T4": 1}
    results = board(laptop.state).results
    assert [results[t].status for t in ("T1", "T2", "T3")] == [
        "disqualified",
        "withdrawn",
        "absent",
    ]


def test_an_outcome_looked_at_before_its_attempt_was_voided_is_worked_out_again() -> None:
    laptop = ready()
    laptop.do(judging.sign_total, CLERK, "S1", "T1-GP", 1, "90")
    assert outcome(laptop.state, "S1", "T1-GP").attempt == 1
    laptop.do(control.void_attempt, CHIEF, "S1", "T1-GP", "设备故障")
    again = outcome(laptop.state, "S1", "T1-GP")
    assert (again.attempt, again.state, dict(again.sheets)) == (2, "waiting", {})


def test_a_voided_attempt_is_repeated_last_and_kept() -> None:
    laptop = ready()
    panel(laptop, "S1", "T1-GP", ["60", "60", "60"])
    first = roll.queue(laptop.state, "S1")
    laptop.do(control.void_attempt, CHIEF, "S1", "T1-GP", "设备故障")
    assert outcome(laptop.state, "S1", "T1-GP").state == "waiting"
    assert roll.queue(laptop.state, "S1") == (*[m for m in first if m != "T1-GP"], "T1-GP")
    panel(laptop, "S1", "T1-GP", ["70", "70", "70"])
    assert outcome(laptop.state, "S1", "T1-GP").value == F(70)
    assert len(laptop.state.table(f.SheetSigned)["S1", "T1-GP"]) == 6


def test_a_critical_needs_a_majority_or_the_chief() -> None:
    laptop = ready()
    for seat, ticks in enumerate((("X1",), (), ()), 1):
        laptop.do(judging.sign_total, CLERK, "S1", "T1-GP", seat, "90", ticks)
    found = outcome(laptop.state, "S1", "T1-GP")
    assert (found.value, found.open_criticals) == (F(90), ("X1",))
    laptop.do(control.rule_critical, CHIEF, "S1", "T1-GP", "X1", applies=True, reason="录像确认")
    assert outcome(laptop.state, "S1", "T1-GP").value == F(59)


def test_two_laptops_that_disagree_show_both_until_the_chief_settles() -> None:
    first = ready()
    second = first.copy("B")
    panel(first, "S1", "T1-GP", ["90", "90", "90"])
    panel(second, "S1", "T1-GP", ["96"])
    first.take(second.records)
    found = outcome(first.state, "S1", "T1-GP")
    assert found.state == "conflict"
    assert [s.fact.total for s in found.rivals[1]] == [F(90), F(96)]
    keep = found.rivals[1][1].id
    first.do(control.settle_conflict, CHIEF, "S1", "T1-GP", keep, "以纸质表为准")
    assert outcome(first.state, "S1", "T1-GP").value == F(92)


def test_a_sheet_signed_for_the_wrong_contestant_is_moved() -> None:
    laptop = ready()
    sheet, *_ = laptop.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, full_marks())
    laptop.do(judging.move_sheet, CHIEF, sheet, "T2-GP", "签错选手")
    assert outcome(laptop.state, "S1", "T1-GP").state == "waiting"
    assert outcome(laptop.state, "S1", "T2-GP").sheets[1].fact.total == F(100)


def test_undo_and_redo() -> None:
    laptop = ready()
    (arrival,) = laptop.do(desk.check_in, DESK, "T1-GP")
    (undo,) = laptop.do(control.undo, DESK, arrival)
    assert laptop.state.last(f.Arrived, "T1-GP") is None
    laptop.do(control.undo, DESK, undo)
    assert laptop.state.last(f.Arrived, "T1-GP") is not None


def test_a_correction_that_was_undone_leaves_the_sheet_to_be_corrected_again() -> None:
    laptop = ready()
    laptop.do(judging.sign_sheet, "j1", "S1", "T1-GP", 1, full_marks())
    sheet = outcome(laptop.state, "S1", "T1-GP").sheets[1].id
    (first,) = laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", marks=full_marks(a1="30"))
    laptop.do(control.undo, CHIEF, first, "改错了")
    laptop.do(judging.correct_sheet, CHIEF, sheet, "笔误", marks=full_marks(a1="35"))
    found = outcome(laptop.state, "S1", "T1-GP")
    assert (found.sheets[1].fact.total, found.rivals) == (F(95), {})


def test_a_judge_is_replaced_in_the_middle_of_a_station_with_a_reason() -> None:
    laptop = ready()

    def replace_by(by: str, judge: str, reason: str) -> object:
        return laptop.do(setup.assign_seat, by, "S1", 1, judge, reason)

    def sign(judge: str, member: str) -> object:
        return laptop.do(judging.sign_sheet, judge, "S1", member, 1, full_marks())

    sign("j1", "T1-GP")
    assert refused(lambda: replace_by(CHIEF, "j4", " ")) == "reason_needed"
    assert refused(lambda: replace_by(CLERK, "j4", "身体不适")) == "not_allowed"
    assert refused(lambda: replace_by(CHIEF, "j2", "身体不适")) == "same_person"
    replace_by(CHIEF, "j4", "身体不适")
    assert refused(lambda: sign("j1", "T2-GP")) == "not_on_panel"
    sign("j4", "T2-GP")
    judges = [outcome(laptop.state, "S1", m).sheets[1].fact.judge for m in ("T1-GP", "T2-GP")]
    assert judges == ["j1", "j4"]


def test_a_judge_stands_aside_for_one_contestant() -> None:
    laptop = ready()
    laptop.do(judging.excuse_seat, CHIEF, "S1", "T1-GP", 2, "本单位")
    seats = ((1, "90"), (3, "93"))
    for seat, total in seats:
        laptop.do(judging.sign_total, CLERK, "S1", "T1-GP", seat, total)
    assert outcome(laptop.state, "S1", "T1-GP").value == F("91.5")
    assert outcome(laptop.state, "S1", "T2-GP").due == (1, 2, 3)


def test_a_substitute_takes_the_place_and_the_old_badge_is_void() -> None:
    laptop = ready()
    laptop.do(desk.replace_member, CHIEF, "T1-GP", "白若溪", "NEW", "生病")
    assert roll.people(laptop.state).members["T1-GP"].name == "白若溪"
    assert refused(lambda: laptop.do(desk.check_in_badge, DESK, "B1GP")) == "unknown_code"
    laptop.do(desk.check_in_badge, DESK, "NEW")


def test_merging_in_any_order_gives_one_state() -> None:
    base = ready()
    sites = [base.copy(name) for name in "BCD"]
    paper(sites[0], "T1-GP", "81")
    paper(sites[1], "T2-GP", "82")
    panel(sites[2], "S1", "T3-GP", ["70", "80", "90"])
    sites[2].do(control.void_attempt, CHIEF, "S1", "T3-GP", "停电")
    paper(sites[2], "T1-GP", "88")
    states = []
    for order in permutations(sites):
        host = base.copy("A")
        for site in (*order, order[0]):
            host.take(site.records)
        states.append(host.state)
    assert all(state == states[0] for state in states)
    assert outcome(states[0], "R1-GP", "T2-GP").value == F(82)


def test_certificates_are_numbered_once_and_from_released_results_only() -> None:
    laptop = played()
    honour = issuing.Honour(level="TD1", entrant="T1", name="第1", honour="一等奖")

    def early() -> object:
        return laptop.do(issuing.issue_certificates, CLERK, [honour], "XB", "2026-TD")

    assert refused(early) == "not_sealed"
    release(laptop, "results")
    early()
    assert refused(early) == "already_issued"
    none = refused(lambda: laptop.do(issuing.issue_certificates, CLERK, (), "XB", "2026-TD"))
    assert none == "no_honours"
    (number,) = next(iter(laptop.state.table(f.CertificateIssued)))
    assert number == "XB-2026-TD-TD1-0001"


def test_a_contest_with_an_open_choice_cannot_start() -> None:
    laptop = founded()
    rules = Rules(open=("weights",))
    laptop.keep([f.ContestSet(contest=replace(roll.contest(laptop.state), rules=rules))])
    assert refused(lambda: laptop.do(setup.start_contest, CHIEF)) == "open_choices"


def test_a_contest_without_entrants_cannot_start() -> None:
    laptop = founded(0)
    assert refused(lambda: laptop.do(setup.start_contest, CHIEF)) == "nobody_entered"


def test_codes_are_opened_by_two_people() -> None:
    laptop = played()
    laptop.do(control.seal_scope, CHIEF, "S1")
    alone = lambda: laptop.do(control.open_codes, CODER, "S1", CODER)  # noqa: E731
    assert refused(alone) == "not_allowed"
    assert refused(lambda: laptop.do(control.release, CHIEF, "S1")) == "codes_closed"
    laptop.do(control.open_codes, CODER, "S1", SUPERVISOR)
    laptop.do(control.release, CHIEF, "S1")


def test_a_recorded_lot_decides_what_the_chain_leaves_equal() -> None:
    laptop = played(4)
    rules = replace(roll.contest(laptop.state).rules, ties=("lot",))
    laptop.keep([f.ContestSet(contest=replace(roll.contest(laptop.state), rules=rules))])
    for member in ("T2-GP", "T2-NU"):
        laptop.do(papers.settle_paper, CHIEF, f"R1-{member[3:]}", member, "89", "复核")
        for sheet in outcome(
            laptop.state, "S1" if "GP" in member else "S2", member
        ).sheets.values():
            laptop.do(judging.correct_sheet, CHIEF, sheet.id, "复核", total="94")
    assert ranks(laptop)["T2"] == ranks(laptop)["T1"] == 1
    laptop.do(entering.draw_lot, CLERK, "种子", SUPERVISOR)
    drawn = ranks(laptop)
    assert {drawn["T1"], drawn["T2"]} == {1, 2}
    order = laptop.state.last(f.DrawMade, "lot")
    assert order is not None
    ahead = min(("T1", "T2"), key=order.result.index)
    assert drawn[ahead] == 1
