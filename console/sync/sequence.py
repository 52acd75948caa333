"""Whether the feed is whole: numbers only go up, and nothing is passed over unproven.

A filtered feed leaves numbers out, and `covers` proves that nothing was lost. Until it is known
that this feed is filtered, a number left out is a gap, and the range is read again as one page.
"""

from collections.abc import Iterable

from console.contract.change import Covers
from console.sync.trouble import HubTrouble


class Sequence:
    """Follows one feed of one epoch.

    Attributes:
        proven: everything up to here was seen; the cursor.
        last: highest number seen.
        is_filtered: whether numbers may be left out between two `covers`.
    """

    def __init__(self, epoch: str, start: int, is_filtered: bool = False) -> None:
        self.epoch = epoch
        self.proven = start
        self.last = start
        self.is_filtered = is_filtered

    def change(self, seq: int) -> int:
        """Take a change's number; return what is proven after it.

        Raises:
            HubTrouble: `gap`, it goes back or leaves something out.
        """
        if seq <= self.last:
            raise HubTrouble("gap", status=200, detail=f"{seq} after {self.last}")
        if seq != self.last + 1 and not self.is_filtered:
            raise HubTrouble("gap", status=200, detail=f"{self.last} to {seq}")
        self.last = seq
        if seq == self.proven + 1:
            self.proven = seq
        return self.proven

    def covers(self, covers: Covers) -> int:
        """Take the hub's word that a range is whole; return what is proven after it.

        Raises:
            HubTrouble: `gap`, or `other_epoch`.
        """
        if covers.epoch != self.epoch:
            raise HubTrouble("other_epoch", status=410, detail=covers.epoch)
        if covers.from_seq > self.proven + 1 or covers.to_seq < self.last:
            span = f"covers {covers.from_seq}..{covers.to_seq} at {self.proven}"
            raise HubTrouble("gap", status=200, detail=span)
        if not self.is_filtered and covers.to_seq > self.last:
            raise HubTrouble("gap", status=200, detail=f"covers up to {covers.to_seq}")
        self.proven = self.last = max(self.proven, covers.to_seq)
        return self.proven

    def page(self, numbers: Iterable[int], covers: Covers) -> int:
        """Take a page, which its `covers` proves, whatever it leaves out; return what is proven.

        Raises:
            HubTrouble: `gap`, or `other_epoch`.
        """
        was_filtered, self.is_filtered = self.is_filtered, True
        try:
            for number in numbers:
                self.change(number)
            return self.covers(covers)
        finally:
            self.is_filtered = was_filtered
