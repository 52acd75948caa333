"""What the page is built from, and how it opens streams."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from console.commands.alert_commands import AlertActs
from console.commands.identity import Identity
from console.commands.registry import CommandTable
from console.models.alert_queue import AlertQueue
from console.models.directory import Directory
from console.models.link_status import LinkStatus
from console.models.order_book import OrderBook
from console.runtime.clock import Clock
from console.video.stream import StreamRequest
from widgets.common.theme import Theme
from widgets.video.tile_source import TileSource


class LiveSource(TileSource, Protocol):
    """A source of pictures that can be let go."""

    def close(self) -> None:
        """Let it go."""
        ...


Answer = Callable[[Sequence[str]], None]
Play = Callable[[str, Answer], None]
"""Asks for a camera's addresses; the answer comes on the Qt thread, empty when there is none."""
OpenStream = Callable[[StreamRequest], LiveSource]
"""`VideoPool.open`."""


@dataclass(frozen=True, slots=True)
class DutyParts:
    """Everything the page needs, handed in by the composition root."""

    theme: Theme
    clock: Clock
    queue: AlertQueue
    directory: Directory
    orders: OrderBook
    link: LinkStatus
    acts: AlertActs
    commands: CommandTable
    identity: Callable[[], Identity | None]
    play: Play
    open_stream: OpenStream
