"""Keys that belong to input methods, the desktop or editing, as data with a source."""

import tomllib
from collections.abc import Mapping
from functools import cache

from resources import path

FILE = "profiles/reserved_keys.toml"


@cache
def reserved_keys() -> Mapping[str, str]:
    """Return whose each key is: `input_method`, `others`, `system`, `editing` or `moving`.

    Raises:
        ValueError: the file is not understood.
    """
    try:
        told = tomllib.loads(path(FILE).read_text("utf-8"))["reserved"]
        return {str(key): str(each["why"]) for each in told for key in each["keys"]}
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{FILE}: {error!r} is missing or not understood") from error
