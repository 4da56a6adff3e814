"""One row of the benchmark table: what, how much, the limit, and the floor of the same run."""

import resource
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Line:
    """A measured value. ``limit`` is the target; ``floor`` what the bare machine needs for it."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    floor: float | None = None
    more: str = ""

    def written(self) -> str:
        """The row as a line of tab-separated cells, which the whole table lays out."""
        cells = [self.what, f"{_plain(self.value)} {self.unit}"]
        kept = ""
        if self.limit is not None:
            above = self.unit in {"pages/s", "files/s", "k/s"}
            good = self.value >= self.limit if above else self.value <= self.limit
            kept = f"{'≥' if above else '≤'} {_plain(self.limit)} {self.unit}"
            cells += [kept, "kept" if good else "MISSED"]
        else:
            cells += ["", ""]
        if self.floor is not None:
            cells.append(f"{_plain(self.floor)} {self.unit}, {self.value / self.floor:.1f} x")
        else:
            cells.append("")
        cells.append(self.more)
        return "\t".join(cells)


def _plain(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:,.0f}"


def seconds(act: Callable[[], object]) -> float:
    """How long one act takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def each(count: int, act: Callable[[int], object]) -> tuple[float, float]:
    """Median and 99th percentile of so many acts, in milliseconds."""
    took: list[float] = []
    for turn in range(count):
        began = perf_counter()
        act(turn)
        took.append((perf_counter() - began) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=100)[98]


def megabytes() -> float:
    """The peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
