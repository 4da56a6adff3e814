"""A watched folder: every laptop lays its export there; who watches takes in what is new."""

import re
from pathlib import Path

from scorer.exchange.bundle import Desk, export
from scorer.exchange.manifest import ENDING, BundleRefused, Manifest, head_digest, peek


def publish(desk: Desk, folder: Path, *, at: str = "") -> Path | None:
    """Lay this laptop's export into the folder, over the one before, whole or not at all.

    Gives None where the folder has it already. Raises ``StoreTrouble`` where the folder is gone,
    full or closed; the next try works.
    """
    path = folder / file_name(desk.name, desk.journal.laptop)
    if _says(path, desk.journal.chains):
        return None
    export(desk, path, at=at)
    return path


def file_name(name: str, laptop: str) -> str:
    """The name of a laptop's export: what people call it, and what tells it from its namesakes."""
    plain = re.sub(r"[^\w-]+", "-", name).strip("-")[:40]
    return f"{plain or 'leitai'}-{laptop[:8]}{ENDING}"


class Watch:
    """Looks into a folder again and again; remembers what it has given."""

    def __init__(self, folder: Path, *, own: str = "") -> None:
        """Watch a folder; files of the laptop ``own`` are not news to it."""
        self.folder = folder
        self.lost = False
        self._own = own[:8]
        self._seen: dict[Path, tuple[tuple[int, int], str]] = {}

    def new(self) -> list[Path]:
        """The files that came or changed since the last look, by name.

        Where the folder is gone, ``lost`` says so, and nothing is new.
        """
        try:
            found = sorted(self.folder.iterdir())
        except OSError:
            self.lost = True
            return []
        self.lost = False
        return [path for path in found if self._is_news(path)]

    def forget(self, path: Path) -> None:
        """Give this file again at the next look: it was refused for what may be mended here."""
        self._seen.pop(path, None)

    def _is_news(self, path: Path) -> bool:
        if path.suffix != ENDING or path.name.startswith("."):
            return False
        if self._own and path.stem.endswith(self._own):
            return False
        try:
            facts = path.stat()
            stamp = (facts.st_size, facts.st_mtime_ns)
            known = self._seen.get(path)
            if known and known[0] == stamp:
                return False
            digest = head_digest(path)
        except (OSError, BundleRefused):
            return False  # it went away while we looked; the next look sees
        self._seen[path] = (stamp, digest)
        return known is None or known[1] != digest or known[0][0] != stamp[0]


def _says(path: Path, chains: object) -> bool:
    """Whether the file there says all that is known here."""
    try:
        manifest: Manifest = peek(path)
    except BundleRefused:
        return False
    return {head.laptop: (head.seq, head.hash) for head in manifest.heads} == chains
