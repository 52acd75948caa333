"""Whether every file that the installed packages brought is still there, whole; exit 1 if not.

Runs with the Python of the environment it looks at and with nothing but the standard library,
because it is asked exactly when packages may be damaged (a set-up killed half-way, a full disk).
"""

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path


def damaged_files(package: Distribution) -> list[str]:
    """Return the files of a package that are gone or shorter or longer than installed."""
    files = package.files
    if files is None:
        return ["no list of files"]
    return [
        str(file)
        for file in files
        if file.suffix != ".pyc" and not _is_whole(Path(str(file.locate())), file.size)
    ]


def _is_whole(path: Path, size: int | None) -> bool:
    return path.exists() and size in (None, path.stat().st_size)


def main() -> int:
    """Print every damaged package and return the exit status."""
    damaged = {p.name: bad for p in distributions() if (bad := damaged_files(p))}
    for name, files in damaged.items():
        print(f"{name}: {len(files)} files damaged, such as {files[0]}")
    return 1 if damaged else 0


if __name__ == "__main__":
    sys.exit(main())
