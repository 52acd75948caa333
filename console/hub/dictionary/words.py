"""`hub dictionary …`: check a file, show what it would change, put it in force, take it back."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from console.domain.dictionary import IN_FORCE, PROPOSED, Dictionary, DictionaryLoad
from console.domain.dictionary_diff import Entry, changes
from console.hub import words as hub_words
from console.hub.core.hub_core import HubCore
from console.hub.dictionary import versions
from console.hub.dictionary.columns import CODES, MATTERS
from console.hub.dictionary.diff_lines import diff_lines, totals
from console.hub.dictionary.fault import BadDictionary, Fault
from console.hub.dictionary.meaning import Known
from console.hub.dictionary.reading import MOST_BYTES, Content, read_dictionary
from console.hub.dictionary.table_writing import table_text, template
from console.hub.dictionary.versions import Wish
from console.hub.rules import book
from console.hub.store.sqlite import FILE
from console.hub.store.transaction import Transaction
from console.runtime.clock import SystemClock

T = TypeVar("T")

WRONG = 1
"""Exit status of a file with mistakes, and of a wish that was not followed."""

FEW, SHARE = 5, 0.2
"""Entries that may vanish by one file, and share of all of them, before a person says so."""


def parser() -> argparse.ArgumentParser:
    """Return what the words are read with."""
    made = argparse.ArgumentParser(prog="hub dictionary", description=__doc__)
    kinds = made.add_subparsers(dest="what", required=True)
    check = _word(kinds, "check", "every mistake of a file with its place; then what it changes")
    propose = _word(kinds, "propose", "let every seat see what a file would change")
    load = _word(kinds, "load", "put a file in force, or what is proposed when none is named")
    _word(kinds, "drop", "let what is proposed go")
    back = _word(kinds, "back", "put the version before in force again, or the one named")
    _word(kinds, "show", "what holds, what is proposed, and who loaded what when")
    diff = _word(kinds, "diff", "what two versions tell differently; one: against what holds")
    export = _word(kinds, "export", "what holds as CSV, to go on from")
    kinds.add_parser("template", help="an empty table with all heads, as CSV")
    for word in (check, propose):
        word.add_argument("file", type=Path)
    load.add_argument("file", type=Path, nargs="?")
    for word in (propose, load):
        word.add_argument("--title", default="", help="what people call it")
    for word in (propose, load, back):
        word.add_argument("--by", default="", help="who answers for it; else the machine's user")
    for word in (check, propose, load):
        word.add_argument("--fewer", action="store_true", help="many entries are meant to vanish")
    back.add_argument("version", nargs="?", default="")
    diff.add_argument("version", nargs="+", help="one or two of those that `show` names")
    export.add_argument("--to", type=Path, required=True, help="file to write")
    export.add_argument("--codes", action="store_true", help="the grid codes")
    return made


def _word(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help: str
) -> argparse.ArgumentParser:
    word = kinds.add_parser(name, help=help)
    word.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    return word


def run(given: argparse.Namespace) -> int:
    """Run the word given; return the exit status, 1 for a file with mistakes."""
    if given.what == "template":
        sys.stdout.write(template())
        return 0
    if not (given.data / FILE).exists():
        raise ValueError(f"{given.data} holds no hub: 该目录没有中心数据")
    with hub_words.opened(given.data) as core:
        return _WORDS[given.what](core, given)


def _check(core: HubCore, given: argparse.Namespace) -> int:
    told = _read(core, given)
    return WRONG if told is None else 0


def _propose(core: HubCore, given: argparse.Namespace) -> int:
    told = _read(core, given)
    if told is None:
        return WRONG
    wish = _wish(given, given.file.name)
    record = _do(core, lambda t: versions.propose(t, told, wish))
    _say([f"proposed, nothing of it holds yet 已公示，尚未生效: {record.version}"])
    return 0


def _load(core: HubCore, given: argparse.Namespace) -> int:
    if given.file is None:
        return _load_proposed(core, given)
    told = _read(core, given)
    if told is None:
        return WRONG
    return _take(core, told, _wish(given, given.file.name))


def _load_proposed(core: HubCore, given: argparse.Namespace) -> int:
    proposed = versions.state(core.short_reads, PROPOSED)
    if not proposed.version:
        raise ValueError("nothing is proposed, name a file: 没有公示中的字典，请写明文件")
    title, told = versions.kept(core.short_reads, proposed.version)
    return _take(core, told, _wish(given, proposed.origin, title))


def _drop(core: HubCore, given: argparse.Namespace) -> int:
    was_there = _do(core, versions.withdraw)
    _say(["withdrawn 已撤下公示" if was_there else "nothing is proposed 没有公示中的字典"])
    return 0


def _back(core: HubCore, given: argparse.Namespace) -> int:
    held = versions.state(core.short_reads)
    version = given.version or held.before
    if not version:
        raise ValueError("there is no version before this one: 之前没有别的版本")
    title, told = versions.kept(core.short_reads, version)
    return _take(core, told, _wish(given, version, title, "back"))


def _show(core: HubCore, given: argparse.Namespace) -> int:
    held = versions.state(core.short_reads, IN_FORCE)
    _say([_state_line("in force 现行", held)])
    proposed = versions.state(core.short_reads, PROPOSED)
    if proposed.version:
        _say([_state_line("proposed 公示中", proposed), *diff_lines(proposed.changes)])
    _say(f"  not here 本厅没有: {lack}" for lack in held.missing)
    _say(_load_line(load) for load in held.loads)
    if held.fault is not None:
        _say([f"{held.fault.at}  not taken 未装载: {held.fault.origin}", *held.fault.words])
    return 0


def _diff(core: HubCore, given: argparse.Namespace) -> int:
    told = [versions.kept(core.short_reads, version)[1] for version in given.version[:2]]
    before = told[0]
    after = told[1] if len(told) > 1 else versions.entries(core.short_reads)
    _say(diff_lines(changes(before, after)))
    return 0


def _export(core: HubCore, given: argparse.Namespace) -> int:
    sort = CODES if given.codes else MATTERS
    held = [each for each in versions.entries(core.short_reads) if sort.kind == each.KIND]
    given.to.write_text(table_text(sort, held), "utf-8-sig", newline="")
    _say([f"{given.to}: {len(held)} entries 条"])
    return 0


def _read(core: HubCore, given: argparse.Namespace) -> list[Entry] | None:
    """Return all entries as a file wants them; None where it has mistakes, which are said."""
    file: Path = given.file
    with file.open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    known: Known = versions.known(core.short_reads)
    try:
        content = read_dictionary(file.name, raw, known)
    except BadDictionary as error:
        bad = error
        _say(bad.lines(file.name))
        _say(["nothing was changed; mend these and try again 没有改动任何东西，改正后再试"])
        if given.what != "check":
            _do(core, lambda t: versions.refuse(t, bad, file.name))
        return None
    told = versions.whole_of(core.short_reads, content)
    _say_content(core, file.name, content, told)
    given.title = getattr(given, "title", "") or content.title
    return told if given.fewer or _is_whole(core, told) else None


def _say_content(core: HubCore, name: str, content: Content, told: Sequence[Entry]) -> None:
    found = changes(versions.entries(core.short_reads), told)
    notes: Sequence[Fault] = content.notes
    _say(f"note 提示: {note.words(name)}" for note in notes)
    _say(diff_lines(found))
    matters, codes = len(content.matters or ()), len(content.codes or ())
    _say([f"{name}: {matters} entries 条, {codes} codes 代码, good 没有错误; {totals(found)}"])


def _is_whole(core: HubCore, told: Sequence[Entry]) -> bool:
    """Whether no more vanishes than one slip of the hand; a part of a file is soon loaded."""
    held = versions.entries(core.short_reads)
    gone = {(each.KIND, each.id) for each in held} - {(each.KIND, each.id) for each in told}
    if len(gone) <= max(FEW, SHARE * len(held)):
        return True
    _say([f"{len(gone)} of {len(held)} entries would vanish; say --fewer if that is meant"
          f" 将停用 {len(gone)} 条（现有 {len(held)} 条），确要如此请加 --fewer"])  # fmt: skip
    return False


def _take(core: HubCore, told: Sequence[Entry], wish: Wish) -> int:
    held = versions.state(core.short_reads)
    now = versions.version_of(versions.entries(core.short_reads))
    if held.version and versions.version_of(told) == now:
        _say([f"this holds already 与现行一致，未改动: {held.version}"])
        return 0
    record = _do(core, lambda t: versions.take(t, told, wish))
    _say([f"loaded 已生效: {_state_line('', record)}"])
    rules = book.in_force(core.short_reads)
    lacks = _do(core, lambda t: book.missing(t, (rules.default, *rules.rules)))
    _say(f"note 提示: rule {lack}: not here 规则引用的条目已不在" for lack in lacks)
    return 0


def _wish(given: argparse.Namespace, origin: str, title: str = "", how: str = "load") -> Wish:
    told = getattr(given, "title", "") or title
    return Wish(given.by or getpass.getuser(), origin, told, how)


def _do(core: HubCore, job: Callable[[Transaction], T]) -> T:
    return core.do(job, SystemClock().now())


def _state_line(what: str, told: Dictionary) -> str:
    if not told.version:
        return f"{what}: no version was loaded yet 还没有装载过"
    head = f"{what}: " if what else ""
    return (
        f"{head}{told.title or '—'} · {told.version} · {told.matters} entries 条 ·"
        f" {told.codes} codes 代码 · {told.at} · {told.by} · {told.origin}"
    )


def _load_line(load: DictionaryLoad) -> str:
    how = "taken back 退回" if load.how == "back" else "loaded 装载"
    return (
        f"{load.at}  {load.version}  {load.matters}+{load.codes}  {how}  {load.origin}  {load.by}"
    )


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


_WORDS = {
    "check": _check,
    "propose": _propose,
    "load": _load,
    "drop": _drop,
    "back": _back,
    "show": _show,
    "diff": _diff,
    "export": _export,
}
