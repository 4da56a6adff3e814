"""Small days under any rules, judged twice: by the program, and by the oracle from the file."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Concatenate, ParamSpec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.model.clock import Clock
from scorer.domain.model.contest import Contest, PrizeLevel, PrizeRule, Rules, SiteRule, Step
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import PanelMethod, PanelRule
from scorer.domain.model.text import Text
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging, papers, setup
from scorer.domain.record.outcome import outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.standing import board
from scorer.domain.record.state import State
from scorer.exchange.clock_file import clocked
from scorer.views import awards, standings
from tests import builders as b
from tests.fakes import CountingIds, FixedClock
from tests.oracle.verdict import judge

P = ParamSpec("P")
TEAMS = 5
PANELS = {"S1": ("j1", "j2", "j3"), "S2": ("j4", "j5", "j6")}
TIES = ("round:R1", "round:R2", "full_team", "time", "fewer_criticals", "more_decimals:3")


def steps(chance: Random, hows: Sequence[str]) -> Step:
    how = chance.choice(hows)
    return Step(how=how, decimals=chance.choice((None, 0, 1, 2, 2)))  # type: ignore[arg-type]


def prize_rule(chance: Random) -> PrizeRule:
    fixed = chance.random() < 0.5
    levels = tuple(
        PrizeLevel(
            id=f"P{n}",
            name=Text(f"{n}"),
            number=chance.choice((0, 1, 1, 2)) if fixed else None,
            share=None if fixed else chance.choice((b.F(1, 10), b.F(1, 5), b.F(3, 10))),
        )
        for n in (1, 2, 3)
    )
    return PrizeRule(
        levels=levels,
        base=chance.choice(("entered", "competed")),
        rounding=chance.choice(("half_up", "ceil", "floor", "cumulative_half_up")),
        tie=chance.choice(("include_keep", "include_shrink", "exclude")),
        minimum=chance.choice((None, None, b.F(70))),
        least_first=chance.choice((0, 1)),
        vacate=chance.random() < 0.5,
    )


def panel_rule(chance: Random) -> PanelRule:
    methods: tuple[PanelMethod, ...] = ("mean", "mean", "median", "sum", "closest_pair")
    method = chance.choice(methods)
    drops = (0, 0) if method == "closest_pair" else (chance.choice((0, 1)), chance.choice((0, 1)))
    return PanelRule(
        judges=3,
        drop_high=drops[0],
        drop_low=drops[1],
        decimals=chance.choice((None, 0, 2, 2)),
        method=method,
        short=chance.choice(("keep_drops", "no_drops")),
    )


def rules(chance: Random) -> Rules:
    return Rules(
        member=steps(chance, ("mean", "sum")),
        team=steps(chance, ("mean", "sum")),
        total=steps(chance, ("weighted", "weighted", "mean", "sum")),
        scale=chance.choice(("percent", "raw")),
        rounding=chance.choice(("each_step", "at_end")),
        absent=chance.choice(("zero", "zero", "not_ranked", "mean_of_present")),
        ties=tuple(chance.sample(TIES, chance.randrange(4))),
        ranks=chance.choice(("standard", "dense", "ordinal")),
        prizes=prize_rule(chance),
        critical=chance.choice(("majority", "chief")),
        sites=SiteRule(
            how=chance.choice(("none", "mean_of_means", "pooled", "z")),
            mean_decimals=chance.choice((None, 2)),
            coefficient_decimals=chance.choice((None, 2)),
            decimals=chance.choice((None, 2, 4)),
        ),
        clock=Clock(
            unit=chance.choice((None, b.F(1), b.F(1, 10))),
            rounding=chance.choice(("down", "half_up", "up")),
        ),
    )


def contest(chance: Random) -> Contest:
    first, second = b.contest().rounds
    fulls = [replace(paper, full=b.F(chance.choice((100, 100, 80)))) for paper in first.papers]
    return replace(
        b.contest(),
        rounds=(replace(first, papers=tuple(fulls)), replace(second, panel=panel_rule(chance))),
        rules=rules(chance),
    )


@dataclass
class SmallDay:
    """A contest of five teams, in a file, in which chance has everybody do something.

    On a calm day little goes wrong and marks are coarse: many are equal, and it comes to an end.
    """

    clerk: Clerk
    chance: Random
    calm: bool

    def play(self) -> None:
        """Judge everybody, mostly; then announce; then perhaps disqualify somebody."""
        with self.clerk.journal.together():
            for entrant in roll.people(self.clerk.state).entrants.values():
                for member in entrant.members:
                    self._paper(member.id, member.role)
                    self._station(member.id, "S1" if member.role == "GP" else "S2")
                    self._status(member.id)
                self._status(entrant.id)
            self._announce()
            disqualified: f.Status = "disqualified"
            for team in ("T2", "T4"):
                self._may(0.4, desk.set_status, b.CHIEF, team, disqualified, "", "冒名顶替")

    def _may(
        self,
        likely: float,
        decide: Callable[Concatenate[State, str, P], Sequence[f.Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Have it done, if chance will have it and nothing forbids it."""
        if self.chance.random() < likely:
            with contextlib.suppress(Refused):
                self.clerk.do(decide, by, *args, **kwargs)

    def _mishap(self, likely: float) -> float:
        return likely / 6 if self.calm else likely

    def _paper(self, member: str, role: str) -> None:
        chance, station = self.chance, f"R1-{role}"
        typed = chance.choice(("70", "80") if self.calm else ("60", "70", "70", "75.5", "80"))
        if chance.random() < self._mishap(0.1):
            typed = "缺考"
        other = "61" if chance.random() < self._mishap(0.1) else typed
        self._may(1, papers.type_paper, b.CLERK, station, member, 1, typed)
        self._may(1, papers.type_paper, b.CLERK_2, station, member, 2, other)
        if typed != other or chance.random() < self._mishap(0.1):
            self._may(0.9, papers.settle_paper, b.CHIEF, station, member, "66", "核对")

    def _station(self, member: str, where: str) -> None:
        chance = self.chance
        self._may(0.15, judging.excuse_seat, b.CHIEF, where, member, 2, "同单位")
        self._sheets(member, where)
        if chance.random() < 0.15:
            self._may(1, control.void_attempt, b.CHIEF, where, member, "设备故障")
            self._sheets(member, where)
        drops = chance.choice(((0, 0), (1, 0)))
        self._may(
            0.9 if self.calm else 0.5,
            control.order_fallback,
            b.CHIEF,
            where,
            member,
            *drops,
            "少人",
        )
        applies = chance.random() < 0.5
        likely = (
            1 if outcome(self.clerk.state, where, member).open_criticals and self.calm else 0.15
        )
        self._may(
            likely,
            control.rule_critical,
            b.CHIEF,
            where,
            member,
            "X1",
            applies=applies,
            reason="录像",
        )
        seconds, made_good = (
            b.F(chance.choice(("280", "300.4", "345", "800"))),
            chance.choice((0, 45)),
        )
        self._may(
            self._mishap(0.3), judging.take_time, b.CHIEF, where, member, seconds, made_good, "表"
        )

    def _sheets(self, member: str, where: str) -> None:
        chance = self.chance
        seconds = b.F("290" if self.calm else chance.choice(("290", "320", "330.05", "352.5")))
        for seat, judge_id in enumerate(PANELS[where], 1):
            ticks = ("X1",) if chance.random() < self._mishap(0.2) else ()
            signs = 1 - self._mishap(0.02)
            if self.calm or chance.random() < 0.5:
                total = chance.choice(("80", "90") if self.calm else ("70", "80", "85.25"))
                self._may(
                    signs,
                    judging.sign_total,
                    b.CLERK,
                    where,
                    member,
                    seat,
                    total,
                    ticks,
                    seconds=seconds,
                )
            else:
                marks = self._marks()
                self._may(signs, judging.sign_sheet, judge_id, where, member, seat, marks, ticks)

    def _marks(self) -> dict[str, Mark]:
        chance = self.chance
        return {
            "A1": Mark(chance.choice(("40", "37.5")), out_of_order=chance.random() < 0.1),
            "A2": Mark(chance.choice(("30", "22")), waived=chance.random() < 0.1),
            "B1": Mark(chance.choice(("1", "0.5", "0"))),
            "B2": Mark(chance.choice(("0", "10", "10.5", "20", "20.45"))),
        }

    def _status(self, subject: str) -> None:
        rules = roll.contest(self.clerk.state).rules
        gaps: tuple[f.Status, ...] = ("absent", "withdrawn", "disqualified")
        if rules.absent == "mean_of_present":
            gaps = gaps[:2]  # what a disqualified part gets there is not said anywhere
        # Nor is it whether a time still counts whose performance no longer does.
        scopes = ("R1",) if "time" in rules.ties else ("", "R2", "R1")
        status, scope = self.chance.choice(gaps), self.chance.choice(scopes)
        self._may(0.06, desk.set_status, b.CHIEF, subject, status, scope, "核实")

    def _announce(self) -> None:
        self._may(0.9, control.seal_scope, b.CHIEF, "results")
        for where in PANELS:
            self._may(1, control.open_codes, b.CODER, where, b.SUPERVISOR)
        self._may(1, control.release, b.CHIEF, "results")


def started(path: Path, what: Contest) -> Clerk:
    clock = what.rules.clock
    rubrics = [clocked(b.rubric(name), clock) for name in ("g1", "g2", "n1", "n2")]
    facts = setup.founding(what, rubrics, b.officials(), b.teams(TEAMS))
    clerk = Clerk.create(path, facts, b.CHIEF, clock=FixedClock(), ids=CountingIds(), name="A")
    with clerk.journal.together():
        clerk.do(setup.draw_sites, b.CLERK, "种子", b.SUPERVISOR)
        clerk.do(setup.draw_skills, b.CLERK, "种子", b.SUPERVISOR)
        clerk.do(setup.draw_codes, b.CODER, "种子", b.SUPERVISOR)
        clerk.do(setup.assign_panels, b.CLERK, PANELS)
        clerk.do(setup.start_contest, b.CHIEF)
    return clerk


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1 << 32))
def test_any_day_under_any_rules_comes_out_alike(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = Random(seed)  # noqa: S311  a play of chance, no secret
    path = tmp_path_factory.mktemp("day") / "day.leitai"
    with started(path, contest(chance)) as clerk:
        SmallDay(clerk, chance, calm=chance.random() < 0.6).play()
        state = clerk.state
    verdict = judge(path)
    said = board(state)
    for line in verdict.lines:
        for (where, member), one in line.team.stations.items():
            found = outcome(state, where, member)
            assert (found.value if found.final else None) == one.value, (where, member)
    assert {place.id: place.rank for place in said.places} == verdict.places
    placed = {line.entrant: line.total for line in verdict.lines if line.place}
    assert {p.id: said.results[p.id].total.value for p in said.places if p.rank} == placed
    every = standings.counted(state, parts=roll.stations(state), public=False)
    levels = awards.awarded(state, every).levels
    assert {name: level for level, names in levels.items() for name in names} == verdict.prizes


def test_time_made_good_is_not_the_contestants() -> None:
    laptop = b.ready(2)
    for team, seconds, made_good in (("T1", 300, 0), ("T2", 320, 45)):
        for role, where in (("GP", "S1"), ("NU", "S2")):
            b.paper(laptop, f"{team}-{role}", "80")
            b.panel(laptop, where, f"{team}-{role}", ["80"] * 3)
            laptop.do(
                judging.take_time,
                b.CHIEF,
                where,
                f"{team}-{role}",
                b.F(seconds),
                made_good,
                "停电，时间补足",
            )
    places = board(laptop.state).places
    assert [(p.id, p.rank, p.decided_by) for p in places] == [
        ("T2", 1, "total"),
        ("T1", 2, "time"),
    ]


def test_a_place_that_stays_empty_is_the_one_that_was_announced() -> None:
    laptop = b.ready(3)
    what = b.contest()
    prizes = replace(what.rules.prizes, vacate=True)
    laptop.keep([f.ContestSet(contest=replace(what, rules=replace(what.rules, prizes=prizes)))])
    b.tied(laptop)  # T2 and T1 have the same total; the skills put T2 first
    b.release(laptop, "results")
    assert awards.awarded(laptop.state, board(laptop.state)).levels["P1"] == ("T2",)
    laptop.do(desk.set_status, b.CHIEF, "T2", "disqualified", "", "冒名顶替")
    given_now = awards.awarded(laptop.state, board(laptop.state))
    assert given_now.levels == {"P1": (), "P2": ("T1",), "P3": ("T3",)}
    assert given_now.vacancies == {"P1": 1}
