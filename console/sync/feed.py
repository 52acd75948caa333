"""From the bytes of the feed to changes with the place that is proven after each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from console.contract.change import Covers, Notice
from console.contract.cursor import Cursor
from console.sync.sequence import Sequence as Followed
from console.sync.sse import Event, EventParser
from console.sync.trouble import HubTrouble, from_error
from offline_cache.values import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One change, or none where only the proven place moved."""

    change: Change | None
    proven: int


@dataclass(slots=True)
class Batch:
    """What some bytes brought."""

    steps: list[Step] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    now: str = ""
    """The hub's time where it said it."""
    is_by_groups: bool = False
    """The hub tells what belongs together of a gap before a change of a part of it."""
    is_revoked: bool = False


def group_steps(group: Sequence[Change], proven: int) -> list[Step]:
    """Return the steps of a whole group of a gap: only the last proves a place, the present one."""
    steps = [Step(change, 0) for change in group[:-1]]
    return [*steps, *(Step(change, proven) for change in group[-1:])]


class FeedReader:
    """Decodes one feed; nothing leaves it that was not checked whole.

    Args:
        after: where the feed was asked to begin.
        is_filtered: whether this feed is known to leave numbers out.
    """

    def __init__(self, after: Cursor, is_filtered: bool = False) -> None:
        self.sequence = Followed(after.epoch, after.seq, is_filtered)
        self._parser = EventParser()
        self._changes = msgspec.json.Decoder(Change)
        self._groups = msgspec.json.Decoder(list[Change])
        self._covers = msgspec.json.Decoder(Covers)
        self._notices = msgspec.json.Decoder(Notice)

    def feed(self, chunk: bytes) -> Batch:
        """Take bytes; a bad event spoils what came with it, which is read again later.

        Raises:
            HubTrouble: not of this version, a gap, or an event without end.
        """
        batch = Batch()
        try:
            for event in self._parser.feed(chunk):
                self._take(event, batch)
        except msgspec.MsgspecError as error:
            raise from_error(error) from error
        return batch

    def page(
        self,
        changes: list[Change],
        covers: Covers,
        together: Sequence[list[Change]] | None = None,
    ) -> Batch:
        """Take a page of a long poll; its `covers` proves it, whatever it leaves out.

        Args:
            changes: what it brings.
            covers: how far it reaches.
            together: groups of a gap that go before; None when the hub tells none ahead.
        """
        was_filtered, self.sequence.is_filtered = self.sequence.is_filtered, True
        try:
            batch = Batch(now=covers.now, is_by_groups=together is not None)
            for group in together or ():
                batch.steps += group_steps(group, self.sequence.proven)
            batch.steps += [self._step(change) for change in changes]
            batch.steps.append(Step(None, self.sequence.covers(covers)))
        finally:
            self.sequence.is_filtered = was_filtered
        return batch

    def _take(self, event: Event, batch: Batch) -> None:
        if event.name == b"change":
            batch.steps.append(self._step(self._changes.decode(event.data)))
        elif event.name == b"covers":
            covers = self._covers.decode(event.data)
            batch.steps.append(Step(None, self.sequence.covers(covers)))
            batch.now = covers.now
        elif event.name == b"together":
            batch.is_by_groups = True
            batch.steps += group_steps(self._groups.decode(event.data), self.sequence.proven)
        elif event.name == b"notice":
            batch.notices.append(self._notices.decode(event.data))
        elif event.name == b"revoked":
            batch.is_revoked = True

    def _step(self, change: Change) -> Step:
        if not change.kind or not change.id:
            raise HubTrouble("other_version", status=200, detail="a change without a key")
        return Step(change, self.sequence.change(change.seq))
