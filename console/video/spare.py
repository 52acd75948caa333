"""A worker that waits, started and with its library loaded: who follows one that died need not."""

from collections.abc import Callable

from console.video.worker_link import Link


class SpareWorker:
    """Keeps one worker ready while streams are open.

    Args:
        start: makes a worker.
    """

    def __init__(self, start: Callable[[], Link]) -> None:
        self._start = start
        self._link: Link | None = None

    @property
    def pid(self) -> int | None:
        """Its process id, for measurements."""
        return None if self._link is None else self._link.pid

    def keep(self) -> None:
        """See to it that one is there; what it says meanwhile is of no use."""
        if self._link is not None and not self._link.is_alive:
            self.close()
        if self._link is None:
            self._link = self._start()
        self._link.reports()

    def take(self) -> Link:
        """Return the one that waits, or start one."""
        link, self._link = self._link, None
        if link is not None and not link.is_alive:
            link.close()
            link = None
        return link or self._start()

    def close(self) -> None:
        """End it."""
        if self._link is not None:
            self._link.close()
            self._link = None
