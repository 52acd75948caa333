"""What the console and a worker say to each other: JSON lines over the worker's pipes.

Addresses travel here and nowhere else: never on a command line, in the environment or in a log.
"""

from dataclasses import dataclass
from enum import StrEnum

from console.video.frames import Shape


class Said(StrEnum):
    """What a worker reports about a stream."""

    OPENED = "opened"
    ENDED = "ended"
    ALIVE = "alive"


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Open a stream into a segment; `turn` tells this opening from earlier and later ones."""

    stream: int
    turn: int
    urls: tuple[str, ...]
    segment: str
    shape: Shape

    def as_json(self) -> dict[str, object]:
        """Return the order as a JSON object."""
        return {
            "do": "open",
            "stream": self.stream,
            "turn": self.turn,
            "urls": list(self.urls),
            "segment": self.segment,
            "size": [self.shape.width, self.shape.height],
        }


def resize_order(stream: int, segment: str, shape: Shape) -> dict[str, object]:
    """Return the order to write a stream into another segment from its next frame on."""
    size = [shape.width, shape.height]
    return {"do": "resize", "stream": stream, "segment": segment, "size": size}


def close_order(stream: int) -> dict[str, object]:
    """Return the order to let a stream go."""
    return {"do": "close", "stream": stream}
