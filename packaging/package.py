"""`./hall package NAME`: one package made from this checkout; each has a --help."""

import importlib
import sys
from pathlib import Path

PACKAGES = {
    "appimage": ("linux", "appimage"),
    "deb": ("linux", "deb"),
    "msi": ("windows", "build_msi"),
    "usb": (".", "usb"),
    "licences": (".", "licences"),
}
"""Each word, the folder and the script that makes it."""


def main(words: list[str]) -> int:
    """Make the package that the first word names; return the exit status."""
    if not words or words[0] not in PACKAGES:
        print(f"package: which one? {' '.join(PACKAGES)}", file=sys.stderr)
        return 2
    folder, script = PACKAGES[words[0]]
    here = Path(__file__).resolve().parent
    sys.path[:0] = [str(here / folder), str(here)]
    return int(importlib.import_module(script).main(words[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
