"""支援物资 as rows: asked, sent, arrived, each as a sum of what was told, and what is lacking."""

from PySide6.QtCore import QCoreApplication

from console.domain.incident_goods import Goods, GoodsStep
from console.runtime.hall_time import hall_minute
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def goods_columns() -> list[TableColumn]:
    """Return the columns of the goods."""
    return [
        TableColumn(_t("Goods"), 168, stretches=True, gives=True),
        TableColumn(_t("Asked"), 68, is_right=True),
        TableColumn(_t("Sent"), 68, is_right=True),
        TableColumn(_t("Arrived"), 68, is_right=True),
        TableColumn(_t("Remark"), 148, is_right=True, gives=True),
    ]


def goods_row(goods: Goods) -> TableRow:
    """Return the row of one sort of goods."""
    name = _t("{0} ({1})").format(goods.what, goods.unit) if goods.unit else goods.what
    sums = [goods.amount(step) for step in (GoodsStep.ASKED, GoodsStep.SENT, GoodsStep.ARRIVED)]
    figures = (Cell((Run(str(amount), Ink.TEXT),)) for amount in sums)
    cells = (Cell((Run(name, Ink.TEXT),)), *figures, _remark(goods))
    return TableRow(goods.id, cells)


def _remark(goods: Goods) -> Cell:
    if not goods.lacking:
        return Cell((Run(_t("all here"), step=Step.SMALL),))
    if goods.on_its_way:
        words = _t("{0} on the way").format(goods.on_its_way)
        return Cell((Run(words, step=Step.SMALL),))
    since = goods.told[-1].at if goods.told else None
    words = _t("lacks {0}").format(goods.lacking)
    runs = [Run(words, Ink.TEXT, step=Step.SMALL)]
    return Cell((*runs, Run(hall_minute(since), step=Step.SMALL, gap=6)) if since else tuple(runs))


def in_place(goods: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """Return goods in the order they were first told of: a line stays where the eye found it."""
    first = (min((told.at.timestamp() for told in each.told), default=0.0) for each in goods)
    placed = sorted(zip(first, goods, strict=True), key=lambda pair: (pair[0], pair[1].id))
    return tuple(each for _, each in placed)


def lacking(goods: tuple[Goods, ...]) -> int:
    """Return of how many sorts something is still lacking."""
    return sum(bool(each.lacking) for each in goods)
