"""并案处置 as it is prepared: one order for each responsible unit, with the list of its points.

The dispatch dictionary says who is responsible; where it names nobody, or only 属地街镇, it is the
town of the place. A person sees it all before anything is sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from console.domain.alert import Alert
from console.domain.matter import OWN_TOWN
from console.domain.operations.order_operations import LONGEST_TEXT
from console.domain.reference import Matter, Org, OrgLevel, Unit
from console.domain.suggestion import matter_for

TOWNS_NAMED = 4


@dataclass(frozen=True, slots=True)
class Responsible:
    """A unit that gets an order."""

    unit: str
    name: str
    phone: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class JointOrder:
    """What one unit is told, and the alerts it is told of."""

    responsible: Responsible
    text: str
    points: tuple[Alert, ...]
    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All orders of one matter.

    Attributes:
        orders: one a unit, the one with most points first.
        unassigned: alerts no unit is known for; they join the matter and get no order.
    """

    orders: tuple[JointOrder, ...]
    unassigned: tuple[Alert, ...] = ()


class Duties:
    """Who is responsible for what.

    Args:
        matters: the dispatch dictionary.
        orgs: towns and bureaus with their duty phones.
        units: forces, for a dictionary that names one.
    """

    def __init__(
        self, matters: Sequence[Matter], orgs: Iterable[Org], units: Iterable[Unit] = ()
    ) -> None:
        self._matters = matters
        self._known: dict[str, Responsible] = {
            unit.name: Responsible(unit.id, unit.name, unit.phone, unit.leader) for unit in units
        }
        towns = []
        for org in orgs:
            self._known[org.name] = Responsible(org.id, org.name, org.phone, org.duty_person)
            if org.level is OrgLevel.TOWN:
                towns.append(org.name)
        self._towns = frozenset(towns)
        self._found: dict[str, Matter | None] = {}

    def prepare(self, cause: str, members: Sequence[Alert], unit: str) -> Prepared:
        """Prepare the orders of a matter.

        Args:
            cause: what the members have in common.
            members: the alerts, in the order they are to be listed.
            unit: what they are counted in.
        """
        points: dict[Responsible, list[Alert]] = {}
        entries: dict[Responsible, Matter | None] = {}
        unassigned: list[Alert] = []
        for alert in members:
            matter = self._matter(cause, alert)
            responsible = self.responsible(matter, alert)
            if responsible is None:
                unassigned.append(alert)
                continue
            points.setdefault(responsible, []).append(alert)
            entries.setdefault(responsible, matter)
        orders = [
            _order(responsible, entries[responsible], cause, tuple(alerts), unit)
            for responsible, alerts in points.items()
        ]
        orders.sort(key=lambda order: (-len(order.points), order.responsible.name))
        return Prepared(tuple(orders), tuple(unassigned))

    def _matter(self, cause: str, alert: Alert) -> Matter | None:
        words = f"{cause} {alert.title}"
        if words not in self._found:
            self._found[words] = matter_for(words, self._matters)
        return self._found[words]

    def responsible(self, matter: Matter | None, alert: Alert) -> Responsible | None:
        """Return who is responsible, by the entry, else the town; None where neither is known."""
        return self.responsible_at(matter, alert.place.town)

    def responsible_at(self, matter: Matter | None, town: str) -> Responsible | None:
        """Return who is responsible for something in a town, as above."""
        lead = "" if matter is None else matter.lead
        if lead and lead != OWN_TOWN:
            return self._known.get(lead, Responsible(lead, lead))
        return self._known.get(town) if town in self._towns else None


def _order(
    responsible: Responsible,
    matter: Matter | None,
    cause: str,
    points: tuple[Alert, ...],
    unit: str,
) -> JointOrder:
    title = f"{cause}，{len(points)} {unit}"
    where = _places(points)
    text = f"{where}：{title}。请处置并回告。"
    if matter is not None and matter.text:
        text = _filled(matter.text, {"place": where, "title": title})
    return JointOrder(responsible, text[:LONGEST_TEXT], points, matter.reference if matter else "")


def _places(points: Sequence[Alert]) -> str:
    towns = list(dict.fromkeys(alert.place.town for alert in points if alert.place.town))
    more = "等" if len(towns) > TOWNS_NAMED else ""
    return "、".join(towns[:TOWNS_NAMED]) + more


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, value in words.items():
        text = text.replace("{" + name + "}", value)
    return text
