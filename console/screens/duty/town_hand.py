"""Which town of 叫应 is at hand, and which are marked to be told the same."""

from collections.abc import Sequence

from console.domain.call_out import CallOut, to_call


class TownHand:
    """Follows the towns of one round; another round begins with nothing at hand."""

    def __init__(self) -> None:
        self._round = ""
        self._order: list[CallOut] = []
        self.id = ""
        """Id of the town's record; empty for none."""
        self.marks: set[str] = set()
        self._just: dict[str, int] = {}
        """Towns just called from here, with how many calls their record showed then: a hand is
        faster than a record."""

    def follow(self, round: str, call_outs: Sequence[CallOut]) -> None:
        """Take the towns as they are now.

        Args:
            round: names forecast and round.
            call_outs: in the order they are shown.
        """
        if round != self._round:
            self._round, self.id = round, ""
            self.marks.clear()
            self._just.clear()
        self._order = list(call_outs)
        known = {each.id for each in call_outs}
        for each in call_outs:
            if len(each.calls) > self._just.get(each.id, len(each.calls)):
                del self._just[each.id]
        self.marks &= known
        if self.id not in known:
            self.id = ""

    def step(self, by: int) -> bool:
        """Go to the next town somebody has to call (-1: the one before); False where there is none.

        The first is the one that has waited longest; then they come in the order shown.
        """
        open = [each for each in to_call(self._order) if each.id not in self._just]
        if not open:
            return False
        if not self.id:
            self.id = open[0].id
            return True
        ids = [each.id for each in self._order]
        wanted, at = {each.id for each in open}, ids.index(self.id)
        turned = [ids[(at + by * n) % len(ids)] for n in range(1, len(ids) + 1)]
        self.id = next(id for id in turned if id in wanted)
        return True

    def called(self, towns: Sequence[CallOut]) -> bool:
        """Take that these were called, and go on where the one at hand was; see `step`."""
        self.marks.clear()
        self._just |= {each.id: len(each.calls) for each in towns}
        return self.id not in self._just or self.step(1)

    def missed(self, id: str) -> None:
        """Take that the call to a town was not saved: it is still to be called."""
        self._just.pop(id, None)

    def mark(self) -> None:
        """Mark the town at hand, or unmark it."""
        if self.id:
            self.marks ^= {self.id}

    @property
    def chosen(self) -> list[CallOut]:
        """The marked towns, else the one at hand."""
        wanted = self.marks or {self.id}
        return [each for each in self._order if each.id in wanted]
