"""What a plugin brings to the hall, read as the hub will: plans, rules, entries of the dictionary.

The hub alone knows how such files are read, and it is a program of its own: its word
`hub plugins check` is run on the folder and what it says is handed on, file and line and all.
"""

import subprocess
import sys
from pathlib import Path

from console.plugin_host.reading.manifest_reader import read_manifest

MOST_SECONDS = 60.0


def for_the_hall(folder: Path) -> list[str]:
    """Return every mistake in them, as `file:line: 中文 · English`; nothing where all is well.

    Whether this hall has the units, cards and entries they name is said at its hub.

    Raises:
        OSError: the hub's program did not answer.
    """
    manifest = read_manifest(folder)
    if not (manifest.plans or manifest.rules or manifest.dictionary):
        return []
    words = [sys.executable, "-m", "console.hub", "plugins", "check", str(folder.resolve())]
    try:
        done = subprocess.run(
            words, capture_output=True, encoding="utf-8", timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(f"hub plugins check: > {MOST_SECONDS:g} s") from error
    if done.returncode == 0:
        return []
    return (done.stdout.splitlines() or done.stderr.splitlines()[-1:]) or ["hub plugins check"]
