"""The file of a native page, looked through without running it, and read as it was approved."""

import ast
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.manifest import Manifest
from console.plugin_api.words import Words

PAGE = "native"
"""Id of the native page among those of its plugin."""
CODE = "plugin_native"
_DO = Words("请归口单位改正", "its owner mends it")


@dataclass(frozen=True, slots=True)
class NativeSource:
    """The code of a native page.

    Attributes:
        plugin: whose.
        file: in the plugin's folder.
        make: name of the function that makes the page.
        raw: the code.
    """

    plugin: str
    file: str
    make: str
    raw: bytes


def native_faults(manifest: Manifest, folder: Path) -> Iterator[PluginFault]:
    """Yield what is wrong with the native page of a plugin, by line."""
    if not manifest.native:
        return
    file, _, name = manifest.native.partition(":")
    try:
        tree = ast.parse((folder / file).read_bytes())
    except OSError as error:
        yield _fault(file, "", "文件读不到", f"cannot be read: {error.strerror}")
        return
    except (SyntaxError, ValueError, RecursionError) as error:
        yield _fault(file, f"L{getattr(error, 'lineno', 0)}", "程序写法不对", "is no Python")
        return
    if not any(isinstance(each, ast.FunctionDef) and each.name == name for each in tree.body):
        yield _fault(file, name, f"没有函数 {name}", f"there is no function {name}")


def read_native(manifest: Manifest, folder: Path, digest: str) -> NativeSource:
    """Read the code of a native page, if it belongs to the very files that were let in.

    Args:
        manifest: of the plugin.
        folder: where it lies.
        digest: of the files the hall approved.

    Raises:
        PluginFaultsError: these are other files.
        OSError: it cannot be read.
    """
    from console.plugin_host.packages.archive import listed

    file, _, make = manifest.native.partition(":")
    told, raw = listed(folder), (folder / file).read_bytes()
    is_listed = json.loads(told)["files"].get(file) == hashlib.sha256(raw).hexdigest()
    if hashlib.sha256(told).hexdigest() != digest or not is_listed:
        changed = "已不是准入时的文件", "is not what was let in"
        raise PluginFaultsError((_fault(file, "", *changed),))
    return NativeSource(manifest.id, file, make, raw)


def _fault(file: str, place: str, zh: str, en: str) -> PluginFault:
    return PluginFault(CODE, file, place, Words(zh, en), _DO)
