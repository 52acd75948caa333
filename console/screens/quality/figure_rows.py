"""Figures, their parts and their alerts as rows of tables."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.figures.figure import Figure, Part, Standing
from console.domain.figures.targets import Kind
from console.models.alert_rows import GRADES, place_text, short_grade_word
from console.runtime.hall_time import hall_day_minute
from console.screens.quality.figure_words import (
    NOT_KNOWN,
    detail_words,
    length_words,
    name_of,
    part_name,
    part_share,
    percent,
    standing_words,
    target_words,
    value_words,
)
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

TIMES = (Kind.SIGN, Kind.ACT, Kind.EARLY)
"""Figures whose parts are times."""


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def figure_columns() -> list[TableColumn]:
    """Return the columns of the figures."""
    return [
        TableColumn(_t("Figure"), 224),
        TableColumn(_t("Value"), 120, is_right=True),
        TableColumn(_t("Target"), 128),
        TableColumn(_t("Result"), 112),
        TableColumn(_t("In detail"), 320, stretches=True, gives=True),
    ]


def figure_row(figure: Figure, may_lack: bool) -> TableRow:
    """Return the row of a figure."""
    told, details = value_words(figure, may_lack), detail_words(figure)
    standing = figure.standing if told != NOT_KNOWN else Standing.NONE
    return TableRow(
        figure.kind.value,
        (
            plain(name_of(figure.kind), Ink.TEXT),
            plain(told, Ink.TEXT, bold=True),
            plain(target_words(figure)),
            Cell((standing_run(standing, figure.target.least is not None),)),
            Cell((Run(details, step=Step.SMALL),) if details else (), text=details),
        ),
    )


def standing_run(standing: Standing, is_least: bool) -> Run:
    """Return how a figure stands: a word with its shape, never a colour alone."""
    words = standing_words(standing, is_least)
    if standing is Standing.OVER:
        return chip_run(words, "exclamation-circle")
    if standing is Standing.OK:
        return Run(words, Ink.TEXT2, icon="check")
    return Run(words, Ink.TEXT3, icon="minus")


def part_columns(is_times: bool) -> list[TableColumn]:
    """Return the columns of what a figure is made of."""
    return [
        TableColumn(_t("Grade") if is_times else _t("Of which"), 200, stretches=True,
                    gives=True),
        TableColumn(_t("In time") if is_times else _t("Times"), 88, is_right=True),
        TableColumn(_t("Median") if is_times else _t("Share"), 104, is_right=True),
        TableColumn(_t("95% within") if is_times else "", 112, is_right=True),
    ]  # fmt: skip


def part_row(kind: Kind, part: Part, titles: dict[str, str]) -> TableRow:
    """Return the row of a part."""
    name = plain(part_name(kind, part, titles), Ink.TEXT)
    if kind in TIMES:
        in_time = NOT_KNOWN if part.value is None else percent(part.value)
        cells = (in_time, _length(part.median), _length(part.tail))
    else:
        cells = (f"{part.value or 0:,.0f}", part_share(part), "")
    return TableRow(part.name, (name, *(plain(words) for words in cells)))


def _length(seconds: float | None) -> str:
    return NOT_KNOWN if seconds is None else length_words(seconds)


def alert_columns() -> list[TableColumn]:
    """Return the columns of the alerts a figure counts."""
    return [
        TableColumn(_t("Grade"), 72),
        TableColumn(_t("Received"), 112),
        TableColumn(_t("Alert"), 280, stretches=True, gives=True),
        TableColumn(_t("Place"), 160, gives=True),
    ]


def alert_rows(alerts: Iterable[Alert]) -> list[TableRow]:
    """Return the rows of alerts, the newest first."""
    return [
        TableRow(
            alert.id,
            (
                Cell((Run(short_grade_word(alert.severity), shape=GRADES[alert.severity]),)),
                plain(hall_day_minute(alert.received_at)),
                plain(alert.title, Ink.TEXT),
                plain(place_text(alert), step=Step.SMALL),
            ),
        )
        for alert in reversed(list(alerts))
    ]
