"""How far a contest was when it was closed, as home lists it from then on."""

from collections.abc import Callable
from pathlib import Path

from scorer.domain.model.text import Text
from scorer.domain.record import roll, seals
from scorer.domain.record.state import State
from scorer.views import kinds
from scorer.words import Language, _, language, use_language
from ui.models.recent import Recent


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
