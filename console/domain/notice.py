"""Telling a unit of an order: one row for each recipient × channel × attempt (facts/domain B.8)."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Channel(StrEnum):
    """How a unit is told: 系统 电话 回执页 短信 对讲 语音网关."""

    SYSTEM = "system"
    PHONE = "phone"
    PAGE = "page"
    SMS = "sms"
    RADIO = "radio"
    SIP = "sip"


class Reach(IntEnum):
    """How far one attempt has come: 待发 已发 未接通 已达 已读 已接令.

    In the order of what is the better knowledge: a receipt that comes after a failure was told
    shows that it was reached after all, and a failure told late takes no receipt back.
    """

    QUEUED = 0
    SENT = 1
    FAILED = 2
    DELIVERED = 3
    READ = 4
    ACCEPTED = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing known of one attempt: never changed, the next one is added."""

    channel: Channel
    attempt: int
    reach: Reach
    at: datetime
    by: str = ""
    """Who or what told it."""
    reference: str = ""
    """The provider's own id of the message."""
    op: str = ""


def furthest(notices: tuple[Notice, ...], channel: Channel) -> Notice | None:
    """Return the best knowledge of the newest attempt on a channel, None when there was none."""
    of_channel = [n for n in notices if n.channel is channel]
    newest = max((n.attempt for n in of_channel), default=0)
    of_newest = [n for n in of_channel if n.attempt == newest]
    return max(of_newest, key=lambda n: (n.reach, n.at), default=None)


def next_attempt(notices: tuple[Notice, ...], channel: Channel) -> int:
    """Return the number of the next attempt on a channel, from 1."""
    return 1 + max((n.attempt for n in notices if n.channel is channel), default=0)
