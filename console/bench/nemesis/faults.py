"""What goes wrong in an evening, by name: each fault begins at a moment and ends at another."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from console.bench.nemesis.hub_faults import HubFaults
from console.bench.nemesis.hub_machine import HubMachine
from console.bench.nemesis.seat_faults import SeatFaults
from console.bench.nemesis.seat_machine import SeatMachine
from console.bench.nemesis.wire_faults import WireFaults

if TYPE_CHECKING:
    from console.bench.nemesis.ledger import Ledger

Undo = Callable[[], Awaitable[None]]


class Faults:
    """Finds a fault by its name among those of wires, seats and hub.

    Args:
        hub, seats: the machines.
        chance: seeded; chooses whom it hits.
        ledger: told of a restored backup.
        met: counts what really happened.
        true_time: seconds of the evening.
    """

    def __init__(
        self,
        hub: HubMachine,
        seats: Sequence[SeatMachine],
        chance: random.Random,
        ledger: "Ledger",
        met: "Counter[str]",
        true_time: Callable[[], float],
    ) -> None:
        self._seats = seats
        hub_faults = HubFaults(hub, chance, ledger, met, true_time)
        self.keeper = hub_faults.bring_back_if_damaged
        self._chance = chance
        self._kinds = (
            WireFaults(met),
            SeatFaults(chance, met),
            hub_faults,
        )

    async def begin(self, name: str) -> Undo:
        """Do a fault; return what ends it."""
        kind = next(each for each in self._kinds if hasattr(each, name))
        undo: Undo = await getattr(kind, name)(self._chance.choice(self._seats))
        return undo


FAULTS = (
    "cut", "requests_lost", "replies_lost", "half_open", "slow", "reset", "reply_dropped",
    "repeated", "part_doubled", "parts_swapped", "late_again", "certificate_changed",
    "seat_killed", "seat_killed_writing", "seat_power_cut", "seat_suspended", "seat_clock_set",
    "disk_full", "disk_read_only", "cache_spoilt", "cache_spoilt_in_use", "journal_spoilt",
    "hub_killed", "hub_killed_writing", "hub_suspended", "hub_clock_set", "hub_restored",
    "hub_disk_full", "hub_disk_read_only", "hub_older", "hub_newer", "hub_spoilt",
    "hub_spoilt_in_use", "revoked",
)  # fmt: skip
"""Every fault, by the name of its method."""
