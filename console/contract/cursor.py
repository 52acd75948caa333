"""How far a reader has come in the hub's changes: `epoch:seq`.

An epoch is one life of the hub's database; a restored or new one has another epoch, and numbers of
two epochs are never compared.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the change feed of one hub."""

    epoch: str
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}:{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read `epoch:seq`.

        Raises:
            ValueError: another form.
        """
        epoch, colon, seq = text.rpartition(":")
        if not colon or not epoch or not seq.isdigit():
            raise ValueError(f"not a cursor: {text!r}")
        return cls(epoch, int(seq))

    def has_passed(self, other: "Cursor") -> bool:
        """Whether everything up to `other` was seen here."""
        return self.epoch == other.epoch and self.seq >= other.seq
