"""What a rule file says, looked at as a whole: mistakes that no single entry shows, and notes."""

import re
from collections.abc import Iterator, Sequence

from console.domain.alert_marks import Severity
from console.domain.rule import DEFAULT, FIELDS, HOT_FIELDS, Rule, RuleBook
from console.hub.core.reports import SEVERITIES
from console.hub.rules.fault import Said
from console.hub.rules.lines import Lines
from console.hub.rules.shape import MOST_WORDS

_MODE = re.compile(r"(emergency|special|[a-z][a-z0-9_-]*\.(IV|III|II|I))")
_BRACES = re.compile(r"[{}][^{}]*[{}]?")

Numbered = tuple[int, Rule]
"""A rule with its number in the file; 0 for the default one."""

Found = tuple[Sequence[str], str, str]
"""Way to an entry, what is wrong with it in Chinese and in English."""


def faults(rules: Sequence[Numbered], lines: Lines) -> Iterator[Said]:
    """Find what cannot be meant."""
    for number, rule in rules:
        for way, zh, en in _of_rule(number, rule):
            yield Said(line_of(lines, number, way), rule.id, zh, en)
    words = sum(len(rule.match.words) for _, rule in rules)
    if words > MOST_WORDS:
        zh = f"各规则的 words 共 {words} 个，至多 {MOST_WORDS} 个"
        yield Said(0, "", zh, f"the rules have {words} words, {MOST_WORDS} at most")


def notes(book: RuleBook, lines: Lines) -> Iterator[Said]:
    """Find what is allowed and perhaps not meant."""
    for number, rule in enumerate(book.rules, 1):
        for before, earlier in enumerate(book.rules[: number - 1], 1):
            if earlier.covers(rule):
                line, id = lines.of(before), earlier.id
                zh = f"永远轮不到：第 {line} 行的 {id} 在前，先者生效"
                en = f"is never reached: {id} of line {line} comes first and holds"
                yield Said(lines.of(number), rule.id, zh, en)
                break
    for number, rule in enumerate((book.default, *book.rules)):
        if rule.grades.get(Severity.RED, Severity.RED) < Severity.RED:
            line = line_of(lines, number, ("severity",))
            yield Said(line, rule.id, "红色被降级", "a red is lowered")


def _of_rule(number: int, rule: Rule) -> Iterator[Found]:
    yield from _of_match(number, rule)
    if number and not (rule.card or rule.playbook):
        zh = '没有写 card 或 playbook；随事项而定的写 card = "*"'
        yield ("id",), zh, 'card or playbook is needed; card = "*" for the matter\'s own'
    yield from _of_modes(rule)
    yield from _of_grades(rule)
    yield from _of_times(rule)
    yield from _of_templates(rule)


def line_of(lines: Lines, number: int, way: Sequence[str]) -> int:
    """Return the line of an entry of a rule, by the rule's number."""
    return lines.of(number, way) if number else lines.of(0, [DEFAULT, *way])


def _of_match(number: int, rule: Rule) -> Iterator[Found]:
    if number and rule.match.is_empty:
        zh, en = (
            "match 没有写条件；管全部的写在 [default]",
            "match is empty; what holds for all is [default]",
        )
        yield ("match",), zh, en
    for word in rule.match.words:
        if "*" in word:
            yield ("match", "words"), f"words 不用 *：{word}", f"no * in words: {word}"


def _of_modes(rule: Rule) -> Iterator[Found]:
    for name in rule.during:
        if not _MODE.fullmatch(name):
            zh = f"during：没有 {name}；写 emergency、special，或响应如 flood.III"
            en = f"during: there is no {name}; write emergency, special, or a response as flood.III"
            yield ("during",), zh, en


def _of_grades(rule: Rule) -> Iterator[Found]:
    way, changed = ("severity",), {told for told, _ in rule.severity}
    for told, taken in rule.severity:
        known = SEVERITIES.get(told.strip().lower())
        if known is not None and told != known.name.lower():
            zh, en = (
                f"“{told}”请写作 {known.name.lower()}",
                f"write {known.name.lower()}, not {told}",
            )
            yield way, zh, en
        if known is None and taken in changed:
            zh = f"“{told}”先成 {taken}，又被改级，只写一次"
            yield way, zh, f"{told} becomes {taken}, which is changed again: write it once"


def _of_times(rule: Rule) -> Iterator[Found]:
    if rule.count and not rule.delay:
        yield ("count",), "count 须与 delay 同用", "count needs a delay"
    if rule.count == 1:
        yield ("count",), "count 至少为 2", "count is 2 at least"
    if rule.hot is not None and not rule.group:
        yield ("hot",), "hot 须写 group（热点的名称）", "hot needs a group, the topic's name"
    if rule.order is not None and not (rule.order.matter or rule.order.text):
        yield ("order",), "order 须写 matter 或 text", "order needs a matter or a text"


def _of_templates(rule: Rule) -> Iterator[Found]:
    hot = HOT_FIELDS if rule.hot is not None else ()
    yield from _unknown("fingerprint", rule.fingerprint, FIELDS)
    yield from _unknown("group", rule.group, (*FIELDS, *hot))
    if rule.order is not None:
        yield from _unknown("order.text", rule.order.text, FIELDS)
        for unit in rule.order.unit:
            yield from _unknown("order.unit", unit, FIELDS)
    if rule.fingerprint and "{" not in rule.fingerprint:
        zh = "fingerprint 至少写一项，如 {place}，否则互不相干的会并成一条"
        yield ("fingerprint",), zh, "fingerprint must name a field, as {place}, or all become one"


def _unknown(key: str, template: str, fields: Sequence[str]) -> Iterator[Found]:
    for part in _BRACES.findall(template):
        if part[1:-1] not in fields or (part[0], part[-1]) != ("{", "}"):
            names = " ".join(f"{{{field}}}" for field in fields)
            zh, en = (
                f"{key}：没有 {part}，可用 {names}",
                f"{key}: there is no {part}; there are {names}",
            )
            yield tuple(key.split(".")), zh, en
