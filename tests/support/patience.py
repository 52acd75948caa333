"""Waiting for another process: long enough for a machine that has much else to do."""

import threading
import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds; nobody waits so long but for what never comes."""


def until(is_so: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Look until something is so; fail with `what` when it never is."""
    deadline, pause = time.monotonic() + patience, threading.Event()
    while not is_so():
        assert time.monotonic() < deadline, f"not within {patience} s: {what}"
        pause.wait(0.02)
