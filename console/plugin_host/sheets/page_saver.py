"""A page somebody made: held against the manifest, then written whole or not at all."""

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.manifest import FILE, Manifest
from console.plugin_api.page import Page
from console.plugin_api.words import Words
from console.plugin_host.reading.page_reader import page_faults
from console.plugin_host.reading.toml_lines import TomlLines
from console.plugin_host.sheets.faults import UNREADABLE
from console.plugin_host.sheets.plugin_writer import toml_of


def save_page(page: Page, folder: Path, file: str, manifest: Manifest) -> None:
    """Write a page of a plugin.

    Args:
        page: as it was made.
        folder: of the plugin.
        file: the page, as the manifest names it.
        manifest: of the plugin.

    Raises:
        PluginFaultsError: it cannot be drawn, or not be written; the file is as it was.
    """
    text = toml_of(page)
    faults = tuple(page_faults(page, manifest, file, TomlLines(text)))
    if faults:
        raise PluginFaultsError(faults)
    _write(folder / file, text)


def add_page(page: Page, folder: Path, manifest: Manifest) -> None:
    """Write a page a plugin does not have yet, then the manifest that names it.

    Args:
        page: as it was made.
        folder: of the plugin, whose manifest was written by this console.
        manifest: of the plugin.

    Raises:
        PluginFaultsError: it cannot be drawn, or not be written; the plugin is as it was.
    """
    file = f"pages/{page.id}.toml"
    save_page(page, folder, file, manifest)
    _write(folder / FILE, toml_of(replace(manifest, pages=(*manifest.pages, file))))


def _write(file: Path, text: str) -> None:
    new = file.with_name(f"{file.name}.new")
    try:
        new.write_text(text, "utf-8")
        new.replace(file)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        what = Words("写不进去", f"cannot be written ({error.strerror or error})")
        do = Words("检查磁盘空间和文件夹权限", "see the disk and the folder's rights")
        raise PluginFaultsError((PluginFault(UNREADABLE, file.name, "", what, do),)) from error
