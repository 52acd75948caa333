"""What is wrong with a calendar's file: every row of it, with its line; all told at once."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, in both languages; line 0 is the file as a whole."""

    line: int
    zh: str
    en: str

    def words(self, file: str) -> str:
        """Return it as one line, to be read aloud or clicked on."""
        at = f"{file}:{self.line}" if self.line else file
        return f"{at}: {self.zh} · {self.en}"


class BadCalendar(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A file that is not taken, whole.

    Attributes:
        faults: by line.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("; ".join(fault.words("") for fault in self.faults[:3]))
