"""Draws that anyone can repeat: chance comes from a seed that is agreed aloud and printed."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def draw_order(seed: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Order ids by the SHA-256 of the seed, a newline and the id (UTF-8), lowest first. E42.

    The order does not depend on how the ids came; the first k of it are a draw of k.
    """
    return tuple(sorted(ids, key=lambda name: (sha256(f"{seed}\n{name}".encode()).digest(), name)))


def blind_codes(seed: str, keys: Sequence[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Give every key a code for judging blind: a letter without I and O, and 01 to 99.

    The codes are drawn by ``draw_order`` and given to the keys in the keys' own sorted order, so
    that the same seed and keys give the same codes. ``taken`` codes are left out: later entrants
    are coded apart. Raises ``ValueError`` when the 2,376 codes do not suffice.
    """
    used = set(taken)
    codes = [f"{letter}{n:02d}" for letter in LETTERS for n in range(1, 100)]
    drawn = [code for code in draw_order(seed, codes) if code not in used]
    names = sorted(set(keys))
    if len(names) > len(drawn):
        raise ValueError(f"{len(names)} keys for {len(drawn)} codes")
    return dict(zip(names, drawn, strict=False))
