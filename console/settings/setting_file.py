"""One file of settings: read with the line of each value, written so that all else stays as it is.

A file has lines `look.theme = "light"`, or tables `[look]`. Comments, and names this version does
not know, are left alone: a newer console may have written them.
"""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.settings.declared import BY_NAME
from console.settings.schema import Level, Value


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """A value that is not taken.

    Attributes:
        file: where it stands.
        line: counted from 1; 0 where the whole file cannot be read.
        name: of the setting; empty where the whole file cannot be read.
        allowed: what it can be, or what is wrong with the file.
    """

    file: Path
    line: int
    name: str
    allowed: str


@dataclass(frozen=True, slots=True)
class SettingFile:
    """What one file says.

    Attributes:
        values: the known ones that are fit.
        locked: names that nobody below the hall may change (a policy file only).
        problems: what is not taken, and why.
        unknown: names this version does not know.
    """

    path: Path
    values: Mapping[str, Value] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    problems: tuple[SettingProblem, ...] = ()
    unknown: tuple[str, ...] = ()


def read_file(path: Path, level: Level = Level.HALL) -> SettingFile:
    """Read the file of a level; one that is not there says nothing, one that is broken says so."""
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return SettingFile(path)
    except (OSError, UnicodeDecodeError) as error:
        return SettingFile(path, problems=(SettingProblem(path, 0, "", str(error)),))
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return SettingFile(path, problems=(SettingProblem(path, 0, "", str(error)),))
    return _judged(path, text, told, level)


def write_value(path: Path, name: str, value: Value | None) -> None:
    """Set one value of a file, or take it out (None); whole or not at all.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    text = path.read_text("utf-8") if path.exists() else ""
    lines = _without(text.splitlines(), name)
    if value is not None:
        _put(lines, name, json.dumps(value, ensure_ascii=False))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def _put(lines: list[str], name: str, value: str) -> None:
    """Add a line for a name: into its table where there is one, else before the first table."""
    group, _, leaf = name.partition(".")
    tables = {
        line.strip().strip("[]").strip(): n for n, line in enumerate(lines) if _is_table(line)
    }
    if group in tables:
        lines.insert(tables[group] + 1, f"{leaf} = {value}")
    else:
        lines.insert(min(tables.values(), default=len(lines)), f"{name} = {value}")


def _is_table(line: str) -> bool:
    return line.lstrip().startswith("[")


def _without(lines: list[str], name: str) -> list[str]:
    """Return the lines without those that set a name, dotted or inside its table."""
    group, _, leaf = name.partition(".")
    kept, table = [], ""
    for line in lines:
        if _is_table(line):
            table = line.strip().strip("[]").strip()
        key = line.partition("=")[0].strip().replace('"', "") if "=" in line else ""
        is_ours = (key == name and not table) or (table == group and key == leaf)
        if not is_ours:
            kept.append(line)
    return kept


def _judged(path: Path, text: str, told: Mapping[str, Any], level: Level) -> SettingFile:
    values: dict[str, Value] = {}
    problems, unknown = [], []
    locks = told.get("locked", [])
    for group, table in told.items():
        for leaf, value in table.items() if isinstance(table, dict) else ():
            name = f"{group}.{leaf}"
            setting = BY_NAME.get(name)
            if setting is None:
                unknown.append(name)
                continue
            try:
                if not setting.may_be_said_at(level):
                    raise ValueError(f"level: {setting.level.name.lower()}")
                values[name] = setting.check(value)
            except ValueError as error:
                problems.append(SettingProblem(path, _line(text, name), name, str(error)))
    names = {each for each in locks if isinstance(each, str)} if isinstance(locks, list) else set()
    return SettingFile(path, values, frozenset(names), tuple(problems), tuple(unknown))


def _line(text: str, name: str) -> int:
    """Return the line that sets a name, counted from 1; 0 when it cannot be told."""
    group, _, leaf = name.partition(".")
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if _is_table(line):
            table = line.strip().strip("[]").strip()
        key = line.partition("=")[0].strip().replace('"', "")
        if re.fullmatch(re.escape(name), key) or (table == group and key == leaf):
            return number
    return 0
