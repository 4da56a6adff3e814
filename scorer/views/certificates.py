"""The prizes as the office sees them: may certificates be made, which are due, numbered, printed.

Only results that are sealed and released feed a certificate; a number is given once, for good.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorer.domain.model.contest import Contest
from scorer.domain.model.exact import shown
from scorer.domain.record import facts as f
from scorer.domain.record import register, roll, seals
from scorer.domain.record.decisions.issuing import Honour
from scorer.domain.record.state import State
from scorer.domain.rules.ties import with_play_off
from scorer.views import kinds, names
from scorer.views.awards import (
    AwardsView,
    award_list,
    code_stem,
    honours,
    play_offs,
    prize_names,
)
from scorer.views.certificate_clashes import ClashView, clash_views
from scorer.views.explain.ties import tie_sentences
from scorer.views.papers import CertificateText
from scorer.views.prints.bulletins import bulletin_text, digest
from scorer.views.prints.certificates import Sealing, draft_text
from scorer.views.standings import counted
from scorer.words import _, n_

Standing = Literal["ready", "none", "late", "play_off"]
LineState = Literal["due", "pending", "done"]


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One certificate; ``number`` is empty while it is due, ``short`` the team's short name.

    ``winner`` is the key of whoever won it (see ``Level.key``). ``pending``: it has a number, but
    its print was not finished on this laptop.
    """

    honour: Honour
    prize: str
    short: str
    number: str
    state: LineState
    reprints: int = 0
    winner: str = ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """A certificate that was printed again under its number: whose, when, by whom and why."""

    number: str
    name: str
    at: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The last bulletin: its version (0 before the first), and whether results moved since."""

    version: int
    at: str
    moved: bool


@dataclass(frozen=True, slots=True)
class CertificatesView:
    """The whole page. ``why`` says what stands in the way unless ``standing`` is ``ready``.

    ``chain`` names the tie rules in order, ``coverage`` is the share of teams with a prize,
    ``play_off`` are the first that a play-off must part,
    ``ties`` say how equal totals across a line were settled, ``stale`` the numbers of certificates
    whose honour is no longer on the list, ``clashes`` what two laptops issued at odds. ``who`` and
    the words after it call the winners what they are.
    """

    standing: Standing
    why: str
    released: str
    awards: AwardsView
    rules: tuple[str, ...]
    chain: str
    coverage: str
    ties: tuple[str, ...]
    lines: tuple[CertificateLine, ...]
    stale: tuple[str, ...]
    play_off: tuple[str, ...]
    reprints: tuple[Reprint, ...]
    bulletin: Bulletin
    clashes: tuple[ClashView, ...]
    who: str
    winning: str
    counted: str
    prizes: str
    covered: str

    @property
    def due(self) -> tuple[CertificateLine, ...]:
        """What is still to be printed."""
        return tuple(line for line in self.lines if line.state != "done")

    def of(self, winner: str) -> tuple[CertificateLine, ...]:
        """The certificates of one winner, by key."""
        return tuple(line for line in self.lines if line.winner == winner)

    def line(self, number: str) -> CertificateLine | None:
        """The certificate of that number."""
        return next((line for line in self.lines if line.number == number), None)


def certificates_view(state: State, pending: Collection[str] = ()) -> CertificatesView:
    """The page for a state; ``pending`` are numbers whose print was not finished here."""
    given = award_list(state, public=True)
    standing, why = _standing(state, given)
    contest = roll.contest(state)
    lines = () if standing == "none" else _lines(state, given, frozenset(pending))
    released = state.entry(f.Released, seals.RESULTS)
    return CertificatesView(
        standing=standing,
        why=why,
        released=names.clock(released.at) if released else "",
        awards=given,
        rules=(*_rules(given), *given.cuts),
        chain=_chain(state),
        coverage=_coverage(contest, given),
        ties=() if standing == "none" else _ties(state, given),
        lines=lines,
        stale=() if standing == "none" else _stale(state, lines),
        play_off=next(iter(play_offs(state)), ()) if standing == "play_off" else (),
        reprints=_reprints(state),
        clashes=clash_views(state),
        bulletin=_bulletin(state) if released else Bulletin(0, "", moved=False),
        who=kinds.one(contest),
        winning=kinds.winners(contest),
        counted=kinds.many(contest, given.winners),
        prizes=kinds.prizes(contest),
        covered=kinds.with_prize(contest),
    )


def _chain(state: State) -> str:
    """The rules that part equal totals, in order, as the organiser named them."""
    rules = roll.contest(state).rules
    ties = with_play_off(rules.ties, rules.prizes)
    return _(", ").join(names.tie_rule(state, rule) for rule in ties)


def drawn(state: State, line: CertificateLine, seal: Sealing) -> CertificateText:
    """What stands on a certificate, before it has its number too."""
    number = line.number or f"{_stem(state, line.honour)}-0000"
    return draft_text(state, line.honour, number, seal)


def _standing(state: State, given: AwardsView) -> tuple[Standing, str]:
    if state.last(f.Released, seals.RESULTS) is None:
        return "none", _("The results are not sealed and released yet.")
    if given.breaks and play_offs(state):
        return "play_off", " ".join(given.breaks)
    if not given.certain:
        return "late", _("Something came after the release. Seal and release the results again.")
    return "ready", ""


def _lines(state: State, given: AwardsView, pending: frozenset[str]) -> tuple[CertificateLine, ...]:
    alone = {level.serial for level in given.levels for winner in level.winners if winner.member}
    numbers = register.numbers(state)
    prizes = prize_names(state)
    teams = roll.people(state).entrants
    found = []
    for honour in honours(state):
        number = numbers.get((_stem(state, honour), honour.entrant, honour.member), "")
        printed: LineState = "pending" if number in pending else "done"
        found.append(
            CertificateLine(
                honour=honour,
                prize=prizes[honour.level],
                short=teams[honour.entrant].short,
                winner=_key(honour, alone),
                number=number,
                state=printed if number else "due",
                reprints=len(state.entries(f.CertificateReprinted, number)) if number else 0,
            )
        )
    return tuple(found)


def _key(honour: Honour, alone: frozenset[str] | set[str]) -> str:
    """The key of whoever has an honour: a person alone, or the whole entrant."""
    member = honour.member if honour.level in alone else ""
    return f"{honour.level}/{honour.entrant}/{member}"


def _stem(state: State, honour: Honour) -> str:
    return f"{code_stem(state)}-{honour.level}"


def _stale(state: State, lines: tuple[CertificateLine, ...]) -> tuple[str, ...]:
    known = {line.number for line in lines}
    out = dict.fromkeys(issue.number for issue in register.valid(state))
    return tuple(number for number in out if number not in known)


def _reprints(state: State) -> tuple[Reprint, ...]:
    found = [entry for line in state.table(f.CertificateReprinted).values() for entry in line]
    found.sort(key=lambda entry: entry.order, reverse=True)
    return tuple(
        Reprint(
            number=entry.fact.number,
            name=issued.name if issued else "",
            at=names.clock(entry.at),
            who=names.official(state, entry.actor),
            reason=entry.fact.reason,
        )
        for entry in found
        for issued in (state.last(f.CertificateIssued, entry.fact.number),)
    )


def _bulletin(state: State) -> Bulletin:
    issued = state.entry(f.BulletinIssued)
    if issued is None:
        return Bulletin(0, "", moved=True)
    moved = issued.fact.digest != digest(bulletin_text(state))
    return Bulletin(issued.fact.version, names.clock(issued.at), moved)


def _rules(given: AwardsView) -> tuple[str, ...]:
    """The rule without its quotas: those stand beside the prizes."""
    quotas = tuple(level.name for level in given.levels)
    return tuple(sentence for sentence in given.rules if not sentence.startswith(quotas))


def _coverage(contest: Contest, given: AwardsView) -> str:
    if not given.competed:
        return "–"
    share = shown(Fraction(given.winners * 100, given.competed), 0)
    if contest.entrants != "team":
        words = _("{winners} of {all} = {share}%")
        return words.format(winners=given.winners, all=given.competed, share=share)
    return _("{winners} of {teams} = {share}%").format(
        winners=given.winners, teams=given.competed, share=share
    )


def _ties(state: State, given: AwardsView) -> tuple[str, ...]:
    """How equal totals across a prize's line were settled, and lines that a tie moved."""
    shown_state = seals.released(state)
    board = counted(state, public=True)
    ranked = [place.id for place in board.places if place.rank is not None]
    said = []
    for level in given.levels:
        over = len(level.winners) - level.quota
        if over > 0:
            words = n_(
                "{prize}: {count} more than the quota, by a shared place across the line",
                "{prize}: {count} more than the quota, by a shared place across the line",
                over,
            )
            said.append(words.format(prize=level.name, count=over))
        if level.winners:
            said += _line_tie(shown_state, ranked, level.winners[-1].entrant)
    return tuple(said)


def _line_tie(state: State, ranked: list[str], last: str) -> list[str]:
    """The sentence about the last winner of a prize and the next team, if totals are equal."""
    board = counted(state, public=True)
    if last not in ranked:
        return []
    value = board.results[last].total.value
    equal = [one for one in ranked if one != last and board.results[one].total.value == value]
    after = ranked[ranked.index(last) + 1 :][:1]
    if not after or after[0] not in equal:
        return []
    sentence = tie_sentences(state, board, last)[equal.index(after[0])]
    return [_("{team}: {text}").format(team=names.subject(state, last), text=sentence)]
