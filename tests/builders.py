"""Small contests for tests, said in the words of the field, and a clerk that keeps no file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Concatenate, ParamSpec

from scorer.clerk import Clerk
from scorer.domain.model.contest import (
    Contest,
    Paper,
    Pool,
    PrizeLevel,
    PrizeRule,
    Role,
    Round,
    Rules,
    Site,
)
from scorer.domain.model.marks import Mark
from scorer.domain.model.officials import Official
from scorer.domain.model.people import Entrant, Member
from scorer.domain.model.rubric import (
    Band,
    Critical,
    Fault,
    Item,
    Measure,
    Overtime,
    PanelRule,
    Rubric,
    Section,
)
from scorer.domain.model.text import Text
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging, papers, setup
from scorer.domain.record.doubts import doubts
from scorer.domain.record.fold import evolve
from scorer.domain.record.record import Record
from scorer.domain.record.state import State

P = ParamSpec("P")
F = Fraction
CHIEF, CLERK, CLERK_2, CODER, SUPERVISOR, DESK = "chief", "clerk", "clerk2", "coder", "sup", "desk"


@dataclass
class Laptop:
    """A clerk without a file: it stamps and folds, and can take another laptop's records."""

    name: str = "A"
    state: State = field(default_factory=State)
    records: list[Record] = field(default_factory=list)
    own: int = 0

    def do(
        self,
        decide: Callable[Concatenate[State, str, P], Sequence[f.Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[str, ...]:
        """Decide, stamp and fold; the ids of the new records."""
        return self.keep(decide(self.state, by, *args, **kwargs), by)

    def keep(self, facts: Iterable[f.Fact], by: str = "") -> tuple[str, ...]:
        """Stamp facts and fold them."""
        new: list[Record] = []
        for fact in facts:
            self.own += 1
            clock = self.state.clock + 1 + len(new)
            name = f"{clock:06d}{self.name}{self.own:05d}"
            at = f"2026-11-22T08:{clock // 60 % 60:02d}:{clock % 60:02d}+08:00"
            new.append(Record(name, clock, at, self.name, self.own, by, "", 1, b"", "", "", fact))
        self.take(new)
        return tuple(record.id for record in new)

    def take(self, records: Iterable[Record]) -> None:
        """Fold records, as a merge does."""
        known = {record.id for record in self.records}
        fresh = [record for record in records if record.id not in known]
        self.records += fresh
        self.state = evolve(self.state, fresh)

    def copy(self, name: str) -> "Laptop":
        """The same contest on another laptop."""
        return Laptop(name, self.state, list(self.records))


def met(*laptops: Laptop) -> Laptop:
    """Everybody hears everything, in different orders and twice, and says the same."""
    everything = [record for laptop in laptops for record in laptop.records]
    for step, laptop in enumerate(laptops, 2):
        laptop.take(everything[::step])
        laptop.take(everything[::-1])
    cold = evolve(State(), [*everything, *everything])
    assert all(laptop.state == cold for laptop in laptops)
    return laptops[0]


def rubric(name: str, *, critical: bool = True) -> Rubric:
    """A rubric of 100 points: two steps by points, one by levels, one measured."""
    items = (
        Item(
            id="A1",
            section="A",
            name=Text("核对", "Checks"),
            points=F(40),
            kind="step",
            faults=(Fault(Text("漏一项", "One missed"), F(2)), Fault(Text("不说", "Silent"), F(3))),
        ),
        Item(
            id="A2",
            section="A",
            name=Text("操作", "Works"),
            points=F(30),
            kind="deduction",
            per=F(2),
        ),
        Item(
            id="B1",
            section="B",
            name=Text("态度", "Manner"),
            points=F(20),
            kind="checklist",
            levels=(F(1), F(1, 2), F(0)),
        ),
        Item(
            id="B2",
            section="B",
            name=Text("用时", "Time"),
            points=F(10),
            kind="measure",
            measure=Measure(
                "seconds", "s", (Band(F(10), F(0), F(10)), Band(F(5), F(10), F(20), True))
            ),
        ),
    )
    last = Item(
        id="X1",
        section="B",
        name=Text("污染", "Contaminates"),
        points=F(0),
        kind="critical",
        critical=Critical("cap", F(59)),
    )
    return Rubric(
        id=name,
        title=Text(f"技能{name}", f"Skill {name}"),
        full=F(100),
        sections=(Section("A", Text("甲", "A"), F(70)), Section("B", Text("乙", "B"), F(30))),
        items=(*items, last) if critical else items,
        limit_s=300,
        overtime=Overtime(per_s=30, points=F(1), most=F(5)),
    )


ROLES = (Role("GP", Text("全科医生", "GP")), Role("NU", Text("社区护师", "Nurse")))


def contest(*, prizes: tuple[int, ...] = (1, 1, 1)) -> Contest:
    """Two roles, a paper each (40 %), and one drawn skill each before three judges (60 %)."""
    names = ("一等奖", "二等奖", "三等奖")
    levels = tuple(
        PrizeLevel(id=f"P{i}", name=Text(name), number=n)
        for i, (name, n) in enumerate(zip(names, prizes, strict=True), 1)
    )
    panel = PanelRule(judges=3, drop_high=0, drop_low=0, spread=F(5))
    return Contest(
        id="c1",
        template="small",
        title=Text("小比武", "Small contest"),
        short=Text("比武", "Contest"),
        code="XB",
        year=2026,
        date="2026-11-22",
        venue=Text("礼堂", "Hall"),
        issuers=(Text("望舒区卫生健康委员会"),),
        roles=ROLES,
        sites=(Site("s1", Text("一考点", "Site 1")), Site("s2", Text("二考点", "Site 2"))),
        rounds=(
            Round(
                id="R1",
                name=Text("第一轮", "Round 1"),
                kind="papers",
                weight=F(2, 5),
                papers=tuple(Paper(role.id, Text(role.name.zh + "卷"), F(100)) for role in ROLES),
            ),
            Round(
                id="R2",
                name=Text("第二轮", "Round 2"),
                kind="skills",
                weight=F(3, 5),
                pools=(Pool("GP", 1, ("g1", "g2")), Pool("NU", 1, ("n1", "n2"))),
                panel=panel,
            ),
        ),
        rules=Rules(ties=("round:R2", "full_team", "time"), prizes=PrizeRule(levels=levels)),
        team_size=2,
        per_site=2,
        rules_hash="h",
    )


def teams(count: int) -> tuple[Entrant, ...]:
    """Teams T1, T2 … with members T1-GP and T1-NU."""
    return tuple(
        Entrant(
            id=f"T{n}",
            number=f"{n:02d}",
            name=f"第{n}社区卫生服务中心",
            short=f"第{n}",
            members=tuple(
                Member(
                    id=f"T{n}-{role.id}",
                    name=f"队员{n}{role.id}",
                    role=role.id,
                    badge=f"B{n}{role.id}",
                )
                for role in ROLES
            ),
        )
        for n in range(1, count + 1)
    )


def officials() -> tuple[Official, ...]:
    """One for each duty, a second clerk, and judges j1 … j6."""
    named = [
        Official(id=CHIEF, name="裁判长", duties=("chief",)),
        Official(id=CLERK, name="记分员甲", duties=("clerk",)),
        Official(id=CLERK_2, name="记分员乙", duties=("clerk",)),
        Official(id=CODER, name="加密裁判", duties=("coder",)),
        Official(id=SUPERVISOR, name="监督", duties=("supervisor",)),
        Official(id=DESK, name="检录", duties=("desk",)),
    ]
    judges = [Official(id=f"j{n}", name=f"评委{n}", duties=("judge",)) for n in range(1, 7)]
    return (*named, *judges)


def founded(count: int = 4) -> Laptop:
    """A contest with so many teams, not yet started."""
    laptop = Laptop()
    rubrics = [rubric(name) for name in ("g1", "g2", "n1", "n2")]
    laptop.keep(setup.founding(contest(), rubrics, officials(), teams(count)))
    return laptop


def ready(count: int = 4) -> Laptop:
    """The same, drawn, seated and started: S1 is the doctors' station, S2 the nurses'."""
    laptop = founded(count)
    laptop.do(setup.draw_sites, CLERK, "种子", SUPERVISOR)
    laptop.do(setup.draw_skills, CLERK, "种子", SUPERVISOR)
    laptop.do(setup.draw_orders, CLERK, "种子", SUPERVISOR)
    laptop.do(setup.draw_codes, CODER, "种子", SUPERVISOR)
    panels = {"S1": ("j1", "j2", "j3"), "S2": ("j4", "j5", "j6")}
    laptop.do(setup.assign_panels, CLERK, panels)
    laptop.do(setup.start_contest, CHIEF)
    return laptop


def full_marks(*, a1: str = "40") -> dict[str, Mark]:
    """Marks for every item of the small rubric: 60 points and what ``a1`` says."""
    return {"A1": Mark(a1), "A2": Mark("30"), "B1": Mark("1"), "B2": Mark("8")}


def paper(laptop: Laptop, member: str, score: str) -> None:
    """Type a paper twice, alike."""
    station = f"R1-{member.partition('-')[2]}"
    laptop.do(papers.type_paper, CLERK, station, member, 1, score)
    laptop.do(papers.type_paper, CLERK_2, station, member, 2, score)


def panel(laptop: Laptop, station: str, member: str, totals: Sequence[str]) -> tuple[str, ...]:
    """Copy the totals of a station's paper sheets, seat by seat; the sheets' record ids."""
    ids: list[str] = []
    for seat, total in enumerate(totals, 1):
        ids += laptop.do(judging.sign_total, CLERK, station, member, seat, total)
    return tuple(ids)


def played(count: int = 4) -> Laptop:
    """A whole small contest, nothing sealed: team n has 90 - n on the paper, 95 - n as skill."""
    laptop = ready(count)
    for entrant in roll.people(laptop.state).entrants.values():
        n = int(entrant.id[1:])
        for member in entrant.members:
            laptop.do(desk.check_in, DESK, member.id)
            paper(laptop, member.id, str(90 - n))
            panel(laptop, "S1" if member.role == "GP" else "S2", member.id, [str(95 - n)] * 3)
    return laptop


def looked(laptop: Laptop | Clerk, scope: str) -> None:
    """Let the chief judge confirm all that a seal asks for."""
    for one in tuple(doubts(laptop.state, scope)):
        if one.kind == "call":
            laptop.do(judging.answer_call, CHIEF, one.station, one.seat, "已处理")
        else:
            laptop.do(control.confirm_alarm, CHIEF, one.station, one.member, one.kind, "属实")


def release(laptop: Laptop | Clerk, scope: str, reason: str = "") -> None:
    """Seal a scope, open its codes and release it; whatever is odd may stand."""
    looked(laptop, scope)
    laptop.do(control.seal_scope, CHIEF, scope, reason)
    for station in ("S1", "S2"):
        if scope in {station, "R2", "results"} and not roll.opened(laptop.state, station):
            laptop.do(control.open_codes, CODER, station, SUPERVISOR)
    laptop.do(control.release, CHIEF, scope)


def tied(laptop: Laptop) -> None:
    """T1: 86 and 80, T2: 80 and 84; both 82.4 in all. T3 is behind."""
    for n, (score, skill) in enumerate((("86", "80"), ("80", "84"), ("70", "70")), 1):
        for station, role in (("S1", "GP"), ("S2", "NU")):
            paper(laptop, f"T{n}-{role}", score)
            panel(laptop, station, f"T{n}-{role}", [skill] * 3)
