"""What is said of a package that is checked or taken over, in Chinese and in English."""

import sys
from pathlib import Path

from console.app.installation import shared_folder
from console.runtime.minisign import NotSigned, PublicKey

REASONS = {
    "missing": (
        "旁边没有签名文件，不能采用。请连同 .minisig 一起拷贝",
        "there is no signature beside it, it is not taken; copy the .minisig with it",
    ),
    "form": (
        "签名文件读不懂，可能拷贝不完整。请重新拷贝",
        "the signature cannot be read, perhaps it was cut off; copy it again",
    ),
    "key": (
        "不是本厅供货方签的，不能采用。请向供货方核实",
        "it was not signed by this hall's supplier, it is not taken; ask the supplier",
    ),
    "changed": (
        "内容与签名不符，已损坏或被改动，不能采用。请从原件重新拷贝，仍不行请向供货方核实",
        "it is not what was signed: damaged or altered, not taken; copy it again",
    ),
}


def refusal(file: Path, error: NotSigned) -> str:
    """Return why a package is refused and what to do."""
    zh, en = REASONS[error.code]
    return f"{file.name}：{zh}。\n{file.name}: {en}."


def release_key(named: Path | None) -> PublicKey:
    """Read the key that packages are checked with: the one that was named, else the installed one.

    Raises:
        OSError: there is none.
        ValueError: it is no key.
    """
    return PublicKey.read((named or shared_folder() / "release.pub").read_text("utf-8"))


def told(words: str, status: int) -> int:
    """Say something and return the exit status."""
    (sys.stderr if status else sys.stdout).write(words.rstrip() + "\n")
    return status
