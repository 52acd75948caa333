"""What the page is built from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from console.commands.alert_commands import AlertActs
from console.commands.call_out_commands import CallOutActs
from console.commands.diversion_commands import DiversionActs
from console.commands.group_commands import GroupActs, OrderPort
from console.commands.identity import Identity
from console.commands.incident_commands import IncidentActs
from console.commands.registry import CommandTable
from console.domain.alert_marks import Severity
from console.domain.hall_mode import HallMode
from console.domain.mask import Mask
from console.domain.response_suggestion import ResponseRule
from console.models.alert_queue import AlertQueue
from console.models.device_book import DeviceBook
from console.models.directory import Directory
from console.models.forecast_book import ForecastBook
from console.models.link_status import LinkStatus
from console.models.order_book import OrderBook
from console.models.outbox import StandingOf, no_standing
from console.models.same_book import SameBook
from console.models.work_of_alerts import WorkOfAlerts
from console.runtime.clock import Clock
from console.screens.common.due_steps import OpenPlans
from console.screens.common.views import OpenView
from console.screens.duty.evidence_source import Frames, no_frames
from console.settings.response_profile import ResponseSort
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class DutyParts:
    """Everything the page needs, handed in by the composition root."""

    theme: Theme
    clock: Clock
    queue: AlertQueue
    directory: Directory
    orders: OrderBook
    link: LinkStatus
    acts: AlertActs
    commands: CommandTable
    identity: Callable[[], Identity | None]
    open_view: OpenView
    forecasts: "ForecastParts"
    same: SameBook = field(kw_only=True)
    work: WorkOfAlerts = field(kw_only=True)
    """工单 that alerts name."""
    frames: Frames = field(kw_only=True, default=no_frames)
    """Brings the picture a machine found something in."""
    devices: DeviceBook | None = field(kw_only=True, default=None)
    """How often what found an alert was right."""
    diversions: "DiversionParts" = field(kw_only=True)
    standing: StandingOf = no_standing
    hush: Callable[[str], None] = lambda _: None
    """Ends an alert's sound at this seat alone."""
    masks: Callable[[], Sequence[Mask]] = tuple
    """What is set aside by scope now."""
    defer_reasons: tuple[str, ...] = ()
    """Why the call to 带班领导 may be put off."""
    groups: GroupActs | None = None
    """签收 of whole groups; None at a seat that is only looked at."""
    incidents: IncidentActs | None = None
    """Opens matters; None at a seat that is only looked at."""
    open_plans: OpenPlans | None = None
    """Makes what playbooks are followed with; None at a seat that is only looked at."""
    joint: OrderPort | None = None
    """Sends the orders of 并案处置."""


@dataclass(frozen=True, slots=True)
class ForecastParts:
    """What 预警 and 叫应 on this page work with.

    Attributes:
        book: the forecasts, and the towns called.
        acts: has calls saved.
        limits: until when a town must have answered, by grade.
        hall: what mode and responses hold now.
        rules: which forecast suggests which response.
        sorts: what responses there are.
    """

    book: ForecastBook
    acts: CallOutActs
    limits: Mapping[Severity, timedelta]
    hall: Callable[[], HallMode]
    rules: Sequence[ResponseRule]
    sorts: Sequence[ResponseSort]


@dataclass(frozen=True, slots=True)
class DiversionParts:
    """What 110 分流 on this page works with.

    Attributes:
        acts: has answers and calls saved.
        reasons: why one may be given back.
    """

    acts: DiversionActs
    reasons: tuple[str, ...]
