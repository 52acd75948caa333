"""The parts of a page as lines of a list: what each is, where it stands, how wide."""

from PySide6.QtCore import QCoreApplication

from console.plugin_api.page import (
    Buttons,
    Cameras,
    Form,
    Map,
    Page,
    Part,
    Plot,
    Table,
    Text,
    Tiles,
    Timeline,
)
from console.plugin_host.pages.ports import said
from console.plugin_host.sheets.page_draft import part_at, spots
from widgets.common.theme import Ink
from widgets.lists.table_rows import TableColumn, TableRow, plain, two_lines


def _t(source: str) -> str:
    return QCoreApplication.translate("page_maker", source)


def part_columns() -> list[TableColumn]:
    """Return the columns of the list."""
    return [
        TableColumn(_t("Part"), 216, stretches=True, gives=True),
        TableColumn(_t("Row and width"), 136, gives=True),
    ]


def part_rows(page: Page) -> list[TableRow]:
    """Return a line for each part, in the order one reads them."""
    rows = []
    for row, at in spots(page):
        part = part_at(page, (row, at))
        place = _t("row {0}, {1} of 12").format(row + 1, _share(page, row, at))
        name = two_lines(said(part.title) or _t("without a title"), kind_words(part), bold=True)
        rows.append(TableRow(f"{row}.{at}", (name, plain(place, Ink.TEXT2))))
    return rows


def _share(page: Page, row: int, at: int) -> int:
    """Return how much of twelve a part has of its row."""
    shares = [part.share for part in page.row[row].part]
    return round(12 * shares[at] / sum(shares))


def kind_words(part: Part) -> str:
    """Return what a part is."""
    return {
        Tiles: _t("figure tiles"),
        Table: _t("table"),
        Plot: _t("plot"),
        Map: _t("map"),
        Form: _t("form"),
        Timeline: _t("events"),
        Cameras: _t("cameras"),
        Buttons: _t("buttons"),
        Text: _t("words"),
    }[type(part)]
