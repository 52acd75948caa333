"""What the words `backup`, `restore`, `journal` and `recovery-key` have in common.

They speak Chinese and English at once, as the doctor does. A secret is typed, or comes on standard
input; never on the command line, never in the environment.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from platformdirs import user_data_path

from console.app.key import unlock
from offline_cache.problems import StoreProblem

ASKED = ("passphrase_needed", "key_unavailable")
"""Codes after which a passphrase or recovery key helps."""

KEY_POLICIES = ("auto", "keyring", "passphrase", "machine")

ANY_KEY = "本席口令或恢复密钥 / passphrase or recovery key: "


class Unfit(StoreProblem):
    """What was asked for makes no sense here."""

    code = "unfit"


def parser(word: str, description: str) -> argparse.ArgumentParser:
    """Return a parser with what every such word takes."""
    made = argparse.ArgumentParser(prog=f"command-hall {word}", description=description)
    made.add_argument(
        "--data", type=Path, default=user_data_path("command-hall"), help="folder of this seat"
    )
    made.add_argument("--key", choices=KEY_POLICIES, default="auto")
    return made


def ask(prompt: str) -> str:
    """Read a secret without showing it; from a pipe, its next line."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def tell(line: str) -> None:
    """Say what came of it."""
    sys.stdout.write(line + "\n")


def warn(line: str) -> None:
    """Say what a person should mind."""
    sys.stderr.write(line + "\n")


def store_key(folder: Path, policy: str) -> bytes:
    """Return the store key, asking for passphrase or recovery key where it needs one.

    Raises:
        StoreProblem: it cannot be had.
    """
    try:
        return unlock(folder, policy, None)
    except StoreProblem as problem:
        if problem.code not in ASKED:
            raise
        return unlock(folder, policy, ask(ANY_KEY))


def existing_store(folder: Path) -> Path:
    """Return the journal of a folder that has one.

    Raises:
        Unfit: there is none; a key must not be made for it.
    """
    path = folder / "journal.db"
    if not path.exists() or not (folder / "key.source").exists():
        raise Unfit(
            "这里没有本席数据 / there is no seat here.", folder, "用 --data 指明 / --data DIR"
        )
    return path


def run(main: Callable[[Sequence[str]], None], arguments: Sequence[str] | None = None) -> int:
    """Run a word; a problem is said in plain words and is exit status 1."""
    try:
        main(sys.argv[1:] if arguments is None else arguments)
    except StoreProblem as problem:
        warn(f"{problem.code}: {problem.what} ({problem.where})")
        warn(problem.to_do)
        return 1
    except OSError as error:
        warn(f"{error}: 请检查文件名、路径、权限 / check its name, path and rights")
        return 1
    return 0
