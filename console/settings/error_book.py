"""What can go wrong, by number: what it means, what to do, whom to call (resources/errors.toml)."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from console.runtime.program_name import program
from resources import path


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """One thing that can go wrong; pairs are zh and en.

    Attributes:
        number: three digits, read over the phone; never used for anything else.
        code: the program's word.
        what: what happened; empty where the code's own words say it.
        means: what it means for the watch.
        advice: what to do, with `{command.id}` where a key stands.
        call: `leader`, `installer` or `none`.
    """

    number: int
    code: str
    what: tuple[str, str]
    means: tuple[str, str]
    advice: tuple[str, str]
    call: str

    def to_do(self, key_of: Callable[[str], str]) -> tuple[str, str]:
        """Return what to do, with the keys of commands as `key_of` tells them."""
        zh, en = (_KEY.sub(lambda found: key_of(found[1]), words) for words in self.advice)
        return zh, en


_KEY = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")


def error_book() -> Mapping[str, ErrorEntry]:
    """Return all entries by code.

    Raises:
        ValueError: the file is not understood; the message says where.
    """
    return _book()[0]


def usual_key(command: str) -> str:
    """Return the key a command in the advice has before a person chooses another.

    Raises:
        KeyError: no advice names it.
    """
    return _book()[1][command]


@cache
def _book() -> tuple[Mapping[str, ErrorEntry], Mapping[str, str]]:
    file = path("errors.toml")
    try:
        told = tomllib.loads(file.read_text("utf-8"))
        entries = {code: _entry(code, each, told["kind"]) for code, each in told["code"].items()}
        return entries, told["keys"]
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error


def number_of(code: str) -> int | None:
    """Return the number of a code; None when it has none."""
    entry = error_book().get(code)
    return entry.number if entry else None


def by_number(number: int) -> ErrorEntry | None:
    """Return what a number stands for."""
    return next((entry for entry in error_book().values() if entry.number == number), None)


def _entry(
    code: str, told: Mapping[str, str], kinds: Mapping[str, Mapping[str, str]]
) -> ErrorEntry:
    kind = kinds[told["kind"]]
    return ErrorEntry(
        int(told["number"]),
        code,
        (told.get("what_zh", ""), told.get("what_en", "")),
        (told.get("means_zh") or kind["means_zh"], told.get("means_en") or kind["means_en"]),
        (_typed(told.get("do_zh") or kind["do_zh"]), _typed(told.get("do_en") or kind["do_en"])),
        told.get("call", kind["call"]),
    )


def _typed(words: str) -> str:
    """Name this program as a person calls it here."""
    return words.replace("{program}", program())
