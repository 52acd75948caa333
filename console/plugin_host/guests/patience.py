"""How long a guest has been asked and has not answered."""

from enum import StrEnum

from console.plugin_host.guests.limits import Limits


class Reply(StrEnum):
    """How a guest answers."""

    WELL = "well"
    SLOW = "slow"
    HUNG = "hung"


class Patience:
    """One ping at a time, and how old it is.

    A look that comes late (the machine slept, or has had no time for us) is not laid to the guest's
    account: it could not have been heard in the meantime.

    Args:
        limits: when it is slow, and when it hangs.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.asked_at: float | None = None
        """When the ping was sent that is not answered; None without one."""
        self._looked_at: float | None = None
        self.number = 0

    def look(self, now: float) -> Reply:
        """Return how it answers."""
        late = 0.0 if self._looked_at is None else now - self._looked_at - self._limits.ping_every
        self._looked_at = now
        if self.asked_at is None:
            return Reply.WELL
        if late > self._limits.ping_every:
            self.asked_at += late
        waited = now - self.asked_at
        if waited >= self._limits.hung_after:
            return Reply.HUNG
        return Reply.SLOW if waited >= self._limits.slow_after else Reply.WELL

    def ask(self, now: float) -> int | None:
        """Return the number of a new ping; None while one is not answered."""
        if self.asked_at is not None:
            return None
        self.asked_at = now
        self.number += 1
        return self.number

    def answered(self, number: int) -> bool:
        """Take an answer; whether it is the one that was waited for."""
        if number != self.number or self.asked_at is None:
            return False
        self.asked_at = None
        return True
