"""Playlists go to libvlc, RTSP, TS and FLV to FFmpeg, whatever the usual engine is."""

from collections.abc import Callable
from typing import Any

import pytest

from console.runtime.clock import ManualClock
from console.video.engine_choice import engine_for
from console.video.messages import Said
from console.video.pool import VideoPool
from console.video.states import Reason
from console.video.stream import StreamRequest

PLAYLIST = "http://vms.example/live/c1.m3u8?token=a.b"
STRANGE = "strange"
"""Part of an address that libvlc does not open."""


@pytest.mark.parametrize(
    ("usual", "urls", "engine"),
    [
        ("ffmpeg", (PLAYLIST,), "vlc"),
        ("ffmpeg", ("rtsp://10.0.0.1/c1",), "ffmpeg"),
        ("vlc", ("http://vms.example/live/c1.flv",), "ffmpeg"),
        ("vlc", ("http://vms.example/live/c1.ts",), "ffmpeg"),
        ("vlc", ("rtsp://10.0.0.1/c1",), "ffmpeg"),
        ("vlc", ("http://vms.example/live/c1.ts", "rtsp://10.0.0.1/c1"), "ffmpeg"),
        ("vlc", ("http://vms.example/live/c1",), "vlc"),
        ("ffmpeg", ("rtsp://10.0.0.1/c1", PLAYLIST), "ffmpeg"),
        ("ffmpeg", ("rtsp://10.0.0.1/h.m3u8/1",), "ffmpeg"),
    ],
)
def test_the_kind_of_an_address_says_which_engine_opens_it(usual, urls, engine) -> None:
    assert engine_for(urls, usual) == engine


class Worker:
    """A worker that may be dead from the start."""

    pid = 1

    def __init__(self, engine: str, wake: Callable[[], None], dead: str = "") -> None:
        self.engine, self.is_alive = engine, engine != dead
        self.orders: list[dict[str, Any]] = []
        self.refused: list[dict[str, Any]] = []

    def order(self, order: dict[str, Any]) -> None:
        self.orders.append(order)
        if order["do"] == "open" and self.engine == "vlc" and STRANGE in order["urls"][0]:
            ended = {"said": Said.ENDED, "stream": order["stream"], "turn": order["turn"]}
            self.refused.append(ended | {"reason": Reason.UNSUPPORTED})

    def reports(self) -> list[dict[str, Any]]:
        """Like a libvlc that lacks what one address needs."""
        refused, self.refused = self.refused, []
        return refused

    def last_words(self) -> str:
        return "no libvlc"

    def close(self) -> None:
        self.is_alive = False


def test_without_libvlc_a_playlist_is_shown_by_ffmpeg_as_well_as_it_can(
    qtbot, logged_errors
) -> None:
    """Two tries to start it; from then on nothing is sent there any more."""
    links: list[Worker] = []

    def start(engine: str, wake: Callable[[], None]) -> Any:
        links.append(Worker(engine, wake, dead="vlc"))
        return links[-1]

    def opened(engine: str) -> list[str]:
        told = [order for link in links if link.engine == engine for order in link.orders]
        return [url for order in told if order["do"] == "open" for url in order["urls"]]

    with VideoPool(ManualClock(), lambda: 0.0, start=start, may_degrade=False) as pool:
        pool.open(StreamRequest((PLAYLIST,), 160, 90, "cam"))
        qtbot.waitUntil(lambda: opened("ffmpeg") == [PLAYLIST], timeout=20_000)
        pool.open(StreamRequest((PLAYLIST,), 160, 90, "cam"))
        qtbot.waitUntil(lambda: opened("ffmpeg") == [PLAYLIST] * 2, timeout=20_000)
    assert [link.engine for link in links].count("vlc") == 2 and not opened("vlc")


def test_what_libvlc_does_not_open_is_left_to_ffmpeg_and_no_other_address_with_it(qtbot) -> None:
    """H857: one camera's refusal says nothing of the others of its protocol."""
    links: list[Worker] = []

    def start(engine: str, wake: Callable[[], None]) -> Any:
        links.append(Worker(engine, wake))
        return links[-1]

    def opened(engine: str) -> list[str]:
        told = [order for link in links if link.engine == engine for order in link.orders]
        return [url for order in told if order["do"] == "open" for url in order["urls"]]

    strange, street = f"http://vms.example/{STRANGE}", "http://vms.example/street"
    with VideoPool(ManualClock(), lambda: 0.0, "vlc", start=start, may_degrade=False) as pool:
        stream = pool.open(StreamRequest((strange,), 160, 90, "cam"))
        qtbot.waitUntil(lambda: opened("ffmpeg") == [strange], timeout=20_000)
        assert stream.reason is Reason.NONE
        pool.open(StreamRequest((street,), 160, 90, "cam"))
        qtbot.waitUntil(lambda: opened("vlc") == [strange, street], timeout=20_000)
        pool.open(StreamRequest((PLAYLIST,), 160, 90, "cam"))
        qtbot.waitUntil(lambda: PLAYLIST in opened("vlc"), timeout=20_000)
    assert opened("ffmpeg") == [strange]
