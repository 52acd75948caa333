"""The clock of a replay: it stands where the player has put it."""

from datetime import datetime

from console.runtime.clock import CHINA, SystemClock


class ReplayClock:
    """`now` is the moment shown; time-outs keep the machine's pace."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._system = SystemClock()

    def now(self) -> datetime:
        """Return the moment shown."""
        return self._moment

    def monotonic(self) -> float:
        """Return the machine's monotonic seconds."""
        return self._system.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait machine time."""
        await self._system.sleep(seconds)

    def set(self, moment: datetime) -> None:
        """Stand somewhere else."""
        self._moment = moment


def read_moment(text: str, near: datetime) -> datetime:
    """Read `2026-07-09T20:22`, `07-09 20:22:15` or `20:22`; what is missing is as in `near`.

    Raises:
        ValueError: it is none of these.
    """
    told = text.strip().replace("：", ":").replace("/", "-").replace("T", " ")
    day, _, time = told.rpartition(" ")
    parts = [int(part) for part in time.split(":")]
    if len(parts) not in (2, 3):
        raise ValueError(f"no time: {text!r}")
    hour, minute, second = (*parts, 0)[:3]
    date = [int(part) for part in day.split("-")] if day else []
    if len(date) not in (0, 2, 3):
        raise ValueError(f"no day: {text!r}")
    local = near.astimezone(CHINA)
    year, month, of_month = (local.year, local.month, local.day)[: 3 - len(date)] + tuple(date)
    return datetime(year, month, of_month, hour, minute, second, tzinfo=CHINA)
