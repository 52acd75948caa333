"""The data of a bureau's workbook: its figures, its contacts, and each table it declares."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from console.plugin_api.dataset import Column, ColumnKind, DataSetSpec, Origin
from console.plugin_api.page import FormField, Page
from console.plugin_api.words import Words
from console.plugin_host.sheets import bureau_form as form
from console.plugin_host.sheets.entries import Entry, Report, entries
from console.plugin_host.sheets.grid import Grid, plain
from console.plugin_host.sheets.names import Names

_FOLDER = re.compile(rf"{form.FOLDER}\s*[:：]\s*(\S.*)$")
_SCHEMAS: dict[str, dict[str, Any]] = {
    "number": {"type": "number"},
    "time": {"type": "string", "format": "date-time"},
}
_MOST_COLUMNS, _MOST_FIELDS = 40, 20


@dataclass(slots=True)
class BureauTable:
    """One table of sheet 表格.

    Attributes:
        name, id: of the table.
        source: 本工作簿, 填报, or a pattern of files in the folder.
        columns: name, kind as the sheet says it, unit or choices; by id.
    """

    name: str
    id: str
    source: str = form.HERE
    columns: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def first(self, *kinds: str) -> str:
        """Return the id of the first column of a kind; empty for none."""
        return next((id for id, (_, kind, _) in self.columns.items() if kind in kinds), "")

    def every(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all columns of a kind."""
        return tuple(id for id, (_, each, _) in self.columns.items() if each == kind)

    def id_of(self, column: str) -> str:
        """Return the id of a column by its name; empty for none."""
        return next((id for id, each in self.columns.items() if each[0] == column), "")

    @property
    def fields(self) -> tuple[FormField, ...]:
        """The lines of its form."""
        first = next(iter(self.columns), "")
        return tuple(_field(id, *each, id == first) for id, each in self.columns.items())

    @property
    def schema(self) -> dict[str, Any]:
        """What the hub holds every record against."""
        properties = {id: _schema(kind, unit) for id, (_, kind, unit) in self.columns.items()}
        required = list(self.columns)[:1]
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class Tables:
    """All data of the workbook.

    Attributes:
        by_name: the tables.
        figures: names of the figures.
        groups: data set of each group of figures; the empty group is all of them.
        contacts: the data set of the contacts.
    """

    by_name: Mapping[str, BureauTable]
    figures: Sequence[str]
    groups: Mapping[str, DataSetSpec]
    contacts: DataSetSpec
    specs: Mapping[str, DataSetSpec]

    @property
    def forms(self) -> list[BureauTable]:
        """Those a person fills in on the page."""
        return [table for table in self.by_name.values() if table.source == form.FORM]

    @property
    def placed(self) -> list[BureauTable]:
        """Those with a place, which stand on maps."""
        return [table for table in self.by_name.values() if table.first("place")]

    def used(self, pages: Sequence[Page]) -> tuple[DataSetSpec, ...]:
        """Return the data sets of all tables, and of the figures and contacts that pages show."""
        parts = [part for page in pages for row in page.row for part in row.part]
        shown = {getattr(part, "data", "") for part in parts}
        told = [*self.groups.values(), self.contacts]
        return (*(spec for spec in told if spec.id in shown), *self.specs.values())


def tables_of(grids: Mapping[str, Grid], file: str, every_s: int, report: Report) -> Tables:
    """Read the sheets 指标, 表格 and 联系人; what is wrong is noted."""
    figures = entries(grids, form.FIGURES, report)
    tables = _tables(entries(grids, form.TABLES, report), report)
    for table in tables.values():
        _look_at(table, grids, report)
    groups = dict.fromkeys(["", *(plain(each.text("分组")) for each in figures)])
    names = Names()
    return Tables(
        tables,
        [each.text("名称") for each in figures],
        {group: _figures(group, names, file, every_s) for group in groups},
        _contacts(file, every_s),
        {name: _spec(table, file, every_s) for name, table in tables.items()},
    )


def _tables(rows: Sequence[Entry], report: Report) -> dict[str, BureauTable]:
    tables: dict[str, BureauTable] = {}
    names, columns = Names(), {table.text("表名"): Names() for table in rows}
    for row in rows:
        name, column = row.text("表名"), row.text("列名")
        table = tables.setdefault(name, BureauTable(name, f"t-{names.of(name)}"))
        if table.id_of(column):
            what = Words(f"“{column}”写了两次", f"{column} stands twice")
            report.cell(row.place("列名"), what, Words("删去一行", "take one out"))
            continue
        kind = form.KINDS[plain(row.text("类型"))]
        table.columns[columns[name].of(column)] = column, kind, row.text("单位")
        _take_source(table, row, report)
    return tables


def _take_source(table: BureauTable, row: Entry, report: Report) -> None:
    text = row.text("数据来源")
    folder = _FOLDER.match(text)
    if folder:
        table.source = folder.group(1).strip()
        if "/" in table.source or "\\" in table.source or ".." in table.source:
            what = Words("只能是文件名，不带路径", "a file's name, without a way to it")
            do = Words("写成“文件夹：水位*.csv”", "write it like 水位*.csv")
            report.cell(row.place("数据来源"), what, do)
    elif text in (form.HERE, form.FORM):
        table.source = text
    elif text:
        what = Words(f"不认识“{text[:40]}”", f"{text[:40]} is not known")
        do = Words("写本工作簿、填报，或“文件夹：水位*.csv”", "see the example")
        report.cell(row.place("数据来源"), what, do)


def _look_at(table: BureauTable, grids: Mapping[str, Grid], report: Report) -> None:
    most = _MOST_FIELDS if table.source == form.FORM else _MOST_COLUMNS
    if len(table.columns) > most:
        what = Words(f"“{table.name}”有 {len(table.columns)} 列", f"{len(table.columns)} columns")
        report.sheet(form.TABLES, what, Words(f"至多 {most} 列", f"{most} at most"))
    if table.source == form.HERE and table.name not in grids:
        what = Words(f"没有名为“{table.name}”的工作表", f"there is no sheet {table.name}")
        do = Words("新建这张工作表，第一行写列名", "make it, with the names in its first row")
        report.sheet(form.TABLES, what, do)


def _figures(group: str, names: Names, file: str, every_s: int) -> DataSetSpec:
    columns = (
        Column("name", Words("名称")),
        Column("value", Words("数值"), ColumnKind.NUMBER),
        Column("unit", Words("单位")),
        Column("note", Words("说明")),
    )
    id = f"figures-{names.of(group)}" if group else "figures"
    of = f"{file}!{form.FIGURES}" + (f"#{group}" if group else "")
    return DataSetSpec(id, Origin.WORKBOOK, columns, of, "name", every_s)


def _contacts(file: str, every_s: int) -> DataSetSpec:
    ids = {"单位": "unit", "职务": "post", "姓名": "person", "电话": "phone", "值班时间": "hours"}
    columns = tuple(
        Column(id, Words(name), ColumnKind.PHONE if id == "phone" else ColumnKind.TEXT)
        for name, id in ids.items()
    )
    of = f"{file}!{form.CONTACTS}"
    return DataSetSpec("contacts", Origin.WORKBOOK, columns, of, "", max(every_s, 86_400 * 366))


def _spec(table: BureauTable, file: str, every_s: int) -> DataSetSpec:
    columns = tuple(
        Column(
            id,
            Words(name),
            ColumnKind.TEXT if kind == "choice" else ColumnKind(kind),
            unit if kind == "number" else "",
        )
        for id, (name, kind, unit) in table.columns.items()
    )
    origin, of = Origin.FOLDER, table.source
    if table.source == form.HERE:
        origin, of = Origin.WORKBOOK, f"{file}!{table.name}"
    elif table.source == form.FORM:
        origin, of = Origin.FORM, table.id
    return DataSetSpec(table.id, origin, columns, of, columns[0].id, every_s)


def _choices(unit: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in re.split(r"[、,，;；/|]", unit) if each.strip())


def _schema(kind: str, unit: str) -> dict[str, Any]:
    if kind == "choice":
        return {"enum": list(_choices(unit))}
    return _SCHEMAS.get(kind, {"type": "string", "maxLength": 2000})


def _field(id: str, name: str, kind: str, unit: str, is_required: bool) -> FormField:
    known = kind if kind in ("number", "time", "choice") else "text"
    label = f"{name}（{unit}）" if kind == "number" and unit else name
    choices = _choices(unit) if kind == "choice" else ()
    return FormField(id, Words(label), known, choices, is_required)
