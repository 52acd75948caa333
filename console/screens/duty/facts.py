"""What is known of an alert, as label and value in two columns."""

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert, Call, Casualties
from console.domain.reference import Org
from console.runtime.hall_time import hall_time
from widgets.common.facts_grid import Fact


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def facts_of(
    alert: Alert, grid: Org | None, seat_name: str, standing: str, is_refused: bool
) -> list[Fact]:
    """Return six facts: of a call what the caller said, of a message what the source said.

    Args:
        alert: what is shown.
        grid: who answers for the place.
        seat_name: of this seat.
        standing: how far own acts on it are, in words; empty when the hub has them all.
        is_refused: one of them was refused.
    """
    waits = kept_fact(standing, is_refused)
    kept = waits or Fact(_t("Kept"), _t("Saved at the hub"))
    answers_for = Fact(_t("Grid"), _grid_words(alert, grid))
    if alert.call is not None:
        return [
            Fact(_t("When"), _happened(alert)),
            Fact(_t("Taken"), f"{hall_time(alert.call.called_at)}·{seat_name}"),
            Fact(_t("Caller"), _caller(alert.call)),
            Fact(_t("People"), casualties_words(alert.call.casualties)),
            answers_for,
            kept,
        ]
    return [
        Fact(_t("When"), _happened(alert)),
        Fact(_t("Received"), _received(alert)),
        _told(alert),
        Fact(_t("Score"), _confidence(alert)),
        answers_for,
        waits or Fact(_t("Repeats"), _t("{0}×").format(alert.count)),
    ]


def kept_fact(standing: str, is_refused: bool) -> Fact | None:
    """Return how far own acts are; None when the hub has them all."""
    icon = "exclamation-circle" if is_refused else "clock"
    return Fact(_t("Kept"), standing, icon) if standing else None


def casualties_words(told: Casualties) -> str:
    """Return who was hurt; what was not said is 不详, never 0."""
    counts = (
        (_t("dead"), told.dead),
        (_t("badly hurt"), told.badly_hurt),
        (_t("hurt"), told.hurt),
        (_t("trapped"), told.trapped),
        (_t("missing"), told.missing),
    )
    known = [f"{word} {count}" for word, count in counts if count is not None]
    if not known:
        return _t("unknown")
    words = _t(", ").join(known)
    return words if len(known) == len(counts) else _t("{0}, rest unknown").format(words)


def _happened(alert: Alert) -> str:
    if alert.occurred_at is None:
        return _t("unknown")
    return hall_time(alert.occurred_at)


def _received(alert: Alert) -> str:
    at = hall_time(alert.received_at)
    if alert.occurred_at is None:
        return at
    late = round((alert.received_at - alert.occurred_at).total_seconds())
    return _t("{0}·{1} s late").format(at, late) if late >= 1 else at


def _told(alert: Alert) -> Fact:
    """Return what the source said; its name is not its words."""
    if alert.text:
        return Fact(_t("Raw"), _one_line(alert.text))
    return Fact(_t("Source"), alert.source or "—")


def _confidence(alert: Alert) -> str:
    return "—" if alert.confidence is None else f"{alert.confidence:.2f}"


def _grid_words(alert: Alert, grid: Org | None) -> str:
    if grid is not None:
        return f"{grid.name}·{grid.duty_person}" if grid.duty_person else grid.name
    return alert.place.grid or alert.place.town or "—"


def _caller(call: Call) -> str:
    return "·".join(part for part in (call.unit, call.caller) if part) or _t("unknown")


def _one_line(text: str) -> str:
    return " ".join(text.split()) or "—"
