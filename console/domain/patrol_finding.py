"""A finding of a video patrol (发现): what a person saw on a camera, with its proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from console.domain.alert import Severity
from console.domain.geo import NOWHERE, Place

CHANNEL = "patrol"
"""Channel of the alerts that findings open (视频轮巡, 人工)."""


@dataclass(frozen=True, slots=True)
class FindingCategory:
    """What can be found with one digit; data of the hall's profile (`patrol.findings`).

    Attributes:
        digit: its key.
        id: of the category; the alert's type, by which the dictionary knows it.
        name: on the line of choices.
        title: what is added to the place in the title of the alert.
        severity: with which grade it opens.
        source: on what that rests.
    """

    digit: int
    id: str
    name: str
    title: str
    severity: Severity = Severity.YELLOW
    source: str = ""


@dataclass(frozen=True, slots=True)
class PatrolFinding:
    """One finding.

    Attributes:
        id: its own.
        category, category_name: what was found.
        title: as the alert says it.
        camera, camera_name, place: where.
        at: when the person pressed the key.
        person, name, seat: who saw it.
        alert: the alert it opened, or was added to.
        same_as: the finding it is the same as; empty for a new one.
        plan, page: of the patrol that ran; empty where it was seen without one.
        files: references of snapshot and clip (`attachment/…`).
        note: what the person wrote.
    """

    KIND: ClassVar[str] = "patrol_finding"

    id: str
    category: str
    title: str
    camera: str
    at: datetime
    category_name: str = ""
    camera_name: str = ""
    place: Place = NOWHERE
    person: str = ""
    name: str = ""
    seat: str = ""
    alert: str = ""
    same_as: str = ""
    plan: str = ""
    page: int = 0
    files: tuple[str, ...] = ()
    note: str = ""

    @property
    def root(self) -> str:
        """Id of the finding that all the same ones name."""
        return self.same_as or self.id


def same_finding(
    findings: Iterable[PatrolFinding],
    camera: str,
    category: str,
    now: datetime,
    within: timedelta,
) -> PatrolFinding | None:
    """Return the newest finding at the same camera and of the same category, if it is recent."""
    alike = [
        each
        for each in findings
        if (each.camera, each.category) == (camera, category) and now - each.at <= within
    ]
    return max(alike, key=lambda each: each.at, default=None)
