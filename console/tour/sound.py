"""What the tour's console plays into: the machine's device, or a null sink where there is none.

Without either the console shows what a duty room would see then, the frame of an alarm that nobody
can hear, and `tour.json` says so.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from enum import StrEnum

from console.runtime.virtual_sound import virtual_sound

ANSWERS_WITHIN = 40.0
"""Seconds; the doctor gives it as long."""


class Sound(StrEnum):
    """What `tour.json` says of the sound."""

    DEVICE = "device"
    NULL_SINK = "null sink"
    NONE = "none"


@contextmanager
def stage_sound(environment: Mapping[str, str]) -> Iterator[tuple[Sound, dict[str, str]]]:
    """Yield what there is to play into, and what the environment needs besides for it.

    Args:
        environment: in which the console will run.
    """
    with ExitStack() as stack:
        yield _found(environment, stack)


def _found(environment: Mapping[str, str], stack: ExitStack) -> tuple[Sound, dict[str, str]]:
    if is_heard(environment):
        return Sound.DEVICE, {}
    try:
        return Sound.NULL_SINK, stack.enter_context(virtual_sound())
    except (OSError, RuntimeError):
        return Sound.NONE, {}


def is_heard(environment: Mapping[str, str]) -> bool:
    """Whether the console would say that its alarms can be heard; asked as the doctor asks it."""
    command = [sys.executable, "-m", "console.app.doctor_screen"]
    asked = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            command, env=asked, capture_output=True, timeout=ANSWERS_WITHIN, check=True
        )
        return bool(json.loads(done.stdout)["sound"] == "well")
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return False
