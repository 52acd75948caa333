"""How a guest is, as tiles, cards and the audit tell it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Words


class GuestState(StrEnum):
    """What it does."""

    ASLEEP = "asleep"
    """Nobody looks at it; no process."""
    STARTING = "starting"
    WELL = "well"
    SLOW = "slow"
    """It has not answered for 3 s."""
    RESTARTING = "restarting"
    """It was ended, or ended by itself, and is started again in a moment."""
    QUARANTINED = "quarantined"
    """Three times in ten minutes: only a person starts it again."""
    OFF = "off"
    """The plugin was taken away, or the console ends."""


WORDS = {
    GuestState.ASLEEP: Words("休眠，打开页面即启动", "asleep, starts with its page"),
    GuestState.STARTING: Words("正在启动", "starting"),
    GuestState.WELL: Words("运行正常", "running"),
    GuestState.SLOW: Words("暂无应答", "does not answer just now"),
    GuestState.RESTARTING: Words("正在重新启动", "being started again"),
    GuestState.QUARANTINED: Words("已停用，需人工重新启动", "stopped; a person starts it again"),
    GuestState.OFF: Words("未启用", "off"),
}


@dataclass(frozen=True, slots=True)
class GuestHealth:
    """How the guest of one plugin is.

    Attributes:
        plugin: its id.
        state: what it does.
        since: since when.
        fault: what was wrong last; stays while it is started again, None when it is well.
        falls: how often it fell within the last ten minutes.
        process: id of its process, 0 without.
        memory: bytes it had at the last look.
        is_held_back: it wants to say more than is read.
    """

    plugin: str
    state: GuestState
    since: datetime
    fault: PluginFault | None = None
    falls: int = 0
    process: int = 0
    memory: int = 0
    is_held_back: bool = False


Heard = Callable[[GuestHealth], None]
"""Told of each change, on the guests' thread: whoever draws takes it over to its own."""
