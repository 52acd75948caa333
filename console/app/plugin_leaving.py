"""`command-hall plugin remove`: a plugin leaves a seat; what it kept there goes only when asked.

Settings, secrets and files stay, so that one that is installed anew is as it was. Records and what
the hall has set are the hall's: no seat deletes them, they go when their kind says so (contract,
"uninstall hides, never deletes"). A saved plan keeps the place of its pages.
"""

import getpass
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console.app.plugin_reading import INSTALLED
from console.app.plugin_settings import META
from console.app.plugin_terms import DATA, INBOX
from console.app.store_word import ask, existing_store, store_key, tell
from console.plugin_host.packages.faults import not_installed
from console.plugin_host.packages.store import Installed, PluginStore
from console.runtime.clock import SystemClock, to_text
from offline_cache.audit import AuditLine
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import AlreadyOpen


def remove(data: Path, id: str, key: str, *, is_purge: bool, is_sure: bool) -> int:
    """Take a plugin away from a seat whose console is closed; return the exit status.

    Args:
        data: folder of the seat.
        id: of the plugin.
        key: policy of the store's key.
        is_purge: what it kept here goes as well; also that of one that was removed before.
        is_sure: does not ask for the name once more.

    Raises:
        PluginFaultsError: it is not here.
        StoreProblem: there is no seat, or its journal does not open.
        ValueError: the console runs, or the name was not given again; nothing has changed.
        OSError: files cannot be deleted.
    """
    store = PluginStore(data / INSTALLED)
    known = store.installed().get(id)
    with _journal(data, key) as journal:
        kept = Kept(journal, data / DATA, id)
        if known is None and not (is_purge and kept.is_there):
            raise not_installed(id)
        if is_purge:
            kept.tell()
            _make_sure(id, is_sure)
        if known is not None:
            store.remove(id)
        if is_purge:
            kept.purge()
        _note(journal, id, known, is_purge)
    _say_done(id, known, is_purge)
    return 0


class Kept:
    """What a plugin keeps at a seat: settings in the journal, secrets among them, and its files.

    Args:
        journal: of the seat.
        folders: below it lie the plugins' own.
        id: of the plugin; given by hand, so that it may be a way to elsewhere.
    """

    def __init__(self, journal: Journal, folders: Path, id: str) -> None:
        self._journal, self._folder, self._id = journal, folders / id, id
        self._has_folder = folders.exists() and self._folder in folders.iterdir()
        self._settings = journal.meta(META) or {}

    @property
    def is_there(self) -> bool:
        """Whether there is anything."""
        return self._id in self._settings or self._has_folder

    def tell(self) -> None:
        """Say what a purge deletes, and what it does not.

        Raises:
            ValueError: a share is mounted there, whose files are others'.
        """
        inbox = self._folder / INBOX
        if os.path.ismount(inbox):
            raise ValueError(f"先卸下挂载的共享 / unmount the share first: {inbox}")
        names = "、".join(sorted(self._settings.get(self._id, {}))) or "-"
        tell(f"将删除 / to be deleted: {self._id}")
        tell(f"  本席设置和口令 / settings and secrets of this seat: {names}")
        if self._has_folder:
            count = sum(path.is_file() for path in self._folder.rglob("*"))
            tell(f"  文件 / files: {self._folder} ({count})")
        tell("  不删：中心的登记记录、全中心统一的设置、审计")
        tell("  not deleted: records and settings of the hall, the audit")

    def purge(self) -> None:
        """Delete it.

        Raises:
            OSError: files are left.
        """
        others = {id: each for id, each in self._settings.items() if id != self._id}
        self._journal.put_meta(META, others)
        if self._has_folder:
            shutil.rmtree(self._folder)


@contextmanager
def _journal(data: Path, key: str) -> Iterator[Journal]:
    path = existing_store(data)
    try:
        journal = Journal.open(path, store_key(data, key), InlineLane())
    except AlreadyOpen as error:
        words = "本席控制台开着，关掉再办 / the console of this seat runs: close it first"
        raise ValueError(words) from error
    try:
        yield journal
    finally:
        journal.close()


def _make_sure(id: str, is_sure: bool) -> None:
    if not is_sure and ask(f"再输入一次 {id} 确认 / type {id} once more: ").strip() != id:
        raise ValueError("名字不符，什么都没有删 / another name: nothing was deleted")


def _note(journal: Journal, id: str, known: Installed | None, is_purge: bool) -> None:
    """Write the line of the audit; the account of the machine is all that is known of who did."""
    what = "plugin.purged" if is_purge else "plugin.removed"
    version = known.version if known else ""
    who = f"{version} command line, {getpass.getuser()}".strip()
    journal.audit.note(AuditLine(to_text(SystemClock().now()), "", "", what, id, "done", who))


def _say_done(id: str, known: Installed | None, is_purge: bool) -> None:
    if known is not None:
        tell(f"已从本席卸下 {id} {known.version} / {id} {known.version} is removed from this seat")
    if is_purge:
        tell("本席所存已清除 / what it kept here is deleted")
    else:
        tell("设置、口令和文件留着，重装后照旧 / settings, secrets and files stay")
    tell("中心的准入不变，要停用请值班长在“插件准入”里按 2 / the hall's approval stands")
