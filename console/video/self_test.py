"""`python -m console.video.self_test SECONDS`: how many streams this machine can show.

A process of its own decodes and scales pictures on all processors at once, as fast as it can: first
of the size of a sub stream, then of a main stream. The time its processors worked counts, not the
time on the wall, so that a busy moment does not make the seat small. Graphics devices are tried by
decoding with them; one whose pictures are those of the processors is proven, and may be used.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from fractions import Fraction

import av
import numpy as np
from av.codec.hwaccel import hwdevices_available

from console.runtime.clock import SystemClock, to_text
from console.runtime.memory import free_memory
from console.video.frames import Shape
from console.video.hardware import REFUSALS, device_context
from console.video.scaler import ScalerMaker
from console.video.seat_budget import FPS, MAIN_BYTES, SUB_BYTES, SeatBudget, streams_for

_SUB, _MAIN = (640, 360, 500_000), (1920, 1080, 4_000_000)
"""Width, height, bits a second."""
_SUB_TILE, _MAIN_TILE = Shape(478, 258), Shape(958, 518)
_PICTURES = 25
_ENCODERS = ("libx264", "h264", "mpeg4")
_AFTER_OTHERS = 10
"""Steps of the priority it gives up."""
Brightness = list["np.ndarray[tuple[int, ...], np.dtype[np.int16]]"]
_SAME = 2
"""Levels of 255 by which two pictures of one stream may differ: what turning them grey rounds."""
_LEAST = 0.2
"""Processor seconds below which nothing was measured."""


def run(seconds: float) -> SeatBudget:
    """Measure, half of the time each for sub and main streams."""
    cores, memory = os.cpu_count() or 1, free_memory()
    small, large = clip(*_SUB), clip(*_MAIN)
    sub = rate(small, _SUB_TILE, cores, seconds / 2)
    main = rate(large, _MAIN_TILE, cores, seconds / 2)
    tried = tuple(hwdevices_available())
    made = {kind: on_device(kind, small) for kind in tried}
    own = decoded(av.CodecContext.create(small.decoder, "r"), small)
    return SeatBudget(
        sub=streams_for(sub, cores, memory, SUB_BYTES),
        main=streams_for(main, cores, memory, MAIN_BYTES),
        cores=cores,
        sub_rate=round(sub, 1),
        main_rate=round(main, 1),
        memory=memory,
        hardware=tuple(kind for kind in tried if made[kind]),
        tried=tried,
        made_at=to_text(SystemClock().now()),
        proven=tuple(k for k in tried if small.decoder == "h264" and is_alike(made[k], own)),
    )


class Clip:
    """Some seconds of a moving picture, encoded.

    Attributes:
        decoder: name of the decoder it needs.
        packets: what it is decoded from, a key frame first.
    """

    def __init__(self, decoder: str, packets: Sequence[bytes]) -> None:
        self.decoder = decoder
        self.packets = packets


def clip(width: int, height: int, bits: int) -> Clip:
    """Encode a moving picture of blocks; the first encoder that is there serves.

    Raises:
        ValueError: there is none.
    """
    name = next((name for name in _ENCODERS if name in av.codecs_available), None)
    if name is None:
        raise ValueError("no encoder to make a picture with")
    coder = av.CodecContext.create(name, "w")
    assert isinstance(coder, av.VideoCodecContext)
    coder.width, coder.height, coder.pix_fmt = width, height, "yuv420p"
    coder.time_base, coder.framerate = Fraction(1, FPS), Fraction(FPS, 1)
    coder.bit_rate, coder.gop_size, coder.max_b_frames = bits, _PICTURES, 0
    coder.options = {"preset": "veryfast"} if name == "libx264" else {}
    packets = [packet for frame in _pictures(width, height) for packet in coder.encode(frame)]
    packets += coder.encode(None)
    return Clip("mpeg4" if name == "mpeg4" else "h264", [bytes(packet) for packet in packets])


def rate(clip: Clip, tile: Shape, threads: int, seconds: float) -> float:
    """Return how many frames one processor decodes and scales in a second of its time.

    Args:
        clip: what is decoded, over and over.
        tile: the size it is scaled to.
        threads: how many do so at once.
        seconds: for how long.
    """
    counts = [0] * threads
    until, scalers = time.monotonic() + seconds, ScalerMaker()

    def work(place: int) -> None:
        scaler, target = scalers(), memoryview(bytearray(tile.slot_bytes))
        context = av.CodecContext.create(clip.decoder, "r")
        assert isinstance(context, av.VideoCodecContext)
        context.thread_count = 1
        while time.monotonic() < until:
            for packet in clip.packets:
                for frame in context.decode(av.Packet(packet)):
                    scaler.into(frame, target, tile)
                    counts[place] += 1

    before = time.process_time()
    workers = [threading.Thread(target=work, args=(place,)) for place in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / max(_LEAST, time.process_time() - before)


def _pictures(width: int, height: int) -> Sequence[av.VideoFrame]:
    """Return pictures in which everything moves, as rain and traffic do at night."""
    block = 8
    noise = np.random.default_rng(1).integers(
        0, 255, (height // block + _PICTURES, width // block + _PICTURES, 3), np.uint8
    )
    frames = []
    for number in range(_PICTURES):
        part = noise[number // 2 : number // 2 + height // block + 1, number // 3 :][
            :, : width // block
        ]
        large = np.kron(part, np.ones((block, block, 1), np.uint8))[:height, :width]
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(large), format="rgb24")
        frame = frame.reformat(format="yuv420p")
        frame.pts = number
        frames.append(frame)
    return frames


def on_device(kind: str, clip: Clip) -> Brightness:
    """Return what a kind of graphics device decodes by itself; nothing where it does not."""
    try:
        return decoded(device_context(kind, clip.decoder), clip)
    except REFUSALS:
        return []


def decoded(context: av.CodecContext, clip: Clip) -> Brightness:
    """Return the brightness of every picture of a clip, in order."""
    assert isinstance(context, av.VideoCodecContext)
    packets = [*(av.Packet(packet) for packet in clip.packets), None]
    frames = [frame for packet in packets for frame in context.decode(packet)]
    return [frame.to_ndarray(format="gray").astype(np.int16) for frame in frames]


def is_alike(made: Brightness, own: Brightness) -> bool:
    """Whether a device gave the pictures of the processors: all of them, and each the same."""
    if not made or len(made) != len(own):
        return False
    pairs = zip(made, own, strict=True)
    return all(a.shape == b.shape and np.abs(a - b).max() <= _SAME for a, b in pairs)


def main() -> None:
    """Print what was measured as a JSON line; whatever else runs here goes first."""
    if hasattr(os, "nice"):
        os.nice(_AFTER_OTHERS)
    av.logging.set_level(None)
    sys.stdout.write(json.dumps(asdict(run(float(sys.argv[1])))) + "\n")


if __name__ == "__main__":
    main()
