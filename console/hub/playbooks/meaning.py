"""What a set of playbook files says as a whole: mistakes that no single entry shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.hub.playbooks.file import FileFault, PlaybookFile
from console.hub.playbooks.inheriting import Placed, line_of, placed_steps
from console.hub.playbooks.shape import MOST_STEPS

_NUMBER = re.compile(r".*\S\s+[\d\-+]{3,20}$")
_BRACES = re.compile(r"[{}][^{}]*[{}]?")
TEMPLATE = ("{place}", "{title}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a hall has that a playbook may name.

    Attributes:
        names: of units and organisations.
        sorts: of units.
        matters: ids of the dispatch dictionary.
        cards: ids of handling cards.
    """

    names: frozenset[str]
    sorts: frozenset[str]
    matters: frozenset[str]
    cards: frozenset[str]


def faults(files: Sequence[PlaybookFile], known: Known | None) -> Iterator[FileFault]:
    """Find what cannot be meant, and with `known` what the hall does not have."""
    yield from _twice(files)
    by_id = {file.id: file for file in files}
    chains = {file.id: line_of(file, by_id) for file in files}
    for file in files:
        yield from _of_base(file, by_id)
        yield from _of_own(file)
        if known is not None:
            yield from _unknown(file, known)
        chain = chains[file.id]
        if chain is not None:
            yield from _of_steps(file, chain)


def _twice(files: Sequence[PlaybookFile]) -> Iterator[FileFault]:
    firsts: dict[str, PlaybookFile] = {}
    for file in files:
        first = firsts.setdefault(file.id, file)
        if first is not file:
            zh, en = f"编号与 {first.name} 重复", f"{first.name} has this id already"
            yield file.fault(0, ["id"], zh, en)


def _of_base(file: PlaybookFile, by_id: Mapping[str, PlaybookFile]) -> Iterator[FileFault]:
    base = file.shape.base
    if base and base not in by_id:
        zh, en = f"没有这个上级预案：{base}", f"there is no playbook {base} to build on"
        yield file.fault(0, ["base"], zh, en)
    elif base and line_of(file, by_id) is None:
        zh, en = "预案互相继承，成了环", "playbooks are built on each other in a loop"
        yield file.fault(0, ["base"], zh, en)
    if file.shape.drop and not base:
        zh, en = "没有 base，drop 无从去掉", "drop needs a base"
        yield file.fault(0, ["drop"], zh, en)


def _of_own(file: PlaybookFile) -> Iterator[FileFault]:
    seen = set[str]()
    for number, step in file.steps:
        if step.id in seen:
            zh, en = "步骤编号重复", "another step has this id"
            yield file.fault(number, ["id"], zh, en)
        seen.add(step.id)
        amounts = [each for each in (step.minutes, step.working_hours, step.working_days) if each]
        if len(amounts) > 1:
            zh, en = "时限只写一种", "a step has one kind of clock"
            yield file.fault(number, ["minutes"], zh, en)
        if amounts and not step.limit_source:
            zh, en = "时限须写依据 limit_source", "a clock needs its limit_source"
            yield file.fault(number, ["minutes"], zh, en)
        if step.due is not None and step.after:
            zh, en = "due 与 after 只写一个", "a step has due or after, not both"
            yield file.fault(number, ["due"], zh, en)
        if step.due is not None and not (step.due.grade or step.due.words or step.due.level):
            zh, en = "due 没有写条件", "due says nothing"
            yield file.fault(number, ["due"], zh, en)
    for key in ("order", "report"):
        for part in _BRACES.findall(getattr(file.shape, key)):
            if part not in TEMPLATE:
                zh, en = f"没有 {part}，可用 {{place}} {{title}}", f"there is no {part}"
                yield file.fault(0, [key], zh, en)


def _of_steps(file: PlaybookFile, chain: Sequence[PlaybookFile]) -> Iterator[FileFault]:
    """Look at the steps a playbook has in the end, each told of where it was written."""
    steps = placed_steps(chain)
    roles = {role for each in chain for role in each.shape.roles}
    ids = {placed.step.id for placed in steps}
    of = f"（{file.id}）" if len(chain) > 1 else ""
    if len(steps) > MOST_STEPS:
        yield file.fault(0, [], f"步骤超过 {MOST_STEPS} 个", f"more than {MOST_STEPS} steps")
    if not steps and not file.shape.is_base:
        yield file.fault(0, ["id"], "没有步骤", "there are no steps")
    for drop in set(file.shape.drop) - {p.step.id for p in placed_steps(chain[1:])}:
        yield file.fault(0, ["drop"], f"上级预案没有步骤 {drop}", f"the base has no step {drop}")
    for placed in steps:
        at, number, step = placed.file, placed.number, placed.step
        if step.owner not in roles:
            zh, en = f"没有角色 {step.owner}{of}", f"there is no role {step.owner} in {file.id}"
            yield at.fault(number, ["owner"], zh, en)
        for before in step.after:
            if before not in ids:
                zh, en = f"没有步骤 {before}{of}", f"there is no step {before} in {file.id}"
                yield at.fault(number, ["after"], zh, en)
    yield from _loops(file, steps)


def _loops(file: PlaybookFile, steps: Sequence[Placed]) -> Iterator[FileFault]:
    """Take away what waits for nothing that is left, again and again: what stays is a loop."""
    left = {placed.step.id: placed for placed in steps}
    while free := [id for id, p in left.items() if not set(p.step.after) & set(left)]:
        for id in free:
            del left[id]
    if left:
        first = next(iter(left.values()))
        names = "、".join(left)
        zh, en = f"步骤互相等待，成了环：{names}", f"steps wait for each other: {', '.join(left)}"
        yield first.file.fault(first.number, ["after"], zh, en)


def _unknown(file: PlaybookFile, known: Known) -> Iterator[FileFault]:
    shape = file.shape
    for matter in shape.matters or ():
        if matter not in known.matters:
            zh, en = f"派单字典没有 {matter}", f"the dictionary has no {matter}"
            yield file.fault(0, ["matters"], zh, en)
    if shape.card and shape.card not in known.cards:
        zh, en = f"没有处置卡 {shape.card}", f"there is no card {shape.card}"
        yield file.fault(0, ["card"], zh, en)
    for phone in shape.phones:
        if not _is_known(phone, known):
            zh, en = f"没有联系人 {phone}", f"there is no contact {phone}"
            yield file.fault(0, ["phones"], zh, en)
    for number, step in file.steps:
        for phone in step.phones:
            if not _is_known(phone, known):
                zh, en = f"没有联系人 {phone}", f"there is no contact {phone}"
                yield file.fault(number, ["phones"], zh, en)
        for need in step.needs:
            if need.partition("*")[0] not in known.sorts:
                zh, en = f"没有这类力量 {need}", f"there are no units of sort {need}"
                yield file.fault(number, ["needs"], zh, en)


def _is_known(phone: str, known: Known) -> bool:
    """Whether a hall has somebody of that name, or the entry has its number with it."""
    return phone in known.names or _NUMBER.match(phone) is not None
