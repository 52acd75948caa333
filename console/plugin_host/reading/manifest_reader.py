"""The manifest of a plugin: read and checked before anything else of it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.manifest import API, FILE, NATIVE_SINCE, Manifest
from console.plugin_api.permission import Permission
from console.plugin_api.words import Words
from console.plugin_host.reading.file_reader import read_struct
from console.plugin_host.reading.limits import has_one_bound
from console.plugin_host.reading.page_reader import UNKNOWN_NAME
from console.plugin_host.reading.shape_words import WRONG_ENTRY, place_of
from console.plugin_host.reading.toml_lines import Step, TomlLines

OUTSIDE, TOO_NEW, TWICE = "plugin_outside", "plugin_too_new", "plugin_twice"


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a plugin's folder.

    Raises:
        PluginFaultsError: it cannot be used; each fault names file, line and key.
    """
    manifest, lines = read_struct(folder / FILE, FILE, Manifest)
    faults = tuple(manifest_faults(manifest, folder, lines))
    if faults:
        raise PluginFaultsError(faults)
    return manifest


def manifest_faults(manifest: Manifest, folder: Path, lines: TomlLines) -> Iterator[PluginFault]:
    """Yield what the shape alone cannot tell: versions, doubles, paths, and names of data."""
    yield from _of_api(manifest, lines)
    yield from _doubles(manifest, lines)
    yield from _paths(manifest, folder, lines)
    yield from _names(manifest, lines)
    yield from _limits(manifest, lines)
    yield from _native(manifest, lines)


def _at(way: tuple[Step, ...], lines: TomlLines, code: str, what: Words, do: Words) -> PluginFault:
    return PluginFault(code, FILE, place_of(way, lines), what, do)


def _of_api(manifest: Manifest, lines: TomlLines) -> Iterator[PluginFault]:
    """A plugin works where the first number is the same and the second is not newer."""
    first, second = (int(part) for part in manifest.api.split("."))
    if first != API[0] or second > API[1]:
        here = ".".join(map(str, API))
        what = Words(
            f"需要接口 {manifest.api}，本控制台是 {here}", f"needs {manifest.api}, here is {here}"
        )
        do = Words("请归口单位按本控制台的接口改版", "have its owner make it for this version")
        yield _at(("api",), lines, TOO_NEW, what, do)


def _doubles(manifest: Manifest, lines: TomlLines) -> Iterator[PluginFault]:
    lists = ("data", "record", "alert", "vital", "layer", "section", "command", "setting")
    for name in lists:
        counted = Counter(each.id for each in getattr(manifest, name))
        for at, each in enumerate(getattr(manifest, name)):
            if counted.pop(each.id, 1) > 1:
                what = Words(f"编号 {each.id} 重复", f"{each.id} stands twice")
                yield _at(
                    (name, at, "id"), lines, TWICE, what, Words("改成不同的编号", "rename it")
                )


def files_of(manifest: Manifest) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield each file a manifest names, with the way to its entry."""
    for name in ("pages", "rules", "plans", "dictionary"):
        yield from (((name, at), file) for at, file in enumerate(getattr(manifest, name)))
    yield from ((("record", at, "schema"), kind.schema) for at, kind in enumerate(manifest.record))
    if manifest.guest is not None:
        yield ("guest", "entry"), manifest.guest.entry
    if manifest.native:
        yield ("native",), manifest.native.partition(":")[0]
    if manifest.demo:
        yield ("demo",), manifest.demo


def _paths(manifest: Manifest, folder: Path, lines: TomlLines) -> Iterator[PluginFault]:
    root = folder.resolve()
    for way, file in files_of(manifest):
        is_inside = ".." not in PurePosixPath(file).parts
        if not is_inside or not (folder / file).resolve().is_relative_to(root):
            what = Words(f"{file} 不在插件文件夹里", f"{file} lies outside the plugin's folder")
            do = Words("放进插件文件夹再引用", "put it into the folder")
            yield _at(way, lines, OUTSIDE, what, do)
        elif not (folder / file).is_file():
            what = Words(f"没有文件 {file}", f"there is no file {file}")
            do = Words("补上文件，或删去这一项", "add the file, or take the entry out")
            yield _at(way, lines, UNKNOWN_NAME, what, do)


def _names(manifest: Manifest, lines: TomlLines) -> Iterator[PluginFault]:
    """Yield what takes its values from a data set, or a column, that is not declared."""
    columns = {spec.id: {column.id for column in spec.columns} for spec in manifest.data}
    kinds = {kind.id for kind in manifest.record}
    named: list[tuple[tuple[Step, ...], str, tuple[str, ...]]] = []
    named += [(("vital", n), v.data, (v.value,)) for n, v in enumerate(manifest.vital)]
    named += [
        (("layer", n), each.data, (each.place, each.label, each.value))
        for n, each in enumerate(manifest.layer)
    ]
    named += [(("section", n), each.data, each.columns) for n, each in enumerate(manifest.section)]
    named += [(("data", n), each.id, (each.key,)) for n, each in enumerate(manifest.data)]
    for way, data, used in named:
        if data not in columns:
            yield _unknown((*way, "data"), lines, data, "数据集", "data set")
            continue
        for id in used:
            if id and id not in columns[data]:
                yield _unknown(way, lines, id, "数据列", "column")
    for at, spec in enumerate(manifest.data):
        if spec.origin in ("records", "form") and spec.of not in kinds:
            yield _unknown(("data", at, "of"), lines, spec.of, "记录类别", "record kind")


def _unknown(way: tuple[Step, ...], lines: TomlLines, name: str, zh: str, en: str) -> PluginFault:
    what = Words(f"没有声明过{zh} {name}".rstrip(), f"no {en} {name} is declared")
    return _at(way, lines, UNKNOWN_NAME, what, Words("声明它，或改成已有的", "declare it"))


def _limits(manifest: Manifest, lines: TomlLines) -> Iterator[PluginFault]:
    """A limit has one bound: above or below."""
    for name in ("vital", "layer"):
        for at, each in enumerate(getattr(manifest, name)):
            for n, limit in enumerate(each.limits):
                if not has_one_bound(limit):
                    what = Words("above 与 below 应写且只写一个", "one of above and below")
                    do = Words("只留一个", "keep one")
                    yield _at((name, at, "limits", n), lines, WRONG_ENTRY, what, do)


def _native(manifest: Manifest, lines: TomlLines) -> Iterator[PluginFault]:
    """Native code is of a later door, and asks for its right like everything else."""
    if not manifest.native:
        return
    if tuple(map(int, manifest.api.split("."))) < NATIVE_SINCE:
        since = "{}.{}".format(*NATIVE_SINCE)
        what = Words(f"native 从接口 {since} 起才有", f"native is of the door {since}")
        do = Words(f"api 改成 {since}", f"ask for {since}")
        yield _at(("api",), lines, WRONG_ENTRY, what, do)
    if Permission.NATIVE not in manifest.permissions:
        what = Words("有 native，没有申请 native 权限", "has native, does not ask for that right")
        do = Words("写进 permissions，或删去 native", "add it to permissions, or drop native")
        yield _at(("native",), lines, WRONG_ENTRY, what, do)
