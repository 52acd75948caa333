"""What the journal keeps of the hub's word on its health."""

from console.contract.cursor import Cursor
from console.runtime.workers import Workers
from console.sync.answers import Health
from console.sync.clock_offset import ClockOffset
from console.sync.stores import JournalDoor

OFFSET = "clock_offset"
"""Name under which the journal keeps the measured offset over restarts."""


class Keepsakes:
    """Keeps the hub's time; lets go of settled operations it could restore without us.

    Args:
        journal: the seat's.
        workers: for its blocking calls.
        offset: was told the hub's time.
    """

    def __init__(self, journal: JournalDoor, workers: Workers, offset: ClockOffset) -> None:
        self._journal = journal
        self._workers = workers
        self._offset = offset

    async def keep(self, health: Health) -> None:
        """Take note of an answer."""
        keepsake = dict(self._offset.keepsake())
        await self._workers.run(lambda: self._journal.put_meta(OFFSET, keepsake))
        try:
            backup = Cursor.parse(health.backup_covers or "")
        except ValueError:
            return
        await self._workers.run(lambda: self._journal.forget_covered(backup.epoch, backup.seq))
