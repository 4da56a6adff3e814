"""Laptops that work apart come to one state, whatever reaches whom first; and memory never lies.

The machine below has no files. On files, what comes in broken, altered or from strangers is
``exchange/test_bundle.py``'s and ``test_merged_sites.py``'s.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from scorer.domain.model.marks import Mark
from scorer.domain.record import facts as f
from scorer.domain.record import register, seals
from scorer.domain.record.decisions import (
    control,
    desk,
    issuing,
    judging,
    papers,
    rulings,
    setup,
)
from scorer.domain.record.disputes import disputes, in_scope
from scorer.domain.record.fold import evolve
from scorer.domain.record.outcome import heads, outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware
from tests import builders as b
from tests.told import SCOPES, all_told, shown

MEMBERS = ("T1-GP", "T1-NU", "T2-GP", "T2-NU", "T3-GP", "T3-NU")
WHERE = {"GP": "S1", "NU": "S2"}

laptops = st.sampled_from((0, 0, 0, 1, 2))
members = st.sampled_from(MEMBERS)
seats = st.integers(1, 3)
totals = st.sampled_from(("60", "80", "88.5", "90", "97"))
scores = st.sampled_from(("70", "85", "缺考"))
picks = st.integers(0, 1 << 16)


class Laptops(RuleBasedStateMachine):
    """Three laptops of one contest do what people do, and now and then take each other's records.

    What may not be done is refused and leaves everything as it was.
    """

    @initialize(marked=st.booleans())
    def begin(self, *, marked: bool) -> None:
        """In the morning, or when everybody has been marked."""
        base = b.played(3) if marked else b.ready(3)
        board(base.state)
        self.laptops = [base, base.copy("B"), base.copy("C")]
        self.on_air: dict[int, dict[tuple[object, ...], object]] = {}
        self.words: dict[tuple[object, ...], object] = {}

    def _try(self, act: Callable[[], object], laptop: int) -> None:
        before = self.laptops[laptop].state
        try:
            act()
        except Refused:
            assert self.laptops[laptop].state is before

    # -- what people do ------------------------------------------------------------------------

    @rule(
        at=laptops, who=members, seat=seats, total=totals, fails=st.booleans(), late=st.booleans()
    )
    def copy_a_total(
        self, at: int, who: str, seat: int, total: str, *, fails: bool, late: bool
    ) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        seconds = b.F(331) if late else None
        ticks = ("X1",) if fails else ()
        self._try(
            lambda: laptop.do(
                judging.sign_total, b.CLERK, where, who, seat, total, ticks, seconds=seconds
            ),
            at,
        )

    @rule(at=laptops, who=members, scores=st.tuples(scores, scores))
    def type_a_paper(self, at: int, who: str, scores: tuple[str, str]) -> None:
        laptop, where = self.laptops[at], f"R1-{who[-2:]}"
        first, second = scores
        self._try(lambda: laptop.do(papers.type_paper, b.CLERK, where, who, 1, first), at)
        self._try(lambda: laptop.do(papers.type_paper, b.CLERK_2, where, who, 2, second), at)

    @rule(at=laptops, who=members, score=scores)
    def rule_a_paper(self, at: int, who: str, score: str) -> None:
        laptop, where = self.laptops[at], f"R1-{who[-2:]}"
        self._try(lambda: laptop.do(papers.settle_paper, b.CHIEF, where, who, score, "核对"), at)

    @rule(at=laptops, pick=picks, a1=st.sampled_from(("30", "38.5", "40")), total=totals)
    def correct_a_sheet(self, at: int, pick: int, a1: str, total: str) -> None:
        laptop = self.laptops[at]
        signed = self._signed(laptop)
        if not signed:
            return
        sheet = signed[pick % len(signed)]
        marks: dict[str, Mark] | None = b.full_marks(a1=a1) if pick % 2 else None
        text = "" if pick % 2 else total
        self._try(
            lambda: laptop.do(
                judging.correct_sheet, b.CHIEF, sheet, "笔误", marks=marks, total=text
            ),
            at,
        )

    @rule(at=laptops, pick=picks, who=members)
    def move_a_sheet(self, at: int, pick: int, who: str) -> None:
        laptop = self.laptops[at]
        if signed := self._signed(laptop):
            sheet = signed[pick % len(signed)]
            self._try(lambda: laptop.do(judging.move_sheet, b.CHIEF, sheet, who, "选错盲号"), at)

    @rule(at=laptops, who=members)
    def void(self, at: int, who: str) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        self._try(lambda: laptop.do(control.void_attempt, b.CHIEF, where, who, "停电"), at)

    @rule(at=laptops, who=members, seconds=st.sampled_from((290, 311, 400)), free=st.booleans())
    def take_the_time(self, at: int, who: str, seconds: int, *, free: bool) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        self._try(
            lambda: laptop.do(
                judging.take_time, b.CHIEF, where, who, b.F(seconds), 30 * free, "看表"
            ),
            at,
        )

    @rule(at=laptops, who=members, seat=seats, back=st.booleans())
    def stand_aside(self, at: int, who: str, seat: int, *, back: bool) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        self._try(
            lambda: laptop.do(judging.excuse_seat, b.CHIEF, where, who, seat, "同单位", back=back),
            at,
        )

    @rule(at=laptops, who=members, applies=st.booleans())
    def rule_a_critical(self, at: int, who: str, *, applies: bool) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        self._try(
            lambda: laptop.do(
                control.rule_critical, b.CHIEF, where, who, "X1", applies=applies, reason="录像"
            ),
            at,
        )

    @rule(at=laptops, who=members, pick=picks)
    def settle(self, at: int, who: str, pick: int) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        for versions in outcome(laptop.state, where, who).rivals.values():
            keep = versions[pick % len(versions)].id
            self._try(
                lambda keep=keep: laptop.do(  # type: ignore[misc]
                    control.settle_conflict, b.CHIEF, where, who, keep, "以签名为准"
                ),
                at,
            )

    @rule(at=laptops, who=members, high=st.integers(0, 1))
    def order_drops(self, at: int, who: str, high: int) -> None:
        laptop, where = self.laptops[at], WHERE[who[-2:]]
        self._try(
            lambda: laptop.do(control.order_fallback, b.CHIEF, where, who, high, 0, "评委不足"), at
        )

    @rule(at=laptops, team=st.sampled_from(("T1", "T2")), points=st.integers(0, 2))
    def punish(self, at: int, team: str, points: int) -> None:
        laptop = self.laptops[at]
        ruled = f.PenaltySet(entrant=team, points=b.F(points), reason="违规")
        laptop.keep([aware(laptop.state, ruled)], b.CHIEF)

    @rule(at=laptops, where=st.sampled_from(("S1", "S2")), seat=seats, judge=st.integers(1, 6))
    def change_a_judge(self, at: int, where: str, seat: int, judge: int) -> None:
        laptop = self.laptops[at]
        self._try(
            lambda: laptop.do(setup.assign_seat, b.CHIEF, where, seat, f"j{judge}", "不适"), at
        )

    @rule(at=laptops, pick=picks)
    def settle_a_dispute(self, at: int, pick: int) -> None:
        laptop = self.laptops[at]
        for dispute in disputes(laptop.state)[:1]:
            record = dispute.entries[pick % len(dispute.entries)].id
            self._try(
                lambda record=record: laptop.do(  # type: ignore[misc]
                    rulings.settle_ruling, b.CHIEF, record, "两边核对"
                ),
                at,
            )
            assert dispute.slot not in {
                one.slot for one in disputes(laptop.state) if one.kind is dispute.kind
            }

    @rule(
        at=laptops,
        who=st.sampled_from((*MEMBERS, "T1", "T2")),
        status=st.sampled_from(("", "absent", "withdrawn", "disqualified")),
        scope=st.sampled_from(("", "R2")),
    )
    def give_a_status(self, at: int, who: str, status: f.Status, scope: str) -> None:
        laptop = self.laptops[at]
        self._try(lambda: laptop.do(desk.set_status, b.CHIEF, who, status, scope, "核实"), at)

    @rule(at=laptops, who=members)
    def check_in(self, at: int, who: str) -> None:
        laptop = self.laptops[at]
        self._try(lambda: laptop.do(desk.check_in, b.DESK, who), at)

    @rule(at=laptops, pick=picks)
    def undo(self, at: int, pick: int) -> None:
        """Undo a sheet, or something recent, an undo included."""
        laptop = self.laptops[at]
        recent = [r.id for r in sorted(laptop.records, key=lambda record: record.order)[-8:]]
        from_these = (pick % 2 and self._signed(laptop)) or recent
        record = from_these[pick // 2 % len(from_these)]
        self._try(lambda: laptop.do(control.undo, b.CHIEF, record, "误操作"), at)

    @rule(at=laptops)
    def everybody_is_marked(self, at: int) -> None:
        """Fill every gap, so that something can be sealed."""
        laptop = self.laptops[at]
        for who in MEMBERS:
            self.type_a_paper(at, who, ("80", "80"))
            for seat in (1, 2, 3):
                total = str(80 + seat + int(who[1]))
                self._try(
                    lambda who=who, seat=seat, total=total: laptop.do(  # type: ignore[misc]
                        judging.sign_total, b.CLERK, WHERE[who[-2:]], who, seat, total
                    ),
                    at,
                )

    @rule(at=laptops, scope=st.sampled_from((*SCOPES, "S1", "S2")), shown=st.booleans())
    def close(self, at: int, scope: str, *, shown: bool) -> None:
        """Seal, and perhaps open the codes and release."""
        laptop = self.laptops[at]
        self.everybody_is_marked(at)
        self._try(lambda: laptop.do(control.seal_scope, b.CHIEF, scope, "封存"), at)
        if shown:
            for where in ("S1", "S2"):
                self._try(
                    lambda where=where: laptop.do(  # type: ignore[misc]
                        control.open_codes, b.CODER, where, b.SUPERVISOR
                    ),
                    at,
                )
            self._try(lambda: laptop.do(control.release, b.CHIEF, scope), at)

    @rule(at=laptops, teams=st.permutations(("T1", "T2", "T3")), count=st.integers(1, 3))
    def issue(self, at: int, teams: list[str], count: int) -> None:
        """Certificates, where the results are out."""
        laptop = self.laptops[at]
        self.close(at, "results", shown=True)
        made = [issuing.Honour(level="1", entrant=t, name=t, honour="奖") for t in teams[:count]]
        self._try(lambda: laptop.do(issuing.issue_certificates, b.CLERK, made, "XB", "T"), at)

    @rule(at=laptops, pick=picks)
    def let_one_give_way(self, at: int, pick: int) -> None:
        laptop = self.laptops[at]
        for clash in register.clashes(laptop.state)[:1]:
            record = clash.issues[pick % len(clash.issues)].record
            laptop.do(issuing.reissue_certificate, b.CLERK, record, "重号")

    @rule(at=laptops, whose=laptops, part=st.integers(1, 3))
    def take_records(self, at: int, whose: int, part: int) -> None:
        """A file comes in: what the other laptop held, or only the older part of it."""
        records = self.laptops[whose].records
        self.laptops[at].take(records[: len(records) * part // 3])
        self.on_air.pop(at, None)

    def _signed(self, laptop: b.Laptop) -> list[str]:
        lines = laptop.state.table(f.SheetSigned).values()
        return sorted(sheet.id for line in lines for sheet in heads(line))

    # -- what must be so -----------------------------------------------------------------------

    @invariant()
    def memory_is_the_same_as_working_it_out(self) -> None:
        for laptop in self.laptops:
            assert all_told(laptop.state) == all_told(replace(laptop.state, memo={}))

    @invariant()
    def what_is_shown_of_a_station_stays_until_it_is_released_again(self) -> None:
        for at, laptop in enumerate(self.laptops):
            now = shown(laptop.state)
            before = self.on_air.get(at, {})
            assert all(now[where] == kept for where, kept in before.items() if where in now)
            self.on_air[at] = now

    @invariant()
    def statuses_on_air_change_with_a_release_and_with_nothing_else(self) -> None:
        for at, laptop in enumerate(self.laptops):
            lines = laptop.state.table(f.Released).values()
            releases = frozenset(entry.id for line in lines for entry in line)
            shown = seals.released(laptop.state).each(f.StatusSet)
            now = {slot: entry.fact.status for slot, entry in shown}
            assert self.words.setdefault((at, releases), now) == now

    @invariant()
    def a_dispute_is_between_laptops_and_nothing_that_rests_on_it_is_final(self) -> None:
        for laptop in self.laptops:
            for dispute in disputes(laptop.state):
                told = [entry.laptop for entry in dispute.entries]
                assert len(told) == len(set(told)) > 1
                if dispute.performance is not None:
                    assert not outcome(laptop.state, *dispute.performance).final
            for scope in SCOPES:
                if in_scope(laptop.state, scope):
                    with pytest.raises(Refused):
                        laptop.do(control.seal_scope, b.CHIEF, scope, "封存")

    @invariant()
    def every_ruling_says_what_it_knew(self) -> None:
        for laptop in self.laptops:
            facts = [record.fact for record in laptop.records]
            assert all(one.replaces is not None for one in facts if isinstance(one, f.Ruling))

    @invariant()
    def no_printed_certificate_is_lost_or_renumbered(self) -> None:
        for laptop in self.laptops:
            told = {r.fact for r in laptop.records if isinstance(r.fact, f.CertificateIssued)}
            known = register.issues(laptop.state)
            assert {(fact.number, fact.name) for fact in told} == {
                (issue.number, issue.fact.name) for issue in known
            }
            assert {i.holder for i in known} == {i.holder for i in register.valid(laptop.state)}

    def teardown(self) -> None:
        """In the end everybody hears everything, in some order, some of it twice."""
        everything = {r.id: r for laptop in self.laptops for r in laptop.records}
        for step, laptop in zip((7, 11, 13), self.laptops, strict=True):
            records = [*everything.values(), *list(everything.values())[::5]]
            for start in range(step):
                laptop.take(records[::-1][start::step])
        cold = evolve(State(), sorted(everything.values(), key=lambda record: record.order))
        for laptop in self.laptops:
            assert laptop.state == cold
            assert all_told(laptop.state) == all_told(cold)


TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
