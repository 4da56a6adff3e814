"""What judges, clerks and the chief judge do."""

from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, issuing, judging, papers
from scorer.domain.record.outcome import outcome
from scorer.views import awards
from scorer.views.prints.bulletins import bulletin_text, digest
from tests import builders as b
from tests.scripts.hall import ROLE, WHY, Hall, says


class Acts(Hall):
    """The acts that end in the record."""

    # -- papers and sheets ---------------------------------------------------------------------

    @says(r"The papers of (?P<team>T\d) are (?P<doctor>\S+) and (?P<nurse>\S+)")
    def both_papers(self, team: str, doctor: str, nurse: str) -> None:
        for role, text in (("GP", doctor), ("NU", nurse)):
            self.type_paper("1", team, role, text)
            self.type_paper("2", team, role, text)

    @says(r"Clerk (?P<who>[12]) types (?P<team>T\d)'s (?P<role>GP|NU) paper as (?P<text>\S+)")
    def type_paper(self, who: str, team: str, role: str, text: str) -> None:
        by = {"1": b.CLERK, "2": b.CLERK_2}[who]
        typing: Any = int(who)
        self.clerk.do(papers.type_paper, by, f"R1-{role}", f"{team}-{role}", typing, text)

    @says(r"The chief rules (?P<team>T\d)'s (?P<role>GP|NU) paper as (?P<text>\S+)" + WHY)
    def rule_paper(self, team: str, role: str, text: str, why: str) -> None:
        where, member = f"R1-{role}", f"{team}-{role}"
        self.clerk.do(papers.settle_paper, b.CHIEF, where, member, text, why)

    @says(r"(?P<judge>J\d) marks (?P<team>T\d) (?P<item>\w+) (?P<text>\S+)")
    def mark(self, judge: str, team: str, item: str, text: str) -> None:
        key = self.key(judge, team)
        draft = self.clerk.draft(key) or DraftSheet()
        self.clerk.keep_draft(key, replace(draft, marks={**draft.marks, item: Mark(text)}))

    @says(r"(?P<judge>J\d)'s unsigned sheet for (?P<team>T\d) has (?P<count>\d+) marks?")
    def unsigned(self, judge: str, team: str, count: str) -> None:
        draft = self.clerk.draft(self.key(judge, team))
        assert len(draft.marks if draft else ()) == int(count)

    @says(r"(?P<judge>J\d) ticks (?P<item>\w+) for (?P<team>T\d)")
    def tick(self, judge: str, item: str, team: str) -> None:
        key = self.key(judge, team)
        draft = self.clerk.draft(key) or DraftSheet()
        self.clerk.keep_draft(key, replace(draft, ticks=(*draft.ticks, item)))

    @says(r"(?P<judge>J\d) signs (?P<team>T\d)")
    def sign(self, judge: str, team: str) -> None:
        station, member, _, seat = key = self.key(judge, team)
        draft = self.clerk.draft(key) or DraftSheet()
        marks = {**b.full_marks(), **draft.marks}
        by = judge.lower()
        self.clerk.sign(key, judging.sign_sheet, by, station, member, seat, marks, draft.ticks)

    @says(r"The clerk copies (?P<total>\S+) from (?P<judge>J\d)'s paper sheet for (?P<team>T\d)")
    def copy_total(self, total: str, judge: str, team: str) -> None:
        station, member, _, seat = self.key(judge, team)
        self.clerk.do(judging.sign_total, b.CLERK, station, member, seat, total)

    @says(r"The panel of (?P<station>S\d) gives (?P<team>T\d) (?P<totals>[\d. ]+)")
    def panel(self, station: str, team: str, totals: str) -> None:
        member = f"{team}-{ROLE[station]}"
        for seat, total in enumerate(totals.split(), 1):
            self.clerk.do(judging.sign_total, b.CLERK, station, member, seat, total)

    @says(r"(?P<team>T\d) takes (?P<seconds>\d+) seconds at (?P<station>S\d)")
    def time(self, team: str, seconds: str, station: str) -> None:
        member = f"{team}-{ROLE[station]}"
        self.clerk.do(judging.take_time, b.CLERK, station, member, Fraction(seconds))

    # -- the chief judge -----------------------------------------------------------------------

    @says(
        r"The chief corrects (?P<judge>J\d)'s (?P<item>\w+) for (?P<team>T\d) to (?P<text>\S+)"
        + WHY
    )
    def correct(self, judge: str, item: str, team: str, text: str, why: str) -> None:
        sheet = self.sheet(judge, team)
        marks = {**sheet.fact.marks, item: Mark(text)}
        self.clerk.do(judging.correct_sheet, b.CHIEF, sheet.id, why, marks=marks)

    @says(r"The chief moves (?P<judge>J\d)'s sheet from (?P<team>T\d) to (?P<other>T\d)" + WHY)
    def move(self, judge: str, team: str, other: str, why: str) -> None:
        sheet = self.sheet(judge, team)
        station, _ = self.seat(judge)
        member = f"{other}-{ROLE[station]}"
        self.clerk.do(judging.move_sheet, b.CHIEF, sheet.id, member, why)

    @says(r"The chief keeps (?P<judge>J\d)'s sheet of (?P<total>\S+) for (?P<team>T\d)" + WHY)
    def keep(self, judge: str, total: str, team: str, why: str) -> None:
        station, member, _, seat = self.key(judge, team)
        versions = outcome(self.state, station, member).rivals[seat]
        keep = next(one.id for one in versions if one.fact.total == Fraction(total))
        self.clerk.do(control.settle_conflict, b.CHIEF, station, member, keep, why)

    @says(r"The chief voids (?P<team>T\d) at (?P<station>S\d)" + WHY)
    def void(self, team: str, station: str, why: str) -> None:
        member = f"{team}-{ROLE[station]}"
        self.clerk.do(control.void_attempt, b.CHIEF, station, member, why)

    @says(r"(?P<judge>J\d) works at (?P<team>T\d)'s centre")
    def works(self, judge: str, team: str) -> None:
        unit = roll.people(self.state).entrants[team].name
        official = replace(roll.officials(self.state)[judge.lower()], unit=unit)
        self.clerk.do(lambda _state, _by: (f.OfficialSet(official=official),), b.CHIEF)

    @says(r"(?P<judge>J\d) stands aside for (?P<team>T\d)" + WHY)
    def aside(self, judge: str, team: str, why: str) -> None:
        station, member, _, seat = self.key(judge, team)
        self.clerk.do(judging.excuse_seat, b.CHIEF, station, member, seat, why)

    @says(
        r"The chief rules that (?P<item>\w+) (?P<word>stands|falls)"
        r" for (?P<team>T\d) at (?P<station>S\d)" + WHY
    )
    def rule(self, item: str, word: str, team: str, station: str, why: str) -> None:
        member, stands = f"{team}-{ROLE[station]}", word == "stands"
        decide = control.rule_critical
        self.clerk.do(decide, b.CHIEF, station, member, item, applies=stands, reason=why)

    @says(
        r"(?P<who>T\d(-\w+)?) is (?P<word>absent|withdrawn|disqualified)( from (?P<scope>\w+))?"
        + WHY
    )
    def status(self, who: str, word: f.Status, scope: str | None, why: str) -> None:
        self.clerk.do(desk.set_status, b.CHIEF, who, word, scope or "", why)

    @says(r"The chief lets what is odd in (the )?(?P<scope>\w+) stand")
    def look(self, scope: str) -> None:
        b.looked(self.clerk, scope)

    @says(r"(The )?(?P<scope>\w+) (is|are) sealed( because (?P<why>.+))?")
    def seal(self, scope: str, why: str | None) -> None:
        self.clerk.do(control.seal_scope, b.CHIEF, scope, why or "")

    @says(r"The codes of (?P<station>S\d) are opened")
    def open_codes(self, station: str) -> None:
        self.clerk.do(control.open_codes, b.CODER, station, b.SUPERVISOR)

    @says(r"(The )?(?P<scope>\w+) (is|are) released")
    def release(self, scope: str) -> None:
        self.clerk.do(control.release, b.CHIEF, scope)

    @says(r"(?P<member>T\d-\w+) checks in(?P<late>, late)?")
    def check_in(self, member: str, late: str | None) -> None:
        self.clerk.do(desk.check_in, b.DESK, member, late=bool(late))

    @says(r"Bulletin (?P<version>\d) is issued")
    def bulletin(self, version: str) -> None:
        text = digest(bulletin_text(self.state))
        self.clerk.do(issuing.issue_bulletin, b.CLERK, text)
        issued = self.state.entries(f.BulletinIssued)
        assert issued[-1].fact.version == int(version)

    @says(r"The certificates are numbered")
    def number(self) -> None:
        honours = awards.honours(self.state)
        code = awards.code(roll.contest(self.state))
        self.clerk.do(issuing.issue_certificates, b.CLERK, honours, code, awards.EVENT)
