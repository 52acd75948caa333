"""Whether quiet is quiet: what the head of the list says about its sources."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.models.feed_words import blind_words
from console.models.link_status import LinkStatus
from console.runtime.hall_time import hall_time
from widgets.common.notice_bar import warning
from widgets.common.text import Run


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


@dataclass(frozen=True, slots=True)
class QueueHead:
    """Words at the right of the filter line, and the line below it when the list may lack rows."""

    right: tuple[Run, ...] = ()
    line: tuple[Run, ...] = ()


def queue_head(link: LinkStatus, is_stale: bool = False) -> QueueHead:
    """Return what the list's head says now.

    Args:
        link: how the seat stands with the hub.
        is_stale: what the list holds is older than its limit.
    """
    if link.is_cut_off or is_stale:
        as_of = link.view.data_as_of
        if as_of is None:
            return QueueHead((Run(_t("List never filled from the hub"), icon="history"),))
        sentence = _t("List as of {0} (too old)") if is_stale else _t("List as of {0}")
        return QueueHead((Run(sentence.format(hall_time(as_of)), icon="history"),), _lack(link))
    if link.silent_feeds:
        return QueueHead((), _lack(link))
    if not link.feeds:
        return QueueHead((Run(_t("No source is connected"), icon="info-circle"),))
    return QueueHead((Run(_t("All sources well"), icon="check"),))


def _lack(link: LinkStatus) -> tuple[Run, ...]:
    """Return which sources are not seen; cut off, those that were not seen when it was cut."""
    silent = link.silent_feeds
    if not silent:
        return ()
    return tuple(warning(_t("List may be incomplete"), blind_words(silent)))
