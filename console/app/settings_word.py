"""`command-hall settings …`: what is set, by whom, and how it is changed.

It speaks Chinese and English at once, as the doctor does.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from platformdirs import user_data_path

from console.settings.declared import BY_NAME, SETTINGS
from console.settings.profile_data import profile_source
from console.settings.schema import Level, Setting, Value
from console.settings.store import InForce, NotSet, Paths, Settings

LEVELS = {
    Level.DEFAULT: ("默认", "default"),
    Level.HALL: ("大厅建议", "the hall proposes"),
    Level.MACHINE: ("本机", "machine"),
    Level.SEAT: ("本席", "seat"),
    Level.PERSON: ("本人", "person"),
    Level.START: ("本次启动", "this run"),
    Level.LOCKED: ("大厅锁定", "locked by the hall"),
}

SET_FOR = {**LEVELS, Level.HALL: ("大厅策略文件", "the hall's policy file")}
"""At which level a setting may be set."""

WHY = {
    "unknown": ("没有这项设置", "there is no such setting"),
    "unfit": ("只能是", "it can only be"),
    "locked": ("大厅已锁定，见", "the hall has locked it, in"),
    "level": ("这一项设在", "it is set for the"),
    "unwritable": ("写不进去", "it cannot be written"),
    "by_hand": (
        "没有改动；设置文件有错，或写法特别，请手工改",
        "not changed; the file is broken or written in its own way, change it by hand:",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the word; return 1 when something was not done."""
    given = _arguments(sys.argv[1:] if arguments is None else arguments)
    paths = Paths.of(given.data)
    if given.policy is not None:
        paths = Paths(given.policy, paths.machine, paths.seat, paths.people)
    settings = Settings(paths)
    if given.person:
        settings.sit(given.person)
    try:
        for line in _do(given, settings):
            sys.stdout.write(line + "\n")
    except NotSet as refusal:
        zh, en = WHY[refusal.code]
        sys.stderr.write(f"{given.name}: {zh} {refusal.detail} / {en} {refusal.detail}\n")
        return 1
    return 0


def _do(given: argparse.Namespace, settings: Settings) -> Iterator[str]:
    if given.what == "list":
        yield from _list(settings)
        return
    setting = BY_NAME.get(given.name)
    if setting is None:
        raise NotSet("unknown", ", ".join(BY_NAME))
    if given.what == "get":
        yield written(settings.value(setting))
    elif given.what == "explain":
        yield from explain(setting, settings.in_force(setting))
    else:
        value = None
        if setting.level is Level.HALL:
            raise NotSet("level", "policy.toml")
        if given.what == "set":
            try:
                value = setting.parse(given.value or "")
            except ValueError as error:
                raise NotSet("unfit", str(error)) from error
        settings.set(setting.name, value, Level[given.level.upper()] if given.level else None)
        yield from explain(setting, settings.in_force(setting))


def _list(settings: Settings) -> Iterator[str]:
    for setting in SETTINGS:
        held = settings.in_force(setting)
        zh, en = LEVELS[held.level]
        where = f"  {held.file}" if held.file else ""
        yield f"{setting.name} = {written(held.value)}  # {zh} / {en}{where}"
    for problem in settings.problems:
        yield f"! {problem.file}:{problem.line} {problem.name}: {problem.allowed}"
    for path, name in settings.unknown:
        yield f"? {path}: {name} 本版不认识 / not known to this version"


def explain(setting: Setting, held: InForce) -> Iterator[str]:
    """Yield everything there is to know about a setting."""
    zh, en = LEVELS[held.level]
    yield f"{setting.name}  {setting.title.zh} / {setting.title.en}"
    yield f"  {setting.help.zh}"
    yield f"  {setting.help.en}"
    yield f"  = {written(held.value)}  {zh} / {en}{f'  {held.file}' if held.file else ''}"
    yield f"  默认 / default {written(setting.default)}; {setting.allowed}"
    if setting.profile:
        yield f"  依据 / rests on {setting.profile}: {profile_source(setting.profile)}"
    own = SET_FOR[setting.level]
    now, later = ("当即生效", "at once"), ("下次启动生效", "from the next start")
    when = later if setting.needs_restart else now
    yield f"  设在 / set for: {own[0]} / {own[1]}; {when[0]} / {when[1]}"


def written(value: Value) -> str:
    """Return a value as a file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if value != "" else '""'


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="command-hall settings", description=__doc__)
    add = parser.add_argument
    add("what", choices=("list", "get", "set", "unset", "explain"))
    add("name", nargs="?", default="")
    add("value", nargs="?")
    add(
        "--level",
        choices=("machine", "seat", "person"),
        help="whose; else the setting's own",
    )
    add("--person", default="", help="account whose own settings are meant")
    add("--data", type=Path, default=user_data_path("command-hall"), help="folder of this seat")
    add("--policy", type=Path, help="another policy file, to try one")
    return parser.parse_args(list(argv))


if __name__ == "__main__":
    sys.exit(main())
