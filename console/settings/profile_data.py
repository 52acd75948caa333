"""What a profile says (resources/profiles), read once: the source of every value a hall may set."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from resources import path


@cache
def profile_data(name: str = "default") -> Mapping[str, Any]:
    """Return a profile's tables.

    Raises:
        ValueError: the file is no TOML; the message says which and where.
    """
    file = path(f"profiles/{name}.toml")
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file.name}: {error}") from error


def profile_value(place: str, name: str = "default") -> Any:
    """Return one value by its place (`look.night.start`).

    Raises:
        ValueError: it is not there; the message says which file and what.
    """
    found: Any = profile_data(name)
    for part in place.split("."):
        if not isinstance(found, dict) or part not in found:
            raise ValueError(f"{name}.toml: {place} is missing")
        found = found[part]
    return found


def profile_source(place: str, name: str = "default") -> str:
    """Return on what a value rests: the `source` of its table, or of one around it."""
    told: Any = profile_data(name)
    source = ""
    for part in place.split("."):
        source = str(told.get("source", source))
        told = told[part]
    return source
