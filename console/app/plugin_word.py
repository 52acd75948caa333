"""`command-hall plugin …`: for authors (new, run, check, test, pack, sign) and for installers.

It speaks Chinese and English at once, as the doctor does. No word needs a network but `run --hub`;
`run`, `test`, `install` and `hand-over` run code of the plugin, held as on duty.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from platformdirs import user_data_path

from console.app.entry import NotLetIn
from console.app.plugin_for_hall import for_the_hall
from console.app.store_word import KEY_POLICIES
from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.permission import WORDS
from console.plugin_host.cli.check import check
from console.plugin_host.cli.new import new
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.store import PluginStore
from console.plugin_host.reading.discovery import Found, look
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.shipped import SDK, SHIPPED
from console.plugin_host.trial.proof import Proof, kept_proof
from console.runtime.clock import SystemClock
from offline_cache.problems import StoreProblem

BELOW, MADE = "plugins", "plugins-made"
"""Folders of a seat's plugins below its data: installed ones, and those made of workbooks."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the word; return 1 when something is wrong with the plugin or was not done."""
    given = _arguments(sys.argv[1:] if arguments is None else arguments)
    does: Callable[[argparse.Namespace], int] = given.does
    try:
        return does(given)
    except PluginFaultsError as error:
        for fault in error.faults:
            sys.stderr.write(f"{fault.said()}\n  {fault.said(in_english=True)}\n")
    except NotLetIn as error:
        words = error.detail
        sys.stderr.write(f"登录不了：{words.zh or error}\n  cannot log in: {words.en or error}\n")
    except StoreProblem as problem:
        sys.stderr.write(f"没有办成：{problem.what}（{problem.where}）\n  {problem.to_do}\n")
    except (OSError, ValueError) as error:
        sys.stderr.write(f"没有办成：{error}\n  not done: {error}\n")
    return 1


def _new(given: argparse.Namespace) -> int:
    made = new(SHIPPED / "template", given.folder, given.id, given.name or given.id)
    _say(f"已建 {made}，下一步：command-hall plugin test {made}", f"made {made}")
    return 0


def _check(given: argparse.Namespace) -> int:
    faults = check(given.folder)
    for fault in faults:
        _say(fault.said(), fault.said(in_english=True))
    lines = [] if faults else for_the_hall(given.folder)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    if not faults and not lines:
        _say("没有发现问题", "nothing is wrong")
    return 1 if faults or lines else 0


def _test(given: argparse.Namespace) -> int:
    if _check(given):
        return 1
    from console.plugin_host.trial.contract import prove  # starts the plugin's own program

    found = look(read_manifest(given.folder).id, given.folder)
    proof = prove(found, SystemClock().now, is_own=True)
    _tell_proof(proof)
    if given.storm and proof.is_good:
        return _storm(found, given.speed)
    return 0 if proof.is_good else 1


def _storm(found: Found, speed: float) -> int:
    if found.manifest is None or found.manifest.guest is None:
        _say("没有程序，风暴中没有可试的", "there is no program to try in the storm")
        return 0
    from console.plugin_host.trial.evening import read_evening
    from console.plugin_host.trial.storm import storm

    came = storm(found.manifest, found.folder, read_evening(), speed)
    for line in came.lines():
        _say(line.zh, line.en)
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
    _say(
        f"已打包 {to}，摘要 {made.digest}，还没有签名", f"packed, digest {made.digest}, not signed"
    )
    return 0


def _key(given: argparse.Namespace) -> int:
    public = trust.new_key(given.to)
    _say(
        f"签名密钥在 {given.to}，请妥善保管；公钥 {public}", f"keep {given.to}; public key {public}"
    )
    return 0


def _sign(given: argparse.Namespace) -> int:
    package = archive.look(given.package)
    archive.add_signature(given.package, trust.signed(package.listed, trust.read_key(given.key)))
    _say(f"已签名 {given.package}", f"signed {given.package}")
    return 0


def _trust(given: argparse.Namespace) -> int:
    trust.trust(given.data / BELOW, given.public, given.whose)
    _say(f"本席认可 {given.whose} 的签名", f"packages signed by {given.whose} are let in here")
    return 0


def _revoke(given: argparse.Namespace) -> int:
    gone = trust.take_revoked(given.data / BELOW, given.list)
    _say(f"第 {gone.number} 号吊销清单已生效", f"revocation list {gone.number} holds")
    return 0


def _install(given: argparse.Namespace) -> int:
    root = given.data / BELOW
    store = PluginStore(root)
    whose = trust.signer(root, archive.look(given.package))
    done = store.install(given.package)
    manifest = read_manifest(root / done.id / (done.armed or done.version))
    _say(f"{manifest.name.zh} {manifest.version}，签名：{whose}", f"signed by {whose}")
    if proof := kept_proof(root, manifest.id, manifest.version):
        _tell_proof(proof)
    for each in manifest.permissions:
        _say(f"  申请：{WORDS[each].zh}", f"  asks for: {WORDS[each].en}")
    if done.armed:
        words = f"现用 {done.version}，交接班时运行 plugin hand-over 换成 {done.armed}"
        _say(words, "takes over by plugin hand-over, at a handover")
    return 0


def _list(given: argparse.Namespace) -> int:
    root = given.data / BELOW
    gone = trust.revoked_list(root)
    for each in PluginStore(root).installed().values():
        found = look(each.id, root / each.id / each.version)
        is_revoked = each.digests.get(each.version) in gone.packages
        state = "已吊销 revoked" if is_revoked else "有问题 faulty" if found.faults else "正常 well"
        armed = f"，待换 {each.armed}" if each.armed else ""
        proof = kept_proof(root, each.id, each.version)
        tried = proof.said.zh if proof else "没有约定测试的结果 not tried"
        words = (each.id, each.version, found.name(False), f"{state}{armed}", tried)
        sys.stdout.write("\t".join(words) + "\n")
    return 0


def _hand_over(given: argparse.Namespace) -> int:
    done = PluginStore(given.data / BELOW).hand_over()
    told = "、".join(done.moved)
    if told or not done.refused:
        zh = f"已换：{told}，控制台下次启动用新的" if told else "没有待换的"
        _say(zh, told or "nothing is armed")
    for id, faults in done.refused.items():
        _say(f"{id} 没有换，约定测试没有通过", f"{id} stays armed: its contract tests failed")
        for fault in faults:
            _say(f"  {fault.said()}", f"  {fault.said(in_english=True)}")
    return 1 if done.refused else 0


def _workbook(given: argparse.Namespace) -> int:
    from console.plugin_host.sheets.workbook_writer import write_example

    write_example(given.file)
    _say(f"已写 {given.file}，填好后：command-hall plugin make {given.file}", f"wrote {given.file}")
    return 0


def _make(given: argparse.Namespace) -> int:
    from console.plugin_host.sheets.plugin_writer import make_plugin

    made = make_plugin(given.file, given.data / MADE)
    _say(f"已建 {made}，值班长准入后在“专题”里打开", f"made {made}; to be let in by the hall")
    return 0


def _rollback(given: argparse.Namespace) -> int:
    store = PluginStore(given.data / BELOW)
    for done in store.roll_back_set() if given.last_set else (store.roll_back(given.id),):
        _say(f"{done.id} 现用 {done.version}", f"{done.id} is {done.version} now")
    return 0


def _remove(given: argparse.Namespace) -> int:
    from console.app.plugin_leaving import remove  # opens the seat's journal

    return remove(given.data, given.id, given.key, is_purge=given.purge, is_sure=given.yes)


def _export(given: argparse.Namespace) -> int:
    from console.app.plugin_export import export  # reads journal and cache of the seat

    told = export(given.data, given.id, given.file, given.key)
    zh = f"已写 {given.file}：设置 {told.settings} 项，记录 {told.records} 条，不含口令"
    _say(zh, f"{told.settings} settings, {told.records} records, no secrets")
    return 0


def _tell_proof(proof: Proof) -> None:
    for seen in proof.seen:
        is_good = (
            "未通过 failed" if seen.faults else "未做 not done" if seen.left_out else "通过 ok"
        )
        _say(f"{is_good}\t{seen.words.zh}", seen.words.en)
        for each in (*seen.faults, *seen.facts, *([seen.left_out] if seen.left_out else [])):
            _say(f"  {each.zh}", each.en or each.zh)
    _say(proof.said.zh, proof.said.en)


def _say(zh: str, en: str) -> None:
    sys.stdout.write(f"{zh} / {en}\n")


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="command-hall plugin", description=__doc__)
    words = parser.add_subparsers(required=True)

    def word(
        name: str, does: Callable[[argparse.Namespace], int], says: str
    ) -> argparse.ArgumentParser:
        made = words.add_parser(name, help=says)
        made.set_defaults(does=does)
        return made

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
    made = word("trust", _trust, "let in what a key has signed")
    made.add_argument("public")
    made.add_argument("whose")
    _data(made)
    made = word("revoke", _revoke, "take a revocation list over")
    made.add_argument("list", type=Path)
    _data(made)
    made = word("install", _install, "verify a .cplug and install it")
    made.add_argument("package", type=Path)
    _data(made)
    _data(word("list", _list, "what is installed"))
    _data(word("hand-over", _hand_over, "let what is armed take over, at a handover"))
    word("workbook", _workbook, "an empty workbook that explains itself").add_argument(
        "file", type=Path
    )
    made = word("make", _make, "make a plugin of a filled workbook, at this seat")
    made.add_argument("file", type=Path)
    _data(made)
    made = word("rollback", _rollback, "back to the version before")
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", default="")
    which.add_argument("--last-set", action="store_true", help="all that took over together last")
    _data(made)
    made = word("remove", _remove, "take an installed plugin away from this seat")
    made.add_argument("id")
    made.add_argument("--purge", action="store_true", help="its settings and files here as well")
    made.add_argument("--yes", action="store_true", help="purge without asking for its name")
    _data(made)
    _key_policy(made)
    made = word("export", _export, "its settings without secrets, and its records, as JSON lines")
    made.add_argument("id")
    made.add_argument("file", type=Path)
    _data(made)
    _key_policy(made)
    return parser.parse_args(list(arguments))


def _key_policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", choices=KEY_POLICIES, default="auto", help="of the seat's store")


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=user_data_path("command-hall"))


if __name__ == "__main__":
    sys.exit(main())
