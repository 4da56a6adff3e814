"""What a scheme works on and what it gives: subjects with values, results by part and entrant."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from scorer.domain.rules.combine import Combined
from scorer.domain.rules.ranking import Place

_ZERO = Fraction(0)


class Subject(Struct, frozen=True):
    """Whoever has values: a member or an entrant. An entrant's ``entrant`` is itself."""

    id: str
    entrant: str
    role: str = ""
    division: str = ""
    unit: str = ""
    site: str = ""
    exhibition: bool = False


class Value(Struct, frozen=True, gc=False):
    """A subject's value in a part, or why there is none (``missing`` or a gap's status)."""

    value: Fraction | None
    status: str = ""
    seconds: Fraction | None = None
    criticals: int = 0


class PartResult(Struct, frozen=True, gc=False):
    """An entrant in one part: its value, as normalised, and what it counts; the part's place.

    ``status`` is a gap's, ``missing``, or ``blocked`` where normalising is undefined.
    """

    raw: Fraction | None
    normalised: Fraction | None
    counted: Fraction | None
    place: int | None = None
    status: str = ""
    seconds: Fraction | None = None
    criticals: int = 0
    team: Combined | None = None


class EntrantResult(Struct, frozen=True, kw_only=True, gc=False):
    """An entrant over the whole scheme. ``status`` is why it takes no place.

    ``keys`` are what the tie rules look at, of those whose total another has too.
    """

    parts: Mapping[str, PartResult]
    groups: Mapping[str, Combined]
    total: Combined
    penalty: Fraction = _ZERO
    final: Fraction | None = None
    status: str = ""
    keys: Mapping[str, Fraction | int | None] = {}


class SchemeResult(Struct, frozen=True, kw_only=True):
    """Everybody's results, and the places of each division (empty id where there are none)."""

    entrants: Mapping[str, EntrantResult]
    places: Mapping[str, tuple[Place, ...]]
