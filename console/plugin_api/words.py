"""Names in both languages; Chinese is required, English is optional."""

from typing import Annotated

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,47}$")]
"""Small letters, digits and hyphens; unique within its plugin, and never changed."""
Line = Annotated[str, Meta(min_length=1, max_length=200)]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A name or sentence as it stands on screen.

    Attributes:
        zh: Chinese.
        en: English; empty shows the Chinese there, too.
    """

    zh: Line
    en: Annotated[str, Meta(max_length=400)] = ""

    def said(self, in_english: bool) -> str:
        """Return the words in the language on screen."""
        return (in_english and self.en) or self.zh
