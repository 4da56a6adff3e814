"""What all facts share."""

from msgspec import Struct


class Recorded(Struct, frozen=True, kw_only=True, tag_field="fact", omit_defaults=True):
    """A fact: frozen, and tagged with its kind."""
