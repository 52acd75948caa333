"""Operations to the hub: by lane, one batch at a time, each answer kept before the next leaves.

An HTTP error decides nothing: the same operations are sent again. A lane that the hub does not
decide (`blocked`, `later`) waits longer each time while the others flow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec

from console.contract.cursor import Cursor
from console.contract.operation import MOST_BYTES, MOST_OPERATIONS, Answer, AnswerBatch, Status
from console.runtime.clock import Clock
from console.runtime.workers import Workers
from console.sync.api_client import HubClient
from console.sync.clock_offset import ClockOffset
from console.sync.holds import Holds, Sizes, withdraw
from console.sync.link_state import LinkState
from console.sync.listener import Listener, OutboxReport
from console.sync.stores import CacheDoor, JournalDoor
from console.sync.timing import Waker
from console.sync.trouble import HubTrouble
from console.sync.watchdog import Heartbeat
from offline_cache.journal import WITHDRAWN
from offline_cache.values import Body, PendingOperation

LONGEST_WAIT = 30.0
"""Longest time between two tries of a lane that the hub does not decide, seconds."""

STALLED = 60.0
"""Online for so long without a decision about what could be sent: said to the person, seconds."""

IDLE = 5.0
"""A look at the outbox at least so often: sending is a timer, not only an event."""

ENVELOPE = 300

UNANSWERED = "unanswered"
"""Why a lane waits whose operation the hub's answer does not name."""

NEWER = "unknown_kind"
"""Why an operation waits that the hub does not know yet: this seat is newer than the hub."""

_SAID = (Status.BLOCKED, Status.LATER, NEWER)


@dataclass(slots=True)
class _Wait:
    why: str
    tries: int
    until: float


@dataclass(slots=True)
class _Settling:
    """Answered operations whose outcome the feed has not brought yet."""

    at: dict[str, Cursor] = field(default_factory=dict)

    def is_due(self, cursor: Cursor) -> bool:
        return any(cursor.has_passed(settled) for settled in self.at.values())

    def drop(self, ops: Sequence[str]) -> None:
        for op in ops:
            self.at.pop(op, None)


class Push:
    """The seat's side of `POST /v1/operations`.

    Args:
        seat: id of this seat.
        client: the hub.
        journal, cache: the seat's store.
        workers: for the store's blocking calls.
        clock: handed in.
        link: told how calls fare; nothing is sent while changes do not come in.
        offset: told the hub's time.
        listener: told what the hub decided and what waits.
        chance: spreads the tries of many seats, [0, 1).
        holds: what may not leave yet.
        heartbeat: promises are made to it.
    """

    def __init__(
        self,
        seat: str,
        client: HubClient,
        journal: JournalDoor,
        cache: CacheDoor,
        workers: Workers,
        clock: Clock,
        link: LinkState,
        offset: ClockOffset,
        listener: Listener,
        chance: Callable[[], float],
        holds: Holds,
        heartbeat: Heartbeat,
    ) -> None:
        self._seat = seat
        self._client = client
        self._journal = journal
        self._cache = cache
        self._workers = workers
        self._clock = clock
        self._link = link
        self._offset = offset
        self._listener = listener
        self._chance = chance
        self._waker = Waker(clock)
        self.holds = holds
        self._heartbeat = heartbeat
        self._sizes = Sizes()
        self._waits: dict[str, _Wait] = {}
        self._settling = _Settling()
        self._cursor: Cursor | None = None
        self._said: OutboxReport | None = None
        self._not_before = 0.0
        self._most = MOST_OPERATIONS
        self.is_put_off = False
        """The hub answered, and asked for patience or for a log-in: that is no wedge."""
        self._progress = clock.monotonic()

    def wake(self) -> None:
        """Look at the outbox now; call on the loop's thread."""
        self._waker.wake()

    def withdraw(self, op: str) -> bool:
        """Take a held operation back for good; from any thread. False when it may have left."""
        return withdraw(self.holds, self._journal, op)

    @property
    def undecided_lanes(self) -> frozenset[str]:
        """Lanes of which the hub said `blocked` or `later`; from any thread."""
        waits = self._waits.copy()
        return frozenset(lane for lane, wait in waits.items() if wait.why in _SAID)

    def link_opened(self) -> None:
        """Changes come in again: everything may be tried at once."""
        self._progress = self._clock.monotonic()
        self._waits.clear()
        self.wake()

    def passed(self, cursor: Cursor) -> None:
        """The cache has come to `cursor`; what was settled before it is over."""
        if cursor == self._cursor:
            return
        self._cursor = cursor
        if self._settling.at and self._settling.is_due(cursor):
            self.wake()

    async def run(self) -> None:
        """Send for ever."""
        self._remember_answered()
        while True:
            self._heartbeat.promise("push")
            delay = await self._round()
            self._heartbeat.promise("push", delay)
            await self._waker.wait(delay)

    async def _round(self) -> float:
        """Do what can be done now; return after how long to look again, seconds."""
        await self._release()
        while self._link.is_feed_open and self._patience() == 0.0:
            unsent = self._report()
            chosen = self._choose(unsent)
            if not chosen:
                break
            self._heartbeat.promise("push")
            try:
                await self._send(chosen)
            except HubTrouble as trouble:
                self._link.call_failed(trouble)
                self.is_put_off = trouble.asks_to_wait
                if trouble.code in ("timeout", "too_large"):  # a slow line takes fewer at once
                    self._most = max(1, len(chosen) // 2)
                self._not_before = self._clock.monotonic() + self._retry_after(trouble)
            finally:
                self.holds.returned()
        self._report()
        return self._until_next()

    def _choose(self, unsent: list[PendingOperation]) -> list[PendingOperation]:
        waiting = {lane: wait.until for lane, wait in self._waits.items()}
        room = MOST_BYTES - ENVELOPE - len(self._seat)
        return self.holds.choose(unsent, waiting, self._most, room, self._sizes)

    async def _send(self, operations: list[PendingOperation]) -> None:
        envelopes = await self._workers.run(lambda: [self._envelope(o) for o in operations])
        at = _parsed(self._cache.cursor())
        epoch = at.epoch if at is not None else ""
        batch, round_trip = await self._client.send(self._seat, envelopes, epoch)
        self._most = min(MOST_OPERATIONS, 2 * self._most)
        self.is_put_off = False
        self._link.call_answered(round_trip)
        self._offset.measure(batch.now, round_trip)
        await self._take(operations, batch)

    def _envelope(self, operation: PendingOperation) -> Body:
        """Return what is sent: it does not wait for an act that will not happen any more.

        The hub never hears of one that was taken back or lost with a damaged journal, and one that
        was restored from a backup may have forgotten what it refused: what names such an act would
        be blocked for ever. What the journal has let go was settled, and is not waited for either.
        """
        after = operation.body.get("after", ())
        left = [op for op in after if not self._is_off(op)]
        return operation.body if len(left) == len(after) else {**operation.body, "after": left}

    def _is_off(self, op: str) -> bool:
        stored = self._journal.operation(op)
        return stored is None or stored.status in (WITHDRAWN, Status.REFUSED)

    async def _take(self, operations: list[PendingOperation], batch: AnswerBatch) -> None:
        """Keep the answers, then tell of them; what is not answered is sent again."""
        answers = {answer.op: answer for answer in batch.answers}
        pairs = [(each, answers[each.op]) for each in operations if each.op in answers]
        final = [(each, answer) for each, answer in pairs if self._decides(answer)]
        rows = [
            (each.op, _word(answer), msgspec.to_builtins(answer), answer.settled_at or None)
            for each, answer in final
        ]
        if rows:
            self._progress = self._clock.monotonic()
            decided = set(await self._workers.run(lambda: self._journal.answer_all(rows)))
            for each, answer in final:
                self._settle(each, answer)
            await self._fold_again([each for each, _ in final])
            for each, answer in final:
                if each.op in decided:
                    self._listener.answered(each.op, answer)
        self._make_wait(operations, answers)

    def _settle(self, operation: PendingOperation, answer: Answer) -> None:
        self._waits.pop(operation.lane, None)
        cursor = answer.settled_cursor()
        if cursor is not None:
            self._settling.at[operation.op] = cursor

    async def _fold_again(self, operations: list[PendingOperation]) -> None:
        """Show what the answers make of their records; what the feed has passed is over now."""
        keys = {key for operation in operations for key in operation.targets}
        await self._release()
        changes = await self._workers.run(lambda: self._cache.refold(keys))
        self._listener.changed(changes)

    def _make_wait(self, operations: list[PendingOperation], answers: dict[str, Answer]) -> None:
        """Let each lane wait whose next operation was not decided."""
        for operation in operations:
            answer = answers.get(operation.op)
            if answer is not None and self._decides(answer):
                continue
            if answer is not None and answer.status in (Status.BLOCKED, Status.LATER):
                self.holds.was_not_decided(operation.op)
            wait = self._waits.get(operation.lane)
            if wait is not None and wait.until > self._clock.monotonic():
                continue
            tries = wait.tries + 1 if wait is not None else 1
            seconds = min(2.0 ** (tries - 1), LONGEST_WAIT) * (0.8 + 0.4 * self._chance())
            why = _why(answer)
            until = self._clock.monotonic() + seconds
            self._waits[operation.lane] = _Wait(why, tries, until)

    def _decides(self, answer: Answer) -> bool:
        """Whether an answer is final, can be read, and is of the epoch the seat is in.

        One of another epoch came late, or early: what it says is asked for again.
        """
        if not answer.is_final:
            return False
        if not answer.settled_at:
            return True
        settled, here = _parsed(answer.settled_at), _parsed(self._cache.cursor())
        return settled is not None and (here is None or here.epoch == settled.epoch)

    async def _release(self) -> None:
        cursor = self._cursor or _parsed(self._cache.cursor())
        if cursor is None or not self._settling.at or not self._settling.is_due(cursor):
            return
        released = await self._workers.run(lambda: self._journal.release(str(cursor)))
        self._settling.drop(released)
        self._settling.at = {
            op: at for op, at in self._settling.at.items() if not cursor.has_passed(at)
        }

    def _remember_answered(self) -> None:
        for operation in self._journal.pending():
            settled = _parsed(operation.settled_at)
            if settled is not None:
                self._settling.at[operation.op] = settled

    def _report(self) -> list[PendingOperation]:
        unsent = self._journal.unsent()
        lanes = {operation.lane for operation in unsent}
        self._waits = {lane: wait for lane, wait in self._waits.items() if lane in lanes}
        if not unsent:
            self._sizes.keep_only(set())
        waiting = tuple((lane, wait.why) for lane, wait in sorted(self._waits.items()))
        oldest = unsent[0].saved_at if unsent else ""
        tries = tuple((lane, round(wait.until, 1)) for lane, wait in sorted(self._waits.items()))
        report = OutboxReport(len(unsent), oldest, waiting, self._is_stalled(unsent), tries)
        if report != self._said:
            self._said = report
            self._listener.outbox(report)
        return unsent

    def _is_stalled(self, unsent: list[PendingOperation]) -> bool:
        """Whether something could be sent, and for a minute the hub has decided nothing."""
        if not self._link.is_feed_open or all(each.lane in self._waits for each in unsent):
            self._progress = self._clock.monotonic()
        return self._clock.monotonic() - self._progress > STALLED

    def _until_next(self) -> float:
        now = self._clock.monotonic()
        ends = [max(0.0, wait.until - now) for wait in self._waits.values()]
        held = self.holds.next_end(operation.op for operation in self._journal.unsent())
        if held is not None:
            ends.append(held)
        if self._patience():
            return self._patience()
        return max(0.01, min([IDLE, *ends])) if self._link.is_feed_open else IDLE

    def _patience(self) -> float:
        return max(0.0, self._not_before - self._clock.monotonic())

    def _retry_after(self, trouble: HubTrouble) -> float:
        seconds = trouble.retry_after if trouble.retry_after is not None else 1.0
        return seconds * (0.8 + 0.4 * self._chance())


def _word(answer: Answer) -> str:
    """Return what is kept of it: a refusal stays one, also when its first answer was lost."""
    return Status.REFUSED.value if answer.was_refused else answer.status


def _parsed(cursor: str | None) -> Cursor | None:
    try:
        return Cursor.parse(cursor) if cursor else None
    except ValueError:
        return None


def _why(answer: Answer | None) -> str:
    """Return why the hub has not decided: what it said, and more exactly where it is only older."""
    if answer is None:
        return UNANSWERED
    return NEWER if answer.code == NEWER else answer.status
