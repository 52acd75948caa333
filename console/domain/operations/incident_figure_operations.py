"""Casualty counts and relief goods: facts, recorded with their own time and never refused.

A count that another seat changed in between, and 死亡 that falls without a reason, stand as they
were told, and a card asks a person (G10).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from console.domain.incident import Incident, IncidentStatus
from console.domain.incident_figures import (
    Figure,
    FigureSort,
    current,
    has_fallen,
    rivals,
)
from console.domain.incident_goods import GoodsStep, GoodsTold, with_goods
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.operations.incident_parts import line
from console.domain.rights import Right

APART = "figures_apart"
FELL = "figures_fell"
OVER = "already_closed"
MERGED = "matter_merged"
CODES = frozenset({APART, FELL, OVER, MERGED})
"""Why a person is asked of what was told of a matter."""

UNTOLD = ""
"""What who tells a count had seen where nobody had told one."""


@dataclass(frozen=True, slots=True)
class FigureTold:
    """One count as it is told.

    Attributes:
        what: what is counted.
        count: people; None is 不详.
        seen: the operation of the revision that was shown, `UNTOLD` where there was none.
        reason: why it is less (核减).
    """

    what: FigureSort
    count: int | None
    seen: str = UNTOLD
    reason: str = ""


@operation("incident.figures", right=Right.HANDLE_ALERT, is_fact=True)
def figures(
    reads: Reads,
    act: Act,
    incident_id: str,
    told: tuple[FigureTold, ...],
    at: datetime,
    source: str,
    knows_it_ended: bool = False,
) -> Outcome:
    """Record counts as they were told, each as one more revision."""
    if not told or any(each.count is not None and each.count < 0 for each in told):
        raise Refused("bad_arguments", "told")
    incident = reads.find(Incident, incident_id)
    if incident is None:
        return Outcome()
    doubt = "" if knows_it_ended else _ended(incident)
    made: list[Figure] = []
    for each in told:
        known = (*incident.figures, *made)
        doubt = _doubt(known, each) or doubt
        made.append(_revision(known, each, act, min(at, act.time), source.strip()))
    words = " ".join(f"{each.what}={_shown(each.count)}" for each in made)
    changed = replace(incident, figures=(*incident.figures, *made))
    told_at = replace(line(act, "figures", f"{words}·{source.strip()}"), at=min(at, act.time))
    return Outcome([asked(changed, doubt, act).noted(told_at)])


@operation("goods.ask", right=Right.HANDLE_ALERT, is_fact=True)
def ask(
    reads: Reads,
    act: Act,
    incident_id: str,
    goods_id: str,
    what: str,
    amount: int,
    at: datetime,
    unit: str = "",
    who: str = "",
) -> Outcome:
    """Record that goods were asked for (申请)."""
    return _goods(reads, act, incident_id, (goods_id, what, unit), GoodsStep.ASKED, amount, at, who)


@operation("goods.sent", right=Right.HANDLE_ALERT, is_fact=True)
def sent(
    reads: Reads,
    act: Act,
    incident_id: str,
    goods_id: str,
    what: str,
    amount: int,
    at: datetime,
    unit: str = "",
    who: str = "",
) -> Outcome:
    """Record that goods were sent (调出), asked for or not."""
    return _goods(reads, act, incident_id, (goods_id, what, unit), GoodsStep.SENT, amount, at, who)


@operation("goods.arrived", right=Right.HANDLE_ALERT, is_fact=True)
def arrived(
    reads: Reads,
    act: Act,
    incident_id: str,
    goods_id: str,
    what: str,
    amount: int,
    at: datetime,
    unit: str = "",
    who: str = "",
) -> Outcome:
    """Record that goods have arrived (送达)."""
    named = (goods_id, what, unit)
    return _goods(reads, act, incident_id, named, GoodsStep.ARRIVED, amount, at, who)


def asked(incident: Incident, code: str, act: Act) -> Incident:
    """Return a matter about which a person is asked, if there is a reason to."""
    return replace(incident, needs_check=code, doubt=act.op) if code else incident


def settled(incident: Incident, op: str, holds: bool, act: Act, note: str) -> Incident:
    """Return a matter whose counts of one operation a person has judged.

    Args:
        incident: as it stands; what was told again since is left alone.
        op: the operation that told them.
        holds: whether they hold; else those before them do.
        act: who judges.
        note: the words with it.
    """
    made = []
    for what in FigureSort:
        standing = rivals(incident.figures, what)
        told = next((each for each in standing if each.op == op), None)
        if told is None or (holds and len(standing) == 1):
            continue
        holding = told if holds else _before(incident.figures, told)
        if holding is not None:
            made.append(replace(holding, name=act.name, op=act.op, reason=note, is_apart=False))
    return replace(incident, figures=(*incident.figures, *made))


def _before(figures: tuple[Figure, ...], told: Figure) -> Figure | None:
    return current(figures[: figures.index(told)], told.what)


def _ended(incident: Incident) -> str:
    """Return why what comes now may find nobody who reads it."""
    codes = {IncidentStatus.CLOSED: OVER, IncidentStatus.MERGED: MERGED}
    return codes.get(incident.status, "")


def _is_apart(known: tuple[Figure, ...], told: FigureTold) -> bool:
    before = current(known, told.what)
    if before is None or before.op == told.seen:
        return False
    return before.count != told.count


def _doubt(known: tuple[Figure, ...], told: FigureTold) -> str:
    before = current(known, told.what)
    if _is_apart(known, told):
        return APART
    if told.what is not FigureSort.DEAD or before is None or told.reason.strip():
        return ""
    return FELL if has_fallen(before.count, told.count) else ""


def _revision(
    known: tuple[Figure, ...], told: FigureTold, act: Act, at: datetime, source: str
) -> Figure:
    is_apart = _is_apart(known, told)
    reason = told.reason.strip()
    return Figure(told.what, told.count, at, source, act.name, act.op, reason, is_apart)


def _shown(count: int | None) -> str:
    return "?" if count is None else str(count)


def _goods(
    reads: Reads,
    act: Act,
    incident_id: str,
    named: tuple[str, str, str],
    step: GoodsStep,
    amount: int,
    at: datetime,
    who: str,
) -> Outcome:
    id, what, unit = named
    if amount <= 0 or not what.strip():
        raise Refused("bad_arguments", "amount, what")
    incident = reads.find(Incident, incident_id)
    if incident is None:
        return Outcome()
    when = min(at, act.time)
    told = GoodsTold(step, amount, when, who.strip(), act.name, act.op)
    words = f"{what.strip()} {amount}{unit}" + (f"·{who.strip()}" if who.strip() else "")
    changed = replace(incident, goods=with_goods(incident.goods, id, what.strip(), unit, told))
    told_at = replace(line(act, f"goods_{step.value}", words), at=when)
    return Outcome([asked(changed, _ended(incident), act).noted(told_at)])
