"""From a bureau's workbook to a plugin: manifest, pages and the schemas of what is filled in.

Everything that is wrong is told at once; nothing is made of a workbook with a fault in the six
sheets that say how the pages are. Values that are wrong leave one cell empty (`table_reader`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.manifest import AccessSpec, Layer, Manifest, Owner, RecordKind
from console.plugin_api.page import Page
from console.plugin_api.permission import Permission
from console.plugin_api.words import Words
from console.plugin_host.sheets import bureau_form as form
from console.plugin_host.sheets.bureau_about import About, about
from console.plugin_host.sheets.bureau_limits import Limits
from console.plugin_host.sheets.bureau_pages import pages_of
from console.plugin_host.sheets.bureau_tables import Tables, tables_of
from console.plugin_host.sheets.entries import Entry, Report, entries
from console.plugin_host.sheets.names import id_of
from console.plugin_host.sheets.workbook_file import read_sheets


@dataclass(frozen=True, slots=True)
class Bureau:
    """A plugin as its workbook says it.

    Attributes:
        manifest: of the plugin.
        pages: in their order.
        schemas: JSON Schema of each record kind, by file.
    """

    manifest: Manifest
    pages: tuple[Page, ...]
    schemas: Mapping[str, Mapping[str, Any]]


def read_bureau(raw: bytes, file: str) -> Bureau:
    """Read a bureau's workbook.

    Args:
        raw: the workbook.
        file: its name; data sets are read from the file of this name.

    Raises:
        PluginFaultsError: nothing is made of it; each fault names sheet and cell.
    """
    grids, report = read_sheets(raw, file), Report(file)
    said = about(grids, report)
    contacts = entries(grids, form.CONTACTS, report)
    _needs_one(contacts, form.CONTACTS, report)
    tables = tables_of(grids, file, said.every_s, report)
    limits = Limits(entries(grids, form.LIMITS, report), tables, report)
    pages = pages_of(entries(grids, form.PAGES, report), tables, limits, report)
    if not report.faults and not pages:
        _needs_one((), form.PAGES, report)
    if report.faults:
        raise PluginFaultsError(tuple(report.faults))
    return Bureau(_manifest(said, contacts[0], tables, limits, pages), pages, _schemas(tables))


def _needs_one(found: object, sheet: str, report: Report) -> None:
    if not found and not any(fault.place.startswith(sheet) for fault in report.faults):
        what = Words(f"“{sheet}”没有填写", f"{sheet} is empty")
        report.sheet(sheet, what, Words("至少填一行", "fill in one row at least"))


def _manifest(
    said: About, first: Entry, tables: Tables, limits: Limits, pages: tuple[Page, ...]
) -> Manifest:
    """Return the manifest; the first contact is whom a duty officer calls."""
    kinds = tuple(
        RecordKind(table.id, Words(table.name), f"records/{table.id}.json")
        for table in tables.forms
    )
    grants = [Permission.READ_FOLDER, *([Permission.WRITE_RECORDS] if kinds else [])]
    return Manifest(
        id=id_of(said.title),
        uuid=str(uuid5(NAMESPACE_URL, f"command-hall:{said.bureau}/{said.title}")),
        version=said.version,
        api="1.0",  # what workbooks bring is of the first door
        name=Words(said.title),
        owner=Owner(Words(said.bureau), first.text("电话"), first.text("值班时间")),
        access=AccessSpec(**said.access),
        permissions=tuple(grants),
        data=tables.used(pages),
        pages=tuple(f"pages/{page.id}.toml" for page in pages),
        record=kinds,
        layer=_layers(tables, limits),
    )


def _layers(tables: Tables, limits: Limits) -> tuple[Layer, ...]:
    return tuple(
        Layer(
            id=table.id,
            name=Words(table.name),
            data=table.id,
            place=table.first("place"),
            label=table.first("text", "choice"),
            value=table.first("number"),
            limits=limits.of_column(table, table.first("number")),
        )
        for table in tables.placed
    )


def _schemas(tables: Tables) -> dict[str, dict[str, Any]]:
    return {f"records/{table.id}.json": table.schema for table in tables.forms}
