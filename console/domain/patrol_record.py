"""The record of a shift's video patrol (视频巡查记录), counted from proofs and findings alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolProof, PatrolVerdict, Sight

GAP = timedelta(minutes=5)
"""Pages of one seat further apart than this are two turns of duty."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A camera that was to be seen and was not: its best try, None where it had no turn."""

    camera: str
    last: Sight | None


@dataclass(frozen=True, slots=True)
class PlanCoverage:
    """What became of one plan in the shift.

    Attributes:
        plan, name: which.
        planned: ids that were to be seen.
        seen: ids that count, with when last.
        unseen: the others, with why.
        pages: how many were shown.
        clear: how many of them a person said to be normal, with a picture to say it of.
        denied: cameras left out by rights.
        cut_off: the most that could not be had without the hub at one time.
    """

    plan: str
    name: str
    planned: tuple[str, ...]
    seen: Mapping[str, datetime]
    unseen: tuple[Unseen, ...]
    pages: int
    clear: int
    denied: int = 0
    cut_off: int = 0

    @property
    def share(self) -> float | None:
        """Which part was seen; None where nothing was planned."""
        return len(self.seen) / len(self.planned) if self.planned else None


@dataclass(frozen=True, slots=True)
class Watch:
    """One stretch of time at one seat.

    Attributes:
        name, seat: who and where.
        since, until: from the first page to the last.
        pages: how many.
        is_absent: whether nobody was there.
    """

    name: str
    seat: str
    since: datetime
    until: datetime
    pages: int
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class PatrolRecord:
    """What the paper says."""

    since: datetime
    until: datetime
    plans: tuple[PlanCoverage, ...]
    watches: tuple[Watch, ...]
    absences: tuple[Watch, ...]
    findings: tuple[PatrolFinding, ...]


def record_of(
    since: datetime,
    until: datetime,
    proofs: Iterable[PatrolProof],
    findings: Iterable[PatrolFinding],
    pools: Mapping[str, Sequence[str]],
) -> PatrolRecord:
    """Count a shift.

    Args:
        since: begin of the shift.
        until: its end.
        proofs: of any time; those of the shift count.
        findings: the same.
        pools: cameras of each plan as it is now, by its id; without one, those it has shown.
    """
    told = sorted((p for p in proofs if since <= p.began < until), key=lambda p: p.began)
    by_plan: dict[str, list[PatrolProof]] = defaultdict(list)
    for proof in told:
        by_plan[proof.plan].append(proof)
    stretches = _stretches(told)
    return PatrolRecord(
        since,
        until,
        tuple(_coverage(plan, pages, pools.get(plan, ())) for plan, pages in by_plan.items()),
        tuple(each for each in stretches if not each.is_absent),
        tuple(each for each in stretches if each.is_absent),
        tuple(sorted((f for f in findings if since <= f.at < until), key=lambda f: f.at)),
    )


def _coverage(plan: str, pages: Sequence[PatrolProof], pool: Sequence[str]) -> PlanCoverage:
    seen: dict[str, datetime] = {}
    tries: dict[str, Sight] = {}
    shown: dict[str, None] = {}
    for page in pages:
        for sight in page.sights:
            shown[sight.camera] = None
            if sight.verdict is PatrolVerdict.SEEN:
                seen[sight.camera] = page.ended
            else:
                tries[sight.camera] = sight
    planned = tuple(dict.fromkeys((*pool, *shown)))
    unseen = tuple(Unseen(each, tries.get(each)) for each in planned if each not in seen)
    return PlanCoverage(
        plan,
        pages[-1].plan_name or plan,
        planned,
        seen,
        unseen,
        len(pages),
        sum(page.is_clear for page in pages),
        max(page.denied for page in pages),
        max(page.cut_off for page in pages),
    )


def _stretches(pages: Iterable[PatrolProof]) -> tuple[Watch, ...]:
    """Join pages of one person at one seat that follow each other, on however many walls."""
    done: list[Watch] = []
    open_: dict[str, Watch] = {}
    for page in pages:
        is_absent = page.is_absent
        last = open_.get(page.seat)
        goes_on = (
            last is not None
            and (last.name, last.is_absent) == (page.name, is_absent)
            and page.began - last.until <= GAP
        )
        if last is not None and goes_on:
            ended = max(last.until, page.ended)
            now = Watch(last.name, last.seat, last.since, ended, last.pages + 1, is_absent)
        else:
            if last is not None:
                done.append(last)
            now = Watch(page.name, page.seat, page.began, page.ended, 1, is_absent)
        open_[page.seat] = now
    return tuple(sorted((*done, *open_.values()), key=lambda watch: watch.since))
