"""Open a contest in a folder that may not be written, as somebody who may not.

    python -m tests.store.closed_folder FILE

Root may write anywhere, so the program first becomes somebody else. Prints what it saw.
"""

import os
import sys
from pathlib import Path

from scorer.clerk import Clerk
from scorer.domain.model.marks import DraftSheet
from scorer.store.trouble import StoreTrouble

_NOBODY = 65534


def main() -> None:
    """Look, try to write, and say what happened."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    with Clerk.open(Path(sys.argv[1])) as clerk:
        assert clerk.read_only
        assert clerk.trouble
        try:
            clerk.keep_draft(("S1", "m", 1, 1), DraftSheet())
        except StoreTrouble as trouble:
            print(clerk.trouble.kind, trouble.trouble.kind, clerk.state.count)


if __name__ == "__main__":
    main()
