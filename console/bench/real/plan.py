"""What goes wrong in a run, and when: drawn from a seed before anything happens."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from console.bench.real.weather import (
    CUT,
    CUT_BACK,
    CUT_OUT,
    HALF_OPEN,
    LATE,
    OF_PARTS,
    REFUSED,
    SLOW,
    Trick,
    Weather,
)

WEATHERS: dict[str, Weather] = {
    "cut both ways": CUT,
    "cut towards the hub": CUT_OUT,
    "cut towards the seat": CUT_BACK,
    "half-open": HALF_OPEN,
    "1 kB/s": SLOW,
    "port refused": REFUSED,
    "delayed": LATE,
}
AT_SEAT = (
    "seat kill -9",
    "seat SIGSTOP",
    "grant revoked",
    "cache bytes flipped",
    "journal bytes flipped",
)
FULL = "disk full"
OF_SEATS_MACHINE = (FULL, "disk read-only", "seat clock set", "seat suspended")
AT_HUB = (
    "hub kill -9",
    "hub SIGSTOP",
    "certificate changed",
    "hub restored",
    "hub one version older",
    "hub one version newer",
    "hub file spoilt",
    "hub file spoilt",
)
OF_HUBS_MACHINE = ("hub clock set", "hub disk full", "hub disk read-only")
AT_CONSOLE = (
    "console SIGSTOP",
    "console SIGSTOP",
    "console kill -9",
    "console cache flipped",
    "console journal flipped",
)
OF_CONSOLES_MACHINE = (
    "console clock set",
    "console suspended",
    "console disk full",
    "console disk read-only",
)
CONSOLE = 3
"""Number of the console's way, behind those of the seats."""

PATHS = ("/v1/operations", "/v1/operations", "/v1/operations", "/v1/changes", "/v1/health")
"""What a reset in mid-reply hits; the other tricks are for operations."""

FEED = "/v1/changes"

ALONE = 0
"""The seat that meets nothing else while the certificate is wrong, so that it can be asked."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One fault: what, on which seat or way, from when until when (seconds of the run)."""

    name: str
    target: int
    begin: float
    end: float
    path: str = ""


def draw(
    chance: random.Random,
    seconds: float,
    has_console: bool,
    has_machines: bool,
    small_disks: tuple[int, ...] = (),
) -> list[Stroke]:
    """Return the faults of a run, by their beginning.

    Args:
        chance: seeded.
        seconds: how long things go wrong.
        has_console: whether a console is there to be hit.
        has_machines: whether clocks and disks of single programs can be had.
        small_disks: numbers of the seats whose disk can be full.
    """
    strokes = [_at_hub(chance, seconds, (*AT_HUB, *(OF_HUBS_MACHINE if has_machines else ())))]
    is_asked = strokes[0].name == "certificate changed"
    for seat in range(CONSOLE + (1 if has_console else 0)):
        if seat == ALONE and is_asked:
            continue
        strokes += _on_way(chance, seat, seconds)
        if seat < CONSOLE and chance.random() < 0.6:
            names = AT_SEAT + ((FULL,) if seat in small_disks else ())
            names = AT_SEAT + OF_SEATS_MACHINE if has_machines else names
            strokes.append(_stroke(chance, chance.choice(names), seat, seconds))
    if has_console and chance.random() < 0.5:
        names = (*AT_CONSOLE, *(OF_CONSOLES_MACHINE if has_machines else ()))
        strokes.append(_stroke(chance, chance.choice(names), CONSOLE, seconds))
    return sorted(strokes, key=lambda stroke: stroke.begin)


def _at_hub(chance: random.Random, seconds: float, names: Sequence[str]) -> Stroke:
    name = chance.choice(names)
    if name == "certificate changed":
        return Stroke(name, 0, chance.uniform(0.2, 0.6) * seconds, seconds)
    return _stroke(chance, name, 0, seconds)


def _on_way(chance: random.Random, way: int, seconds: float) -> list[Stroke]:
    """One after the other, with tricks between them."""
    strokes = []
    at = chance.uniform(0.0, 0.3) * seconds
    for _ in range(chance.randrange(1, 3)):
        length = chance.uniform(0.15, 0.4) * seconds
        name = chance.choice(tuple(WEATHERS))
        strokes.append(Stroke(name, way, at, min(at + length, seconds)))
        at += length + chance.uniform(0.05, 0.3) * seconds
        if at > seconds:
            break
    for _ in range(chance.randrange(1, 4)):
        trick = chance.choice(tuple(Trick))
        path = chance.choice(PATHS) if trick is Trick.RESET_IN_REPLY else PATHS[0]
        path = FEED if trick in OF_PARTS else path
        begin = chance.uniform(0.0, 0.9) * seconds
        strokes.append(Stroke(trick, way, begin, seconds, path))
    return strokes


def _stroke(chance: random.Random, name: str, target: int, seconds: float) -> Stroke:
    begin = chance.uniform(0.1, 0.7) * seconds
    return Stroke(name, target, begin, min(seconds, begin + chance.uniform(0.15, 0.4) * seconds))
