"""From a TOML file of a plugin to a struct of `plugin_api`, or to all that is wrong in it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_host.reading.shape_words import NO_CHINESE, place_of, shape_fault
from console.plugin_host.reading.toml_lines import Step, TomlLines

MOST_BYTES = 256_000
"""What is larger is something else; TOML's reader would take seconds for it."""
DEEPEST = 20
"""Dots of one key: TOML's reader takes time in the square of them."""
UNREADABLE, NO_TOML = "plugin_unreadable", "plugin_no_toml"
_LINE = re.compile(r"at line (\d+)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2}[a-z]")
T = TypeVar("T")


def read_struct(path: Path, file: str, kind: type[T]) -> tuple[T, TomlLines]:
    """Read a file.

    Args:
        path: where it lies.
        file: what it is called in a fault.
        kind: the struct it must fit.

    Raises:
        PluginFaultsError: something in it is wrong; nothing of it is to be used.
    """
    text = _text(path, file)
    told, lines = _toml(text, file), TomlLines(text)
    faults = [*_each_shape(told, kind, file, lines), *_without_chinese(told, file, lines)]
    if faults:
        raise PluginFaultsError(tuple(dict.fromkeys(faults)))
    return msgspec.convert(told, kind), lines


def _fault(code: str, file: str, line: int, what: Words, do: Words) -> PluginFaultsError:
    return PluginFaultsError((PluginFault(code, file, f"L{line}" if line else "", what, do),))


def _text(path: Path, file: str) -> str:
    try:
        with path.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            what = Words(f"超过 {MOST_BYTES} 字节", f"has more than {MOST_BYTES} bytes")
            raise _fault(UNREADABLE, file, 0, what, Words("拆成几个文件", "split it"))
        return raw.decode("utf-8-sig")
    except OSError as error:
        what = Words("文件读不到", f"cannot be read ({error.strerror or error})")
        do = Words("检查文件是否在插件文件夹里", "see whether it lies in the plugin's folder")
        raise _fault(UNREADABLE, file, 0, what, do) from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = Words("不是 UTF-8 文本", "is no UTF-8 text")
        do = Words("另存为 UTF-8", "save as UTF-8")
        raise _fault(UNREADABLE, file, line, what, do) from error


def _toml(text: str, file: str) -> dict[str, Any]:
    deep = (n for n, line in enumerate(text.splitlines(), 1) if _is_deep(line))
    line = next(deep, 0)
    if line:
        raise _fault(NO_TOML, file, line, *_DEEP)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        what = Words("不是有效的 TOML", f"no valid TOML ({error})")
        do = Words("检查这一行的引号、括号和等号", "see the quotes and brackets of this line")
        raise _fault(NO_TOML, file, line, what, do) from error
    except RecursionError as error:
        raise _fault(NO_TOML, file, 0, *_DEEP) from error


_DEEP = (Words("嵌套过深", "nested too deeply"), Words("减少层数", "use fewer levels"))


def _is_deep(line: str) -> bool:
    return line.partition("=")[0].count(".") > DEEPEST


def _each_shape(
    told: dict[str, Any], kind: Any, file: str, lines: TomlLines
) -> Iterator[PluginFault]:
    """Yield the first fault of each entry, so that a file is mended in one go."""
    whole = _try(told, kind)
    if whole is None:
        return
    fields = msgspec.structs.fields(kind)
    given = [each for each in fields if each.encode_name in told]
    said = [(each.encode_name, _try(told[each.encode_name], each.type)) for each in given]
    faults = [shape_fault(each, file, lines, (name,)) for name, each in said if each]
    yield from faults or [shape_fault(whole, file, lines, ())]


def _try(told: Any, kind: Any) -> str | None:
    try:
        msgspec.convert(told, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return None


def _without_chinese(told: Any, file: str, lines: TomlLines) -> Iterator[PluginFault]:
    """Yield each `zh` that holds foreign words only (C-17)."""
    for way, value in _walk(told, ()):
        is_foreign = way[-1] == "zh" and isinstance(value, str)
        if is_foreign and _WORD.search(value) and not _CHINESE.search(value):
            what = Words(f"zh 里没有中文：{value}", f"no Chinese in zh: {value}")
            yield PluginFault(
                NO_CHINESE, file, place_of(way, lines), what, Words("写成中文", "write Chinese")
            )


def _walk(told: Any, way: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any]]:
    pairs: Any = ()
    if isinstance(told, dict):
        pairs = told.items()
    elif isinstance(told, list):
        pairs = enumerate(told)
    elif way:
        yield way, told
    for step, value in pairs:
        yield from _walk(value, (*way, step))
