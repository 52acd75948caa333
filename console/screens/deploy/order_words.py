"""The prefilled order text, and what the page says of an order and of a silent unit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.operations.order_operations import LONGEST_TEXT
from console.domain.order import Assignment
from console.domain.reference import Matter
from console.runtime.hall_time import hall_time
from console.screens.deploy.deploy_case import DeployCase, Silent
from console.screens.deploy.force_rows import JUST_SENT, countdown
from console.screens.deploy.order_rows import Held


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


@dataclass(frozen=True, slots=True)
class SilenceWords:
    """The line of the unit that has not answered: what, what comes next, what can be done."""

    words: str = ""
    note: str = ""
    action: str = ""


def case_text(case: DeployCase) -> str:
    """Return the prefilled order text of a case: that of its rule, else the dictionary's."""
    told = case.prepared.text if case.prepared is not None else ""
    return short(told) if told else order_text(case.alert, case.matter)


def order_text(alert: Alert, matter: Matter | None) -> str:
    """Return the prefilled order text, at most as long as the rule allows."""
    name = "" if alert.place.name in alert.title else alert.place.name
    place = "·".join(part for part in (alert.place.town, name) if part)
    text = matter.text if matter and matter.text else _t("{place}: {title}. Go there and report.")
    words = text.replace("{place}", place or _t("place unknown")).replace("{title}", alert.title)
    return short(words)


def short(words: str) -> str:
    """Return words cut to what an order may have."""
    return words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1] + "…"


def note_words(
    held: Held | None, is_writing: bool, is_sendable: bool, is_offline: bool, back: str
) -> str:
    """Return the line below the button one holds; empty where there is nothing to send.

    Args:
        held: the order that can still be taken back.
        is_writing: whether one is to be written.
        is_sendable: whether its text has a length the rule allows.
        is_offline: whether the link is cut.
        back: by which key it is taken back.
    """
    if held is not None:
        return _t("{0} takes it back, {1} s left").format(back, int(held.seconds) + 1)
    if not is_writing:
        return ""
    if not is_sendable:
        return _t("The order text has 1 to {0} characters").format(LONGEST_TEXT)
    if is_offline:
        return _t("The link is cut: phone the units, then hold; it is recorded as a fact")
    return _t("For 5 s it can be taken back; later only an order that revokes it")


def silence_words(silent: Silent, answer_within: timedelta) -> SilenceWords:
    """Say who has been silent longest, and when the next contact is due."""
    name, age = silent.assignment.unit_name, countdown(silent.age.total_seconds())
    words = _t("{0}: no reply for {1}").format(name, age)
    if silent.age < JUST_SENT:
        words = _t("{0}: answer awaited").format(name)
    other = silent.other
    if other is None:
        return SilenceWords(words)
    note = _t("overdue; next contact {0}").format(f"{other.name} {other.phone}")
    left = (answer_within - silent.age).total_seconds()
    if left > 0:
        note = _t("then {0} in {1}").format(other.name, countdown(left))
    return SilenceWords(words, note, _t("Switch now"))


@dataclass(frozen=True, slots=True)
class ButtonWords:
    """What the button one holds says, and whether there is anything to send."""

    can: bool
    label: str
    units: str = ""


def button_words(units: int, batch: int, is_offline: bool, is_revoking: bool) -> ButtonWords:
    """Return the words of the button one holds."""
    if not units:
        return ButtonWords(False, _t("Tick forces first"))
    if is_revoking:
        by_phone, by_system = _t("Hold for 1 s: revoked by phone"), _t("Hold for 1 s: revoke")
        label = by_phone if is_offline else by_system
    elif is_offline:
        label = _t("Hold for 1 s: sent by phone")
    else:
        label = _t("Hold for 1 s: send batch {0}").format(batch)
    return ButtonWords(True, label, _t("{0} units").format(units))


def welfare_words(one: Assignment, due: datetime, now: datetime) -> tuple[str, str]:
    """Say who is to be asked how its people are, and since when or in what time."""
    left = (due - now).total_seconds()
    words = _t("Ask whether all are safe: {0}").format(one.unit_name)
    if left > 0:
        return words, _t("due in {0}").format(countdown(left))
    last = one.welfare[-1] if one.welfare else None
    if last is not None and not last.is_heard and last.at >= due:
        return words, _t("no answer at {0}, overdue for {1}").format(
            hall_time(last.at), countdown(-left)
        )
    return words, _t("overdue for {0}").format(countdown(-left))
