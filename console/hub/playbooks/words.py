"""`hub playbooks …`: check a folder of playbooks, put it in force, show what holds."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from console.domain.playbook import Playbook
from console.hub import words
from console.hub.playbooks import library
from console.hub.playbooks.file import BadPlaybooks
from console.hub.playbooks.reading import raw_files, read_playbooks
from console.hub.playbooks.shape import schema
from console.hub.store.sqlite import FILE
from console.runtime.clock import SystemClock

WRONG = 1
"""Exit status of files with mistakes."""


def parser() -> argparse.ArgumentParser:
    """Return what the words are read with."""
    made = argparse.ArgumentParser(prog="hub playbooks", description=__doc__)
    kinds = made.add_subparsers(dest="what", required=True)
    check = kinds.add_parser("check", help="every mistake of a folder, with file and line")
    check.add_argument("folder", type=Path)
    check.add_argument("--data", type=Path, help="a hub's folder: what they refer to as well")
    load = kinds.add_parser("load", help="put a folder in force in place of what was, all or none")
    load.add_argument("folder", type=Path)
    load.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    load.add_argument("--by", default="", help="who answers for it; the machine's user when empty")
    show = kinds.add_parser("show", help="what holds, and who loaded which version when")
    show.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    kinds.add_parser("schema", help="the JSON Schema of a playbook file")
    return made


def run(given: argparse.Namespace) -> int:
    """Run the word given; return the exit status, 1 for files with mistakes."""
    try:
        return _WORDS[given.what](given)
    except BadPlaybooks as bad:
        _say(fault.words() for fault in bad.faults)
        _say(["nothing was changed; mend these lines and try again 没有改动任何东西，改正后再试"])
        return WRONG


def _check(given: argparse.Namespace) -> int:
    files, known = raw_files(given.folder), None
    if given.data is not None:
        with words.opened(_hub(given.data)) as core:
            known = core.do(lambda t: library.known_of(t.sql), SystemClock().now())
    read = read_playbooks(files, known)
    _say(_row(each) for each in read)
    if known is None:
        _say(["names were not looked at, give --data: 未核对引用的单位、事项和处置卡"])
    _say([f"{len(read)} playbooks, good 没有错误"])
    return 0


def _load(given: argparse.Namespace) -> int:
    files, by = raw_files(given.folder), given.by or getpass.getuser()
    with words.opened(_hub(given.data)) as core:
        changed = core.do(
            lambda t: library.take(t, files, by, given.folder.name), SystemClock().now()
        )
    _say([f"{len(files)} playbooks, {len(changed)} changed, loaded 已装载"])
    return 0


def _show(given: argparse.Namespace) -> int:
    with words.opened(_hub(given.data)) as core:
        found = core.do(lambda t: library.playbooks_of(t.sql), SystemClock().now())
    for each in found:
        _say([_row(each)])
        for load in each.loads:
            _say([f"    {load.at}  {load.version}  {load.hash}  {load.origin}  {load.by}"])
    return 0


def _schema(given: argparse.Namespace) -> int:
    _say([json.dumps(schema(), ensure_ascii=False, indent=2)])
    return 0


def _hub(folder: Path) -> Path:
    """Return a folder in which a hub lies.

    Raises:
        ValueError: none does; a word on playbooks makes no hub.
    """
    if not (folder / FILE).exists():
        raise ValueError(f"{folder} holds no hub: 该目录没有中心数据")
    return folder


def _row(each: Playbook) -> str:
    meant = " ".join(each.matters) or "—"
    levels = f" [{' '.join(each.levels)}]" if each.levels else ""
    base = f" ← {each.base}" if each.base else ""
    return (
        f"  {each.id}  {each.name}  {each.version}  {len(each.steps)} steps  {meant}{levels}{base}"
    )


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


_WORDS = {"check": _check, "load": _load, "show": _show, "schema": _schema}
