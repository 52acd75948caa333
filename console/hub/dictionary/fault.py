"""What is wrong with a dictionary's file: where, what, and what to do; all told at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.runtime.office_file import OfficeFileError

MOST_TOLD = 200
"""Faults told one by one; of more their number."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a file.

    Attributes:
        sheet: of a workbook; empty for a text file.
        row: row of the sheet or line of the file, from 1; 0 for the whole of it.
        column: letter or head of the column; empty for the whole row.
    """

    sheet: str = ""
    row: int = 0
    column: str = ""

    def words(self, file: str) -> str:
        """Return it as one reads it: `字典.xlsx[派单字典]:12 主办单位`."""
        sheet = f"[{self.sheet}]" if self.sheet else ""
        row = f":{self.row}" if self.row else ""
        column = f" {self.column}" if self.column else ""
        return f"{file}{sheet}{row}{column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, in both languages, with what to do about it."""

    spot: Spot
    zh: str
    en: str
    do_zh: str = ""
    do_en: str = ""

    def words(self, file: str) -> str:
        """Return it as one line."""
        zh = f"{self.zh}，{self.do_zh}" if self.do_zh else self.zh
        en = f"{self.en}: {self.do_en}" if self.do_en else self.en
        return f"{self.spot.words(file)}: {zh} · {en}"


class BadDictionary(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A file that is not taken, whole.

    Attributes:
        faults: by place, at most `MOST_TOLD`.
        number: how many there are.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults)[:MOST_TOLD])
        self.number = len(faults)
        super().__init__("; ".join(fault.words("") for fault in self.faults[:3]))

    def lines(self, file: str) -> list[str]:
        """Return all of it as lines."""
        told = [fault.words(file) for fault in self.faults]
        rest = self.number - len(told)
        return [*told, f"还有 {rest} 处 · {rest} more"] if rest else told


def whole(zh: str, en: str, do_zh: str = "", do_en: str = "", sheet: str = "") -> BadDictionary:
    """Return what is wrong with a file as a whole."""
    return BadDictionary([Fault(Spot(sheet), zh, en, do_zh, do_en)])


def of_file(error: OfficeFileError) -> BadDictionary:
    """Return what is wrong with a file that is not opened."""
    spot = Spot(row=error.line)
    return BadDictionary([Fault(spot, error.zh, error.en, error.do_zh, error.do_en)])
