"""The entries of a contest of many parts (录入): one form for each seat, try or line, by keys."""

from ui.windows.entries.page import EntriesPage

__all__ = ("EntriesPage",)
