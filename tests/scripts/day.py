"""What happens to laptops, and what can be seen on them."""

import sqlite3
from contextlib import closing
from fractions import Fraction

import pytest

from scorer.clerk import Clerk
from scorer.domain.record import facts as f
from scorer.domain.record import seals
from scorer.domain.record.outcome import outcome
from scorer.domain.record.standing import Board, board
from scorer.exchange.bundle import export, merge_files
from scorer.store.trouble import Damaged
from scorer.views import awards, standings
from tests import builders as b
from tests import venue
from tests.oracle.verdict import judge
from tests.scripts.acts import Acts
from tests.scripts.hall import ROLE, says


class Day(Acts):
    """A whole contest day: all acts, all laptops, and everything that is looked at."""

    # -- laptops -------------------------------------------------------------------------------

    @says(r"A contest of (?P<teams>\d+) teams begins")
    def begin(self, teams: str) -> None:
        path = self.folder / "A.leitai"
        self.clerks["A"] = venue.started(path, int(teams), self.clocks["A"])

    @says(r"Laptop (?P<name>[BC]) gets a copy")
    def copy(self, name: str) -> None:
        path = self.clerk.copy_for(name, self.folder / f"{name}.leitai", b.CHIEF)
        self.open(name, path)

    @says(r"USB (?P<giver>\w) to (?P<taker>\w)")
    def carry(self, giver: str, taker: str) -> None:
        path = self.folder / f"{giver}.leitai-export"
        export(self.clerks[giver], path)
        (merged,) = merge_files(self.clerks[taker], [path])
        assert merged.refused is None, merged.refused

    @says(r"(?P<hours>\d+) hours pass")
    def pass_hours(self, hours: str) -> None:
        for clock in self.clocks.values():
            clock.go(hours=int(hours))

    @says(r"The clock of (?P<name>\w) is (?P<hours>\d+) hours behind")
    def set_back(self, name: str, hours: str) -> None:
        self.clocks[name].go(hours=-int(hours))

    @says(r"The power of (?P<name>\w) fails and comes back")
    def power_cut(self, name: str) -> None:
        clerk = self.clerks.pop(name)
        clerk.close()
        self.open(name, clerk.path)

    @says(r"A copy of (?P<name>\w) lies on the stick")
    def back_up(self, name: str) -> None:
        stick, clerk = self.folder / "stick", self.clerks[name]
        stick.mkdir()
        clerk.back_up_to([stick])
        clerk.backups().make(self.clocks[name]())

    @says(r"(?P<name>\w) dies, and (?P<spare>\w) goes on from the stick")
    def dies(self, name: str, spare: str) -> None:
        self.clerks.pop(name).close()
        (copy,) = (self.folder / "stick").glob("*.leitai")
        self.open(spare, copy)

    @says(r"Somebody raises (?P<judge>J\d)'s total for (?P<team>T\d) to (?P<total>\d+) in A's file")
    def tamper(self, judge: str, team: str, total: str) -> None:
        sheet = self.sheet(judge, team).id
        self.clerks["A"].close()
        with closing(sqlite3.connect(self.folder / "A.leitai")) as db, db:
            db.execute("DROP TRIGGER records_stay")
            set_total = "UPDATE records SET body = json_set(body, '$.total', ?) WHERE id = ?"
            assert db.execute(set_total, (total, sheet)).rowcount == 1

    @says(r"A does not open again, and names one record")
    def does_not_open(self) -> None:
        with pytest.raises(Damaged) as damaged:
            Clerk.open(self.folder / "A.leitai")
        assert len(damaged.value.records) == 1

    # -- what is seen --------------------------------------------------------------------------

    @says(r"(?P<stage>On stage )?(?P<team>T\d) is (?P<place>\d)(st|nd|rd|th)")
    def is_placed(self, stage: str | None, team: str, place: str) -> None:
        found = self._board(stage)
        assert found.place(team).rank == int(place), found.place(team)

    @says(r"(?P<stage>On stage )?(?P<team>T\d) has no place( but the word (?P<word>\w+))?")
    def has_no_place(self, stage: str | None, team: str, word: str | None) -> None:
        found = self._board(stage)
        assert found.place(team).rank is None
        assert word is None or found.results[team].status == word

    @says(r"(?P<stage>On stage )?(?P<team>T\d) has (?P<total>\d\S*) in all")
    def has_in_all(self, stage: str | None, team: str, total: str) -> None:
        found = self._board(stage)
        assert found.results[team].total.value == Fraction(total)

    @says(r"Nothing is on stage")
    def empty_stage(self) -> None:
        assert not standings.counted(self.state).parts

    @says(r"(?P<team>T\d) at (?P<station>\S+) stands at (?P<value>\S+)")
    def stands_at(self, team: str, station: str, value: str) -> None:
        found = outcome(self.state, station, f"{team}-{ROLE[station]}")
        assert found.final
        assert found.value == Fraction(value)

    @says(r"(?P<team>T\d) at (?P<station>\S+) is (?P<word>waiting|partial|blocked|in conflict)")
    def stands(self, team: str, station: str, word: str) -> None:
        found = outcome(self.state, station, f"{team}-{ROLE[station]}")
        assert found.state == word.removeprefix("in ")
        assert not found.final

    @says(r"(?P<count>\d+) sheets? of (?P<team>T\d) at (?P<station>S\d) (is|are) on record")
    def on_record(self, count: str, team: str, station: str) -> None:
        line = self.state.table(f.SheetSigned).get((station, f"{team}-{ROLE[station]}"), ())
        assert len(line) == int(count)

    @says(r"The seal of (the )?(?P<scope>\w+) is (?P<word>whole|broken)")
    def seal_is(self, scope: str, word: str) -> None:
        assert seals.seal(self.state, scope).state == {"whole": "sealed"}.get(word, word)

    @says(r"(?P<team>T\d) wins (?P<prize>P\d)")
    def wins(self, team: str, prize: str) -> None:
        assert team in awards.awarded(self.state, board(self.state)).levels[prize]

    @says(r"(?P<one>\w) and (?P<other>\w) agree")
    def agree(self, one: str, other: str) -> None:
        assert self.clerks[one].state == self.clerks[other].state

    @says(r"The screen of (?P<name>\w) says that its clock is odd")
    def odd(self, name: str) -> None:
        assert self.clerks[name].odd_clock

    @says(r"The oracle says the same")
    def oracle(self) -> None:
        verdict = judge(self.clerk.path)
        found = board(self.state)
        assert {place.id: place.rank for place in found.places} == verdict.places

    def _board(self, stage: str | None) -> Board:
        return standings.counted(self.state) if stage else board(self.state)
