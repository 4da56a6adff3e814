"""How wide a table's columns are: what they hold comes before room that nobody needs."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Want:
    """What one column asks for, in pixels.

    Args:
        cells: What its widest cell takes.
        head: What its title takes, and second lines, which may be cut.
        width: What it was laid out for; 0: whatever is left.
    """

    cells: int
    head: int
    width: int = 0

    @property
    def least(self) -> int:
        """So wide it is even where the table must scroll: no name shrinks to three dots."""
        wanted = max(self.cells, min(self.head, 60))
        return min(self.width, wanted) if self.width else min(wanted, 200)


def widths(room: int, wants: Sequence[Want]) -> list[int]:
    """Share out the room; the sum exceeds it only where the least widths already do.

    First everybody's least; then names whole, and all other cells; then the widths that were laid
    out, and titles; what is left goes to the columns without a width, or the last.
    """
    found = [want.least for want in wants]
    rounds = (
        [want.cells if not want.width else 0 for want in wants],
        [want.cells for want in wants],
        [want.width for want in wants],
        [max(want.cells, want.head) for want in wants],
    )
    for goal in rounds:
        _share(found, [max(0, wish - has) for wish, has in zip(goal, found, strict=True)], room)
    left = room - sum(found)
    takers = [at for at, want in enumerate(wants) if not want.width] or [len(wants) - 1]
    if left > 0 and wants:
        for place, at in enumerate(takers):
            found[at] += left // len(takers) + (place < left % len(takers))
    return found


def _share(found: list[int], more: Sequence[int], room: int) -> None:
    """Give each what it wants more, or its fair part where the room does not do for all."""
    spare, wanted = room - sum(found), sum(more)
    if spare <= 0 or not wanted:
        return
    for at, wish in enumerate(more):
        found[at] += wish if wanted <= spare else wish * spare // wanted
