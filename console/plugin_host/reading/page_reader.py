"""A page file, held against the manifest: every name it uses must be declared there."""

from collections.abc import Iterator
from pathlib import Path

from console.plugin_api.dataset import ColumnKind, DataSetSpec
from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.manifest import Manifest
from console.plugin_api.page import (
    MOST_PARTS,
    Buttons,
    Cameras,
    Form,
    Map,
    Page,
    Part,
    Plot,
    Table,
    Tiles,
    Timeline,
)
from console.plugin_api.words import Words
from console.plugin_host.reading.file_reader import read_struct
from console.plugin_host.reading.shape_words import place_of
from console.plugin_host.reading.toml_lines import Step, TomlLines

UNKNOWN_NAME = "plugin_unknown_name"
TOO_MANY = "plugin_too_many"
Named = tuple[str, str, str, str]
"""Key of the part, the name it gives, and what that ought to be, in both languages."""


def read_page(folder: Path, file: str, manifest: Manifest) -> Page:
    """Read a page.

    Args:
        folder: of the plugin.
        file: the page, as the manifest names it.
        manifest: of the plugin.

    Raises:
        PluginFaultsError: it cannot be drawn as it is.
    """
    page, lines = read_struct(folder / file, file, Page)
    faults = tuple(page_faults(page, manifest, file, lines))
    if faults:
        raise PluginFaultsError(faults)
    return page


def page_faults(
    page: Page, manifest: Manifest, file: str, lines: TomlLines
) -> Iterator[PluginFault]:
    """Yield what a page names that nobody declared, and more parts than anybody can read."""
    count = sum(len(row.part) for row in page.row)
    if count > MOST_PARTS:
        what = Words(f"共 {count} 块，最多 {MOST_PARTS} 块", f"{count} parts, {MOST_PARTS} at most")
        yield PluginFault(TOO_MANY, file, "row", what, Words("分成几页", "make several pages"))
    for row_at, row in enumerate(page.row):
        for part_at, part in enumerate(row.part):
            way: tuple[Step, ...] = ("row", row_at, "part", part_at)
            for key, name, zh, en in _unknown(part, manifest):
                what = Words(f"没有声明过{zh} {name}", f"no {en} {name} is declared")
                do = Words("在清单里声明，或改成已有的", "declare it, or name one there is")
                place = place_of((*way, key), lines)
                yield PluginFault(UNKNOWN_NAME, file, place, what, do)


def _unknown(part: Part, manifest: Manifest) -> Iterator[Named]:
    if isinstance(part, Map):
        layers = {layer.id for layer in manifest.layer}
        yield from (("layers", id, "图层", "layer") for id in part.layers if id not in layers)
    elif isinstance(part, Form):
        if part.record not in {kind.id for kind in manifest.record}:
            yield "record", part.record, "记录类别", "record kind"
        fields = {field.id for field in part.fields}
        yield from (("key", id, "填写项", "field") for id in part.key if id not in fields)
    elif isinstance(part, Buttons):
        yield from _unknown_commands(part.commands, manifest)
    else:
        yield from _unknown_columns(part, manifest)


def _unknown_columns(part: Part, manifest: Manifest) -> Iterator[Named]:
    data = getattr(part, "data", "")
    if not data:
        return
    spec = next((each for each in manifest.data if each.id == data), None)
    if spec is None:
        yield "data", data, "数据集", "data set"
        return
    columns = {column.id for column in spec.columns}
    yield from (
        (key, id, "数据列", "column") for key, id in _columns_of(part, spec) if id not in columns
    )
    if isinstance(part, Table):
        yield from _unknown_commands(part.commands, manifest)


def _columns_of(part: Part, spec: DataSetSpec) -> Iterator[tuple[str, str]]:
    """Yield each column a part names, with the key that names it."""
    if isinstance(part, Tiles):
        named = [("name", part.name), ("value", part.value), ("note", part.note)]
        named += [("unit", part.unit), ("grade", part.grade)]
    elif isinstance(part, Table):
        named = [("columns", id) for id in part.columns] + [("sort", part.sort.lstrip("-"))]
        named += [("limits", id) for id in part.limits]
    elif isinstance(part, Plot):
        named = [("x", part.x), *(("y", id) for id in part.y), ("by", part.by)]
    elif isinstance(part, Timeline):
        named = [("time", part.time), ("words", part.words), ("who", part.who)]
    else:
        has_camera = any(column.kind is ColumnKind.CAMERA for column in spec.columns)
        named = [] if has_camera or not isinstance(part, Cameras) else [("data", "kind=camera")]
    yield from ((key, id) for key, id in named if id)


def _unknown_commands(ids: tuple[str, ...], manifest: Manifest) -> Iterator[Named]:
    """Yield own commands that are not declared; those of the console have a dot and show later."""
    own = {command.id for command in manifest.command}
    yield from (
        ("commands", id, "命令", "command") for id in ids if "." not in id and id not in own
    )
