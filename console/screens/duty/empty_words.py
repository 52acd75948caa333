"""What an empty list says: quiet is only called quiet where all sources are seen."""

from PySide6.QtCore import QCoreApplication

from console.models.feed_words import blind_words
from console.models.link_status import LinkStatus
from console.runtime.hall_time import hall_time


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def empty_words(link: LinkStatus, is_filtered: bool, call_key: str) -> str:
    """Return the sentence over an empty list.

    Args:
        link: what of the sources and the hub is seen.
        is_filtered: whether the filter line asks for less than everything.
        call_key: the key that registers a call.
    """
    told = [_t("Nothing fits the filter · Esc in the filter clears it")] if is_filtered else []
    lack = _lack(link)
    if lack:
        return _t("{0} {1}").format(told[0], lack) if told else lack
    if told:
        return told[0]
    if link.feeds and not link.is_cut_off:
        return _t("Nothing is open; all sources are seen. {0} registers a call.").format(call_key)
    return _t(
        "No alerts yet. Once sources are connected they appear here; press {0} to register a call."
    ).format(call_key)


def _lack(link: LinkStatus) -> str:
    """Return why an empty list is no all-clear; empty where nothing is missing."""
    silent, as_of = link.silent_feeds, link.view.data_as_of
    if link.is_cut_off and as_of is not None:
        return _t("Cut off: what came after {0} is not seen here. Phone for it.").format(
            hall_time(as_of)
        )
    if silent:
        return _t("No alert does not mean nothing happened: {0}. Phone for it.").format(
            blind_words(silent)
        )
    return ""
