"""Recordings behind WVP-GB28181-pro: what there is of a time, and a stream of it.

Times are the platform's local ones, `yyyy-MM-dd HH:mm:ss`. A stream of a recording is nobody
else's: unlike a live one it is stopped when it is not needed, for it takes a session of a recorder.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from console.hub.connectors.wvp_calls import REFUSED, NotDone, WvpCalls, read
from console.runtime.clock import CHINA

NO_RECORDING = "no_recording"
_FORM = "%Y-%m-%d %H:%M:%S"
_JOINED = timedelta(seconds=2)
"""Files of a recorder that follow one another with no more between them are one recording."""
_KINDS = ("rtsp", "ts", "flv", "hls")
"""Addresses of an answer, in the order they are tried; any may be missing."""


class _Record(msgspec.Struct, frozen=True, rename="camel"):
    start_time: str
    end_time: str


@dataclass(frozen=True, slots=True)
class RecordedStream:
    """What a platform plays.

    Attributes:
        id: how the platform calls the stream.
        urls: where it is, in the order to be tried.
        start: time of its first picture.
        end: until when it goes.
        speed: how fast it plays.
    """

    id: str
    urls: tuple[str, ...]
    start: datetime
    end: datetime
    speed: float


class WvpRecordings:
    """The recordings of one platform.

    Args:
        calls: of the platform.
    """

    def __init__(self, calls: WvpCalls) -> None:
        self._calls = calls

    async def play(
        self, channel: str, start: datetime, end: datetime, speed: float
    ) -> RecordedStream:
        """Let a platform play a recording; where there is none at `start`, from the next one on.

        It ends where the recording has a gap: what is said of its time would not hold behind it.
        A platform that knows no other speed plays at 1.

        Args:
            channel: the camera's device id.
            start: from when on.
            end: what is recorded later is not asked for.
            speed: 0.25 to 8.

        Raises:
            NotDone: there is none, it is not to be had, or nobody knows.
        """
        order = self._play(channel, start, end, speed)
        return await self._calls.in_time(channel, order, self._calls.declared.playback_seconds)

    async def stop(self, channel: str, stream: str) -> None:
        """Let a platform play a stream no more.

        Raises:
            NotDone: nobody knows; it ends by itself when nobody reads it.
        """
        await self._calls.in_time(
            channel, self._order(channel, "stop", stream=stream), self._calls.declared.seconds
        )

    async def _play(
        self, channel: str, start: datetime, end: datetime, speed: float
    ) -> RecordedStream:
        number = await self._calls.id(channel)
        times = {"startTime": _told(start), "endTime": _told(end)}
        told = await self._calls.ask("/playback/query", channelId=number, **times)
        first, last = _one_recording(_spans(told), start, end)
        times = {"startTime": _told(first), "endTime": _told(last)}
        content = await self._calls.ask("/playback", channelId=number, **times)
        id, urls = _stream(content)
        return RecordedStream(id, urls, first, last, await self._faster(channel, id, speed))

    async def _faster(self, channel: str, stream: str, speed: float) -> float:
        """Ask for another speed; return the one that is played."""
        if speed != 1:
            with suppress(NotDone):
                await self._order(channel, "speed", stream=stream, speed=speed)
                return speed
        return 1.0

    async def _order(self, channel: str, what: str, **query: str | float) -> None:
        number = await self._calls.id(channel)
        await self._calls.ask(f"/playback/{what}", channelId=number, **query)


def _told(moment: datetime) -> str:
    return moment.astimezone(CHINA).strftime(_FORM)


def _spans(told: Any) -> list[tuple[datetime, datetime]]:
    records = read(told or [], list[_Record])
    try:
        return sorted((_moment(each.start_time), _moment(each.end_time)) for each in records)
    except ValueError as error:
        raise NotDone(REFUSED, str(error)) from error


def _moment(text: str) -> datetime:
    return datetime.strptime(text.replace("T", " "), _FORM).replace(tzinfo=CHINA)


def _one_recording(
    spans: list[tuple[datetime, datetime]], start: datetime, end: datetime
) -> tuple[datetime, datetime]:
    """Return begin and end of the first recording without a gap from `start` on."""
    begin = last = None
    for first, until in spans:
        if until <= start or first >= end:
            continue
        if begin is None or last is None:
            begin, last = max(first, start), until
        elif first <= last + _JOINED:
            last = max(last, until)
    if begin is None or last is None:
        raise NotDone(NO_RECORDING, _told(start))
    return begin, min(last, end)


def _stream(content: Any) -> tuple[str, tuple[str, ...]]:
    told = read(content, dict[str, Any])
    urls = tuple(str(told[kind]) for kind in _KINDS if told.get(kind))
    if not told.get("stream") or not urls:
        raise NotDone(REFUSED, "no address")
    return str(told["stream"]), urls
