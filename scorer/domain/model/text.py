"""Words that belong to the contest itself, in Chinese and English."""

from msgspec import Struct


class Text(Struct, frozen=True, array_like=True):
    """A name or sentence of the contest; English may be empty where nobody wrote it."""

    zh: str
    en: str = ""

    def say(self, language: str) -> str:
        """The wording in ``zh_CN`` or ``en``; the Chinese one where there is no English."""
        return self.en if language == "en" and self.en else self.zh
