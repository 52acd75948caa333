"""New alerts slot by slot, as bars."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from console.domain.figures.period import SLOT, Period
from console.models.fact_store import Counted
from console.runtime.clock import CHINA
from console.runtime.hall_time import hall_minute
from widgets.charts.slot_bars import Bars

_MANY_DAYS = 2 * 86_400


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def bars_of(counted: Counted | None, flood: int) -> Bars:
    """Return the slots of a time; none where nothing is known.

    Args:
        counted: the figures on screen.
        flood: more than so many in one slot are a flood.
    """
    words = _t("New alerts, 10 minutes a bar; above {0} a surge").format(flood)
    if counted is None:
        return Bars(limit=flood, words=words)
    return Bars(counted.bars, _ticks(counted.period), flood, words)


def _ticks(period: Period) -> tuple[tuple[int, str], ...]:
    """Name whole hours, days where there are many."""
    length = period.end - period.start
    every = 86_400 if length > _MANY_DAYS else 7200 if length > 6 * 3600 else 3600
    found = []
    for slot in range(period.start, period.end, SLOT):
        moment = datetime.fromtimestamp(slot, UTC)
        here = moment.astimezone(CHINA)
        seconds = here.hour * 3600 + here.minute * 60
        if seconds % every == 0:
            words = here.strftime("%m-%d") if every == 86_400 else hall_minute(moment)
            found.append(((slot - period.start) // SLOT, words))
    return tuple(found)
