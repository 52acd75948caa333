"""`command-hall plugin …` for whoever looks after a seat: what is installed, and whom it trusts.

`install` and `hand-over` run code of the plugin, held as on duty.
"""

import argparse
import sys
from pathlib import Path

from platformdirs import user_data_path

from console.app.plugin_said import Word, say, tell_proof
from console.app.store_word import KEY_POLICIES
from console.plugin_api.permission import WORDS
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.store import PluginStore
from console.plugin_host.reading.discovery import look
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.trial.proof import kept_proof

BELOW, MADE = "plugins", "plugins-made"
"""Folders of a seat's plugins below its data: installed ones, and those made of workbooks."""


def declare(word: Word) -> None:
    """Declare the words of a seat."""
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


def _trust(given: argparse.Namespace) -> int:
    trust.trust(given.data / BELOW, given.public, given.whose)
    say(f"本席认可 {given.whose} 的签名", f"packages signed by {given.whose} are let in here")
    return 0


def _revoke(given: argparse.Namespace) -> int:
    gone = trust.take_revoked(given.data / BELOW, given.list)
    say(f"第 {gone.number} 号吊销清单已生效", f"revocation list {gone.number} holds")
    return 0


def _install(given: argparse.Namespace) -> int:
    root = given.data / BELOW
    store = PluginStore(root)
    whose = trust.signer(root, archive.look(given.package))
    done = store.install(given.package)
    manifest = read_manifest(root / done.id / (done.armed or done.version))
    say(f"{manifest.name.zh} {manifest.version}，签名：{whose}", f"signed by {whose}")
    if proof := kept_proof(root, manifest.id, manifest.version):
        tell_proof(proof)
    for each in manifest.permissions:
        say(f"  申请：{WORDS[each].zh}", f"  asks for: {WORDS[each].en}")
    if done.armed:
        words = f"现用 {done.version}，交接班时运行 plugin hand-over 换成 {done.armed}"
        say(words, "takes over by plugin hand-over, at a handover")
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
        say(zh, told or "nothing is armed")
    for id, faults in done.refused.items():
        say(f"{id} 没有换，约定测试没有通过", f"{id} stays armed: its contract tests failed")
        for fault in faults:
            say(f"  {fault.said()}", f"  {fault.said(in_english=True)}")
    return 1 if done.refused else 0


def _make(given: argparse.Namespace) -> int:
    from console.plugin_host.sheets.plugin_writer import make_plugin

    made = make_plugin(given.file, given.data / MADE)
    say(f"已建 {made}，值班长准入后在“专题”里打开", f"made {made}; to be let in by the hall")
    return 0


def _rollback(given: argparse.Namespace) -> int:
    store = PluginStore(given.data / BELOW)
    for done in store.roll_back_set() if given.last_set else (store.roll_back(given.id),):
        say(f"{done.id} 现用 {done.version}", f"{done.id} is {done.version} now")
    return 0


def _remove(given: argparse.Namespace) -> int:
    from console.app.plugin_leaving import remove  # opens the seat's journal

    return remove(given.data, given.id, given.key, is_purge=given.purge, is_sure=given.yes)


def _export(given: argparse.Namespace) -> int:
    from console.app.plugin_export import export  # reads journal and cache of the seat

    told = export(given.data, given.id, given.file, given.key)
    zh = f"已写 {given.file}：设置 {told.settings} 项，记录 {told.records} 条，不含口令"
    say(zh, f"{told.settings} settings, {told.records} records, no secrets")
    return 0


def _key_policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", choices=KEY_POLICIES, default="auto", help="of the seat's store")


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=user_data_path("command-hall"))
