"""`command-hall backup --data DIR --to FILE`: a copy of the journal, also while the seat runs."""

import sys
from collections.abc import Sequence
from pathlib import Path

from console.app.store import BLOBS
from console.app.store_word import existing_store, parser, run, store_key, tell, warn
from console.runtime.clock import SystemClock, to_text
from console.runtime.program_name import program
from offline_cache.backup import write_backup
from offline_cache.recovery import public_half


def main(arguments: Sequence[str]) -> None:
    """Write the backup and say what is in it.

    Raises:
        StoreProblem: none was written.
    """
    made = parser("backup", "Copy what was done at this seat into one encrypted file.")
    made.add_argument("--to", type=Path, required=True, help="the file; replaced if it is there")
    given = made.parse_args(list(arguments))
    journal = existing_store(given.data)
    key, public = store_key(given.data, given.key), public_half(given.data)
    head = write_backup(
        journal, key, given.to, public, to_text(SystemClock().now()), given.data / BLOBS
    )
    tell(f"已备份 {head.operations} 项办理到 {given.to} / {head.operations} operations backed up")
    if head.files_size:
        tell(f"附件 {head.files_size} 字节一并备份 / attached files, {head.files_size} bytes")
    if public is None:
        warn(
            "还没有恢复密钥：换了机器或丢了密钥，这份备份打不开。"
            f"先运行 {program()} recovery-key\n"
            "no recovery key yet: on another machine this backup cannot be opened"
        )


if __name__ == "__main__":
    sys.exit(run(main))
