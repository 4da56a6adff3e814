"""The index of the shipped templates: what is shown of each without reading its contest file.

A contest file takes tens of milliseconds with its score sheets, all of them a second.
"""

from msgspec import Struct, json

from scorer.domain.model.text import Text
from scorer.shelf import resource


class Listed(Struct, frozen=True, omit_defaults=True):
    """What the index says of a template: its file is ``key``, ``about`` names its first parts.

    ``team`` is how many are in a team. A contest of papers and skill stations has ``rounds``; one
    of parts alone has none. ``pins`` are a demo's, by official; they may be shown.
    """

    key: str
    name: Text
    entrants: str
    team: int
    parts: int
    about: tuple[Text, ...]
    rounds: int = 0
    pins: dict[str, str] = {}


def listed() -> tuple[Listed, ...]:
    """All shipped templates, the one to try first at the head."""
    index = resource("templates", "index.json").read_bytes()
    return json.decode(index, type=tuple[Listed, ...])
