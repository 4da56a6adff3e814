"""What the home window shows: the templates, and how far a contest was when it was closed."""

from dataclasses import dataclass
from pathlib import Path

from scorer.domain.record import roll, seals
from scorer.domain.record.state import State
from scorer.exchange.contest_file import read_contest, template_names, template_path
from scorer.views import kinds, names
from scorer.words import _
from ui.models.recent import Recent

FIRST = "family-doctor-team"


@dataclass(frozen=True)
class TemplateCard:
    """A template as the home window shows it; texts in the language in force."""

    key: str
    icon: str
    name: str
    kind: str
    about: str
    size: str


def templates() -> tuple[TemplateCard, ...]:
    """The shipped templates, in the language in force."""
    return tuple(_card(name) for name in template_names())


def _card(name: str) -> TemplateCard:
    found = read_contest(template_path(name))
    contest = found.contest
    skills = [pool for stage in contest.rounds for pool in stage.pools]
    titles = [names.said(found.rubrics[r].title) for pool in skills for r in pool.rubrics[:1]]
    parts = sum(len(stage.papers) for stage in contest.rounds) + sum(p.draw for p in skills)
    return TemplateCard(
        key=name,
        icon="users",
        name=names.said(found.name),
        kind=_("Teams of {size} · papers and skill stations").format(size=contest.team_size),
        about=_(", ").join(titles),
        size=_("{rounds} rounds · {parts} parts").format(rounds=len(contest.rounds), parts=parts),
    )


def glance(state: State, path: Path, backups: int) -> Recent:
    """What home shows of a contest that is being closed."""
    contest = roll.contest(state)
    stations = roll.stations(state)
    done = len(seals.released_parts(state))
    if not roll.started(state):
        stage, progress = "open", _("Being prepared")
    elif done and done == len(stations):
        stage, progress = "closed", _("Released")
    else:
        stage = "running"
        progress = _("{done} of {all} parts released").format(done=done, all=len(stations))
    size = kinds.size(state)
    return Recent(
        path=str(path),
        title=names.said(contest.title),
        size=size,
        progress=progress,
        at=state.at[5:16].replace("T", " "),
        stage=stage,
        backups=backups,
    )
