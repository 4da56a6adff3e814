"""The papers of the first round (第一轮试卷): typed twice by two people, differences shown."""

from ui.windows.papers.page import PapersPage

__all__ = ("PapersPage",)
