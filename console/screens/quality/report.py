"""The figures of a time as a text for the duty report, and as one line for the duty log."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from console.domain.figures.figure import Standing
from console.domain.figures.targets import Kind
from console.models.fact_store import Counted
from console.runtime.hall_time import hall_day_minute
from console.screens.quality import own_commands
from console.screens.quality.figure_words import (
    detail_words,
    name_of,
    span_word,
    standing_words,
    target_words,
    value_words,
)
from console.screens.quality.sight import Sight

_IN_LINE = (Kind.AVERAGE, Kind.PEAK, Kind.FLOOD, Kind.SIGN, Kind.ACT, Kind.DEEDS, Kind.FALSE)


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def figures_text(counted: Counted, whose: str, sight: Sight) -> str:
    """Return the figures as Markdown, with targets and what these rest on."""
    head = (_t("Figure"), _t("Value"), _t("Target"), _t("Result"), _t("In detail"))
    lines = [
        f"## {own_commands.title()}",
        "",
        _t("{0}·{1}·{2}").format(span_word(counted.ask.span), of_when(counted), whose),
        "",
        _row(head),
        _row(("---",) * len(head)),
    ]
    for figure in counted.figures.values():
        told = (
            name_of(figure.kind),
            value_words(figure, sight.may_lack),
            target_words(figure),
            standing_words(figure.standing, figure.target.least is not None),
            detail_words(figure),
        )
        lines.append(_row(told))
    if sight.chip:
        lines += ["", _t("{0}: {1}").format(sight.chip, sight.words)]
    lines += ["", _t("What the targets rest on:")]
    lines += [
        _t("- {0}: {1}").format(name_of(figure.kind), figure.target.source)
        for figure in counted.figures.values()
        if figure.target.source
    ]
    return "\n".join(lines) + "\n"


def figures_line(counted: Counted, whose: str, sight: Sight) -> str:
    """Return the figures as one line."""
    told = []
    for kind in _IN_LINE:
        figure = counted.figures[kind]
        words = _t("{0} {1}").format(name_of(kind), value_words(figure, sight.may_lack))
        if figure.standing is Standing.OVER:
            words = _t("{0} ({1})").format(
                words, standing_words(figure.standing, figure.target.least is not None)
            )
        told.append(words)
    head = _t("{0}·{1}·{2}").format(own_commands.title(), of_when(counted), whose)
    line = _t("{0}: {1}").format(head, _t("; ").join(told))
    return _t("{0} ({1})").format(line, sight.chip) if sight.chip else line


def of_when(counted: Counted) -> str:
    """Return from when to when."""
    begin, end = (
        hall_day_minute(datetime.fromtimestamp(at, UTC))
        for at in (counted.period.start, counted.period.end)
    )
    return _t("{0} to {1}").format(begin, end)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
