"""The results (成绩): places over all that is open, and where every total comes from."""

from ui.windows.results.page import ResultsPage

__all__ = ("ResultsPage",)
