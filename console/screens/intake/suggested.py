"""What the form suggests while it is typed: the same matter, who takes it, how bad it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert, Severity
from console.domain.dispatch_history import Advice
from console.domain.force_choice import Chooser, ForceLimits, ranked
from console.domain.geo import Place
from console.domain.reference import Matter, Unit
from console.domain.same_matter import Candidate
from console.models.alert_rows import GRADES
from console.models.dictionary_words import choice_words, risk_words
from console.models.directory import Directory
from console.models.order_book import OrderBook
from console.models.same_book import SameBook
from console.screens.common.grade_run import grade_run
from console.screens.common.same_matter import same_words
from console.screens.common.words import distance_words
from widgets.common.text import Run, key_cap
from widgets.common.theme import Grade, Ink
from widgets.forms.suggestion_rows import Suggestion

MOST = 3
SURE_ENOUGH = 0.3
"""Confidence from which past orders are heard beside the dictionary."""
USUAL = ForceLimits()


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


@dataclass(frozen=True, slots=True)
class Taker:
    """Who might take it, and why; `unit` is None for a bureau that sends nobody itself."""

    name: str
    reason: str
    unit: Unit | None = None


def same_matters(title: str, place: Place, called_at: datetime, same: SameBook) -> list[Candidate]:
    """Return open alerts that may be what the caller speaks of; without words yet, by the place."""
    if not place.name:
        return []
    return same.suspects(Alert("", title, Severity.NOTICE, called_at, channel="phone", place=place))


def same_row(number: int, candidate: Candidate) -> Suggestion:
    """Return the row of a candidate."""
    other = candidate.alert
    return Suggestion(
        other.id,
        f"Alt {number}",
        (grade_run(GRADES[other.severity]), Run(other.title, Ink.TEXT, gap=8)),
        right=(Run(same_words(candidate), gap=24),),
    )


def takers(
    matter: Matter | None,
    place: Place,
    directory: Directory,
    orders: OrderBook,
    now: datetime,
    limits: ForceLimits = USUAL,
) -> list[Taker]:
    """Return whom the dictionary and the distance suggest, each with its reason."""
    if matter is None:
        return []
    chooser = Chooser(place.town, now, now, orders.busy_units(), limits)
    found, _ = chooser.choose(ranked(directory.units(), place.point), matter.needs)
    rows: list[Taker] = []
    for one in found:
        if len(rows) == MOST:
            break
        words = _t("nearest free") if one.metres is not None else _t("free")
        if "own_town" in one.reasons:
            words = _t("own town")
        facts = [one.unit.sort, words]
        if one.metres is not None:
            facts.append(distance_words(one.metres))
        rows.append(Taker(one.unit.name, "·".join(facts), one.unit))
    lead = Taker(matter.lead, _t("Dictionary: {0}").format(matter.name))
    if matter.lead and all(row.name != matter.lead for row in rows):
        rows.insert(0, lead)
    return rows[:MOST]


def advised(takers: Sequence[Taker], advice: Advice) -> list[Taker]:
    """Return takers with what past orders say: who mostly takes it, and who gives it back."""
    told = [_warned(taker, advice) for taker in takers]
    best = advice.choices[0] if advice.choices else None
    if best is None or best.confidence < SURE_ENOUGH:
        return told
    if any(taker.name == best.unit for taker in told):
        return [_with(taker, choice_words(best)) if taker.name == best.unit else taker
                for taker in told]  # fmt: skip
    at = 1 if told and told[0].unit is None else 0
    return [*told[:at], Taker(best.unit, choice_words(best)), *told[at:]]


def _warned(taker: Taker, advice: Advice) -> Taker:
    risk = advice.risk_of(taker.name)
    return taker if risk is None else _with(taker, risk_words(risk))


def _with(taker: Taker, words: str) -> Taker:
    return replace(taker, reason="·".join((taker.reason, words)))


def taker_row(number: int, taker: Taker, is_chosen: bool) -> Suggestion:
    """Return the row of a taker; a chosen one carries a tick."""
    if taker.unit is None:
        return Suggestion(taker.name, "", (Run(taker.name, Ink.TEXT),), taker.reason)
    icon = "check" if is_chosen else ""
    words = Run(taker.name, Ink.TEXT, bold=is_chosen, icon=icon, icon_size=14)
    return Suggestion(taker.unit.id, f"Ctrl {number}", (words,), taker.reason)


def suggested_severity(matter: Matter | None) -> Severity:
    """Return the dictionary's grade; 黄 when it knows nothing."""
    known = {severity.name.lower(): severity for severity in Severity}
    return Severity.YELLOW if matter is None else known.get(matter.severity, Severity.YELLOW)


def grade_runs(severity: Severity, word: str, is_chosen: bool, is_known: bool) -> list[Run]:
    """Return the grade, who says it, and its keys; without an entry it is what is usual."""
    grade = GRADES[severity]
    whose = _t("suggested") if is_known else _t("unless chosen")
    if is_chosen:
        whose = _t("chosen here")
    return [
        Run(_t("Grade")),
        Run(word, Ink(Grade(grade).value), bold=True, gap=8, shape=grade, shape_size=16),
        Run(whose, gap=8),
        key_cap("Alt ↑ ↓"),
    ]
