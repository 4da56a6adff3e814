"""The whole day is played for three seeds, through the doors that people use."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.outcome import outcome
from scorer.domain.record.state import State
from scorer.exchange.bundle import export, merge_files
from scorer.rehearsal import Rehearsal, Stage, demo, rehearse
from scorer.views import awards, explain, standings
from scorer.words import use_language

TEMPLATE = "family-doctor-team"
SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Played:
    folder: Path
    state: State
    said: list[str]


@pytest.fixture(scope="module", params=SEEDS)
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp(f"seed{request.param}")
    said: list[str] = []
    with Clerk.open(rehearse(TEMPLATE, folder, request.param, said.append)) as clerk:
        return Played(folder, clerk.state, said)


def test_everything_is_left_behind(day: Played) -> None:
    left = {str(path.relative_to(day.folder)) for path in day.folder.rglob("*.*")}
    assert {f"sites/s{n}.leitai" for n in range(1, 5)} < left
    papers = ("badges", "bulletin-1", "bulletin-2", "certificates", "explanation", "rule-sheet")
    assert {f"papers/{name}.pdf" for name in papers} < left
    assert not [name for name in left if name.endswith((".lock", ".part", "-wal"))]
    assert len({name.lower() for name in left}) == len(left)  # sticks take small and large as one
    assert len(day.said) > 150


def test_everything_that_can_go_wrong_went_wrong_and_was_put_right(day: Played) -> None:
    state = day.state
    kinds = (
        *(f.PaperSettled, f.CriticalRuled, f.SeatExcused, f.AttemptVoided, f.ConflictSettled),
        *(f.CodesOpened, f.Undone, f.CertificateIssued, f.CertificateReprinted),
    )
    assert [kind for kind in kinds if not state.table(kind)] == []
    sheets = [entry.fact for line in state.table(f.SheetSigned).values() for entry in line]
    assert len(sheets) > 650
    assert 0 < sum(not sheet.marks for sheet in sheets) < len(sheets) / 4
    assert sum(bool(sheet.replaces) for sheet in sheets) == 2
    late = [entry.fact for _, entry in state.each(f.Arrived) if entry.fact.late]
    assert len(late) == 1
    found = [
        outcome(state, station.id, member.id)
        for station in roll.stations(state).values()
        for member in roll.people(state).in_role(station.role)
    ]
    assert any(o.penalty for o in found)
    assert sum(bool(o.criticals) for o in found) == 2
    assert all(o.final and not o.open_criticals for o in found)
    assert seals.seal(state, seals.RESULTS).state == "sealed"
    assert len(state.table(f.Sealed)[(seals.RESULTS,)]) == 2


def test_standings_prizes_and_explanations_agree(day: Played) -> None:
    use_language("en")
    view = standings.table(day.state)
    assert view.final
    assert not view.provisional
    words = [row.status_word for row in view.rows if row.status_word]
    assert sorted(words) == ["Disqualified", "Withdrawn"]
    totals = [row.total for row in view.rows if row.rank]
    assert len(set(totals)) < len(totals)  # the forced tie
    for row in view.rows:
        told = explain.explain(day.state, row.entrant, public=True)
        assert (told.root.exact, told.total, told.rank) == (row.value, row.total, row.rank)
    given = awards.award_list(day.state, public=True)
    assert given.certain
    assert [len(level.winners) for level in given.levels] == [2, 4, 6]
    assert len(day.state.table(f.CertificateIssued)) == 36


def test_the_same_seed_gives_the_same_day(day: Played, tmp_path: Path) -> None:
    seed = int(roll.contest(day.state).id.rpartition("-")[2])
    again = Rehearsal(TEMPLATE, tmp_path, seed, printing=False)
    try:
        for _step in again.steps():
            pass
        assert standings.table(again.clerk.state) == standings.table(day.state)
        assert again.clerk.state.count == day.state.count
    finally:
        again.close()


def test_another_seed_gives_another_day(tmp_path: Path) -> None:
    tables = []
    for seed in (5, 6):
        with demo(tmp_path / f"{seed}.leitai", seed, "round1") as clerk:
            tables.append([row.total for row in standings.table(clerk.state).rows])
    assert tables[0] != tables[1]


def test_nothing_of_a_rehearsal_enters_another_contest(tmp_path: Path) -> None:
    played = Rehearsal(TEMPLATE, tmp_path / "play", 7, printing=False)
    next(played.steps())
    file = tmp_path / "x.leitai-export"
    export(played.clerk, file)
    assert roll.contest(played.clerk.state).rehearsal
    played.close()
    with demo(tmp_path / "real.leitai", 7) as clerk:
        (found,) = merge_files(clerk, [file])
    assert found.refused is not None
    assert found.refused.reason == "other_contest"


STAGES: list[tuple[Stage, int, int]] = [("start", 0, 0), ("round1", 3, 0), ("round2", 5, 4)]


@pytest.mark.parametrize(("stage", "parts", "drafts"), STAGES)
def test_the_demo_opens_at_its_stage(tmp_path: Path, stage: Stage, parts: int, drafts: int) -> None:
    with demo(tmp_path / "demo.leitai", 1, stage) as clerk:
        assert len(seals.released_parts(clerk.state)) == parts
        assert len(clerk.drafts()) == drafts
        assert clerk.proves("chief", "258258")
