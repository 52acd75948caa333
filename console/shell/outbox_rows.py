"""Rows of the outbox panel: what was refused, what waits and why, what was taken note of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.models.link_status import LinkView
from console.models.operation_words import NameOf, kind_words, log_words, subject_words
from console.models.outbox import Outbox, Refusal
from console.models.standing_words import reason_of
from console.models.subject import Subject
from console.runtime.clock import from_text
from console.runtime.hall_time import hall_day_minute, hall_time
from offline_cache.values import PendingOperation
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.roles import BandHead
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

REFUSED, WAITING, SEEN = "refused", "waiting", "seen"
MOST_WAITING = 200
MOST_SEEN = 20


def _t(source: str) -> str:
    return QCoreApplication.translate("outbox", source)


@dataclass(frozen=True, slots=True)
class Moment:
    """What rows are judged by.

    Attributes:
        now: the device's clock.
        seconds: its monotonic seconds.
        link: how sync fares.
        held_for: returns for how long an operation is held back.
        was_refused: whether an operation was refused.
        name_of: returns the name of a record.
    """

    now: datetime
    seconds: float
    link: LinkView
    held_for: Callable[[str], float]
    was_refused: Callable[[str], bool]
    name_of: NameOf


def columns() -> list[TableColumn]:
    """Return the columns: what, since when, why, next try."""
    return [
        TableColumn(_t("Act"), 360, stretches=True, gives=True),
        TableColumn(_t("Kept since"), 112),
        TableColumn(_t("Why it waits, why it was refused"), 384),
        TableColumn(_t("Next try"), 104),
    ]


def heads(refused: int, waiting: int, seen: int) -> list[BandHead]:
    """Return the heads of the three bands."""
    return [
        BandHead(REFUSED, _t("To be dealt with"), _t("refused for good, kept here"), refused),
        BandHead(WAITING, _t("To send"), _t("saved here, sent by itself"), waiting),
        BandHead(SEEN, _t("Dealt with"), _t("kept, the newest twenty"), seen),
    ]


def rows(
    refusals: Sequence[Refusal], waiting: Sequence[PendingOperation], moment: Moment
) -> list[TableRow]:
    """Return all rows, what needs a person first."""
    still_open = [each for each in refusals if not each.is_seen]
    seen = [each for each in refusals if each.is_seen][:MOST_SEEN]
    return [
        *(_refused_row(each, REFUSED, moment) for each in still_open),
        *(_waiting_row(each, moment) for each in waiting[:MOST_WAITING]),
        *(_refused_row(each, SEEN, moment) for each in seen),
    ]


def act_words(operation: PendingOperation, name_of: NameOf) -> tuple[str, str]:
    """Return what an operation does and what it is about."""
    args = operation.body.get("args", {})
    if operation.kind == "log.append":
        return kind_words(operation.kind, args), log_words(args)
    return kind_words(operation.kind, args), subject_words(args, operation.targets, name_of)


def _act_cell(operation: PendingOperation, moment: Moment, ink: Ink = Ink.TEXT) -> Cell:
    does, about = act_words(operation, moment.name_of)
    return Cell((Run(does, ink, bold=ink is Ink.TEXT),), (Run(about, step=Step.SMALL),))


def _refused_row(refusal: Refusal, band: str, moment: Moment) -> TableRow:
    at = refusal.acted_at
    is_open = band == REFUSED
    reason = reason_of(refusal)
    if is_open:
        first: tuple[Run, ...] = (
            chip_run(_t("Refused"), "exclamation-circle"),
            Run(reason, Ink.TEXT, bold=True, gap=8),
        )
        second = _t("took no effect; doing it again is an act of its own")
    else:
        first = (Run(_t("Refused ({0})").format(reason)),)
        second = _t("done again") if refusal.again else _t("taken note of")
    ink = Ink.TEXT if is_open else Ink.TEXT2
    return TableRow(
        refusal.operation.op,
        (
            _act_cell(refusal.operation, moment, ink),
            Cell((Run(hall_time(at), ink),), (Run(hall_day_minute(at)[:5], step=Step.SMALL),)),
            Cell(first, (Run(second, step=Step.SMALL),)),
            plain("—"),
        ),
        band,
    )


def _waiting_row(operation: PendingOperation, moment: Moment) -> TableRow:
    at = from_text(operation.saved_at)
    waited = clock_text(max(0.0, (moment.now - at).total_seconds()))
    why, note = _why(operation, moment)
    return TableRow(
        operation.op,
        (
            _act_cell(operation, moment),
            Cell(
                (Run(hall_time(at), Ink.TEXT),),
                (Run(_t("for {0}").format(waited), step=Step.SMALL),),
            ),
            Cell((Run(why, Ink.TEXT, icon="clock", icon_size=14),), (Run(note, step=Step.SMALL),)),
            plain(_next(operation, moment), Ink.TEXT2),
        ),
        WAITING,
    )


def _why(operation: PendingOperation, moment: Moment) -> tuple[str, str]:
    """Return why an operation waits, and what that means."""
    link, kept = moment.link, _t("Saved here, hub has not answered")
    if moment.held_for(operation.op):
        return _t("Held back, can be taken back"), _t("nothing of it has left")
    if link.stall_zh:
        return _t("Standing still, connection is being rebuilt"), kept
    if link.state == "offline":
        return _t("No link; goes by itself when it is back"), kept
    refused = [op for op in operation.body.get("after", ()) if moment.was_refused(op)]
    if refused:
        return _t("What it builds on was refused"), _t("the hub judges it on its own")
    words = {
        "blocked": _t("What it builds on is not done yet"),
        "later": _t("The hub decides it later"),
        "unknown_kind": _t("Newer than the hub; goes when the hub is updated"),
        "unanswered": _t("The hub has not answered for it"),
    }
    why = words.get(link.waiting.get(operation.lane, ""))
    return (why or _t("On its way")), kept


def _next(operation: PendingOperation, moment: Moment) -> str:
    held = moment.held_for(operation.op)
    if held:
        return _t("in {0} s").format(int(held) + 1)
    if moment.link.stall_zh:
        return _t("at once")
    if moment.link.state == "offline":
        return _t("with the link")
    until = moment.link.next_try.get(operation.lane)
    if until is None or until <= moment.seconds:
        return _t("now")
    return _t("in {0} s").format(int(until - moment.seconds) + 1)


def subject(outbox: Outbox, op: str, name_of: NameOf) -> Subject | None:
    """Return what the act of a row is about, for a note."""
    acts = [*outbox.waiting, *(each.operation for each in outbox.refusals)]
    act = next((each for each in acts if each.op == op), None)
    if act is None:
        return None
    refs = tuple(f"{kind}/{id}" for kind, id in act.targets)
    return Subject(" ".join(act_words(act, name_of)), refs)
