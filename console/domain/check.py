"""需人工核对: two accounts of one matter stand, and a person says which of them holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar


class Choice(StrEnum):
    """What a person decided: 本机, 中心, 都保留."""

    SEAT = "seat"
    HUB = "hub"
    BOTH = "both"


OPEN, DECIDED = "open", "decided"


@dataclass(frozen=True, slots=True)
class Check:
    """A card; the hub makes it, a person decides it, and it is kept.

    Attributes:
        id: of the operation it is about, or of the record that differs.
        code, reason_zh, reason_en, detail: why a person is asked.
        state: `open` or `decided`.
        operation, operation_kind, args: the fact that was told, where it is about one.
        targets: keys of the records it is about.
        at_seat, at_hub: both bodies of one record, where it is about a record; None = not there.
        actor, seat, acted_at, recorded_at: who told it, where and when.
        choice, note: what was decided.
        decided_by, decided_name, decided_seat, decided_at: who decided it, where and when.
    """

    KIND: ClassVar[str] = "check"

    id: str
    code: str = ""
    reason_zh: str = ""
    reason_en: str = ""
    detail: str = ""
    state: str = OPEN
    operation: str = ""
    operation_kind: str = ""
    args: Any = None
    targets: tuple[str, ...] = ()
    at_seat: Any = None
    at_hub: Any = None
    actor: str = ""
    seat: str = ""
    acted_at: datetime | None = None
    recorded_at: datetime | None = None
    choice: str = ""
    note: str = ""
    decided_by: str = ""
    decided_name: str = ""
    decided_seat: str = ""
    decided_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still asks a person; a state this version does not know is not asked again."""
        return self.state == OPEN

    @property
    def is_about_record(self) -> bool:
        """Whether it holds two states of one record rather than a fact."""
        return not self.operation_kind and self.at_seat is not None
