"""Proposals against noise as rows of a table, and how far the trying is, in words."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.alert_reports import Filters
from console.domain.figures.nuisance import Origin, Proposal
from console.models.nuisance_book import Stage, Trying
from console.runtime.hall_time import hall_day_minute
from console.screens.quality.figure_words import NOT_KNOWN, percent
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def noise_columns() -> list[TableColumn]:
    """Return the columns of the table."""
    return [
        TableColumn(_t("Source and place"), 272, stretches=True, gives=True),
        TableColumn(_t("Reports"), 80, is_right=True),
        TableColumn(_t("Calls"), 112, is_right=True),
        TableColumn(_t("Tones"), 124, is_right=True),
        TableColumn(_t("Proposed"), 232, gives=True),
        TableColumn(_t("Found true"), 144, gives=True),
        TableColumn(_t("Not true"), 80, is_right=True),
    ]


def noise_row(proposal: Proposal) -> TableRow:
    """Return the row of a proposal."""
    before, after, origin = proposal.before, proposal.after, proposal.origin
    has_any = proposal.filters is not None
    judged = proposal.true + proposal.false
    return TableRow(
        row_id(origin),
        (
            Cell(
                (
                    Run(origin.place or _t("Any place"), Ink.TEXT),
                    Run(_t("·").join(filter(None, (origin.source, origin.type))),
                        step=Step.SMALL, gap=8),
                )
            ),
            plain(f"{proposal.reports:,}"),
            plain(_change(before.alerts, after.alerts, has_any), Ink.TEXT),
            plain(_change(before.sounds, after.sounds, has_any), Ink.TEXT),
            Cell((_proposed(proposal),)),
            plain(_true(proposal), step=Step.SMALL),
            plain(percent(proposal.false / judged) if judged else NOT_KNOWN),
        ),
    )  # fmt: skip


def origin_words(origin: Origin) -> str:
    """Return what a rule would be meant for, by its narrowest part."""
    return origin.place or origin.type or origin.source


def row_id(origin: Origin) -> str:
    """Return what names a row."""
    return "\n".join((origin.source, origin.type, origin.place))


def _change(before: int, after: int, has_any: bool) -> str:
    return _t("{0} → {1}").format(f"{before:,}", f"{after:,}") if has_any else f"{before:,}"


def _proposed(proposal: Proposal) -> Run:
    if proposal.filters is not None:
        return Run(filter_words(proposal.filters), Ink.TEXT, icon="check")
    words = _t("None: loses red or true") if proposal.harmed else _t("None that helps")
    return Run(words, Ink.TEXT3, icon="minus")


def filter_words(filters: Filters) -> str:
    """Return how reports are held back."""
    told = []
    if filters.delay:
        told.append(_t("delay {0} s").format(_seconds(filters.delay)))
    if filters.count:
        told.append(_t("or {0} times").format(filters.count))
    if filters.settle:
        told.append(_t("dead band {0} s").format(_seconds(filters.settle)))
    return _t(", ").join(told)


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():g}"


def _true(proposal: Proposal) -> str:
    if not proposal.true:
        return _t("none")
    if proposal.filters is None:
        return _t("{0}").format(proposal.true)
    return _t("{0}, {1} s later at most").format(proposal.true, f"{proposal.late:g}")


def trying_words(trying: Trying, key: str) -> tuple[str, str]:
    """Return a chip and the words behind it; no chip when all is well.

    Args:
        trying: how far it is.
        key: what begins and stops it.
    """
    reports, until = f"{trying.reports:,}", _until(trying)
    if trying.stage is Stage.NONE:
        words = _t("{0} tries the reports of the last days again, with other delays")
        return "", words.format(key)
    if trying.stage is Stage.FETCHING:
        return _t("Fetching"), _t("{0} reports so far; {1} stops").format(reports, key)
    if trying.stage is Stage.TRYING:
        told = _t("{0} reports, {1} places tried so far; {2} stops")
        return _t("Trying"), told.format(reports, len(trying.proposals), key)
    if trying.stage is Stage.FAILED:
        told = _t("The reports are at the hub and cannot be had now ({0})")
        return _t("Not tried"), told.format(trying.why)
    if trying.stage is Stage.LEFT:
        return _t("Stopped"), _t("What was found stays; {0} begins anew").format(key)
    if trying.is_cut:
        return _t("Not all tried"), _t("The first {0} reports, up to {1}").format(reports, until)
    if not trying.proposals:
        return "", _t("No source has told of anything in these days that could be held back")
    return "", _t("{0} reports up to {1} tried again; none found red or true is lost").format(
        reports, until
    )


def _until(trying: Trying) -> str:
    return hall_day_minute(datetime.fromtimestamp(trying.until, UTC))
