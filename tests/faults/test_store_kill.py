"""The process is killed while it saves: what it called saved is there, the chain is whole."""

import subprocess
import sys
from pathlib import Path

from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.offline_cache.store_samples import KEY

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, ".")
from offline_cache.journal import Journal
from offline_cache.lanes import ThreadLane
from offline_cache.values import PendingOperation
from tests.unit.offline_cache.store_samples import KEY, operation

journal = Journal.open(Path(sys.argv[1]), KEY, ThreadLane("journal"))
run = sys.argv[2]

def link(head):
    args = {"number": head.number + 1, "previous": head.hash, "hash": f"{run}.{head.number + 1}"}
    op = f"log-{head.number + 1}"
    return PendingOperation(op, "log/s1", "log.append", (), {"args": args}, "t")

number = 0
while True:
    number += 1
    op = f"{run}-{number}"
    journal.append(operation(op, ("alert", "a1"), note="x" * (number % 50) * 40))
    print(op, flush=True)
    print(journal.append_chained("log/s1", link).op, flush=True)
"""


def test_what_was_reported_saved_survives_kill_minus_nine(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    reported: list[str] = []
    for run in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"r{run}"], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        for _ in range(7 + 31 * run):
            reported.append(writer.stdout.readline().strip())
        writer.kill()  # SIGKILL; TerminateProcess on Windows
        reported += writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        journal = Journal.open(path, KEY, InlineLane())
        kept = [each.op for each in journal.pending()]
        links = [e.operation.body["args"] for e in journal.history("log/s1")]
        head = journal.chain_head("log/s1")
        journal.close()
        assert set(reported) <= set(kept)
        assert len(kept) - len(reported) <= run + 1  # at most the one that was being reported
        assert [each["number"] for each in links] == list(range(1, len(links) + 1))
        assert [each["previous"] for each in links] == ["", *(e["hash"] for e in links[:-1])]
        assert (head.number, head.hash) == (len(links), links[-1]["hash"])
