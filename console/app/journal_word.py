"""`command-hall journal salvage --data DIR`: a damaged journal, as far as it can be read."""

import sys
from collections.abc import Sequence

from console.app.store_word import existing_store, parser, run, store_key, tell
from console.runtime.clock import SystemClock
from console.runtime.program_name import program
from offline_cache.file_lock import FileLock
from offline_cache.rebuild import read_source, rebuild


def main(arguments: Sequence[str]) -> None:
    """Read what can be read into a new journal; the damaged one is set aside, untouched.

    Raises:
        StoreProblem: the folder is as it was.
    """
    made = parser("journal", "Save what can be read of a damaged journal.")
    made.add_argument("what", choices=("salvage",))
    given = made.parse_args(list(arguments))
    path = existing_store(given.data)
    FileLock(path).release()
    key = store_key(given.data, given.key)
    said = rebuild(path, key, [read_source(path, key)], SystemClock().now())
    tell(f"读出 {said.operations} 项办理，其中 {said.pending} 项待中心回执")
    tell(f"{said.operations} operations could be read, {said.pending} wait for the hub")
    tell(f"原日志另存为 / the old journal is kept as {said.aside}")
    if said.lost:
        tell(f"最后 {said.lost} 笔可能丢失：本席存过，日志里已没有；其中中心已收到的不受影响")
        tell(f"the last {said.lost} entries may be lost; those the hub has heard of are not")
    if not said.is_whole:
        tell(f"有些页读不出：请再用最近的备份运行 {program()} restore，两者会合并")
        tell(f"some pages could not be read: run {program()} restore with the last backup too")


if __name__ == "__main__":
    sys.exit(run(main))
