"""The keys a person has chosen, kept in a file of their own: `keys/NAME.toml` in the seat's folder.

A file is put in place whole. One that cannot be read is set aside, never written over: the keys are
then those the console was made with.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

FOLDER = "keys"
_HEAD = (
    "# The keys this person has chosen: command = key. Deleting a line gives the usual key back.\n"
)


class KeyChoices(Protocol):
    """Where chosen keys are kept, per person."""

    def load(self, person: str) -> Mapping[str, str]:
        """Return the keys of a person by command id; nothing for who has chosen none.

        Raises:
            ValueError: what is kept cannot be read; it was set aside.
        """
        ...

    def save(self, person: str, keys: Mapping[str, str]) -> None:
        """Keep the keys of a person.

        Raises:
            OSError: the disk does not take it.
        """
        ...


class KeyFiles:
    """Keeps them as TOML.

    Args:
        folder: of the seat.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def load(self, person: str) -> Mapping[str, str]:
        """See `KeyChoices`."""
        file = self._file(person)
        try:
            told = tomllib.loads(file.read_text("utf-8"))["keys"]
            return {id: _key(key) for id, key in told.items()}
        except FileNotFoundError:
            return {}
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            aside = file.with_suffix(".unreadable")
            file.replace(aside)
            raise ValueError(f"{aside.name}: {error}") from error

    def save(self, person: str, keys: Mapping[str, str]) -> None:
        """See `KeyChoices`."""
        file = self._file(person)
        self._folder.mkdir(parents=True, exist_ok=True)
        lines = [f"{json.dumps(id)} = {json.dumps(key)}\n" for id, key in sorted(keys.items())]
        part = file.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            out.write("".join([_HEAD, "[keys]\n", *lines]))
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)

    def _file(self, person: str) -> Path:
        return self._folder / f"{quote(person, safe='')}.toml"


def _key(told: object) -> str:
    if not isinstance(told, str) or not told:
        raise ValueError(f"{told!r} is no key")
    return told
