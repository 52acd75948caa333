"""A page of streams that is woken at once: what decodes already waits until it is whole.

Every stream that wakes decodes a group of pictures, all the CPU there is. Meanwhile nobody looks at
what runs but at what comes; packets wait where they are, and are decoded right after it.
"""

import threading

MANY = 4
"""Streams that wake at once from which on the others wait; a patrol wakes its page one by one."""
LONGEST = 0.4
"""Seconds a stream waits at most; a page of sixteen is whole in a quarter of a second."""


class Rush:
    """Counts the streams that are being woken."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._pending = 0
        self._calm = threading.Event()
        self._calm.set()

    def begins(self) -> None:
        """One more is to be woken."""
        with self._guard:
            self._pending += 1
            if self._pending >= MANY:
                self._calm.clear()

    def ended(self) -> None:
        """One was woken."""
        with self._guard:
            self._pending -= 1
            if not self._pending:
                self._calm.set()

    def wait(self) -> None:
        """Wait while many are woken; at other times return at once."""
        if not self._calm.is_set():
            self._calm.wait(LONGEST)
