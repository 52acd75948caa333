"""How guests answer, counted: a trial prints it, a console on duty does not look."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Counted on the guests' thread.

    Attributes:
        answered: pings that were answered.
        slowest: seconds the slowest of these took.
        untold: what was not told, because the guest had stopped reading.
        refused: calls that were too many.
        memory: bytes, the most that was seen.
    """

    answered: int = 0
    slowest: float = 0.0
    untold: int = 0
    refused: int = 0
    memory: int = 0

    def replied(self, seconds: float) -> None:
        """Count an answer that took so long."""
        self.answered += 1
        self.slowest = max(self.slowest, seconds)

    def weighed(self, memory: int) -> None:
        """Take how much memory a guest has now."""
        self.memory = max(self.memory, memory)
