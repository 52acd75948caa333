"""`command-hall plugin …` for authors: from an empty folder or workbook to a signed package.

No word needs a network but `run --hub`; `run` and `test` run code of the plugin, held as on duty.
"""

import argparse
import sys
from pathlib import Path

from console.app.plugin_for_hall import for_the_hall
from console.app.plugin_said import Word, say, tell_proof
from console.plugin_host.cli.check import check
from console.plugin_host.cli.new import new
from console.plugin_host.packages import archive, trust
from console.plugin_host.reading.discovery import Found, look
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.shipped import SDK, SHIPPED
from console.runtime.clock import SystemClock
from console.runtime.program_name import program


def declare(word: Word) -> None:
    """Declare the words of authors."""
    made = word("new", _new, "make a plugin that works, with test data")
    made.add_argument("id")
    made.add_argument("--name", default="", help="its Chinese name")
    made.add_argument("--folder", type=Path, default=Path())
    word("check", _check, "look it through").add_argument("folder", type=Path)
    made = word("test", _test, "look it through, and run its contract tests")
    made.add_argument("folder", type=Path)
    made.add_argument("--storm", action="store_true", help="and play the recorded storm into it")
    made.add_argument("--speed", type=float, default=60.0, help="times as fast as it was")
    made = word("run", _run, "show its pages while it is written; what is saved is shown anew")
    made.add_argument("folder", type=Path)
    made.add_argument("--hub", default="", help="address of a hub to read, not the recording")
    made.add_argument("--account", default="", help="who logs in there; the password is asked for")
    made.add_argument("--storm", action="store_true", help="let the recorded evening pass")
    made.add_argument("--speed", type=float, default=10.0, help="times as fast as it was")
    made.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    word("door", _door, "the folder of the modules that speak with the console")
    made = word("pack", _pack, "make a .cplug of it")
    made.add_argument("folder", type=Path)
    made.add_argument("--to", type=Path)
    word("key", _key, "make a signing key").add_argument("to", type=Path)
    made = word("sign", _sign, "sign a .cplug")
    made.add_argument("package", type=Path)
    made.add_argument("--key", type=Path, required=True)
    word("workbook", _workbook, "an empty workbook that explains itself").add_argument(
        "file", type=Path
    )


def _new(given: argparse.Namespace) -> int:
    made = new(SHIPPED / "template", given.folder, given.id, given.name or given.id)
    say(f"已建 {made}，下一步：{program()} plugin test {made}", f"made {made}")
    return 0


def _check(given: argparse.Namespace) -> int:
    faults = check(given.folder)
    for fault in faults:
        say(fault.said(), fault.said(in_english=True))
    lines = [] if faults else for_the_hall(given.folder)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    if not faults and not lines:
        say("没有发现问题", "nothing is wrong")
    return 1 if faults or lines else 0


def _test(given: argparse.Namespace) -> int:
    if _check(given):
        return 1
    from console.plugin_host.trial.contract import prove  # starts the plugin's own program

    found = look(read_manifest(given.folder).id, given.folder)
    proof = prove(found, SystemClock().now, is_own=True)
    tell_proof(proof)
    if given.storm and proof.is_good:
        return _storm(found, given.speed)
    return 0 if proof.is_good else 1


def _storm(found: Found, speed: float) -> int:
    if found.manifest is None or found.manifest.guest is None:
        say("没有程序，风暴中没有可试的", "there is no program to try in the storm")
        return 0
    from console.plugin_host.trial.evening import read_evening
    from console.plugin_host.trial.storm import storm

    came = storm(found.manifest, found.folder, read_evening(), speed)
    for line in came.lines():
        say(line.zh, line.en)
    return 0 if came.is_good else 1


def _run(given: argparse.Namespace) -> int:
    from console.app.plugin_run.program import Wanted, main  # opens a window

    return main(
        Wanted(given.folder, given.hub, given.account, given.storm, given.speed, given.language)
    )


def _door(given: argparse.Namespace) -> int:
    sys.stdout.write(f"{SDK}\n")
    return 0


def _pack(given: argparse.Namespace) -> int:
    if _check(given):
        return 1
    manifest = read_manifest(given.folder)
    to = given.to or Path(f"{manifest.id}-{manifest.version}{archive.SUFFIX}")
    made = archive.pack(given.folder, to)
    say(f"已打包 {to}，摘要 {made.digest}，还没有签名", f"packed, digest {made.digest}, not signed")
    return 0


def _key(given: argparse.Namespace) -> int:
    public = trust.new_key(given.to)
    say(
        f"签名密钥在 {given.to}，请妥善保管；公钥 {public}", f"keep {given.to}; public key {public}"
    )
    return 0


def _sign(given: argparse.Namespace) -> int:
    package = archive.look(given.package)
    archive.add_signature(given.package, trust.signed(package.listed, trust.read_key(given.key)))
    say(f"已签名 {given.package}", f"signed {given.package}")
    return 0


def _workbook(given: argparse.Namespace) -> int:
    from console.plugin_host.sheets.workbook_writer import write_example

    write_example(given.file)
    say(f"已写 {given.file}，填好后：{program()} plugin make {given.file}", f"wrote {given.file}")
    return 0
