"""The figures of a sample: each a pure function of the alerts and the targets (facts/domain B.2).

The load counts how often attention was wanted (a new alert, one that came back, one that rose);
times count alerts. Nothing to measure is no figure, never a zero.
"""

from collections import defaultdict
from collections.abc import Callable

from console.domain.figures import times
from console.domain.figures.facts import AlertFact, Verdict
from console.domain.figures.figure import Figure, Part, Standing, ids_of, parts_of
from console.domain.figures.period import SLOT, slot_of
from console.domain.figures.sample import Event, Sample
from console.domain.figures.targets import Kind, Targets

HOUR = 3600


def figures_of(sample: Sample, targets: Targets) -> dict[Kind, Figure]:
    """Return every figure, in the order they are shown."""
    return {kind: _COUNTED[kind](sample, targets) for kind in Kind}


def _average(sample: Sample, targets: Targets) -> Figure:
    """New alerts per ten minutes, over what has gone by of the period."""
    value = len(sample.events) / sample.period.slots
    bound = targets.bound(Kind.AVERAGE)
    return Figure.judged(Kind.AVERAGE, value, bound, ids_of(sample.events))


def _peak(sample: Sample, targets: Targets) -> Figure:
    """Return the ten minutes with the most new alerts; the first of several."""
    return _busiest(sample, targets, Kind.PEAK, SLOT)


def _peak_hour(sample: Sample, targets: Targets) -> Figure:
    return _busiest(sample, targets, Kind.PEAK_HOUR, HOUR)


def _busiest(sample: Sample, targets: Targets, kind: Kind, length: int) -> Figure:
    """Return the busiest stretch of whole slots."""
    slots = sample.by_slot
    begin, most = 0, 0
    for first in sorted({slot - back for slot in slots for back in range(0, length, SLOT)}):
        count = sum(slots[slot] for slot in range(first, first + length, SLOT))
        if count > most:
            begin, most = first, count
    inside = [e for e in sample.events if begin <= e.at < begin + length]
    at = float(begin) if most else None
    return Figure.judged(kind, most, targets.bound(kind), ids_of(inside), at=at)


def _flood(sample: Sample, targets: Targets) -> Figure:
    """Return the share of time with more new alerts than one person takes in."""
    flooded = {slot for slot, count in sample.by_slot.items() if count > targets.flood}
    inside = [event for event in sample.events if slot_of(event.at) in flooded]
    value = len(flooded) / sample.period.slots
    return Figure.judged(Kind.FLOOD, value, targets.bound(Kind.FLOOD), ids_of(inside))


def _mix(sample: Sample, targets: Targets) -> Figure:
    """Return the share of the worst grades; it is over when any but the lowest has too much."""
    whole = len(sample.events)
    parts = []
    for wanted in targets.mix:
        events = [event for event in sample.events if event.fact.grade in wanted.grades]
        share = len(events) / whole if whole else None
        is_lowest = wanted is targets.mix[-1]
        limit = wanted.share + targets.slack
        too_many = share is not None and not is_lowest and share > limit
        stands = Standing.OVER if too_many else Standing.OK if whole else Standing.NONE
        parts.append(Part(wanted.name, len(events), share, ids_of(events), standing=stands))
    is_over = any(part.standing is Standing.OVER for part in parts)
    stands = Standing.OVER if is_over else parts[0].standing
    ids = ids_of(sample.events)
    target = targets.bound(Kind.MIX)
    return Figure(Kind.MIX, parts[0].share, ids, target, tuple(parts), standing=stands)


def _top(sample: Sample, targets: Targets) -> Figure:
    """Return the share of the busiest devices; what names no device stands alone."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in sample.events:
        groups[_device(event)].append(event)
    parts = parts_of(groups, targets.top)
    value = sum(part.share or 0 for part in parts) if parts else None
    names = {part.name for part in parts}
    ids = ids_of(event for event in sample.events if _device(event) in names)
    target = targets.bound(Kind.TOP)
    if len(groups) <= targets.top:  # all there are: that says nothing of how the load is spread
        return Figure(Kind.TOP, value, ids, target, parts)
    return Figure.judged(Kind.TOP, value, target, ids, parts)


def _device(event: Event) -> str:
    return event.fact.device or f"={event.fact.id}"


def _chattering(sample: Sample, targets: Targets) -> Figure:
    """Return how many came back too often in a short time."""
    found = [fact for fact in sample.facts if _chatters(fact, sample, targets)]
    ids = tuple(fact.id for fact in sorted(found, key=_by_age))
    return Figure.judged(Kind.CHATTERING, len(ids), targets.bound(Kind.CHATTERING), ids)


def _chatters(fact: AlertFact, sample: Sample, targets: Targets) -> bool:
    if len(fact.returns) < targets.flap.count:
        return False
    times = [at for at in fact.returns if sample.period.has(at) and at <= sample.now]
    count, window = targets.flap.count, targets.flap.window.total_seconds()
    pairs = zip(times, times[count - 1 :], strict=False)
    return any(last - first <= window for first, last in pairs)


def _stale(sample: Sample, targets: Targets) -> Figure:
    """Return how many stand open for longer than a day; nobody knows that of a time gone by."""
    if not sample.is_running:
        return Figure(Kind.STALE, None, target=targets.bound(Kind.STALE))
    before = sample.now - targets.stale.total_seconds()
    old = [f for f in sample.facts if f.is_open and f.at < before and f.news_at(sample.now)]
    ids = tuple(fact.id for fact in sorted(old, key=_by_age))
    return Figure.judged(Kind.STALE, len(ids), targets.bound(Kind.STALE), ids)


def _deeds(sample: Sample, targets: Targets) -> Figure:
    """Return what people did for each hundred alerts; one act on many counts once."""
    done = {
        deed.op
        for fact in sample.facts
        for deed in fact.deeds
        if sample.period.has(deed.at) and (not sample.seat or deed.seat == sample.seat)
    }
    ids = ids_of(sample.events)
    value = 100 * len(done) / len(ids) if ids else None
    return Figure.judged(Kind.DEEDS, value, targets.bound(Kind.DEEDS), ids)


def _false(sample: Sample, targets: Targets) -> Figure:
    """Return the share of what turned out not to be so among what was judged."""
    judged = [fact for fact in sample.cohort if fact.verdict is not Verdict.NONE]
    false = [fact for fact in judged if fact.verdict is Verdict.FALSE]
    value = len(false) / len(judged) if judged else None
    ids = tuple(fact.id for fact in false)
    return Figure.judged(Kind.FALSE, value, targets.bound(Kind.FALSE), ids)


def _channel(sample: Sample, targets: Targets) -> Figure:
    """Return how many new alerts came by each channel."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in sample.events:
        groups[event.fact.channel].append(event)
    target = targets.bound(Kind.CHANNEL)
    ids = ids_of(sample.events)
    return Figure.judged(Kind.CHANNEL, len(sample.events), target, ids, parts_of(groups))


def _by_age(fact: AlertFact) -> tuple[float, str]:
    return (fact.at, fact.id)


_COUNTED: dict[Kind, Callable[[Sample, Targets], Figure]] = {
    Kind.AVERAGE: _average,
    Kind.PEAK: _peak,
    Kind.PEAK_HOUR: _peak_hour,
    Kind.FLOOD: _flood,
    Kind.MIX: _mix,
    Kind.TOP: _top,
    Kind.CHATTERING: _chattering,
    Kind.STALE: _stale,
    Kind.SIGN: times.to_sign,
    Kind.ACT: times.to_act,
    Kind.EARLY: times.early,
    Kind.DEEDS: _deeds,
    Kind.FALSE: _false,
    Kind.CHANNEL: _channel,
}
