"""What the state of the link is called, and the line that says what goes on without it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.models.link_status import LinkView
from console.runtime.hall_time import hall_time
from console.settings.schema import Words
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The link in the header: words, icon, and whether that is well."""

    text: str
    icon: str = ""
    is_well: bool = True


def link_words(link: LinkView, now: datetime) -> LinkWords:
    """Return the header's words for the link: 联网正常, 网络不稳, 断网值守 04:12, 停滞."""
    if link.stall_zh:
        return LinkWords(_t("Standing still, being rebuilt"), "plug-connected-x", False)
    if link.state == "online":
        return LinkWords(_t("Link up"))
    if link.state == "degraded":
        return LinkWords(_t("Link unsteady"), "antenna-bars-2", False)
    words = _t("On watch offline")
    if link.since is not None:
        lasting = clock_text(max(0.0, (now - link.since).total_seconds()))
        words = _t("On watch offline {0}").format(lasting)
    return LinkWords(words, "unlink", False)


def offline_here(link: LinkView) -> list[Run]:
    """Return what can be done here while cut off; facts alone once the grant is over."""
    possible = _t("sign, register, send forces by phone, write the log")
    if link.is_grant_over:
        possible = _t("log-in is over: only calls, sent and told by phone, log")
    return [
        Run(_t("Possible here"), Ink.TEXT, bold=True, step=Step.SMALL),
        Run(possible, step=Step.SMALL, gap=12),
    ]


def offline_waiting(link: LinkView) -> list[Run]:
    """Return what waits for the link, and of when the rest is; while stalled what stands still."""
    if link.stall_zh:
        return [
            Run(_t("Standing still"), Ink.TEXT, bold=True, step=Step.SMALL),
            Run(_stall_words(link), step=Step.SMALL, gap=12),
        ]
    waiting = _t("orders by the system, what other seats do")
    if link.is_grant_over:
        waiting = _t("everything else, after a log-in with the hub")
    if link.data_as_of is not None:
        waiting = _t("{0} (as of {1})").format(waiting, hall_time(link.data_as_of))
    return [
        Run(_t("Waiting for the link"), Ink.TEXT, bold=True, step=Step.SMALL),
        Run(waiting, step=Step.SMALL, gap=12),
    ]


def offline_retry(link: LinkView) -> list[Run]:
    """Return how the reconnecting goes."""
    if link.stall_zh:
        return [Run(_t("Connection is being rebuilt"), step=Step.SMALL)]
    if not link.attempt:
        return []
    left = round(link.next_probe_in) if link.next_probe_in >= 1 else 0
    sentence = _t("Reconnecting, attempt {0}, next in {1} s")
    words = sentence.format(link.attempt, left)
    if not left:
        words = _t("Reconnecting, attempt {0}").format(link.attempt)
    return [Run(words, step=Step.SMALL)]


def _stall_words(link: LinkView) -> str:
    """Return why nothing goes out, and that nothing is lost by it."""
    why = link.stall_zh if is_chinese() else link.stall_en
    return _t("{0}; what is saved here stays and is sent once").format(why)


def is_chinese() -> bool:
    """Whether the screen speaks Chinese now: the translation of the link's own word says so."""
    return _t("Link up") != "Link up"


def said(words: Words) -> str:
    """Return a text that was declared in both languages in the one on screen."""
    return words.zh if is_chinese() else words.en


def offline_text(link: LinkView) -> str:
    """Return the whole offline line as one text: 本机可做:… │ 待联网:…(截至 …)."""
    here, waiting = offline_here(link), offline_waiting(link)
    words = [here[0].text, here[1].text, waiting[0].text, waiting[1].text]
    return _t("{0}: {1} │ {2}: {3}").format(*words)
