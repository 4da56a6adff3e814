"""A file that was changed from outside: what was changed, and how to go on from the last backup."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from scorer.exchange.glance import state_in
from scorer.store.opening import write_whole
from scorer.store.trouble import Damaged, NotOpened, StoreTrouble
from scorer.views import history
from scorer.words import _, n_

Tell = Callable[[int, int, str], None]
_NAMED: Final = 5


def damage_lines(damage: Damaged) -> tuple[str, ...]:
    """Name the changed records, by what they said in the last good backup, and that backup."""
    said = list(_changed(damage))
    if damage.last_good is not None:
        said.append(_("Last good backup: {path}").format(path=damage.last_good))
    else:
        said.append(_("No sound backup was found where backups of this file go."))
    return tuple(said)


def bring_back(tell: Tell, *, good: str, beside: str) -> str:
    """Lay a backup beside the damaged file, which stays as it is; the copy's path.

    A job. Whoever opens the copy goes on as another laptop. Raises ``StoreTrouble``.
    """
    tell(0, 1, "")
    damaged = Path(beside)
    number, target = 2, damaged.with_name(f"{damaged.stem}-2{damaged.suffix}")
    while target.exists():
        number += 1
        target = damaged.with_name(f"{damaged.stem}-{number}{damaged.suffix}")

    def write(file: BinaryIO) -> None:
        with Path(good).open("rb") as source:
            shutil.copyfileobj(source, file)

    write_whole(target, write)
    return str(target)


def _changed(damage: Damaged) -> Iterator[str]:
    if not damage.records:
        return
    known = _sentences(damage)
    words = [
        _("{what} ({record})").format(what=known[record], record=record)
        if record in known
        else record
        for record in damage.records[:_NAMED]
    ]
    yield _("Changed records: {records}").format(records=_(", ").join(words))
    more = len(damage.records) - _NAMED
    if more > 0:
        yield n_("and {count} more", "and {count} more", more).format(count=more)


def _sentences(damage: Damaged) -> Mapping[str, str]:
    """What the last good backup knows of the changed records."""
    if damage.last_good is None:
        return {}
    try:
        state = state_in(damage.last_good)
    except (NotOpened, StoreTrouble):
        return {}
    wanted = set(damage.records[:_NAMED])
    found = (entry for entry in history.entries(state) if entry.id in wanted)
    return {entry.id: history.sentence(state, entry) for entry in found}
