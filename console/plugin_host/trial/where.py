"""Where in a plugin's own code an error was, read from what Python wrote into its log."""

import re
from collections.abc import Sequence

_PLACE = re.compile(r'File "(?:/plugin/|.*?/)?((?:[\w-]+/)*[\w-]+\.py)", line (\d+)')
_OURS = ("launch.py", "seal.py", "hall_guest.py", "hall_tables.py")


def place_in_log(lines: Sequence[str]) -> str:
    """Return file and line of the last error of a log (`guest/main.py L12`); empty without one."""
    found = (match for line in reversed(lines) if (match := _PLACE.search(line)))
    return next(
        (f"{m.group(1)} L{m.group(2)}" for m in found if not m.group(1).endswith(_OURS)), ""
    )
