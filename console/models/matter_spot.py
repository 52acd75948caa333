"""Where a matter is and how bad: what its record says, else its open alerts."""

from collections.abc import Callable

from console.domain.alert import Alert, Severity
from console.domain.geo import Point
from console.domain.incident import Incident


def spot_of(
    incident: Incident, alert: Callable[[str], Alert | None]
) -> tuple[Point | None, Severity]:
    """Return the place of a matter, else of the first alert that has one, and its worst severity.

    Args:
        incident: the matter.
        alert: an open alert by its id.
    """
    members = [found for id in incident.members if (found := alert(id)) is not None]
    places = (incident.place, *(each.place for each in members))
    at = next((place.point for place in places if place.point is not None), None)
    return at, max((each.severity for each in members), default=Severity.NOTICE)
