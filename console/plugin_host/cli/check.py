"""Looking a plugin's folder through, as installing it will: shape, schemas, code, size, Chinese."""

import ast
from collections.abc import Iterator
from pathlib import Path

from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest
from console.plugin_api.record_schema import BadSchemaError, read_schema
from console.plugin_api.words import Words
from console.plugin_host.packages.archive import MOST_BYTES, MOST_FILES
from console.plugin_host.reading.discovery import look
from console.plugin_host.reading.native_reader import native_faults

CHECK = "plugin_check"
_CALLS = {
    "alerts.read": "read:alerts",
    "orders.read": "read:orders",
    "cameras.read": "read:cameras",
    "record.put": "write:records",
    "record.remove": "write:records",
    "alert.raise": "raise:alerts",
    "order.prepare": "prepare:orders",
    "log.append": "write:log",
    "folder.list": "read:folder",
    "folder.read": "read:folder",
    "http.get": "network",
}
_NEVER = frozenset({"PySide6", "PyQt6", "socket", "subprocess", "multiprocessing", "ctypes"})


def check(folder: Path) -> list[PluginFault]:
    """Return all that is wrong with a plugin; no code of it is run."""
    found = look(folder.resolve().name, folder)
    faults = [each for each in found.faults if each.code != "plugin_other_folder"]
    if found.manifest is None and not faults:  # only the folder's name differs
        from console.plugin_host.reading.manifest_reader import read_manifest

        found = look(read_manifest(folder).id, folder)
        faults = list(found.faults)
    if found.manifest is not None:
        faults += [*_schemas(found.manifest, folder), *_code(found.manifest, folder)]
        faults += native_faults(found.manifest, folder)
    return [*faults, *_size(folder)]


def _schemas(manifest: Manifest, folder: Path) -> Iterator[PluginFault]:
    for kind in manifest.record:
        if kind.is_private:
            yield _fault(
                "manifest.toml",
                kind.id,
                "中心还不收私有记录",
                "private kinds are not taken yet",
                "去掉 is_private",
                "drop is_private",
            )
        try:
            read_schema((folder / kind.schema).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, BadSchemaError) as error:
            yield _fault(
                kind.schema,
                str(error)[:120],
                "格式文件不能用",
                "this schema cannot be used",
                "只用类型、范围、长度、枚举",
                "use types, ranges, lengths and enum alone",
            )


def _code(manifest: Manifest, folder: Path) -> Iterator[PluginFault]:
    if manifest.guest is None:
        return
    entry = folder / manifest.guest.entry
    for path in sorted(entry.parent.rglob("*.py")):
        file = path.relative_to(folder).as_posix()
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 0)
            yield _fault(
                file, f"L{line}", "程序写法不对", "is no Python", "改正这一行", "mend this line"
            )
            continue
        yield from _imports(tree, file)
        yield from _permissions(tree, file, {each.value for each in manifest.permissions})


def _imports(tree: ast.AST, file: str) -> Iterator[PluginFault]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for name in _modules(node):
            if name.partition(".")[0] in _NEVER:
                yield _fault(
                    file,
                    f"L{node.lineno}",
                    f"用不了 {name}",
                    f"{name} is not there for guests",
                    "经控制台调用（guest.call）",
                    "ask the console by guest.call",
                )


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [each.name for each in node.names]


def _permissions(tree: ast.AST, file: str, declared: set[str]) -> Iterator[PluginFault]:
    """Yield calls of the console whose permission the manifest does not ask for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            needed = _CALLS.get(node.value)
            if needed and needed not in declared:
                yield _fault(
                    file,
                    f"L{node.lineno}",
                    f"{node.value} 要 {needed}，清单没有申请",
                    f"{node.value} needs {needed}, which the manifest does not ask for",
                    "写进清单的 permissions",
                    "add it to permissions",
                )


def _size(folder: Path) -> Iterator[PluginFault]:
    files = [
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    if len(files) > MOST_FILES or sum(path.stat().st_size for path in files) > MOST_BYTES:
        yield _fault(
            folder.name,
            "",
            f"超过 {MOST_FILES} 个文件或 100 MB",
            "too many files, or > 100 MB",
            "删去用不到的",
            "take out what is not needed",
        )


def _fault(file: str, place: str, zh: str, en: str, do_zh: str, do_en: str) -> PluginFault:
    return PluginFault(CHECK, file, place, Words(zh, en), Words(do_zh, do_en))
