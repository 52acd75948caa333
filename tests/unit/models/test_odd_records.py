"""Records of any shape: the cache takes each, and shows an alert rather than not."""

from pathlib import Path
from typing import Any

import pytest

from console.models.collections import COLLECTIONS
from offline_cache.cache import Cache
from offline_cache.lanes import InlineLane
from offline_cache.values import Change, FoldResult

ODD: list[dict[str, Any]] = [
    {"disposition": "closed", "acks": [1, None, "x"]},
    {"disposition": "closed", "acks": "many"},
    {"disposition": ["closed"], "severity": {"grade": 5}},
    {"place": "望汐路", "title": ["a"], "received_at": 7, "owner": "w01"},
    {"place": {"point": "here"}, "name": {"zh": "桥下"}, "aliases": 3, "text": [1]},
    {"aliases": [None, 7, {"x": 1}], "name": None},
]


@pytest.mark.parametrize("kind", [each.kind for each in COLLECTIONS])
def test_no_shape_of_a_record_stops_those_that_come_with_it(tmp_path: Path, kind: str) -> None:
    """What one newer or faulty hub sends may not stand in the way of every later change."""
    cache = Cache.open(
        tmp_path / "cache.db", bytes(32), COLLECTIONS, lambda hub, ops: FoldResult({}, {}), list,
        InlineLane(),
    )  # fmt: skip
    changes = [Change(n, kind, f"R{n}", f"e.{n}", "h", body) for n, body in enumerate(ODD, 1)]
    cache.apply(changes, f"e:{len(ODD)}")
    cache.index_text()
    assert [row.body for row in cache.rows(kind, [c.id for c in changes])] == ODD
    if kind == "alert":
        assert cache.count("alert", {"is_open": 1}) == len(ODD), "shown rather than left out"
    cache.close()
