"""What a live change needs of a gap its reader has yet to read: told ahead of it, by whole groups.

A seat that was long away reads the newest changes first and the gap beside them. A change of a
record that an act of the gap made together with others must not show that record alone (G5); so the
whole group is told before it, once, as it stood where the gap ends.
"""

import asyncio
from collections.abc import Collection, Iterable

from console.hub.store.groups import Group
from console.hub.store.reader import Reader
from console.hub.store.transaction import Told


class Together:
    """The groups of one reader's gap.

    Args:
        table: reads them.
        groups: what acts made together in the gap.
        until: where the gap ends.
        scopes: whose records are told.
    """

    def __init__(
        self, table: Reader, groups: Iterable[Group], until: int, scopes: Collection[str]
    ) -> None:
        self._table = table
        self._until = until
        self._scopes = scopes
        self._of_key = {key: group for group in groups for key in group.keys}

    @classmethod
    async def of_gap(
        cls, table: Reader, after: int, until: int, scopes: Collection[str]
    ) -> "Together":
        """Find the groups between two numbers.

        Raises:
            ChangesGone: they are no longer kept.
        """
        groups = await asyncio.to_thread(table.groups_of_gap, after, until)
        return cls(table, groups, until, scopes)

    async def half_told(self) -> list[list[bytes]]:
        """Return what the gap ends in the middle of: the reader gets the rest first of all."""
        return await self._tell(g for g in self._of_key.values() if g.ends > self._until)

    async def before(self, changes: Iterable[Told]) -> list[list[bytes]]:
        """Return the changes of each group that these touch and that was not told yet."""
        keys = [(change.kind, change.id) for change in changes]
        return await self._tell(self._of_key[key] for key in keys if key in self._of_key)

    async def _tell(self, groups: Iterable[Group]) -> list[list[bytes]]:
        due = sorted(dict.fromkeys(groups), key=lambda group: group.ends)
        if not due:
            return []
        for group in due:
            for key in group.keys:
                del self._of_key[key]
        ask = self._table.states_of_groups
        return await asyncio.to_thread(ask, due, self._until, self._scopes)
