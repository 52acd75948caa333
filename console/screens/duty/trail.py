"""The trail of an alert in words: codes of the record become what happened."""

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert, Nature, Severity, TrailLine
from console.models.alert_rows import grade_word
from console.models.device_words import shown
from console.models.seat_words import seat_word
from console.models.stamp_words import stamp_words
from console.runtime.hall_time import hall_time
from console.screens.duty.trail_list import TrailRow


def _t(source: str) -> str:
    return QCoreApplication.translate("trail", source)


def trail_rows(alert: Alert, seat: str, seat_name: str, is_pending: bool) -> list[TrailRow]:
    """Return the lines of an alert, the newest first.

    Args:
        alert: whose.
        seat: this seat; `seat_name` is what it is called.
        seat_name: see `seat`.
        is_pending: whether an own act waits for the hub: the newest line, where it is one, says so.
    """
    newest_first = reversed(alert.trail)  # of two at one time the later stands first
    lines = sorted(newest_first, key=lambda line: line.at, reverse=True)
    is_forecast = alert.nature is Nature.FORECAST
    return [
        TrailRow(
            hall_time(line.at),
            trail_who(line, seat, seat_name),
            _with_stamp(trail_words(line, is_forecast), line),
            is_pending and number == 0 and line.seat == seat,
        )
        for number, line in enumerate(lines)
    ]


def _with_stamp(words: str, line: TrailLine) -> str:
    """Return the words with the mark of an uncertain time behind them."""
    mark = stamp_words(line.stamp)
    return f"{words}  {mark}" if mark else words


def trail_words(line: TrailLine, is_forecast: bool = False) -> str:
    """Return what happened; a code this version does not know is shown as it is."""
    of_forecast = {
        "cleared": _t("Lifted, says {0}"),
        "rose": _t("Changed, raised to {0}"),
        "eased": _t("Changed, lowered to {0}"),
        "returned": _t("Issued anew as {0}"),
        "received": _t("Issued, from {0}"),
    }
    words = {
        "received": _t("Received from {0}"),
        "registered": _t("Call registered, from {0}"),
        "found": _t("Found on video patrol, {0}"),
        "found_again": _t("Found once more, {0}"),
        "acknowledged": _t("Signed"),
        "acknowledgement_withdrawn": _t("Signature taken back"),
        "owned": _t("Taken on"),
        "left_idle": _t("Back in the pool: no input at the owner's seat"),
        "left_logged_out": _t("Back in the pool: the owner logged out"),
        "left_away": _t("Back in the pool: the owner's seat is away"),
        "left_shift_ended": _t("Back in the pool: the owner's shift ended"),
        "confirmed": _t("Verified: true"),
        "found_false": _t("Verified: not true ({0})"),
        "merged_into": _t("Merged into “{0}”"),
        "joined_by": _t("“{0}” merged into this"),
        "frame_doubted": _t("The picture named by the source was not understood"),
        "parted_from": _t("Merging taken back, it was merged into “{0}”"),
        "joined_back": _t("“{0}” is no longer merged into this"),
        "shelved": _t("Shelved ({0})"),
        "suppressed": _t("Suppressed ({0})"),
        "out_of_service": _t("Out of service ({0})"),
        "brought_back": _t("Brought back"),
        "closed": _t("Closed ({0})"),
        "joined_incident": _t("Handled together as “{0}”"),
        "noted": _t("Note: {0}"),
        "signing_noted": _t("Signed with: {0}"),
        "cleared": _t("Recovered, says {0}"),
        "rose": _t("Raised to {0}"),
        "returned": _t("Came back as {0}"),
        "counted": _t("Counts now: it came {0} times"),
        "eased": _t("Lowered to {0}"),
        "extended": _t("Holds longer, until {0}"),
        "call_out": _t("Call-out begun: {0} towns"),
        "call_out_late": _t("Did not answer in time, shift leader told: {0}"),
        "unknown": _t("The source is silent: {0}"),
        "seen_again": _t("The source is heard again: {0}"),
        "diversion_taken": _t("Taken from the 110 desk"),
        "diversion_returned": _t("Given back to the 110 desk ({0})"),
        "diversion_call": _t("Three-way call: {0}"),
        "deferred": _t("Call to the leader on duty put off ({0})"),
        "escalated": _t("Called further up: {0}"),
        "checked": _t("Checked by a person: {0}"),
        "dispatched": _t("Order sent to {0}"),
        "work_ordered": _t("Work order {0}"),
        "dispatched_by_phone": _t("Sent by phone: {0}"),
        "recalled": _t("Called back: {0}"),
        "recalled_by_phone": _t("Called back by phone: {0}"),
    }.get(line.what)
    words = of_forecast.get(line.what, words) if is_forecast else words
    if words is None:
        return f"{line.what} {line.detail}".strip()
    return words.format(_detail(line))


def trail_who(line: TrailLine, seat: str, seat_name: str) -> str:
    """Return who did it: seat and name, or the system."""
    if not line.who:
        return _t("System")
    where = seat_name if line.seat == seat else seat_word(line.seat)
    return " ".join((where, line.who))


def _detail(line: TrailLine) -> str:
    if line.what in ("rose", "returned", "eased"):
        known = {severity.name.lower(): severity for severity in Severity}
        if line.detail in known:
            return grade_word(known[line.detail])
    if line.what == "found_false":
        return shown(line.detail)
    if line.what == "diversion_call":
        agreed, _, whom = line.detail.partition(" ")
        words = {
            "taken": _t("taken here"),
            "returned": _t("back to 110"),
            "unclear": _t("still unclear, taken here"),
        }
        return f"{words.get(agreed, agreed)}·{whom}"
    if line.what == "checked":
        words = {"seat": _t("the seat's holds"), "hub": _t("the hub's holds"), "both": _t("both")}
        return words.get(line.detail, line.detail)
    if line.what == "extended":
        return line.detail[5:16].replace("T", " ")
    if line.what == "escalated":
        return post_word(line.detail)
    return line.detail or _t("unknown")


def post_word(post: str) -> str:
    """Return the name of a post; one this version does not know by its own code."""
    words = {"shift_leader": _t("shift leader"), "leader_on_duty": _t("leader on duty")}
    return words.get(post, post)
