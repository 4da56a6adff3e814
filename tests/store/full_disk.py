"""Fill the disk under a writing program, then make room again.

    python -m tests.store.full_disk FOLDER

The limit on a file's size stands for the disk. Prints what the program did.
"""

import resource
import sys
from pathlib import Path

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet, Mark
from scorer.store.file import DraftKey
from scorer.store.trouble import StoreTrouble
from tests import venue
from tests.store.killed import sheet

_ROOM = 1 << 20


def fill(clerk: Clerk) -> tuple[int, str]:
    """Sign until it fails; how many sheets were signed, and the trouble."""
    for turn in range(10**5):
        try:
            clerk.sign(("S1", f"m{turn}", 1, 1), sheet, "j1", f"m{turn}")
        except StoreTrouble as trouble:
            return turn, trouble.trouble.kind
    raise SystemExit("the disk is never full")


def fill_drafts(clerk: Clerk, key: DraftKey, kept: DraftSheet) -> DraftSheet:
    """Keep longer and longer drafts until one fails; the last one that was taken is still there."""
    for length in range(10**4):
        draft = DraftSheet(marks={"A1": Mark("3", note="慢" * length * 100)})
        try:
            clerk.keep_draft(key, draft)
        except StoreTrouble:
            assert clerk.draft(key) == kept
            return kept
        kept = draft
    raise SystemExit("the disk is never full")


def troubled(clerk: Clerk) -> bool:
    """Whether entry has stopped."""
    return clerk.trouble is not None


def main() -> None:
    """Fill, look, free, go on."""
    path = Path(sys.argv[1]) / "a.leitai"
    clerk = venue.founded(path)
    key, draft = ("S1", "kept", 1, 1), DraftSheet(marks={"A1": Mark("3")})
    clerk.keep_draft(key, draft)
    before = clerk.state.count
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, resource.RLIM_INFINITY))
    signed, kind = fill(clerk)
    assert troubled(clerk)
    assert clerk.state.count == before + signed
    draft = fill_drafts(clerk, key, draft)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    clerk.sign(("S1", "after", 1, 1), sheet, "j1", "after")
    assert not troubled(clerk)
    state = clerk.state
    clerk.close()
    with Clerk.open(path) as again:
        assert again.state == state
        assert again.draft(key) == draft
    print(f"{kind} after {signed} sheets")


if __name__ == "__main__":
    main()
