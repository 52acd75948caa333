"""A worker process, its successors after a crash, and the streams it decodes."""

import base64
from concurrent.futures import Future
from typing import Any

from console.video.engine_choice import FFMPEG
from console.video.frames import Surface
from console.video.life import Phase
from console.video.messages import (
    OpenOrder,
    Said,
    clip_order,
    close_order,
    mode_order,
    resize_order,
    still_order,
    wake_order,
)
from console.video.open_gate import OpenGate
from console.video.states import Mode, Reason
from console.video.stream import Ask, VideoStream
from console.video.worker_link import Link


class Crew:
    """One worker at a time and what it has been told.

    Args:
        link: the first worker.
        now: monotonic seconds.
        gate: asked before each opening.
        engine: what its workers decode with.
    """

    def __init__(self, link: Link, now: float, gate: OpenGate, engine: str = FFMPEG) -> None:
        self._gate = gate
        self.engine = engine
        self.link = link
        self.heard_at = now
        self.has_spoken = False
        self.crashes = 0
        self.trouble_since = now
        self.restart_at: float | None = None
        self.streams: dict[int, VideoStream] = {}
        self.born_at = now
        self.memory = 0
        """Bytes the worker occupies; 0 while unknown."""
        self.is_leaving = False
        self.is_suspected = False
        """Whether one of its streams may have killed a worker: no other is put beside it."""
        self.moving: set[int] = set()
        """Streams that a successor is opening; they are left as they are."""
        self.failed: set[int] = set()
        """Streams that were to come from another crew and could not be opened."""
        self._coming: dict[int, int] = {}
        self._told: dict[int, _Told] = {}
        self._asks: dict[int, Future[bytes]] = {}
        self._ask_number = 0

    @property
    def size(self) -> int:
        """How many streams it has; those that were let go are gone with the next look."""
        return sum(not stream.is_closed for stream in self.streams.values())

    def hear(self, report: dict[str, Any], now: float) -> None:
        """Take what the worker says."""
        self.heard_at, self.has_spoken = now, True
        if report["said"] == Said.GAVE:
            self._answer(report["ask"], base64.b64decode(report["data"]))
        elif report["said"] == Said.ALIVE:
            self.memory = report.get("memory", 0)
        elif report["stream"] in self._coming:
            if report["turn"] == self._coming[report["stream"]] and report["said"] == Said.ENDED:
                self.failed.add(report["stream"])
        elif report["stream"] in self.streams:
            opened = report["said"] == Said.OPENED
            stream, reason = self.streams[report["stream"]], Reason(report["reason"])
            stream.life.heard(report["turn"], opened, reason, now)
            if reason is Reason.NO_SESSION:
                self._gate.refused(stream, now)

    @property
    def is_wanted(self) -> bool:
        """Whether a person asked for one of its streams and will not wait for the next try."""
        return any(stream.life.is_forced for stream in self.streams.values())

    def buried(self, now: float, why: Reason = Reason.NONE, pause: float = 0.0) -> None:
        """The worker is no more: its streams are due again, what was asked of it has no answer.

        Args:
            now: monotonic seconds.
            why: what its tiles say; nothing where it was the first lately.
            pause: seconds until there is another.
        """
        self._told.clear()
        for ask in list(self._asks):
            self._answer(ask, b"")
        for stream in self.streams.values():
            stream.life.lost_worker(now, why, pause)

    def tend(self, number: int, now: float) -> None:
        """Send what one stream needs: nothing, to be closed, opened, woken, resized, asked."""
        stream = self.streams[number]
        if stream.is_closed:
            self._let_go(number)
            return
        if number in self.moving:
            return
        if stream.is_paused or stream.life.reason is Reason.OVERLOAD:
            self._pause(number, stream, now)
        if stream.has_lost(now):
            self.link.order(close_order(number))
            self._told.pop(number, None)
        if stream.life.phase is Phase.DUE and self._gate.lets(stream, now):
            self._open(number, stream, now)
        elif stream.life.phase is not Phase.DUE and number in self._told:
            self._keep_up(number, stream, self._told[number], now)
        for ask in stream.taken_asks():
            self._ask(number, stream, ask)

    def forget_closed(self) -> None:
        """Let go what was closed while there is no worker to be told."""
        for number, stream in list(self.streams.items()):
            if stream.is_closed:
                self._let_go(number)

    def receive(self, number: int, turn: int, stream: VideoStream, surface: Surface) -> None:
        """Open a stream that another crew still has, into a surface of its own."""
        self._coming[number] = turn
        self.failed.discard(number)
        stands_by = not stream.is_awake
        order = OpenOrder(number, turn, stream.urls, surface.name, surface.shape, stands_by)
        self.link.order(order.as_json())

    def wake(self, number: int) -> None:
        """Decode a stream that is coming from another crew."""
        self.link.order(wake_order(number))

    def refuse(self, number: int) -> None:
        """Close a stream that was coming."""
        self.link.order(close_order(number))
        self._coming.pop(number, None)
        self.failed.discard(number)

    def adopt(self, number: int, stream: VideoStream, surface: Surface, stands_by: bool) -> None:
        """Have a stream that was coming; `stands_by` is what the worker was told last."""
        self._coming.pop(number, None)
        self.streams[number] = stream
        self._told[number] = _Told(surface.name, stands_by)

    def release(self, number: int) -> None:
        """Close a stream that another crew has now."""
        self.link.order(close_order(number))
        self._told.pop(number, None)
        self.moving.discard(number)
        del self.streams[number]

    def _open(self, number: int, stream: VideoStream, now: float) -> None:
        target, turn = stream.target(), stream.life.opening(now)
        stands_by = not stream.is_awake
        order = OpenOrder(number, turn, stream.urls, target.name, target.shape, stands_by)
        self.link.order(order.as_json())
        self._told[number] = _Told(target.name, stands_by)

    def _keep_up(self, number: int, stream: VideoStream, told: "_Told", now: float) -> None:
        target = stream.target()
        if told.segment != target.name:
            self.link.order(resize_order(number, target.name, target.shape))
            told.segment = target.name
        if told.stands_by and stream.is_awake:
            self.link.order(wake_order(number))
            told.stands_by = False
            stream.life.woken(now)
        if told.mode is not stream.wanted_mode:
            self.link.order(mode_order(number, stream.wanted_mode))
            told.mode = stream.wanted_mode

    def _pause(self, number: int, stream: VideoStream, now: float) -> None:
        if not stream.is_paused:
            stream.life.resumed(now)
        elif stream.life.reason is not Reason.OVERLOAD:
            self.link.order(close_order(number))
            self._told.pop(number, None)
            stream.life.paused()

    def _let_go(self, number: int) -> None:
        self.link.order(close_order(number))
        self._told.pop(number, None)
        stream = self.streams.pop(number)
        stream.give_back()

    def _ask(self, number: int, stream: VideoStream, ask: Ask) -> None:
        if number not in self._told:
            ask.answer.set_result(b"")
            return
        self._ask_number += 1
        self._asks[self._ask_number] = ask.answer
        if ask.seconds is None:
            self.link.order(still_order(number, self._ask_number))
        else:
            self.link.order(clip_order(number, self._ask_number, ask.seconds))

    def _answer(self, number: int, data: bytes) -> None:
        answer = self._asks.pop(number, None)
        if answer is not None and answer.set_running_or_notify_cancel():
            answer.set_result(data)


class _Told:
    """What a worker was told about a stream."""

    def __init__(self, segment: str, stands_by: bool) -> None:
        self.segment = segment
        self.stands_by = stands_by
        self.mode = Mode.FULL
