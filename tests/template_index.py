"""Keeps home's index of the templates current: `python -m tests.template_index`."""

from collections.abc import Iterator

import msgspec

from scorer.domain.model.text import Text
from scorer.exchange.contest_file import ContestFile, read_contest, template_names, template_path
from scorer.exchange.template_index import Listed
from scorer.shelf import resource
from ui.models.gallery import FIRST

INDEX = resource("templates", "index.json")
_NAMED = 4
"""So many parts of a template are named on its card."""


def index() -> bytes:
    """Give the index as it must be, the template to try first at its head."""
    names = sorted(template_names(), key=lambda name: (name != FIRST, name))
    listed = [_listed(name, read_contest(template_path(name))) for name in names]
    lines = (msgspec.json.encode(each) for each in listed)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _listed(name: str, found: ContestFile) -> Listed:
    scheme, rounds = found.scheme, found.contest.rounds
    if scheme:
        about, parts = [part.name for part in scheme.parts], len(scheme.parts)
    else:
        about = list(_skills(found))
        parts = sum(len(r.papers) + sum(pool.stations for pool in r.pools) for r in rounds)
    return Listed(
        key=name,
        name=found.name,
        entrants=found.contest.entrants,
        team=found.contest.team_size,
        parts=parts,
        about=tuple(about[:_NAMED]),
        rounds=0 if scheme else len(rounds),
        pins=found.demo.pins,
    )


def _skills(found: ContestFile) -> Iterator[Text]:
    for stage in found.contest.rounds:
        for pool in stage.pools:
            yield from (found.rubrics[rubric].title for rubric in pool.rubrics[:1])


if __name__ == "__main__":
    INDEX.write_bytes(index())
