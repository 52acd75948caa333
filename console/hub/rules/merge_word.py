"""`hub rules merge`: what ships now, merged into the hall's own file; no file is changed."""

import argparse
import sys
import tomllib

from console.hub.rules.file import Told, shipped, shipped_file, told_by
from console.hub.rules.merging import BASED_ON, merged
from console.hub.rules.reading import read_rules


def merge(given: argparse.Namespace) -> int:
    """Print the merged file; 1 where hall and program have changed the same.

    Raises:
        BadRules: one of the files has mistakes.
        ValueError: nobody knows on what the hall's file is based.
    """
    told = _text(told_by(given.file))
    both = merged(
        _text(_base(given, tomllib.loads(told).get(BASED_ON, ""))), told, _text(shipped())
    )
    read_rules(both.text.encode())
    sys.stdout.write(both.text)
    said = [f"taken from what ships 已随新版更新: {id}" for id in both.taken]
    said += [
        f"changed on both sides, yours stands 两边都改过，保留本地: {id}" for id in both.disputed
    ]
    sys.stderr.writelines(f"{line}\n" for line in said)
    return 1 if both.disputed else 0


def _base(given: argparse.Namespace, version: str) -> Told:
    """Return what shipped when a file was made."""
    if given.base is not None:
        return told_by(given.base)
    kept = None if given.data is None else shipped_file(given.data, version)
    if version == shipped().version:
        return shipped()
    if not version or kept is None or not kept.exists():
        raise ValueError(
            "on what is it based? give --base FILE, or --data with a file that says based_on:"
            " 不知道依据哪一版，请用 --base 写明当时随程序带的规则"
        )
    return told_by(kept)


def _text(told: Told) -> str:
    """Return the text of a good file."""
    return told.raw.decode("utf-8-sig") if told.rules.version else ""
