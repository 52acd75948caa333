"""Sheet 页面: which part stands where; each part finds the columns it needs by their kind."""

from collections.abc import Callable, Sequence

from console.plugin_api.page import (
    Form,
    Map,
    Page,
    PageRow,
    Part,
    Plot,
    Table,
    Text,
    Tiles,
    Timeline,
)
from console.plugin_api.words import Words
from console.plugin_host.sheets import bureau_form as form
from console.plugin_host.sheets.bureau_limits import Limits
from console.plugin_host.sheets.bureau_tables import BureauTable, Tables
from console.plugin_host.sheets.entries import Entry, Report
from console.plugin_host.sheets.grid import plain
from console.plugin_host.sheets.names import Names

_SHARES = 12
_MOST_BESIDE, _MOST_ROWS = 4, 12


class _BadPartError(ValueError):
    def __init__(self, head: str, what: Words, do: Words) -> None:
        super().__init__(what.zh)
        self.head, self.what, self.do = head, what, do


def pages_of(
    rows: Sequence[Entry], tables: Tables, limits: Limits, report: Report
) -> tuple[Page, ...]:
    """Return the pages in their order; what cannot be drawn is noted."""
    names, pages = Names(), []
    for name in dict.fromkeys(row.text("页面") for row in rows):
        mine = [row for row in rows if row.text("页面") == name]
        lines = _lines(mine, tables, limits, report)
        if lines:
            pages.append(Page(names.of(name), Words(name), tuple(lines)))
    return tuple(pages)


def _lines(rows: Sequence[Entry], tables: Tables, limits: Limits, report: Report) -> list[PageRow]:
    by_number: dict[int, list[Entry]] = {}
    for row in rows:
        text = plain(row.text("排"))
        if text.isdigit() and 1 <= int(text) <= _MOST_ROWS:
            by_number.setdefault(int(text), []).append(row)
            continue
        what = Words(f"排“{text[:20]}”应为 1 到 {_MOST_ROWS}", f"a row of 1 to {_MOST_ROWS}")
        report.cell(row.place("排"), what, Words("填整数", "write a whole number"))
    lines = []
    for _, mine in sorted(by_number.items()):
        if len(mine) > _MOST_BESIDE:
            what = Words(f"一排有 {len(mine)} 块", f"{len(mine)} parts in one row")
            do = Words(f"至多 {_MOST_BESIDE} 块，多的放到下一排", "four at most")
            report.cell(mine[_MOST_BESIDE].place("排"), what, do)
            continue
        share = max(1, _SHARES // len(mine))
        parts = [_part(row, share, tables, limits, report) for row in mine]
        known = [part for part in parts if part is not None]
        lines += [PageRow(tuple(known), _height(known))] if known else []
    return lines


def _height(parts: Sequence[Part]) -> int:
    """Return a row's share of the height: figures and words need less than tables."""
    return 2 if all(isinstance(part, Tiles | Text) for part in parts) else 3


def _part(row: Entry, share: int, tables: Tables, limits: Limits, report: Report) -> Part | None:
    try:
        width = _width(row, share)
        title = Words(row.text("标题")) if row.text("标题") else None
        return _MAKERS[plain(row.text("内容"))](_Asked(row, title, width, tables, limits))
    except _BadPartError as error:
        report.cell(row.place(error.head), error.what, error.do)
        return None


def _width(row: Entry, share: int) -> int:
    text = plain(row.text("宽"))
    if not text:
        return share
    if not text.isdigit() or not 1 <= int(text) <= _SHARES:
        what = Words(f"宽“{text[:20]}”应为 1 到 12", "a width of 1 to 12")
        raise _BadPartError("宽", what, Words("填整数；不填平分", "a whole number, or none"))
    return int(text)


class _Asked:
    """One row of the sheet, and what its part may be made of."""

    def __init__(
        self, row: Entry, title: Words | None, share: int, tables: Tables, limits: Limits
    ) -> None:
        self.row, self.title, self.share = row, title, share
        self.tables, self.limits = tables, limits

    def table(self) -> BureauTable:
        """Return the table it is made of."""
        name = self.row.text("取自")
        table = self.tables.by_name.get(name)
        if table is None:
            what = Words(f"没有名为“{name}”的表", f"there is no table {name}")
            raise _BadPartError("取自", what, Words("先在“表格”中写明这张表", "declare it first"))
        return table

    def column(self, table: BureauTable, zh: str, *kinds: str) -> str:
        """Return the first column of a kind."""
        id = table.first(*kinds)
        if not id:
            what = Words(f"“{table.name}”没有{zh}列", f"{table.name} has no such column: {kinds}")
            raise _BadPartError("取自", what, Words(f"在“表格”中加一列{zh}", "add one"))
        return id


def _tiles(asked: _Asked) -> Part:
    group = plain(asked.row.text("取自"))
    group = "" if group == form.FIGURES else group
    spec = asked.tables.groups.get(group)
    if spec is None:
        what = Words(f"指标里没有分组“{group}”", f"no figure is of the group {group}")
        raise _BadPartError(
            "取自", what, Words("在“指标”的“分组”列写这个分组", "name one there is")
        )
    limits = asked.limits.of_figures
    return Tiles(
        title=asked.title, share=asked.share, data=spec.id,
        name="name", value="value", note="note", unit="unit", limits=limits,
    )  # fmt: skip


def _table(asked: _Asked) -> Part:
    table = asked.table()
    limits = asked.limits.of_table(table)
    shown = tuple(id for id, (_, kind, _) in table.columns.items() if kind != "place")
    columns = shown if len(shown) < len(table.columns) else ()
    return Table(
        title=asked.title, share=asked.share, data=table.id, columns=columns, limits=limits
    )


def _plot(asked: _Asked) -> Part:
    table = asked.table()
    asked.column(table, "数字", "number")
    x, y = asked.column(table, "时间", "time"), table.every("number")
    limits = asked.limits.of_column(table, y[0])
    by = table.first("text")
    return Plot(title=asked.title, share=asked.share, data=table.id, x=x, y=y, by=by, limits=limits)


def _map(asked: _Asked) -> Part:
    table = asked.table()
    asked.column(table, "位置", "place")
    asked.column(table, "文字", "text", "choice")
    return Map(title=asked.title, share=asked.share, layers=(table.id,))


def _contacts(asked: _Asked) -> Part:
    return Table(title=asked.title, share=asked.share, data=asked.tables.contacts.id)


def _events(asked: _Asked) -> Part:
    table = asked.table()
    time, texts = asked.column(table, "时间", "time"), table.every("text")
    words = texts[-1] if texts else asked.column(table, "文字", "text")
    who = texts[0] if len(texts) > 1 else ""
    return Timeline(
        title=asked.title, share=asked.share, data=table.id, time=time, words=words, who=who
    )


def _form(asked: _Asked) -> Part:
    table = asked.table()
    if table.source != form.FORM:
        what = Words(f"“{table.name}”的数据来源不是填报", f"{table.name} is not filled in here")
        do = Words("在“表格”的“数据来源”写“填报”", "write 填报 as its source")
        raise _BadPartError("取自", what, do)
    return Form(title=asked.title, share=asked.share, record=table.id, fields=table.fields)


def _text(asked: _Asked) -> Part:
    words = asked.row.text("文字")
    if not words:
        what = Words("“文字”没有填", "its words are empty")
        raise _BadPartError("文字", what, Words("写上要显示的话", "write what it says"))
    return Text(title=asked.title, share=asked.share, words=Words(words))


_MAKERS: dict[str, Callable[[_Asked], Part]] = {
    form.PART_FIGURES: _tiles,
    form.PART_TABLE: _table,
    form.PART_PLOT: _plot,
    form.PART_MAP: _map,
    form.PART_CONTACTS: _contacts,
    form.PART_EVENTS: _events,
    form.PART_FORM: _form,
    form.PART_TEXT: _text,
}
