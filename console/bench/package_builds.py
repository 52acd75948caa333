"""Building a package for `bench package`, with the seconds it took."""

import subprocess
import sys
import time
from pathlib import Path

import console

ROOT = Path(console.__file__).resolve().parents[1]
MOST_BUILDING = 300.0


def build(name: str, pattern: str, folder: Path) -> tuple[float, Path]:
    """Run `./hall package NAME`; return the seconds and the file it made.

    Args:
        name: of the package.
        pattern: of the file's name.
        folder: that it is made in.
    """
    begun = time.monotonic()
    maker = str(ROOT / "packaging/package.py")
    subprocess.run([sys.executable, "-P", maker, name, "--out", str(folder)], check=True)
    (made,) = folder.glob(pattern)
    return time.monotonic() - begun, made
