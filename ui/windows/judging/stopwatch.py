"""The attempt's time on a steady clock: setting the laptop's clock back changes nothing."""

from collections.abc import Callable


class Stopwatch:
    """Runs, stands, goes on.

    Args:
        clock: Seconds that never go back, as `time.monotonic`.
        elapsed_ms: What was on it when it was last kept.
    """

    def __init__(self, clock: Callable[[], float], elapsed_ms: int = 0) -> None:
        self._clock = clock
        self._before_ms = elapsed_ms
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._since is not None

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds so far."""
        if self._since is None:
            return self._before_ms
        return self._before_ms + int((self._clock() - self._since) * 1000)

    @property
    def seconds(self) -> int:
        """Whole seconds so far: what the face shows is what is signed."""
        return self.elapsed_ms // 1000

    def start(self) -> None:
        """Go on from where it stands."""
        if self._since is None:
            self._since = self._clock()

    def pause(self) -> None:
        """Stand still."""
        self._before_ms, self._since = self.elapsed_ms, None
