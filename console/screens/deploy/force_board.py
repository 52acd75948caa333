"""Which forces stand in which band for one matter, and what is still lacking; no widgets."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from console.domain.alert import Alert
from console.domain.order import Assignment
from console.domain.reference import Matter, Unit
from console.domain.suggestion import Shortfall, Suggestion, suggest
from console.models.order_book import OrderView
from offline_cache.pinyin import spellings

SUGGESTED, REST = "suggested", "rest"


@dataclass(frozen=True, slots=True)
class Force:
    """One line of 选力量."""

    suggestion: Suggestion
    band: str
    """An order's id once it was sent, else `suggested` or `rest`."""
    assignment: Assignment | None = None
    is_busy: bool = False
    is_out: bool = True
    """Whether its order has left this seat: only then can there be an answer."""
    stands_in_for: str = ""
    """Name of the unit whose next contact this is."""

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self.suggestion.unit


@dataclass(frozen=True, slots=True)
class Need:
    """A sort of force the dictionary asks for."""

    sort: str
    wanted: int
    found: int


@dataclass(frozen=True, slots=True)
class Board:
    """All lines in order, the needs, and what nobody can meet."""

    forces: tuple[Force, ...]
    needs: tuple[Need, ...]
    lacking: tuple[Shortfall, ...]

    def force(self, unit_id: str) -> Force | None:
        """Return a unit's line."""
        return next((f for f in self.forces if f.unit.id == unit_id), None)

    @property
    def suggested(self) -> tuple[Force, ...]:
        """The lines that are suggested and not sent."""
        return tuple(f for f in self.forces if f.band == SUGGESTED)


def make_board(
    alert: Alert,
    matter: Matter | None,
    units: Iterable[Unit],
    orders: Iterable[OrderView],
    busy: frozenset[str],
    now: datetime,
    chosen: frozenset[str],
    stand_ins: dict[str, str],
    by_rule: frozenset[str] = frozenset(),
) -> Board:
    """Put every unit into its band.

    Args:
        alert: the matter's alert.
        matter: the dictionary's entry, which says what is needed.
        units: all there are.
        orders: orders of this alert.
        busy: units on any matter.
        now: for ages of positions.
        chosen: units a person has ticked.
        stand_ins: unit id → name of the unit it stands in for.
        by_rule: units a rule names; they stand in place of what the dictionary needs.
    """
    all_units = list(units)
    sent = {a.unit: (view, a) for view in orders for a in view.assignments}
    wanted = Counter[str]() if by_rule else _wanted(matter)
    met = Counter(unit.sort for unit in all_units if unit.id in sent)
    open_needs = [f"{sort}*{n}" for sort, n in (wanted - met).items()]
    place = alert.place
    ranked, lacking = suggest(
        all_units, open_needs, place.point, place.town, now, busy | frozenset(sent)
    )
    ranked = [_named(one) if one.unit.id in by_rule else one for one in ranked]
    forces = [_force(one, sent, busy, stand_ins) for one in ranked]
    found = met + Counter(u.sort for u in all_units if u.id in chosen and u.id not in sent)
    needs = tuple(Need(sort, n, min(n, found[sort])) for sort, n in wanted.items())
    order = {view.order.id: number for number, view in enumerate(orders)}
    last = len(order)
    places = {SUGGESTED: last, REST: last + 1, **order}
    forces.sort(key=lambda force: places[force.band])
    return Board(tuple(forces), needs, tuple(lacking))


def _named(one: Suggestion) -> Suggestion:
    """Return a unit as its rule suggests it."""
    return replace(one, is_suggested=True, reasons=("by_rule", *one.reasons))


def _force(
    one: Suggestion,
    sent: dict[str, tuple[OrderView, Assignment]],
    busy: frozenset[str],
    stand_ins: dict[str, str],
) -> Force:
    known = sent.get(one.unit.id)
    if known is not None:
        return Force(one, known[0].order.id, known[1], is_out=has_left(known[0]))
    stands_in = stand_ins.get(one.unit.id, "")
    band = SUGGESTED if one.is_suggested or stands_in else REST
    return Force(one, band, None, one.unit.id in busy, stands_in_for=stands_in)


def has_left(view: OrderView) -> bool:
    """Whether an order has left this seat: by phone, or taken by the hub."""
    return view.order.by_phone or not view.is_pending


def _wanted(matter: Matter | None) -> Counter[str]:
    wanted: Counter[str] = Counter()
    for need in matter.needs if matter else ():
        sort, _, number = need.partition("*")
        wanted[sort] += int(number) if number.isdigit() else 1
    return wanted


def fits(unit: Unit, words: str) -> bool:
    """Whether a unit is meant by hanzi of its name, sort or leader, by pinyin or initials."""
    words = words.strip().lower()
    if not words:
        return True
    if words in f"{unit.name} {unit.sort} {unit.leader} {unit.phone}".lower():
        return True
    return words.isascii() and any(sound.startswith(words) for sound in _sounds(unit.name))


@lru_cache(maxsize=4096)
def _sounds(name: str) -> tuple[str, ...]:
    return tuple(spellings(tuple(name)))
