"""`command-hall restore --data DIR --from FILE`: the journal back from a backup.

What can still be read of the journal that is there is kept and joined with the backup, so that
nothing done after the backup is given up. The old file is set aside. Attached
files come back beside those that are here.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from console.app.store import BLOBS
from console.app.store_word import ask, parser, run, store_key, tell
from console.runtime.clock import Clock, SystemClock
from offline_cache.backup import (
    BackupHead,
    files_beside,
    open_with_recovery_key,
    open_with_store_key,
    read_head,
    unpack_backup,
)
from offline_cache.blobs import BlobStore
from offline_cache.file_lock import FileLock
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import Damaged, WrongKey
from offline_cache.rebuild import Source, read_source, rebuild
from offline_cache.recovery import has_recovery, keep_for
from offline_cache.store_file import set_aside

RECOVERY = "恢复密钥 / recovery key: "


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        operations: how many the journal holds.
        pending: how many of them the hub has still to answer.
        aside: where the old journal is now; None when there was none.
        files: attached files that were not here.
    """

    operations: int
    pending: int
    aside: Path | None
    files: int


def main(arguments: Sequence[str]) -> None:
    """Restore and say what came back.

    Raises:
        StoreProblem: the folder is as it was.
    """
    made = parser("restore", "Bring back what was done at this seat from a backup.")
    made.add_argument("--from", dest="backup", type=Path, required=True, help="the backup")
    given = made.parse_args(list(arguments))
    said = restore(
        given.data, given.backup, lambda: store_key(given.data, given.key), ask, SystemClock()
    )
    tell(f"已恢复 {said.operations} 项办理，其中 {said.pending} 项待中心回执")
    if said.files:
        tell(f"附件 {said.files} 个 / {said.files} attached files")
    tell(f"{said.operations} operations are back, {said.pending} wait for the hub")
    if said.aside is not None:
        tell(f"原日志另存为 / the old journal is kept as {said.aside}")


def restore(
    folder: Path,
    backup: Path,
    own_key: Callable[[], bytes],
    ask_for: Callable[[str], str],
    clock: Clock,
) -> Restored:
    """Put a journal of backup and present file in the place of the present one.

    Args:
        folder: the seat's data folder.
        backup: the file.
        own_key: finds the store key, or makes one on a new machine.
        ask_for: asks for the recovery key where the store key does not open the backup.
        clock: dates the old journal.

    Raises:
        StoreProblem: the folder is as it was.
    """
    head = read_head(backup)
    folder.mkdir(parents=True, exist_ok=True)
    own_key = cache(own_key)  # it may have to be typed
    path = folder / "journal.db"
    FileLock(path).release()  # nobody may be using it; said before anything is asked
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as place:
        unpacked = Path(place) / "journal.db"
        inner = None
        if (folder / "key.source").exists():
            inner = _opened(backup, unpacked, open_with_store_key(own_key()))
        if inner is None:
            _, inner = unpack_backup(backup, unpacked, open_with_recovery_key(ask_for(RECOVERY)))
        Journal.open(unpacked, inner, InlineLane()).close()  # one of an older version goes forward
        key = own_key()
        files = bring_files(files_beside(unpacked), inner, folder / BLOBS, key, clock)
        sources = [read_source(unpacked, inner, is_present=False), *_present(path, own_key)]
    said = rebuild(path, key, sources, clock.now())
    if head.sealed is not None and not has_recovery(folder):
        keep_for(folder, key, head.sealed.public)  # the paper of the old machine opens this one
    return Restored(said.operations, said.pending, said.aside, files)


def bring_files(source: Path, inner: bytes, target: Path, key: bytes, clock: Clock) -> int:
    """Bring the attached files of a backup back, beside those that are here.

    A damaged file that is here is set aside.

    Raises:
        StoreProblem: not all of them came back.
    """
    if not source.exists():
        return 0
    there, here = BlobStore(source, inner), BlobStore(target, key)
    try:
        try:
            return here.adopt(there)
        except (Damaged, WrongKey):
            here.close()
            set_aside(target, clock.now())
            return here.adopt(there)
    finally:
        there.close()
        here.close()


def _opened(backup: Path, target: Path, find_key: Callable[[BackupHead], bytes]) -> bytes | None:
    try:
        return unpack_backup(backup, target, find_key)[1]
    except WrongKey:
        return None


def _present(path: Path, own_key: Callable[[], bytes]) -> list[Source]:
    if not path.exists() or not path.stat().st_size:
        return []
    try:
        return [read_source(path, own_key())]
    except Damaged:
        return []


if __name__ == "__main__":
    sys.exit(run(main))
