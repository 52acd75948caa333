"""Cards of 需人工核对, the oldest first, and both accounts of each side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.alert import Alert, Disposition
from console.domain.check import Check
from console.domain.entity import decode
from console.domain.order import Assignment, DispatchOrder
from console.models.alert_rows import stage_word
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.link_status import LinkStatus
from console.models.operation_words import NameOf, kind_words, subject_words
from console.models.seat_words import seat_word
from console.runtime.hall_time import hall_time
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


def _t(source: str) -> str:
    return QCoreApplication.translate("check", source)


@dataclass(frozen=True, slots=True)
class CheckCard:
    """One card as shown.

    Attributes:
        check: what is asked, or was decided.
        held: the records it is about as they are now, by key; None for one that is not there.
        is_pending: an own decision of it waits for the hub.
    """

    check: Check
    held: Mapping[str, Mapping[str, Any] | None]
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One line of the comparison: what it is, and what seat and hub say of it."""

    what: str
    at_seat: str
    at_hub: str

    @property
    def differs(self) -> bool:
        """Whether the two do not say the same."""
        return self.at_seat != self.at_hub


class CheckCards(QObject):
    """All cards of the cache.

    Args:
        cache: where they are read.
        feed: says when.
        link: is told how many are open, for the header.
        lane: the thread they are read in.

    Signals:
        changed: the cards are others now.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        link: LinkStatus,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._link = link
        self._lane = lane
        self.cards: list[CheckCard] = []
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the cards."""
        when_done(self._lane.submit(self._read), self, self._show)

    @property
    def open(self) -> list[CheckCard]:
        """Return the cards that still ask a person."""
        return [card for card in self.cards if card.check.is_open]

    def _on_changed(self, change_set: ChangeSet) -> None:
        kinds = None if change_set.keys is None else {kind for kind, _ in change_set.keys}
        if kinds is None or "check" in kinds or (self.cards and kinds & _SHOWN.keys()):
            self.load()

    def _read(self) -> list[CheckCard]:
        cards = []
        for row in self._cache.select("check"):
            check = _check(row.id, row.body)
            held = {key: self._held(key) for key in check.targets}
            cards.append(CheckCard(check, held, row.is_pending))
        return sorted(cards, key=lambda card: (not card.check.is_open, card.check.id))

    def _held(self, key: str) -> Mapping[str, Any] | None:
        kind, _, id = key.partition("/")
        row = self._cache.get(kind, id)
        return None if row is None else row.body

    def _show(self, cards: list[CheckCard]) -> None:
        if cards == self.cards:
            return
        self.cards = cards
        self._link.update_view(checks=len(self.open))
        self.changed.emit()


def _check(id: str, body: Mapping[str, Any]) -> Check:
    """Read a card; of one that cannot be read at least its code and words are shown."""
    try:
        return decode(Check, body)
    except ValueError:
        code, zh, en = (str(body.get(name, "")) for name in ("code", "reason_zh", "reason_en"))
        return Check(id, code, zh, en, state="newer")


def about(card: CheckCard, name_of: NameOf) -> str:
    """Return what a card is about in a few words."""
    check = card.check
    if check.operation_kind:
        args = check.args if isinstance(check.args, Mapping) else {}
        keys = [key.partition("/") for key in check.targets]
        targets = tuple((kind, id) for kind, _, id in keys)
        does = kind_words(check.operation_kind, args)
        return f"{does}·{subject_words(args, targets, name_of)}"
    return next((name for key in check.targets if (name := name_of(key))), check.id)


def accounts(card: CheckCard, name_of: NameOf) -> list[Account]:
    """Return the comparison of a card, line by line."""
    check = card.check
    if check.is_about_record:
        kind = check.targets[0].partition("/")[0] if check.targets else ""
        seat, hub = _sides(kind, check.at_seat), _sides(kind, check.at_hub)
        return [Account(what, seat.get(what, "—"), hub.get(what, "—")) for what in {**seat, **hub}]
    return list(_of_fact(card, name_of))


def _of_fact(card: CheckCard, name_of: NameOf) -> Iterator[Account]:
    """Compare a fact that was told with the records it is about."""
    check = card.check
    acted = hall_time(check.acted_at) if check.acted_at else "—"
    recorded = hall_time(check.recorded_at) if check.recorded_at else "—"
    args = check.args if isinstance(check.args, Mapping) else {}
    yield Account(_t("What"), about(card, name_of), _t("recorded as told, it stands"))
    yield Account(_t("When"), acted, _t("arrived {0}").format(recorded))
    yield Account(_t("Who"), f"{check.actor}·{seat_word(check.seat)}", "—")
    units = [str(r.get("name", "")) for r in args.get("recipients", ()) if isinstance(r, Mapping)]
    if units:
        yield Account(_t("Units"), _t(", ").join(units), "—")
    for key, body in card.held.items():
        kind = key.partition("/")[0]
        if kind not in _SHOWN or (check.operation_kind and kind != "alert" and body is not None):
            continue
        what = _SHOWN[kind][0]()
        if body is None:
            yield Account(what, _t("mentioned in it"), _t("the hub has no such record"))
            continue
        for label, words in _sides(kind, body).items():
            yield Account(label, "—", words)


def _sides(kind: str, body: object) -> dict[str, str]:
    """Return what a record says, label by label."""
    if not isinstance(body, Mapping) or kind not in _SHOWN:
        return {}
    cls, tell = _SHOWN[kind][1:]
    try:
        return dict(tell(decode(cls, body)))
    except ValueError:
        return {_t("Record"): _t("newer than this console")}


def _of_alert(alert: Alert) -> Iterator[tuple[str, str]]:
    yield _t("Alert"), alert.title
    yield _t("State"), disposition_word(alert.disposition)
    yield _t("Owner"), alert.owner.name if alert.owner else _t("nobody")
    yield _t("Orders"), str(len(alert.orders))
    if alert.trail:
        last = alert.trail[-1]
        yield _t("Last act"), f"{hall_time(last.at)} {last.who}".strip()


def _of_order(order: DispatchOrder) -> Iterator[tuple[str, str]]:
    yield _t("Order"), order.number
    yield _t("Text"), order.text
    yield _t("When"), hall_time(order.created_at)
    yield _t("Who"), f"{order.name}·{seat_word(order.seat)}"
    yield _t("How"), _t("by phone") if order.by_phone else _t("by the system")


def _of_assignment(assignment: Assignment) -> Iterator[tuple[str, str]]:
    yield _t("Unit"), assignment.unit_name
    yield _t("State"), stage_word(assignment.stage)
    for time in assignment.times[-1:]:
        yield _t("Last act"), f"{hall_time(time.at)} {time.by}".strip()
    yield _t("Not reached"), str(assignment.unreached)


def disposition_word(disposition: Disposition) -> str:
    """Return how an alert stands."""
    words = {
        Disposition.UNVERIFIED: _t("not verified"),
        Disposition.CONFIRMED: _t("verified: true"),
        Disposition.FALSE: _t("verified: not true"),
        Disposition.MERGED: _t("merged"),
        Disposition.ORDERED: _t("forces sent"),
        Disposition.CLOSED: _t("closed"),
    }
    return words[disposition]


_SHOWN: dict[str, tuple[Any, Any, Any]] = {
    "alert": (lambda: _t("Alert"), Alert, _of_alert),
    "order": (lambda: _t("Order"), DispatchOrder, _of_order),
    "assignment": (lambda: _t("Unit"), Assignment, _of_assignment),
}
