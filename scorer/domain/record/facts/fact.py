"""What all facts share, and what all rulings share."""

from msgspec import Struct


class Recorded(Struct, frozen=True, kw_only=True, tag_field="fact", omit_defaults=True):
    """A fact: frozen, and tagged with its kind."""


class Ruling(Recorded, frozen=True, kw_only=True):
    """What officials rule, of which one wording counts in a slot.

    ``replaces`` are the earlier rulings of the slot that were known: of one that another laptop
    made unheard, neither wins by being later. None in records from before rulings said so.
    """

    replaces: tuple[str, ...] | None = None
