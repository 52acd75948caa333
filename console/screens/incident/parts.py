"""What the room is built from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from console.commands.alert_commands import AlertActs
from console.commands.identity import Identity
from console.commands.incident_commands import IncidentActs
from console.commands.matter_commands import MatterActs
from console.commands.order_commands import OrderActs
from console.commands.plan_acts import PlanActs
from console.commands.registry import CommandTable
from console.commands.report_commands import ReportActs
from console.domain.alert import Alert
from console.domain.level_table import LevelTable
from console.models.directory import Directory
from console.models.hall_standing import HallStanding
from console.models.incident_list import IncidentList
from console.models.incident_room import IncidentRoom
from console.models.link_status import LinkStatus
from console.models.playbook_book import PlanBook
from console.models.running_clock import RunningClock
from console.runtime.clock import Clock
from console.screens.common.plan_steps import Ends
from console.screens.common.views import OpenView
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class IncidentParts:
    """Everything the page needs, handed in by the composition root."""

    theme: Theme
    clock: Clock
    room: IncidentRoom
    matters: IncidentList
    directory: Directory
    hall: HallStanding
    link: LinkStatus
    acts: MatterActs
    incidents: IncidentActs
    reports: ReportActs
    alerts: AlertActs
    open_alerts: Callable[[], Sequence[Alert]]
    """Alerts of the queue that are worked on, for what is taken into a matter."""
    orders: OrderActs
    commands: CommandTable
    identity: Callable[[], Identity | None]
    open_view: OpenView
    seat_name: Callable[[str], str]
    stale_after: timedelta
    """Age from which the position of a force is hatched."""
    answer_within: timedelta
    """After this without an answer a unit is asked again."""
    welfare: timedelta
    """Between two askings of a unit outside (安全询问)."""
    kept: Callable[[str], Mapping[str, str]]
    """Returns what was left half written of a form, by its id."""
    response_name: Callable[[str], str]
    """Returns what a sort of response is called."""
    keep: Callable[[str, Mapping[str, str]], None]
    """Keeps it; nothing written forgets it."""
    plans: PlanBook
    plan_acts: PlanActs
    ends: Ends
    """Returns when a step's clock ends."""
    clocks: Callable[[], Sequence[RunningClock]] = tuple
    """The clocks that stand on records: reports due, feedbacks due."""
    levels: Sequence[LevelTable] = ()
    """From which count of people on an event is of which level."""
