"""Parts of what a seat gives back, kept until all are there: taken together, seen together."""

from collections.abc import Callable
from dataclasses import dataclass, field

from console.contract.recovery import MOST_TOGETHER, RecoveredRecord
from console.hub.api.problems import ProblemError
from console.hub.core.recovery import Batch

KEPT = 60.0
"""Seconds a transfer may pause; the seat begins it again later."""


@dataclass(slots=True)
class _Transfer:
    """What has come of one."""

    at: float
    parts: int = 0
    records: list[RecoveredRecord] = field(default_factory=list)


class RecoveryTransfers:
    """Transfers under way, in memory alone: a hub that is started anew asks for all of it again.

    Args:
        monotonic: seconds that only rise.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._held: dict[tuple[str, str], _Transfer] = {}

    def add(self, seat: str, batch: Batch) -> Batch | None:
        """Return what is to be taken now: all parts with the last one, else nothing yet.

        A part that came before, and comes once more, changes nothing.

        Raises:
            ProblemError: a part between is missing (409 `transfer_broken`).
        """
        if not batch.transfer:
            return batch
        now, key = self._monotonic(), (seat, batch.transfer)
        self._forget(now)
        if batch.part == 0:
            self._held[key] = _Transfer(now)
        held = self._held.get(key)
        if held is None or batch.part > held.parts:
            raise ProblemError(409, "transfer_broken", f"part {batch.part}")
        if batch.part < held.parts:
            return None
        held.at, held.parts = now, held.parts + 1
        held.records += batch.records
        if batch.is_last:
            del self._held[key]
        elif len(held.records) < MOST_TOGETHER:
            return None
        taken, held.records = held.records, []
        return Batch(records=taken, settled=batch.settled)

    def _forget(self, now: float) -> None:
        for key in [key for key, held in self._held.items() if now - held.at > KEPT]:
            del self._held[key]
