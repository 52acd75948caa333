"""What a guest may take, and how long the console waits for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds; C-06 of the features and issue G give the first six.

    Attributes:
        slow_after: without an answer to a ping, the page says so.
        hung_after: without one, the guest is ended.
        restart_after: before it is started again, the first time, the second, …
        most_falls, within: so many ends by itself or by force in so long a time: quarantine.
        start_within: until it says `ready`.
        asleep_after: nobody sees a page of it and it is not always on: it is ended, and started
            again when a page is shown.
        ping_every: between two pings.
        stop_within: from `stop` until it is ended by force.
        watch_every: between two looks at memory and processor.
        busy_share, busy_for: more of one processor than this, for so long: it is ended.
        flood_for: wants to say more than is read, for so long: it is ended.
        bytes_per_second, lines_per_second: read of one guest; what is more waits in its own pipe.
        read_every: between two looks at what one guest says in small pieces: a thousand lines one
            by one would be as many turns of the guests' thread, taken from the console's Python.
        work_of_one, work_of_all: share of a processor that reading one guest, and all together,
            may take: it is taken from the console's own Python.
        most_rubbish: lines that are none of the agreed ones, within a minute, before it is ended.
        most_unread: bytes it has not read; beyond, it is told nothing more.
        calls_per_second, calls_at_once: more are refused.
        flush_every: between two times that rows are handed on to the pages.
    """

    slow_after: float = 3.0
    hung_after: float = 10.0
    restart_after: tuple[float, ...] = (0.3, 1.0)
    most_falls: int = 3
    within: float = 600.0
    start_within: float = 10.0
    asleep_after: float = 60.0
    ping_every: float = 1.0
    stop_within: float = 1.0
    watch_every: float = 1.0
    busy_share: float = 0.5
    busy_for: float = 30.0
    flood_for: float = 5.0
    bytes_per_second: int = 1_000_000
    lines_per_second: int = 2_000
    read_every: float = 0.02
    work_of_one: float = 0.05
    work_of_all: float = 0.1
    most_rubbish: int = 20
    most_unread: int = 256_000
    calls_per_second: int = 20
    calls_at_once: int = 8
    flush_every: float = 0.1
