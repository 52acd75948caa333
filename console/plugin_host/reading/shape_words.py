"""What does not fit the shape of a file, in the words of its author."""

import re
from collections.abc import Iterator

from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Words
from console.plugin_host.reading.toml_lines import Step, TomlLines

_WAY = re.compile(r" - at `(?:key in )?\$\.?([^`]*)`")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_NAMED = re.compile(r"`([^`]+)`")
NO_CHINESE = "plugin_no_chinese"
WRONG_ENTRY = "plugin_wrong_entry"

_SHAPES = tuple(
    (re.compile(pattern), zh, en, Words(do_zh, do_en))
    for pattern, zh, en, do_zh, do_en in (
        (
            r"missing required field `zh`",
            "缺少中文",
            "the Chinese words (zh) are missing",
            "补上中文名称或说明，英文可以不写",
            "add zh; en may be left out",
        ),
        (
            r"missing required field `(?P<a>[^`]+)`",
            "缺少 {a}",
            "{a} is missing",
            "补上这一项",
            "add it",
        ),
        (
            r"contains unknown field `(?P<a>[^`]+)`",
            "{a} 不是约定的写法",
            "{a} is not known here",
            "检查拼写，或删去这一项",
            "check the spelling, or take it out",
        ),
        (
            r"Expected `(?P<a>[^`]+)`, got `(?P<b>[^`]+)`",
            "类型不对：应为 {a}，写成了 {b}",
            "must be {a}, is {b}",
            "改成应有的类型",
            "write it as it must be",
        ),
        (
            r"Expected `(?P<a>[^`]+)` of length (?P<b>.+?)(?: - |$)",
            "长度不对：应为 {b}",
            "must have a length of {b}",
            "改到允许的长度",
            "bring it to that length",
        ),
        (
            r"Expected `(?P<a>[^`]+)` (?P<b>[<>]=? [\d.]+)",
            "超出范围：应 {b}",
            "must be {b}",
            "改到范围以内",
            "bring it into that range",
        ),
        (
            r"matching regex '(?P<a>.+)'",
            "写法不合约定：{a}",
            "must be written as {a}",
            "按约定改写",
            "write it that way",
        ),
        (
            r"Invalid (?:enum )?value '(?P<a>[^']*)'",
            "没有“{a}”这种取值",
            "there is no such value as {a}",
            "对照接口说明改成允许的取值",
            "take one of the values the reference lists",
        ),
    )
)


def shape_fault(said: str, file: str, lines: TomlLines, within: tuple[Step, ...]) -> PluginFault:
    """Return what msgspec says of a file, with its line and in both languages.

    Args:
        said: the message of its error.
        file: the file.
        lines: where its entries stand.
        within: the way to what was read, where it was not the whole file.
    """
    way = (*within, *_way(said))
    code = NO_CHINESE if "`zh`" in said or (way and way[-1] == "zh") else WRONG_ENTRY
    missing = _NAMED.search(said) if "missing" in said else None
    place = place_of((*way, missing.group(1)) if missing else way, lines)
    for pattern, zh, en, do in _SHAPES:
        found = pattern.search(said)
        if found:
            parts = found.groupdict()
            what = Words(zh.format(**parts), en.format(**parts))
            return PluginFault(code, file, place, what, do)
    return PluginFault(code, file, place, Words(f"写法不合约定（{said}）", said), CHECK)


CHECK = Words("对照接口说明改写", "see the reference")


def place_of(way: tuple[Step, ...], lines: TomlLines) -> str:
    """Return line and key as they are told."""
    key = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way)
    line = lines.of(way)
    return " ".join(part for part in (f"L{line}" if line else "", key.lstrip(".")) if part)


def _way(said: str) -> Iterator[Step]:
    found = _WAY.search(said)
    for name, index in _STEP.findall(found.group(1) if found else ""):
        if name:
            yield name
        elif index.isdigit():
            yield int(index)
