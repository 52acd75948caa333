"""`command-hall update --from FOLDER`: the newest signed AppImage of a share is taken.

The new file is copied beside the old one, its signature checked on the copy, and only then the name
is changed: a share that goes away, a full disk or a damaged file leaves the old one as it was. What
runs goes on with the old one until it is started again. The seat's data is not touched.
"""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import console
from console.app.package_words import refusal, release_key, told
from console.runtime.minisign import SUFFIX, NotSigned, PublicKey, read_comment, verify

_PATTERN = "command-hall-*.AppImage"
_SIGNED = re.compile(r"command-hall (\d+(?:\.\d+)*) x86_64 \w+ file:(\S+)")
Version = tuple[int, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Take over what is newer; return the exit status (0 also when nothing is newer)."""
    given = _arguments(argv)
    if given.appimage is None:
        return told(
            "这份程序不是 AppImage，请用系统的安装包升级。\n"
            "this is no AppImage; upgrade it by the system's package",
            1,
        )
    try:
        key = release_key(given.key)
        return _take_newest(given.folder, given.appimage, key, given.check)
    except (OSError, ValueError) as error:
        return told(
            f"没有升级，仍用原来的版本：{error}\nnot upgraded, the old one stays: {error}", 1
        )


def _take_newest(folder: Path, own: Path, key: PublicKey, only_looks: bool) -> int:
    found = sorted(folder.glob(_PATTERN))
    if not found:
        return told(f"{folder} 里没有安装包。\nthere is no package in {folder}", 1)
    try:
        version, file = max((signed_version(file, key), file) for file in found)
    except NotSigned as error:
        return told(refusal(Path(str(error).split(": ", 1)[1]), error), 1)
    here = numbers(console.__version__)
    if version < here:
        return told(
            f"共享目录里是较旧的 {shown(version)}，本机是 {shown(here)}：不降级。"
            "本席数据已是新版格式，旧版打不开；"
            "确需退回请先联系供货方。\n"
            f"the share has the older {shown(version)}, here is {shown(here)}: it is not taken."
            " The seat's data is of the newer version, an older one cannot open it;"
            " ask the supplier first",
            1,
        )
    if version == here:
        return told(f"已是最新版 {shown(here)}。\n{shown(here)} is the newest", 0)
    if only_looks:
        return told(f"可升级到 {shown(version)}：{file.name}\n{shown(version)} can be taken", 0)
    return _replace(file, own, key, shown(version))


def _replace(file: Path, own: Path, key: PublicKey, version: str) -> int:
    copy = own.with_name(f".{file.name}")
    beside = copy.with_name(copy.name + SUFFIX)
    try:
        shutil.copyfile(file, copy)
        shutil.copyfile(file.with_name(file.name + SUFFIX), beside)
        verify(copy, key)
        copy.chmod(0o755)
        with copy.open("rb") as opened:
            os.fsync(opened.fileno())
        copy.replace(own)
    except NotSigned as error:
        return told(refusal(file, error), 1)
    finally:
        copy.unlink(missing_ok=True)
        beside.unlink(missing_ok=True)
    return told(
        f"已升级到 {version}，下次启动生效；待发送的办理原样保留。\n"
        f"upgraded to {version}, from the next start on; what waits to be sent stays",
        0,
    )


def signed_version(file: Path, key: PublicKey) -> Version:
    """Return the version that is signed, whatever the file is called.

    Raises:
        NotSigned: its signature, or the name that was signed, is not right.
    """
    comment, _ = read_comment(file, key)
    match = _SIGNED.fullmatch(comment)
    if match is None or match[2] != file.name:
        raise NotSigned("changed", file.name)
    return numbers(match[1])


def numbers(version: str) -> Version:
    """Return a version as numbers, to be compared."""
    return tuple(int(part) for part in version.split("."))


def shown(version: Version) -> str:
    """Return a version as it is written."""
    return ".".join(map(str, version))


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    own = os.environ.get("APPIMAGE")
    parser = argparse.ArgumentParser(prog="command-hall update", description="From a file share.")
    add = parser.add_argument
    add("--from", dest="folder", type=Path, required=True, help="folder of the packages")
    add("--check", action="store_true", help="only say what could be taken")
    add("--key", type=Path, help="the supplier's public key, else the installed one")
    add("--appimage", type=Path, default=Path(own) if own else None, help="the file to be replaced")
    return parser.parse_args(None if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
