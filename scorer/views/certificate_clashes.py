"""Certificates that two laptops issued at odds: one number twice, or one honour under two numbers.

And the register: every certificate that was issued, those taken back too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.domain.record import register
from scorer.domain.record.register import Clash, Issue
from scorer.domain.record.state import State
from scorer.views import awards, names
from scorer.views.alarm import Alarm
from scorer.views.conflicts import laptop_name
from scorer.words import _


@dataclass(frozen=True, slots=True)
class ClashingPaper:
    """One of the papers at odds.

    ``renewed``: withdrawn, its holder is given a number never used; else it is only taken back.
    """

    record: str
    number: str
    name: str
    honour: str
    laptop: str
    at: str
    renewed: bool

    @property
    def act(self) -> str:
        """What is done with it, if it is the one to give way."""
        words = _("Take {number} back ({name}, {laptop})")
        if self.renewed:
            words = _("New number for {name} ({laptop})")
        return words.format(number=self.number, name=self.name, laptop=self.laptop)


@dataclass(frozen=True, slots=True)
class ClashView:
    """Papers at odds: what is wrong, and what is to be done about it."""

    key: str
    title: str
    text: str
    remedy: str
    papers: tuple[ClashingPaper, ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A certificate as it was issued; ``state`` says that it is valid, at odds or withdrawn."""

    number: str
    name: str
    honour: str
    laptop: str
    at: str
    state: str
    reason: str


def clash_views(state: State) -> tuple[ClashView, ...]:
    """Everything that is at odds."""
    found = register.clashes(state)
    if not found:
        return ()
    code = awards.code_stem(state)
    honoured = {(f"{code}-{h.level}", h.entrant, h.member) for h in awards.honours(state)}
    return tuple(_clash(state, clash, honoured) for clash in found)


def _clash(state: State, clash: Clash, honoured: set[register.Holder]) -> ClashView:
    papers = tuple(_paper(state, issue, clash, honoured) for issue in clash.issues)
    lines = (
        _("{laptop}: {number} {name}, {honour}").format(
            laptop=one.laptop, number=one.number, name=one.name, honour=one.honour
        )
        for one in papers
    )
    first = papers[0]
    title = first.number if clash.kind == "number" else first.name
    remedy = _("Take one paper back, give its holder a new number, and print that.")
    if clash.kind == "holder":
        remedy = _("Take one of the two papers back.")
    return ClashView(
        key=f"{clash.kind}/{title}", title=title, text=_("; ").join(lines), remedy=remedy,
        papers=papers,
    )  # fmt: skip


def _paper(
    state: State, issue: Issue, clash: Clash, honoured: set[register.Holder]
) -> ClashingPaper:
    others = (one for one in register.valid(state) if one.holder == issue.holder)
    alone = all(one == issue for one in others)
    return ClashingPaper(
        record=issue.record,
        number=issue.number,
        name=issue.fact.name,
        honour=issue.fact.honour,
        laptop=_laptops(state, issue),
        at=names.clock(issue.entries[0].at),
        renewed=clash.kind == "number" and alone and issue.holder in honoured,
    )


def _laptops(state: State, issue: Issue) -> str:
    known = dict.fromkeys(laptop_name(state, entry.laptop) for entry in issue.entries)
    return _(", ").join(known)


def clash_alarms(state: State) -> Iterator[Alarm]:
    """An alarm for each of them."""
    for one in clash_views(state):
        yield Alarm(
            kind="certificate",
            word=_("Certificates at odds"),
            where=one.title,
            text=_("{text}. {remedy}").format(text=one.text, remedy=one.remedy),
            action=_("To awards"),
            at=max(paper.at for paper in one.papers),
            scope=one.key,
        )


def register_lines(state: State) -> tuple[RegisterLine, ...]:
    """Every certificate that was issued, by number."""
    torn = {issue.record for clash in register.clashes(state) for issue in clash.issues}
    return tuple(_line(state, issue, torn) for issue in register.issues(state))


def _line(state: State, issue: Issue, torn: set[str]) -> RegisterLine:
    back = issue.withdrawn
    said = _("At odds") if issue.record in torn else _("Valid")
    if back is not None:
        said = _("Withdrawn")
        if back.fact.instead:
            said = _("Withdrawn, now {number}").format(number=back.fact.instead)
    return RegisterLine(
        number=issue.number,
        name=issue.fact.name,
        honour=issue.fact.honour,
        laptop=_laptops(state, issue),
        at=issue.entries[0].at,
        state=said,
        reason=back.fact.reason if back else issue.fact.reason,
    )
