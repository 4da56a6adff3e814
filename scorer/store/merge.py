"""What a merge brought."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MergeReport:
    """``new`` records were taken, ``known`` ones passed over; ``laptops`` counts the new ones.

    ``unknown`` of the new ones come from a newer version: they are kept and say nothing here.
    """

    new: int = 0
    known: int = 0
    unknown: int = 0
    laptops: dict[str, int] = field(default_factory=dict)
