"""Which plugins there are: every folder with a manifest, whole or with what is wrong in it.

A root holds plugins side by side (`<id>/manifest.toml`, those shipped with the console), or, where
it has a `current.toml`, several versions of each: `<id>/<version>/manifest.toml`, and the list
names the one in use (`[flood] version = "1.2.0"`). No code of a plugin is run or imported here.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.manifest import FILE, Manifest, Owner
from console.plugin_api.page import Page
from console.plugin_api.words import Words
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.reading.native_reader import PAGE
from console.plugin_host.reading.one_grade import agreed
from console.plugin_host.reading.page_reader import read_page

CURRENT = "current.toml"
NOT_ITS_FOLDER = "plugin_other_folder"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """A plugin as it lies on disk.

    Attributes:
        id: of its folder; that of its manifest, where it has a good one.
        folder: where it lies.
        manifest: None while it cannot be used.
        pages: those that can be drawn.
        faults: what is wrong; with a manifest, in its pages alone.
        title, owner: what could be read of a manifest that cannot be used: whom to call about it.
    """

    id: str
    folder: Path
    manifest: Manifest | None
    pages: tuple[Page, ...] = ()
    faults: tuple[PluginFault, ...] = ()
    title: Words | None = None
    owner: Owner | None = None

    @property
    def places(self) -> tuple[tuple[str, Words], ...]:
        """Id and name of each page; a native one comes last."""
        drawn = tuple((page.id, page.name) for page in self.pages)
        if self.manifest is None or not self.manifest.native:
            return drawn
        name = self.manifest.name
        native = Words(f"{name.zh}·本机页面", f"{name.said(in_english=True)}, native page")
        return (*drawn, (PAGE, native))

    def agreed(self) -> "Found":
        """Return it as it is shown: one value has one grade on all its pages and on the maps."""
        if self.manifest is None:
            return self
        manifest, pages = agreed(self.manifest, self.pages)
        return replace(self, manifest=manifest, pages=pages)

    def name(self, in_english: bool) -> str:
        """Return its name, or its id where nobody can read one."""
        name = self.manifest.name if self.manifest else self.title
        return name.said(in_english) if name else self.id


def find(roots: Iterable[Path]) -> list[Found]:
    """Return the plugins of some roots by id; of two with one id the later root's holds."""
    found: dict[str, Found] = {}
    for root in roots:
        for id, folder in _folders(root):
            found[id] = look(id, folder)
    return [found[id] for id in sorted(found)]


def look(id: str, folder: Path) -> Found:
    """Return the plugin of one folder; never raises for what lies in it."""
    try:
        manifest = read_manifest(folder)
    except PluginFaultsError as error:
        return Found(id, folder, None, (), error.faults, *_salvaged(folder))
    if manifest.id != id:
        return Found(id, folder, None, (), (_other_folder(manifest.id, id),))
    pages: list[Page] = []
    faults: list[PluginFault] = []
    for file in manifest.pages:
        try:
            pages.append(read_page(folder, file, manifest))
        except PluginFaultsError as error:
            faults.extend(error.faults)
    return Found(id, folder, manifest, tuple(pages), tuple(faults))


def _salvaged(folder: Path) -> tuple[Words | None, Owner | None]:
    """Return name and owner of a manifest that cannot be used, as far as they are right."""
    try:
        told = tomllib.loads((folder / FILE).read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None, None
    return _if_right(told.get("name"), Words), _if_right(told.get("owner"), Owner)


def _if_right(told: object, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(told, kind)
    except msgspec.ValidationError:
        return None


def _folders(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield id and folder of each plugin of a root; none where the root is missing."""
    if (root / CURRENT).is_file():
        yield from ((id, root / id / version) for id, version in _current(root / CURRENT))
        return
    try:
        children = sorted(root.iterdir())
    except OSError:
        return
    yield from ((child.name, child) for child in children if (child / FILE).is_file())


def _current(file: Path) -> Iterator[tuple[str, str]]:
    """Yield id and version in use; a damaged list names none."""
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return
    for id, entry in sorted(told.items()):
        if isinstance(entry, dict) and isinstance(entry.get("version"), str):
            yield id, entry["version"]


def _other_folder(id: str, folder: str) -> PluginFault:
    what = Words(f"编号 {id} 与文件夹 {folder} 不同", f"the id {id} is not that of folder {folder}")
    do = Words("文件夹改成与编号同名", "name the folder like the id")
    return PluginFault(NOT_ITS_FOLDER, FILE, "id", what, do)
