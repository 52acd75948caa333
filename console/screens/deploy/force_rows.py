"""A force as a row of the table: what is told in each column, in the words of the duty room."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.force_choice import Cause, Shortfall
from console.domain.order import Assignment, Stage
from console.models.alert_rows import stage_word
from console.models.order_book import OrderView
from console.runtime.hall_time import hall_minute, hall_time
from console.screens.common.words import distance_words
from console.screens.deploy.force_board import REST, SUGGESTED, Board, Force, has_left, is_out
from console.screens.deploy.order_rows import batch_titles, next_batch
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.roles import BandHead
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow, plain, wrapped

CHECK = 0
_BARRED = (Cause.UNSTAFFED, Cause.OUTSIDE)


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


def force_columns() -> list[TableColumn]:
    """Return the columns of 选力量."""
    return [
        TableColumn(_t("Pick"), 32),
        TableColumn(_t("Force"), 152),
        TableColumn(_t("Type"), 56),
        TableColumn(_t("Now"), 112),
        TableColumn(_t("Distance·arrival"), 128),
        TableColumn(_t("Position"), 88, leaves=1, under=1),
        TableColumn(_t("Why"), 208, stretches=True, gives=True, least=192),
        TableColumn(_t("Phone"), 64, is_right=True),
    ]


def force_row(force: Force, is_chosen: bool, now: datetime) -> TableRow:
    """Return the row of a force."""
    unit = force.unit
    is_sent = is_out(force)
    check = Check.DONE if is_sent else Check.CHOSEN if is_chosen else Check.OPEN
    name = Run(unit.name, Ink.TEXT, bold=is_chosen and not is_sent)
    cells = (
        Cell(check=check),
        Cell((name,), (Run(unit.leader or "—", step=Step.SMALL),)),
        plain(unit.sort),
        _state(force, now),
        _distance(force),
        _position(force),
        wrapped(reason_words(force)),
        plain(unit.phone.rpartition("-")[2] or "—"),
    )
    return TableRow(unit.id, cells, force.band, is_raised=is_chosen and not is_sent)


def band_heads(board: Board, orders: list[OrderView], chosen: int) -> list[BandHead]:
    """Return a head for each batch, for what is suggested, and for the rest."""
    heads = []
    for name, view in zip(batch_titles(orders), orders, strict=True):
        heads.append(BandHead(view.order.id, f"{name}·{_since_words(view)}", _saved_words(view)))
    batch = next_batch(orders)
    note = _t("{0} ticked").format(chosen) if chosen else _t("tick with Space")
    heads.append(BandHead(SUGGESTED, _t("Batch {0}·suggested").format(batch), note))
    heads.append(BandHead(REST, _t("Others"), _unlisted_words(board)))
    return heads


def _since_words(view: OrderView) -> str:
    """Return how an order stands, and since when."""
    words = _t("sent {0}") if has_left(view) else _t("to be sent {0}")
    if view.order.by_phone:
        words = _t("by phone {0}")
    return words.format(hall_time(view.order.created_at))


def _unlisted_words(board: Board) -> str:
    """Return the order of the rest, and how many more are found by name only."""
    if not board.unlisted:
        return _t("by arrival")
    if board.nearest_unlisted is None:
        return _t("{0} more, search by name").format(board.unlisted)
    far = distance_words(board.nearest_unlisted)
    return _t("{0} more from {1}, search by name").format(board.unlisted, far)


def _saved_words(view: OrderView) -> str:
    if view.doomed:
        return _t("the hub will refuse it")
    return _t("saved here, hub has not answered") if view.is_pending else ""


def reason_words(force: Force) -> str:
    """Return why a force is offered, from the codes of the suggestion."""
    words = []
    if force.stands_in_for:
        words.append(_t("next contact of {0}").format(force.stands_in_for))
    for code in force.suggestion.reasons:
        name, _, argument = code.partition(":")
        if name == "nearest":
            words.append(_t("nearest of {0}").format(argument))
        elif name == "by_rule":
            words.append(_t("named by the rule"))
        elif name == "went":
            words.append(_t("went to {0} of {1} such").format(*argument.split("/")))
        elif name == "own_town":
            words.append(_t("own town"))
        elif name == "stale":
            words.append(_t("position out of date, distance as last known"))
        elif name == Cause.RESTING:
            words.append(
                _t("at rest until {0}").format(hall_minute(datetime.fromisoformat(argument)))
            )
        elif name in _BARRED:
            words.append(bar_words(Cause(name)))
        elif name == "skill":
            words.append(argument)
    return _t("; ").join(words)


JUST_SENT = timedelta(seconds=10)
"""Within this nobody can have answered yet: it is not called silence."""


def unanswered_for(assignment: Assignment, now: datetime) -> timedelta | None:
    """Return how long a unit has not answered; None once it has."""
    if assignment.stage >= Stage.ACCEPTED or assignment.is_over:
        return None
    sent = assignment.at(Stage.SENT)
    return None if sent is None else max(timedelta(0), now - sent.at)


def _state(force: Force, now: datetime) -> Cell:
    assignment = force.assignment
    if assignment is None:
        return _ready(force)
    told = _progress(force, assignment, now)
    return _beside(told, force.other_job)


def _ready(force: Force) -> Cell:
    """Return whether a unit that was not sent could be, and which other job it is on."""
    if force.is_busy:
        return _beside(Run(_t("busy"), Ink.TEXT2), force.other_job)
    if force.suggestion.bar in _BARRED or force.suggestion.bar is Cause.RESTING:
        return plain(bar_words(force.suggestion.bar), Ink.TEXT2)
    return plain(_t("ready"), Ink.TEXT)


def _beside(run: Run, other_job: str) -> Cell:
    """Return a state with the other matter of the unit below it: both jobs stand."""
    return Cell((run,), (Run(other_job, step=Step.SMALL),)) if other_job else Cell((run,))


def _progress(force: Force, assignment: Assignment, now: datetime) -> Run:
    if assignment.recalled_by:
        return Run(_t("called back"), Ink.TEXT2)
    if not force.is_out and assignment.stage < Stage.ACCEPTED:
        return Run(_t("to be sent"), Ink.TEXT2)
    if force.is_uncalled and assignment.stage < Stage.ACCEPTED:
        return Run(_t("not called"), Ink.TEXT, bold=True)
    silent = unanswered_for(assignment, now)
    if silent is not None and silent < JUST_SENT:
        return Run(_t("awaited"), Ink.TEXT)
    if silent is not None:
        words = _t("no reply {0}").format(_short_age(int(silent.total_seconds())))
        return Run(words, Ink.TEXT, bold=True)
    word = stage_word(assignment.stage)
    return Run(_t("revoked·{0}").format(word) if assignment.recalls else word, Ink.TEXT)


def _distance(force: Force) -> Cell:
    one = force.suggestion
    if one.metres is None:
        return plain("—")
    far = Run(distance_words(one.metres), Ink.TEXT, bold=True)
    if one.minutes is None:
        return Cell((far,))
    return Cell((far, Run("·" + _t("{0} min").format(max(1, round(one.minutes))))))


def _position(force: Force) -> Cell:
    one = force.suggestion
    if one.position_age is None:
        return Cell((Run(_t("none"), Ink.TEXT),), is_stale=True)
    seconds = int(max(0.0, one.position_age.total_seconds()))
    words = _short_age(seconds) if seconds < 60 else _t("{0} ago").format(_short_age(seconds))
    return Cell((Run(words, Ink.TEXT if one.is_stale else Ink.TEXT2),), is_stale=one.is_stale)


def _short_age(seconds: int) -> str:
    if seconds < 60:
        return _t("{0} s").format(seconds)
    if seconds < 3600:
        return _t("{0} min").format(seconds // 60)
    return _t("{0} h").format(seconds // 3600)


def bar_words(cause: Cause) -> str:
    """Return why a unit is not suggested by itself."""
    return {
        Cause.NONE: _t("none is known"),
        Cause.BUSY: _t("on another matter"),
        Cause.UNSTAFFED: _t("no crew on duty"),
        Cause.RESTING: _t("at rest"),
        Cause.OUTSIDE: _t("outside the radius"),
        Cause.STALE: _t("position too old"),
    }[cause]


def shortfall_runs(lacking: tuple[Shortfall, ...]) -> list[Run]:
    """Return the line above the table: what nobody can meet, why, and the nearest there is."""
    first = lacking[0]
    runs = [_lack_run(first), Run(_nearest_words(first), gap=12)]
    for other in lacking[1:]:
        runs += [replace(_lack_run(other), gap=16), Run(_nearest_words(other), gap=8)]
    return runs


def _lack_run(lack: Shortfall) -> Run:
    words = _t("Lacking: {0}").format(f"{lack.sort} {lack.missing}")
    return Run(words, Ink.TEXT, bold=True)


def _nearest_words(lack: Shortfall) -> str:
    """Return the nearest unit of the sort and what speaks against it."""
    one = lack.nearest
    if one is None:
        return _t("none of this sort is known")
    why = bar_words(lack.cause)
    if lack.cause is Cause.RESTING and one.unit.rests_until is not None:
        why = _t("at rest until {0}").format(hall_minute(one.unit.rests_until))
    if lack.cause is Cause.STALE and one.position_age is not None:
        age = _short_age(int(max(0.0, one.position_age.total_seconds())))
        why = _t("position of {0} ago").format(age)
    if one.metres is None:
        return _t("the nearest, {0}: {1}").format(one.unit.name, why)
    far = distance_words(one.metres)
    return _t("the nearest, {0} {1}: {2}").format(one.unit.name, far, why)


def countdown(seconds: float) -> str:
    """Return seconds left as mm:ss."""
    return clock_text(max(0.0, seconds))
