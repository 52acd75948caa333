"""Which forces stand in which band for one matter, and what is still lacking; no widgets."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache

from console.domain.force_choice import Chooser, Ranked, Ranking, Shortfall, Suggestion, read_need
from console.domain.force_history import Went
from console.domain.notice import Channel
from console.domain.order import Assignment
from console.domain.reference import Matter, Unit
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
    is_uncalled: bool = False
    """Cut off, and nobody has called it: what it answered by the system is not seen here."""
    stands_in_for: str = ""
    """Name of the unit whose next contact this is."""
    other_job: str = ""
    """Title of another matter the unit is on; both jobs stand."""

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
    """The lines in order, the needs, what nobody can meet, and what is not listed."""

    forces: tuple[Force, ...]
    needs: tuple[Need, ...]
    lacking: tuple[Shortfall, ...]
    unlisted: int = 0
    """Further units that fit the search and are not listed."""
    nearest_unlisted: float | None = None
    """Metres to the nearest of them."""

    def force(self, unit_id: str) -> Force | None:
        """Return a unit's line."""
        return next((f for f in self.forces if f.unit.id == unit_id), None)

    @property
    def suggested(self) -> tuple[Force, ...]:
        """The lines that are suggested and not sent."""
        return tuple(f for f in self.forces if f.band == SUGGESTED)


@dataclass(frozen=True, slots=True)
class BoardWish:
    """What a person and the orders say of the forces.

    Attributes:
        orders: orders of this matter.
        chosen: units a person has ticked.
        stand_ins: unit id → name of the unit it stands in for.
        by_rule: units a rule names; they stand in place of what the dictionary needs.
        other_jobs: unit id → title of another matter it is on.
        words: what is searched for among the rest.
        shown: how many of the rest are listed.
        went: how often units went to such matters before: those that usually do stand first among
            the rest, with the reason.
        is_offline: whether the link is cut: then only a call can be answered.
    """

    orders: Sequence[OrderView] = ()
    chosen: frozenset[str] = frozenset()
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    by_rule: frozenset[str] = frozenset()
    other_jobs: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    shown: int = 60
    went: Mapping[str, Went] = field(default_factory=dict)
    is_offline: bool = False


def make_board(ranking: Ranking, matter: Matter | None, chooser: Chooser, wish: BoardWish) -> Board:
    """Put the units into their bands: what was sent, what is suggested, and the nearest others.

    Args:
        ranking: all units.
        matter: the dictionary's entry, which says what is needed.
        chooser: judges them.
        wish: what was sent and ticked.
    """
    sent = {a.unit: (view, a) for view in wish.orders for a in view.assignments}
    wanted = Counter[str]() if wish.by_rule else _wanted(matter)
    known = sent.keys() | wish.chosen
    sorts = {unit.id: unit.sort for unit in ranking.units if unit.id in known}
    met = Counter(sorts[id] for id in sent if id in sorts)
    open_needs = [f"{sort}*{n}" for sort, n in (wanted - met).items()]
    free = replace(chooser, busy=frozenset(chooser.busy) | sent.keys())
    chosen, lacking = free.choose(ranking, open_needs)
    suggested = {one.unit.id: one for one in chosen}
    usual = {id for id, went in wish.went.items() if went.is_usual}
    named = suggested.keys() | sent.keys() | usual | wish.stand_ins.keys() | wish.by_rule
    listed, hidden = _listed(ranking, named, wish)
    lines = [_line(row, chooser, suggested, sent, wish) for row in listed]
    order = {view.order.id: number for number, view in enumerate(wish.orders)}
    places = {SUGGESTED: len(order), REST: len(order) + 1, **order}
    by_need = {id: number for number, id in enumerate(suggested)}
    last = len(by_need)

    def place(force: Force) -> tuple[int, int, float]:
        went = wish.went.get(force.unit.id)
        share = went.share if went is not None and went.is_usual else 0.0
        return places[force.band], by_need.get(force.unit.id, last), -share

    forces = sorted(lines, key=place)
    found = met + Counter(sorts[id] for id in wish.chosen if id in sorts and id not in sent)
    needs = tuple(Need(sort, n, min(n, found[sort])) for sort, n in wanted.items())
    nearest = ranking.row(hidden[0]).metres if hidden else None
    return Board(tuple(forces), needs, tuple(lacking), len(hidden), nearest)


def _listed(
    ranking: Ranking, named: AbstractSet[str], wish: BoardWish
) -> tuple[list[Ranked], list[int]]:
    """Return what has a line, and the places of what fits the search and has none."""
    always, words, units = named | wish.chosen, wish.words.strip(), ranking.units
    listed = [at for at, unit in enumerate(units) if unit.id in always]
    others = [at for at, unit in enumerate(units) if unit.id not in always]
    if words:
        others = [at for at in others if fits(units[at], wish.words)]
    shown = sorted([*listed, *others[: wish.shown]])
    return [ranking.row(at) for at in shown], others[wish.shown :]


def _line(
    row: Ranked,
    chooser: Chooser,
    suggested: Mapping[str, Suggestion],
    sent: Mapping[str, tuple[OrderView, Assignment]],
    wish: BoardWish,
) -> Force:
    one = suggested.get(row.unit.id) or chooser.judge(row)
    if row.unit.id in wish.by_rule:
        one = replace(one, is_suggested=True, reasons=("by_rule", *one.reasons))
    went = wish.went.get(row.unit.id)
    if went is not None:
        one = replace(one, reasons=(f"went:{went.times}/{went.of}", *one.reasons))
    job = wish.other_jobs.get(row.unit.id, "")
    known = sent.get(row.unit.id)
    if known is not None and not (known[1].is_over and row.unit.id in wish.chosen):
        view, assignment = known
        uncalled = wish.is_offline and has_left(view) and not was_called(view, assignment)
        return Force(
            one, view.order.id, assignment, is_out=has_left(view), is_uncalled=uncalled,
            other_job=job,
        )  # fmt: skip
    stands_in = wish.stand_ins.get(row.unit.id, "")
    band = SUGGESTED if one.is_suggested or stands_in else REST
    is_busy = row.unit.id in chooser.busy
    return Force(one, band, None, is_busy, stands_in_for=stands_in, other_job=job)


def is_out(force: Force) -> bool:
    """Whether a unit was sent and is not back: only then it cannot be sent (again)."""
    return force.assignment is not None and not force.assignment.is_over


def has_left(view: OrderView) -> bool:
    """Whether an order has left this seat: by phone, or taken by the hub."""
    return view.order.by_phone or not view.is_pending


def was_called(view: OrderView, one: Assignment) -> bool:
    """Whether somebody has phoned the unit about this order."""
    return view.order.by_phone or one.unreached > 0 or one.reach(Channel.PHONE) is not None


def _wanted(matter: Matter | None) -> Counter[str]:
    wanted: Counter[str] = Counter()
    for sort, number in map(read_need, matter.needs if matter else ()):
        wanted[sort] += number
    return wanted


def fits(unit: Unit, words: str) -> bool:
    """Whether a unit is meant by hanzi of its name, sort or leader, by pinyin or initials."""
    words = words.strip().lower()
    if not words:
        return True
    if words in f"{unit.name} {unit.sort} {unit.leader} {unit.phone}".lower():
        return True
    return words.isascii() and any(sound.startswith(words) for sound in _sounds(unit.name))


@lru_cache(maxsize=8192)
def _sounds(name: str) -> tuple[str, ...]:
    return tuple(spellings(tuple(name)))
