"""Making the contest that is rehearsed: its own id, its own PINs, and a mark that never goes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.model.contest import Contest
from scorer.domain.model.officials import Official, pin
from scorer.domain.model.people import Entrant
from scorer.domain.model.text import Text
from scorer.domain.record.decisions.setup import founding
from scorer.exchange.contest_file import ContestFile, read_contest, template_path
from scorer.exchange.problem import FileRefused
from scorer.exchange.roster import read_roster
from scorer.rehearsal.chance import CountedIds, DayClock, LaptopClock, dice
from scorer.rehearsal.day import Day
from scorer.rehearsal.invented import invented

_DAY: Final = timedelta(days=1)
HOST: Final = "控制室"
LIGHT: Final = 2**10
"""A PIN that everybody may know need not cost a fifth of a second."""


def found_contest(
    template: str | Path,
    path: Path,
    seed: int,
    *,
    kind: str = "rehearsal",
    roster: Path | None = None,
) -> Day:
    """Make a contest to be played, in a file of its own.

    ``kind`` ends the contest's id: no file of it can ever be merged into the real contest.
    Raises ``FileRefused``, ``FileExistsError`` or ``StoreTrouble``.
    """
    source = read_contest(contest_path(template))
    contest = _named(source.contest, seed, kind)
    ids = CountedIds(seed, HOST)
    entrants = _entrants(source, contest, contest_path(template), roster, ids)
    clock = DayClock(datetime.fromisoformat(f"{contest.date}T18:00:00+08:00") - _DAY)
    officials = with_pins(source, seed)
    facts = founding(contest, source.rubrics.values(), officials, entrants, source.scheme)
    chief = next(official.id for official in source.officials if official.may("chief"))
    host = Clerk.create(path, facts, chief, clock=LaptopClock(clock), ids=ids, name=HOST)
    return Day(folder=path.parent, seed=seed, source=source, clock=clock, host=host)


def contest_path(template: str | Path) -> Path:
    """The file of a shipped template, by id, or a contest file itself."""
    path = Path(template)
    return path if path.suffix in {".yaml", ".yml"} else template_path(str(template))


def pins(source: ContestFile, seed: int) -> dict[str, str]:
    """The PINs by official: the demo's own, else some that follow from the seed."""
    chance = dice(seed, "pins")
    return {
        official.id: source.demo.pins.get(official.id) or f"{chance.randrange(10**6):06}"
        for official in source.officials
    }


def with_pins(source: ContestFile, seed: int) -> tuple[Official, ...]:
    """The officials with their PINs' digests, quickly made."""
    known = pins(source, seed)

    def made(official: Official) -> Official:
        salt = sha256(f"{seed}/{official.id}".encode()).digest()[:16]
        return replace(official, pin=pin(known[official.id], salt, n=LIGHT))

    with ThreadPoolExecutor() as many:
        return tuple(many.map(made, source.officials))


def _named(contest: Contest, seed: int, kind: str) -> Contest:
    """The contest under an id of its own; a rehearsal says so wherever its title stands."""
    name = f"{contest.id}-{kind}-{seed}"
    if kind != "rehearsal":
        return replace(contest, id=name)
    return replace(
        contest,
        id=name,
        rehearsal=True,
        title=Text(f"（演练）{contest.title.zh}", f"(Rehearsal) {contest.title.en}"),
        short=Text(f"（演练）{contest.short.zh}", f"(Rehearsal) {contest.short.en}"),
    )


def _entrants(
    source: ContestFile, contest: Contest, file: Path, roster: Path | None, ids: CountedIds
) -> tuple[Entrant, ...]:
    """The entrants of the roster: the one given, the demo's own, or one that is invented."""
    if roster is None and source.demo.entrants and not source.demo.roster:
        return invented(contest, source.divisions, source.demo.entrants, ids)
    path = roster or file.parent / (source.demo.roster or "roster.xlsx")
    found = read_roster(path, contest, ids, source.divisions)
    if found.faults:
        raise FileRefused(found.faults)
    return found.entrants
