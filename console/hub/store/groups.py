"""What must be shown together of a long gap, although its last states lie far apart (G5).

An act that made four records is four changes in a row. When one of them was changed again later,
its last state has a later number; so whatever acts connect is found here and told together.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import msgspec

from console.domain.entity import Key
from console.hub.store.connection import Connection, whole
from console.hub.store.transaction import Line


@dataclass(slots=True, eq=False)
class Group:
    """Records that acts connect, and the last number that belongs to them."""

    keys: set[Key] = field(default_factory=set)
    ends: int = 0

    def join(self, other: "Group") -> None:
        """Take in another one."""
        self.keys |= other.keys
        self.ends = max(self.ends, other.ends)


def grouped(
    sql: Connection,
    after: int,
    until: int,
    scopes: Collection[str],
    beyond: int,
    most: int,
) -> tuple[list[bytes], int]:
    """Return changes of whole groups, each of which carries the end of its group.

    Args:
        sql: holds one state of the database.
        after: the gap begins behind this number.
        until: its last number; a group may end behind it, and its rest comes by the feed.
        scopes: whose records are told.
        beyond: end of the last group that was told; 0 at first.
        most: so many changes end the answer, with the group that is being told.

    Returns:
        The changes, and the end of the last group told where there are more; else 0.
    """
    lines: list[bytes] = []
    for group in sorted(groups_of(sql, after, until), key=lambda each: each.ends):
        if group.ends <= beyond:
            continue
        if len(lines) >= most:
            return lines, beyond
        beyond = group.ends
        lines += last_states(sql, group, until, scopes)
    return lines, 0


def groups_of(sql: Connection, after: int, until: int) -> list[Group]:
    """Join what one act made, and all of which a record is the same."""
    by_end: dict[int, set[Key]] = {}
    ask = "SELECT ends, kind, id FROM changes WHERE ends > 0 AND seq > ? AND seq <= ?"
    for ends, *key in sql.execute(ask, (after, until)):
        by_end.setdefault(ends, set()).add((key[0], key[1]))
    of_key: dict[Key, Group] = {}
    for ends, keys in by_end.items():
        if ends <= until:
            keys.add(sql.execute("SELECT kind, id FROM changes WHERE seq = ?", (ends,)).fetchone())
        group = Group(keys, ends)
        for known in _different(of_key[key] for key in keys & of_key.keys()):
            group.join(known)
        of_key |= dict.fromkeys(group.keys, group)
    groups = _different(of_key.values())
    for group in groups:
        group.ends = max(group.ends, *(_last(sql, key, until)[0] for key in group.keys))
    return groups


def _different(groups: Iterable[Group]) -> list[Group]:
    return list(dict.fromkeys(groups))


def last_states(sql: Connection, group: Group, until: int, scopes: Collection[str]) -> list[bytes]:
    """Return the last changes of a group's records up to `until`, each with the group's end."""
    told = [_last(sql, key, until) for key in group.keys]
    return [_ending(line, group.ends) for _, line, scope in sorted(told) if scope in scopes]


def _last(sql: Connection, key: Key, until: int) -> tuple[int, bytes, str]:
    ask = (
        "SELECT seq, line, scope FROM changes WHERE kind = ? AND id = ? AND seq <= ?"
        " ORDER BY seq DESC LIMIT 1"
    )
    seq, line, scope = sql.execute(ask, (*key, until)).fetchone()
    return int(seq), whole(bytes(line)), str(scope)


def _ending(line: bytes, ends: int) -> bytes:
    told = msgspec.json.decode(line, type=Line)
    return msgspec.json.encode(msgspec.structs.replace(told, ends=ends))
