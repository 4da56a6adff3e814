"""One judge's seat: the queue by blind code, the sheet step by step, its review and signature."""

from ui.windows.judging.window import JudgingWindow

__all__ = ["JudgingWindow"]
