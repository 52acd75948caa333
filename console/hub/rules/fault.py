"""What is wrong with a rule file: line, rule, in both languages; all of it is told at once."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_TOLD = 20


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One thing about a rule file.

    Attributes:
        line: from 1; 0 where it is about the whole file.
        rule: id of the rule, its number where it has none, empty for what belongs to no rule.
        zh: in Chinese.
        en: in English.
    """

    line: int
    rule: str
    zh: str
    en: str

    def words(self, file: str) -> str:
        """Return it as one line, to be read aloud or clicked on."""
        at = f"{file}:{self.line}" if self.line else file
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{at}:{rule} {self.zh} · {self.en}"


class BadRules(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A rule file that is not taken, whole.

    Attributes:
        faults: by line.
    """

    def __init__(self, faults: Sequence[Said]) -> None:
        self.faults = tuple(sorted(faults)[:MOST_TOLD])
        super().__init__("; ".join(fault.words("") for fault in self.faults))
