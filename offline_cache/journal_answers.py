"""What the hub said of the operations of a journal, and what becomes of them by it."""

from collections.abc import Sequence

from offline_cache.cursors import parse_cursor
from offline_cache.journal_rows import (
    ANSWER,
    DECISIONS,
    SELECT,
    WITHDRAWN,
    as_answer_row,
    as_body,
    stored,
)
from offline_cache.journal_shelf import JournalShelf
from offline_cache.problems import Damaged, plain_words
from offline_cache.undecided import Undecided
from offline_cache.values import Body


class JournalAnswers(JournalShelf):
    """The half of `Journal` that takes answers."""

    _undecided: Undecided
    _epoch: str
    """Of the hub that acts were offered to again last; empty until then."""

    def answer(self, op: str, status: str, answer: Body, settled_at: str | None) -> bool:
        """Keep the hub's answer; a decision is final, a later answer changes nothing.

        Args:
            op: the operation.
            status: one of `DECISIONS`, or a reason for waiting ("blocked", "later").
            answer: the hub's whole answer.
            settled_at: cursor from which the hub's feed contains the outcome; None = at once.

        Returns:
            Whether this answer decided the operation.
        """
        return bool(self.answer_all([(op, status, answer, settled_at)]))

    def answer_all(self, answers: Sequence[tuple[str, str, Body, str | None]]) -> list[str]:
        """Keep several answers in one transaction; each is op, status, answer, settled_at.

        What a hub of another epoch accepted is not taken once its acts were offered again: it was
        on its way meanwhile, and its cursor names a place in a feed that is gone.

        Returns:
            The operations that these answers decided.
        """

        def write() -> list[str]:
            told = [each for each in answers if not self._is_of_another_life(each[3])]
            with self._file.transaction() as connection:
                rows = [as_answer_row(*each) for each in told]
                changed = [connection.execute(ANSWER, row).rowcount for row in rows]
            decided = [
                (op, settled_at)
                for (op, status, _, settled_at), count in zip(told, changed, strict=True)
                if count and status in DECISIONS
            ]
            for op, settled_at in decided:
                self._undecided.decide(op, settled_at)
            return [op for op, _ in decided]

        return self._write(write)

    def withdraw(self, op: str) -> bool:
        """Take back an operation that has never left; it leaves the layer at once.

        Returns:
            Whether it was undecided until now.
        """
        return self.answer(op, WITHDRAWN, {}, None)

    def release(self, cursor: str) -> list[str]:
        """Settle every answered operation that the feed has passed.

        Returns:
            Their ids, in saved order.
        """
        due = self._undecided.due(cursor)
        if due:
            self._write(lambda: self._settle(due))
        return due

    def reopen_for_epoch(self, epoch: str) -> list[str]:
        """Offer again what a hub of a new epoch may have forgotten.

        Accepted operations of other epochs become pending again (the hub knows a repeated one by
        its id). A refusal is final and is only settled.

        Returns:
            Ids of the operations that are pending again, in saved order.
        """

        def write() -> list[str]:
            self._epoch = epoch
            found = self._of_other_epochs(epoch)
            if not found:
                return []
            again = [(op,) for op, status in found if status != "refused"]
            refused = [(op,) for op, status in found if status == "refused"]
            with self._file.transaction() as connection:
                connection.executemany(
                    "UPDATE operations SET state = 'pending', settled_at = NULL WHERE op = ?", again
                )
                connection.executemany(
                    "UPDATE operations SET state = 'settled' WHERE op = ?", refused
                )
            self._load()
            return [op for (op,) in again]

        return self._write(write)

    def _of_other_epochs(self, epoch: str) -> list[tuple[str, str]]:
        with plain_words(self._file.path):
            rows: list[tuple[str, str]] = self._file.connection.execute(
                "SELECT op, status FROM operations WHERE state <> 'pending'"
                " AND settled_at IS NOT NULL AND substr(settled_at, 1, ?) <> ?"
                " AND (status <> 'refused' OR state <> 'settled') ORDER BY n",
                (len(epoch) + 1, f"{epoch}:"),
            ).fetchall()
        return rows

    def _is_of_another_life(self, settled_at: str | None) -> bool:
        return bool(self._epoch and settled_at) and parse_cursor(settled_at or "")[0] != self._epoch

    def carry_over(self, settled: Sequence[tuple[str, str]]) -> None:
        """Keep decisions as they are: the present epoch has them too, at these cursors.

        Args:
            settled: op and cursor; what such an operation did is part of the hub's records.
        """
        rows = [(cursor, op) for op, cursor in settled]

        def write() -> None:
            with self._file.transaction() as connection:
                connection.executemany(
                    "UPDATE operations SET state = 'settled', settled_at = ?"
                    " WHERE op = ? AND state <> 'pending'",
                    rows,
                )
            self._load()

        self._lane.run(write)

    def _load(self) -> None:
        connection = self._file.connection
        row = connection.execute("SELECT body FROM meta WHERE name = 'incarnation'").fetchone()
        if row is None:
            raise Damaged("The journal does not know its incarnation.", self._file.path)
        self._incarnation = as_body(row[0])["id"]
        sql = SELECT + "WHERE state IN ('pending', 'answered') ORDER BY n"
        self._undecided.take(map(stored, connection.execute(sql)))

    def _settle(self, ops: list[str]) -> None:
        with self._file.transaction() as connection:
            connection.executemany(
                "UPDATE operations SET state = 'settled' WHERE op = ?", [(op,) for op in ops]
            )
        self._undecided.drop(ops)
