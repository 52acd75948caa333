"""What must be in a seat's journal after each act, and what an image of it shows.

Shares no code with the product: it reads the file by SQLCipher and the key alone and knows from
the table layout and the meaning of each act what has to be there.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlcipher3

from console.bench.power.trial import AFTER_THE_CUT, Wrong

Row = tuple[Any, ...]
"""op, lane, kind, targets, body, saved at, state, status, answer, settled at."""

_COLUMNS = "op, lane, kind, targets, body, saved_at, state, status, answer, settled_at"
_OP, _STATE, _STATUS, _ANSWER, _SETTLED = 0, 6, 7, 8, 9
_FINAL = ("applied", "repeated", "refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class State:
    """Everything a journal holds."""

    rows: tuple[Row, ...] = ()
    chains: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    drafts: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, Any] = field(default_factory=dict)

    def changed(self, op: str, **columns: Any) -> "State":
        """Return it with some columns of one operation changed."""
        names = _COLUMNS.split(", ")
        rows = [
            tuple(columns.get(n, value) for n, value in zip(names, row, strict=True))
            if row[_OP] == op
            else row
            for row in self.rows
        ]
        return replace(self, rows=tuple(rows))


NOTHING = State()


class SeatJudge:
    """Knows from the program's own notes which state belongs to which number of acts."""

    def __init__(self, notes: Iterable[Mapping[str, Any]]) -> None:
        self.states = [NOTHING]
        self._machine = ""
        for note in notes:
            self._machine = note.get("act", {}).get("machine", self._machine)
            if "saved" in note:
                self.states[note["saved"]] = _told(self.states[note["saved"]], note)
            if "begin" in note:
                self.states.append(after(self.states[-1], note["act"]))

    def acts_in(self, folder: Path) -> range:
        """Return the numbers of acts after which this would be the state; see `Judge`."""
        state = self._without_the_restart(read(folder / "journal.db", self.key(folder)))
        check_links(state)
        fitting = [n for n, each in enumerate(self.states) if each == state]
        if not fitting:
            ops = [f"{row[_OP]}:{row[_STATE]}" for row in state.rows]
            raise Wrong(f"a state that never was: {ops}, {state.chains}, {list(state.drafts)}")
        return range(fitting[0], fitting[-1] + 1)

    def key(self, folder: Path) -> str:
        """Return the key as hall policy `machine` makes it of a salt and the machine's id."""
        salt = (folder / "key.salt").read_bytes()
        return hmac.digest(salt, b"offline_cache key file" + self._machine.encode(), "sha256").hex()

    def _without_the_restart(self, state: State) -> State:
        """Leave out what the restart did: its act, and a journal made anew where none was."""
        rows = tuple(row for row in state.rows if not row[_OP].startswith(AFTER_THE_CUT))
        if len(rows) == len(state.rows):
            raise Wrong("the act after the cut is not there")
        is_new = state.meta["incarnation"] != self.states[1].meta.get("incarnation")
        left = replace(state, rows=rows)
        return replace(left, meta={}) if is_new and list(left.meta) == ["incarnation"] else left


def _told(state: State, note: Mapping[str, Any]) -> State:
    if "incarnation" not in note:
        return state
    return replace(state, meta={**state.meta, "incarnation": {"id": note["incarnation"]}})


def after(state: State, act: Mapping[str, Any]) -> State:
    """Return the state after one more act."""
    match act["do"]:
        case "append":
            rows = (*state.rows, *(_row(each) for each in act["operations"]))
            chains = {**state.chains, **{k: tuple(v) for k, v in act.get("chains", {}).items()}}
            return replace(state, rows=rows, chains=chains)
        case "answer":
            for op, status, answer, settled_at in act["answers"]:
                state = _answered(state, op, status, answer, settled_at)
        case "release":
            for row in state.rows:
                if row[_STATE] == "answered" and _covers(act["cursor"], row[_SETTLED]):
                    state = state.changed(row[_OP], state="settled")
        case "reopen":
            state = _reopened(state, act["epoch"])
        case "forget":
            kept = [row for row in state.rows if not _is_forgotten(row, act["cursor"])]
            return replace(state, rows=tuple(kept))
        case "draft":
            return replace(state, drafts={**state.drafts, act["id"]: act["body"]})
        case "meta":
            return replace(state, meta={**state.meta, act["name"]: act["body"]})
    return state


def _row(operation: Mapping[str, Any]) -> Row:
    told = operation
    targets = tuple(tuple(each) for each in told["targets"])
    head = (told["op"], told["lane"], told["kind"], targets, told["body"], told["saved_at"])
    return (*head, "pending", None, None, None)


def _answered(state: State, op: str, status: str, answer: Any, settled_at: str | None) -> State:
    (row,) = (row for row in state.rows if row[_OP] == op)
    if row[_STATE] != "pending":
        return state
    is_final = status in _FINAL
    now = "pending" if not is_final else "answered" if settled_at else "settled"
    at = settled_at if is_final else None
    return state.changed(op, state=now, status=status, answer=answer, settled_at=at)


def _reopened(state: State, epoch: str) -> State:
    for row in state.rows:
        settled_at = row[_SETTLED]
        if row[_STATE] == "pending" or settled_at is None or settled_at.split(":")[0] == epoch:
            continue
        if row[_STATUS] == "refused":
            state = state.changed(row[_OP], state="settled")
        else:
            state = state.changed(row[_OP], state="pending", settled_at=None)
    return state


def _is_forgotten(row: Row, cursor: str) -> bool:
    return row[_STATE] == "settled" and row[_SETTLED] and _covers(cursor, row[_SETTLED])


def _covers(cursor: str, settled_at: str) -> bool:
    (epoch, seq), (other, at) = cursor.split(":"), settled_at.split(":")
    return epoch == other and int(seq) >= int(at)


def read(path: Path, key: str) -> State:
    """Read a journal by SQLCipher alone.

    Raises:
        Wrong: the file is damaged.
    """
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        # Not cipher_integrity_check: it reads the file without the log, which may be ahead of it.
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        if said != ["ok"]:
            raise Wrong(f"the journal is not whole: {said[:3]}")
        return _state(connection)
    except sqlcipher3.DatabaseError as error:
        raise Wrong(f"the journal cannot be read: {error}") from error
    finally:
        connection.close()


def _state(connection: Any) -> State:
    found = connection.execute(f"SELECT {_COLUMNS} FROM operations ORDER BY n").fetchall()
    rows = []
    for row in found:
        targets = tuple(tuple(each) for each in json.loads(row[3]))
        answer = None if row[8] is None else json.loads(row[8])
        rows.append((*row[:3], targets, json.loads(row[4]), *row[5:8], answer, row[9]))
    chains = connection.execute("SELECT chain, number, hash FROM chains").fetchall()
    drafts = connection.execute("SELECT id, body FROM drafts").fetchall()
    meta = connection.execute("SELECT name, body FROM meta").fetchall()
    return State(
        tuple(rows),
        {name: (number, digest) for name, number, digest in chains},
        {id: json.loads(body) for id, body in drafts},
        {name: json.loads(body) for name, body in meta},
    )


def check_links(state: State) -> None:
    """Check that each operation is there once and each chain is whole up to its head.

    Raises:
        Wrong: it is not.
    """
    ops = [row[_OP] for row in state.rows]
    if len(set(ops)) != len(ops):
        raise Wrong(f"operations stand twice: {ops}")
    for chain, (number, digest) in state.chains.items():
        links = [row[4]["args"] for row in state.rows if row[1] == chain]
        by_hash = {link["hash"]: link for link in links}
        walked = 0
        while (link := by_hash.get(digest)) is not None and link["number"] == number:
            number, digest, walked = number - 1, link["previous"], walked + 1
        if walked != len(links):  # the oldest may be forgotten, none in the middle
            raise Wrong(f"{chain} is broken: {walked} of {len(links)} links hang together")
