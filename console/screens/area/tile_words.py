"""One town in the words of a tile. Nothing open is only called so when it can be known."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.models.alert_rows import GRADES, grade_word, short_grade_word
from console.models.town_board import ELSEWHERE, TownState
from console.models.town_names import short_town
from widgets.board.tile_board import REST
from widgets.board.tiles import BoardTile, Mark

SUM = "="
"""Id of the tile that says how many there are in all."""


def _t(source: str) -> str:
    return QCoreApplication.translate("area", source)


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen from here.

    Attributes:
        is_empty: the hub was never heard: nothing is known.
        is_old: what is known is older than it may be, or the link is cut.
        as_of: the time of the hall what is old is of; empty where nobody knows.
        blind: towns of which a source is silent: there may be more than is shown.
        is_partial: such a source covers all of them.
        is_wall: the words stand on a wall, where only few have room.
    """

    is_empty: bool = False
    is_old: bool = False
    as_of: str = ""
    is_partial: bool = False
    blind: frozenset[str] = frozenset()
    is_wall: bool = False


def town_tile(state: TownState, sight: Sight) -> BoardTile:
    """Return the tile of a town."""
    name = _t("Elsewhere") if state.town == ELSEWHERE else state.town
    marks = _marks(state)
    note = _note(state, sight)
    return BoardTile(
        state.town or "-",
        name,
        short_town(name),
        _total(state, sight),
        marks,
        note,
        None if state.worst_unsigned is None else GRADES[state.worst_unsigned],
        sight.is_old or sight.is_empty,
        _said(name, state, sight, note),
    )


def sum_words(states: Sequence[TownState], sight: Sight) -> str:
    """Return how many there are in all; at least so many where sources are silent."""
    number, are_partial = sum(s.total for s in states), any(_is_partial(s, sight) for s in states)
    return _at_least(number, are_partial)


def sum_tile(states: Sequence[TownState], sight: Sight) -> BoardTile:
    """Return the tile with all open matters."""
    total = "—" if sight.is_empty else sum_words(states, sight)
    told = () if sight.is_empty else (_unsigned(states), _aside(states))
    name, note = _t("Open"), "·".join(word for word in told if word)
    is_old = sight.is_old or sight.is_empty
    said = _t("{0}, open {1}").format(_t("All towns"), total)
    words = _t("{0} {1}").format(said, note).strip()
    return BoardTile(SUM, name, name, total, (), note, None, is_old, words)


def rest_tile(tiles: Sequence[BoardTile]) -> BoardTile:
    """Return the tile for those there is no room for: the worst that is open in any of them."""
    marks = [mark for tile in tiles for mark in tile.marks]
    grades = [grade for grade in GRADES.values() if any(mark.grade == grade for mark in marks)]
    counts = [
        Mark(grade, next(m.word for m in marks if m.grade == grade),
             sum(m.count for m in marks if m.grade == grade),
             next(m.short for m in marks if m.grade == grade))
        for grade in grades
    ]  # fmt: skip
    tints = [tile.tint for tile in tiles]
    tint = next((grade for grade in GRADES.values() if grade in tints), None)
    name = _t("{0} more").format(len(tiles))
    said = _t("; ").join(tile.said for tile in tiles)
    is_old = any(tile.is_old for tile in tiles)
    words = _t("{0}: {1}").format(name, said)
    return BoardTile(REST, name, name, "", tuple(counts), "", tint, is_old, words)


def _total(state: TownState, sight: Sight) -> str:
    """Return the number; none that is old is no number: of now nobody knows."""
    is_unknown = sight.is_empty or (sight.is_old and not state.total)
    return "—" if is_unknown else _at_least(state.total, _is_partial(state, sight))


def _is_partial(state: TownState, sight: Sight) -> bool:
    """Whether there may be more than is shown: a source that watches it is silent."""
    return (sight.is_partial or state.town in sight.blind) and not sight.is_old


def _at_least(total: int, is_partial: bool) -> str:
    """Return a number; where sources are silent it is the least there is, and says so."""
    return f"{total}+" if total and is_partial else str(total)


def _marks(state: TownState) -> tuple[Mark, ...]:
    return tuple(
        Mark(GRADES[grade], grade_word(grade), number, short_grade_word(grade))
        for grade, number in state.counts
    )


def _note(state: TownState, sight: Sight) -> str:
    """Return quiet words: never “nothing open” where that is not known."""
    if sight.is_empty:
        return _t("No data")
    is_partial = _is_partial(state, sight)
    if state.total:
        told = [_t("Not all seen")] if is_partial else []
        told += [] if sight.is_wall else [_unsigned([state])]
        return "·".join(word for word in (*told, _aside([state])) if word)
    if sight.is_old:
        return _t("0 at {0}").format(sight.as_of) if sight.as_of else _t("Too old")
    return _t("Not all seen") if is_partial else _t("Nothing open")


def _unsigned(states: Sequence[TownState]) -> str:
    number = sum(state.unsigned for state in states)
    return _t("unsigned {0}").format(number) if number else ""


def _aside(states: Sequence[TownState]) -> str:
    number = sum(state.aside for state in states)
    return _t("shelved {0}").format(number) if number else ""


def _said(name: str, state: TownState, sight: Sight, note: str) -> str:
    if sight.is_empty:
        return _t("{0}: {1}").format(name, note)
    told = [_t("{0}, open {1}").format(name, _total(state, sight))]
    told += [_t("{0} {1}").format(grade_word(grade), number) for grade, number in state.counts]
    if state.unsigned:
        told.append(_unsigned([state]))
    told.append(note)
    return _t(", ").join(dict.fromkeys(word for word in told if word))
