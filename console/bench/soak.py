"""`./hall bench soak`: alerts open, change and end for ever; what grows, and how fast.

A hub and a seat without a screen, each in its own process, and a source. The ages at which things
may go (changes of the feed, raw messages, finished alerts at the seat) are short, so that they are
reached early; growth is measured over the later two thirds. What is kept for good by intent
(finished alerts, log lines and decisions at the hub, log lines at the seat) is told as a slope and
has no limit: it is the record of the hall.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from console.bench.soak_hall import Hall, Windows, running_hall
from console.bench.soak_marks import MILLION, Look, growth, measured, slopes
from console.bench.targets import Target, conclude

SEAT = "console.bench.soak_seat"
TEN_MILLION = 10 * MILLION
A_ROUND = 2000
BACKUPS_IN_A_RUN = 20

LEVEL = {
    "seat.memory": 3.0,  # MB; what a process of Python moves by itself between two looks
    "hub.memory": 3.0,
    "seat.threads": 0.0,
    "hub.threads": 1.0,  # a pool makes its threads when they are first needed together
    "seat.handles": 2.0,  # a connection may be changing hands at a look
    "hub.handles": 2.0,
    "seat.journal": 2.0,  # MB; between two backups it holds what the last one does not cover
    "hub.changes": 4.0,  # thousands of rows; a sweep comes every second, a burst in between
    "hub.raw_messages": 1.0,
    "hub.message_ids": 20.0,  # thousands; a machine that is busy takes more or fewer in the window
}
"""How much higher the second half of what is measured may lie than the first (medians)."""


def main(arguments: list[str]) -> int:
    """Run it and print slopes and limits; 1 when something grows."""
    parser = argparse.ArgumentParser(prog="hall bench soak", description=__doc__)
    add = parser.add_argument
    add("--events", type=int, default=TEN_MILLION, help="changes at the hub (default: ten million)")
    add("--open", type=int, default=2000, help="alerts open at any time (default: 2000)")
    given = parser.parse_args(arguments)
    begun = time.monotonic()
    looks, last = soak(given.events, given.open, Windows(), tells=True)
    seconds = time.monotonic() - begun
    print(
        f"soak: {last.events} events, {last.closed} alerts ended in {seconds:.0f} s; ten million"
        f" would take {seconds * TEN_MILLION / last.events / 3600:.1f} h at this pace"
    )
    told = slopes(measured(looks))
    for name, slope in told.items():
        print(f"  {name}: {looks[-1].marks[name]:.1f} at the end, {slope:+.1f} a million events")
    return conclude(targets(looks), {"slopes": told})


def soak(
    events: int, open: int, windows: Windows, *, seat: str = SEAT, tells: bool = False
) -> tuple[list[Look], Hall]:
    """Let so many events happen; return what was seen after each round.

    Args:
        events: changes at the hub.
        open: alerts open at any time.
        windows: how far back things are kept.
        seat: the seat's program.
        tells: whether to print a line now and then.
    """
    looks: list[Look] = []
    a_backup = max(events // BACKUPS_IN_A_RUN, A_ROUND)
    with (
        tempfile.TemporaryDirectory() as place,
        running_hall(Path(place), open, windows, seat) as hall,
    ):
        next_backup = a_backup
        while hall.events < events:
            hall.round(A_ROUND)
            if hall.events >= next_backup:
                hall.back_up()
                next_backup += a_backup
                if tells:
                    _tell(looks)
            looks.append(Look(hall.events, hall.look()))
    return looks, hall


def targets(looks: Sequence[Look]) -> list[Target]:
    """Return what has to be level, and by how much it rose."""
    after = measured(looks)
    return [Target(f"soak.{name}.rise", growth(after, name), most) for name, most in LEVEL.items()]


def _tell(looks: Sequence[Look]) -> None:
    if looks:
        last = looks[-1]
        shown = ", ".join(f"{name} {value:.1f}" for name, value in last.marks.items())
        print(f"  after {last.events}: {shown}", flush=True)
