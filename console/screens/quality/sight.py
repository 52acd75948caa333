"""How far the figures can be trusted: what was not seen is said, and never counted as nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from console.models.figure_book import FigureBook
from console.models.link_status import LinkStatus
from console.runtime.hall_time import hall_day_minute, hall_minute


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of the time on screen.

    Attributes:
        chip: why not all is known; empty when all is.
        words: what that means.
        may_lack: whether a zero may be something that was not seen.
        is_empty: whether nothing is known at all.
    """

    chip: str = ""
    words: str = ""
    may_lack: bool = False
    is_empty: bool = False


def sight_of(book: FigureBook, link: LinkStatus) -> Sight:
    """Return what is known, the worst first."""
    counted, as_of = book.counted, link.view.data_as_of
    if as_of is None and not book.read:
        return Sight(
            _t("No data"),
            _t("No data from the hub yet; if it stays so, the link in the header says why"),
            True,
            True,
        )
    if link.is_cut_off and as_of is not None and not book.ask.seat:
        told = _t("Figures of the hall are as of {0}; what came since is not known here")
        return Sight(_t("As of {0}").format(hall_minute(as_of)), told.format(hall_minute(as_of)),
                     may_lack=True)  # fmt: skip
    if counted is None or not counted.is_read:
        told = _t("{0} alerts are read, more follow").format(f"{book.read:,}")
        return Sight(_t("Counting"), told, may_lack=True)
    silent = link.silent_feeds
    if silent:
        names = _t(", ").join(feed.name for feed in silent)
        told = _t(
            "{0} interrupted: their alerts are not counted, the true figure is higher"
        ).format(names)
        return Sight(_t("Not all seen"), told, may_lack=True)
    if counted.since is not None:
        begin = hall_day_minute(datetime.fromtimestamp(counted.since, UTC))
        told = _t("Only the newest {0} alerts are counted, since {1}")
        return Sight(_t("Not all counted"), told.format(f"{book.read:,}", begin))
    if not counted.is_whole:
        return Sight(
            _t("More follow"), _t("Older finished alerts are still fetched from the hub"), True
        )
    return Sight()
