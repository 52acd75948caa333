"""A broken build on purpose: a seat that never lets go of what it heard. For tests alone."""

import sys
from typing import Any

from console.bench import soak_seat
from console.sync.intake import Intake

HOARD: list[Any] = []


def hoard() -> None:
    put: Any = Intake.put

    def keep(self: Intake, steps: list[Any]) -> None:
        HOARD.extend(steps)
        put(self, steps)

    Intake.put = keep  # type: ignore[method-assign]


if __name__ == "__main__":
    hoard()
    sys.exit(soak_seat.main(sys.argv[1:]))
