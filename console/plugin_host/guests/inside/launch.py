"""The first thing a guest's process runs: limits, the seal, then the bureau's own code.

The one argument is JSON: `entry` and `folder`, `packages` (a folder of the plugin's own wheels, or
empty), `sdk` (the modules that speak with the console), `memory_mb`, `seal` (whether to go on at
all depends on it). `entry` empty tells what holds here and ends. Standard library only; imports
nothing of the console.
"""

import json
import os
import runpy
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

UNSEALED = 78
"""Exit status: what was to hold the guest does not, so its code was not run."""
_THREAD_STACK = 512 * 1024
_FILES = 64
_SPARE_ADDRESSES = 512 * 1024 * 1024
"""Bytes of addresses over its memory: mapped files and libraries are no memory of its own."""


def main(given: dict[str, object]) -> None:
    """Take the limits on, then run the entry; does not return before the guest ends."""
    _limit(int(str(given["memory_mb"])))
    is_sealed = _seal() if given["seal"] else False
    if not given["entry"]:
        sys.stdout.write(json.dumps({"sealed": is_sealed}) + "\n")
        return
    if given["seal"] and not is_sealed:
        sys.exit(UNSEALED)
    folder, packages, sdk = (str(given[name]) for name in ("folder", "packages", "sdk"))
    entry = Path(folder, str(given["entry"]))
    beside = dict.fromkeys((str(entry.parent), folder, packages, sdk))  # as Python does, then more
    sys.path[:0] = [place for place in beside if place]
    sys.argv = [str(given["entry"])]
    runpy.run_path(str(entry), run_name="__main__")


def _limit(memory_mb: int) -> None:
    """Come after everybody else, own no more than that, leave no core file; first out of memory."""
    threading.stack_size(_THREAD_STACK)
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with suppress(OSError):
        os.nice(19)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    memory = memory_mb * 1024 * 1024
    for which, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, memory + _SPARE_ADDRESSES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        resource.setrlimit(which, (most, most))


def _seal() -> bool:
    """Seal this process, and forget the means; whether it is."""
    try:
        runpy.run_path(str(Path(__file__).with_name("seal.py")))["seal"]()
    except OSError as error:
        sys.stderr.write(f"launch: {error}\n")
        return False
    return True


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
