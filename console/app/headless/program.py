"""`./hall seat`: lines in, lines out, until the lines end."""

import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import FrameType
from typing import Any

from console.app.care import lost_scope
from console.app.entry import Entry, NotLetIn
from console.app.headless.acts import run
from console.app.headless.args import Options, parse
from console.app.headless.door import Door, greeting
from console.app.headless.lines import Line, Order, read_lines, understand
from console.app.headless.seat import HeadlessSeat
from console.app.headless.shows import show
from console.app.headless.teller import Teller
from console.app.headless.waits import wait
from console.app.headless.wrong import Wrong, told
from console.app.store import Lanes
from console.app.wiping import wipe_records
from console.runtime.clock import Clock, SystemClock
from offline_cache.problems import StoreProblem

ASKING = ("passphrase_needed", "wrong_passphrase")
"""Problems of the store that another line can mend."""

STORE_SHUT = 1
_log = logging.getLogger(__name__)


class Ended(Exception):  # noqa: N818 - nothing went wrong
    """The seat was asked to end."""


class Program:
    """Answers lines one after the other.

    Args:
        options: how the seat was started.
        clock: the clock to live by.
        teller: where answers and news go.
    """

    def __init__(self, options: Options, clock: Clock, teller: Teller) -> None:
        self._options = options
        self._clock = clock
        self._teller = teller
        self._lanes = Lanes.start()
        self._door = Door(options, self._lanes, clock)
        self._seat: HeadlessSeat | None = None

    def serve(self, lines: Iterator[Line]) -> int:
        """Answer lines until they end; return the exit status: 1 when the store cannot be used."""
        try:
            for line in lines:
                self._answer(line)
        except Ended:
            return 0
        except StoreProblem:
            return STORE_SHUT
        return 0

    def close(self) -> None:
        """End sync, then the store."""
        if self._seat is not None:
            self._seat.stop()
        if self._door.store is not None:
            self._door.store.close()
        self._lanes.close()

    def _answer(self, line: Line) -> None:
        """Answer one line; whatever is wrong with it stays with it."""
        mark: dict[str, Any] = {"line": line.number}
        try:
            order = understand(line)
            if order.tag is not None:
                mark["tag"] = order.tag
            answer = self._carry_out(order)
        except (Wrong, NotLetIn, StoreProblem) as error:
            self._teller.answer({**told(error), **mark})
            if isinstance(error, StoreProblem) and self._is_shut(error):
                raise
        except Exception as error:
            _log.exception("line %s", line.number)
            self._teller.answer({**told(error), **mark})
        else:
            self._teller.answer({**answer, **mark})
            if order.stop:
                raise Ended

    def _is_shut(self, problem: StoreProblem) -> bool:
        return self._door.store is None and problem.code not in ASKING

    def _carry_out(self, order: Order) -> dict[str, Any]:
        verb = order.verb
        if verb == "stop":
            return {"stopped": True}
        if self._seat is None:
            return self._sit_down(self._let_first_in(order))
        if verb == "login":
            return self._sit_on(self._seat, self._door.let_in(order))
        if verb == "run":
            return run(self._seat, order.run, order.args)
        return show(self._seat, order) if verb == "show" else wait(self._seat, order)

    def _let_first_in(self, order: Order) -> Entry:
        """Let somebody sit down; of one who was disabled meanwhile nothing is kept here."""
        try:
            return self._door.let_in(order)
        except NotLetIn as error:
            if error.ends_right and self._door.store is not None:
                wipe_records(self._door.store)
            raise

    def _sit_down(self, entry: Entry) -> dict[str, Any]:
        assert self._door.store is not None
        self._seat = HeadlessSeat(
            entry,
            self._options.ca,
            self._door.store,
            self._lanes,
            self._clock,
            self._teller,
            self._door.forget,
        )
        self._seat.start()
        self._seat.settings_seen.look(self._options.settings)
        return greeting(entry)

    def _sit_on(self, seat: HeadlessSeat, entry: Entry) -> dict[str, Any]:
        """Go on with another grant of this seat."""
        here, new = seat.core.identity.seat, entry.identity.seat
        if here != new:
            what = f"This is {here}, the grant is for {new}."
            raise Wrong("wrong_seat", what, f"Log in at {here}, or start with another --data.")
        if lost_scope(seat.core.identity, entry.identity):
            seat.care.expire()
        seat.core.renew(entry.identity)
        return greeting(entry)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a seat without a screen; return the exit status."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    signal.signal(signal.SIGTERM, _end)
    teller = Teller(sys.stdout)
    program = Program(options, SystemClock(), teller)
    status = 0
    with suppress(Ended, KeyboardInterrupt):
        status = program.serve(read_lines(sys.stdin.buffer))
    program.close()
    teller.close()
    return status


def _end(number: int, frame: FrameType | None) -> None:
    raise Ended
