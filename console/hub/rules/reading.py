"""From the bytes of a rule file to the rules: all of them, or every mistake with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from console.domain.rule import DEFAULT, Rule, RuleBook
from console.hub.rules import meaning
from console.hub.rules.fault import BadRules, Said
from console.hub.rules.lines import Lines
from console.hub.rules.meaning import Numbered
from console.hub.rules.shape import (
    FORMAT,
    MOST_RULES,
    EffectShape,
    FileShape,
    MatchShape,
    RuleShape,
    rule_of,
)

MOST_BYTES = 256_000
"""A thousand rules with their words; what is larger is something else."""

DEEPEST = 20
"""Dots of one key: TOML's reader takes time in the square of them."""

_PATH = re.compile(r" - at `(?:key` in `)?\$\.?([^`]*)`")
_LINE = re.compile(r"at line (\d+)")

T = TypeVar("T")


def version_of(raw: bytes) -> str:
    """Return the version of a file's rules: the beginning of the SHA-256 of its bytes."""
    return sha256(raw).hexdigest()[:12]


def read_rules(raw: bytes) -> RuleBook:
    """Read a rule file.

    Raises:
        BadRules: something in it is wrong; nothing of it is to be used.
    """
    text = text_of(raw)
    told, lines = toml_of(text), Lines(text)
    faults = list(_file_faults(told, lines))
    default = _default_of(told, lines, faults)
    rules = _rules_of(told, lines, faults)
    numbered = rules if default is None else [(0, default), *rules]
    faults.extend(meaning.faults(numbered, lines))
    if faults or default is None:
        raise BadRules(faults)
    return RuleBook(
        version=version_of(raw),
        title=told["title"],
        note=told.get("note", ""),
        default=default,
        rules=tuple(rule for _, rule in rules),
    )


def notes_on(raw: bytes, book: RuleBook) -> list[Said]:
    """Return what whoever wrote a good file ought to know: rules never reached, 红 lowered."""
    return sorted(meaning.notes(book, Lines(raw.decode("utf-8-sig"))))


def text_of(raw: bytes) -> str:
    """Return the text of a file's bytes.

    Raises:
        BadRules: it is too large, no UTF-8, or nested too deeply.
    """
    if len(raw) > MOST_BYTES:
        raise _bad(0, f"文件超过 {MOST_BYTES} 字节", f"the file has more than {MOST_BYTES} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _bad(line, "不是 UTF-8 文本", "this is no UTF-8 text") from error
    for number, line_text in enumerate(text.splitlines(), 1):
        if line_text.partition("=")[0].count(".") > DEEPEST:
            raise _bad(number, "嵌套过深", "nested too deeply")
    return text


def toml_of(text: str) -> dict[str, Any]:
    """Read a text as TOML.

    Raises:
        BadRules: it is none; the line is named.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise _bad(
            line, f"不是有效的 TOML（{error}）", f"this is no valid TOML ({error})"
        ) from error
    except RecursionError as error:
        raise _bad(0, "嵌套过深", "nested too deeply") from error


def _bad(line: int, zh: str, en: str) -> BadRules:
    return BadRules([Said(line, "", zh, en)])


def _file_faults(told: dict[str, Any], lines: Lines) -> Iterator[Said]:
    """Check what stands outside of rules; each rule is checked alone."""
    if told.get("format", FORMAT) != FORMAT:
        line = lines.of(0, ["format"])
        yield Said(line, "", f"版本应为 {FORMAT}", f"the format must be {FORMAT}")
        return
    rules = told.get("rule", [])
    if isinstance(rules, list) and len(rules) > MOST_RULES:
        yield Said(0, "", f"规则超过 {MOST_RULES} 条", f"there are more than {MOST_RULES} rules")
    bare = {**told, "rule": [] if isinstance(rules, list) else rules}
    if isinstance(told.get("default"), dict):
        bare["default"] = {"guidance": "-", "source": "-"}
    _, fault = converted(bare, FileShape, partial(lines.of, 0), "")
    if fault:
        yield fault


def _default_of(told: dict[str, Any], lines: Lines, faults: list[Said]) -> Rule | None:
    shape, fault = converted(
        told.get("default"), EffectShape, lambda way: lines.of(0, [DEFAULT, *way]), DEFAULT
    )
    if fault is not None and isinstance(told.get("default"), dict):
        faults.append(fault)
    return None if shape is None else rule_of(DEFAULT, shape, MatchShape())


def _rules_of(told: dict[str, Any], lines: Lines, faults: list[Said]) -> list[Numbered]:
    found: list[Numbered] = []
    firsts: dict[str, int] = {DEFAULT: 0}
    given = told.get("rule", [])
    for number, each in enumerate(given[:MOST_RULES] if isinstance(given, list) else (), 1):
        name = each.get("id") if isinstance(each, dict) else None
        said = str(name or f"#{number}")[:60]
        shape, fault = converted(each, RuleShape, partial(lines.of, number), said)
        if shape is None or fault is not None:
            faults.append(fault or Said(lines.of(number), "", "无法读取", "this cannot be read"))
            continue
        if shape.id in firsts:
            before = meaning.line_of(lines, firsts[shape.id], ())
            zh, en = (
                f"编号与第 {before} 行的规则重复",
                f"the rule of line {before} has this id already",
            )
            faults.append(Said(lines.of(number, ["id"]), shape.id, zh, en))
            continue
        firsts[shape.id] = number
        found.append((number, rule_of(shape.id, shape, shape.match, shape.during)))
    return found


def converted(
    told: Any, shape: type[T], line_of: Callable[[list[str]], int], rule: str
) -> tuple[T | None, Said | None]:
    """Read what TOML told as a shape, or say what is wrong and on which line.

    Args:
        told: by the file.
        shape: what it must be.
        line_of: returns the line of an entry by the keys down to it.
        rule: what the fault belongs to.
    """
    try:
        return msgspec.convert(told, shape), None
    except msgspec.ValidationError as error:
        words = str(error)
        found = _PATH.search(words)
        way = [part for part in re.split(r"[.\[\]]+", found.group(1) if found else "") if part]
        if unknown := re.search(r"unknown field `([^`]+)`", words):
            way.append(unknown.group(1))
        at = ".".join(way)
        return None, Said(line_of(way), rule, _zh(words, at), f"{at}: {words}" if at else words)


_ZH = (
    (re.compile(r"unknown field `(.+?)`"), "没有“{0}”这一项"),
    (re.compile(r"missing required field `(.+?)`"), "缺少“{0}”"),
    (re.compile(r"Invalid enum value (.+?)(?: - at|$)"), "不认识 {0}"),
    (re.compile(r"matching regex"), "编号只用小写字母、数字和连字符，至多 60 个"),
    (re.compile(r"Expected `(?:int|array|str|object)` (?:of length )?([<>]=) (\d+)"), "应 {0} {1}"),
    (re.compile(r"Expected `(\w+)`[^,]*, got `(\w+)`"), "应为 {0}，写的是 {1}"),
)


def _zh(words: str, at: str) -> str:
    for pattern, zh in _ZH:
        if found := pattern.search(words):
            told = zh.format(*found.groups())
            return told if not at or "{0}”" in zh else f"{at}：{told}"
    return f"{at}：{words}"
