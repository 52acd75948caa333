"""One file of settings: read with the line of each value, written so that all else stays as it is.

A file has lines `look.theme = "light"`, or tables `[look]`. Comments, and names this version does
not know, are left alone: a newer console may have written them. A changed text is read again before
it takes the file's place; where it does not say what it shall, a person's hand is asked for
(decision 219).
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.settings.declared import BY_NAME
from console.settings.schema import Level, Setting, Value


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


class ByHand(Exception):  # noqa: N818 - what is to be done
    """A file cannot be changed by the program; the place where a person has to look."""


_NOT_UTF8 = "UTF-8（记事本：另存为，编码选 UTF-8）/ UTF-8 text"
_LOCKS = 'locked = ["look.theme", …]'
_LOCKS_FIRST = f"{_LOCKS}，写在第一个 [表] 之前 / above the first [table]"


def read_file(path: Path, level: Level = Level.HALL) -> SettingFile:
    """Read the file of a level; one that is not there says nothing, one that is broken says so."""
    try:
        text = path.read_text("utf-8-sig")
        told = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return SettingFile(path)
    except UnicodeDecodeError:
        return SettingFile(path, problems=(SettingProblem(path, 0, "", _NOT_UTF8),))
    except (OSError, ValueError) as error:  # a number of 5000 digits is no TOMLDecodeError
        return SettingFile(path, problems=(SettingProblem(path, 0, "", str(error)),))
    return _judged(path, text, told, level)


def write_value(path: Path, name: str, value: Value | None) -> None:
    """Set one value of a file, or take it out (None); whole or not at all.

    Raises:
        OSError: it cannot be written; the file is as it was.
        ByHand: it is broken, or says this in a way not foreseen; the file is as it was.
    """
    from console.settings.toml_lines import edited  # a setting is seldom changed

    try:
        text = path.read_text("utf-8-sig") if path.exists() else ""
        told = tomllib.loads(text)
    except ValueError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ByHand(f"{path}:{line[1]}" if line else str(path)) from error
    try:
        after = edited(text, name, value)
        is_right = _filled(tomllib.loads(after)) == _filled(_with(told, name, value))
        written = after.replace("\n", os.linesep).encode()
    except ValueError as error:
        raise ByHand(str(path)) from error
    if not is_right:
        raise ByHand(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as out:
        out.write(written)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def _with(told: Mapping[str, Any], name: str, value: Value | None) -> dict[str, Any]:
    """Return what a file shall say once a value is set in it, or taken out."""
    group, _, leaf = name.partition(".")
    table = told.get(group, {})
    if not isinstance(table, dict):
        raise ValueError(group)
    rest = {key: each for key, each in table.items() if key != leaf}
    return {**told, group: rest if value is None else {**rest, leaf: value}}


def _filled(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file says without tables that say nothing."""
    return {key: each for key, each in told.items() if each != {}}


def _judged(path: Path, text: str, told: Mapping[str, Any], level: Level) -> SettingFile:
    values: dict[str, Value] = {}
    wrong: list[tuple[str, str]] = []  # name, what it can be
    unknown = [key for key, said in told.items() if not isinstance(said, dict) and key != "locked"]
    for group, table in told.items():
        for leaf, value in table.items() if isinstance(table, dict) else ():
            name = f"{group}.{leaf}"
            setting = BY_NAME.get(name)
            if leaf == "locked" and level is Level.HALL:
                wrong.append((name, _LOCKS_FIRST))
            elif setting is None:
                unknown.append(name)
            else:
                try:
                    values[name] = _taken(setting, value, level)
                except ValueError as error:
                    wrong.append((name, str(error)))
    locked, wrong_locks = _locks(told.get("locked", []), level)
    problems = tuple(_problem(path, text, *each) for each in (*wrong_locks, *wrong))
    return SettingFile(path, values, locked, problems, tuple(unknown))


def _problem(path: Path, text: str, name: str, allowed: str) -> SettingProblem:
    from console.settings.toml_lines import line_of  # a file is seldom wrong

    return SettingProblem(path, line_of(text, name.partition(":")[0]), name, allowed)


def _taken(setting: Setting, value: object, level: Level) -> Value:
    if not setting.may_be_said_at(level):
        raise ValueError(_level_words(setting.level))
    return setting.check(value)


def _level_words(level: Level) -> str:
    return f"level: {level.name.lower()}"


def _locks(said: object, level: Level) -> tuple[frozenset[str], list[tuple[str, str]]]:
    """Return the names a policy file locks, and what in its list locks nothing."""
    if level is not Level.HALL:
        return frozenset(), [("locked", _level_words(Level.HALL))] if said else []
    if not isinstance(said, list):
        return frozenset(), [("locked", _LOCKS)]
    locked = frozenset(each for each in said if isinstance(each, str) and each in BY_NAME)
    return locked, [(f"locked: {each}", _like(str(each))) for each in said if each not in locked]


def _like(name: str) -> str:
    """Return the names of settings that were perhaps meant."""
    from difflib import get_close_matches  # a policy is seldom wrong

    return ", ".join(get_close_matches(name, BY_NAME)) or _LOCKS
