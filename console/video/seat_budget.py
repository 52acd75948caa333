"""How many streams this seat can show, as its self-test measured it; kept in the seat's folder."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "video_budget.json"
FPS = 25
USABLE = 0.75
"""Share of the processors that pictures may take; the rest is for pages, map, sound and the hub."""
AROUND = 1.6
"""What a wall costs to what is measured here: receiving, painting, pictures that come one by one
to cold caches (36 tiles: 0.87 ms of processor a frame where flat out it is 0.54)."""
SUB_BYTES, MAIN_BYTES = 6_000_000, 24_000_000
"""Memory of a stream with its last seconds kept: measured 4 MB and 0.8 MB; 1080p in proportion."""
MEMORY_SHARE = 0.5
"""Share of the memory that is free now which pictures may take."""


@dataclass(frozen=True, slots=True)
class SeatBudget:
    """What a self-test found.

    Attributes:
        sub: sub streams (640 × 360 at 25 a second) at once.
        main: main streams (1920 × 1080 at 25 a second) at once.
        cores: processors it was measured with.
        sub_rate, main_rate: frames a processor decodes and scales in a second.
        memory: bytes that were free; 0 where the system does not tell.
        hardware: kinds of graphics decoding that gave a picture when tried.
        tried: kinds that were tried.
        made_at: when, RFC 3339.
        proven: kinds whose pictures were those of the processors.
    """

    sub: int
    main: int
    cores: int
    sub_rate: float
    main_rate: float
    memory: int
    hardware: tuple[str, ...]
    tried: tuple[str, ...]
    made_at: str
    proven: tuple[str, ...] = ()

    @property
    def is_of_this_machine(self) -> bool:
        """Whether the machine still has as many processors as when it was measured."""
        return self.cores == (os.cpu_count() or 1)


def streams_for(rate: float, cores: int, memory: int, each: int) -> int:
    """Return how many streams processors and memory allow, at least one.

    Args:
        rate: frames a processor decodes and scales in a second.
        cores: processors.
        memory: bytes that are free; 0 for unknown.
        each: bytes of one stream.
    """
    by_processors = int(cores * USABLE * rate / (FPS * AROUND))
    by_memory = int(memory * MEMORY_SHARE / each) if memory else by_processors
    return max(1, min(by_processors, by_memory))


def read(text: str | bytes) -> SeatBudget:
    """Return what a self-test told.

    Raises:
        ValueError: it is no result.
    """
    try:
        told = json.loads(text)
        lists = {key: tuple(told[key]) for key in ("hardware", "tried")}
        return SeatBudget(**told | lists | {"proven": tuple(told.get("proven", ()))})
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error


def load(folder: Path) -> SeatBudget | None:
    """Return what was measured last; None before the first time, or of another machine."""
    try:
        found = read((folder / FILE).read_bytes())
    except (OSError, ValueError):
        return None
    return found if found.is_of_this_machine else None


def device(folder: Path, allowed: str) -> str:
    """Return the kind of graphics device that decodes at a seat; empty for the processors.

    Args:
        folder: of the seat, where the self-test kept what it found.
        allowed: `auto` or `off`.
    """
    budget = load(folder) if allowed == "auto" else None
    return "" if budget is None else next(iter(budget.proven), "")


def save(folder: Path, budget: SeatBudget) -> None:
    """Keep what was measured.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / (FILE + ".part")
    part.write_text(json.dumps(asdict(budget), indent=1), encoding="utf-8")
    part.replace(folder / FILE)
