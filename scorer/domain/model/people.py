"""Who competes: entrants (teams, units or persons) and their members."""

from typing import Literal

from msgspec import Struct

Entry = Literal["", "recommended", "pool", "drawn"]
"""How a person came to be entered: by the unit's choice, or by a draw from a pool of names."""


class Member(Struct, frozen=True, kw_only=True):
    """One place in a team and who fills it.

    ``id`` stays when a substitute takes the place; ``badge`` is random, changes with the person,
    and is the only thing that a badge's code carries (empty: the id).
    ``number`` is printed on the badge; ``phone_tail`` the last four digits for the desk's search.
    ``row`` is the place in the roster workbook that the person came from.
    """

    id: str
    name: str
    role: str
    badge: str = ""
    number: str = ""
    phone_tail: str = ""
    source: str = ""
    row: int = 0


class Entrant(Struct, frozen=True, kw_only=True):
    """What takes a place: a unit's team, a unit as such, or a person (its own only member).

    ``short`` is the registered short name for the stage. ``unit`` is the sending unit where it is
    not the name; ``division`` the class that it is ranked in; an ``exhibition`` entrant scores
    and takes no place. Whose ``entry`` is ``pool`` may be drawn and does not compete until then.
    """

    id: str
    number: str
    name: str
    short: str
    members: tuple[Member, ...]
    unit: str = ""
    division: str = ""
    exhibition: bool = False
    entry: Entry = ""
