"""Every kind of operation there is, listed; seat and hub run these and nothing else."""

from typing import Any, cast

from console.domain.operations import (
    alert_operations,
    assignment_operations,
    call_out_operations,
    check_operations,
    diversion_operations,
    group_operations,
    intake_operations,
    log_operations,
    mask_operations,
    merge_operations,
    mode_operations,
    order_operations,
    recall_operations,
    wall_operations,
    work_order_operations,
)
from console.domain.operations.base import OperationKind

_FUNCTIONS = (
    alert_operations.acknowledge,
    alert_operations.withdraw_acknowledgement,
    alert_operations.own,
    alert_operations.leave,
    alert_operations.leave_at_shift_end,
    alert_operations.verify,
    merge_operations.merge,
    merge_operations.unmerge,
    alert_operations.shelve,
    alert_operations.shelve_for_an_order,
    alert_operations.close,
    alert_operations.note,
    alert_operations.defer,
    group_operations.acknowledge_all,
    group_operations.open_incident,
    mode_operations.begin,
    mode_operations.end,
    mode_operations.set_response,
    mode_operations.end_response,
    call_out_operations.call_out,
    call_out_operations.report,
    call_out_operations.withdraw,
    diversion_operations.take,
    diversion_operations.give_back,
    diversion_operations.call,
    mask_operations.lay,
    mask_operations.lift,
    mask_operations.bring_back,
    intake_operations.register,
    order_operations.dispatch,
    order_operations.dispatch_by_phone,
    recall_operations.recall,
    recall_operations.recall_by_phone,
    assignment_operations.report,
    assignment_operations.unreached,
    assignment_operations.notice,
    assignment_operations.welfare,
    assignment_operations.set_welfare,
    log_operations.append,
    check_operations.resolve,
    wall_operations.tell,
    wall_operations.push,
    wall_operations.answer,
    work_order_operations.register,
    work_order_operations.step,
    work_order_operations.say,
    work_order_operations.link,
)

OPERATIONS: dict[tuple[str, int], OperationKind] = {
    (kind.name, kind.version): kind for kind in (cast(Any, f).kind for f in _FUNCTIONS)
}
"""Kinds by name and version."""
