"""Ids for what a clerk names in Chinese: the same name always has the same id."""

import re
import unicodedata

from offline_cache.pinyin import readings

_LONGEST = 40


class Names:
    """Ids of one sort of thing, by name; two that sound alike are told apart by a number."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the id of a name."""
        if name not in self._ids:
            first, taken, number = id_of(name), set(self._ids.values()), 1
            id = first
            while id in taken:
                number += 1
                id = f"{first}-{number}"
            self._ids[name] = id
        return self._ids[name]


def id_of(name: str) -> str:
    """Return a name in small letters: 校门值守 is `xiaomenzhishou`."""
    told = "".join((readings(sign) or ("",))[0] for sign in unicodedata.normalize("NFKC", name))
    id = re.sub(r"[^a-z0-9]+", "-", told.lower()).strip("-")[:_LONGEST].strip("-")
    return id if id[:1].isalpha() else f"n{id}"
