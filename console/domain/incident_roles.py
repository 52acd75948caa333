"""Who leads a matter, each with a phone, and why it is sensitive."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Post(StrEnum):
    """Three posts that are never one field (facts/domain Part 0)."""

    CHIEF = "chief"
    """总指挥."""
    SCENE = "scene"
    """现场指挥."""
    LEADER = "leader"
    """带班领导."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who holds a post.

    Attributes:
        post: which.
        name, unit, phone: who, of where, reached how.
        since: since when.
        by: who wrote it down.
        op: the operation that did it.
    """

    post: Post
    name: str
    unit: str = ""
    phone: str = ""
    since: datetime | None = None
    by: str = ""
    op: str = ""


class Sensitivity(StrEnum):
    """What makes a matter one that is reported whatever its level (facts/domain B.4)."""

    TIME = "time"
    PLACE = "place"
    PEOPLE = "people"
    NATURE = "nature"


@dataclass(frozen=True, slots=True)
class SensitiveMark:
    """One mark: what is sensitive, why, and who marked it when."""

    what: Sensitivity
    reason: str = ""
    since: datetime | None = None
    by: str = ""
    op: str = ""
