"""A force as a row of the table: what is told in each column, in the words of the duty room."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.order import Assignment, Stage
from console.domain.suggestion import Shortfall
from console.models.alert_rows import stage_word
from console.models.order_book import OrderView
from console.runtime.hall_time import hall_time
from console.screens.common.words import distance_words
from console.screens.deploy.force_board import REST, SUGGESTED, Board, Force, has_left
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.roles import BandHead
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow, plain, wrapped

CHECK = 0


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


def force_columns() -> list[TableColumn]:
    """Return the columns of 选力量."""
    return [
        TableColumn(_t("Pick"), 32),
        TableColumn(_t("Force"), 152),
        TableColumn(_t("Sort"), 56),
        TableColumn(_t("Now"), 104),
        TableColumn(_t("Distance·arrival"), 128),
        TableColumn(_t("Position"), 88),
        TableColumn(_t("Why"), 208, stretches=True, gives=True),
        TableColumn(_t("Phone"), 64, is_right=True),
    ]


def force_row(force: Force, is_chosen: bool, now: datetime) -> TableRow:
    """Return the row of a force."""
    unit = force.unit
    is_sent = force.assignment is not None
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
    for number, view in enumerate(orders, start=1):
        words = _t("sent") if has_left(view) else _t("to be sent")
        if view.order.by_phone:
            words = _t("by phone")
        title = _t("Batch {0}·{1} {2}").format(number, words, hall_time(view.order.created_at))
        heads.append(BandHead(view.order.id, title, _saved_words(view)))
    batch = len(orders) + 1
    note = _t("{0} ticked").format(chosen) if chosen else _t("tick with Space")
    heads.append(BandHead(SUGGESTED, _t("Batch {0}·suggested").format(batch), note))
    heads.append(BandHead(REST, _t("Others"), _t("by arrival")))
    return heads


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
        elif name == "own_town":
            words.append(_t("own town"))
        elif name == "stale":
            words.append(_t("position out of date, distance as last known"))
        elif name == "skill":
            words.append(argument)
    return _t("; ").join(words)


def unanswered_for(assignment: Assignment, now: datetime) -> timedelta | None:
    """Return how long a unit has not answered; None once it has."""
    if assignment.stage >= Stage.ACCEPTED:
        return None
    sent = assignment.at(Stage.SENT)
    return None if sent is None else max(timedelta(0), now - sent.at)


def _state(force: Force, now: datetime) -> Cell:
    assignment = force.assignment
    if assignment is None:
        word = _t("on another matter") if force.is_busy else _t("ready")
        return plain(word, Ink.TEXT2 if force.is_busy else Ink.TEXT)
    if not force.is_out and assignment.stage < Stage.ACCEPTED:
        return plain(_t("to be sent"), Ink.TEXT2)
    silent = unanswered_for(assignment, now)
    if silent is not None:
        seconds = int(silent.total_seconds())
        words = _t("silent {0}").format(_short_age(seconds))
        return plain(words, Ink.TEXT, bold=True)
    return plain(stage_word(assignment.stage), Ink.TEXT)


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


def shortfall_runs(lacking: tuple[Shortfall, ...], nearest: str) -> list[Run]:
    """Return the line above the table: what nobody can meet, and the nearest that is busy."""
    what = "、".join(f"{one.sort} {one.missing}" for one in lacking)
    runs = [Run(_t("Lacking: {0}").format(what), Ink.TEXT, bold=True)]
    return [*runs, Run(nearest, gap=12)] if nearest else runs


def nearest_busy(board: Board, sort: str) -> str:
    """Return the words about the nearest unit of a sort that is on another matter."""
    for force in board.forces:
        if force.unit.sort == sort and force.is_busy:
            metres = force.suggestion.metres
            if metres is None:
                return _t("the nearest, {0}, is on another matter").format(force.unit.name)
            far = distance_words(metres)
            return _t("the nearest, {0} {1}, is on another matter").format(force.unit.name, far)
    return _t("the district has none that is free")


def countdown(seconds: float) -> str:
    """Return seconds left as mm:ss."""
    return clock_text(max(0.0, seconds))
