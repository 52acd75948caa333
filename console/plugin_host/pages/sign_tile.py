"""A plugin's vital sign as a tile among those of the city: value, grade, whose, since when."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.plugin_host.pages.ports import PluginState, Standing, said
from console.plugin_host.pages.values import grade_words, shown
from console.plugin_host.reading.contributions import SignValue
from console.runtime.hall_time import hall_minute
from widgets.board.tiles import BoardTile, Mark
from widgets.common.theme import Grade

SIGN = "plugin."
"""The id of such a tile begins with it: `plugin.<plugin>.<sign>`."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


def sign_id(plugin: str, sign: str) -> str:
    """Return the id of the tile."""
    return f"{SIGN}{plugin}.{sign}"


def plugin_of(id: str) -> str:
    """Return the plugin whose sign a tile shows; ids of plugins hold no dot."""
    return id.removeprefix(SIGN).partition(".")[0]


def sign_tile(told: SignValue, state: PluginState, now: datetime) -> BoardTile:
    """Return the tile; a value that is old, or whose plugin is not well, is hatched with its time.

    Args:
        told: the sign as it is now.
        state: how its plugin is.
        now: the hall's time.
    """
    name, whose = said(told.sign.name), said(told.plugin.name)
    total = shown(told.value, told.column, now)
    is_old = told.is_old(now) or state.standing is not Standing.WELL
    since = _t("Data as of {0}").format(hall_minute(told.as_of)) if told.as_of and is_old else ""
    note = "·".join(each for each in (since, whose) if each)
    grade = Grade(told.limit.grade) if told.limit else None
    marks = (Mark(grade, grade_words(grade), 0),) if grade else ()
    words = [name, total, *(mark.word for mark in marks), note]
    return BoardTile(
        sign_id(told.plugin.id, told.sign.id), name, name, total, marks, note, grade, is_old,
        " ".join(words),
    )  # fmt: skip
