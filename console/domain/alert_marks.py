"""Marks an alert carries: its grade, and what sets it aside, holds it back or calls somebody."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How bad; 红 is the worst. Shanghai's four levels and 提示 (沪府办规〔2023〕13号)."""

    NOTICE = 1
    BLUE = 2
    YELLOW = 3
    ORANGE = 4
    RED = 5


class Disposition(StrEnum):
    """How far the work on an alert is."""

    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"
    FALSE = "false"
    MERGED = "merged"
    ORDERED = "ordered"
    CLOSED = "closed"


class ForecastStep(StrEnum):
    """What the last message of a forecast did: 发布 变更 延续 解除."""

    ISSUED = "issued"
    CHANGED = "changed"
    EXTENDED = "extended"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Set aside until a time, by somebody, with a reason (搁置至)."""

    until: datetime
    reason: str
    person: str
    name: str
    mask: str = ""
    """The `Mask` it came with; empty where this alert alone was set aside."""
    worst: Severity | None = None
    """The worst grade it holds; a worse one ends it. Without one, any rise does."""

    def holds(self, severity: Severity) -> bool:
        """Whether it goes on when the grade has risen to `severity`."""
        return self.worst is not None and severity <= self.worst


class MaskSort(StrEnum):
    """Why something stands aside: by a person for a while, by a rule, or its device is away."""

    SHELVED = "shelved"
    SUPPRESSED = "suppressed"
    OUT_OF_SERVICE = "out_of_service"


@dataclass(frozen=True, slots=True)
class Masking(Shelf):
    """规则抑制 or 停用报修 on one alert, as its `Mask` laid it there; several may lie at once."""

    sort: MaskSort = MaskSort.SUPPRESSED


@dataclass(frozen=True, slots=True)
class Waiting:
    """Not told yet: it must last, or come several times, before it counts (延时与次数).

    Attributes:
        until: from then on it counts; None once it was over before.
        times: when it came, as far back as its rule looks.
    """

    until: datetime | None
    times: tuple[datetime, ...] = ()


class Why(StrEnum):
    """Why somebody further up is called to an alert."""

    UNSIGNED = "unsigned"
    NO_ACTION = "no_action"
    NOT_ANSWERED = "not_answered"
    """A 110 分流 was neither taken nor given back in time."""
    VERIFIED = "verified"
    REPORTED = "reported"
    """A person has reported it, so it needs no verifying."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """One step of the ladder that the home hub has taken."""

    post: str
    why: Why
    episode: int
    severity: Severity
    at: datetime


@dataclass(frozen=True, slots=True)
class FindBox:
    """A frame a machine drew around what it found.

    Attributes:
        x, y, width, height: fractions of the camera's picture, from its upper left corner.
        label: what it says it is.
        confidence: how sure it is, 0 to 1; None where it does not say.
    """

    x: float
    y: float
    width: float
    height: float
    label: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """In which picture a source found it.

    Attributes:
        frame: id of the attachment; empty where none was named.
        at: when it was taken.
        camera: id of the camera that took it.
        boxes: where in it.
    """

    frame: str = ""
    at: datetime | None = None
    camera: str = ""
    boxes: tuple[FindBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Another alert that was merged into this one; it keeps its own state in its own record.

    Attributes:
        alert: its id.
        title: as it was.
        severity: its grade, also where it has risen since.
        at, name, seat, op: when, by whom and with which operation.
        was: how far the work on it was.
        own: the grade of this one without anything merged into it, at that time.
        more: how many were merged into it before.
    """

    alert: str
    title: str
    severity: Severity
    at: datetime
    name: str = ""
    seat: str = ""
    op: str = ""
    was: Disposition = Disposition.UNVERIFIED
    own: Severity = Severity.NOTICE
    more: int = 0
