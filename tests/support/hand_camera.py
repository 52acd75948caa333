"""A camera that sends exactly as many frames as a test tells it to, as MPEG-TS over HTTP."""

import io
import socket
import threading
from fractions import Fraction

import av
import numpy as np

WIDTH, HEIGHT, GOP = 320, 180, 10
_HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: video/mp2t\r\n\r\n"


def encoded(count: int, gop: int = GOP) -> list[av.Packet]:
    """Return so many frames of moving noise, a key frame each `gop`."""
    coder = av.CodecContext.create("libx264", "w")
    coder.width, coder.height, coder.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    coder.time_base, coder.framerate = Fraction(1, 25), Fraction(25, 1)
    coder.bit_rate = 2_000_000
    rule = f"keyint={gop}:min-keyint={gop}:scenecut=0:bframes=0:repeat-headers=1:threads=1"
    coder.options = {"preset": "ultrafast", "profile": "main", "x264-params": rule}
    noise = np.random.default_rng(7).integers(0, 255, (HEIGHT + count, WIDTH, 3), np.uint8)
    packets = []
    for number in range(count):
        picture = np.ascontiguousarray(noise[number : number + HEIGHT])
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, 25)
        packets += coder.encode(frame)
    return packets + coder.encode(None)


def as_ts(packets: list[av.Packet]) -> list[bytes]:
    """Return what goes over the wire for each packet."""
    file, parts, before = io.BytesIO(), [], 0
    with av.open(file, "w", format="mpegts", options={"flush_packets": "1"}) as made:
        track = made.add_stream("libx264", rate=25)
        track.width, track.height, track.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for packet in packets:
            copy = av.Packet(bytes(packet))
            copy.stream, copy.time_base = track, Fraction(1, 25)
            copy.pts = copy.dts = packet.pts
            copy.is_keyframe = packet.is_keyframe
            made.mux(copy)
            parts.append(file.getvalue()[before:])
            before = len(file.getvalue())
    return parts


class HandCamera:
    """Takes any number of callers; each gets what is sent after it came.

    Args:
        parts: what goes over the wire for each frame.
    """

    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._server = socket.create_server(("127.0.0.1", 0))
        self._callers: list[socket.socket] = []
        self._came = threading.Condition()
        self.calls = 0
        self.sent = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.getsockname()[1]}/hand.ts"

    def until_called(self, calls: int = 1, patience: float = 60) -> None:
        """Wait until so many have called."""
        with self._came:
            assert self._came.wait_for(lambda: self.calls >= calls, patience), "nobody called"

    def send(self, count: int, *, but: frozenset[int] = frozenset()) -> None:
        """Send the next frames; those whose number is in `but` are lost on the way."""
        for number in range(self.sent, self.sent + count):
            if number in but:
                continue
            for caller in self._callers:
                try:
                    caller.sendall(self._parts[number % len(self._parts)])
                except OSError:
                    continue  # it has hung up
        self.sent += count

    def close(self) -> None:
        """Hang up and listen no more."""
        self._server.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._server.close()
        for caller in self._callers:
            caller.close()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._server.accept()
            except OSError:
                return
            caller.recv(4096)
            caller.sendall(_HEAD)
            with self._came:
                self._callers.append(caller)
                self.calls += 1
                self._came.notify_all()
