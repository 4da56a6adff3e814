"""A whole rehearsed day, judged twice: by the program, and by fractions from the raw marks."""

import json
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import pytest

from scorer.__main__ import main
from scorer.domain.record.outcome import outcome
from scorer.domain.record.standing import Board, board
from scorer.domain.record.state import State
from scorer.rehearsal import Rehearsal
from scorer.views import awards, standings
from tests.numbers import inexact
from tests.oracle.reading import read
from tests.oracle.sheet import sheet_total
from tests.oracle.verdict import Verdict, judge, judge_book

SEEDS = (1, 2, 3)
EVERY = 40
"""Between releases, the inner board is looked at after so many steps."""


@dataclass
class Moment:
    """A point of the day: what the program said then, and what the oracle makes of the file."""

    sentence: str
    said: Board
    verdict: Verdict


@dataclass
class Day:
    """A rehearsed day: what was released when, moments in between, and how it ended."""

    path: Path
    state: State
    verdict: Verdict
    released: list[Moment] = field(default_factory=list)
    between: list[Moment] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed{seed}")
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """One seed's day, played once for all tests here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEITAI_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("rehearsal")
        play = Rehearsal("family-doctor-team", folder, request.param, printing=False)
        try:
            return _played(play)
        finally:
            play.close()


def _played(play: Rehearsal) -> Day:
    released: list[Moment] = []
    between: list[Moment] = []
    jumps: list[str] = []
    releases: tuple[object, ...] = ()
    on_air = standings.counted(play.clerk.state)
    for number, step in enumerate(play.steps()):
        clerk, state = play.clerk, play.clerk.state
        if (now := standings.releases(state)) != releases:
            releases, on_air = now, standings.counted(state)
            verdict = judge(clerk.path, {entry.fact.scope for entry in now})
            released.append(Moment(step.sentence, on_air, verdict))
        elif standings.counted(state) != on_air:
            jumps.append(step.sentence)
        if number % EVERY == 0:
            between.append(Moment(step.sentence, board(state), judge(clerk.path)))
    path = play.clerk.path
    return Day(path, play.clerk.state, judge(path), released, between, jumps)


def _places(said: Board) -> dict[str, int | None]:
    return {place.id: place.rank for place in said.places}


def _totals(said: Board) -> dict[str, Fraction | None]:
    return {place.id: said.results[place.id].total.value for place in said.places if place.rank}


def test_standings_agree_after_every_release(day: Day) -> None:
    assert len(day.released) == 10
    for moment in day.released:
        placed = [line for line in moment.verdict.lines if line.place]
        assert _places(moment.said) == moment.verdict.places, moment.sentence
        assert _totals(moment.said) == {line.entrant: line.total for line in placed}
        order = [place.id for place in moment.said.places if place.rank]
        assert [moment.verdict.places[name] for name in order] == [line.place for line in placed]


def test_standings_over_all_parts_agree_at_any_time(day: Day) -> None:
    assert len(day.between) > 3
    for moment in day.between:
        assert _places(moment.said) == moment.verdict.places, moment.sentence
    assert _places(board(day.state)) == day.verdict.places


def test_no_number_on_the_way_is_a_float(day: Day) -> None:
    assert inexact(day.state) == set()


def test_every_score_on_the_way_agrees(day: Day) -> None:
    said = board(day.state)
    for line in day.verdict.lines:
        result = said.results[line.entrant]
        for name, value in line.team.rounds.items():
            assert result.rounds[name].as_part("").value == value.value
        for (stage, member), value in line.team.members.items():
            assert result.members[member, stage].score.as_part("").value == value.value
        for (where, member), one in line.team.stations.items():
            found = outcome(day.state, where, member)
            assert found.value == one.value
            assert len(found.criticals) == one.criticals


def test_totals_of_signed_sheets_follow_from_their_marks(day: Day) -> None:
    """The total that is kept beside the marks is what the marks come to."""
    book = day.verdict.book
    sheets = [
        (sheet_total(book.rubrics[book.stations[where]["rubric"]], sheet), sheet.total)
        for (where, _, _), seats in book.sheets.items()
        for versions in seats.values()
        for sheet in versions
        if sheet.marks
    ]
    assert len(sheets) > 400
    assert all(worked == kept for worked, kept in sheets)


def test_prizes_agree(day: Day) -> None:
    given = awards.award_list(day.state, public=True)
    said = {winner.entrant: level.id for level in given.levels for winner in level.winners}
    assert said == day.verdict.prizes
    assert len(said) >= 12


def test_the_command_line_says_the_same(day: Day, capsys: pytest.CaptureFixture[str]) -> None:
    book, verdict = day.verdict.book, day.verdict
    name = {one["number"]: entrant for entrant, one in book.entrants.items()}
    assert main(["standings", str(day.path), "--as", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {name[row["number"]]: row["rank"] for row in rows} == verdict.places
    totals = {name[row["number"]]: Fraction(row["total"]) for row in rows if row["rank"]}
    assert totals == {line.entrant: line.total for line in verdict.lines if line.place}
    assert main(["awards", str(day.path), "--as", "json"]) == 0
    prizes = {level["name"][0]: level["id"] for level in book.rules["prizes"]["levels"]}
    given = json.loads(capsys.readouterr().out)
    assert {name[row["number"]]: prizes[row["prize"]] for row in given} == verdict.prizes


def test_nothing_on_air_moves_between_releases(day: Day) -> None:
    assert day.jumps == []


def test_the_day_has_what_a_day_can_have(day: Day) -> None:
    """So that agreement means something: ties, gaps, caps, repeats and words instead of places."""
    verdict, book = day.verdict, day.verdict.book
    totals = [line.total for line in verdict.lines if line.place]
    assert len(set(totals)) < len(totals)
    assert {line.status for line in verdict.lines} >= {"withdrawn", "disqualified"}
    assert any(not line.team.total.full for line in verdict.lines if line.place)
    assert any(one.criticals for line in verdict.lines for one in line.team.stations.values())
    assert book.voided
    assert book.excused
    assert book.rulings


def test_the_oracle_looks_at_the_raw_marks(day: Day) -> None:
    """A paper turned to nothing moves its team's total: the oracle repeats no total of ours."""
    book = read(day.path)
    first = day.verdict.lines[0]
    where, member = next(
        key for key in first.team.stations if book.stations[key[0]]["kind"] == "paper"
    )
    for typing in book.papers[where, member].values():
        typing["score"] = "0"
    after = judge_book(book).line(first.entrant)
    assert after.total is not None
    assert first.total is not None
    assert after.total < first.total
