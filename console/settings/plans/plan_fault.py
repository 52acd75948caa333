"""What is wrong with a plan's file: what, where, and what to do; said in words by the shell."""

from enum import StrEnum


class Wrong(StrEnum):
    """The kinds of mistakes."""

    NOT_TOML = "not_toml"
    NEWER = "newer"
    MISSING = "missing"
    NOT_A = "not_a"
    UNKNOWN_VALUE = "unknown_value"
    NO_LAYOUT = "no_layout"
    DESKS = "desks"
    TWICE = "twice"
    SHARES = "shares"
    FEW_PARTS = "few_parts"
    SAME_NAME = "same_name"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown_key"
    OUT_OF_RANGE = "out_of_range"
    NO_POOL = "no_pool"
    SAME_CAMERA = "same_camera"
    LAYOUT_FORM = "layout_form"
    LAYOUT_OUTSIDE = "layout_outside"
    LAYOUT_OVERLAP = "layout_overlap"
    LAYOUT_GAP = "layout_gap"
    LAYOUT_MANY = "layout_many"


class PlanFault(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A plan that cannot be used.

    Args:
        wrong: what kind of mistake.
        where: the place in the file: a line, or the way to the entry.
        detail: the value, the name, or what was expected.

    Attributes:
        line: on which line of the file, from 1; 0 where it cannot be told.
    """

    line = 0

    def __init__(self, wrong: Wrong, where: str, detail: str = "") -> None:
        super().__init__(f"{wrong}: {where}: {detail}")
        self.wrong = wrong
        self.where = where
        self.detail = detail
