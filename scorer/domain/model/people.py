"""Who competes: entrants (here teams of a unit) and their members."""

from msgspec import Struct


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
    and takes no place.
    """

    id: str
    number: str
    name: str
    short: str
    members: tuple[Member, ...]
    unit: str = ""
    division: str = ""
    exhibition: bool = False
