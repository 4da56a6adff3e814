"""What the home window shows: the templates, and how far a contest was when it was closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from scorer.domain.model.text import Text
from scorer.domain.record import roll, seals
from scorer.domain.record.state import State
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.problem import FileRefused
from scorer.views import kinds, names
from scorer.words import Language, _, language, n_, use_language
from ui.models.recent import Recent

FIRST: Final = "family-doctor-team"
_ICONS: Final = MappingProxyType(
    {
        "branch-appraisal": "flag",
        "choir-contest": "volume-2",
        "civilised-unit": "star",
        "clean-hospital": "eye",
        "contract-service": "signature",
        "creative-prize": "image",
        "emergency-contest": "siren",
        "essay-and-speech": "pencil",
        "essential-drugs": "clipboard-list",
        "farm-games": "timer",
        "finance-audit": "calculator",
        "good-life": "message-square",
        "measurement-judgement": "crosshair",
        "medical-quality": "clipboard-pen",
        "model-workers": "award",
        "nurses-skills": "heart-pulse",
        "osce-circuit": "refresh-cw",
        "party-building": "zap",
        "pharmacist-skills": "pill",
        "public-health-performance": "layers",
        "service-stars": "star",
        "speech-contest": "mic",
        "three-famous": "trophy",
        "three-phase-season": "calendar",
        "tianjin-finals": "layout-list",
        "tianjin-unit-appraisal": "layers",
    }
)
_PARTS = 4
"""So many parts of a template are named on its card."""


@dataclass(frozen=True)
class TemplateCard:
    """A template as the home window shows it; texts in the language in force."""

    key: str
    icon: str
    name: str
    kind: str
    about: str
    size: str


class Gallery:
    """The shipped templates, read one after the other: all of them take a second."""

    def __init__(self) -> None:
        self._read: dict[str, ContestFile] = {}
        self._left = sorted(template_names(), key=lambda name: (name != FIRST, name))

    def read_one(self) -> bool:
        """Read one more; False if there is none. One that cannot be read is left out."""
        if not self._left:
            return False
        name = self._left.pop(0)
        try:
            self._read[name] = read_contest(template_path(name))
        except FileRefused:
            return True
        return True

    def cards(self) -> tuple[TemplateCard, ...]:
        """Those that were read, in the language in force."""
        return tuple(_card(name, found) for name, found in self._read.items())


def templates() -> tuple[TemplateCard, ...]:
    """All shipped templates, in the language in force."""
    gallery = Gallery()
    while gallery.read_one():
        pass
    return gallery.cards()


def _card(name: str, found: ContestFile) -> TemplateCard:
    who = {
        "person": _("Single persons"),
        "unit": _("Units"),
        "team": _("Teams of {size}").format(size=found.contest.team_size),
    }
    entrants = who[found.contest.entrants]
    parts = tuple(_parts(found))
    rounds = len(found.contest.rounds)
    size = n_("{count} part", "{count} parts", len(parts)).format(count=len(parts))
    if not found.scheme:
        parts = tuple(_skills(found))
        entrants = _("{entrants} · papers and skill stations").format(entrants=entrants)
        size = _("{rounds} rounds · {parts} parts").format(rounds=rounds, parts=_count(found))
    return TemplateCard(
        key=name,
        icon=_ICONS.get(name, "users"),
        name=names.said(found.name),
        kind=entrants,
        about=_(", ").join(dict.fromkeys(parts[:_PARTS])),
        size=size,
    )


def _parts(found: ContestFile) -> Iterator[str]:
    for part in found.scheme.parts if found.scheme else ():
        yield names.said(part.name)


def _skills(found: ContestFile) -> Iterator[str]:
    for stage in found.contest.rounds:
        for pool in stage.pools:
            yield from (names.said(found.rubrics[rubric].title) for rubric in pool.rubrics[:1])


def _count(found: ContestFile) -> int:
    rounds = found.contest.rounds
    return sum(len(s.papers) + sum(pool.draw for pool in s.pools) for s in rounds)


def glance(state: State, path: Path, backups: int) -> Recent:
    """What home shows of a contest that is being closed."""
    contest = roll.contest(state)
    total, done = len(roll.stations(state)), len(seals.released_parts(state))
    stage = "running" if roll.started(state) else "open"
    if done and done == total:
        stage = "closed"
    return Recent(
        path=str(path),
        title=contest.title,
        size=_both(lambda: kinds.size(state)),
        progress=_both(lambda: _progress(stage, done, total)),
        at=state.at[:16].replace("T", " "),
        stage=stage,
        backups=backups,
    )


def _progress(stage: str, done: int, total: int) -> str:
    if stage == "open":
        return _("Being prepared")
    if stage == "closed":
        return _("Released")
    return _("{done} of {all} parts released").format(done=done, all=total)


def _both(say: Callable[[], str]) -> Text:
    """A sentence in both languages: it may be read in either, long after."""
    now = language()
    said: dict[Language, str] = {}
    for tongue in ("zh_CN", "en"):
        use_language(tongue)
        said[tongue] = say()
    use_language(now)
    return Text(said["zh_CN"], said["en"])
