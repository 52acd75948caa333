"""`hub plugins …`: check what a plugin would bring to a hall; show what holds of those let in."""

import argparse
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from console.domain.alert_marks import Severity
from console.domain.plugin import AlertTerms, Plugin, Terms, TermsFile
from console.hub import words
from console.hub.plugins import library
from console.hub.plugins.brought import DICTIONARY, PLANS, RULES
from console.hub.plugins.form import faults_of
from console.hub.plugins.plans import faults_alone
from console.hub.store.sqlite import FILE
from console.plugin_api.manifest import FILE as MANIFEST
from console.plugin_api.manifest import Manifest
from console.runtime.clock import SystemClock

WRONG = 1
"""Exit status where something is wrong, or gives way."""


def parser() -> argparse.ArgumentParser:
    """Return what the words are read with."""
    made = argparse.ArgumentParser(prog="hub plugins", description=__doc__)
    kinds = made.add_subparsers(dest="what", required=True)
    check = kinds.add_parser("check", help="plans, rules and entries: every mistake with its line")
    check.add_argument("folder", type=Path, help="of the plugin")
    check.add_argument("--data", type=Path, help="a hub's folder: what gives way there as well")
    show = kinds.add_parser("show", help="the plugins let in, and what of each does not hold")
    show.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    return made


def run(given: argparse.Namespace) -> int:
    """Run the word given; return the exit status, 1 where something is wrong or gives way."""
    return {"check": _check, "show": _show}[given.what](given)


def _check(given: argparse.Namespace) -> int:
    plugin = read_plugin(given.folder)
    assert plugin.terms is not None
    faults = list(faults_of(plugin.terms))
    if not faults and given.data is not None:
        with words.opened(_hub(given.data)) as core:
            faults = core.do(lambda t: library.tried(t, plugin), SystemClock().now())
    elif not faults:
        faults = faults_alone(plugin.terms)
    _say(faults)
    if faults:
        return WRONG
    if given.data is None:
        _say(["the hall was not asked, give --data: 未核对本中心的单位、预案、字典"])
    _say([f"{len(plugin.terms.files)} files, good 没有错误"])
    return 0


def _show(given: argparse.Namespace) -> int:
    with words.opened(_hub(given.data)) as core:
        found = core.do(library.plugins_of, SystemClock().now())
    for each in found:
        state = each.terms.version if each.terms else "— 未准入"
        _say([f"  {each.id}  {each.said_by}  {state}", *(f"    {fault}" for fault in each.faults)])
    return WRONG if any(each.faults for each in found) else 0


def read_plugin(folder: Path) -> Plugin:
    """Return a plugin as an approval of what lies in a folder would have it.

    Raises:
        ValueError: its manifest cannot be read, or names a file outside.
        OSError: a file is not there.
    """
    told = tomllib.loads((folder / MANIFEST).read_text("utf-8-sig"))
    try:
        manifest = msgspec.convert(told, Manifest)
    except msgspec.ValidationError as error:
        raise ValueError(f"{MANIFEST}: {error}") from error
    named = ((PLANS, manifest.plans), (RULES, manifest.rules), (DICTIONARY, manifest.dictionary))
    files = tuple(_file(folder, sort, name) for sort, names in named for name in names)
    alerts = tuple(
        AlertTerms(
            each.id, each.name.zh, Severity[each.severity.upper()], each.guidance, each.plan,
            each.unit,
        )
        for each in manifest.alert
    )  # fmt: skip
    terms = Terms(manifest.version, "", (), (), alerts, files, manifest.owner.phone)
    bureau = manifest.owner.bureau.zh
    return Plugin(manifest.id, manifest.uuid, manifest.name.zh, bureau, terms)


def _file(folder: Path, sort: str, name: str) -> TermsFile:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"{name} lies outside the plugin: 不在插件文件夹里")
    return TermsFile(sort, name, path.read_text("utf-8-sig"))


def _hub(folder: Path) -> Path:
    if not (folder / FILE).exists():
        raise ValueError(f"{folder} holds no hub: 该目录没有中心数据")
    return folder


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
