"""A plugin's folder from a workbook: plain TOML, the workbook beside it."""

from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.manifest import FILE
from console.plugin_api.words import Words
from console.plugin_host.reading.discovery import look
from console.plugin_host.sheets.bureau import Bureau, read_bureau
from console.plugin_host.sheets.faults import UNREADABLE

MOST_BYTES = 20_000_000
"""Bytes of a workbook or text table; what is larger is no table somebody keeps by hand."""


def make_plugin(workbook: Path, root: Path) -> Path:
    """Make the plugin of a bureau's workbook; one made of it before is made anew.

    Args:
        workbook: the filled workbook; a copy of it is put into the plugin.
        root: where the plugin's folder goes.

    Returns:
        The plugin's folder, named by its id.

    Raises:
        PluginFaultsError: nothing is written; each fault names sheet and cell.
    """
    raw = bytes_of(workbook)
    bureau = read_bureau(raw, workbook.name)
    folder = root / bureau.manifest.id
    write_bureau(bureau, folder)
    (folder / workbook.name).write_bytes(raw)
    faults = look(bureau.manifest.id, folder).faults
    if faults:
        raise PluginFaultsError(faults)
    return folder


def bytes_of(file: Path) -> bytes:
    """Read a file that a clerk keeps.

    Raises:
        PluginFaultsError: it cannot be read, or is too large.
    """
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        what = Words("文件打不开", f"cannot be opened ({error.strerror or error})")
        do = Words("关闭正在使用它的程序，检查文件名和权限", "close what uses it, see its name")
        raise PluginFaultsError((PluginFault(UNREADABLE, file.name, "", what, do),)) from error
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        what = Words(f"超过 {most} MB", f"is larger than {most} MB")
        do = Words("删去无关的表和图片", "take out sheets and pictures nobody needs")
        raise PluginFaultsError((PluginFault(UNREADABLE, file.name, "", what, do),))
    return raw


def write_bureau(bureau: Bureau, folder: Path) -> None:
    """Write manifest, pages and schemas; pages that are not there any more go."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    for old in (folder / "pages").glob("*.toml"):
        old.unlink()
    for file, schema in bureau.schemas.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(msgspec.json.format(msgspec.json.encode(schema), indent=2))
    for page in bureau.pages:
        (folder / "pages" / f"{page.id}.toml").write_text(toml_of(page), "utf-8")
    (folder / FILE).write_text(toml_of(bureau.manifest), "utf-8")


def toml_of(struct: msgspec.Struct) -> str:
    """Return a manifest or page as TOML that a person can read and change."""
    return tomli_w.dumps(_told(struct))


def _told(value: Any) -> Any:
    """Return plain values; what has its usual value is left out."""
    if isinstance(value, msgspec.Struct):
        config = value.__struct_config__
        kind = {config.tag_field: config.tag} if config.tag_field else {}
        told = {each.encode_name: _told(getattr(value, each.name))
                for each in msgspec.structs.fields(value)
                if getattr(value, each.name) not in (each.default, None, (), {})}  # fmt: skip
        return kind | told
    if isinstance(value, tuple | list):
        return [_told(each) for each in value]
    if isinstance(value, dict):
        return {key: _told(each) for key, each in value.items()}
    return str(value.value) if hasattr(value, "value") else value
