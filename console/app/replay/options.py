"""The command line of a replay."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class ReplayOptions:
    """How a replay was asked for; the attributes that `Options` has mean the same here.

    Attributes:
        begins: where it starts, as typed; empty for the last quarter of an hour.
        ends: where it stops, as typed; empty for the end of the recording.
        reads_key: the store key comes as a line on standard input, from the console that has it.
    """

    data: Path
    begins: str = ""
    ends: str = ""
    key_policy: str = "auto"
    reads_key: bool = False
    is_demo: bool = False
    theme: str = "dark"
    language: str = "zh_CN"


def parse(arguments: Sequence[str]) -> ReplayOptions:
    """Read the command line; a mistake ends the program with a plain sentence."""
    parser = argparse.ArgumentParser(
        prog="hall replay", description="What a seat saw and did, played again."
    )
    add = parser.add_argument
    add("--data", type=Path, default=user_data_path("command-hall"), help="folder of the seat")
    add("--from", dest="begins", default="", help="e.g. 2026-07-09T20:15, or 20:15")
    add("--to", dest="ends", default="", help="where it stops")
    add("--key", choices=("auto", "keyring", "passphrase", "machine"), default="auto")
    add("--key-stdin", action="store_true", help="read the store key from standard input")
    add("--demo", action="store_true", help="label the district as fictional")
    add("--theme", choices=("dark", "light"), default="dark")
    add("--language", choices=("zh_CN", "en"), default="zh_CN")
    given = parser.parse_args(list(arguments))
    return ReplayOptions(
        data=given.data,
        begins=given.begins,
        ends=given.ends,
        key_policy=given.key,
        reads_key=given.key_stdin,
        is_demo=given.demo,
        theme=given.theme,
        language=given.language,
    )
