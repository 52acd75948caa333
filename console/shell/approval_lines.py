"""A plugin as the list of approvals shows it: how it stands, and each right in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from widgets.lists.table_rows import (
    Check,
    TableColumn,
    TableRow,
    box,
    two_lines,
    wrapped,
)


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


@dataclass(frozen=True, slots=True)
class AskedRight:
    """One permission a plugin asks for.

    Attributes:
        words: what it may do with it, whole.
        is_granted: whether the hall granted it, or nobody has decided yet: then all are ticked but
            native code.
    """

    id: str
    words: str
    is_granted: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One plugin, or the version of it that is armed.

    Attributes:
        id: of the line.
        state: in words.
        by: who let it in, or why it is out.
        name, about: its name; bureau and version.
        rights: what it asks for.
        is_waiting: whether a yes is wanted.
        is_in: whether it is let in, or somebody has asked for it.
        back: the version that one key goes back to; empty where there is none.
        armed: the version that does not take over by that key.
        tried: what its contract tests found; empty where none were run.
        pilot: how a new version stands at the desk that tries it, in words; empty without one.
        may_try: whether this desk can be named to try it.
        may_release: whether it can be let go to all desks.
    """

    id: str
    state: str
    by: str
    name: str
    about: str
    rights: tuple[AskedRight, ...]
    is_waiting: bool
    is_in: bool
    back: str = ""
    armed: str = ""
    tried: str = ""
    pilot: str = ""
    may_try: bool = False
    may_release: bool = False
    faults: tuple[str, ...] = ()
    """What of its plans, rules and entries does not hold here."""

    @property
    def terms(self) -> tuple[object, ...]:
        """What is decided on; where it is another, what was ticked before does not count.

        What the hub and a desk that tries it say meanwhile is no part of it.
        """
        return (self.about, self.rights, self.state, self.by, self.is_waiting, self.is_in)

    @property
    def granted(self) -> frozenset[str]:
        """The rights it has; all it asks for, while nobody has decided."""
        return frozenset(each.id for each in self.rights if each.is_granted)


def plugin_row(each: ApprovalLine) -> TableRow:
    """Return a plugin as a row."""
    cells = (two_lines(each.state, each.by), two_lines(each.name, each.about))
    return TableRow(each.id, cells, is_raised=each.is_waiting)


def plugin_columns() -> list[TableColumn]:
    """Return the columns of the plugins."""
    return [
        TableColumn(_t("State"), 220, gives=True),
        TableColumn(_t("Plugin"), 300, stretches=True, gives=True),
    ]


def right_row(each: AskedRight, is_ticked: bool) -> TableRow:
    """Return a right as a row with its box."""
    return TableRow(each.id, (box(Check.CHOSEN if is_ticked else Check.OPEN), wrapped(each.words)))


def right_columns() -> list[TableColumn]:
    """Return the columns of the rights."""
    return [TableColumn("", 40), TableColumn(_t("It asks to"), 420, stretches=True, gives=True)]
