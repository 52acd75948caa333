"""A key as its cap says it, in the language on screen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

SCOPE = "keys_on"
"""Property of a panel or window: the name its keys are declared on."""


def key_words(key: str) -> str:
    """Return a key as its cap says it: 空格, Enter, Ctrl K."""
    names = {
        "Space": QCoreApplication.translate("widgets", "Space"),
        "Return": "Enter",
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "PgDown": "PgDn",
    }
    parts = [*key[:-2].split("+"), "+"] if key.endswith("++") else key.split("+")
    return " ".join(names.get(part, part) for part in parts if part)


class KeyCaps:
    """Keeps what caps say true when keys are other ones.

    Args:
        key_of: returns the key of a command; raises KeyError for one that is not declared.
    """

    def __init__(self, key_of: Callable[[str], str]) -> None:
        self._key_of = key_of
        self._caps: list[tuple[str, Callable[[str], None]]] = []

    def words(self, id: str) -> str:
        """Return what the cap of a command says; empty when it has none."""
        try:
            return key_words(self._key_of(id))
        except KeyError:
            return ""

    def show(self, id: str, set_key: Callable[[str], None]) -> None:
        """Tell a button what its cap says, now and at every `refresh`."""
        self._caps.append((id, set_key))
        set_key(self.words(id))

    def refresh(self) -> None:
        """Tell all of them."""
        for id, set_key in self._caps:
            set_key(self.words(id))
