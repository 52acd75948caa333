"""Icons, themes, sounds, fonts, translations and demo data, found by name."""

from importlib.resources import as_file, files
from pathlib import Path


def path(name: str) -> Path:
    """Return the file or folder `name` (with `/`) of this package on disk."""
    with as_file(files(__name__).joinpath(name)) as found:
        return Path(found)
