"""Sources in words: which are silent since when, why, what is not seen, and whom to call."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.feed import Feed
from console.models.town_names import town_list
from console.runtime.hall_time import hall_time


def _t(source: str) -> str:
    return QCoreApplication.translate("feeds", source)


def short_names(feeds: Sequence[Feed], most: int) -> str:
    """Return the names of a few, where there is little room."""
    return _t(", ").join(feed.short or feed.name for feed in feeds[:most])


def covers_words(feed: Feed) -> str:
    """Return what a source covers: its towns, or what its connector says."""
    return town_list(feed.unseen) or feed.note


def covers_name(feed: Feed) -> str:
    """Return the name with the towns it covers: 视频（梧影、芦汀、映川 3 街镇）."""
    name, towns = feed.short or feed.name, town_list(feed.unseen)
    return _t("{0} ({1})").format(name, towns) if towns else name


def silence_words(feed: Feed) -> str:
    """Return 视频：梧影、芦汀、映川 3 街镇 20:25:00 起中断."""
    covered = covers_words(feed)
    name = feed.short or feed.name
    words = _t("{0}: {1}").format(name, covered) if covered else name
    if feed.fault == "unheard":
        return _t("{0} not heard yet").format(words)
    if feed.since is None:
        return _t("{0} down").format(words)
    return _t("{0} down since {1}").format(words, hall_time(feed.since))


def blind_words(feeds: Sequence[Feed]) -> str:
    """Return what cannot be seen now, in one line."""
    return _t("; ").join(silence_words(feed) for feed in feeds)


def state_words(feed: Feed) -> str:
    """Return the state of a source with its reason: 中断·连接被拒."""
    if feed.is_alive:
        return _t("Well")
    if feed.fault == "unheard":
        return _t("Not heard yet")
    why = _fault_words(feed.fault) or feed.note
    return _t("Down·{0}").format(why) if why else _t("Down")


def _fault_words(fault: str) -> str:
    words = {
        "silent": _t("its heartbeat stopped"),
        "timeout": _t("no answer in time"),
        "refused": _t("connection refused"),
        "unreachable": _t("cannot be reached"),
        "bad_answer": _t("its answer makes no sense"),
        "certificate": _t("certificate not trusted"),
    }
    return words.get(fault, fault)


def heard_words(feed: Feed, as_of: datetime | None) -> str:
    """Return when a source was last heard, as far as this seat can know.

    Args:
        feed: the source.
        as_of: the hub's time of what this seat has while it is cut off; None while it is not.
    """
    if not feed.is_alive:
        return "—" if feed.heard_at is None else hall_time(feed.heard_at)
    if as_of is not None:
        return _t("as of {0}").format(hall_time(as_of))
    if feed.tolerated:
        return _t("within {0} s").format(round(feed.tolerated))
    return _t("told by its connector")


def probe_words(feed: Feed) -> str:
    """Return how its life is known: 每 30 秒探测接口."""
    if feed.probe == "heartbeat":
        return _t("heartbeat every {0} s").format(round(feed.every))
    if feed.probe:
        return _t("interface asked every {0} s").format(round(feed.every))
    return _t("told by its connector")
