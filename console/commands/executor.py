"""The one way an act goes out: check, save, show, send.

`perform` runs in a thread of its own: the rule is tried on what the seat shows, then one
transaction in journal.db holds the operation and its line of the duty log (that is saved), then the
fold in cache.db is redone and announced, then `sync` is woken. Nothing here waits for the hub.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any

import msgspec
import rfc8785

from console.commands.identity import Identity
from console.commands.intention import Intention, LogLine, Outbox, Result
from console.contract.operation import ActTime, Operation, split_key
from console.contract.reasons import REASONS, refusal_words
from console.contract.running import act_of, kind_of, run
from console.domain.duty import START, chain_hash
from console.domain.entity import Body, Key
from console.domain.operations.base import Refused
from console.runtime.clock import Clock, boot_id, to_text
from console.runtime.ids import IdSource
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import Lane
from offline_cache.problems import Damaged, StoreProblem
from offline_cache.values import ChainHead, ChangeSet, PendingOperation

__all__ = ["Executor", "Intention", "LogLine", "Outbox", "Result", "to_pending"]

BY_THE_SEAT = ("回执", "系统")
"""Categories of lines that the seat writes by itself."""

_log = logging.getLogger(__name__)


class Executor:
    """Performs acts for the person at the seat.

    Args:
        lane: the thread acts are performed in, one after the other.
        journal: where an act is saved.
        cache: where its effect is shown.
        clock: the device's clock.
        ids: makes operation ids.
        outbox: is woken when something waits.
        announce: gets the change set of what was redone.
        offset: returns the known offset to the hub's clock and its doubt, seconds.
        boot: id of this boot; the machine's own when not given.
    """

    def __init__(
        self,
        lane: Lane,
        journal: Journal,
        cache: Cache,
        clock: Clock,
        ids: IdSource,
        outbox: Outbox,
        announce: Callable[[ChangeSet], None],
        offset: Callable[[], tuple[float, float]] = lambda: (0.0, 0.0),
        boot: str | None = None,
    ) -> None:
        self._lane = lane
        self._journal = journal
        self._cache = cache
        self._clock = clock
        self._ids = ids
        self._outbox = outbox
        self._announce = announce
        self._offset = offset
        self._boot = boot_id() if boot is None else boot
        self.sets_out: Callable[[], None] = lambda: None
        """Called when a person does something: what shows it goes ahead of a crowd."""
        self.identity: Identity | None = None
        self.closed = ""
        """Reason code that refuses every act (复盘); empty where acts are saved."""
        self.is_locked = False
        """Whether the seat is locked: what a person does is refused, what the seat tells is not."""

    def new_id(self) -> str:
        """Return an id for something the act creates."""
        return self._ids()

    def now(self) -> datetime:
        """Return the device's time set right by the known offset."""
        return self._clock.now()

    def perform(self, intention: Intention) -> "Future[Result]":
        """Do it; the result comes when it is saved (or refused), never waiting for the hub."""
        if not intention.is_by_seat:
            self.sets_out()
        return self._lane.submit(lambda: self._perform(intention))

    def take_back(
        self, op: str, line: Callable[[Mapping[str, Any]], LogLine] | None = None
    ) -> "Future[bool]":
        """Take a held operation back before anything has left; False when it is too late.

        Args:
            op: the operation.
            line: makes the second line of the duty log from the operation's arguments: the first,
                which told of it, has left already and stands.
        """
        return self._lane.submit(lambda: self._take_back(op, line))

    def _perform(self, intention: Intention) -> Result:
        who = self.identity
        refuses = self.closed if intention.is_by_seat else self._refuses
        if who is None or refuses:
            return self._refusal(refuses or "unauthorized", "")
        operation = self._envelope(intention, who)
        try:
            self._try(operation, who)
        except Refused as refusal:
            return self._refusal(refusal.code, refusal.detail, refusal.legal)
        if intention.hold:
            self._outbox.hold(operation.op, intention.hold)
        try:
            saved = self._save(operation, intention.log, who)
        except StoreProblem as problem:
            return self._not_saved(problem)
        self._show({key for s in saved for key in s.targets})
        self._outbox.wake()
        return Result(operation.op)

    @property
    def _refuses(self) -> str:
        return self.closed or ("seat_locked" if self.is_locked else "")

    def _try(self, operation: Operation, who: Identity) -> None:
        """Refuse what the rule refuses already here, before anything is saved.

        What the seat cannot see, because its cache is damaged or being read anew, or because a
        newer version wrote it, is no reason to refuse: the act is saved, and the hub decides.
        """
        kind = kind_of(operation)
        if kind is None:
            raise Refused("unknown_kind", operation.kind)
        try:
            run(operation, self._bodies(operation), who.grant, None)
        except Damaged:
            _log.warning("the cache is damaged; saved without trying the rule: %s", operation.op)
        except Refused as refusal:
            is_missing = refusal.code == "not_found" and self._cache.is_incomplete
            if not is_missing and refusal.code != "unreadable":
                raise
        if not kind.is_fact and not who.grant.is_valid(act_of(operation, who.grant).time, True):
            raise Refused("grant_expired", who.grant.offline_until)

    def _bodies(self, operation: Operation) -> dict[Key, Body | None]:
        bodies: dict[Key, Body | None] = {}
        for target in operation.targets:
            key = split_key(target)
            row = self._cache.get(*key)
            bodies[key] = None if row is None else row.body
        return bodies

    def _save(
        self, operation: Operation, line: LogLine | None, who: Identity
    ) -> list[PendingOperation]:
        pending = to_pending(operation)
        if line is None:
            self._journal.append(pending)
            return [pending]
        logged = self._journal.append_chained(
            f"log/{who.seat}", lambda head: self._log(head, line, who), [pending]
        )
        return [pending, logged]

    def _log(self, head: ChainHead, line: LogLine, who: Identity) -> PendingOperation:
        entry = self._ids()
        told: dict[str, Any] = {
            "category": line.category,
            "text": line.text,
            "refs": list(line.refs),
            "occurred_at": to_text(line.occurred_at or self._clock.now()),
            "recorded_at": to_text(self._clock.now()),
            "person": who.person,
            "name": who.name,
            "seat": who.seat,
            "incarnation": head.incarnation,
            "number": head.number + 1,
            "amends": line.amends,
        }
        canonical = rfc8785.dumps(told).decode()
        previous = head.hash or START
        args = {
            "entry_id": entry,
            "incarnation": head.incarnation,
            "number": head.number + 1,
            "previous": previous,
            "hash": chain_hash(previous, canonical),
            "canonical": canonical,
        }
        intention = Intention("log.append", f"log/{who.seat}", [f"log_entry/{entry}"], args)
        return to_pending(self._envelope(intention, who))

    def note(self, line: LogLine, is_by_seat: bool = False) -> "Future[Result]":
        """Write a line of the duty log that goes with no other act.

        Args:
            line: the line.
            is_by_seat: the seat tells of what has come to pass: its lock does not hold it up.
        """
        return self._lane.submit(lambda: self._note(line, is_by_seat))

    def note_made(self, make: Callable[[], LogLine]) -> "Future[Result]":
        """Write a line that is made first, on the acts' lane: what `make` refuses is refused."""
        return self._lane.submit(lambda: self._note_made(make))

    def _note_made(self, make: Callable[[], LogLine]) -> Result:
        try:
            return self._note(make())
        except Refused as refusal:
            return self._refusal(refusal.code, refusal.detail, refusal.legal)
        except StoreProblem as problem:
            return self._not_saved(problem)

    def _note(self, line: LogLine, is_by_seat: bool = False) -> Result:
        who = self.identity
        is_by_seat |= line.category in BY_THE_SEAT
        refuses = self.closed if is_by_seat else self._refuses
        if who is None or refuses:
            return self._refusal(refuses or "unauthorized", "")
        try:
            saved = self._journal.append_chained(
                f"log/{who.seat}", lambda head: self._log(head, line, who), []
            )
        except StoreProblem as problem:
            return self._not_saved(problem)
        self._show(set(saved.targets))
        self._outbox.wake()
        return Result(saved.op)

    def _envelope(self, intention: Intention, who: Identity) -> Operation:
        offset, doubt = self._offset()
        return Operation(
            op=self._ids(),
            kind=intention.kind,
            v=intention.version,
            lane=intention.lane,
            targets=list(intention.targets),
            after=self._before(intention),
            expects=dict(intention.expects or {}),
            args=dict(intention.args),
            grant=who.token,
            actor=who.person,
            seat=who.seat,
            act_time=ActTime(
                device=to_text(self._clock.now()),
                boot=self._boot,
                ticks=self._clock.monotonic(),
                offset=offset,
                doubt=doubt,
            ),
        )

    def _before(self, intention: Intention) -> list[str]:
        """Unanswered operations of other lanes that touch the same records."""
        keys = {split_key(t) for t in intention.targets}
        return [
            p.op
            for p in self._journal.unsent()
            if p.lane != intention.lane and keys.intersection(p.targets)
        ]

    def _take_back(self, op: str, line: Callable[[Mapping[str, Any]], LogLine] | None) -> bool:
        if not self._outbox.withdraw(op):
            return False
        stored = self._journal.operation(op)
        if stored is not None:
            self._show(set(stored.operation.targets))
            if line is not None:
                self._note(line(stored.operation.body["args"]))
        return True

    def _show(self, keys: set[Key]) -> None:
        """Fold records anew and announce them.

        A cache that fails here does not unsay what the journal holds: told that it was not saved,
        the person would do it a second time.
        """
        try:
            self._announce(self._cache.refold(keys))
        except Exception:
            _log.exception("saved, but it cannot be shown: %s", sorted(keys))

    def _not_saved(self, problem: StoreProblem) -> Result:
        """Say that an act is not saved, and why; nothing of it stands anywhere."""
        _log.warning("not saved: %s", problem)
        code = f"not_saved_{problem.code}"
        return self._refusal(code if code in REASONS else "not_saved", problem.where)

    @staticmethod
    def _refusal(code: str, detail: str, legal: Sequence[str] = ()) -> Result:
        zh, en = refusal_words(code, legal)
        return Result(refused=code, zh=zh, en=en, detail=detail)


def to_pending(operation: Operation) -> PendingOperation:
    """Return an envelope as the journal keeps it."""
    return PendingOperation(
        op=operation.op,
        lane=operation.lane,
        kind=operation.kind,
        targets=tuple(split_key(t) for t in operation.targets),
        body=msgspec.to_builtins(operation),
        saved_at=operation.act_time.device,
    )
