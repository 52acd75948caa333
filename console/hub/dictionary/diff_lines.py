"""A diff of two versions as lines for a person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from console.domain.dictionary import EntryChange, GridCode
from console.hub.dictionary.columns import CODES, MATTERS

_WHAT = {"added": "+ 新增 added", "removed": "- 停用 removed", "changed": "~ 修改 changed"}


def diff_lines(changes: Iterable[EntryChange]) -> Iterator[str]:
    """Yield a line an entry, and one a field of those that differ."""
    for change in changes:
        sort = CODES if change.kind == GridCode.KIND else MATTERS
        yield f"{_WHAT.get(change.what, change.what)} {change.id} {change.name}"
        for each in change.fields:
            yield f"    {sort.head_of(each.field)}: {each.before or '—'} → {each.after or '—'}"


def totals(changes: Sequence[EntryChange]) -> str:
    """Return how many are new, differ and go."""
    counts = Counter(change.what for change in changes)
    return (
        f"新增 {counts['added']}，修改 {counts['changed']}，停用 {counts['removed']} · "
        f"{counts['added']} added, {counts['changed']} changed, {counts['removed']} removed"
    )
