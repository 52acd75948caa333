"""A plugin's record held against its schema at the seat, before it is saved and sent.

The hub does so in its own transaction; what it would refuse is refused here at once, so that a
plugin that goes on sending wrong records fills neither journal nor queue of what waits.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from console.domain.entity import decode
from console.domain.plugin import Plugin
from console.plugin_api.record_schema import BadSchemaError, read_schema, record_faults
from offline_cache.cache import Cache


def faults_in(cache: Cache, plugin: str, kind: str, fields: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a record, each as `place: words`.

    Nothing where the kind was not let in, or by terms this version cannot read: that is refused,
    or decided, elsewhere. Blocks; reads the cache.
    """
    row = cache.get(Plugin.KIND, plugin)
    try:
        terms = decode(Plugin, row.body).terms if row else None
        told = {each.id: each.schema for each in terms.records} if terms else {}
        return record_faults(_schema(told[kind]), fields) if kind in told else []
    except (ValueError, BadSchemaError):
        return []


@lru_cache(maxsize=64)
def _schema(text: str) -> dict[str, Any]:
    return read_schema(text)
