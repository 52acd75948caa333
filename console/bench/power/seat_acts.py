"""A seat at work under the shim; its words are FOLDER LOG [ACTS [SEED]].

The real key store and the real journal on their real thread; only the log's length before it is
moved into the file is shorter than on a desk, so that a short run sees that too.
"""

import random
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.bench.power.shim import Shim
from console.bench.power.teller import Teller
from console.bench.power.trial import AFTER_THE_CUT
from offline_cache import store_file
from offline_cache.durable import make_folder
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore
from offline_cache.lanes import InlineLane, ThreadLane
from offline_cache.values import ChainHead, PendingOperation

ACTS = 18
SHORT_LOG = 10
"""Pages of the write-ahead log before they are moved into the file (4000 on a desk)."""

CHAIN = "log/seat-1"
AT = "2026-07-09T20:20:00+08:00"
MACHINE = "a machine of the power bench"


class SeatActs:
    """Opens a journal in a folder and does acts, each told before and after."""

    def __init__(self, folder: Path, teller: Teller, chance: random.Random) -> None:
        self._folder = folder
        self._teller = teller
        self._chance = chance
        self._lane = ThreadLane("journal")
        self._journal: Journal | None = None
        self._count = 0
        self._head = (0, "")
        self._epoch, self._seq = "e1", 0
        self._open: list[str] = []

    def run(self, acts: int) -> None:
        """Do so many acts: each kind once, in an order that makes sense, then by chance."""
        self.open()
        usual = (self.append, self.link, self.append_large, self.several, self.answer)
        rare = (self.release, self.link_beside, self.draft, self.refuse, self.restart, self.meta)
        rarest = (self.withdraw, self.reopen, self.forget)
        script: list[Callable[[], None]] = [*usual, *rare, self.append, *rarest, self.link]
        while self._teller.acts < acts:
            if script:
                script.pop(0)()
            else:
                self._chance.choice((*usual * 3, *rare, *rarest))()
        self._close()

    def open(self) -> None:
        """Make the key and the journal."""
        with self._teller.act("open", machine=MACHINE) as beside:
            self._start()
            beside["incarnation"] = self._there.incarnation

    def restart(self) -> None:
        """End and start again."""
        with self._teller.act("restart"):
            self._close()
            self._start()

    def append(self, size: int = 40) -> None:
        """Save one operation."""
        operation = self._operation(size)
        with self._teller.act("append", operations=[_told(operation)]):
            self._there.append(operation)

    def append_large(self) -> None:
        """Save one that needs more than a page."""
        self.append(9000)

    def several(self) -> None:
        """Save three, all or none."""
        operations = [self._operation(500) for _ in range(3)]
        with self._teller.act("append", operations=[_told(each) for each in operations]):
            self._there.append_all(operations)

    def link(self, *beside: PendingOperation) -> None:
        """Save the next line of the duty log, and what it tells of in the same transaction."""
        number, previous = self._head[0] + 1, self._head[1]
        op = self._new_op()
        digest = f"hash-{op}"
        args = {"number": number, "previous": previous, "hash": digest, "text": "巡查一次"}
        line = PendingOperation(op, CHAIN, "log.append", (), {"op": op, "args": args}, AT)
        told = [_told(each) for each in (*beside, line)]
        self._open += [*(each.op for each in beside), op]
        with self._teller.act("append", operations=told, chains={CHAIN: [number, digest]}):
            self._there.append_chained(CHAIN, lambda head: _checked(head, line), beside)
        self._head = (number, digest)

    def link_beside(self) -> None:
        """Save an act together with the line that tells of it."""
        operation = self._operation(200)
        self._open.remove(operation.op)
        self.link(operation)

    def answer(self) -> None:
        """Keep the hub's answers to the older half."""
        some = self._open[: max(1, len(self._open) // 2)]
        self._answer([(op, "applied", {"status": "applied"}, self._next()) for op in some])

    def refuse(self) -> None:
        """Keep a refusal, and a reason to wait."""
        answers = [(op, "refused", {"code": "not_yours"}, self._next()) for op in self._open[:1]]
        later = [(op, "later", {"code": "busy"}, None) for op in self._open[1:2]]
        self._answer([*answers, *later])

    def withdraw(self) -> None:
        """Take the newest back."""
        self._answer([(op, "withdrawn", {}, None) for op in self._open[-1:]])

    def release(self) -> None:
        """Let the cursor pass what was answered so far."""
        cursor = f"{self._epoch}:{self._seq}"
        with self._teller.act("release", cursor=cursor):
            self._there.release(cursor)

    def reopen(self) -> None:
        """Meet a hub of another epoch."""
        self._epoch, self._seq = f"e{int(self._epoch[1:]) + 1}", 0
        with self._teller.act("reopen", epoch=self._epoch):
            again = self._there.reopen_for_epoch(self._epoch)
        self._open = [*again, *(op for op in self._open if op not in again)]

    def forget(self) -> None:
        """Hear of a backup that covers everything answered."""
        with self._teller.act("forget", cursor=f"{self._epoch}:{self._seq}"):
            self._there.forget_covered(self._epoch, self._seq)

    def draft(self) -> None:
        """Keep a half-written call."""
        self._count += 1
        body = {"text": "积水" * self._chance.randrange(1, 200)}
        id = f"draft-{self._count}"
        with self._teller.act("draft", id=id, body=body):
            self._there.put_draft(id, body)

    def meta(self) -> None:
        """Keep a named value."""
        self._count += 1
        with self._teller.act("meta", name="order number", body={"n": self._count}):
            self._there.put_meta("order number", {"n": self._count})

    @property
    def _there(self) -> Journal:
        assert self._journal is not None
        return self._journal

    def _start(self) -> None:
        path = self._folder / "journal.db"
        self._journal = Journal.open(path, unlock(self._folder), self._lane)

    def _close(self) -> None:
        self._there.close()

    def _answer(self, answers: list[Any]) -> None:
        with self._teller.act("answer", answers=answers):
            self._there.answer_all(answers)
        final = {op for op, status, *_ in answers if status != "later"}
        self._open = [op for op in self._open if op not in final]

    def _operation(self, size: int) -> PendingOperation:
        op = self._new_op()
        self._open.append(op)
        body = {"op": op, "args": {"text": "签收" * (size // 2), "n": self._count}}
        return PendingOperation(op, "alert/a1", "alert.note", (("alert", "a1"),), body, AT)

    def _new_op(self) -> str:
        self._count += 1
        return f"op-{self._count}"

    def _next(self) -> str:
        self._seq += 1
        return f"{self._epoch}:{self._seq}"


def unlock(folder: Path) -> bytes:
    """Return the key of a seat that hall policy has bound to this machine."""
    make_folder(folder)
    return KeyStore(folder, machine_id=lambda: MACHINE).unlock()


def restart(folder: Path) -> None:
    """Start on a folder as after a power cut, and do one act; raises when that does not go."""
    journal = Journal.open(folder / "journal.db", unlock(folder), InlineLane())
    try:
        operation = PendingOperation(
            f"{AFTER_THE_CUT} {secrets.token_hex(4)}", "log/x", "log.append", (), {}, AT
        )
        journal.append(operation)
        if journal.pending()[-1].op != operation.op:
            raise RuntimeError("an act after the cut is not there")
    finally:
        journal.close()


def _told(operation: PendingOperation) -> dict[str, Any]:
    names = ("op", "lane", "kind", "targets", "body", "saved_at")
    return {name: getattr(operation, name) for name in names}


def _checked(head: ChainHead, line: PendingOperation) -> PendingOperation:
    args = line.body["args"]
    if (head.number + 1, head.hash) != (args["number"], args["previous"]):
        raise RuntimeError(f"the chain's head is {head}")
    return line


def main(words: list[str]) -> int:
    """Run as a program of its own under the shim."""
    folder, log, acts, seed = [*words, *(str(ACTS), "1")[len(words) - 2 :]]
    store_file.CHECKPOINT_PAGES = SHORT_LOG
    shim = Shim()
    shim.log_to(Path(log))
    chance = random.Random(int(seed))
    SeatActs(Path(folder), Teller(shim), chance).run(int(acts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
