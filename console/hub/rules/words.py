"""`hub rules …`: check a file, put it in force, show what holds; beside a running hub as well."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from console.domain.rule import Rule, RuleBook
from console.hub import words
from console.hub.rules import book
from console.hub.rules.fault import BadRules, Said
from console.hub.rules.file import NAME, Told, check_plans, shipped, told_by, wish_job
from console.hub.rules.merge_word import merge
from console.hub.rules.merging import based
from console.hub.rules.reading import notes_on
from console.hub.rules.shape import schema
from console.hub.rules.stored import DAYS, opened_trial
from console.hub.rules.trial import newest
from console.hub.rules.trial_words import trial_lines
from console.hub.store.sqlite import FILE
from console.runtime.clock import SystemClock

WRONG = 1
"""Exit status of a file with mistakes."""


def parser() -> argparse.ArgumentParser:
    """Return what the words are read with."""
    made = argparse.ArgumentParser(prog="hub rules", description=__doc__)
    kinds = made.add_subparsers(dest="what", required=True)
    check = kinds.add_parser("check", help="every mistake of a file, with its line")
    check.add_argument("file", type=Path)
    check.add_argument("--data", type=Path, help="a hub's folder: its cards and dictionary too")
    load = kinds.add_parser("load", help="put a file in force; a running hub goes on by it")
    load.add_argument("file", type=Path)
    load.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    load.add_argument("--by", default="", help="who answers for it; the machine's user when empty")
    show = kinds.add_parser("show", help="what holds, and who loaded what when")
    show.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    tried = kinds.add_parser("try", help="what a file would have changed; nothing is changed by it")
    tried.add_argument("file", type=Path)
    tried.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    tried.add_argument("--days", type=float, default=DAYS, help="how far back, 7 when not said")
    tried.add_argument(
        "--during", action="append", default=[], help="as if this mode or response held: flood.III"
    )
    tried.add_argument("--json", action="store_true", help="figures for a program")
    merging = kinds.add_parser("merge", help="what ships now, merged into the hall's own file")
    merging.add_argument("file", type=Path, help="the hall's; it is not changed")
    merging.add_argument(
        "--data", type=Path, help="a hub's folder, which keeps what shipped before"
    )
    merging.add_argument("--base", type=Path, help="what shipped when the file was made")
    kinds.add_parser("schema", help="the JSON Schema of a rule file")
    kinds.add_parser("shipped", help="the rules that come with the program, as an example")
    return made


def run(given: argparse.Namespace) -> int:
    """Run the word given; return the exit status, 1 for a file with mistakes."""
    try:
        return _WORDS[given.what](given)
    except BadRules as bad:
        _say(fault.words(given.file.name) for fault in bad.faults)
        _say(["nothing was changed; mend these lines and try again 没有改动任何东西，改正后再试"])
        return WRONG


def _check(given: argparse.Namespace) -> int:
    told = told_by(given.file)
    read = told.rules
    lacks: Sequence[str] = ()
    if given.data is not None:
        with words.opened(_hub(given.data)) as core:
            rules = (read.default, *read.rules)
            core.do(lambda t: check_plans(t, told), SystemClock().now())
            lacks = core.do(lambda t: book.missing(t, rules), SystemClock().now())
    _say_notes(told, read, lacks)
    _say([f"{given.file.name}: {len(read.rules)} rules, version {read.version}, good 没有错误"])
    return 0


def _load(given: argparse.Namespace) -> int:
    told = told_by(given.file, given.by or getpass.getuser())
    with words.opened(_hub(given.data)) as core:
        read = core.do(wish_job(told), SystemClock().now())
    _place(told.raw, given.data / NAME)
    _say_notes(told, read, read.missing)
    _say([f"{given.file.name}: {len(read.rules)} rules, version {read.version}, loaded 已装载"])
    return 0


def _show(given: argparse.Namespace) -> int:
    with words.opened(_hub(given.data)) as core:
        read = core.do(book.book_of, SystemClock().now())
    _say([f"{read.title} · version {read.version or '—'} · {len(read.rules)} rules"])
    _say(_row(rule) for rule in (*read.rules, read.default))
    if read.standing:
        _say([f"  hold now with the mode 随模式生效: {' '.join(read.standing)}"])
    for lack in read.missing:
        _say([f"  not here 没有这项引用: {lack}"])
    for load in read.loads:
        _say([f"{load.at}  {load.version}  {load.rules} rules  {load.origin}  {load.by}"])
    if read.fault is not None:
        _say([f"{read.fault.at}  not taken 未装载: {read.fault.origin}", *read.fault.words])
    return 0


def _try(given: argparse.Namespace) -> int:
    told = told_by(given.file)
    read = told.rules
    with words.opened(_hub(given.data)) as core:
        until = newest(core.short_reads)
        if until is None:
            raise ValueError("no report was kept yet: 还没有收到过信息")
        asked = until, given.days, tuple(given.during)
        with opened_trial(core.database, core.settings, read, *asked) as trial:
            while trial.step():
                pass
            notes = [note.words(told.origin) for note in notes_on(told.raw, read)]
            answer = trial.answer(notes)
    if given.json:
        _say([msgspec.json.encode(answer).decode()])
    else:
        _say(trial_lines(answer))
    return 0


def _schema(given: argparse.Namespace) -> int:
    _say([json.dumps(schema(), ensure_ascii=False, indent=2)])
    return 0


def _shipped(given: argparse.Namespace) -> int:
    told = shipped()
    sys.stdout.write(based(told.raw.decode("utf-8"), told.raw))
    return 0


def _hub(folder: Path) -> Path:
    """Return a folder in which a hub lies.

    Raises:
        ValueError: none does; a word on rules makes no hub.
    """
    if not (folder / FILE).exists():
        raise ValueError(f"{folder} holds no hub: 该目录没有中心数据")
    return folder


def _place(raw: bytes, file: Path) -> None:
    """Let the hub's own file be what was loaded, whole or not at all."""
    fresh = file.with_name(f"{file.name}.new")
    with fresh.open("wb") as opened:
        opened.write(raw)
        opened.flush()
        os.fsync(opened.fileno())
    fresh.replace(file)


def _say_notes(told: Told, read: RuleBook, lacks: Sequence[str]) -> None:
    notes: list[Said] = notes_on(told.raw, read)
    _say(f"note 提示: {note.words(told.origin)}" for note in notes)
    _say(f"note 提示: {lack}: not here 没有引用的处置卡或字典条目" for lack in lacks)


def _row(rule: Rule) -> str:
    match = rule.match
    named = {name: getattr(match, name) for name in match.__slots__}
    meant = " ".join(f"{name}={'|'.join(each)}" for name, each in named.items() if each)
    times = ("delay", "count", "settle", "hold_off")
    does = [f"during={'|'.join(rule.during)}"] if rule.during else []
    does += [f"{name}={getattr(rule, name)}" for name in times if getattr(rule, name)]
    does += [f"{told}→{taken}" for told, taken in rule.severity]
    does += [
        name for name in ("fingerprint", "group", "card", "order", "hot") if getattr(rule, name)
    ]
    return f"  {rule.id}  {rule.name}  [{meant or '*'}]  {' '.join(does)}".rstrip()


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


_WORDS = {
    "check": _check,
    "load": _load,
    "show": _show,
    "merge": merge,
    "try": _try,
    "schema": _schema,
    "shipped": _shipped,
}
