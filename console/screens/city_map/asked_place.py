"""What the surroundings are asked of: a mark, a point, or what was drawn by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from console.domain.geo import Point
from console.domain.reach import Around, Beside, Reach
from console.screens.city_map.parts import MapParts
from console.screens.common.place_map import point_subject
from console.settings.map_profile import NearbyRules
from widgets.map.marks import Mark, Sign


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """One question to the map.

    Attributes:
        title: of what is asked about.
        reach: what counts as around it.
        alert, incident: ids, where it is one; what is done acts on it.
        grid: name or id of the grid that answers for it, where that is told.
        is_drawn: whether a person drew it.
        whose: what it was drawn for: the title of the alert.
    """

    title: str
    reach: Reach
    alert: str = ""
    incident: str = ""
    grid: str = ""
    is_drawn: bool = False
    whose: str = ""

    def next_width(self, rules: NearbyRules) -> "AskedPlace | None":
        """Return it with the next reach, after the widest the nearest; None for an area."""
        reach = self.reach
        if isinstance(reach, Around):
            return replace(self, reach=replace(reach, metres=_after(rules.around, reach.metres)))
        if isinstance(reach, Beside):
            return replace(self, reach=replace(reach, metres=_after(rules.beside, reach.metres)))
        return None


def _after(steps: Sequence[int], metres: float) -> float:
    return float(next((step for step in sorted(steps) if step > metres), min(steps)))


def asked_of(mark: Mark, at: Point, parts: MapParts) -> AskedPlace:
    """Return the question about a mark; its title is the whole one of what it stands for."""
    reach = Around(at, float(parts.rules.first))
    if mark.sign is Sign.ALERT:
        alert = parts.queue.alert(mark.id)
        if alert is not None:
            return AskedPlace(alert.title, reach, alert.id, alert.incident, alert.place.grid)
    if mark.sign is Sign.INCIDENT:
        matter = next((each for each in parts.incidents.open if each.id == mark.id), None)
        if matter is not None:
            alert_id = next((id for id in matter.members if parts.queue.alert(id)), "")
            return AskedPlace(matter.title, reach, alert_id, matter.id, matter.place.grid)
    if mark.sign is Sign.ORDER:
        view = parts.work.view(mark.id)
        if view is not None:
            order = view.order
            return AskedPlace(order.title, reach, order.alert, grid=order.place.grid)
    if mark.sign is Sign.CAMERA:
        entry = parts.cameras.index.get(mark.id)
        if entry is not None:
            return AskedPlace(entry.name, reach)
    return AskedPlace(mark.name or point_words(at), reach)


def asked_at(at: Point, parts: MapParts) -> AskedPlace:
    """Return the question about a point of the ground."""
    return AskedPlace(point_words(at), Around(at, float(parts.rules.first)))


def point_words(at: Point) -> str:
    """Return a point as it is written down."""
    return point_subject(at).words
