"""What the console and a worker say to each other: JSON lines over the worker's pipes.

Addresses travel here and nowhere else: never on a command line, in the environment or in a log.
"""

from dataclasses import dataclass
from enum import StrEnum

from console.video.frames import Shape
from console.video.states import Mode


class Said(StrEnum):
    """What a worker reports about a stream."""

    OPENED = "opened"
    ENDED = "ended"
    ALIVE = "alive"
    GAVE = "gave"


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Open a stream into a segment; `turn` tells this opening from earlier and later ones."""

    stream: int
    turn: int
    urls: tuple[str, ...]
    segment: str
    shape: Shape
    stand_by: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the order as a JSON object."""
        return {
            "do": "open",
            "stream": self.stream,
            "turn": self.turn,
            "urls": list(self.urls),
            "segment": self.segment,
            "size": [self.shape.width, self.shape.height],
            "stand_by": self.stand_by,
        }


def resize_order(stream: int, segment: str, shape: Shape) -> dict[str, object]:
    """Return the order to write a stream into another segment from its next frame on."""
    size = [shape.width, shape.height]
    return {"do": "resize", "stream": stream, "segment": segment, "size": size}


def close_order(stream: int) -> dict[str, object]:
    """Return the order to let a stream go."""
    return {"do": "close", "stream": stream}


def wake_order(stream: int) -> dict[str, object]:
    """Return the order to decode a stream that stood by."""
    return {"do": "wake", "stream": stream}


def mode_order(stream: int, mode: Mode) -> dict[str, object]:
    """Return the order to decode more or less of a stream."""
    return {"do": "mode", "stream": stream, "mode": mode}


def clip_order(stream: int, ask: int, seconds: float) -> dict[str, object]:
    """Return the order to give the last seconds; the answer names `ask`."""
    return {"do": "clip", "stream": stream, "ask": ask, "seconds": seconds}


def still_order(stream: int, ask: int) -> dict[str, object]:
    """Return the order to give the newest picture at its own size."""
    return {"do": "still", "stream": stream, "ask": ask}
