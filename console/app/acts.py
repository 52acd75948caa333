"""What a person at a seat can have saved, with or without a screen."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from console.app.store import Lanes, SeatStore
from console.commands.alert_commands import AlertActs
from console.commands.attachments import Attachments
from console.commands.call_out_commands import CallOutActs
from console.commands.check_commands import CheckActs
from console.commands.diversion_commands import DiversionActs
from console.commands.executor import Executor
from console.commands.force_commands import ForceActs
from console.commands.group_commands import GroupActs, OrderPort
from console.commands.intake_commands import IntakeActs
from console.commands.log_commands import LogActs
from console.commands.mask_commands import MaskActs
from console.commands.order_commands import NumberSource, OrderActs
from console.commands.outbox_commands import OutboxActs
from console.commands.wall_commands import WallActs
from console.commands.work_order_commands import WorkOrderActs
from console.commands.work_order_joint import JointWorkOrders
from console.settings.work_order_profile import load_order_limits

if TYPE_CHECKING:
    from console.commands.incident_commands import IncidentActs
    from console.commands.matter_commands import MatterActs
    from console.commands.proof_acts import ProofActs
    from console.commands.shared_file_commands import SharedFileActs
    from console.commands.viewing_commands import ViewingActs


@dataclass(frozen=True)
class Acts:
    """What a person can have saved; what few evenings need is loaded when it is first done."""

    executor: Executor
    alerts: AlertActs
    orders: OrderActs
    intake: IntakeActs
    log: LogActs
    outbox: OutboxActs
    checks: CheckActs
    walls: WallActs
    calls: CallOutActs
    masks: MaskActs
    groups: GroupActs
    joint: OrderPort
    diversions: DiversionActs
    forces: ForceActs
    work_orders: WorkOrderActs
    numbers: NumberSource
    """Gives what this seat makes its number."""

    @cached_property
    def files(self) -> "SharedFileActs":
        """What is shared with the hall as a text."""
        from console.commands.shared_file_commands import SharedFileActs

        return SharedFileActs(self.executor)

    @cached_property
    def viewings(self) -> "ViewingActs":
        """What is asked and given about restricted cameras."""
        from console.commands.viewing_commands import ViewingActs

        return ViewingActs(self.executor)

    @cached_property
    def matters(self) -> "MatterActs":
        """What is decided and told about a matter."""
        from console.commands.matter_commands import MatterActs

        return MatterActs(self.executor, self.numbers)

    @cached_property
    def proofs(self) -> "ProofActs":
        """What a patrol has seen and found."""
        from console.commands.proof_acts import ProofActs

        return ProofActs(self.executor, self.log.files)

    @cached_property
    def incidents(self) -> "IncidentActs":
        """What makes a matter of alerts, and what belongs to it."""
        from console.commands.incident_commands import IncidentActs

        return IncidentActs(self.executor, self.numbers)


def build_acts(executor: Executor, store: SeatStore, lanes: Lanes, seat: str) -> Acts:
    """Build the acts; order numbers go on where the journal says the seat stopped.

    A number is kept in the acts' own lane, so it stands before the order that carries it.
    """
    journal = store.journal

    def keep(last: int) -> None:
        lanes.acts.submit(lambda: journal.put_meta("order_numbers", {"last": last}))

    def known() -> list[str]:
        # from the index alone: this is asked on the thread that paints, before each order
        kinds = ("order", "work_order", "incident")
        counts = (store.cache.count(kind, group="number") for kind in kinds)
        return [str(number) for count in counts for number in count]

    kept = journal.meta("order_numbers") or {}
    numbers = NumberSource(number_prefix(seat), int(kept.get("last", 0)), keep, known)
    work_orders = WorkOrderActs(executor, numbers, load_order_limits)
    return Acts(
        executor,
        AlertActs(executor),
        OrderActs(executor, numbers),
        IntakeActs(executor),
        LogActs(executor, Attachments(store.blobs, executor.now, executor.new_id)),
        OutboxActs(executor),
        CheckActs(executor),
        WallActs(executor),
        CallOutActs(executor),
        MaskActs(executor),
        GroupActs(executor),
        JointWorkOrders(executor, numbers, work_orders),
        DiversionActs(executor),
        ForceActs(executor, numbers),
        work_orders,
        numbers,
    )


def number_prefix(seat: str) -> str:
    """Return what the numbers of a seat begin with: `07` of `seat-7`, else the seat's whole id.

    No two ids have one prefix (G17): an id that could be taken for a short form is marked 席.
    """
    name, _, number = seat.rpartition("-")
    if name == "seat" and number.isascii() and number.isdigit() and str(int(number)) == number:
        return f"{int(number):02d}"
    return f"席{seat}" if seat.isdigit() or seat.startswith("席") else seat
